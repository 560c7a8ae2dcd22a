#!/usr/bin/env bash
# libvirt 12.9.0: the error about a typed parameter of the wrong type names the two types the wrong way round.
#
# The memory limit is an unsigned long long, and the program gives an int. The message says that the type given was
# ullong, and that int was expected. 11.3.0 has them right.
. "$(dirname "$0")/fetch.sh"
libvirt 12.9.0-1~bpo13+1
run_c <<'C' | expect "-1 invalid argument: invalid type 'ullong' for parameter 'hard_limit', expected 'int'"
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>

int main(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom = virDomainLookupByName(conn, "test");
    virTypedParameter limit = { .field = VIR_DOMAIN_MEMORY_HARD_LIMIT, .type = VIR_TYPED_PARAM_INT, .value.i = 4096 };
    int set = virDomainSetMemoryParameters(dom, &limit, 1, 0);

    printf("%d %s\n", set, virGetLastErrorMessage());
    return 0;
}
C
