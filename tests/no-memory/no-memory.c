/*
 * A program of every kind of call, run again and again with a malloc that fails: at the first
 * allocation, at the second, and so on for all that the library makes.
 *
 * Each call succeeds, or returns its failure value with VIR_ERR_NO_MEMORY, leaves arrays NULL and has
 * changed nothing, so that the same call succeeds when it is made again. In the end no block is left.
 *
 *   no-memory small|large ONE [STRIDE]    prints how many runs passed and failed
 */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include "failing-malloc.h"

#define GARBAGE ((void *)(uintptr_t)0xdead)

static int wrong;  /* in this run */
static int missed; /* a call that was not made again: others may fail for its sake */
static const char *calling = "";
static long where; /* the allocation that fails in it */
static const char *const names[] = {"once", "for the call", "for good"};

static void complain(int line, const char *what)
{
    if (wrong++ < 3)
        printf("allocation %ld fails %s: line %d: %s: error %d: %s\n", where, names[shortage], line, what,
               virGetLastErrorCode(), virGetLastErrorMessage());
}

/* Tells what was called when the process dies, which it never may. */
static void die(int number)
{
    char text[300];
    int length = snprintf(text, sizeof(text), "signal %d: allocation %ld fails %s, in %s\n", number, where,
                          names[shortage], calling);

    if (write(1, text, (size_t)length) < 0)
        _exit(98);
    _exit(99);
}

/* What a failed call must have left: an error that says why. */
static void look(int line, const char *what, int good)
{
    if (good)
        return;
    if (!failed && !failing)
        complain(line, what);
    else if (virGetLastErrorCode() != VIR_ERR_NO_MEMORY) {
        if (!missed)
            complain(line, what);
    } else if (!virGetLastErrorMessage() || !strstr(virGetLastErrorMessage(), "memory"))
        complain(line, "the error says nothing of memory");
    missed |= failing;
}

/* Makes a call, and once more with memory if it failed for want of that. */
#define CALL(call, good)                    \
    do {                                    \
        calling = #call;                    \
        enter();                            \
        call;                               \
        leave();                            \
        look(__LINE__, #call, !!(good));        \
        if (!(good) && !failing) {          \
            enter();                        \
            call;                           \
            leave();                        \
            look(__LINE__, #call, !!(good));    \
        }                                   \
    } while (0)

#define STATUS(call)                        \
    do {                                    \
        int status;                         \
        CALL(status = (call), status >= 0); \
    } while (0)

/* Freeing needs no memory, so it never fails. */
#define FREE(call)                          \
    do {                                    \
        calling = #call;                    \
        enter();                            \
        int status = (call);                \
        leave();                            \
        if (status < 0)                     \
            complain(__LINE__, #call);      \
    } while (0)

#define TEXT(call)                          \
    do {                                    \
        char *text;                         \
        CALL(text = (call), text != NULL);  \
        free(text);                         \
    } while (0)

#define HANDLE(type, variable, call, release) \
    do {                                    \
        type##Ptr variable;                 \
        CALL(variable = (call), variable);  \
        if (variable)                       \
            FREE(release(variable));        \
    } while (0)

/* A listing, and that its array is NULL where it failed. */
#define LIST(type, call, release)           \
    do {                                    \
        type##Ptr *list = GARBAGE;          \
        int number;                         \
        CALL(number = (call), number >= 0); \
        if (number < 0 && list)             \
            complain(__LINE__, #call " left an array"); \
        for (int i = 0; i < number; i++)    \
            FREE(release(list[i]));         \
        if (number >= 0)                    \
            free(list);                     \
    } while (0)

/* As many names as there are, or none. */
#define NAMES(room, call)                   \
    do {                                    \
        char **listed = calloc(room, sizeof(char *)); \
        int number;                         \
        CALL(number = (call), number >= 0); \
        for (int i = 0; i < (room); i++) {  \
            if ((listed[i] != NULL) != (i < number)) \
                complain(__LINE__, #call " left names"); \
            free(listed[i]);                \
        }                                   \
        free(listed);                       \
    } while (0)

static int heard;
static int freed;

static int on_event(virConnectPtr conn, virDomainPtr dom, int event, int detail, void *data)
{
    (void)conn, (void)dom, (void)event, (void)detail, (void)data;
    heard++;
    return 0;
}

static void on_free(void *data)
{
    (void)data;
    freed++;
}

static void swallow(void *data, virErrorPtr error)
{
    (void)data, (void)error;
}

static const char *domain_xml, *snapshot_xml, *redefined_xml, *node_uri;
static int many;

static void snapshots(virDomainPtr dom)
{
    virDomainSnapshotPtr root = NULL, child = NULL;
    char xml[160];

    CALL(root = virDomainSnapshotCreateXML(dom, snapshot_xml, 0), root);
    CALL(child = virDomainSnapshotCreateXML(dom, "<domainsnapshot/>", 0), child);
    for (int i = 0; i < many; i++) {
        snprintf(xml, sizeof(xml), "<domainsnapshot><name>a name of more than twenty-two bytes, %d</name></domainsnapshot>", i);
        HANDLE(virDomainSnapshot, snap, virDomainSnapshotCreateXML(dom, xml, 0), virDomainSnapshotFree);
    }
    HANDLE(virDomainSnapshot, snap,
           virDomainSnapshotCreateXML(dom, redefined_xml, VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE), virDomainSnapshotFree);
    STATUS(virDomainSnapshotNum(dom, 0));
    LIST(virDomainSnapshot, virDomainListAllSnapshots(dom, &list, 0), virDomainSnapshotFree);
    LIST(virDomainSnapshot, virDomainListAllSnapshots(dom, &list, VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL),
         virDomainSnapshotFree);
    LIST(virDomainSnapshot, virDomainListAllSnapshots(dom, &list, VIR_DOMAIN_SNAPSHOT_LIST_LEAVES), virDomainSnapshotFree);
    NAMES(many + 3, virDomainSnapshotListNames(dom, listed, many + 3, 0));
    HANDLE(virDomainSnapshot, snap, virDomainSnapshotCurrent(dom, 0), virDomainSnapshotFree);
    HANDLE(virDomainSnapshot, snap, virDomainSnapshotLookupByName(dom, "root", 0), virDomainSnapshotFree);
    if (root) {
        TEXT(virDomainSnapshotGetXMLDesc(root, 0));
        STATUS(virDomainSnapshotNumChildren(root, 0));
        LIST(virDomainSnapshot,
             virDomainSnapshotListAllChildren(root, &list, VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS), virDomainSnapshotFree);
        NAMES(many + 3, virDomainSnapshotListChildrenNames(root, listed, many + 3, 0));
        STATUS(virDomainRevertToSnapshot(root, 0));
    }
    if (child) {
        HANDLE(virDomainSnapshot, snap, virDomainSnapshotGetParent(child, 0), virDomainSnapshotFree);
        STATUS(virDomainSnapshotDelete(child, 0));
        FREE(virDomainSnapshotFree(child));
    }
    if (root) {
        STATUS(virDomainSnapshotDelete(root, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN));
        FREE(virDomainSnapshotFree(root));
    }
}

static void checkpoints(virDomainPtr dom)
{
    virDomainCheckpointPtr one = NULL;

    CALL(one = virDomainCheckpointCreateXML(dom, "<domaincheckpoint><name>one</name></domaincheckpoint>", 0), one);
    HANDLE(virDomainCheckpoint, two,
           virDomainCheckpointCreateXML(dom, "<domaincheckpoint><name>two</name></domaincheckpoint>", 0),
           virDomainCheckpointFree);
    LIST(virDomainCheckpoint, virDomainListAllCheckpoints(dom, &list, 0), virDomainCheckpointFree);
    HANDLE(virDomainCheckpoint, two, virDomainCheckpointLookupByName(dom, "one", 0), virDomainCheckpointFree);
    if (!one)
        return;
    TEXT(virDomainCheckpointGetXMLDesc(one, 0));
    LIST(virDomainCheckpoint, virDomainCheckpointListAllChildren(one, &list, 0), virDomainCheckpointFree);
    STATUS(virDomainCheckpointDelete(one, VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN));
    FREE(virDomainCheckpointFree(one));
}

static void life(virConnectPtr conn, virDomainPtr dom)
{
    virDomainInfo info;
    virDomainStatsRecordPtr *stats;
    int number;

    STATUS(virDomainCreate(dom));
    STATUS(virDomainGetInfo(dom, &info));
    TEXT(virDomainGetXMLDesc(dom, 0));
    TEXT(virDomainGetXMLDesc(dom, VIR_DOMAIN_XML_INACTIVE));
    STATUS(virDomainSuspend(dom));
    STATUS(virDomainResume(dom));
    STATUS(virDomainSetMetadata(dom, VIR_DOMAIN_METADATA_TITLE, "title", NULL, NULL, VIR_DOMAIN_AFFECT_CONFIG));
    STATUS(virDomainSetMemoryFlags(dom, 2048, VIR_DOMAIN_AFFECT_CONFIG));
    CALL(number = virConnectGetAllDomainStats(conn, 0, &stats, 0), number >= 0);
    if (number >= 0)
        virDomainStatsRecordListFree(stats);
    checkpoints(dom);
    STATUS(virDomainDestroy(dom));
}

static void lists(virConnectPtr conn)
{
    int ids[8];

    LIST(virDomain, virConnectListAllDomains(conn, &list, 0), virDomainFree);
    STATUS(virConnectListDomains(conn, ids, 8));
    NAMES(8, virConnectListDefinedDomains(conn, listed, 8));
    LIST(virNetwork, virConnectListAllNetworks(conn, &list, 0), virNetworkFree);
    LIST(virStoragePool, virConnectListAllStoragePools(conn, &list, 0), virStoragePoolFree);
    LIST(virInterface, virConnectListAllInterfaces(conn, &list, 0), virInterfaceFree);
    LIST(virNodeDevice, virConnectListAllNodeDevices(conn, &list, 0), virNodeDeviceFree);
    TEXT(virConnectGetCapabilities(conn));
    TEXT(virConnectGetURI(conn));
    TEXT(virConnectGetHostname(conn));
    HANDLE(virDomain, dom, virDomainLookupByName(conn, "test"), virDomainFree);
}

static void scenario(void)
{
    virConnectPtr conn = NULL;
    virDomainPtr dom = NULL;
    int id = -1;

    STATUS(virInitialize());
    STATUS(virEventRegisterDefaultImpl());
    CALL(conn = virConnectOpen("test:///default"), conn);
    if (conn) {
        lists(conn);
        CALL(id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                                   VIR_DOMAIN_EVENT_CALLBACK((void (*)(void))on_event), NULL, on_free), id >= 0);
        CALL(dom = virDomainDefineXML(conn, domain_xml), dom);
    }
    if (dom) {
        life(conn, dom);
        snapshots(dom);
        STATUS(virDomainUndefineFlags(dom, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA));
    }
    memory_back();
    if (dom)
        FREE(virDomainFree(dom));
    if (dom && id >= 0)
        STATUS(virEventRunDefaultImpl());
    if (id >= 0)
        STATUS(virConnectDomainEventDeregisterAny(conn, id));
    if (conn)
        FREE(virConnectClose(conn));
    conn = NULL;
    CALL(conn = virConnectOpen(node_uri), conn);
    if (conn) {
        lists(conn);
        CALL(dom = virDomainLookupByName(conn, "test"), dom);
        if (dom) {
            LIST(virDomainSnapshot, virDomainListAllSnapshots(dom, &list, 0), virDomainSnapshotFree);
            NAMES(4000, virDomainSnapshotListNames(dom, listed, 4000, 0));
            FREE(virDomainFree(dom));
        }
        FREE(virConnectClose(conn));
    }
}

static void on_timeout(int timer, void *data)
{
    (void)timer, (void)data;
}

/* Has the event loop free what it keeps for its next round. */
static void tidy(void)
{
    int timer = virEventAddTimeout(0, on_timeout, NULL, NULL);

    if (virEventRunDefaultImpl() < 0 || virEventRemoveTimeout(timer) < 0 || virEventRunDefaultImpl() < 0)
        complain(__LINE__, "the event loop does not run");
    virResetLastError();
}

static long run(long number, enum shortage how)
{
    wrong = 0;
    missed = 0;
    where = number;
    memory_fails(number, how);
    scenario();
    tidy();
    return counted;
}

/* Runs where nothing was done before in the process, each in a child: whether it lived and all was well. */
static int fresh(long number, enum shortage how)
{
    int status;
    pid_t child;

    fflush(stdout);
    child = fork();
    if (child == 0) {
        run(number, how);
        /* And all works from here on. */
        if (how != ONCE)
            run(0, ONCE);
        fflush(stdout);
        _exit(wrong != 0);
    }
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        printf("allocation %ld fails %s: the process died of signal %d\n", number, names[how], WTERMSIG(status));
    return status == 0;
}

static char *filled(const char *before, const char *each, int number, const char *after)
{
    size_t room = strlen(before) + strlen(after) + (strlen(each) + 24) * (size_t)number + 1;
    char *text = malloc(room);
    size_t used = (size_t)snprintf(text, room, "%s", before);

    for (int i = 0; i < number; i++)
        used += (size_t)snprintf(text + used, room - used, each, i, i);
    snprintf(text + used, room - used, "%s", after);
    return text;
}

/* A node with so many domains, the first of which has so many snapshots. */
static char *node_file(int number)
{
    static char uri[64];
    char path[] = "/tmp/no-memory-XXXXXX";
    char *said = filled("", "<s:domainsnapshot><name>number-%d</name><state>shutoff</state>"
                        "<creationTime>%d</creationTime><active>0</active></s:domainsnapshot>", number, "");
    char *others = filled("", "<domain type='test'><name>other-%d</name><memory>1</memory><os><type>hvm</type></os></domain>",
                          number / 10, "");
    FILE *file = fdopen(mkstemp(path), "w");

    fprintf(file, "<node xmlns:s='http://libvirt.org/schemas/domain/test/1.0'><domain type='test'><name>test</name>"
            "<memory>1</memory><os><type>hvm</type></os>%s</domain>%s</node>", said, others);
    fclose(file);
    free(said);
    free(others);
    snprintf(uri, sizeof(uri), "test://%s", path);
    return uri;
}

#define UUID "<uuid>6695eb01-f6a4-8304-79aa-97f2502e1900</uuid>"
#define DOMAIN "<domain type='test'><name>guest</name>" UUID "<memory>4096</memory><os><type>hvm</type></os>"
#define DISK "<devices><disk type='file' device='disk'><source file='/d.img'/><target dev='vda' bus='virtio'/></disk></devices>"

static void prepare(int large)
{
    many = large ? 100 : 12;
    node_uri = node_file(large ? 1000 : 3);
    domain_xml = filled(DOMAIN DISK "<metadata><m:m xmlns:m='urn:m'>", "<m:a b='%d'>some text, %d</m:a>", large ? 3000 : 2,
                        "</m:m></metadata></domain>");
    snapshot_xml = filled("<domainsnapshot><name>root</name><description>", "said %d, %d; ", large ? 20000 : 2,
                          "</description></domainsnapshot>");
    redefined_xml = filled("<domainsnapshot><name>again</name><state>shutoff</state><creationTime>1</creationTime>" DOMAIN DISK
                           "<metadata><m:m xmlns:m='urn:m'>", "<m:a b='%d'>some text, %d</m:a>", large ? 3000 : 2,
                           "</m:m></metadata></domain></domainsnapshot>");
}

int main(int argc, char **argv)
{
    int large = argc > 1 && !strcmp(argv[1], "large");
    long first = argc > 2 ? atol(argv[2]) : 1, stride = argc > 3 ? atol(argv[3]) : 1;
    long passed = 0, bad = 0, all, left;

    setvbuf(stdout, malloc(4096), _IOFBF, 4096);
    setenv("LIBVIRT_DEFAULT_URI", "test:///default", 1);
    virSetErrorFunc(NULL, swallow);
    signal(SIGABRT, die);
    signal(SIGSEGV, die);
    prepare(large);
    for (int how = ONCE; how <= FOR_GOOD; how++) {
        int good = 1;

        for (long n = first; n < 100000 && good && n < 400; n += stride)
            (good = fresh(n, how)) ? passed++ : bad++;
    }
    all = run(0, ONCE);
    all = run(0, ONCE);
    left = blocks;
    if (wrong)
        printf("without a failure\n");
    for (int how = ONCE; how <= FOR_GOOD; how++) {
        for (long n = first; n <= all; n += stride) {
            int before;

            run(n, how);
            before = wrong;
            /* What the process keeps may lie in other memory for once; the next run has it as always. */
            if (blocks != left)
                run(0, how);
            wrong += before;
            if (blocks != left && ++wrong)
                printf("allocation %ld fails %s: %ld blocks more\n", n, names[how], blocks - left);
            left = blocks;
            wrong ? bad++ : passed++;
        }
    }
    printf("%ld allocations, %d events\n", all, heard);
    unlink(node_uri + strlen("test://"));
    printf("%ld passed, %ld failed\n", passed, bad);
    return bad != 0;
}
