#!/usr/bin/env bash
# libvirt 12.9.0, test driver: virDomainSetBlkioParameters fails, and has set what else it was given.
#
# One list of weights names a device twice with a number that is none; the call returns -1, and the weight that came
# with it counts from then on.
. "$(dirname "$0")/fetch.sh"
libvirt 12.9.0-1~bpo13+1
run_c <<'C' | expect 'before: 500
set: -1
after: 777'
#include <libvirt/libvirt.h>
#include <stdio.h>
#include <string.h>

static void show(const char *what, virDomainPtr dom)
{
    virTypedParameter params[10];
    int count = 10;

    virDomainGetBlkioParameters(dom, params, &count, 0);
    for (int i = 0; i < count; i++)
        if (!strcmp(params[i].field, VIR_DOMAIN_BLKIO_WEIGHT))
            printf("%s: %u\n", what, params[i].value.ui);
}

int main(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom = virDomainDefineXML(conn, "<domain type='test'><name>d</name><memory>1024</memory>"
        "<os><type>hvm</type></os><blkiotune><weight>500</weight></blkiotune></domain>");
    virTypedParameterPtr params = NULL;
    int count = 0, room = 0;

    virDomainCreate(dom);
    show("before", dom);
    virTypedParamsAddUInt(&params, &count, &room, VIR_DOMAIN_BLKIO_WEIGHT, 777);
    virTypedParamsAddString(&params, &count, &room, VIR_DOMAIN_BLKIO_DEVICE_WEIGHT, "/dev/sda,heavy");
    printf("set: %d\n", virDomainSetBlkioParameters(dom, params, count, 0));
    show("after", dom);
    return 0;
}
C
