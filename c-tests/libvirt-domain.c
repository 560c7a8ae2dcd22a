/* libvirt-domain.h: what a domain goes through, from its definition to its end. */
#include <stdint.h>

#include "check.h"

#define TEST_UUID "6695eb01-f6a4-8304-79aa-97f2502e193f"
#define GARBAGE ((virDomainPtr *)(uintptr_t)0xdead)

static virConnectPtr conn;
static virDomainPtr dom;

/* Each test has the driver's state to itself: it starts afresh after the last reference. */
static int begin(void)
{
    conn = virConnectOpen("test:///default");
    CHECK(conn != NULL);
    dom = conn ? virDomainLookupByName(conn, "test") : NULL;
    CHECK(dom != NULL);
    return dom ? 0 : -1;
}

/* Closing says 0 only if the test gave back every handle. */
static void end(void)
{
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);
}

static const char *xml_of(const char *name, const char *more)
{
    static char text[2000];

    snprintf(text, sizeof(text),
             "<domain type='test'><name>%s</name>%s<memory unit='KiB'>4096</memory><vcpu>2</vcpu>"
             "<os><type>hvm</type></os></domain>",
             name, more);
    return text;
}

static virDomainPtr define(const char *name)
{
    virDomainPtr made = virDomainDefineXML(conn, xml_of(name, ""));

    CHECK(made != NULL);
    return made;
}

static void state_is(virDomainPtr domain, int state, int reason)
{
    int is = -1, why = -1;
    virDomainInfo info;

    CHECK_INT(virDomainGetState(domain, &is, &why, 0), 0);
    CHECK_INT(is, state);
    CHECK_INT(why, reason);
    CHECK_INT(virDomainGetState(domain, &is, NULL, 0), 0);
    CHECK_INT(virDomainGetInfo(domain, &info), 0);
    CHECK_INT(info.state, state);
    CHECK_INT(virDomainIsActive(domain), state != VIR_DOMAIN_SHUTOFF);
}

static void looking_up(void)
{
    unsigned char uuid[VIR_UUID_BUFLEN];
    char text[VIR_UUID_STRING_BUFLEN];
    virDomainPtr others[4];
    int n;

    CHECK_STR(virDomainGetName(dom), "test");
    CHECK_INT(virDomainGetID(dom), 1);
    CHECK_INT(virDomainGetUUID(dom, uuid), 0);
    CHECK_INT(virDomainGetUUIDString(dom, text), 0);
    CHECK_STR(text, TEST_UUID);
    CHECK(virDomainGetConnect(dom) == conn);
    others[0] = virDomainLookupByID(conn, 1);
    others[1] = virDomainLookupByUUID(conn, uuid);
    others[2] = virDomainLookupByUUIDString(conn, TEST_UUID);
    others[3] = virDomainLookupByUUIDString(conn, "6695EB01f6a4830479aa97f2502e193f");
    for (n = 0; n < 4; n++) {
        CHECK(others[n] != NULL && others[n] != dom);
        CHECK_STR(virDomainGetName(others[n]), "test");
        CHECK_INT(virDomainFree(others[n]), 0);
    }
    CHECK_FAILS(virDomainLookupByName(conn, "none"), NULL, VIR_ERR_NO_DOMAIN, VIR_FROM_TEST, "Domain not found");
    CHECK_FAILS(virDomainLookupByID(conn, 99), NULL, VIR_ERR_NO_DOMAIN, VIR_FROM_TEST, "Domain not found");
    CHECK_FAILS(virDomainLookupByID(conn, -1), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "id in virDomainLookupByID must be zero or greater");
    CHECK_FAILS(virDomainLookupByUUIDString(conn, "bad"), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN, "Invalid UUID");
    CHECK_FAILS(virDomainLookupByName(NULL, "test"), NULL, VIR_ERR_INVALID_CONN, VIR_FROM_DOMAIN,
                "invalid connection pointer in virDomainLookupByName");
    CHECK_INT(virDomainRef(dom), 0);
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_FAILS(virDomainFree(NULL), -1, VIR_ERR_INVALID_DOMAIN, VIR_FROM_DOM,
                "invalid domain pointer in virDomainFree");
    CHECK_FAILS(virDomainRef(NULL), -1, VIR_ERR_INVALID_DOMAIN, VIR_FROM_DOM,
                "invalid domain pointer in virDomainRef");
}

static void the_older_ways_to_list(void)
{
    virDomainPtr a = define("a"), b = define("b");
    int ids[5] = {0};
    char *names[5] = {NULL};

    CHECK_INT(virConnectNumOfDomains(conn), 1);
    CHECK_INT(virConnectNumOfDefinedDomains(conn), 2);
    CHECK_INT(virConnectListDomains(conn, ids, 5), 1);
    CHECK_INT(ids[0], 1);
    CHECK_INT(virConnectListDomains(conn, ids, 0), 0);
    CHECK_INT(virConnectListDefinedDomains(conn, names, 5), 2);
    CHECK(names[0] && names[1] && strlen(names[0]) == 1 && strlen(names[1]) == 1 && *names[0] + *names[1] == 'a' + 'b');
    free(names[0]);
    free(names[1]);
    names[0] = names[1] = NULL;
    CHECK_INT(virConnectListDefinedDomains(conn, names, 1), 1);
    CHECK(names[0] != NULL && names[1] == NULL);
    free(names[0]);
    CHECK_INT(virDomainCreate(a), 0);
    CHECK_INT(virConnectNumOfDomains(conn), 2);
    CHECK_INT(virConnectNumOfDefinedDomains(conn), 1);
    CHECK_FAILS(virConnectListDomains(conn, ids, -1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "maxids in virConnectListDomains must be zero or greater");
    CHECK_FAILS(virConnectListDefinedDomains(conn, NULL, 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "names in virConnectListDefinedDomains must not be NULL");
    virDomainFree(a);
    virDomainFree(b);
}

/* Domains that have something for every filter. */
static const struct kind {
    const char *name;
    unsigned int has;
} kinds[] = {
    {"test", VIR_CONNECT_LIST_DOMAINS_ACTIVE | VIR_CONNECT_LIST_DOMAINS_PERSISTENT | VIR_CONNECT_LIST_DOMAINS_RUNNING |
                 VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE | VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART |
                 VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT | VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT},
    {"off", VIR_CONNECT_LIST_DOMAINS_INACTIVE | VIR_CONNECT_LIST_DOMAINS_PERSISTENT |
                VIR_CONNECT_LIST_DOMAINS_SHUTOFF | VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE |
                VIR_CONNECT_LIST_DOMAINS_AUTOSTART | VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT |
                VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT},
    {"held", VIR_CONNECT_LIST_DOMAINS_ACTIVE | VIR_CONNECT_LIST_DOMAINS_TRANSIENT | VIR_CONNECT_LIST_DOMAINS_PAUSED |
                 VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE | VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART |
                 VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT | VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT},
    {"saved", VIR_CONNECT_LIST_DOMAINS_INACTIVE | VIR_CONNECT_LIST_DOMAINS_PERSISTENT |
                  VIR_CONNECT_LIST_DOMAINS_SHUTOFF | VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE |
                  VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART | VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT |
                  VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT},
};

static const unsigned int groups[] = {0x3, 0xc, 0xf0, 0x300, 0xc00, 0x3000, 0xc000};

/* The sum of a bit for each domain that should be listed. */
static int should_list(unsigned int flags)
{
    int n, sum = 0;
    size_t g;

    for (n = 0; n < 4; n++) {
        int in = 1;

        for (g = 0; g < sizeof(groups) / sizeof(*groups); g++)
            if ((flags & groups[g]) && !(flags & groups[g] & kinds[n].has))
                in = 0;
        sum += in << n;
    }
    return sum;
}

static int listed(unsigned int flags)
{
    virDomainPtr *doms = GARBAGE;
    int count = virConnectListAllDomains(conn, &doms, flags), n, k, sum = 0;

    if (count < 0 || !doms || doms[count])
        return -1;
    for (n = 0; n < count; n++) {
        for (k = 0; k < 4; k++)
            if (strcmp(virDomainGetName(doms[n]), kinds[k].name) == 0)
                sum += 1 << k;
        virDomainFree(doms[n]);
    }
    free(doms);
    return virConnectListAllDomains(conn, NULL, flags) == count ? sum : -1;
}

static void every_group_of_filters(void)
{
    virDomainPtr off = define("off"), saved = define("saved"), held, *doms = GARBAGE;
    virDomainSnapshotPtr snap = virDomainSnapshotCreateXML(dom, "<domainsnapshot/>", 0);
    virDomainCheckpointPtr check;
    unsigned int n, bit;
    int wrong = 0;

    held = virDomainCreateXML(conn, xml_of("held", ""), 0);
    CHECK(snap != NULL && held != NULL);
    check = virDomainCheckpointCreateXML(
        held, "<domaincheckpoint><name>c</name><creationTime>7</creationTime></domaincheckpoint>",
        VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE);
    CHECK(check != NULL);
    CHECK_INT(virDomainSuspend(held), 0);
    CHECK_INT(virDomainSetAutostart(off, 1), 0);
    CHECK_INT(virDomainCreate(saved), 0);
    CHECK_INT(virDomainManagedSave(saved, 0), 0);
    virDomainCheckpointFree(check);
    virDomainSnapshotFree(snap);
    virDomainFree(off);
    virDomainFree(saved);
    virDomainFree(held);

    CHECK_INT(listed(0), 15);
    for (bit = 0; bit < 16; bit++)
        CHECK_INT(listed(1u << bit), should_list(1u << bit));
    /* An odd factor walks through other combinations each time. */
    for (n = 0; n < 2000; n++)
        if (listed(n * 40503 & 0xffff) != should_list(n * 40503 & 0xffff) && wrong++ < 5)
            printf("filter 0x%x lists what it should not\n", n * 40503 & 0xffff);
    CHECK_INT(wrong, 0);
    for (bit = 16; bit < 32; bit++) {
        char message[100];

        snprintf(message, sizeof(message), "unsupported flags (0x%x) in function testConnectListAllDomains",
                 1u << bit);
        CHECK_FAILS(virConnectListAllDomains(conn, &doms, 1u << bit), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST, message);
        CHECK(doms == NULL);
        doms = GARBAGE;
    }
    CHECK_FAILS(virConnectListAllDomains(NULL, &doms, 0), -1, VIR_ERR_INVALID_CONN, VIR_FROM_DOMAIN,
                "invalid connection pointer in virConnectListAllDomains");
    CHECK(doms == NULL);
}

static void a_definition(void)
{
    virDomainPtr a = define("a"), again, other;
    char uuid[VIR_UUID_STRING_BUFLEN], more[100];
    virDomainInfo info;

    if (!a)
        return;
    state_is(a, VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_UNKNOWN);
    CHECK_INT(virDomainIsPersistent(a), 1);
    CHECK_INT(virDomainIsUpdated(a), 0);
    CHECK_FAILS(virDomainGetID(a), (unsigned int)-1, VIR_ERR_OK, VIR_FROM_NONE, "no error");
    CHECK_INT(virDomainGetInfo(a, &info), 0);
    CHECK_INT(info.maxMem, 4096);
    CHECK_INT(info.memory, 4096);
    CHECK_INT(info.nrVirtCpu, 2);
    CHECK_INT(virDomainGetUUIDString(a, uuid), 0);
    snprintf(more, sizeof(more), "<uuid>%s</uuid><title>new</title>", uuid);
    again = virDomainDefineXML(conn, xml_of("a", more));
    CHECK(again != NULL);
    CHECK_INT(virConnectNumOfDefinedDomains(conn), 1);
    CHECK_INT(virDomainFree(again), 0);
    /* A name belongs to one UUID, and a UUID to one name. */
    other = virDomainDefineXML(conn, xml_of("a", ""));
    CHECK(other == NULL);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OPERATION_FAILED);
    other = virDomainDefineXML(conn, xml_of("b", more));
    CHECK(other == NULL);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OPERATION_FAILED);
    CHECK_INT(virConnectNumOfDefinedDomains(conn), 1);
    CHECK_FAILS(virDomainDefineXMLFlags(conn, xml_of("c", ""), 0x10), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x10) in function testDomainDefineXMLFlags");
    CHECK_FAILS(virDomainUndefineFlags(a, 0x100000), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x100000) in function testDomainUndefineFlags");
    CHECK_INT(virDomainUndefineFlags(a, VIR_DOMAIN_UNDEFINE_MANAGED_SAVE | VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA),
              0);
    CHECK_INT(virDomainIsActive(a), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_NO_DOMAIN);
    CHECK_INT(virDomainFree(a), 0);
    CHECK_INT(virConnectNumOfDefinedDomains(conn), 0);
}

static void xml_comes_back_as_it_went(void)
{
    unsigned int flags = VIR_DOMAIN_XML_INACTIVE | VIR_DOMAIN_XML_SECURE;
    virDomainPtr a = define("a"), again;
    char *first, *second, *live;

    first = virDomainGetXMLDesc(a, flags);
    CHECK(first && strncmp(first, "<domain type='test'>\n  <name>a</name>\n  <uuid>", 46) == 0);
    CHECK(first && strstr(first, "\n  <memory unit='KiB'>4096</memory>\n") != NULL);
    CHECK(first && strstr(first, "\n</domain>\n") != NULL);
    again = first ? virDomainDefineXML(conn, first) : NULL;
    CHECK(again != NULL);
    second = again ? virDomainGetXMLDesc(again, flags) : NULL;
    CHECK_STR(second, first);
    free(first);
    free(second);
    CHECK_INT(virDomainCreate(a), 0);
    live = virDomainGetXMLDesc(a, 0);
    CHECK(live && strncmp(live, "<domain type='test' id='2'>\n", 28) == 0);
    free(live);
    live = virDomainGetXMLDesc(a, VIR_DOMAIN_XML_INACTIVE);
    CHECK(live && strncmp(live, "<domain type='test'>\n", 21) == 0);
    free(live);
    CHECK_FAILS(virDomainGetXMLDesc(a, 0x1000), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x1000) in function testDomainGetXMLDesc");
    virDomainFree(a);
    virDomainFree(again);
}

static void renaming(void)
{
    virDomainPtr a = define("a"), b = define("b"), found;

    CHECK_INT(virDomainRename(a, "c", 0), 0);
    CHECK(virDomainLookupByName(conn, "a") == NULL);
    found = virDomainLookupByName(conn, "c");
    CHECK(found != NULL);
    CHECK_INT(virDomainFree(found), 0);
    CHECK_STR(virDomainGetName(a), "a");
    CHECK_INT(virDomainIsActive(a), 0);
    CHECK_FAILS(virDomainRename(a, "c", 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN,
                "Requested operation is not valid: Can't rename domain to itself");
    CHECK_FAILS(virDomainRename(a, "b", 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN,
                "Requested operation is not valid: domain with name 'b' already exists");
    CHECK_FAILS(virDomainRename(a, "", 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "string new_name in virDomainRename must not be empty");
    CHECK_FAILS(virDomainRename(a, "d/e", 0), -1, VIR_ERR_XML_ERROR, VIR_FROM_TEST,
                "XML error: name d/e cannot contain '/'");
    CHECK_FAILS(virDomainRename(dom, "d", 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                "Requested operation is not valid: cannot rename active domain");
    virDomainFree(a);
    virDomainFree(b);
}

static void from_running_to_off_and_back(void)
{
    state_is(dom, VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_UNKNOWN);
    CHECK_INT(virDomainSuspend(dom), 0);
    state_is(dom, VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_USER);
    CHECK_INT(virDomainResume(dom), 0);
    state_is(dom, VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_UNPAUSED);
    CHECK_INT(virDomainReboot(dom, 0), 0);
    state_is(dom, VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_BOOTED);
    CHECK_INT(virDomainReset(dom, 0), 0);
    CHECK_INT(virDomainGetID(dom), 1);
    CHECK_INT(virDomainShutdown(dom), 0);
    state_is(dom, VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_SHUTDOWN);
    CHECK_INT(virDomainCreate(dom), 0);
    state_is(dom, VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_BOOTED);
    CHECK_INT(virDomainGetID(dom), 2);
    CHECK_INT(virDomainDestroy(dom), 0);
    state_is(dom, VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_DESTROYED);
    CHECK_INT(virDomainCreateWithFlags(dom, 0), 0);
    CHECK_INT(virDomainDestroyFlags(dom, VIR_DOMAIN_DESTROY_GRACEFUL), 0);
    state_is(dom, VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_DESTROYED);
}

#define NOT_VALID "Requested operation is not valid: "

static void the_wrong_state(void)
{
    const char *off = NOT_VALID "domain is not running";

    CHECK_FAILS(virDomainCreate(dom), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_TEST,
                "internal error: Domain 'test' is already running");
    CHECK_FAILS(virDomainResume(dom), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_TEST,
                "internal error: domain 'test' not paused");
    CHECK_INT(virDomainDestroy(dom), 0);
    CHECK_FAILS(virDomainDestroy(dom), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN, off);
    CHECK_FAILS(virDomainReboot(dom, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN, off);
    CHECK_FAILS(virDomainReset(dom, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN, off);
    CHECK_INT(virDomainShutdown(dom), -1);
    CHECK_INT(virDomainSuspend(dom), -1);
    CHECK_INT(virDomainResume(dom), -1);
    state_is(dom, VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_DESTROYED);
    CHECK_FAILS(virDomainCreateWithFlags(dom, 0x100), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x100) in function testDomainCreateWithFlags");
    CHECK_FAILS(virDomainGetState(dom, (int[1]){0}, NULL, 1), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "unsupported flags (0x1) in function testDomainGetState");
    CHECK_FAILS(virDomainGetState(dom, NULL, NULL, 0), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "state in virDomainGetState must not be NULL");
}

static void transient_domains(void)
{
    virDomainPtr a = virDomainCreateXML(conn, xml_of("a", ""), 0), again;
    int value = -1;

    CHECK(a != NULL);
    if (!a)
        return;
    state_is(a, VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_BOOTED);
    CHECK_INT(virDomainIsPersistent(a), 0);
    CHECK_INT(virDomainGetID(a), 2);
    CHECK_INT(virDomainUndefine(a), 0);
    CHECK_INT(virDomainIsActive(a), 1);
    CHECK_INT(virDomainGetAutostart(a, &value), 0);
    CHECK_INT(value, 0);
    again = virDomainCreateXML(conn, xml_of("a", ""), 0);
    CHECK(again == NULL);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_OPERATION_FAILED);
    CHECK_INT(virDomainDestroy(a), 0);
    CHECK_INT(virDomainGetState(a, &value, NULL, 0), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_NO_DOMAIN);
    CHECK_INT(virDomainFree(a), 0);
    CHECK(virDomainLookupByName(conn, "a") == NULL);
    /* A persistent domain that runs lives on as a transient one. */
    CHECK_INT(virDomainUndefine(dom), 0);
    CHECK_INT(virDomainIsActive(dom), 1);
    CHECK_INT(virDomainIsPersistent(dom), 0);
    CHECK_INT(virDomainShutdown(dom), 0);
    CHECK(virDomainLookupByName(conn, "test") == NULL);
}

static void undefining_what_has_more_than_a_definition(void)
{
    virDomainPtr a = define("a");
    virDomainSnapshotPtr snap = virDomainSnapshotCreateXML(a, "<domainsnapshot><name>s</name></domainsnapshot>", 0);

    CHECK(snap != NULL);
    CHECK_FAILS(virDomainUndefine(a), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                NOT_VALID "cannot delete inactive domain with 1 snapshots");
    CHECK_FAILS(virDomainUndefineFlags(a, VIR_DOMAIN_UNDEFINE_MANAGED_SAVE), -1, VIR_ERR_OPERATION_INVALID,
                VIR_FROM_TEST, NOT_VALID "cannot delete inactive domain with 1 snapshots");
    CHECK_INT(virDomainUndefineFlags(a, VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA), 0);
    CHECK_INT(virDomainSnapshotFree(snap), 0);
    CHECK_INT(virDomainFree(a), 0);
    a = define("a");
    CHECK_INT(virDomainSnapshotNum(a, 0), 0);
    CHECK_INT(virDomainUndefine(a), 0);
    CHECK_INT(virDomainFree(a), 0);
}

static void managed_save(void)
{
    virDomainPtr passing = virDomainCreateXML(conn, xml_of("passing", ""), 0);

    CHECK_INT(virDomainManagedSave(dom, 0), 0);
    state_is(dom, VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_SAVED);
    CHECK_INT(virDomainHasManagedSaveImage(dom, 0), 1);
    CHECK_FAILS(virDomainManagedSave(dom, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_DOMAIN,
                NOT_VALID "domain is not running");
    CHECK_FAILS(virDomainUndefine(dom), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                NOT_VALID "Refusing to undefine while domain managed save image exists");
    CHECK_INT(virDomainManagedSaveRemove(dom, 0), 0);
    CHECK_INT(virDomainHasManagedSaveImage(dom, 0), 0);
    CHECK_INT(virDomainCreate(dom), 0);
    CHECK_INT(virDomainManagedSave(dom, 0), 0);
    CHECK_INT(virDomainUndefineFlags(dom, VIR_DOMAIN_UNDEFINE_MANAGED_SAVE), 0);
    CHECK_FAILS(virDomainManagedSave(passing, 0), -1, VIR_ERR_OPERATION_INVALID, VIR_FROM_TEST,
                NOT_VALID "cannot do managed save for transient domain");
    CHECK_INT(virDomainFree(passing), 0);
}

static void autostart(void)
{
    int value = -1;

    CHECK_INT(virDomainGetAutostart(dom, &value), 0);
    CHECK_INT(value, 0);
    CHECK_INT(virDomainSetAutostart(dom, 5), 0);
    CHECK_INT(virDomainGetAutostart(dom, &value), 0);
    CHECK_INT(value, 1);
    CHECK_INT(virDomainSetAutostart(dom, 0), 0);
    CHECK_INT(virDomainGetAutostart(dom, &value), 0);
    CHECK_INT(value, 0);
    CHECK_FAILS(virDomainGetAutostart(dom, NULL), -1, VIR_ERR_INVALID_ARG, VIR_FROM_DOMAIN,
                "autostart in virDomainGetAutostart must not be NULL");
}

static void read_only(void)
{
    virConnectPtr reader = virConnectOpenReadOnly("test:///default");
    virDomainPtr seen = virDomainLookupByName(reader, "test");
    char *xml;

#define FORBIDDEN(call, failure, function) \
    CHECK_FAILS(call, failure, VIR_ERR_OPERATION_DENIED, VIR_FROM_DOMAIN, \
                "operation forbidden: read only access prevents " function)
    CHECK(seen != NULL);
    state_is(seen, VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_UNKNOWN);
    xml = virDomainGetXMLDesc(seen, 0);
    CHECK(xml != NULL);
    free(xml);
    CHECK_FAILS(virDomainGetXMLDesc(seen, VIR_DOMAIN_XML_SECURE), NULL, VIR_ERR_OPERATION_DENIED, VIR_FROM_DOMAIN,
                "operation forbidden: virDomainGetXMLDesc with secure flag");
    FORBIDDEN(virDomainSuspend(seen), -1, "virDomainSuspend");
    FORBIDDEN(virDomainResume(seen), -1, "virDomainResume");
    FORBIDDEN(virDomainShutdown(seen), -1, "virDomainShutdown");
    FORBIDDEN(virDomainReboot(seen, 0), -1, "virDomainReboot");
    FORBIDDEN(virDomainDestroy(seen), -1, "virDomainDestroy");
    FORBIDDEN(virDomainCreate(seen), -1, "virDomainCreate");
    FORBIDDEN(virDomainUndefine(seen), -1, "virDomainUndefine");
    FORBIDDEN(virDomainRename(seen, "x", 0), -1, "virDomainRename");
    FORBIDDEN(virDomainSetAutostart(seen, 1), -1, "virDomainSetAutostart");
    FORBIDDEN(virDomainManagedSave(seen, 0), -1, "virDomainManagedSave");
    FORBIDDEN(virDomainDefineXML(reader, xml_of("x", "")), NULL, "virDomainDefineXML");
    FORBIDDEN(virDomainCreateXML(reader, xml_of("x", ""), 0), NULL, "virDomainCreateXML");
    state_is(dom, VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_UNKNOWN);
    virDomainFree(seen);
    CHECK(virConnectClose(reader) >= 0);
}

/* One state for all connections to test:///default, as long as somebody holds on to it. */
static void connections_share_the_domains(void)
{
    virConnectPtr other = virConnectOpen("test:///default");
    virDomainPtr a = define("a"), seen = virDomainLookupByName(other, "a");

    CHECK(seen != NULL && seen != a);
    CHECK_INT(virDomainCreate(seen), 0);
    CHECK_INT(virDomainIsActive(a), 1);
    CHECK_INT(virDomainFree(seen), 0);
    CHECK_INT(virConnectClose(other), 0);
    CHECK_INT(virDomainFree(a), 0);
    CHECK_INT(virConnectNumOfDomains(conn), 2);
}

int main(void)
{
    void (*tests[])(void) = {
        looking_up,
        the_older_ways_to_list,
        every_group_of_filters,
        a_definition,
        xml_comes_back_as_it_went,
        renaming,
        from_running_to_off_and_back,
        the_wrong_state,
        transient_domains,
        undefining_what_has_more_than_a_definition,
        managed_save,
        autostart,
        read_only,
        connections_share_the_domains,
    };
    size_t n;

    check_begin();
    for (n = 0; n < sizeof(tests) / sizeof(*tests); n++) {
        if (begin() < 0)
            break;
        tests[n]();
        end();
    }
    return check_end();
}
