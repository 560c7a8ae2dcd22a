/* watch-events: what happens to domains, as it happens.
 *
 *     watch-events [URI]
 *
 * On a test connection, which lives in this process only, it makes things happen itself and ends
 * when it has seen them; on another it watches until it is interrupted.
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EVENTS_TO_SEE 4

struct watch {
    virConnectPtr connection;
    int seen;
    int freed;
};

static const char *const lifecycle[] = {"defined", "undefined", "started",  "suspended",  "resumed",
                                        "stopped", "shutdown",  "suspended by the guest", "crashed"};

static int on_lifecycle(virConnectPtr connection, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void)connection;
    struct watch *watch = opaque;
    size_t known = sizeof(lifecycle) / sizeof(lifecycle[0]);
    /* A newer library may send events that this program has not heard of. */
    printf("%s: %s (detail %d)\n", virDomainGetName(domain),
           event >= 0 && (size_t)event < known ? lifecycle[event] : "something new", detail);
    watch->seen++;
    return 0;
}

static void on_metadata(virConnectPtr connection, virDomainPtr domain, int type, const char *uri, void *opaque)
{
    (void)connection;
    struct watch *watch = opaque;
    printf("%s: %s changed%s%s\n", virDomainGetName(domain), type == VIR_DOMAIN_METADATA_TITLE ? "title" : "metadata",
           uri ? ", " : "", uri ? uri : "");
    watch->seen++;
}

/* Called when a registration ends and its data is no longer used. */
static void on_free(void *opaque)
{
    struct watch *watch = opaque;
    watch->freed++;
}

/* Something to see: runs once, from the event loop. */
static void act(int timer, void *opaque)
{
    struct watch *watch = opaque;
    virEventRemoveTimeout(timer);
    virDomainPtr domain = virDomainLookupByName(watch->connection, "test");
    if (!domain)
        return;
    virDomainSuspend(domain);
    virDomainResume(domain);
    virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_TITLE, "watched", NULL, NULL, 0);
    virDomainDestroy(domain);
    virDomainFree(domain);
}

/* Lets the event loop turn once where nothing else would. */
static void wake(int timer, void *opaque)
{
    (void)opaque;
    virEventRemoveTimeout(timer);
}

int main(int argc, char **argv)
{
    const char *uri = argc > 1 ? argv[1] : "test:///default";
    struct watch watch = {0};
    /* The event loop comes first: connections register with it when they are opened. */
    if (virEventRegisterDefaultImpl() < 0)
        return 1;
    watch.connection = virConnectOpen(uri);
    if (!watch.connection)
        return 1;

    /* Callbacks of all kinds are passed as one type, and cast back by the kind that is named. */
    int first = virConnectDomainEventRegisterAny(watch.connection, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                                 VIR_DOMAIN_EVENT_CALLBACK(on_lifecycle), &watch, on_free);
    int second = virConnectDomainEventRegisterAny(watch.connection, NULL, VIR_DOMAIN_EVENT_ID_METADATA_CHANGE,
                                                  VIR_DOMAIN_EVENT_CALLBACK(on_metadata), &watch, on_free);
    int test = strncmp(uri, "test:", 5) == 0;
    int status = first < 0 || second < 0 || (test && virEventAddTimeout(0, act, &watch, NULL) < 0);
    while (status == 0 && (!test || watch.seen < EVENTS_TO_SEE))
        status = virEventRunDefaultImpl() < 0;

    if (first >= 0)
        virConnectDomainEventDeregisterAny(watch.connection, first);
    if (second >= 0)
        virConnectDomainEventDeregisterAny(watch.connection, second);
    virConnectClose(watch.connection);
    /* What ends is told from the loop too: it turns until both are heard of. */
    for (int turns = 0; status == 0 && turns < 10 && watch.freed < 2; turns++)
        status = virEventAddTimeout(0, wake, NULL, NULL) < 0 || virEventRunDefaultImpl() < 0;
    printf("%d events, %d registrations ended\n", watch.seen, watch.freed);
    return status;
}
