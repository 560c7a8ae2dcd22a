/*
 * What the programs on snapshots share: the domain they work on, and short forms of the calls.
 */
#ifndef SNAPSHOTS_H
#define SNAPSHOTS_H

#include <stdint.h>

#include "check.h"

#define UUID "6695eb01-f6a4-8304-79aa-97f2502e193f"
#define DOMAIN \
    "<domain type='test'><name>test</name><uuid>" UUID "</uuid><memory>4096</memory>" \
    "<os><type>hvm</type></os></domain>"
#define GARBAGE ((virDomainSnapshotPtr *)(uintptr_t)0xdead)

static virConnectPtr conn;
static virDomainPtr dom;
static virDomainSnapshotPtr found[500];
static int found_count;

/* Each test has the driver's state to itself: it starts afresh after the last reference. */
static inline int begin(void)
{
    conn = virConnectOpen("test:///default");
    CHECK(conn != NULL);
    dom = conn ? virDomainLookupByName(conn, "test") : NULL;
    CHECK(dom != NULL);
    return dom ? 0 : -1;
}

/* Frees what find() found. */
static inline void release(void)
{
    while (found_count > 0)
        CHECK_INT(virDomainSnapshotFree(found[--found_count]), 0);
}

/* Closing says 0 only if the test gave back every handle. */
static inline void end(void)
{
    release();
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);
}

static inline virDomainSnapshotPtr make(const char *name, unsigned int flags)
{
    char xml[200];

    snprintf(xml, sizeof(xml), "<domainsnapshot><name>%s</name></domainsnapshot>", name);
    return virDomainSnapshotCreateXML(dom, xml, flags);
}

/* Makes a snapshot that nobody needs a handle of. */
static inline void grow(const char *name)
{
    virDomainSnapshotPtr snap = make(name, 0);

    CHECK(snap != NULL);
    if (snap)
        CHECK_INT(virDomainSnapshotFree(snap), 0);
}

/* Looks a snapshot up; end() frees the handle, so that the error of a call on it stays to be looked at. */
static inline virDomainSnapshotPtr find(const char *name)
{
    virDomainSnapshotPtr snap = virDomainSnapshotLookupByName(dom, name, 0);

    CHECK(snap != NULL);
    CHECK(!snap || found_count < (int)(sizeof(found) / sizeof(*found)));
    if (snap)
        found[found_count++] = snap;
    return snap;
}

/* Redefines a snapshot, new or not, under a parent or as a root. */
static inline int redefine(const char *name, const char *parent, const char *state, const char *more,
                           unsigned int flags)
{
    char xml[2000], up[200] = "";
    virDomainSnapshotPtr snap;

    if (parent)
        snprintf(up, sizeof(up), "<parent><name>%s</name></parent>", parent);
    snprintf(xml, sizeof(xml),
             "<domainsnapshot><name>%s</name><state>%s</state>%s<creationTime>7</creationTime>%s</domainsnapshot>",
             name, state, up, more);
    snap = virDomainSnapshotCreateXML(dom, xml, flags | VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE);
    if (!snap)
        return -1;
    virDomainSnapshotFree(snap);
    return 0;
}

/* The names of a list, with commas; frees it. Says what is wrong if the list is not what it should be. */
static inline const char *names_of(virDomainSnapshotPtr *snaps, int count)
{
    static char text[1000];
    int n;

    text[0] = '\0';
    if (count < 0)
        return snaps ? "failed, array left" : "failed";
    if (!snaps)
        return "no array";
    for (n = 0; n < count; n++) {
        if (!snaps[n])
            return "NULL within";
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%s", n ? "," : "",
                 virDomainSnapshotGetName(snaps[n]));
        virDomainSnapshotFree(snaps[n]);
    }
    if (snaps[count])
        return "no NULL at the end";
    free(snaps);
    return text;
}

static inline const char *all(unsigned int flags)
{
    virDomainSnapshotPtr *snaps = GARBAGE;
    int count = virDomainListAllSnapshots(dom, &snaps, flags);

    return names_of(snaps, count);
}

static inline const char *children(const char *name, unsigned int flags)
{
    virDomainSnapshotPtr *snaps = GARBAGE, snap = find(name);
    int count = snap ? virDomainSnapshotListAllChildren(snap, &snaps, flags) : -2;

    return names_of(snaps, count);
}

#define TOPOLOGICAL VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL
#define DESCENDANTS VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS

/* The name of the current snapshot, or NULL. */
static inline const char *current(void)
{
    static char name[100];
    virDomainSnapshotPtr snap = virDomainSnapshotCurrent(dom, 0);

    CHECK_INT(virDomainHasCurrentSnapshot(dom, 0), snap != NULL);
    if (!snap)
        return NULL;
    CHECK_INT(virDomainSnapshotIsCurrent(snap, 0), 1);
    snprintf(name, sizeof(name), "%s", virDomainSnapshotGetName(snap));
    virDomainSnapshotFree(snap);
    return name;
}

/* The name of a snapshot's parent, or NULL. */
static inline const char *parent(const char *name)
{
    static char text[100];
    virDomainSnapshotPtr snap = find(name), up = snap ? virDomainSnapshotGetParent(snap, 0) : NULL;

    snprintf(text, sizeof(text), "%s", up ? virDomainSnapshotGetName(up) : "");
    if (up)
        virDomainSnapshotFree(up);
    return up ? text : NULL;
}

static inline int delete(const char *name, unsigned int flags)
{
    virDomainSnapshotPtr snap = find(name);
    int result = snap ? virDomainSnapshotDelete(snap, flags) : -2;

    return result;
}

static inline int revert(const char *name, unsigned int flags)
{
    virDomainSnapshotPtr snap = find(name);
    int result = snap ? virDomainRevertToSnapshot(snap, flags) : -2;

    return result;
}

/* Runs each test on a state of its own. */
static inline void run(void (*tests[])(void), size_t count)
{
    size_t n;

    for (n = 0; n < count; n++) {
        if (begin() < 0)
            break;
        tests[n]();
        end();
    }
}

#define RUN(tests) run(tests, sizeof(tests) / sizeof(*(tests)))

#endif
