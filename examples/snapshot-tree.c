/* snapshot-tree: draws the snapshots of domains as trees.
 *
 *     snapshot-tree [-c URI] [DOMAIN] [--roots] [--leaves] [--current] [--from NAME]
 *                   [--active] [--inactive] [--count]
 *
 * Without DOMAIN it draws every domain of the connection. With a filter it prints the snapshots
 * that pass, one a line; --from limits it to the descendants of one snapshot.
 *
 * Build it against any libvirt:  cc snapshot-tree.c $(pkg-config --cflags --libs libvirt)
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct options {
    const char *uri;
    const char *domain;
    const char *from;
    unsigned int filter;
    bool current;
    bool count;
};

/* A snapshot with what is shown of it and its place in the tree. */
struct node {
    virDomainSnapshotPtr snapshot;
    const char *name;
    char *state;
    long long created;
    bool current;
    struct node *parent;
    struct node *first_child;
    struct node *next_sibling;
};

static int usage(const char *program)
{
    fprintf(stderr,
            "usage: %s [-c URI] [DOMAIN] [--roots] [--leaves] [--current] [--from NAME]\n"
            "       [--active] [--inactive] [--count]\n",
            program);
    return 2;
}

static int failed(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, virGetLastErrorMessage());
    return 1;
}

/* The text of the first element of that name: snapshot descriptions put their own elements before
 * the domain's, so the first one found is the snapshot's. Free the result. */
static char *element(const char *xml, const char *name)
{
    char open[64], close[64];
    snprintf(open, sizeof(open), "<%s>", name);
    snprintf(close, sizeof(close), "</%s>", name);
    const char *start = strstr(xml, open);
    if (!start)
        return NULL;
    start += strlen(open);
    const char *end = strstr(start, close);
    return end ? strndup(start, (size_t)(end - start)) : NULL;
}

static int read_node(struct node *node, virDomainSnapshotPtr snapshot)
{
    char *xml = virDomainSnapshotGetXMLDesc(snapshot, 0);
    if (!xml)
        return -1;
    char *created = element(xml, "creationTime");
    node->snapshot = snapshot;
    node->name = virDomainSnapshotGetName(snapshot);
    node->state = element(xml, "state");
    node->created = created ? atoll(created) : 0;
    node->current = virDomainSnapshotIsCurrent(snapshot, 0) == 1;
    free(created);
    free(xml);
    return 0;
}

static void print_node(const struct node *node)
{
    char when[32] = "";
    time_t created = (time_t)node->created;
    struct tm utc;
    if (gmtime_r(&created, &utc))
        strftime(when, sizeof(when), "%Y-%m-%d %H:%M", &utc);
    printf("%s%s  (%s, %s)\n", node->name, node->current ? " *" : "", node->state ? node->state : "?", when);
}

/* Draws a node and what is below it. Walks by links, so that a history may be of any depth: `bars`
 * holds, for each level, whether its line goes on. */
static int draw(struct node *root)
{
    size_t depth = 0, room = 64;
    bool *bars = calloc(room, sizeof(*bars));
    struct node *node = root;
    if (!bars)
        return -1;
    while (node) {
        for (size_t level = 0; level + 1 < depth; level++)
            printf("%s", bars[level + 1] ? "|  " : "   ");
        if (depth > 0)
            printf("%s", node->next_sibling ? "+- " : "`- ");
        print_node(node);
        if (node->first_child) {
            depth++;
            if (depth >= room) {
                bool *more = realloc(bars, 2 * room * sizeof(*bars));
                if (!more) {
                    free(bars);
                    return -1;
                }
                bars = more;
                room *= 2;
            }
            node = node->first_child;
        } else {
            while (node != root && !node->next_sibling) {
                node = node->parent;
                depth--;
            }
            node = node == root ? NULL : node->next_sibling;
        }
        if (node)
            bars[depth] = node->next_sibling != NULL;
    }
    free(bars);
    return 0;
}

static int by_name(const void *a, const void *b)
{
    const struct node *const *one = a, *const *other = b;
    return strcmp((*one)->name, (*other)->name);
}

/* Links the nodes into trees by asking each snapshot for its parent. Children hang in the order in
 * which the library lists them. */
static int link_nodes(struct node *nodes, size_t count)
{
    struct node **sorted = malloc(count * sizeof(*sorted));
    if (!sorted && count > 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        sorted[i] = &nodes[i];
    if (count > 0)
        qsort(sorted, count, sizeof(*sorted), by_name);
    for (size_t i = count; i-- > 0;) {
        virDomainSnapshotPtr parent = virDomainSnapshotGetParent(nodes[i].snapshot, 0);
        if (!parent)
            continue;
        struct node key = {.name = virDomainSnapshotGetName(parent)}, *wanted = &key;
        struct node **found = bsearch(&wanted, sorted, count, sizeof(*sorted), by_name);
        if (found) {
            nodes[i].parent = *found;
            nodes[i].next_sibling = (*found)->first_child;
            (*found)->first_child = &nodes[i];
        }
        virDomainSnapshotFree(parent);
    }
    free(sorted);
    return 0;
}

/* All the snapshots that are asked for, at one moment. */
static int list(virDomainPtr domain, const struct options *options, virDomainSnapshotPtr **snapshots)
{
    if (!options->from)
        return virDomainListAllSnapshots(domain, snapshots, options->filter | VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL);
    virDomainSnapshotPtr from = virDomainSnapshotLookupByName(domain, options->from, 0);
    if (!from)
        return -1;
    unsigned int flags = options->filter | VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS | VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL;
    int count = virDomainSnapshotListAllChildren(from, snapshots, flags);
    virDomainSnapshotFree(from);
    return count;
}

static int show_domain(virDomainPtr domain, const struct options *options)
{
    virDomainSnapshotPtr *snapshots = NULL;
    int count = list(domain, options, options->count ? NULL : &snapshots);
    if (count < 0)
        return failed("cannot list snapshots");
    printf("%s: %d snapshot%s\n", virDomainGetName(domain), count, count == 1 ? "" : "s");
    if (options->count)
        return 0;

    int status = 0;
    struct node *nodes = calloc((size_t)count + 1, sizeof(*nodes));
    for (int i = 0; nodes && i < count; i++) {
        if (read_node(&nodes[i], snapshots[i]) < 0) {
            status = failed("cannot describe a snapshot");
            break;
        }
    }
    if (!nodes)
        status = 1;
    if (status == 0 && options->filter == 0 && !options->current) {
        if (link_nodes(nodes, (size_t)count) < 0)
            status = 1;
        for (int i = 0; status == 0 && i < count; i++)
            if (!nodes[i].parent && draw(&nodes[i]) < 0)
                status = 1;
    } else if (status == 0) {
        for (int i = 0; i < count; i++)
            if (!options->current || nodes[i].current)
                print_node(&nodes[i]);
    }

    for (int i = 0; i < count; i++) {
        if (nodes)
            free(nodes[i].state);
        virDomainSnapshotFree(snapshots[i]);
    }
    free(nodes);
    free(snapshots);
    return status;
}

static int parse(int argc, char **argv, struct options *options)
{
    for (int i = 1; i < argc; i++) {
        const char *arg = argv[i];
        if (strcmp(arg, "-c") == 0 && i + 1 < argc)
            options->uri = argv[++i];
        else if (strcmp(arg, "--from") == 0 && i + 1 < argc)
            options->from = argv[++i];
        else if (strcmp(arg, "--roots") == 0)
            options->filter |= VIR_DOMAIN_SNAPSHOT_LIST_ROOTS;
        else if (strcmp(arg, "--leaves") == 0)
            options->filter |= VIR_DOMAIN_SNAPSHOT_LIST_LEAVES;
        else if (strcmp(arg, "--active") == 0)
            options->filter |= VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE;
        else if (strcmp(arg, "--inactive") == 0)
            options->filter |= VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE;
        else if (strcmp(arg, "--current") == 0)
            options->current = true;
        else if (strcmp(arg, "--count") == 0)
            options->count = true;
        else if (arg[0] != '-' && !options->domain)
            options->domain = arg;
        else
            return -1;
    }
    /* Roots of what is below one snapshot would be its children; say so instead of guessing. */
    return options->from && (options->filter & VIR_DOMAIN_SNAPSHOT_LIST_ROOTS) ? -1 : 0;
}

/* Errors are printed where they matter, not by the library. */
static void quiet(void *data, virErrorPtr error)
{
    (void)data;
    (void)error;
}

int main(int argc, char **argv)
{
    struct options options = {0};
    if (parse(argc, argv, &options) < 0)
        return usage(argv[0]);
    virSetErrorFunc(NULL, quiet);
    virConnectPtr connection = virConnectOpenReadOnly(options.uri);
    if (!connection)
        return failed("cannot connect");

    int status = 0;
    if (options.domain) {
        virDomainPtr domain = virDomainLookupByName(connection, options.domain);
        status = domain ? show_domain(domain, &options) : failed("cannot find the domain");
        if (domain)
            virDomainFree(domain);
    } else {
        virDomainPtr *domains = NULL;
        int count = virConnectListAllDomains(connection, &domains, 0);
        if (count < 0)
            status = failed("cannot list domains");
        for (int i = 0; i < count; i++) {
            if (i > 0)
                putchar('\n');
            if (show_domain(domains[i], &options) != 0)
                status = 1;
            virDomainFree(domains[i]);
        }
        free(domains);
    }
    virConnectClose(connection);
    return status;
}
