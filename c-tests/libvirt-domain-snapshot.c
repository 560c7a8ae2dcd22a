/* libvirt-domain-snapshot.h: what follows from each call; libvirt-domain-snapshot-lists.c has the lists. */
#include "snapshots.h"

static int contains(const char *list, const char *name)
{
    char text[1000], *word, *rest = NULL;

    snprintf(text, sizeof(text), "%s", list);
    for (word = strtok_r(text, ",", &rest); word; word = strtok_r(NULL, ",", &rest))
        if (strcmp(word, name) == 0)
            return 1;
    return 0;
}

static void one_snapshot(void)
{
    virDomainSnapshotPtr snap = virDomainSnapshotCreateXML(
        dom, "<domainsnapshot><name>one</name><description>first &amp; last</description></domainsnapshot>", 0);
    char *xml;

    CHECK(snap != NULL);
    if (!snap)
        return;
    CHECK_STR(virDomainSnapshotGetName(snap), "one");
    CHECK(virDomainSnapshotGetDomain(snap) == dom);
    CHECK(virDomainSnapshotGetConnect(snap) == conn);
    CHECK_INT(virDomainSnapshotIsCurrent(snap, 0), 1);
    CHECK_INT(virDomainSnapshotHasMetadata(snap, 0), 1);
    CHECK_FAILS(virDomainSnapshotGetParent(snap, 0), NULL, VIR_ERR_NO_DOMAIN_SNAPSHOT, VIR_FROM_TEST,
                "Domain snapshot not found: snapshot 'one' does not have a parent");
    xml = virDomainSnapshotGetXMLDesc(snap, 0);
    CHECK(xml != NULL);
    if (xml) {
        CHECK(strncmp(xml, "<domainsnapshot>\n  <name>one</name>\n  <description>first &amp; last</description>\n"
                           "  <state>running</state>\n  <creationTime>", 100) == 0);
        CHECK(strstr(xml, "<parent>") == NULL);
        CHECK(strstr(xml, "\n  <memory snapshot='internal'/>\n") != NULL);
        CHECK(strstr(xml, "<uuid>" UUID "</uuid>") != NULL);
        CHECK(strstr(xml, "\n</domainsnapshot>\n") != NULL);
    }
    free(xml);
    xml = virDomainSnapshotGetXMLDesc(snap, VIR_DOMAIN_SNAPSHOT_XML_SECURE);
    CHECK(xml != NULL);
    free(xml);
    CHECK_FAILS(make("one", 0), NULL, VIR_ERR_OPERATION_FAILED, VIR_FROM_DOMAIN,
                "operation failed: domain moment one already exists");
    CHECK_INT(virDomainSnapshotNum(dom, 0), 1);
    CHECK_INT(virDomainSnapshotFree(snap), 0);
}

static void what_a_snapshot_says_of_the_state(void)
{
    const char *names[] = {"on", "held", "off"}, *states[] = {"running", "paused", "shutoff"};
    const char *memory[] = {"internal", "internal", "no"};
    char line[100], *xml;
    virDomainSnapshotPtr snap;
    int n;

    for (n = 0; n < 3; n++) {
        if (n)
            CHECK_INT(n == 1 ? virDomainSuspend(dom) : virDomainDestroy(dom), 0);
        snap = make(names[n], 0);
        CHECK(snap != NULL);
        if (!snap)
            return;
        xml = virDomainSnapshotGetXMLDesc(snap, 0);
        CHECK(xml != NULL);
        snprintf(line, sizeof(line), "<state>%s</state>", states[n]);
        CHECK(xml && strstr(xml, line) != NULL);
        snprintf(line, sizeof(line), "<memory snapshot='%s'/>", memory[n]);
        CHECK(xml && strstr(xml, line) != NULL);
        snprintf(line, sizeof(line), "<parent>\n    <name>%s</name>\n  </parent>", n ? names[n - 1] : "");
        CHECK(xml && (strstr(xml, line) != NULL) == (n > 0));
        free(xml);
        CHECK_INT(virDomainSnapshotFree(snap), 0);
    }
    CHECK_STR(all(VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE), "off");
    CHECK_STR(all(VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE | TOPOLOGICAL), "on,held");
}

static void snapshots_grow_under_the_current_one(void)
{
    grow("a");
    grow("b");
    CHECK_STR(current(), "b");
    CHECK_INT(revert("a", 0), 0);
    CHECK_STR(current(), "a");
    grow("c");
    grow("d");
    CHECK_INT(revert("a", 0), 0);
    grow("e");
    CHECK_STR(current(), "e");
    CHECK(parent("a") == NULL);
    CHECK_STR(parent("b"), "a");
    CHECK_STR(parent("c"), "a");
    CHECK_STR(parent("d"), "c");
    CHECK_STR(parent("e"), "a");
    CHECK_STR(all(TOPOLOGICAL), "a,e,c,d,b");
    CHECK_STR(children("a", 0), "e,c,b");
    CHECK_STR(children("a", DESCENDANTS | TOPOLOGICAL), "e,c,d,b");
    CHECK_STR(children("a", DESCENDANTS), "e,c,d,b");
    CHECK_STR(children("d", DESCENDANTS), "");
    CHECK_STR(all(VIR_DOMAIN_SNAPSHOT_LIST_ROOTS), "a");
    CHECK_STR(all(VIR_DOMAIN_SNAPSHOT_LIST_LEAVES | TOPOLOGICAL), "e,d,b");
    CHECK_STR(all(VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES | TOPOLOGICAL), "a,c");
    if (!check_original())
        CHECK_STR(all(0), "a,b,c,d,e");
}

static void redefining(void)
{
    grow("a");
    grow("b");
    grow("c");
    CHECK_INT(redefine("c", "a", "running", "", 0), 0);
    CHECK_STR(parent("c"), "a");
    CHECK_STR(children("a", 0), "c,b");
    CHECK_INT(redefine("b", "c", "running", "", 0), 0);
    CHECK_STR(all(TOPOLOGICAL), "a,c,b");
    CHECK_STR(current(), "c");
    CHECK_INT(redefine("n", "b", "shutoff", DOMAIN, 0), 0);
    CHECK_STR(current(), "c");
    CHECK_INT(redefine("n", "b", "shutoff", "", VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT), 0);
    CHECK_STR(current(), "n");
    CHECK_INT(redefine("c", NULL, "running", "", 0), 0);
    CHECK(parent("c") == NULL);
    CHECK_STR(all(TOPOLOGICAL), "c,b,n,a");

    CHECK_FAILS(redefine("a", "n", "shutoff", "", 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN_SNAPSHOT,
                "invalid argument: cannot change between online and offline snapshot state in snapshot a");
    CHECK_FAILS(redefine("c", "n", "running", "", 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "invalid argument: parent b would create cycle to c");
    CHECK_FAILS(redefine("c", "c", "running", "", 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "invalid argument: cannot set moment c as its own parent");
    CHECK_FAILS(redefine("c", "none", "running", "", 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "invalid argument: parent none for moment c not found");
    CHECK_FAILS(redefine("m", NULL, "running", "", 0), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_DOMAIN_SNAPSHOT,
                "internal error: missing domain in snapshot");
    CHECK_FAILS(redefine("c", NULL, "nostate", "", 0), -1, VIR_ERR_CONFIG_UNSUPPORTED, VIR_FROM_DOMAIN_SNAPSHOT,
                "unsupported configuration: Invalid state 'nostate' in domain snapshot XML");
    CHECK_FAILS(make("c", VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN_SNAPSHOT,
                "Flag 'VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE' is required by flag "
                "'VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT'");
    CHECK_FAILS(virDomainSnapshotCreateXML(dom, "<domainsnapshot/>", VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE), NULL,
                VIR_ERR_XML_ERROR, VIR_FROM_DOMAIN_SNAPSHOT, "XML error: a redefined snapshot must have a name");
    CHECK_STR(all(TOPOLOGICAL), "c,b,n,a");
    CHECK_STR(current(), "n");
}

/* What one connection wrote another reads back. */
static void redefining_from_its_own_xml(void)
{
    virDomainSnapshotPtr snap, again;
    char *xml[3], *back;
    int n;

    grow("a");
    grow("b");
    grow("c");
    for (n = 0; n < 3; n++) {
        snap = find(n == 0 ? "a" : n == 1 ? "b" : "c");
        xml[n] = snap ? virDomainSnapshotGetXMLDesc(snap, VIR_DOMAIN_SNAPSHOT_XML_SECURE) : NULL;
        CHECK(xml[n] != NULL);
    }
    CHECK_INT(delete("a", VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN), 0);
    CHECK_STR(all(0), "");
    for (n = 0; n < 3; n++) {
        again = xml[n] ? virDomainSnapshotCreateXML(dom, xml[n], VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE) : NULL;
        CHECK(again != NULL);
        if (again) {
            back = virDomainSnapshotGetXMLDesc(again, VIR_DOMAIN_SNAPSHOT_XML_SECURE);
            CHECK_STR(back, xml[n]);
            free(back);
            virDomainSnapshotFree(again);
        }
        free(xml[n]);
    }
    CHECK_STR(all(TOPOLOGICAL), "a,b,c");
    CHECK(current() == NULL);
}

static void halting(void)
{
    virDomainSnapshotPtr snap = make("h", VIR_DOMAIN_SNAPSHOT_CREATE_HALT);
    char *xml;

    CHECK(snap != NULL);
    CHECK_INT(virDomainIsActive(dom), 0);
    CHECK_INT(virDomainIsPersistent(dom), 1);
    if (snap) {
        xml = virDomainSnapshotGetXMLDesc(snap, 0);
        CHECK(xml && strstr(xml, "<state>running</state>") != NULL);
        free(xml);
        CHECK_INT(virDomainSnapshotFree(snap), 0);
    }
    CHECK_STR(current(), "h");
    CHECK_STR(all(VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE), "h");
    CHECK_FAILS(redefine("h", NULL, "running", "", VIR_DOMAIN_SNAPSHOT_CREATE_HALT), -1, VIR_ERR_INVALID_ARG,
                VIR_FROM_DOMAIN_SNAPSHOT,
                "Flags 'VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE' and 'VIR_DOMAIN_SNAPSHOT_CREATE_HALT' are mutually "
                "exclusive");
}

static void flags_of_create(void)
{
    const unsigned int taken[] = {VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE, VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC,
                                  VIR_DOMAIN_SNAPSHOT_CREATE_LIVE, VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE};
    virDomainSnapshotPtr snap;
    unsigned int n;

    for (n = 0; n < 4; n++) {
        /* The original validates only where it finds its schemas. */
        if (check_original() && taken[n] == VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE)
            continue;
        snap = make("f", taken[n]);
        CHECK(snap != NULL);
        if (!snap)
            continue;
        CHECK_INT(virDomainSnapshotDelete(snap, 0), 0);
        CHECK_INT(virDomainSnapshotFree(snap), 0);
    }
    CHECK_FAILS(make("f", VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY | VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA), NULL,
                VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x14) in function testDomainSnapshotCreateXML");
    CHECK_FAILS(make("f", VIR_DOMAIN_SNAPSHOT_CREATE_REUSE_EXT), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x20) in function testDomainSnapshotCreateXML");
    CHECK_INT(virDomainSnapshotNum(dom, 0), 0);
}

/* Brings the domain into a state: 0 off, 1 running, 2 paused. */
static void bring(int state)
{
    if (virDomainIsActive(dom) == 1)
        CHECK_INT(virDomainDestroy(dom), 0);
    if (state > 0)
        CHECK_INT(virDomainCreate(dom), 0);
    if (state > 1)
        CHECK_INT(virDomainSuspend(dom), 0);
}

/* The domain's id; a handle keeps that of the time when it was made. */
static int id_now(void)
{
    virDomainPtr fresh = virDomainLookupByName(conn, "test");
    int id = (int)virDomainGetID(fresh);

    CHECK_INT(virDomainFree(fresh), 0);
    return id;
}

/* From each state, to each kind of snapshot, with each flag. */
static void every_revert(void)
{
    const char *names[] = {"off", "run", "pau"};
    int from, to, state, reason, id;
    unsigned int flags;

    for (to = 0; to < 3; to++) {
        bring(to);
        grow(names[to]);
    }
    for (from = 0; from < 3; from++)
        for (to = 0; to < 3; to++)
            for (flags = 0; flags < 8; flags++) {
                unsigned int want = flags & (VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING | VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED);
                int after = want == 0 ? to : want == VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING ? 1 : 2;

                if (want == (VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING | VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED))
                    continue;
                bring(from);
                id = id_now();
                CHECK_INT(revert(names[to], flags), 0);
                CHECK_STR(current(), names[to]);
                CHECK_INT(virDomainGetState(dom, &state, &reason, 0), 0);
                if (to == 0 && check_original())
                    after = 0;
                CHECK_INT(virDomainIsActive(dom), after > 0);
                CHECK_INT(state, after == 0   ? VIR_DOMAIN_SHUTOFF
                                 : after == 1 ? VIR_DOMAIN_RUNNING
                                              : VIR_DOMAIN_PAUSED);
                if (after > 0)
                    CHECK_INT(reason, after == 1 ? VIR_DOMAIN_RUNNING_FROM_SNAPSHOT
                                                 : VIR_DOMAIN_PAUSED_FROM_SNAPSHOT);
                else if (from > 0)
                    CHECK_INT(reason, VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT);
                if (after > 0)
                    CHECK(id_now() > id);
            }
    CHECK_FAILS(revert("run", VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING | VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED), -1,
                VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN_SNAPSHOT,
                "Flags 'VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING' and 'VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED' are mutually "
                "exclusive");
    CHECK_FAILS(revert("run", VIR_DOMAIN_SNAPSHOT_REVERT_RESET_NVRAM), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x8) in function testDomainRevertToSnapshot");
}

static void deleting_one_gives_its_children_to_its_parent(void)
{
    grow("a");
    grow("b");
    grow("c");
    CHECK_INT(revert("b", 0), 0);
    grow("d");
    CHECK_INT(revert("a", 0), 0);
    grow("e");
    CHECK_STR(all(TOPOLOGICAL), "a,e,b,d,c");
    CHECK_INT(delete("b", 0), 0);
    CHECK_STR(parent("c"), "a");
    CHECK_STR(parent("d"), "a");
    CHECK(contains(children("a", 0), "c"));
    CHECK(contains(children("a", 0), "d"));
    CHECK_INT(virDomainSnapshotNum(dom, 0), 4);
    CHECK_STR(current(), "e");
    CHECK_INT(delete("e", 0), 0);
    CHECK_STR(current(), "a");
    CHECK_INT(delete("a", 0), 0);
    CHECK(current() == NULL);
    CHECK_INT(virDomainSnapshotNum(dom, VIR_DOMAIN_SNAPSHOT_LIST_ROOTS), 2);
    CHECK(parent("c") == NULL);
}

static void deleting_a_subtree(void)
{
    grow("a");
    grow("b");
    grow("c");
    grow("d");
    CHECK_FAILS(delete("b", VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN | VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY), -1,
                VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN_SNAPSHOT,
                "Flags 'VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN' and 'VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY' are "
                "mutually exclusive");
    CHECK_FAILS(delete("b", VIR_DOMAIN_SNAPSHOT_DELETE_METADATA_ONLY), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x2) in function testDomainSnapshotDelete");
    CHECK_STR(all(TOPOLOGICAL), "a,b,c,d");
    CHECK_INT(delete("c", VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY), 0);
    CHECK_STR(all(TOPOLOGICAL), "a,b,c");
    CHECK_STR(current(), "c");
    CHECK_INT(delete("c", VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY), 0);
    CHECK_INT(delete("b", VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN), 0);
    CHECK_STR(all(TOPOLOGICAL), "a");
    CHECK_STR(current(), "a");
    CHECK_INT(delete("a", VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN), 0);
    CHECK(current() == NULL);
    /* A name is free again once its snapshot is gone. */
    grow("a");
    CHECK_STR(all(0), "a");
}

static void a_handle_outlives_its_snapshot(void)
{
    virDomainSnapshotPtr snap = make("gone", 0), *snaps = GARBAGE;
    const char *message = "Domain snapshot not found: no domain snapshot with matching name 'gone'";
    char *name = NULL;

    if (!snap)
        return;
    CHECK_INT(virDomainSnapshotDelete(snap, 0), 0);
    CHECK_STR(virDomainSnapshotGetName(snap), "gone");
    CHECK(virDomainSnapshotGetDomain(snap) == dom);
    CHECK_FAILS(virDomainSnapshotGetXMLDesc(snap, 0), NULL, VIR_ERR_NO_DOMAIN_SNAPSHOT, VIR_FROM_TEST, message);
    CHECK_FAILS(virDomainSnapshotDelete(snap, 0), -1, VIR_ERR_NO_DOMAIN_SNAPSHOT, VIR_FROM_TEST, message);
    CHECK_FAILS(virDomainRevertToSnapshot(snap, 0), -1, VIR_ERR_NO_DOMAIN_SNAPSHOT, VIR_FROM_TEST, message);
    CHECK_FAILS(virDomainSnapshotIsCurrent(snap, 0), -1, VIR_ERR_NO_DOMAIN_SNAPSHOT, VIR_FROM_TEST, message);
    CHECK_FAILS(virDomainSnapshotHasMetadata(snap, 0), -1, VIR_ERR_NO_DOMAIN_SNAPSHOT, VIR_FROM_TEST, message);
    CHECK_FAILS(virDomainSnapshotGetParent(snap, 0), NULL, VIR_ERR_NO_DOMAIN_SNAPSHOT, VIR_FROM_TEST, message);
    CHECK_FAILS(virDomainSnapshotNumChildren(snap, 0), -1, VIR_ERR_NO_DOMAIN_SNAPSHOT, VIR_FROM_TEST, message);
    CHECK_FAILS(virDomainSnapshotListChildrenNames(snap, &name, 1, 0), -1, VIR_ERR_NO_DOMAIN_SNAPSHOT,
                VIR_FROM_TEST, message);
    CHECK_FAILS(virDomainSnapshotListAllChildren(snap, &snaps, 0), -1, VIR_ERR_NO_DOMAIN_SNAPSHOT, VIR_FROM_TEST,
                message);
    CHECK(snaps == NULL);
    /* It means the name: a new snapshot of that name is found again. */
    grow("gone");
    CHECK_INT(virDomainSnapshotIsCurrent(snap, 0), 1);
    CHECK_INT(virDomainSnapshotFree(snap), 0);
}

static void references(void)
{
    virDomainSnapshotPtr snap = make("a", 0), other;

    if (!snap)
        return;
    CHECK_INT(virDomainSnapshotRef(snap), 0);
    CHECK_INT(virDomainSnapshotRef(snap), 0);
    CHECK_INT(virDomainSnapshotFree(snap), 0);
    CHECK_INT(virDomainSnapshotFree(snap), 0);
    CHECK_STR(virDomainSnapshotGetName(snap), "a");
    other = find("a");
    CHECK(other != NULL && other != snap);
    CHECK_INT(virDomainSnapshotIsCurrent(snap, 0), 1);
    CHECK_INT(virDomainSnapshotFree(snap), 0);
}

/* A snapshot keeps its domain, and the domain its connection. */
static void the_last_handle_keeps_everything(void)
{
    virDomainSnapshotPtr snap, *snaps = GARBAGE;
    virConnectPtr another;

    if (begin() < 0)
        return;
    grow("a");
    snap = make("b", 0);
    if (!snap)
        return;
    CHECK_INT(virDomainFree(dom), 0);
    CHECK(virConnectClose(conn) > 0);
    dom = virDomainSnapshotGetDomain(snap);
    conn = virDomainSnapshotGetConnect(snap);
    CHECK(dom != NULL && conn != NULL);
    CHECK_STR(virDomainGetName(dom), "test");
    CHECK(virDomainGetConnect(dom) == conn);
    CHECK_STR(parent("b"), "a");
    release();
    CHECK_INT(virDomainListAllSnapshots(dom, &snaps, TOPOLOGICAL), 2);
    CHECK_STR(names_of(snaps, 2), "a,b");
    another = virConnectOpen("test:///default");
    dom = virDomainLookupByName(another, "test");
    CHECK_STR(all(TOPOLOGICAL), "a,b");
    CHECK_INT(virDomainSnapshotFree(snap), 0);
    CHECK_STR(all(TOPOLOGICAL), "a,b");
    conn = another;
    end();
    /* Nobody is left: the state starts afresh. */
    if (begin() < 0)
        return;
    CHECK_STR(all(0), "");
    end();
}

static void read_only(void)
{
    virDomainPtr writable = dom;
    virConnectPtr reader = virConnectOpenReadOnly("test:///default");
    virDomainSnapshotPtr snap;
    char *xml;

    grow("a");
    dom = virDomainLookupByName(reader, "test");
    CHECK_STR(all(0), "a");
    CHECK_STR(current(), "a");
    CHECK_INT(virDomainSnapshotNum(dom, 0), 1);
    snap = find("a");
    if (snap) {
        xml = virDomainSnapshotGetXMLDesc(snap, 0);
        CHECK(xml != NULL);
        free(xml);
        CHECK_FAILS(virDomainSnapshotGetXMLDesc(snap, VIR_DOMAIN_SNAPSHOT_XML_SECURE), NULL, VIR_ERR_OPERATION_DENIED,
                    VIR_FROM_DOMAIN_SNAPSHOT, "operation forbidden: virDomainSnapshotGetXMLDesc with secure flag");
        CHECK_FAILS(virDomainSnapshotDelete(snap, 0), -1, VIR_ERR_OPERATION_DENIED, VIR_FROM_DOMAIN_SNAPSHOT,
                    "operation forbidden: read only access prevents virDomainSnapshotDelete");
        CHECK_FAILS(virDomainRevertToSnapshot(snap, 0), -1, VIR_ERR_OPERATION_DENIED, VIR_FROM_DOMAIN_SNAPSHOT,
                    "operation forbidden: read only access prevents virDomainRevertToSnapshot");
    }
    CHECK_FAILS(make("b", 0), NULL, VIR_ERR_OPERATION_DENIED, VIR_FROM_DOMAIN_SNAPSHOT,
                "operation forbidden: read only access prevents virDomainSnapshotCreateXML");
    CHECK_STR(all(0), "a");
    release();
    CHECK_INT(virDomainFree(dom), 0);
    CHECK(virConnectClose(reader) >= 0);
    dom = writable;
}

static void the_domain_goes(void)
{
    virDomainSnapshotPtr *snaps = GARBAGE;
    const char *message = "Domain not found: no domain with matching uuid '" UUID "' (test)";

    grow("a");
    CHECK_INT(virDomainUndefine(dom), 0);
    CHECK_INT(virDomainIsPersistent(dom), 0);
    CHECK_STR(all(0), "a");
    CHECK_INT(virDomainDestroy(dom), 0);
    CHECK_FAILS(virDomainListAllSnapshots(dom, &snaps, 0), -1, VIR_ERR_NO_DOMAIN, VIR_FROM_TEST, message);
    CHECK(snaps == NULL);
    CHECK_FAILS(virDomainSnapshotNum(dom, 0), -1, VIR_ERR_NO_DOMAIN, VIR_FROM_TEST, message);
    CHECK_FAILS(make("b", 0), NULL, VIR_ERR_NO_DOMAIN, VIR_FROM_TEST, message);
    CHECK_FAILS(virDomainHasCurrentSnapshot(dom, 0), -1, VIR_ERR_NO_DOMAIN, VIR_FROM_TEST, message);
}

static void no_handle(void)
{
    virDomainSnapshotPtr *snaps = GARBAGE;
    char *name = NULL;

#define NO_DOMAIN(call, failure, function) \
    CHECK_FAILS(call, failure, VIR_ERR_INVALID_DOMAIN, VIR_FROM_DOM, "invalid domain pointer in " function)
#define NO_SNAPSHOT(call, failure, function) \
    CHECK_FAILS(call, failure, VIR_ERR_INVALID_DOMAIN_SNAPSHOT, VIR_FROM_DOMAIN_SNAPSHOT, \
                "Invalid domain snapshot: " function)
    NO_DOMAIN(virDomainListAllSnapshots(NULL, &snaps, 0), -1, "virDomainListAllSnapshots");
    CHECK(snaps == NULL);
    NO_DOMAIN(virDomainSnapshotNum(NULL, 0), -1, "virDomainSnapshotNum");
    NO_DOMAIN(virDomainSnapshotListNames(NULL, &name, 1, 0), -1, "virDomainSnapshotListNames");
    NO_DOMAIN(virDomainSnapshotCreateXML(NULL, "<domainsnapshot/>", 0), NULL, "virDomainSnapshotCreateXML");
    NO_DOMAIN(virDomainSnapshotLookupByName(NULL, "a", 0), NULL, "virDomainSnapshotLookupByName");
    NO_DOMAIN(virDomainSnapshotCurrent(NULL, 0), NULL, "virDomainSnapshotCurrent");
    NO_DOMAIN(virDomainHasCurrentSnapshot(NULL, 0), -1, "virDomainHasCurrentSnapshot");
    snaps = GARBAGE;
    NO_SNAPSHOT(virDomainSnapshotListAllChildren(NULL, &snaps, 0), -1, "virDomainSnapshotListAllChildren");
    CHECK(snaps == NULL);
    NO_SNAPSHOT(virDomainSnapshotNumChildren(NULL, 0), -1, "virDomainSnapshotNumChildren");
    NO_SNAPSHOT(virDomainSnapshotListChildrenNames(NULL, &name, 1, 0), -1, "virDomainSnapshotListChildrenNames");
    NO_SNAPSHOT(virDomainSnapshotDelete(NULL, 0), -1, "virDomainSnapshotDelete");
    NO_SNAPSHOT(virDomainRevertToSnapshot(NULL, 0), -1, "virDomainRevertToSnapshot");
    NO_SNAPSHOT(virDomainSnapshotIsCurrent(NULL, 0), -1, "virDomainSnapshotIsCurrent");
    NO_SNAPSHOT(virDomainSnapshotHasMetadata(NULL, 0), -1, "virDomainSnapshotHasMetadata");
    NO_SNAPSHOT(virDomainSnapshotGetName(NULL), NULL, "virDomainSnapshotGetName");
    NO_SNAPSHOT(virDomainSnapshotGetDomain(NULL), NULL, "virDomainSnapshotGetDomain");
    NO_SNAPSHOT(virDomainSnapshotGetConnect(NULL), NULL, "virDomainSnapshotGetConnect");
    NO_SNAPSHOT(virDomainSnapshotGetParent(NULL, 0), NULL, "virDomainSnapshotGetParent");
    NO_SNAPSHOT(virDomainSnapshotGetXMLDesc(NULL, 0), NULL, "virDomainSnapshotGetXMLDesc");
    NO_SNAPSHOT(virDomainSnapshotRef(NULL), -1, "virDomainSnapshotRef");
    NO_SNAPSHOT(virDomainSnapshotFree(NULL), -1, "virDomainSnapshotFree");
    CHECK(name == NULL);
}

int main(void)
{
    void (*tests[])(void) = {
        one_snapshot,
        what_a_snapshot_says_of_the_state,
        snapshots_grow_under_the_current_one,
        redefining,
        redefining_from_its_own_xml,
        halting,
        flags_of_create,
        every_revert,
        deleting_one_gives_its_children_to_its_parent,
        deleting_a_subtree,
        a_handle_outlives_its_snapshot,
        references,
        read_only,
        the_domain_goes,
    };

    check_begin();
    no_handle();
    RUN(tests);
    the_last_handle_keeps_everything();
    return check_end();
}
