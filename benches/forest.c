/* forest SIZE: what the calls on a history of SIZE snapshots cost, in nanoseconds.
 *
 * The history has one root; every hundredth snapshot begins a new branch there. It is made through
 * the calls that are measured, so that the original can make it too. */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include "bench.h"

static virConnectPtr conn;
static virDomainPtr domain;
static virDomainSnapshotPtr root;
static char (*names)[32];
static long size;

static void make_history(void)
{
    names = calloc((size_t)size + 200, sizeof(*names));
    CHECK(names);
    for (long i = 0; i < size; i++) {
        virDomainSnapshotPtr snapshot;
        char xml[80];

        if (i > 1 && i % 100 == 1)
            CHECK(virDomainRevertToSnapshot(root, 0) == 0);
        snprintf(names[i], sizeof(names[i]), "snapshot-%ld", i);
        snprintf(xml, sizeof(xml), "<domainsnapshot><name>%s</name></domainsnapshot>", names[i]);
        snapshot = virDomainSnapshotCreateXML(domain, xml, 0);
        CHECK(snapshot);
        if (i == 0)
            root = snapshot;
        else
            virDomainSnapshotFree(snapshot);
    }
}

static double list(unsigned int flags, int from_root)
{
    virDomainSnapshotPtr *list = NULL;
    double begin = now_ns();
    int count = from_root ? virDomainSnapshotListAllChildren(root, &list, flags)
                          : virDomainListAllSnapshots(domain, &list, flags);

    CHECK(count >= 0);
    for (int i = 0; i < count; i++)
        virDomainSnapshotFree(list[i]);
    free(list);
    return now_ns() - begin;
}

static double count(unsigned int flags)
{
    double begin = now_ns();
    for (int i = 0; i < 10; i++)
        CHECK(virDomainListAllSnapshots(domain, NULL, flags) > 0);
    return (now_ns() - begin) / 10;
}

static const char *some_name(void)
{
    static uint64_t random = 1;
    random = random * 6364136223846793005u + 1442695040888963407u;
    return names[(random >> 33) % (uint64_t)size];
}

static double look_up(void)
{
    virDomainSnapshotPtr found[100];
    char wanted[100][sizeof(*names)];
    double begin, end;

    /* Copied, so that reading the name itself is not what takes the time. */
    for (int i = 0; i < 100; i++)
        memcpy(wanted[i], some_name(), sizeof(wanted[i]));
    begin = now_ns();
    for (int i = 0; i < 100; i++)
        CHECK((found[i] = virDomainSnapshotLookupByName(domain, wanted[i], 0)));
    end = now_ns();
    for (int i = 0; i < 100; i++)
        virDomainSnapshotFree(found[i]);
    return (end - begin) / 100;
}

static double describe(void)
{
    virDomainSnapshotPtr snapshot = virDomainSnapshotLookupByName(domain, some_name(), 0);
    double begin = now_ns();
    char *xml;

    CHECK(snapshot && (xml = virDomainSnapshotGetXMLDesc(snapshot, 0)));
    free(xml);
    begin = now_ns() - begin;
    virDomainSnapshotFree(snapshot);
    return begin;
}

/* Takes a snapshot below the newest one, and deletes it again. */
static void grow_and_prune(double *create, double *delete_leaf)
{
    double begin = now_ns(), middle;
    virDomainSnapshotPtr snapshot =
        virDomainSnapshotCreateXML(domain, "<domainsnapshot><name>another</name></domainsnapshot>", 0);

    CHECK(snapshot);
    middle = now_ns();
    CHECK(virDomainSnapshotDelete(snapshot, 0) == 0);
    *delete_leaf = now_ns() - middle;
    *create = middle - begin;
    virDomainSnapshotFree(snapshot);
}

int main(int argc, char **argv)
{
    double before, created[101], deleted[101];
    int rounds;

    size = argc > 1 ? atol(argv[1]) : 10000;
    rounds = size >= 1000000 ? 5 : size >= 100000 ? 7 : 21;
    CHECK((conn = virConnectOpen("test:///default")));
    CHECK((domain = virDomainLookupByName(conn, "test")));
    before = resident_bytes();
    make_history();
    report("memory per snapshot", size, (resident_bytes() - before) / (double)size - sizeof(*names));

    /* The first listing finds memory cold; all that follow are as in a program that runs. */
    list(0, 0);
    MEASURE("list and free, each", size, rounds, ns, ns = list(0, 0) / (double)size);
    MEASURE("descendants and free, each", size, rounds, ns,
            ns = list(VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS, 1) / (double)size);
    MEASURE("topological list and free, each", size, rounds, ns,
            ns = list(VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL, 0) / (double)size);
    MEASURE("list of roots (1)", size, rounds, ns, ns = list(VIR_DOMAIN_SNAPSHOT_LIST_ROOTS, 0));
    MEASURE("list of leaves (1%), each", size, rounds, ns,
            ns = list(VIR_DOMAIN_SNAPSHOT_LIST_LEAVES, 0) / ((double)size / 100));
    MEASURE("count", size, 21, ns, ns = count(0));
    MEASURE("count of leaves", size, 21, ns, ns = count(VIR_DOMAIN_SNAPSHOT_LIST_LEAVES));
    MEASURE("count of roots", size, 21, ns, ns = count(VIR_DOMAIN_SNAPSHOT_LIST_ROOTS));
    MEASURE("look up by name", size, 21, ns, ns = look_up());
    MEASURE("description", size, 101, ns, ns = describe());
    for (int i = 0; i < 101; i++)
        grow_and_prune(&created[i], &deleted[i]);
    report("create", size, median(created, 101));
    report("delete a leaf", size, median(deleted, 101));
    virDomainSnapshotFree(root);
    virDomainFree(domain);
    virConnectClose(conn);
    free(names);
    return 0;
}
