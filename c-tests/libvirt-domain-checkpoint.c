/* libvirt-domain-checkpoint.h: all twelve functions. */
#include <stdint.h>

#include "check.h"

#define GARBAGE ((virDomainCheckpointPtr *)(uintptr_t)0xdead)
#define DISKS \
    "<domain type='test'><name>disks</name><uuid>11111111-2222-4333-8444-555555555555</uuid>" \
    "<memory>4096</memory><os><type>hvm</type></os><devices>" \
    "<disk type='file' device='disk'><source file='/a.img'/><target dev='vda' bus='virtio'/></disk>" \
    "<disk type='file' device='disk'><source file='/b.img'/><target dev='vdb' bus='virtio'/></disk>" \
    "</devices></domain>"

static virConnectPtr conn;
static virDomainPtr dom;
static virDomainCheckpointPtr found[300];
static int found_count;

/* Each test has the driver's state to itself: it starts afresh after the last reference. */
static int begin(void)
{
    conn = virConnectOpen("test:///default");
    CHECK(conn != NULL);
    dom = conn ? virDomainCreateXML(conn, DISKS, 0) : NULL;
    CHECK(dom != NULL);
    return dom ? 0 : -1;
}

static void release(void)
{
    while (found_count > 0)
        CHECK_INT(virDomainCheckpointFree(found[--found_count]), 0);
}

/* Closing says 0 only if the test gave back every handle. */
static void end(void)
{
    release();
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);
}

/* release() frees the handle, so that the error of a call on it stays to be looked at. */
static virDomainCheckpointPtr keep(virDomainCheckpointPtr check)
{
    CHECK(!check || found_count < (int)(sizeof(found) / sizeof(*found)));
    if (check)
        found[found_count++] = check;
    return check;
}

static virDomainCheckpointPtr make(const char *name, const char *more)
{
    char xml[1000];

    snprintf(xml, sizeof(xml), "<domaincheckpoint><name>%s</name>%s</domaincheckpoint>", name, more);
    return keep(virDomainCheckpointCreateXML(dom, xml, 0));
}

static virDomainCheckpointPtr find(const char *name)
{
    virDomainCheckpointPtr check = keep(virDomainCheckpointLookupByName(dom, name, 0));

    CHECK(check != NULL);
    return check;
}

/* Redefines a checkpoint, new or not, under a parent or as a root. */
static virDomainCheckpointPtr redefine(const char *name, const char *parent, const char *more)
{
    char xml[2000], up[200] = "";

    if (parent)
        snprintf(up, sizeof(up), "<parent><name>%s</name></parent>", parent);
    snprintf(xml, sizeof(xml),
             "<domaincheckpoint><name>%s</name>%s<creationTime>7</creationTime>%s</domaincheckpoint>", name, up,
             more);
    return keep(virDomainCheckpointCreateXML(dom, xml, VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE));
}

/* The names of a list, with commas; frees it. Says what is wrong if the list is not what it should be. */
static const char *names_of(virDomainCheckpointPtr *checks, int count)
{
    static char text[1000];
    int n;

    text[0] = '\0';
    if (count < 0)
        return checks ? "failed, array left" : "failed";
    if (!checks)
        return "no array";
    for (n = 0; n < count; n++) {
        if (!checks[n])
            return "NULL within";
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%s", n ? "," : "",
                 virDomainCheckpointGetName(checks[n]));
        virDomainCheckpointFree(checks[n]);
    }
    if (checks[count])
        return "no NULL at the end";
    free(checks);
    return text;
}

static const char *all(unsigned int flags)
{
    virDomainCheckpointPtr *checks = GARBAGE;
    int count = virDomainListAllCheckpoints(dom, &checks, flags);

    return names_of(checks, count);
}

static const char *children(const char *name, unsigned int flags)
{
    virDomainCheckpointPtr *checks = GARBAGE, check = find(name);
    int count = check ? virDomainCheckpointListAllChildren(check, &checks, flags) : -2;

    return names_of(checks, count);
}

#define TOPOLOGICAL VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL

/* The name of a checkpoint's parent, or NULL. */
static const char *parent(const char *name)
{
    virDomainCheckpointPtr check = find(name), up = check ? keep(virDomainCheckpointGetParent(check, 0)) : NULL;

    return up ? virDomainCheckpointGetName(up) : NULL;
}

static int delete(const char *name, unsigned int flags)
{
    virDomainCheckpointPtr check = find(name);

    return check ? virDomainCheckpointDelete(check, flags) : -2;
}

static void no_checkpoints(void)
{
    CHECK_STR(all(0), "");
    CHECK_STR(all(TOPOLOGICAL), "");
    CHECK_INT(virDomainListAllCheckpoints(dom, NULL, 0), 0);
    CHECK_FAILS(virDomainCheckpointLookupByName(dom, "none", 0), NULL, VIR_ERR_NO_DOMAIN_CHECKPOINT, VIR_FROM_TEST,
                "Domain checkpoint not found: no domain checkpoint with matching name 'none'");
}

static int has(char *xml, const char *part)
{
    int good = xml && strstr(xml, part) != NULL;

    if (!good)
        printf("no %s in %s\n", part, xml ? xml : "NULL");
    return good;
}

static void one_checkpoint(void)
{
    virDomainCheckpointPtr check =
        make("one", "<description>first &amp; last</description><disks><disk name='/b.img'/></disks>");
    char *xml;

    CHECK(check != NULL);
    if (!check)
        return;
    CHECK_STR(virDomainCheckpointGetName(check), "one");
    CHECK(virDomainCheckpointGetDomain(check) == dom);
    CHECK(virDomainCheckpointGetConnect(check) == conn);
    CHECK_FAILS(virDomainCheckpointGetParent(check, 0), NULL, VIR_ERR_NO_DOMAIN_CHECKPOINT, VIR_FROM_TEST,
                "Domain checkpoint not found: checkpoint 'one' does not have a parent");
    xml = virDomainCheckpointGetXMLDesc(check, 0);
    CHECK(has(xml, "<domaincheckpoint>\n  <name>one</name>\n  <description>first &amp; last</description>\n"
                   "  <creationTime>"));
    CHECK(has(xml, "\n  <disks>\n    <disk name='vda' checkpoint='no'/>\n"
                   "    <disk name='vdb' checkpoint='bitmap' bitmap='one'/>\n  </disks>\n  <domain type='test'>\n"));
    free(xml);
    xml = virDomainCheckpointGetXMLDesc(check, VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN);
    CHECK(has(xml, "<disks>"));
    CHECK(xml && strstr(xml, "<domain ") == NULL && strstr(xml, "size=") == NULL);
    free(xml);
    xml = virDomainCheckpointGetXMLDesc(check, VIR_DOMAIN_CHECKPOINT_XML_SIZE | VIR_DOMAIN_CHECKPOINT_XML_SECURE);
    CHECK(xml != NULL);
    free(xml);
    CHECK_FAILS(make("one", ""), NULL, VIR_ERR_OPERATION_FAILED, VIR_FROM_DOMAIN,
                "operation failed: domain moment one already exists");
    CHECK_STR(all(0), "one");
}

static void disks_that_do_not_fit(void)
{
    CHECK_FAILS(make("a", "<disks><disk name='vdz'/></disks>"), NULL, VIR_ERR_CONFIG_UNSUPPORTED,
                VIR_FROM_DOMAIN_CHECKPOINT, "unsupported configuration: no disk named 'vdz'");
    CHECK_FAILS(make("a", "<disks><disk name='vda'/><disk name='/a.img'/></disks>"), NULL,
                VIR_ERR_CONFIG_UNSUPPORTED, VIR_FROM_DOMAIN_CHECKPOINT,
                "unsupported configuration: disk '/a.img' specified twice");
    CHECK_FAILS(make("a", "<disks><disk name='vda'/><disk name='vdb'/><disk name='vdc'/></disks>"), NULL,
                VIR_ERR_CONFIG_UNSUPPORTED, VIR_FROM_DOMAIN_CHECKPOINT,
                "unsupported configuration: too many disk checkpoint requests for domain");
    CHECK_STR(all(0), "");
}

static void each_is_the_child_of_the_one_before(void)
{
    CHECK(make("a", "") != NULL);
    CHECK(make("b", "") != NULL);
    CHECK(make("c", "") != NULL);
    CHECK(parent("a") == NULL);
    CHECK_STR(parent("b"), "a");
    CHECK_STR(parent("c"), "b");
    CHECK_STR(all(TOPOLOGICAL), "a,b,c");
    /* The next one goes under the parent of the one that was current. */
    CHECK_INT(delete("c", 0), 0);
    CHECK(make("d", "") != NULL);
    CHECK_STR(parent("d"), "b");
}

static void not_without_disks_nor_of_a_domain_that_is_off(void)
{
    CHECK_INT(virDomainFree(dom), 0);
    dom = virDomainDefineXML(conn, "<domain type='test'><name>bare</name><memory>4096</memory>"
                                   "<os><type>hvm</type></os></domain>");
    CHECK_INT(virDomainCreate(dom), 0);
    CHECK_FAILS(make("a", ""), NULL, VIR_ERR_CONFIG_UNSUPPORTED, VIR_FROM_DOMAIN_CHECKPOINT,
                "unsupported configuration: domain must have at least one disk to perform checkpoints");
    CHECK_INT(virDomainDestroy(dom), 0);
    CHECK_FAILS(make("a", ""), NULL, VIR_ERR_OPERATION_UNSUPPORTED, VIR_FROM_TEST,
                "Operation not supported: cannot create checkpoint for inactive domain");
}

static void snapshots_and_checkpoints_keep_apart(void)
{
    virDomainSnapshotPtr snap;

    CHECK(redefine("a", NULL, "") != NULL);
    CHECK_FAILS(virDomainSnapshotCreateXML(dom, "<domainsnapshot/>", 0), NULL, VIR_ERR_OPERATION_UNSUPPORTED,
                VIR_FROM_TEST, "Operation not supported: cannot create snapshot while checkpoint exists");
    CHECK_INT(delete("a", 0), 0);
    snap = virDomainSnapshotCreateXML(dom, "<domainsnapshot/>", 0);
    CHECK(snap != NULL);
    CHECK_FAILS(make("a", ""), NULL, VIR_ERR_OPERATION_UNSUPPORTED, VIR_FROM_TEST,
                "Operation not supported: cannot create checkpoint while snapshot exists");
    if (snap)
        CHECK_INT(virDomainSnapshotFree(snap), 0);
}

/* A forest; the order is that of a topological list, the newest of siblings first. */
static const struct node {
    const char *name, *parent;
    int leaf;
} forest[] = {
    {"s", NULL, 1}, {"r", NULL, 0}, {"b", "r", 1}, {"a", "r", 0}, {"c", "a", 1},
};
#define NODES 5

/* Puts together the list that should come; `top` is NULL for the domain's, else a checkpoint's name. */
static int should_list(const char *top, unsigned int flags, char *text)
{
    int n, count = 0, direct = flags & VIR_DOMAIN_CHECKPOINT_LIST_ROOTS;
    unsigned int both = VIR_DOMAIN_CHECKPOINT_LIST_LEAVES | VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES, group = flags & both;

    *text = '\0';
    if (group == both && check_original())
        return 0;
    for (n = 0; n < NODES; n++) {
        const struct node *node = &forest[n];

        if (!top && direct && node->parent)
            continue;
        if (top && (!node->parent || (strcmp(node->parent, top) != 0 && !(direct && strcmp(top, "r") == 0))))
            continue;
        if (group && !(group & (node->leaf ? VIR_DOMAIN_CHECKPOINT_LIST_LEAVES : VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES)))
            continue;
        strcat(strcat(text, count ? "," : ""), node->name);
        count++;
    }
    return count;
}

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

static void every_filter(void)
{
    virDomainCheckpointPtr r;
    unsigned int flags;
    char should[100];

    CHECK(redefine("r", NULL, "") != NULL);
    CHECK(redefine("a", "r", "") != NULL);
    CHECK(redefine("b", "r", "") != NULL);
    CHECK(redefine("c", "a", "") != NULL);
    CHECK(redefine("s", NULL, "") != NULL);
    r = find("r");
    if (!r)
        return;
    for (flags = 0; flags < 16; flags++) {
        int count = should_list(NULL, flags, should);

        CHECK(same(all(flags), should, (flags & TOPOLOGICAL) != 0));
        CHECK_INT(virDomainListAllCheckpoints(dom, NULL, flags), count);
        count = should_list("r", flags, should);
        CHECK_STR(children("r", flags), should);
        CHECK_INT(virDomainCheckpointListAllChildren(r, NULL, flags), count);
    }
    if (!check_original())
        CHECK_STR(all(0), "r,a,b,c,s");
}

static void bits_a_list_does_not_know(void)
{
    virDomainCheckpointPtr *checks, a = redefine("a", NULL, "");
    int bit;

    if (!a)
        return;
    for (bit = 4; bit < 32; bit++) {
        unsigned int flags = 1u << bit;
        char message[200];

        snprintf(message, sizeof(message), "unsupported flags (0x%x) in function testDomainListAllCheckpoints", flags);
        checks = GARBAGE;
        CHECK_FAILS(virDomainListAllCheckpoints(dom, &checks, flags | 0xf), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                    message);
        CHECK(checks == NULL);
        snprintf(message, sizeof(message), "unsupported flags (0x%x) in function testDomainCheckpointListAllChildren",
                 flags);
        checks = GARBAGE;
        CHECK_FAILS(virDomainCheckpointListAllChildren(a, &checks, flags), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                    message);
        CHECK(checks == NULL);
        CHECK_INT(virDomainListAllCheckpoints(dom, NULL, flags), -1);
    }
}

static void redefining(void)
{
    CHECK(redefine("a", NULL, "") != NULL);
    CHECK(redefine("b", "a", "") != NULL);
    CHECK(redefine("c", "b", "") != NULL);
    CHECK(redefine("c", "a", "") != NULL);
    CHECK_STR(children("a", 0), "c,b");
    CHECK(redefine("b", "c", "") != NULL);
    CHECK_STR(all(TOPOLOGICAL), "a,c,b");
    CHECK_FAILS(redefine("a", "b", ""), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "invalid argument: parent c would create cycle to a");
    CHECK_FAILS(redefine("a", "a", ""), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "invalid argument: cannot set moment a as its own parent");
    CHECK_FAILS(redefine("a", "none", ""), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "invalid argument: parent none for moment a not found");
    CHECK_FAILS(virDomainCheckpointCreateXML(dom, "<domaincheckpoint/>", VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE), NULL,
                VIR_ERR_XML_ERROR, VIR_FROM_DOMAIN_CHECKPOINT,
                "XML error: a redefined checkpoint must have a name");
    CHECK_FAILS(virDomainCheckpointCreateXML(dom, "<domaincheckpoint><name>x</name></domaincheckpoint>",
                                             VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE),
                NULL, VIR_ERR_INTERNAL_ERROR, VIR_FROM_DOMAIN_CHECKPOINT,
                "internal error: missing creationTime from existing checkpoint");
    CHECK_STR(all(TOPOLOGICAL), "a,c,b");
}

static void flags_of_create(void)
{
    virDomainCheckpointPtr check =
        keep(virDomainCheckpointCreateXML(dom, "<domaincheckpoint/>", VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE));

    CHECK(check != NULL);
    if (check) {
        /* Without a name it is called by the second it was made in. */
        CHECK(strspn(virDomainCheckpointGetName(check), "0123456789") == strlen(virDomainCheckpointGetName(check)));
        CHECK_INT(virDomainCheckpointDelete(check, VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY), 0);
    }
    CHECK_FAILS(virDomainCheckpointCreateXML(dom, "<domaincheckpoint/>", 3), NULL, VIR_ERR_INVALID_ARG,
                VIR_FROM_DOMAIN_CHECKPOINT,
                "Flags 'VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE' and 'VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE' are "
                "mutually exclusive");
    CHECK_FAILS(virDomainCheckpointCreateXML(dom, "<domaincheckpoint/>",
                                             VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE),
                NULL, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN_CHECKPOINT,
                "Flag 'VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE' is required by flag "
                "'VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE'");
    CHECK_FAILS(virDomainCheckpointCreateXML(dom, "<domaincheckpoint/>", 5), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x4) in function testDomainCheckpointCreateXML");
    CHECK_STR(all(0), "");
}

static void deleting(void)
{
    CHECK(redefine("a", NULL, "") != NULL);
    CHECK(redefine("b", "a", "") != NULL);
    CHECK(redefine("c", "b", "") != NULL);
    CHECK(redefine("d", "b", "") != NULL);
    CHECK(redefine("e", "d", "") != NULL);
    CHECK_FAILS(delete("b", VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN | VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY), -1,
                VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN_CHECKPOINT,
                "Flags 'VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN' and 'VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY' are "
                "mutually exclusive");
    CHECK_FAILS(delete("b", 8), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x8) in function testDomainCheckpointDelete");
    CHECK_STR(all(TOPOLOGICAL), "a,b,d,e,c");
    CHECK_INT(delete("b", 0), 0);
    CHECK_STR(parent("c"), "a");
    CHECK_STR(parent("d"), "a");
    CHECK_STR(parent("e"), "d");
    CHECK_INT(virDomainListAllCheckpoints(dom, NULL, 0), 4);
    CHECK_INT(delete("d", VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY), 0);
    CHECK_STR(children("d", 0), "");
    CHECK_INT(delete("d", VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN), 0);
    CHECK_STR(all(TOPOLOGICAL), "a,c");
    CHECK_INT(delete("a", VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN | VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY), 0);
    CHECK_STR(all(0), "");
    /* A name is free again once its checkpoint is gone. */
    CHECK(redefine("a", NULL, "") != NULL);
    CHECK_STR(all(0), "a");
}

static void a_handle_outlives_its_checkpoint(void)
{
    virDomainCheckpointPtr check = redefine("gone", NULL, ""), *checks = GARBAGE;
    const char *message = "Domain checkpoint not found: no domain checkpoint with matching name 'gone'";

    if (!check)
        return;
    CHECK_INT(virDomainCheckpointDelete(check, 0), 0);
    CHECK_STR(virDomainCheckpointGetName(check), "gone");
    CHECK(virDomainCheckpointGetDomain(check) == dom);
    CHECK_FAILS(virDomainCheckpointGetXMLDesc(check, 0), NULL, VIR_ERR_NO_DOMAIN_CHECKPOINT, VIR_FROM_TEST, message);
    CHECK_FAILS(virDomainCheckpointDelete(check, 0), -1, VIR_ERR_NO_DOMAIN_CHECKPOINT, VIR_FROM_TEST, message);
    CHECK_FAILS(virDomainCheckpointGetParent(check, 0), NULL, VIR_ERR_NO_DOMAIN_CHECKPOINT, VIR_FROM_TEST, message);
    CHECK_FAILS(virDomainCheckpointListAllChildren(check, &checks, 0), -1, VIR_ERR_NO_DOMAIN_CHECKPOINT,
                VIR_FROM_TEST, message);
    CHECK(checks == NULL);
    CHECK(redefine("gone", NULL, "") != NULL);
    CHECK_INT(virDomainCheckpointListAllChildren(check, NULL, 0), 0);
}

/* The original takes them away silently, and does not know the flag. */
static void undefining_a_domain_that_has_checkpoints(void)
{
    if (check_original())
        return;
    CHECK_INT(virDomainFree(dom), 0);
    dom = virDomainLookupByName(conn, "test");
    CHECK(redefine("a", NULL, "") != NULL);
    CHECK_INT(virDomainDestroy(dom), 0);
    CHECK_STR(all(0), "a");
    CHECK_INT(virDomainUndefine(dom), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OPERATION_INVALID);
    CHECK_INT(virDomainUndefineFlags(dom, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA), -1);
    CHECK_STR(all(0), "a");
    CHECK_INT(virDomainUndefineFlags(dom, VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA), 0);
    CHECK(virDomainLookupByName(conn, "test") == NULL);
}

static void references(void)
{
    virDomainCheckpointPtr check = redefine("a", NULL, "");

    if (!check)
        return;
    CHECK_INT(virDomainCheckpointRef(check), 0);
    CHECK_INT(virDomainCheckpointRef(check), 0);
    CHECK_INT(virDomainCheckpointFree(check), 0);
    CHECK_INT(virDomainCheckpointFree(check), 0);
    CHECK_STR(virDomainCheckpointGetName(check), "a");
    CHECK(find("a") != check);
}

/* A checkpoint keeps its domain, and the domain its connection. */
static void the_last_handle_keeps_everything(void)
{
    virDomainCheckpointPtr check, *checks = GARBAGE;

    if (begin() < 0)
        return;
    redefine("a", NULL, "");
    check = redefine("b", "a", "");
    if (!check)
        return;
    virDomainCheckpointRef(check);
    release();
    CHECK_INT(virDomainFree(dom), 0);
    CHECK(virConnectClose(conn) > 0);
    dom = virDomainCheckpointGetDomain(check);
    CHECK(dom != NULL);
    CHECK(virDomainCheckpointGetConnect(check) == virDomainGetConnect(dom));
    CHECK_INT(virDomainListAllCheckpoints(dom, &checks, TOPOLOGICAL), 2);
    CHECK_STR(names_of(checks, 2), "a,b");
    CHECK_INT(virDomainCheckpointFree(check), 0);
    if (begin() < 0)
        return;
    CHECK_STR(all(0), "");
    end();
}

static void read_only(void)
{
    virDomainPtr writable = dom;
    virConnectPtr reader = virConnectOpenReadOnly("test:///default");
    virDomainCheckpointPtr check;
    char *xml;

    redefine("a", NULL, "");
    dom = virDomainLookupByName(reader, "disks");
    CHECK_STR(all(0), "a");
    check = find("a");
    if (check) {
        xml = virDomainCheckpointGetXMLDesc(check, 0);
        CHECK(xml != NULL);
        free(xml);
        CHECK_FAILS(virDomainCheckpointGetXMLDesc(check, VIR_DOMAIN_CHECKPOINT_XML_SECURE), NULL,
                    VIR_ERR_OPERATION_DENIED, VIR_FROM_DOMAIN_CHECKPOINT,
                    "operation forbidden: virDomainCheckpointGetXMLDesc with secure flag");
        CHECK_FAILS(virDomainCheckpointDelete(check, 0), -1, VIR_ERR_OPERATION_DENIED, VIR_FROM_DOMAIN_CHECKPOINT,
                    "operation forbidden: read only access prevents virDomainCheckpointDelete");
    }
    CHECK_FAILS(make("b", ""), NULL, VIR_ERR_OPERATION_DENIED, VIR_FROM_DOMAIN_CHECKPOINT,
                "operation forbidden: read only access prevents virDomainCheckpointCreateXML");
    CHECK_STR(all(0), "a");
    release();
    CHECK_INT(virDomainFree(dom), 0);
    CHECK(virConnectClose(reader) >= 0);
    dom = writable;
}

static void no_handle(void)
{
    virDomainCheckpointPtr *checks = GARBAGE;

#define NO_DOMAIN(call, failure, function) \
    CHECK_FAILS(call, failure, VIR_ERR_INVALID_DOMAIN, VIR_FROM_DOM, "invalid domain pointer in " function)
#define NO_CHECKPOINT(call, failure, function) \
    CHECK_FAILS(call, failure, VIR_ERR_INVALID_DOMAIN_CHECKPOINT, VIR_FROM_DOMAIN_CHECKPOINT, \
                "Invalid domain checkpoint: " function)
    NO_DOMAIN(virDomainListAllCheckpoints(NULL, &checks, 0), -1, "virDomainListAllCheckpoints");
    CHECK(checks == NULL);
    NO_DOMAIN(virDomainCheckpointCreateXML(NULL, "<domaincheckpoint/>", 0), NULL, "virDomainCheckpointCreateXML");
    NO_DOMAIN(virDomainCheckpointLookupByName(NULL, "a", 0), NULL, "virDomainCheckpointLookupByName");
    checks = GARBAGE;
    NO_CHECKPOINT(virDomainCheckpointListAllChildren(NULL, &checks, 0), -1, "virDomainCheckpointListAllChildren");
    CHECK(checks == NULL);
    NO_CHECKPOINT(virDomainCheckpointDelete(NULL, 0), -1, "virDomainCheckpointDelete");
    NO_CHECKPOINT(virDomainCheckpointGetName(NULL), NULL, "virDomainCheckpointGetName");
    NO_CHECKPOINT(virDomainCheckpointGetDomain(NULL), NULL, "virDomainCheckpointGetDomain");
    NO_CHECKPOINT(virDomainCheckpointGetConnect(NULL), NULL, "virDomainCheckpointGetConnect");
    NO_CHECKPOINT(virDomainCheckpointGetParent(NULL, 0), NULL, "virDomainCheckpointGetParent");
    NO_CHECKPOINT(virDomainCheckpointGetXMLDesc(NULL, 0), NULL, "virDomainCheckpointGetXMLDesc");
    NO_CHECKPOINT(virDomainCheckpointRef(NULL), -1, "virDomainCheckpointRef");
    NO_CHECKPOINT(virDomainCheckpointFree(NULL), -1, "virDomainCheckpointFree");
}

int main(void)
{
    void (*tests[])(void) = {
        no_checkpoints,
        one_checkpoint,
        disks_that_do_not_fit,
        each_is_the_child_of_the_one_before,
        not_without_disks_nor_of_a_domain_that_is_off,
        snapshots_and_checkpoints_keep_apart,
        every_filter,
        bits_a_list_does_not_know,
        redefining,
        flags_of_create,
        deleting,
        a_handle_outlives_its_checkpoint,
        undefining_a_domain_that_has_checkpoints,
        references,
        read_only,
    };
    size_t n;

    check_begin();
    no_handle();
    for (n = 0; n < sizeof(tests) / sizeof(*tests); n++) {
        if (begin() < 0)
            break;
        tests[n]();
        end();
    }
    the_last_handle_keeps_everything();
    return check_end();
}
