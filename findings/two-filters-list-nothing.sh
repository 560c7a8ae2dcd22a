#!/usr/bin/env bash
# libvirt 12.9.0: asking for snapshots with and without children lists none of them.
#
# The flags of a listing come in groups, and setting all bits of a group means the same as setting none: so the
# documentation says of every group, and so it is with and without metadata. Of leaves it is not.
. "$(dirname "$0")/fetch.sh"
libvirt 12.9.0-1~bpo13+1
run_c <<'C' | expect 'no filter 2
roots only 1
leaves and no leaves 0
active, inactive and disk only 2'
#include <libvirt/libvirt.h>
#include <stdio.h>

int main(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom = virDomainLookupByName(conn, "test");

    virDomainSnapshotCreateXML(dom, "<domainsnapshot><name>a</name></domainsnapshot>", 0);
    virDomainSnapshotCreateXML(dom, "<domainsnapshot><name>b</name></domainsnapshot>", 0);
    printf("no filter %d\n", virDomainListAllSnapshots(dom, NULL, 0));
    printf("roots only %d\n", virDomainListAllSnapshots(dom, NULL, VIR_DOMAIN_SNAPSHOT_LIST_ROOTS));
    printf("leaves and no leaves %d\n",
           virDomainListAllSnapshots(dom, NULL, VIR_DOMAIN_SNAPSHOT_LIST_LEAVES | VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES));
    printf("active, inactive and disk only %d\n",
           virDomainListAllSnapshots(dom, NULL, VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE | VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE |
                                                    VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY));
    return 0;
}
C
