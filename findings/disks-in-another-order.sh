#!/usr/bin/env bash
# libvirt 12.9.0: defining a domain by its own description puts its disks in another order.
#
# Disks whose targets name no bus are put in order before their buses are known, and by their buses once the description
# is read again. With it their places, and so what boots first, change.
. "$(dirname "$0")/fetch.sh"
libvirt 12.9.0-1~bpo13+1
run_c <<'C' | expect 'defined: vda hdc vdd
defined by its own description: vda vdd hdc'
#include <libvirt/libvirt.h>
#include <stdio.h>
#include <string.h>

static char *show(const char *what, virDomainPtr dom)
{
    char *xml = virDomainGetXMLDesc(dom, VIR_DOMAIN_XML_SECURE | VIR_DOMAIN_XML_INACTIVE);

    printf("%s:", what);
    for (char *at = xml; (at = strstr(at, "<target dev='")); at++)
        printf(" %.3s", at + 13);
    printf("\n");
    return xml;
}

int main(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom = virDomainDefineXML(conn, "<domain type='test'><name>d</name><memory>1024</memory>"
        "<os><type>hvm</type></os><devices>"
        "<disk type='file'><source file='/1'/><target dev='vda'/></disk>"
        "<disk type='file'><source file='/2'/><target dev='vdd'/></disk>"
        "<disk type='file' device='cdrom'><target dev='hdc'/></disk>"
        "</devices></domain>");
    char *xml = show("defined", dom);

    dom = virDomainDefineXML(conn, xml);
    show("defined by its own description", dom);
    return 0;
}
C
