/* load SHAPE SIZE: what opening a node file costs whose one domain has SIZE snapshots, in
 * nanoseconds a snapshot; SHAPE is chain or star. */
#include <libvirt/libvirt.h>

#include "bench.h"
#include "node_file.h"

int main(int argc, char **argv)
{
    enum shape shape = argc > 1 && strcmp(argv[1], "star") == 0 ? STAR : CHAIN;
    long size = argc > 2 ? atol(argv[2]) : 10000;
    double took;
    virConnectPtr conn = open_history(shape, size, &took);
    virDomainPtr domain = virDomainLookupByName(conn, "host");

    CHECK(domain && virDomainSnapshotNum(domain, 0) == size);
    report(shape == STAR ? "open a file, star, each" : "open a file, chain, each", size, took / (double)size);
    virDomainFree(domain);
    virConnectClose(conn);
    return 0;
}
