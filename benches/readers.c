/* readers SIZE: threads that list SIZE snapshots while another takes and deletes them. Reports how
 * long a listing takes a thread, by the number of threads, and how long the writer waits for a call. */
#include <libvirt/libvirt.h>
#include <pthread.h>
#include <stdatomic.h>

#include "bench.h"

#define MOST_THREADS 8
#define SECONDS 0.5

static virDomainPtr domain;
static atomic_int stop;

static void *reader(void *listings)
{
    while (!stop) {
        virDomainSnapshotPtr *list = NULL;
        int count = virDomainListAllSnapshots(domain, &list, 0);

        CHECK(count > 0);
        for (int i = 0; i < count; i++)
            virDomainSnapshotFree(list[i]);
        free(list);
        ++*(long *)listings;
    }
    return NULL;
}

/* The mean and the longest of the writer's calls. */
static void *writer(void *result)
{
    double *times = result, total = 0, longest = 0;
    long calls = 0;

    while (!stop) {
        double begin = now_ns(), took;
        virDomainSnapshotPtr snapshot = virDomainSnapshotCreateXML(domain, "<domainsnapshot><name>w</name></domainsnapshot>", 0);

        CHECK(snapshot && virDomainSnapshotDelete(snapshot, 0) == 0);
        virDomainSnapshotFree(snapshot);
        took = now_ns() - begin;
        total += took;
        longest = took > longest ? took : longest;
        calls++;
    }
    times[0] = total / (double)calls;
    times[1] = longest;
    return NULL;
}

static void measure(long size, int threads)
{
    pthread_t readers[MOST_THREADS], other;
    long listings[MOST_THREADS] = {0}, total = 0;
    struct timespec pause = {0, (long)(SECONDS * 1e9)};
    double times[2], begin = now_ns();
    char what[80];

    stop = 0;
    CHECK(pthread_create(&other, NULL, writer, times) == 0);
    for (int i = 0; i < threads; i++)
        CHECK(pthread_create(&readers[i], NULL, reader, &listings[i]) == 0);
    nanosleep(&pause, NULL);
    stop = 1;
    for (int i = 0; i < threads; i++) {
        pthread_join(readers[i], NULL);
        total += listings[i];
    }
    pthread_join(other, NULL);
    begin = now_ns() - begin;
    snprintf(what, sizeof(what), "%d reader%s: snapshots listed and freed, each", threads, threads == 1 ? "" : "s");
    report(what, size, begin / (double)total / (double)size);
    snprintf(what, sizeof(what), "%d reader%s: the writer's create and delete, mean", threads, threads == 1 ? "" : "s");
    report(what, size, times[0]);
    snprintf(what, sizeof(what), "%d reader%s: the writer's create and delete, longest", threads, threads == 1 ? "" : "s");
    report(what, size, times[1]);
}

int main(int argc, char **argv)
{
    long size = argc > 1 ? atol(argv[1]) : 10000;
    virConnectPtr conn = virConnectOpen("test:///default");

    CHECK(conn && (domain = virDomainLookupByName(conn, "test")));
    for (long i = 0; i < size; i++) {
        char xml[80];
        snprintf(xml, sizeof(xml), "<domainsnapshot><name>snapshot-%ld</name></domainsnapshot>", i);
        CHECK(virDomainSnapshotFree(virDomainSnapshotCreateXML(domain, xml, 0)) == 0);
    }
    for (int threads = 1; threads <= MOST_THREADS; threads *= 2)
        measure(size, threads);
    virDomainFree(domain);
    virConnectClose(conn);
    return 0;
}
