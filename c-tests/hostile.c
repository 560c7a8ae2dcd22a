/* What nobody should pass: each call says no, and everything stays as it was. hostile-files.c has the files. */
#include <limits.h>
#include <stdint.h>

#include "check.h"

#define UUID "6695eb01-f6a4-8304-79aa-97f2502e193f"
#define GARBAGE (void *)(uintptr_t)0xdead

static virConnectPtr conn;
static virDomainPtr dom;
static virDomainSnapshotPtr snap;
static virDomainCheckpointPtr check;

/* One text of all that a failed call could have changed. */
static char *state(void)
{
    static char text[20000];
    virDomainSnapshotPtr *snaps = NULL, current;
    virDomainCheckpointPtr *checks = NULL;
    virDomainPtr *doms = NULL;
    char *xml = virDomainGetXMLDesc(dom, VIR_DOMAIN_XML_SECURE);
    int n, count;
    size_t used = (size_t)snprintf(text, sizeof(text), "active %d\n%s", virDomainIsActive(dom), xml ? xml : "none");

    free(xml);
    count = virConnectListAllDomains(conn, &doms, 0);
    for (n = 0; n < count; n++) {
        used += (size_t)snprintf(text + used, sizeof(text) - used, "domain %s\n", virDomainGetName(doms[n]));
        virDomainFree(doms[n]);
    }
    free(doms);
    count = virDomainListAllSnapshots(dom, &snaps, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL);
    for (n = 0; n < count; n++) {
        xml = virDomainSnapshotGetXMLDesc(snaps[n], 0);
        used += (size_t)snprintf(text + used, sizeof(text) - used, "snapshot %.300s\n", xml ? xml : "none");
        free(xml);
        virDomainSnapshotFree(snaps[n]);
    }
    free(snaps);
    current = virDomainSnapshotCurrent(dom, 0);
    used += (size_t)snprintf(text + used, sizeof(text) - used, "current %s\n",
                             current ? virDomainSnapshotGetName(current) : "none");
    if (current)
        virDomainSnapshotFree(current);
    count = virDomainListAllCheckpoints(dom, &checks, VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL);
    for (n = 0; n < count; n++) {
        xml = virDomainCheckpointGetXMLDesc(checks[n], VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN);
        used += (size_t)snprintf(text + used, sizeof(text) - used, "checkpoint %s\n", xml ? xml : "none");
        free(xml);
        virDomainCheckpointFree(checks[n]);
    }
    free(checks);
    CHECK(used < sizeof(text));
    return strdup(text);
}

/* The kinds of document: how one is tried, and a good one to spoil. */
enum kind { SNAPSHOT, CHECKPOINT, DOMAIN, KINDS };

static const char *const roots[] = {"domainsnapshot", "domaincheckpoint", "domain"};
static const char *const heads[] = {"", "", "<memory>4096</memory><os><type>hvm</type></os>"};

/* The name of what a document makes, and everything as it was again; NULL where it fails. */
static char *try(enum kind kind, const char *xml)
{
    char *name = NULL;

    if (kind == SNAPSHOT) {
        virDomainSnapshotPtr made = virDomainSnapshotCreateXML(dom, xml, 0);

        if (made) {
            name = strdup(virDomainSnapshotGetName(made));
            CHECK_INT(virDomainSnapshotDelete(made, 0), 0);
            virDomainSnapshotFree(made);
        }
    } else if (kind == CHECKPOINT) {
        virDomainCheckpointPtr made =
            virDomainCheckpointCreateXML(dom, xml, VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE);

        if (made) {
            name = strdup(virDomainCheckpointGetName(made));
            CHECK_INT(virDomainCheckpointDelete(made, 0), 0);
            virDomainCheckpointFree(made);
        }
    } else {
        virDomainPtr made = virDomainDefineXML(conn, xml);

        if (made) {
            name = strdup(virDomainGetName(made));
            CHECK_INT(virDomainUndefine(made), 0);
            virDomainFree(made);
        }
    }
    return name;
}

/* A document around what is to be in the element of the name; `before` the root. */
static char *document(enum kind kind, const char *before, const char *attribute, const char *name, const char *more)
{
    size_t size = strlen(before) + strlen(name) + strlen(more) + 500;
    char *xml = malloc(size);

    snprintf(xml, size, "%s<%s%s%s><name>%s</name>%s%s%s</%s>", before, roots[kind],
             kind == DOMAIN ? " type='test'" : "", attribute, name, heads[kind],
             kind == CHECKPOINT ? "<creationTime>7</creationTime>" : "", more, roots[kind]);
    return xml;
}

static void refused(enum kind kind, const char *xml, const char *what)
{
    char *name = try(kind, xml);

    if (name)
        printf("a %s with %s is taken: %.100s\n", roots[kind], what, name);
    CHECK(name == NULL);
    if (!name)
        CHECK(virGetLastErrorCode() != VIR_ERR_OK && virGetLastErrorCode() != VIR_ERR_NO_MEMORY);
    free(name);
}

static void taken(enum kind kind, const char *xml, const char *as, const char *what)
{
    char *name = try(kind, xml);

    if (!name || strcmp(name, as) != 0)
        printf("a %s with %s is not taken\n", roots[kind], what);
    CHECK(name && strcmp(name, as) == 0);
    free(name);
}

static void refused_name(enum kind kind, const char *before, const char *name, const char *what)
{
    char *xml = document(kind, before, "", name, "");

    refused(kind, xml, what);
    free(xml);
}

static void taken_name(enum kind kind, const char *before, const char *name, const char *as, const char *what)
{
    char *xml = document(kind, before, "", name, "");

    taken(kind, xml, as, what);
    free(xml);
}

static char *repeat(const char *text, size_t times)
{
    size_t length = strlen(text), n;
    char *all = malloc(length * times + 1);

    for (n = 0; n < times; n++)
        memcpy(all + n * length, text, length);
    all[length * times] = '\0';
    return all;
}

static void nested(enum kind kind, size_t depth)
{
    char *open = repeat("<a>", depth), *close = repeat("</a>", depth), *more, *xml;

    more = malloc(strlen(open) + strlen(close) + 1);
    strcat(strcpy(more, open), close);
    xml = document(kind, "", "", "deep", more);
    refused(kind, xml, "deep nesting");
    free(xml);
    free(more);
    /* The same, but nothing is ever closed. */
    xml = document(kind, "", "", "deep", open);
    refused(kind, xml, "deep nesting, unclosed");
    free(xml);
    free(open);
    free(close);
}

#define BOMB \
    "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>" \
    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>" \
    "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>" \
    "<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'><!ENTITY h '&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;'>]>"

static void not_documents(enum kind kind)
{
    const char *others[] = {"<domainbackup/>", "<Domain><name>x</name></Domain>", "<node/>", "<a:b xmlns:a='c'/>"};
    char *good = document(kind, "", "", "cut", ""), *xml;
    size_t length = strlen(good), n;

    refused(kind, "", "nothing");
    refused(kind, " \n\t", "white space");
    refused(kind, "hello", "no markup");
    refused(kind, "<", "one byte");
    refused(kind, "<!DOCTYPE", "half a DOCTYPE");
    refused(kind, "<?xml version='1.0'?>", "only a declaration");
    for (n = 0; n < 4; n++)
        refused(kind, others[n], "another root");
    for (n = 1; n < length; n += length > 100 ? 7 : 3) {
        char byte = good[n];

        good[n] = '\0';
        refused(kind, good, "its end cut off");
        good[n] = byte;
    }
    xml = malloc(length + 10);
    strcat(strcpy(xml, good), "junk");
    refused(kind, xml, "something after it");
    strcat(strcpy(xml, good), good + length - 1);
    refused(kind, xml, "a > after it");
    free(xml);
    free(good);
    nested(kind, 300);
    nested(kind, 100000);
}

static void entities(enum kind kind)
{
    char *xml, *name;

    refused_name(kind, BOMB, "&h;", "an entity bomb");
    refused_name(kind, "<!DOCTYPE r [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>", "&a;", "an entity loop");
    refused_name(kind, "", "a&none;b", "an entity that is not there");
    refused_name(kind, "", "a&#0;b", "the character 0");
    refused_name(kind, "", "a&#x110000;b", "a character past the last");
    refused_name(kind, "", "a & b", "a bare ampersand");
    taken_name(kind, "<!DOCTYPE r [<!ENTITY a 'v'>]>", "x&a;", "xv", "an entity of its own");
    /* Whatever else becomes of it, no file is read. */
    xml = document(kind, "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", "", "x&a;", "");
    name = try(kind, xml);
    CHECK(!name || strcmp(name, "x") == 0);
    free(name);
    free(xml);
}

static void names(enum kind kind)
{
    char *big = repeat("n", 65536), *xml, *name;

    refused_name(kind, "", "a\xff\xfe" "b", "bad UTF-8");
    refused_name(kind, "", "a\xc0\xaf" "b", "an overlong character");
    refused_name(kind, "", "a\xed\xa0\x80" "b", "half a surrogate pair");
    refused_name(kind, "", "a\x01" "b", "a control character");
    refused_name(kind, "", "a\x1b" "b", "an escape");
    refused_name(kind, "", "a&#1;b", "a control character by number");
    taken_name(kind, "", "<![CDATA[cd]]>", "cd", "a CDATA section");
    taken_name(kind, "", "a<!-- b -->c", "ac", "a comment within");
    taken_name(kind, "", big, big, "64 KiB of name");
    if (kind == CHECKPOINT) {
        /* Checkpoints are always held against the schema. */
        refused_name(kind, "", "h\xc3\xa9", "a letter past ASCII");
        refused_name(kind, "", "a b", "a space");
        refused_name(kind, "", ".", "a dot");
        refused_name(kind, "", "..", "two dots");
        refused_name(kind, "", "a/b", "a slash");
        refused_name(kind, "", "a\nb", "a line's end");
        refused_name(kind, "", "", "no name");
    } else {
        taken_name(kind, "", "h\xc3\xa9", "h\xc3\xa9", "a letter past ASCII");
        taken_name(kind, "", "a&amp;&lt;b", "a&<b", "markup as text");
        taken_name(kind, "", "<![CDATA[c<d]]>", "c<d", "markup in a CDATA section");
    }
    if (kind == SNAPSHOT) {
        taken_name(kind, "", ".", ".", "a dot");
        taken_name(kind, "", "..", "..", "two dots");
        taken_name(kind, "", "a/b", "a/b", "a slash");
        taken_name(kind, "", "../x", "../x", "a way out");
        taken_name(kind, "", "a\nb", "a\nb", "a line's end");
    } else if (kind == DOMAIN) {
        taken_name(kind, "", ".", ".", "a dot");
        taken_name(kind, "", "..", "..", "two dots");
        refused_name(kind, "", "a/b", "a slash");
        refused_name(kind, "", "a\nb", "a line's end");
        refused_name(kind, "", "", "no name");
    }
    /* The elements of a default namespace are not the ones that are looked for. */
    xml = document(kind, "", " xmlns='urn:x'", "hidden", "");
    name = try(kind, xml);
    CHECK(!name || strcmp(name, "hidden") != 0);
    free(name);
    free(xml);
    free(big);
}

static void documents(enum kind kind)
{
    char *before = state(), *after;

    not_documents(kind);
    entities(kind);
    names(kind);
    after = state();
    CHECK_STR(after, before);
    free(before);
    free(after);
}

/* A call that takes flags, and the bits it knows; a bit that is known is not tried. */
struct call {
    const char *name;
    unsigned int known;
    int (*call)(unsigned int flags);
};

/* Turns a handle into a result, giving it back. */
#define HANDLE(call, type) \
    do { \
        type##Ptr made = (call); \
        if (made) \
            type##Free(made); \
        return made ? 0 : -1; \
    } while (0)
#define TEXT(call) \
    do { \
        char *text = (call); \
        int result = text ? 0 : -1; \
        free(text); \
        return result; \
    } while (0)
#define LIST(type, call) \
    do { \
        type *list = GARBAGE; \
        int result = (call); \
        CHECK(result >= 0 || list == NULL); \
        return result; \
    } while (0)
#define CALL(function) static int function(unsigned int flags)

CALL(snap_create) { HANDLE(virDomainSnapshotCreateXML(dom, "<domainsnapshot/>", flags), virDomainSnapshot); }
CALL(snap_xml) { TEXT(virDomainSnapshotGetXMLDesc(snap, flags)); }
CALL(snap_num) { return virDomainSnapshotNum(dom, flags); }
CALL(snap_names) { char *names[9]; return virDomainSnapshotListNames(dom, names, 9, flags); }
CALL(snap_list) { LIST(virDomainSnapshotPtr, virDomainListAllSnapshots(dom, &list, flags)); }
CALL(snap_children) { LIST(virDomainSnapshotPtr, virDomainSnapshotListAllChildren(snap, &list, flags)); }
CALL(snap_num_children) { return virDomainSnapshotNumChildren(snap, flags); }
CALL(snap_child_names) { char *names[9]; return virDomainSnapshotListChildrenNames(snap, names, 9, flags); }
CALL(snap_lookup) { HANDLE(virDomainSnapshotLookupByName(dom, "a", flags), virDomainSnapshot); }
CALL(snap_has_current) { return virDomainHasCurrentSnapshot(dom, flags); }
CALL(snap_current) { HANDLE(virDomainSnapshotCurrent(dom, flags), virDomainSnapshot); }
CALL(snap_parent) { HANDLE(virDomainSnapshotGetParent(snap, flags), virDomainSnapshot); }
CALL(snap_is_current) { return virDomainSnapshotIsCurrent(snap, flags); }
CALL(snap_metadata) { return virDomainSnapshotHasMetadata(snap, flags); }
CALL(snap_revert) { return virDomainRevertToSnapshot(snap, flags); }
CALL(snap_delete) { return virDomainSnapshotDelete(snap, flags); }
CALL(check_create)
{
    HANDLE(virDomainCheckpointCreateXML(dom, "<domaincheckpoint><name>z</name></domaincheckpoint>", flags),
           virDomainCheckpoint);
}
CALL(check_xml) { TEXT(virDomainCheckpointGetXMLDesc(check, flags)); }
CALL(check_list) { LIST(virDomainCheckpointPtr, virDomainListAllCheckpoints(dom, &list, flags)); }
CALL(check_children) { LIST(virDomainCheckpointPtr, virDomainCheckpointListAllChildren(check, &list, flags)); }
CALL(check_lookup) { HANDLE(virDomainCheckpointLookupByName(dom, "a", flags), virDomainCheckpoint); }
CALL(check_parent) { HANDLE(virDomainCheckpointGetParent(check, flags), virDomainCheckpoint); }
CALL(check_delete) { return virDomainCheckpointDelete(check, flags); }

static const struct call snapshot_calls[] = {
    {"virDomainSnapshotCreateXML", 0x3ff & ~0x34u, snap_create},
    {"virDomainSnapshotGetXMLDesc", 1, snap_xml},
    {"virDomainSnapshotNum", 0x7ff, snap_num},
    {"virDomainSnapshotListNames", 0x7ff, snap_names},
    {"virDomainListAllSnapshots", 0x7ff, snap_list},
    {"virDomainSnapshotListAllChildren", 0x7ff, snap_children},
    {"virDomainSnapshotNumChildren", 0x7ff, snap_num_children},
    {"virDomainSnapshotListChildrenNames", 0x7ff, snap_child_names},
    {"virDomainSnapshotLookupByName", 0, snap_lookup},
    {"virDomainHasCurrentSnapshot", 0, snap_has_current},
    {"virDomainSnapshotCurrent", 0, snap_current},
    {"virDomainSnapshotGetParent", 0, snap_parent},
    {"virDomainSnapshotIsCurrent", 0, snap_is_current},
    {"virDomainSnapshotHasMetadata", 0, snap_metadata},
    {"virDomainRevertToSnapshot", 7, snap_revert},
    {"virDomainSnapshotDelete", 5, snap_delete},
    {NULL, 0, NULL},
};

static const struct call checkpoint_calls[] = {
    {"virDomainCheckpointCreateXML", 3, check_create},
    {"virDomainCheckpointGetXMLDesc", 7, check_xml},
    {"virDomainListAllCheckpoints", 0xf, check_list},
    {"virDomainCheckpointListAllChildren", 0xf, check_children},
    {"virDomainCheckpointLookupByName", 0, check_lookup},
    {"virDomainCheckpointGetParent", 0, check_parent},
    {"virDomainCheckpointDelete", 7, check_delete},
    {NULL, 0, NULL},
};

static void unknown_bits(const struct call *calls)
{
    char *before = state(), *after;
    int bit;

    for (; calls->name; calls++)
        for (bit = 0; bit <= 32; bit++) {
            unsigned int flags = bit == 32 ? UINT_MAX : 1u << bit;
            int good;

            if (bit < 32 && (calls->known & flags))
                continue;
            good = calls->call(flags) == -1 && virGetLastErrorCode() == VIR_ERR_INVALID_ARG;
            if (!good)
                printf("%s with flags 0x%x\n", calls->name, flags);
            CHECK(good);
        }
    after = state();
    CHECK_STR(after, before);
    free(before);
    free(after);
}

static void counts_and_pointers(void)
{
    char *before = state(), *after, *name = NULL, **names = &name;
    int ids[1];
    unsigned char uuid[16] = {0};

    CHECK_INT(virDomainSnapshotListNames(dom, names, -1, 0), -1);
    CHECK_INT(virDomainSnapshotListNames(dom, names, INT_MIN, 0), -1);
    CHECK_INT(virDomainSnapshotListNames(dom, NULL, 1, 0), -1);
    CHECK_INT(virDomainSnapshotListChildrenNames(snap, names, -1, 0), -1);
    CHECK_INT(virDomainSnapshotListChildrenNames(snap, NULL, 1, 0), -1);
    CHECK_INT(virConnectListDomains(conn, ids, -1), -1);
    CHECK_INT(virConnectListDomains(conn, NULL, 1), -1);
    CHECK_INT(virConnectListDefinedDomains(conn, names, -1), -1);
    CHECK_INT(virConnectListDefinedDomains(conn, NULL, 1), -1);
    CHECK(virDomainSnapshotCreateXML(dom, NULL, 0) == NULL);
    CHECK(virDomainSnapshotLookupByName(dom, NULL, 0) == NULL);
    CHECK(virDomainCheckpointCreateXML(dom, NULL, 0) == NULL);
    CHECK(virDomainCheckpointLookupByName(dom, NULL, 0) == NULL);
    CHECK(virDomainDefineXML(conn, NULL) == NULL);
    CHECK(virDomainDefineXMLFlags(conn, NULL, 0) == NULL);
    CHECK(virDomainCreateXML(conn, NULL, 0) == NULL);
    CHECK(virDomainLookupByName(conn, NULL) == NULL);
    CHECK(virDomainLookupByUUID(conn, NULL) == NULL);
    CHECK(virDomainLookupByUUIDString(conn, NULL) == NULL);
    CHECK(virDomainLookupByUUIDString(conn, "6695eb01") == NULL);
    CHECK(virDomainLookupByUUID(conn, uuid) == NULL);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_NO_DOMAIN);
    CHECK_INT(virDomainGetInfo(dom, NULL), -1);
    CHECK_INT(virDomainGetState(dom, NULL, NULL, 0), -1);
    CHECK_INT(virDomainGetUUID(dom, NULL), -1);
    CHECK_INT(virDomainGetUUIDString(dom, NULL), -1);
    CHECK_INT(virDomainGetAutostart(dom, NULL), -1);
    CHECK_INT(virDomainRename(dom, NULL, 0), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_ARG);
    CHECK(name == NULL);
    after = state();
    CHECK_STR(after, before);
    free(before);
    free(after);
}

/* A handle of another kind is told apart by what it begins with. */
static void handles_of_another_kind(void)
{
    void *zeros = calloc(1, 256), *others[] = {conn, snap, zeros}, *not_snaps[] = {conn, dom, zeros};
    virDomainSnapshotPtr *snaps;
    int n;

    for (n = 0; n < 3; n++) {
        snaps = GARBAGE;
        CHECK_INT(virDomainListAllSnapshots(others[n], &snaps, 0), -1);
        CHECK(snaps == NULL);
        CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_DOMAIN);
        CHECK(virDomainGetName(others[n]) == NULL);
        CHECK_INT(virDomainFree(others[n]), -1);
        snaps = GARBAGE;
        CHECK_INT(virDomainSnapshotListAllChildren(not_snaps[n], &snaps, 0), -1);
        CHECK(snaps == NULL);
        CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_DOMAIN_SNAPSHOT);
        CHECK(virDomainSnapshotGetName(not_snaps[n]) == NULL);
        CHECK_INT(virDomainSnapshotFree(not_snaps[n]), -1);
        CHECK_INT(virDomainCheckpointFree(others[n]), -1);
        CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_DOMAIN_CHECKPOINT);
    }
    CHECK_INT(virConnectClose((virConnectPtr)(void *)dom), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_CONN);
    CHECK_STR(virDomainGetName(dom), "test");
    free(zeros);
}

static int begin(void)
{
    conn = virConnectOpen("test:///default");
    dom = conn ? virDomainLookupByName(conn, "test") : NULL;
    CHECK(dom != NULL);
    return dom ? 0 : -1;
}

static void end(void)
{
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);
}

static void with_snapshots(void)
{
    virDomainSnapshotPtr a;

    if (begin() < 0)
        return;
    a = virDomainSnapshotCreateXML(dom, "<domainsnapshot><name>a</name></domainsnapshot>", 0);
    snap = virDomainSnapshotCreateXML(dom, "<domainsnapshot><name>b</name></domainsnapshot>", 0);
    CHECK(a != NULL && snap != NULL);
    documents(SNAPSHOT);
    documents(DOMAIN);
    unknown_bits(snapshot_calls);
    counts_and_pointers();
    handles_of_another_kind();
    CHECK_INT(virDomainSnapshotFree(a), 0);
    CHECK_INT(virDomainSnapshotFree(snap), 0);
    end();
}

static void with_checkpoints(void)
{
    virDomainCheckpointPtr a;
    unsigned int redefine = VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE;

    if (begin() < 0)
        return;
    a = virDomainCheckpointCreateXML(
        dom, "<domaincheckpoint><name>a</name><creationTime>7</creationTime></domaincheckpoint>", redefine);
    check = virDomainCheckpointCreateXML(dom,
                                         "<domaincheckpoint><name>b</name><parent><name>a</name></parent>"
                                         "<creationTime>7</creationTime></domaincheckpoint>",
                                         redefine);
    CHECK(a != NULL && check != NULL);
    documents(CHECKPOINT);
    unknown_bits(checkpoint_calls);
    if (a)
        CHECK_INT(virDomainCheckpointFree(a), 0);
    if (check)
        CHECK_INT(virDomainCheckpointFree(check), 0);
    end();
}

int main(void)
{
    check_begin();
    with_snapshots();
    with_checkpoints();
    return check_end();
}
