/* star SIZE: what deleting costs where one snapshot has SIZE children, in nanoseconds. */
#include <libvirt/libvirt.h>
#include <unistd.h>

#include "bench.h"
#include "node_file.h"

#define DELETED 51

static virDomainPtr domain;

static double delete(const char *name)
{
    virDomainSnapshotPtr snapshot = virDomainSnapshotLookupByName(domain, name, 0);
    double begin = now_ns();

    CHECK(snapshot && virDomainSnapshotDelete(snapshot, 0) == 0);
    begin = now_ns() - begin;
    virDomainSnapshotFree(snapshot);
    return begin;
}

int main(int argc, char **argv)
{
    long size = argc > 1 ? atol(argv[1]) : 10000;
    virConnectPtr conn = open_history(STAR, size + 1, NULL);
    double times[DELETED];

    CHECK((domain = virDomainLookupByName(conn, "host")));
    for (int i = 0; i < DELETED; i++) {
        char name[32];
        snprintf(name, sizeof(name), "s%ld", 1 + (size - 1) / DELETED * i);
        times[i] = delete(name);
    }
    report("delete one of as many siblings", size, median(times, DELETED));
    report("delete the parent of as many, each", size, delete("s0") / (double)(size - DELETED));
    virDomainFree(domain);
    virConnectClose(conn);
    return 0;
}
