#!/usr/bin/env bash
# libvirt 12.9.0, test driver: virDomainGetSchedulerParametersFlags cannot succeed, and virDomainGetSchedulerParameters
# does.
#
# The library itself adds the flag that says that strings are taken, before it asks the driver, and the test driver
# refuses every flag.
. "$(dirname "$0")/fetch.sh"
libvirt 12.9.0-1~bpo13+1
run_c <<'C' | expect 'without flags 0, weight 50
with flags 0: -1 unsupported flags (0x4) in function testDomainGetSchedulerParametersFlags'
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>

int main(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom = virDomainLookupByName(conn, "test");
    virTypedParameter params[4];
    int count = 4, got = virDomainGetSchedulerParameters(dom, params, &count);

    printf("without flags %d, %s %u\n", got, params[0].field, params[0].value.ui);
    count = 4;
    got = virDomainGetSchedulerParametersFlags(dom, params, &count, 0);
    printf("with flags 0: %d %s\n", got, virGetLastErrorMessage());
    return 0;
}
C
