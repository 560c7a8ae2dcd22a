/* libvirt-domain-snapshot.h: the six ways to list snapshots, with every combination of flags. */
#include "snapshots.h"

static void no_snapshots(void)
{
    char *name = NULL;

    CHECK_STR(all(0), "");
    CHECK_STR(all(TOPOLOGICAL), "");
    CHECK_INT(virDomainListAllSnapshots(dom, NULL, 0), 0);
    CHECK_INT(virDomainSnapshotNum(dom, 0), 0);
    CHECK_INT(virDomainSnapshotListNames(dom, &name, 1, 0), 0);
    CHECK(name == NULL);
    CHECK_INT(virDomainHasCurrentSnapshot(dom, 0), 0);
    CHECK_FAILS(virDomainSnapshotCurrent(dom, 0), NULL, VIR_ERR_NO_DOMAIN_SNAPSHOT, VIR_FROM_TEST,
                "Domain snapshot not found: the domain does not have a current snapshot");
    CHECK_FAILS(virDomainSnapshotLookupByName(dom, "none", 0), NULL, VIR_ERR_NO_DOMAIN_SNAPSHOT, VIR_FROM_TEST,
                "Domain snapshot not found: no domain snapshot with matching name 'none'");
}

/* A forest that has something for every filter; the order is that of a topological list. */
static const struct node {
    const char *name, *parent, *state, *more;
    int leaf;
} forest[] = {
    {"s", NULL, "shutoff", "", 1},
    {"r", NULL, "running", "", 0},
    {"b", "r", "disk-snapshot", "", 1},
    {"a", "r", "shutoff", "", 0},
    {"c", "a", "paused", "<memory snapshot='external' file='/c'/>", 1},
};
#define NODES 5

/* One bit for each node that a filter lets through. */
static int passes(const struct node *node, unsigned int flags)
{
    unsigned int group = flags & (VIR_DOMAIN_SNAPSHOT_LIST_LEAVES | VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES), is;

    is = node->leaf ? VIR_DOMAIN_SNAPSHOT_LIST_LEAVES : VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES;
    if (check_original() && group == (VIR_DOMAIN_SNAPSHOT_LIST_LEAVES | VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES))
        return 0;
    if (group && !(group & is))
        return 0;
    group = flags & (VIR_DOMAIN_SNAPSHOT_LIST_METADATA | VIR_DOMAIN_SNAPSHOT_LIST_NO_METADATA);
    if (group == VIR_DOMAIN_SNAPSHOT_LIST_NO_METADATA)
        return 0;
    group = flags & (VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE | VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE |
                     VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY);
    is = strcmp(node->state, "shutoff") == 0 ? VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE
         : strcmp(node->state, "disk-snapshot") == 0 ? VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY
                                                     : VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE;
    if (group && !(group & is))
        return 0;
    group = flags & (VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL | VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL);
    is = *node->more ? VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL : VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL;
    return !group || (group & is);
}

/* Puts together the list that should come; `top` is NULL for the domain's, else a snapshot's name. */
static int should_list(const char *top, unsigned int flags, char *text)
{
    int n, count = 0, direct = flags & VIR_DOMAIN_SNAPSHOT_LIST_ROOTS;

    *text = '\0';
    for (n = 0; n < NODES; n++) {
        const struct node *node = &forest[n];

        if (!top && direct && node->parent)
            continue;
        if (top && (!node->parent || (strcmp(node->parent, top) != 0 && !(direct && strcmp(top, "r") == 0))))
            continue;
        if (!passes(node, flags))
            continue;
        strcat(strcat(text, count ? "," : ""), node->name);
        count++;
    }
    return count;
}

/* Whether two lists of one-letter names hold the same, in any order where `same_order` is 0. */
static int same(const char *is, const char *should, int same_order)
{
    const char *name;

    if (strlen(is) != strlen(should))
        return 0;
    if (same_order)
        return strcmp(is, should) == 0;
    for (name = should; *name; name++)
        if (!strchr(is, *name))
            return 0;
    return 1;
}

static const char *name_array(char **names, int count)
{
    static char text[100];
    int n;

    text[0] = '\0';
    for (n = 0; n < count; n++) {
        strcat(strcat(text, n ? "," : ""), names[n]);
        free(names[n]);
    }
    return text;
}

/* Every combination of flags, in each of the six ways to list. */
static void every_filter(void)
{
    virDomainSnapshotPtr r, *snaps;
    unsigned int flags;
    int n, count, wrong = 0;
    char should[100], *names[NODES];
    const int order[NODES] = {1, 3, 2, 4, 0};

    for (n = 0; n < NODES; n++) {
        const struct node *node = &forest[order[n]];
        char more[1000];

        snprintf(more, sizeof(more), "%s" DOMAIN, node->more);
        CHECK_INT(redefine(node->name, node->parent, node->state, more, 0), 0);
    }
    CHECK(current() == NULL);
    r = find("r");
    if (!r)
        return;
    for (flags = 0; flags < 2048; flags++) {
        int ordered = (flags & TOPOLOGICAL) != 0, good;

        count = should_list(NULL, flags, should);
        snaps = GARBAGE;
        n = virDomainListAllSnapshots(dom, &snaps, flags);
        good = n == count && same(names_of(snaps, n), should, ordered);
        good = good && virDomainListAllSnapshots(dom, NULL, flags) == count;
        good = good && virDomainSnapshotNum(dom, flags) == count;
        n = virDomainSnapshotListNames(dom, names, NODES, flags);
        good = good && n == count && same(name_array(names, n), should, ordered);

        count = should_list("r", flags, should);
        snaps = GARBAGE;
        n = virDomainSnapshotListAllChildren(r, &snaps, flags);
        good = good && n == count && same(names_of(snaps, n), should, 1);
        good = good && virDomainSnapshotListAllChildren(r, NULL, flags) == count;
        good = good && virDomainSnapshotNumChildren(r, flags) == count;
        n = virDomainSnapshotListChildrenNames(r, names, NODES, flags);
        good = good && n == count && same(name_array(names, n), should, 1);
        if (!good && wrong++ < 5)
            printf("filter 0x%x lists what it should not\n", flags);
    }
    CHECK_INT(wrong, 0);
}

static void short_arrays_of_names(void)
{
    char guard[] = "not touched", *names[3] = {guard, guard, guard};
    virDomainSnapshotPtr a;
    int n;

    grow("a");
    for (n = 0; n < 3; n++) {
        CHECK_INT(revert("a", 0), 0);
        grow(n == 0 ? "b" : n == 1 ? "c" : "d");
    }
    a = find("a");
    if (!a)
        return;
    n = virDomainSnapshotListNames(dom, names, 2, TOPOLOGICAL);
    CHECK_INT(n, check_original() ? 4 : 2);
    CHECK_STR(names[0], "a");
    CHECK_STR(names[1], "d");
    CHECK(names[2] == guard);
    free(names[0]);
    free(names[1]);
    names[0] = names[1] = guard;
    n = virDomainSnapshotListChildrenNames(a, names, 1, 0);
    CHECK_INT(n, check_original() ? 3 : 1);
    CHECK_STR(names[0], "d");
    CHECK(names[1] == guard);
    free(names[0]);
    names[0] = guard;
    CHECK_INT(virDomainSnapshotListNames(dom, names, 0, 0), check_original() ? 4 : 0);
    CHECK_INT(virDomainSnapshotListNames(dom, NULL, 0, 0), check_original() ? 4 : 0);
    CHECK_INT(virDomainSnapshotListChildrenNames(a, NULL, 0, 0), check_original() ? 3 : 0);
    CHECK(names[0] == guard);
    CHECK_FAILS(virDomainSnapshotListNames(dom, names, -1, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN_SNAPSHOT,
                "nameslen in virDomainSnapshotListNames must be zero or greater");
    CHECK_FAILS(virDomainSnapshotListNames(dom, NULL, 5, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN_SNAPSHOT,
                "names in virDomainSnapshotListNames must not be NULL");
    CHECK_FAILS(virDomainSnapshotListChildrenNames(a, names, -1, 0), -1, VIR_ERR_INVALID_ARG,
                VIR_FROM_DOMAIN_SNAPSHOT, "nameslen in virDomainSnapshotListChildrenNames must be zero or greater");
}

/* Bits 11 and up mean nothing to a list: it fails, and the array is NULL whatever it held. */
static void bits_a_list_does_not_know(void)
{
    virDomainSnapshotPtr *snaps, a;
    char *name = NULL;
    int bit;

    grow("a");
    a = find("a");
    if (!a)
        return;
    for (bit = 11; bit < 32; bit++) {
        unsigned int flags = 1u << bit;
        char message[200];

        snprintf(message, sizeof(message), "unsupported flags (0x%x) in function testDomainListAllSnapshots", flags);
        snaps = GARBAGE;
        CHECK_FAILS(virDomainListAllSnapshots(dom, &snaps, flags | 0x7ff), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                    message);
        CHECK(snaps == NULL);
        snprintf(message, sizeof(message), "unsupported flags (0x%x) in function testDomainSnapshotListAllChildren",
                 flags);
        snaps = GARBAGE;
        CHECK_FAILS(virDomainSnapshotListAllChildren(a, &snaps, flags), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                    message);
        CHECK(snaps == NULL);
        CHECK_INT(virDomainListAllSnapshots(dom, NULL, flags), -1);
        CHECK_INT(virDomainSnapshotNum(dom, flags), -1);
        CHECK_INT(virDomainSnapshotNumChildren(a, flags), -1);
        CHECK_INT(virDomainSnapshotListNames(dom, &name, 1, flags), -1);
        CHECK_INT(virDomainSnapshotListChildrenNames(a, &name, 1, flags), -1);
        CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_ARG);
    }
    CHECK(name == NULL);
}

int main(void)
{
    void (*tests[])(void) = {no_snapshots, every_filter, short_arrays_of_names, bits_a_list_does_not_know};

    check_begin();
    RUN(tests);
    return check_end();
}
