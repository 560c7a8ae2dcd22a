#!/usr/bin/env bash
# libvirt 12.9.0, test driver: a list of names that is longer than the array says that all of them were stored.
#
# virDomainSnapshotListNames fills at most as many entries as it is told that there are, and its documentation says that
# it returns the number of names provided. With room for one of three it fills one and returns three: who frees as many
# as were returned frees what was never set.
. "$(dirname "$0")/fetch.sh"
libvirt 12.9.0-1~bpo13+1
run_c <<'C' | expect 'returned 3 for room of 1
stored 1
the same of networks: returned 1 for room of 1'
#include <libvirt/libvirt.h>
#include <stdio.h>

int main(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom = virDomainLookupByName(conn, "test");
    char *names[3] = { NULL, NULL, NULL }, *networks[2] = { NULL, NULL };
    int stored = 0;

    virDomainSnapshotCreateXML(dom, "<domainsnapshot><name>a</name></domainsnapshot>", 0);
    virDomainSnapshotCreateXML(dom, "<domainsnapshot><name>b</name></domainsnapshot>", 0);
    virDomainSnapshotCreateXML(dom, "<domainsnapshot><name>c</name></domainsnapshot>", 0);
    printf("returned %d for room of 1\n", virDomainSnapshotListNames(dom, names, 1, 0));
    for (int i = 0; i < 3; i++)
        stored += names[i] != NULL;
    printf("stored %d\n", stored);
    virNetworkCreateXML(conn, "<network><name>n</name><bridge name='n0'/><ip address='10.9.0.1' prefix='24'/></network>");
    printf("the same of networks: returned %d for room of 1\n", virConnectListNetworks(conn, networks, 1));
    return 0;
}
C
