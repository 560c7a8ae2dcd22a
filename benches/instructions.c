/* instructions: calls the functions whose instructions are counted, a thousand times each, or once
 * for a thousand snapshots. Run under a simulator that counts one function at a time. */
#include <libvirt/libvirt.h>

#include "bench.h"

#define SIZE 1000

int main(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr domain;
    virDomainSnapshotPtr *list, snapshots[SIZE], root;

    CHECK(conn && (domain = virDomainLookupByName(conn, "test")));
    for (int i = 0; i < SIZE; i++) {
        /* What looks for bytes takes steps of 32 from where the text begins. */
        _Alignas(32) char xml[80];
        snprintf(xml, sizeof(xml), "<domainsnapshot><name>snapshot-%d</name></domainsnapshot>", i);
        CHECK((snapshots[i] = virDomainSnapshotCreateXML(domain, xml, 0)));
    }
    root = snapshots[0];
    for (int i = 0; i < SIZE; i++) {
        char *xml = virDomainSnapshotGetXMLDesc(snapshots[i], 0);
        virDomainSnapshotPtr found = virDomainSnapshotLookupByName(domain, virDomainSnapshotGetName(snapshots[i]), 0);
        CHECK(xml && found);
        free(xml);
        virDomainSnapshotFree(found);
    }
    CHECK(virDomainListAllSnapshots(domain, &list, 0) == SIZE);
    for (int i = 0; i < SIZE; i++)
        virDomainSnapshotFree(list[i]);
    free(list);
    CHECK(virDomainSnapshotListAllChildren(root, &list, VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS) == SIZE - 1);
    free(list);
    for (int i = 0; i < SIZE; i++)
        CHECK(virDomainListAllSnapshots(domain, NULL, VIR_DOMAIN_SNAPSHOT_LIST_LEAVES) == 1);
    for (int i = SIZE; i-- > 0;)
        CHECK(virDomainSnapshotDelete(snapshots[i], 0) == 0);
    return 0;
}
