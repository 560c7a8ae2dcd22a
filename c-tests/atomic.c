/* Every list shows one moment: writers change the trees while readers list them. */
#include <pthread.h>

#include "check.h"

#define WRITERS 2
#define READERS 3
#define ROUNDS 60
#define LISTS 250
#define MOST 400

static virConnectPtr conn;
static virDomainPtr dom;
static int problems;
static pthread_mutex_t one_says = PTHREAD_MUTEX_INITIALIZER;

/* Counted and said under a lock: checks themselves are for one thread. */
static void problem(const char *what, const char *name)
{
    pthread_mutex_lock(&one_says);
    if (problems++ < 10)
        printf("%s: %s: %s\n", what, name, virGetLastErrorMessage());
    pthread_mutex_unlock(&one_says);
}

/*
 * A name says where a snapshot was put: "w0/3/1" is a child of "w0/3", which is one of "w0". Where a
 * writer takes out the middle one, the leaf is a child of "w0" from then on. So of the names that are
 * listed, each one that begins another, up to a slash, has to come before it.
 */
static int put(const char *name, const char *parent)
{
    char xml[600];
    virDomainSnapshotPtr snap;

    snprintf(xml, sizeof(xml),
             "<domainsnapshot><name>%s</name><parent><name>%s</name></parent><state>shutoff</state>"
             "<creationTime>7</creationTime><domain type='test'><name>test</name>"
             "<uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid><memory>4096</memory>"
             "<os><type>hvm</type></os></domain></domainsnapshot>",
             name, parent);
    snap = virDomainSnapshotCreateXML(dom, xml, VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE);
    if (!snap) {
        problem("not put", name);
        return -1;
    }
    virDomainSnapshotFree(snap);
    return 0;
}

static void take(const char *name, unsigned int flags)
{
    virDomainSnapshotPtr snap = virDomainSnapshotLookupByName(dom, name, 0);

    if (!snap || virDomainSnapshotDelete(snap, flags) < 0)
        problem("not taken", name);
    if (snap)
        virDomainSnapshotFree(snap);
}

/* Grows three branches under its own root, then takes each away in another way. */
static void *write_trees(void *which)
{
    char root[20], branch[40], leaf[60];
    int round, b, l;

    snprintf(root, sizeof(root), "w%d", *(int *)which);
    for (round = 0; round < ROUNDS; round++) {
        for (b = 0; b < 3; b++) {
            snprintf(branch, sizeof(branch), "%s/%d", root, b);
            put(branch, root);
            for (l = 0; l < 3; l++) {
                snprintf(leaf, sizeof(leaf), "%s/%d", branch, l);
                put(leaf, branch);
            }
        }
        snprintf(branch, sizeof(branch), "%s/0", root);
        take(branch, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN);
        /* One leaf goes below another; the leaves of a branch that is taken out go to the root. */
        snprintf(leaf, sizeof(leaf), "%s/2/1", root);
        snprintf(branch, sizeof(branch), "%s/2/0", root);
        put(leaf, branch);
        snprintf(branch, sizeof(branch), "%s/1", root);
        take(branch, 0);
        take(root, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY);
    }
    return NULL;
}

/* Where a name is in a list, or -1. */
static int at(char *const *names, int count, const char *name, size_t length)
{
    int n;

    for (n = 0; n < count; n++)
        if (strlen(names[n]) == length && strncmp(names[n], name, length) == 0)
            return n;
    return -1;
}

static void look_at(char *const *names, int count, int topological, const char *below)
{
    int n;

    for (n = 0; n < count; n++) {
        const char *name = names[n], *slash = strrchr(name, '/');

        if (at(names, n, name, strlen(name)) >= 0)
            problem("listed twice", name);
        if (below && (strncmp(name, below, strlen(below)) != 0 || name[strlen(below)] != '/'))
            problem("not a child", name);
        if (topological && slash && at(names, count, name, (size_t)(slash - name)) > n)
            problem("before its parent", name);
        if (topological && !below && slash && at(names, n, name, 2) < 0)
            problem("without its root", name);
    }
}

static void list_handles(virDomainSnapshotPtr *snaps, int count, int topological, const char *below)
{
    char *names[MOST] = {NULL};
    int n;

    if (count < 0) {
        problem("not listed", below ? below : "all");
        return;
    }
    if (count > MOST || snaps[count]) {
        problem("a list without an end", below ? below : "all");
        return;
    }
    for (n = 0; n < count; n++)
        names[n] = (char *)virDomainSnapshotGetName(snaps[n]);
    look_at(names, count, topological, below);
    for (n = 0; n < count; n++)
        virDomainSnapshotFree(snaps[n]);
    free(snaps);
}

static void list_names(unsigned int flags)
{
    char *names[MOST] = {NULL};
    int n, count = virDomainSnapshotListNames(dom, names, MOST, flags);

    if (count < 0)
        problem("not listed", "names");
    look_at(names, count, flags != 0, NULL);
    for (n = 0; n < count; n++)
        free(names[n]);
}

static void *read_trees(void *which)
{
    char root[20];
    int n;

    for (n = 0; n < LISTS; n++) {
        virDomainSnapshotPtr *snaps = NULL, top;
        int topological = n % 2, count;
        unsigned int flags = topological ? VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL : 0;

        count = virDomainListAllSnapshots(dom, &snaps, flags);
        list_handles(snaps, count, topological, NULL);
        list_names(flags);
        snprintf(root, sizeof(root), "w%d", (n + *(int *)which) % WRITERS);
        top = virDomainSnapshotLookupByName(dom, root, 0);
        if (!top) {
            problem("not found", root);
            continue;
        }
        flags |= n % 3 ? VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS : 0;
        count = virDomainSnapshotListAllChildren(top, &snaps, flags);
        list_handles(snaps, count, topological, root);
        virDomainSnapshotFree(top);
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[WRITERS + READERS];
    int numbers[WRITERS + READERS], n;
    virDomainSnapshotPtr *snaps = NULL;
    char root[20];

    check_begin();
    conn = virConnectOpen("test:///default");
    dom = conn ? virDomainLookupByName(conn, "test") : NULL;
    CHECK(dom != NULL);
    if (!dom)
        return check_end();
    CHECK_INT(put("top", ""), 0);
    for (n = 0; n < WRITERS; n++) {
        snprintf(root, sizeof(root), "w%d", n);
        CHECK_INT(put(root, "top"), 0);
    }
    for (n = 0; n < WRITERS + READERS; n++) {
        numbers[n] = n < WRITERS ? n : n - WRITERS;
        CHECK_INT(pthread_create(&threads[n], NULL, n < WRITERS ? write_trees : read_trees, &numbers[n]), 0);
    }
    for (n = 0; n < WRITERS + READERS; n++)
        CHECK_INT(pthread_join(threads[n], NULL), 0);
    CHECK_INT(problems, 0);
    /* What is left is what every writer left. */
    CHECK_INT(virDomainListAllSnapshots(dom, &snaps, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL), 1 + WRITERS);
    list_handles(snaps, 1 + WRITERS, 1, NULL);
    CHECK_INT(problems, 0);
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);
    return check_end();
}
