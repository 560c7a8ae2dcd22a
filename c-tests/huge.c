/* Chains as deep and stars as wide as memory allows: no call may run out of stack, or take more than
 * a few steps for each snapshot. `huge SIZE` says how many snapshots; a thousand without it. The
 * whole runs on a thread with a stack of 256 KiB; a step worse than linear would not end in time. */
#include <malloc.h>
#include <pthread.h>
#include <unistd.h>

#include "check.h"

#define STACK (256 * 1024)

static virConnectPtr conn;
static virDomainPtr dom;
static int size = 1000;

#define REDEFINED                                                                                     \
    "<domainsnapshot><name>%s</name>%s<state>running</state><creationTime>7</creationTime>"           \
    "<domain type='test'><name>huge</name><uuid>5b3b2a40-0000-4000-8000-000000000007</uuid>"          \
    "<memory>4096</memory><os><type>hvm</type></os></domain></domainsnapshot>"

static virDomainSnapshotPtr named(int number)
{
    char name[32];

    snprintf(name, sizeof(name), "s%d", number);
    return virDomainSnapshotLookupByName(dom, name, 0);
}

/* Takes snapshots s0, s1 and so on: each below the one before, or all others below s0. */
static void grow(int star)
{
    virDomainSnapshotPtr root = NULL;
    int n, good = 1;

    for (n = 0; n < size; n++) {
        char xml[100];
        virDomainSnapshotPtr snap;

        snprintf(xml, sizeof(xml), "<domainsnapshot><name>s%d</name></domainsnapshot>", n);
        good = good && (snap = virDomainSnapshotCreateXML(dom, xml, 0));
        if (n == 0)
            root = snap;
        else
            virDomainSnapshotFree(snap);
        if (star && good)
            good = virDomainRevertToSnapshot(root, 0) == 0;
    }
    CHECK(good);
    virDomainSnapshotFree(root);
}

/* Lists from the root or from the domain, and tells how many there are. */
static int list(int from_root, unsigned int flags)
{
    virDomainSnapshotPtr *snaps = NULL, root = named(0);
    int n, count = from_root ? virDomainSnapshotListAllChildren(root, &snaps, flags)
                             : virDomainListAllSnapshots(dom, &snaps, flags);
    int counted = from_root ? virDomainSnapshotListAllChildren(root, NULL, flags)
                            : virDomainListAllSnapshots(dom, NULL, flags);

    CHECK_INT(counted, count);
    for (n = 0; n < count; n++)
        virDomainSnapshotFree(snaps[n]);
    free(snaps);
    virDomainSnapshotFree(root);
    return count;
}

static void list_names(void)
{
    char **names = calloc((size_t)size, sizeof(*names));
    int n, count = virDomainSnapshotListNames(dom, names, size, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL);

    CHECK_INT(count, size);
    CHECK_INT(virDomainSnapshotNum(dom, VIR_DOMAIN_SNAPSHOT_LIST_LEAVES | VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES),
              check_original() ? 0 : size);
    for (n = 0; n < count; n++)
        free(names[n]);
    free(names);
}

/* Lists in every way; `leaves` is how many have no children, `children` how many the root has. */
static void list_every_way(int leaves, int children)
{
    CHECK_INT(list(0, 0), size);
    CHECK_INT(list(0, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL), size);
    CHECK_INT(list(0, VIR_DOMAIN_SNAPSHOT_LIST_ROOTS), 1);
    CHECK_INT(list(0, VIR_DOMAIN_SNAPSHOT_LIST_LEAVES), leaves);
    CHECK_INT(list(0, VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES), size - leaves);
    CHECK_INT(list(0, VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE | VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL), size);
    CHECK_INT(list(0, VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE), 0);
    CHECK_INT(list(1, 0), children);
    CHECK_INT(list(1, VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS), size - 1);
    CHECK_INT(list(1, VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS | VIR_DOMAIN_SNAPSHOT_LIST_LEAVES), leaves);
    list_names();
}

/* Bytes that the program has from malloc; nothing under valgrind. */
static size_t in_use(void)
{
    struct mallinfo2 info = mallinfo2();

    return info.uordblks + info.hblkhd;
}

/* One handle kept from a listing keeps no more than a page of the others' memory. */
static virDomainSnapshotPtr keep_one(void)
{
    virDomainSnapshotPtr *snaps = NULL, kept = NULL;
    size_t before = in_use();
    int n, count = virDomainListAllSnapshots(dom, &snaps, 0);

    for (n = 0; n < count; n++) {
        if (n == count / 2)
            kept = snaps[n];
        else
            virDomainSnapshotFree(snaps[n]);
    }
    free(snaps);
    CHECK(check_original() || in_use() <= before + 4096);
    return kept;
}

/* Puts `child` below `parent`, or tells that it may not be. */
static int redefine(const char *child, const char *parent)
{
    char xml[700], above[100];
    virDomainSnapshotPtr snap;

    snprintf(above, sizeof(above), "<parent><name>%s</name></parent>", parent);
    snprintf(xml, sizeof(xml), REDEFINED, child, above);
    snap = virDomainSnapshotCreateXML(dom, xml, VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE);
    if (snap)
        virDomainSnapshotFree(snap);
    return snap != NULL;
}

/* Redefines, reverts and deletes around the middle, then all below it. */
static void change(int star)
{
    char last[32], middle[32];
    virDomainSnapshotPtr snap, root = named(0);
    int left = size;

    snprintf(last, sizeof(last), "s%d", size - 1);
    snprintf(middle, sizeof(middle), "s%d", size / 2);
    CHECK(redefine(last, "s0"));
    CHECK(!redefine("s0", middle));
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_ARG);
    CHECK((snap = named(size / 2)) != NULL);
    CHECK_INT(virDomainRevertToSnapshot(snap, 0), 0);
    CHECK_INT(virDomainSnapshotDelete(snap, 0), 0);
    CHECK_INT(virDomainSnapshotNum(dom, 0), --left);
    virDomainSnapshotFree(snap);
    CHECK((snap = named(size / 2 - 1)) != NULL);
    CHECK_INT(virDomainSnapshotDelete(snap, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY), 0);
    left = star ? left : size / 2 + 1;
    CHECK_INT(virDomainSnapshotNum(dom, 0), left);
    CHECK_INT(virDomainSnapshotDelete(snap, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN), 0);
    CHECK_INT(virDomainSnapshotNum(dom, 0), --left);
    virDomainSnapshotFree(snap);
    CHECK_INT(virDomainSnapshotDelete(root, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY), 0);
    CHECK_INT(virDomainSnapshotNum(dom, 0), 1);
    CHECK_INT(virDomainSnapshotDelete(root, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN), 0);
    CHECK_INT(virDomainSnapshotNum(dom, 0), 0);
    virDomainSnapshotFree(root);
}

static virDomainPtr define(void)
{
    virDomainPtr defined = virDomainDefineXML(
        conn, "<domain type='test'><name>huge</name><uuid>5b3b2a40-0000-4000-8000-000000000007</uuid>"
              "<memory>4096</memory><os><type>hvm</type></os></domain>");

    CHECK(defined != NULL);
    CHECK_INT(virDomainCreate(defined), 0);
    return defined;
}

static void *everything(void *unused)
{
    virDomainSnapshotPtr kept;
    char name[32];
    int star;

    for (star = 0; star < 2; star++) {
        CHECK((conn = virConnectOpen("test:///default")) != NULL);
        dom = define();
        grow(star);
        list_every_way(star ? size - 1 : 1, star ? size - 1 : 1);
        change(star);
        /* Then as much again: undefined with the domain, or closed with the connection. */
        grow(star);
        kept = keep_one();
        if (star) {
            CHECK_INT(virDomainDestroy(dom), 0);
            CHECK_INT(virDomainUndefineFlags(dom, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA), 0);
        }
        virDomainFree(dom);
        /* The handle that is left keeps what it belongs to; the snapshot itself may be gone. */
        CHECK_INT(virConnectClose(conn), 1);
        snprintf(name, sizeof(name), "s%d", size / 2);
        if (!check_original())
            CHECK_STR(virDomainSnapshotGetName(kept), name);
        CHECK_STR(virDomainGetName(virDomainSnapshotGetDomain(kept)), "huge");
        CHECK_INT(virDomainSnapshotIsCurrent(kept, 0), star ? -1 : 0);
        CHECK_INT(virDomainSnapshotFree(kept), 0);
    }
    return unused;
}

int main(int argc, char **argv)
{
    pthread_attr_t attributes;
    pthread_t thread;

    if (argc > 1)
        size = atoi(argv[1]);
    check_begin();
    alarm(250);
    CHECK(pthread_attr_init(&attributes) == 0 && pthread_attr_setstacksize(&attributes, STACK) == 0);
    CHECK(pthread_create(&thread, &attributes, everything, NULL) == 0);
    pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
    return check_end();
}
