/* libvirt-event.h and the events of domains: the default loop, what it calls, and in which order. */
#include <stdint.h>
#include <unistd.h>

#include "check.h"

/* VIR_DOMAIN_EVENT_CALLBACK casts between kinds of function: it is the public way to register one. */
#pragma GCC diagnostic ignored "-Wcast-function-type"

static virConnectPtr conn;
static virDomainPtr dom;
static int freed;

static void count_free(void *opaque)
{
    (void)opaque;
    freed++;
}

/* What callbacks said since forget(), such as "test 1/0" for a domain, an event and its detail. */
static char said[2000];

static void say(const char *text)
{
    snprintf(said + strlen(said), sizeof(said) - strlen(said), "%s%s", *said ? "," : "", text);
}

static void forget(void)
{
    said[0] = '\0';
}

static void nothing(int timer, void *opaque)
{
    (void)timer;
    (void)opaque;
}

/*
 * Runs the loop once; a timer sees to it that it comes back. It is not due at once, because the
 * original frees what callbacks were given only when nothing else is to be done.
 */
static void run_once(void)
{
    int timer = virEventAddTimeout(1, nothing, NULL, NULL);

    CHECK(timer > 0);
    CHECK_INT(virEventRunDefaultImpl(), 0);
    CHECK_INT(virEventRemoveTimeout(timer), 0);
}

/* Events are delivered in a later run than the one that finds them. */
static const char *settle(void)
{
    int n;

    for (n = 0; n < 5; n++)
        run_once();
    return said;
}

static int fired[3];

static void timer_fires(int timer, void *opaque)
{
    int which = (int)(intptr_t)opaque;

    fired[which]++;
    if (which == 1)
        CHECK_INT(virEventRemoveTimeout(timer), 0);
    if (which == 2)
        virEventUpdateTimeout(timer, -1);
}

static void timers(void)
{
    int each = virEventAddTimeout(0, timer_fires, (void *)0, count_free);
    int once = virEventAddTimeout(0, timer_fires, (void *)1, count_free);
    int pausing = virEventAddTimeout(-1, timer_fires, (void *)2, count_free);

    freed = 0;
    CHECK(each > 0 && once > 0 && pausing > 0 && each != once && once != pausing);
    settle();
    CHECK(fired[0] >= 5);
    CHECK_INT(fired[1], 1);
    CHECK_INT(fired[2], 0);
    virEventUpdateTimeout(each, -1);
    settle();
    CHECK_INT(freed, 1);
    virEventUpdateTimeout(pausing, 0);
    settle();
    CHECK_INT(fired[2], 1);
    CHECK_INT(virEventRemoveTimeout(each), 0);
    CHECK_INT(virEventRemoveTimeout(pausing), 0);
    settle();
    CHECK_INT(freed, 3);
    CHECK_INT(virEventRemoveTimeout(each), -1);
    CHECK_INT(virEventRemoveTimeout(9999), -1);
    CHECK_INT(virEventRemoveTimeout(-1), -1);
    settle();
    CHECK_INT(freed, 3);
}

static void handle_fires(int watch, int fd, int events, void *opaque)
{
    char text[50], byte;

    CHECK_INT(watch, *(int *)opaque);
    snprintf(text, sizeof(text), "%d", events);
    say(text);
    if ((events & VIR_EVENT_HANDLE_READABLE) && read(fd, &byte, 1) != 1)
        CHECK(!"a byte can be read");
}

static void handles(void)
{
    int fds[2], watch = 0, writable = 0;

    forget();
    freed = 0;
    CHECK_INT(pipe(fds), 0);
    watch = virEventAddHandle(fds[0], VIR_EVENT_HANDLE_READABLE, handle_fires, &watch, count_free);
    CHECK(watch > 0);
    CHECK_STR(settle(), "");
    CHECK_INT(write(fds[1], "ab", 2), 2);
    run_once();
    CHECK_STR(said, "1");
    CHECK_STR(settle(), "1,1");
    virEventUpdateHandle(watch, 0);
    CHECK_INT(write(fds[1], "c", 1), 1);
    CHECK_STR(settle(), "1,1");
    virEventUpdateHandle(watch, VIR_EVENT_HANDLE_READABLE);
    CHECK_STR(settle(), "1,1,1");
    writable = virEventAddHandle(fds[1], VIR_EVENT_HANDLE_WRITABLE, handle_fires, &writable, count_free);
    forget();
    run_once();
    CHECK_STR(said, "2");
    CHECK_INT(virEventRemoveHandle(writable), 0);
    /* Without an end to write, what is left says that it hung up, to who asked for that. */
    virEventUpdateHandle(watch, VIR_EVENT_HANDLE_READABLE | VIR_EVENT_HANDLE_HANGUP);
    forget();
    close(fds[1]);
    settle();
    CHECK(said[0] == '8');
    CHECK_INT(virEventRemoveHandle(watch), 0);
    settle();
    CHECK_INT(freed, 2);
    CHECK_INT(virEventRemoveHandle(watch), -1);
    CHECK_INT(virEventRemoveHandle(-1), -1);
    close(fds[0]);
}

/* Each test has the driver's state to itself: it starts afresh after the last reference. */
static int begin(void)
{
    forget();
    freed = 0;
    conn = virConnectOpen("test:///default");
    CHECK(conn != NULL);
    dom = conn ? virDomainLookupByName(conn, "test") : NULL;
    CHECK(dom != NULL);
    return dom ? 0 : -1;
}

static void end(void)
{
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectClose(conn), 0);
    settle();
}

static int lifecycle(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    char text[100];

    CHECK(from == conn || opaque);
    snprintf(text, sizeof(text), "%s %d/%d", virDomainGetName(domain), event, detail);
    say(text);
    return 0;
}

static int watch_lifecycle(virDomainPtr only)
{
    int id = virConnectDomainEventRegisterAny(conn, only, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                              VIR_DOMAIN_EVENT_CALLBACK(lifecycle), NULL, count_free);

    CHECK(id >= 0);
    return id;
}

static void the_life_of_a_domain(void)
{
    const char *xml = "<domain type='test'><name>a</name><memory>4096</memory><os><type>hvm</type></os></domain>";
    int id = watch_lifecycle(NULL);
    virDomainPtr a = virDomainDefineXML(conn, xml), transient;

    CHECK_STR(said, "");
    CHECK_STR(settle(), "a 0/0");
    forget();
    CHECK_INT(virDomainCreate(a), 0);
    CHECK_INT(virDomainSuspend(a), 0);
    CHECK_INT(virDomainResume(a), 0);
    CHECK_INT(virDomainDestroy(a), 0);
    CHECK_STR(settle(), "a 2/0,a 3/0,a 4/0,a 5/1");
    forget();
    CHECK_INT(virDomainCreate(a), 0);
    CHECK_INT(virDomainShutdown(a), 0);
    CHECK_INT(virDomainRename(a, "b", 0), 0);
    CHECK_STR(settle(), "a 2/0,a 5/0,a 1/1,b 0/2");
    forget();
    CHECK_INT(virDomainUndefine(a), 0);
    CHECK_STR(settle(), "b 1/0");
    CHECK_INT(virDomainFree(a), 0);
    forget();
    transient = virDomainCreateXML(conn, xml, 0);
    CHECK_INT(virDomainDestroy(transient), 0);
    CHECK_INT(virDomainFree(transient), 0);
    CHECK_STR(settle(), "a 2/0,a 5/1");
    CHECK_INT(virConnectDomainEventDeregisterAny(conn, id), 0);
    settle();
    CHECK_INT(freed, 1);
    forget();
    CHECK_INT(virDomainSuspend(dom), 0);
    CHECK_STR(settle(), "");
}

static void only_one_domain(void)
{
    virDomainPtr a = virDomainCreateXML(
        conn, "<domain type='test'><name>a</name><memory>4096</memory><os><type>hvm</type></os></domain>", 0);
    int id = watch_lifecycle(a);

    settle();
    forget();
    CHECK_INT(virDomainSuspend(dom), 0);
    CHECK_INT(virDomainSuspend(a), 0);
    CHECK_STR(settle(), "a 3/0");
    CHECK_INT(virConnectDomainEventDeregisterAny(conn, id), 0);
    CHECK_INT(virDomainFree(a), 0);
}

static virDomainSnapshotPtr make(const char *name, unsigned int flags)
{
    char xml[100];

    snprintf(xml, sizeof(xml), "<domainsnapshot><name>%s</name></domainsnapshot>", name);
    return virDomainSnapshotCreateXML(dom, xml, flags);
}

static void what_snapshots_send(void)
{
    virDomainSnapshotPtr run = make("run", 0), paused, off;
    int id = watch_lifecycle(NULL);

    CHECK_STR(settle(), "");
    CHECK_INT(virDomainSuspend(dom), 0);
    paused = make("paused", VIR_DOMAIN_SNAPSHOT_CREATE_HALT);
    CHECK_STR(settle(), "test 3/0,test 5/6");
    forget();
    off = make("off", 0);
    CHECK(run != NULL && paused != NULL && off != NULL);
    CHECK_INT(virDomainRevertToSnapshot(off, 0), 0);
    CHECK_STR(settle(), "");
    CHECK_INT(virDomainRevertToSnapshot(run, 0), 0);
    CHECK_STR(settle(), "test 2/3");
    forget();
    CHECK_INT(virDomainRevertToSnapshot(run, 0), 0);
    CHECK_STR(settle(), "test 5/6,test 2/3");
    forget();
    CHECK_INT(virDomainRevertToSnapshot(paused, 0), 0);
    CHECK_STR(settle(), "test 5/6,test 2/3,test 3/5");
    forget();
    CHECK_INT(virDomainRevertToSnapshot(paused, VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING), 0);
    CHECK_STR(settle(), "test 5/6,test 2/3");
    forget();
    CHECK_INT(virDomainRevertToSnapshot(off, 0), 0);
    CHECK_STR(settle(), "test 5/6");
    forget();
    CHECK_INT(virDomainSnapshotDelete(run, VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN), 0);
    CHECK_STR(settle(), "");
    CHECK_INT(virConnectDomainEventDeregisterAny(conn, id), 0);
    CHECK_INT(virDomainSnapshotFree(run), 0);
    CHECK_INT(virDomainSnapshotFree(paused), 0);
    CHECK_INT(virDomainSnapshotFree(off), 0);
}

static void the_older_register_call(void)
{
    CHECK_INT(virConnectDomainEventRegister(conn, lifecycle, NULL, count_free), 0);
    CHECK_FAILS(virConnectDomainEventRegister(conn, lifecycle, NULL, NULL), -1, VIR_ERR_INVALID_ARG, VIR_FROM_NONE,
                "invalid argument: event callback already tracked");
    CHECK_INT(virDomainSuspend(dom), 0);
    CHECK_STR(settle(), "test 3/0");
    CHECK_INT(virConnectDomainEventDeregister(conn, lifecycle), 0);
    settle();
    CHECK_INT(freed, 1);
    CHECK_INT(virConnectDomainEventDeregister(conn, lifecycle), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_ARG);
    forget();
    CHECK_INT(virDomainResume(dom), 0);
    CHECK_STR(settle(), "");
    CHECK_INT(freed, 1);
}

static void calls_that_make_no_sense(void)
{
    int id = watch_lifecycle(NULL);

    CHECK_INT(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                               VIR_DOMAIN_EVENT_CALLBACK(lifecycle), NULL, count_free),
              -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_ARG);
    CHECK_INT(virConnectDomainEventRegisterAny(conn, NULL, 999, VIR_DOMAIN_EVENT_CALLBACK(lifecycle), NULL, NULL), -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_ARG);
    CHECK_INT(virConnectDomainEventRegisterAny(conn, NULL, -1, VIR_DOMAIN_EVENT_CALLBACK(lifecycle), NULL, NULL), -1);
    CHECK_INT(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, NULL, NULL, NULL), -1);
    CHECK_INT(virConnectDomainEventRegisterAny(NULL, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                               VIR_DOMAIN_EVENT_CALLBACK(lifecycle), NULL, NULL),
              -1);
    CHECK_INT(virGetLastErrorCode(), VIR_ERR_INVALID_CONN);
    CHECK_INT(virConnectDomainEventDeregisterAny(conn, id + 100), -1);
    CHECK_INT(virConnectDomainEventDeregisterAny(conn, -1), -1);
    CHECK_INT(virConnectDomainEventDeregister(conn, NULL), -1);
    CHECK_INT(freed, 0);
    CHECK_INT(virConnectDomainEventDeregisterAny(conn, id), 0);
    CHECK_INT(virConnectDomainEventDeregisterAny(conn, id), -1);
    settle();
    CHECK_INT(freed, 1);
}

static int own_id;

static int deregister_within(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    lifecycle(from, domain, event, detail, opaque);
    CHECK_INT(virConnectDomainEventDeregisterAny(from, own_id), 0);
    /* It is still running: what it was given is not freed yet. */
    CHECK_INT(freed, 0);
    return 0;
}

static void deregistering_within_a_callback(void)
{
    own_id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                              VIR_DOMAIN_EVENT_CALLBACK(deregister_within), NULL, count_free);
    CHECK(own_id >= 0);
    CHECK_INT(virDomainSuspend(dom), 0);
    CHECK_INT(virDomainResume(dom), 0);
    /* The second event was on its way already, but nobody wants it now. */
    CHECK_STR(settle(), "test 3/0");
    CHECK_INT(freed, 1);
}

static int list_within(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    virDomainPtr *doms = NULL;
    virDomainSnapshotPtr *snaps = NULL, snap;
    int n, count;

    lifecycle(from, domain, event, detail, opaque);
    count = virConnectListAllDomains(from, &doms, 0);
    CHECK_INT(count, 1);
    for (n = 0; n < count; n++)
        virDomainFree(doms[n]);
    free(doms);
    snap = virDomainSnapshotCreateXML(domain, "<domainsnapshot><name>within</name></domainsnapshot>", 0);
    CHECK(snap != NULL);
    count = virDomainListAllSnapshots(domain, &snaps, 0);
    CHECK_INT(count, 1);
    for (n = 0; n < count; n++)
        virDomainSnapshotFree(snaps[n]);
    free(snaps);
    if (snap) {
        CHECK_INT(virDomainSnapshotDelete(snap, 0), 0);
        virDomainSnapshotFree(snap);
    }
    return 0;
}

static void working_within_a_callback(void)
{
    int id = virConnectDomainEventRegisterAny(conn, dom, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                              VIR_DOMAIN_EVENT_CALLBACK(list_within), NULL, count_free);

    CHECK_INT(virDomainSuspend(dom), 0);
    CHECK_INT(virDomainResume(dom), 0);
    CHECK_STR(settle(), "test 3/0,test 4/0");
    CHECK_INT(virConnectDomainEventDeregisterAny(conn, id), 0);
}

static int close_within(virConnectPtr from, virDomainPtr domain, int event, int detail, void *opaque)
{
    virConnectPtr own = *(virConnectPtr *)opaque;

    lifecycle(from, domain, event, detail, opaque);
    CHECK_INT(virConnectDomainEventDeregisterAny(own, own_id), 0);
    CHECK(virConnectClose(own) >= 0);
    return 0;
}

static void closing_within_a_callback(void)
{
    static virConnectPtr other;

    other = virConnectOpen("test:///default");
    CHECK(other != NULL);
    own_id = virConnectDomainEventRegisterAny(other, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                              VIR_DOMAIN_EVENT_CALLBACK(close_within), &other, count_free);
    CHECK(own_id >= 0);
    CHECK_INT(virDomainSuspend(dom), 0);
    CHECK_INT(virDomainResume(dom), 0);
    CHECK_STR(settle(), "test 3/0");
    CHECK_INT(freed, 1);
    CHECK_INT(virDomainIsActive(dom), 1);
}

/* A callback keeps its connection: closing leaves both, as the result says. */
static void a_callback_outlives_the_close(void)
{
    int id;

    if (begin() < 0)
        return;
    id = watch_lifecycle(NULL);
    CHECK_INT(virDomainSuspend(dom), 0);
    CHECK_INT(virDomainFree(dom), 0);
    CHECK_INT(virConnectRef(conn), 0);
    CHECK(virConnectClose(conn) > 0);
    CHECK_STR(settle(), "test 3/0");
    CHECK_INT(freed, 0);
    CHECK_INT(virConnectDomainEventDeregisterAny(conn, id), 0);
    settle();
    CHECK_INT(freed, 1);
    CHECK_INT(virConnectClose(conn), 0);
    settle();
    CHECK_INT(freed, 1);
}

int main(void)
{
    void (*tests[])(void) = {
        the_life_of_a_domain,
        only_one_domain,
        what_snapshots_send,
        the_older_register_call,
        calls_that_make_no_sense,
        deregistering_within_a_callback,
        working_within_a_callback,
        closing_within_a_callback,
    };
    size_t n;

    check_begin();
    if (begin() == 0) {
        /* Nobody could deliver an event yet. */
        CHECK_INT(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                                   VIR_DOMAIN_EVENT_CALLBACK(lifecycle), NULL, count_free),
                  -1);
        CHECK_INT(virGetLastErrorCode(), VIR_ERR_INTERNAL_ERROR);
        CHECK_INT(freed, 0);
        CHECK_INT(virDomainFree(dom), 0);
        CHECK_INT(virConnectClose(conn), 0);
    }
    CHECK_INT(virEventRegisterDefaultImpl(), 0);
    timers();
    handles();
    for (n = 0; n < sizeof(tests) / sizeof(*tests); n++) {
        if (begin() < 0)
            break;
        tests[n]();
        end();
    }
    a_callback_outlives_the_close();
    return check_end();
}
