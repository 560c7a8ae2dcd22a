/* list-snapshots: the snapshots of a domain, under each filter that a listing can have.
 *
 *     list-snapshots URI DOMAIN
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *title;
    unsigned int flags;
} filters[] = {
    {"all, parents first", VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL},
    {"roots", VIR_DOMAIN_SNAPSHOT_LIST_ROOTS},
    {"with children", VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES},
    {"leaves", VIR_DOMAIN_SNAPSHOT_LIST_LEAVES},
    {"taken of a running domain", VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE},
    {"taken of a domain that was off", VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE},
};

static int by_name(const void *a, const void *b)
{
    const virDomainSnapshotPtr *one = a, *other = b;
    return strcmp(virDomainSnapshotGetName(*one), virDomainSnapshotGetName(*other));
}

/* Prints what a listing gave, and frees it: each handle, then the array. */
static int show(const char *title, int count, virDomainSnapshotPtr *snapshots)
{
    if (count < 0)
        return 1;
    if (count > 0)
        qsort(snapshots, (size_t)count, sizeof(*snapshots), by_name);
    printf("%s: %d\n", title, count);
    for (int i = 0; i < count; i++) {
        printf("    %s\n", virDomainSnapshotGetName(snapshots[i]));
        virDomainSnapshotFree(snapshots[i]);
    }
    free(snapshots);
    return 0;
}

static int list(virDomainPtr domain)
{
    int status = 0;
    for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++) {
        virDomainSnapshotPtr *snapshots = NULL;
        int count = virDomainListAllSnapshots(domain, &snapshots, filters[i].flags);
        status |= show(filters[i].title, count, snapshots);
    }

    virDomainSnapshotPtr current = virDomainSnapshotCurrent(domain, 0);
    if (!current)
        return status;
    printf("current: %s\n", virDomainSnapshotGetName(current));
    virDomainSnapshotPtr parent = virDomainSnapshotGetParent(current, 0);
    if (parent) {
        virDomainSnapshotPtr *below = NULL;
        int count = virDomainSnapshotListAllChildren(parent, &below, VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS);
        status |= show("below its parent", count, below);
        virDomainSnapshotFree(parent);
    }
    virDomainSnapshotFree(current);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s URI DOMAIN\n", argv[0]);
        return 2;
    }
    virConnectPtr connection = virConnectOpenReadOnly(argv[1]);
    if (!connection)
        return 1;
    virDomainPtr domain = virDomainLookupByName(connection, argv[2]);
    int status = domain ? list(domain) : 1;
    if (domain)
        virDomainFree(domain);
    virConnectClose(connection);
    return status;
}
