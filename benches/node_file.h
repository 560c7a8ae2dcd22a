/* Node files with long histories, for both libraries. */
#ifndef FERROVIRT_BENCH_NODE_FILE_H
#define FERROVIRT_BENCH_NODE_FILE_H

#include <libvirt/libvirt.h>
#include <unistd.h>

#include "bench.h"

enum shape { CHAIN, STAR };

#define HOST                                                                                     \
    "<domain type='test'><name>host</name><uuid>5b3b2a40-0000-4000-8000-000000000001</uuid>"     \
    "<memory>1048576</memory><vcpu>2</vcpu><os><type>hvm</type></os>"

static inline void write_history(const char *path, enum shape shape, long size)
{
    FILE *file = fopen(path, "w");

    CHECK(file);
    fputs("<node xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>" HOST, file);
    for (long i = 0; i < size; i++) {
        fprintf(file, "<test:domainsnapshot><name>s%ld</name>", i);
        if (i > 0)
            fprintf(file, "<parent><name>s%ld</name></parent>", shape == STAR ? 0 : i - 1);
        fprintf(file, "<state>running</state><creationTime>%ld</creationTime><active>%d</active>",
                1700000000 + i, i == size - 1);
        fputs(HOST "</domain></test:domainsnapshot>", file);
    }
    fputs("</domain></node>", file);
    CHECK(fclose(file) == 0);
}

/* Opens a node whose domain "host" has snapshots s0 (the root), s1 and so on; tells the time that
 * opening took, in nanoseconds. The file is made in the current folder, and removed. */
static inline virConnectPtr open_history(enum shape shape, long size, double *took)
{
    char path[4096], uri[sizeof(path) + 16];
    virConnectPtr conn;
    double begin;

    CHECK(getcwd(path, sizeof(path) - 32));
    snprintf(path + strlen(path), 32, "/history-%d.xml", (int)getpid());
    write_history(path, shape, size);
    snprintf(uri, sizeof(uri), "test://%s", path);
    begin = now_ns();
    conn = virConnectOpen(uri);
    if (took)
        *took = now_ns() - begin;
    unlink(path);
    CHECK(conn);
    return conn;
}

#endif
