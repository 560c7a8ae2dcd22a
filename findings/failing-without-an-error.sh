#!/usr/bin/env bash
# libvirt 12.9.0: virTypedParamsAddStringList fails on an empty list, and no error says why.
#
# A list of no strings is a list. The functions beside it that take none add none and return 0.
. "$(dirname "$0")/fetch.sh"
libvirt 12.9.0-1~bpo13+1
run_c <<'C' | expect 'one string: 0
no string: -1, last error 0 (no error)'
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>

int main(void)
{
    virTypedParameterPtr params = NULL;
    int count = 0, room = 0, added;
    const char *one[] = { "vda", NULL }, *none[] = { NULL };

    virInitialize();
    added = virTypedParamsAddStringList(&params, &count, &room, VIR_MIGRATE_PARAM_MIGRATE_DISKS, one);
    printf("one string: %d\n", added);
    added = virTypedParamsAddStringList(&params, &count, &room, VIR_MIGRATE_PARAM_MIGRATE_DISKS, none);
    printf("no string: %d, last error %d (%s)\n", added, virGetLastErrorCode(), virGetLastErrorMessage());
    return 0;
}
C
