#!/usr/bin/env bash
# libvirt 12.9.0, test driver: a domain with a description of more than 8192 bytes is saved, and cannot be restored.
#
# Saving succeeds and the domain is gone, as it is transient. Restoring refuses the image for the length of the XML in
# it.
. "$(dirname "$0")/fetch.sh"
libvirt 12.9.0-1~bpo13+1
run_c <<'C' | expect 'save 0
restore -1: internal error: length of metadata out of range
domains 1'
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    static char xml[16384], text[9001];
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom;

    memset(text, 'x', sizeof(text) - 1);
    snprintf(xml, sizeof(xml), "<domain type='test'><name>long</name><memory>1024</memory>"
             "<description>%s</description><os><type>hvm</type></os></domain>", text);
    dom = virDomainCreateXML(conn, xml, 0);
    printf("save %d\n", virDomainSave(dom, "long.image"));
    printf("restore %d", virDomainRestore(conn, "long.image"));
    printf(": %s\n", virGetLastErrorMessage());
    printf("domains %d\n", virConnectListAllDomains(conn, NULL, 0));
    return 0;
}
C
