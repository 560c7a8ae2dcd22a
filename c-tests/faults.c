/* Faults that the URI of a connection asks for. The original knows none of them and takes any query,
 * so there is little to check on it. `faults panicking` is for a library that also panics on demand
 * (`make faulty`). */
#include <unistd.h>

#include "check.h"

#define TEST "test:///default"
#define SNAPSHOT "<domainsnapshot><name>%s</name></domainsnapshot>"

static int closed_reason = -1, closed_calls, freed_calls;

static void closed(virConnectPtr conn, int reason, void *data)
{
    CHECK(data == &closed_calls);
    CHECK_INT(virConnectIsAlive(conn), 0);
    closed_reason = reason;
    closed_calls++;
}

static void freed(void *data)
{
    CHECK(data == &closed_calls);
    freed_calls++;
}

static virConnectPtr open_with(const char *query)
{
    char uri[300];
    virConnectPtr conn;

    snprintf(uri, sizeof(uri), TEST "?%s", query);
    conn = virConnectOpen(uri);
    CHECK(conn != NULL);
    return conn;
}

static virDomainPtr test_domain(virConnectPtr conn)
{
    virDomainPtr dom = virDomainLookupByName(conn, "test");

    CHECK(dom != NULL);
    return dom;
}

static virDomainSnapshotPtr take(virDomainPtr dom, const char *name)
{
    char xml[200];

    snprintf(xml, sizeof(xml), SNAPSHOT, name);
    return virDomainSnapshotCreateXML(dom, xml, 0);
}

/* The query of a URI meant nothing before, and means nothing still where it asks for no fault. */
static void queries_are_taken(void)
{
    virConnectPtr conn = open_with("a=b&c");

    CHECK_INT(virConnectNumOfDomains(conn), 1);
    CHECK_INT(virConnectClose(conn), 0);
}

static void bad_queries_are_refused(void)
{
    CHECK_FAILS(virConnectOpen(TEST "?fail=virDomainFoo:1"), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: URI parameter 'fail=virDomainFoo:1': there is no function 'virDomainFoo'");
    CHECK_FAILS(virConnectOpen(TEST "?latency=20"), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: URI parameter 'latency=20': should be a number with us, ms or s behind it");
    CHECK_FAILS(virConnectOpen(TEST "?clock=1&fial=x"), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                "invalid argument: URI parameter 'fial=x': no such parameter, only: fail, latency, "
                "disconnect-after, clock");
}

static void the_third_call_fails(void)
{
    virConnectPtr conn = open_with("fail=virDomainSnapshotCreateXML:38@3&fail=virDomainListAllSnapshots:1");
    virDomainPtr dom = test_domain(conn);
    virDomainSnapshotPtr snap[3], *snaps = (void *)&snap;
    int n;

    /* A call that its arguments fail does not count. */
    CHECK(virDomainSnapshotCreateXML(dom, NULL, 0) == NULL);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_ARG);
    CHECK((snap[0] = take(dom, "one")) != NULL);
    CHECK((snap[1] = take(dom, "two")) != NULL);
    CHECK_FAILS(take(dom, "three"), NULL, VIR_ERR_SYSTEM_ERROR, VIR_FROM_DOMAIN_SNAPSHOT,
                "call 3 of virDomainSnapshotCreateXML fails as its URI asks");
    CHECK_INT(virGetLastError()->level, VIR_ERR_ERROR);
    CHECK_STR(virGetLastError()->str1, "%s");
    CHECK_INT(virDomainSnapshotNum(dom, 0), 2);
    CHECK((snap[2] = take(dom, "three")) != NULL);
    CHECK_INT(virDomainListAllSnapshots(dom, &snaps, 0), -1);
    CHECK(snaps == NULL);
    CHECK_INT(virDomainListAllSnapshots(dom, NULL, 0), -1);
    CHECK_INT(virConnGetLastError(conn)->code, VIR_ERR_INTERNAL_ERROR);
    for (n = 0; n < 3; n++) {
        CHECK_INT(virDomainSnapshotDelete(snap[n], 0), 0);
        CHECK_INT(virDomainSnapshotFree(snap[n]), 0);
    }
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);
}

/* Others' connections to the same domains go on as ever. */
static void faults_are_of_one_connection(void)
{
    virConnectPtr conn = open_with("fail=virConnectNumOfDomains:1&fail=virDomainGetName:1&fail=virDomainCreateLinux:1");
    virConnectPtr other = virConnectOpen(TEST);
    virDomainPtr dom = test_domain(conn);

    CHECK_INT(virConnectNumOfDomains(conn), -1);
    CHECK_INT(virConnectNumOfDomains(other), 1);
    CHECK(virDomainGetName(dom) == NULL);
    CHECK_FAILS(virDomainCreateLinux(conn, "<domain/>", 0), NULL, VIR_ERR_INTERNAL_ERROR, VIR_FROM_DOMAIN,
                "internal error: call 1 of virDomainCreateLinux fails as its URI asks");
    CHECK(virDomainCreateXML(conn, "<domain/>", 0) == NULL);
    CHECK_ERROR(VIR_ERR_NO_NAME, VIR_FROM_DOMAIN);
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);
    CHECK_INT(virConnectClose(other), 0);
}

static void the_clock_stands_still(void)
{
    virConnectPtr conn = open_with("clock=1700000000");
    virDomainPtr dom = test_domain(conn);
    virDomainSnapshotPtr snap = virDomainSnapshotCreateXML(dom, "<domainsnapshot/>", 0);
    virDomainInfo info;
    char *xml = virDomainSnapshotGetXMLDesc(snap, 0);

    CHECK_STR(virDomainSnapshotGetName(snap), "1700000000");
    CHECK(xml && strstr(xml, "<creationTime>1700000000</creationTime>"));
    CHECK_INT(virDomainGetInfo(dom, &info), 0);
    CHECK(info.cpuTime == 1700000000000000000ULL);
    CHECK_INT(virDomainSnapshotDelete(snap, 0), 0);
    CHECK_INT(virDomainSnapshotFree(snap), 0);
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);
    free(xml);
}

/* A dead connection answers as the original's remote driver does when its daemon is gone. */
static void everything_fails_on(virConnectPtr conn, virDomainPtr dom)
{
    char uuid[VIR_UUID_STRING_BUFLEN];

    CHECK_FAILS(virConnectNumOfDomains(conn), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_RPC,
                "internal error: client socket is closed");
    CHECK_FAILS(virDomainSuspend(dom), -1, VIR_ERR_INTERNAL_ERROR, VIR_FROM_RPC,
                "internal error: client socket is closed");
    CHECK_INT(virConnectIsAlive(conn), 0);
    CHECK_STR(virDomainGetName(dom), "test");
    CHECK_INT(virDomainGetUUIDString(dom, uuid), 0);
    CHECK_INT(virDomainRef(dom), 0);
    CHECK_INT(virDomainFree(dom), 0);
}

/* Without an event loop the next call finds out, and tells the program before it returns. */
static void a_connection_dies_after_its_calls(void)
{
    virConnectPtr conn = open_with("disconnect-after=2");
    virDomainPtr dom = test_domain(conn);

    closed_calls = freed_calls = 0;
    CHECK_INT(virConnectRegisterCloseCallback(conn, closed, &closed_calls, freed), 0);
    CHECK_INT(virConnectIsAlive(conn), 1);
    CHECK_INT(virConnectNumOfDomains(conn), 1);
    CHECK_INT(virConnectIsAlive(conn), 0);
    CHECK_FAILS(virConnectNumOfDomains(conn), -1, VIR_ERR_SYSTEM_ERROR, VIR_FROM_RPC,
                "End of file while reading data: Input/output error");
    CHECK_INT(virGetLastError()->int1, 5);
    CHECK_INT(closed_calls, 1);
    CHECK_INT(freed_calls, 1);
    CHECK_INT(closed_reason, VIR_CONNECT_CLOSE_REASON_EOF);
    everything_fails_on(conn, dom);
    CHECK_INT(closed_calls, 1);
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);
}

static int unheard(virConnectPtr conn, virDomainPtr dom, int event, int detail, void *data)
{
    (void)conn;
    (void)dom;
    (void)data;
    CHECK_INT(event, -1);
    CHECK_INT(detail, -1);
    return 0;
}

static void the_event_loop_tells_of_the_end(void)
{
    virConnectPtr conn = open_with("disconnect-after=2"), other = virConnectOpen(TEST);
    virDomainPtr dom = test_domain(conn), same = test_domain(other);
    int id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                              VIR_DOMAIN_EVENT_CALLBACK((void (*)(void))unheard), NULL, NULL);

    closed_calls = freed_calls = 0;
    CHECK(id >= 0);
    CHECK_INT(virConnectIsAlive(conn), 0);
    CHECK_INT(virConnectUnregisterCloseCallback(conn, closed), 0);
    CHECK_INT(virDomainSuspend(same), 0);
    CHECK_INT(virDomainResume(same), 0);
    CHECK_INT(virEventRunDefaultImpl(), 0);
    /* Nobody has found out yet. */
    CHECK_INT(virConnectNumOfDomains(conn), -1);
    CHECK_ERROR(VIR_ERR_SYSTEM_ERROR, VIR_FROM_RPC);
    everything_fails_on(conn, dom);
    CHECK_INT(virConnectDomainEventDeregisterAny(conn, id), 0);
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);

    conn = open_with("disconnect-after=1");
    CHECK_INT(virConnectRegisterCloseCallback(conn, closed, &closed_calls, freed), 0);
    dom = test_domain(conn);
    CHECK_INT(closed_calls, 0);
    CHECK_INT(virEventRunDefaultImpl(), 0);
    CHECK_INT(closed_calls, 1);
    CHECK_INT(freed_calls, 1);
    everything_fails_on(conn, dom);
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);

    /* Who no longer wants to know is not told. */
    conn = open_with("disconnect-after=1");
    CHECK_INT(virConnectRegisterCloseCallback(conn, closed, &closed_calls, freed), 0);
    dom = test_domain(conn);
    CHECK_INT(virConnectUnregisterCloseCallback(conn, closed), 0);
    CHECK_INT(freed_calls, 2);
    CHECK_INT(closed_calls, 1);
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);
    CHECK_INT(virDomainFree(same), 0);
    CHECK_INT(virConnectClose(other), 0);
}

static void latency_changes_no_answer(void)
{
    virConnectPtr conn = open_with("latency=1us");

    CHECK_INT(virConnectNumOfDomains(conn), 1);
    CHECK_INT(virConnectClose(conn), 0);
}

/* A defect of the library's is an error like any other: the program, its other calls and its other
 * connections go on. */
static void panics_are_errors(void)
{
    virConnectPtr conn, other = virConnectOpen(TEST);
    virDomainPtr dom;
    virDomainSnapshotPtr *snaps = (void *)&conn;
    char place[] = "src/faults/";
    int round;

    conn = open_with("fail=virDomainListAllSnapshots:panic&fail=virDomainSuspend:panic@1&fail=virDomainGetName:panic"
                     "&fail=virDomainGetXMLDesc:panic&fail=virDomainLookupByName:panic@2");
    dom = test_domain(conn);
    for (round = 0; round < 3; round++) {
        CHECK_INT(virDomainListAllSnapshots(dom, &snaps, 0), -1);
        CHECK(snaps == NULL);
        CHECK_ERROR(VIR_ERR_INTERNAL_ERROR, VIR_FROM_DOMAIN_SNAPSHOT);
        CHECK(strstr(virGetLastErrorMessage(), "internal error: panic in virDomainListAllSnapshots: "));
        CHECK(strstr(virGetLastErrorMessage(), place));
    }
    CHECK(virDomainGetXMLDesc(dom, 0) == NULL);
    CHECK(virDomainGetName(dom) == NULL);
    CHECK(virDomainLookupByName(conn, "test") == NULL);
    CHECK_INT(virDomainSuspend(dom), -1);
    CHECK_INT(virDomainSuspend(dom), 0);
    CHECK_INT(virDomainResume(dom), 0);
    CHECK_INT(virConnectNumOfDomains(other), 1);
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);
    CHECK_INT(virConnectClose(other), 0);
}

int main(int argc, char **argv)
{
    check_begin();
    alarm(120);
    queries_are_taken();
    if (check_original())
        return check_end();
    bad_queries_are_refused();
    the_third_call_fails();
    faults_are_of_one_connection();
    the_clock_stands_still();
    latency_changes_no_answer();
    a_connection_dies_after_its_calls();
    CHECK_INT(virEventRegisterDefaultImpl(), 0);
    the_event_loop_tells_of_the_end();
    check_settle();
    if (argc > 1 && strcmp(argv[1], "panicking") == 0)
        panics_are_errors();
    else
        CHECK_FAILS(virConnectOpen(TEST "?fail=virDomainCreate:panic"), NULL, VIR_ERR_INVALID_ARG, VIR_FROM_TEST,
                    "invalid argument: URI parameter 'fail=virDomainCreate:panic': there is no error 'panic'");
    return check_end();
}
