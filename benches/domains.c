/* domains SIZE: what the calls on domains cost where there are SIZE of ordinary size, each in nanoseconds,
 * and the memory that each takes, in bytes. */
#include <libvirt/libvirt.h>
#include <malloc.h>
#include <unistd.h>

#include "bench.h"
#include "domain_xml.h"

#define ROUNDS 9
/* How many domains a round asks, so that no round is over before the clock can tell. */
#define ASKED 3000

/* A node without domains; its file is made in the current folder, and removed. */
static virConnectPtr open_empty(void)
{
    char path[4096], uri[sizeof(path) + 16];
    virConnectPtr conn;
    FILE *file;

    CHECK(getcwd(path, sizeof(path) - 32));
    snprintf(path + strlen(path), 32, "/domains-%d.xml", (int)getpid());
    file = fopen(path, "w");
    CHECK(file && fputs("<node/>", file) >= 0 && fclose(file) == 0);
    snprintf(uri, sizeof(uri), "test://%s", path);
    conn = virConnectOpen(uri);
    unlink(path);
    CHECK(conn);
    return conn;
}

/* Defines domain `number`; tells the time that the call took, and leaves the handle to the caller. */
static virDomainPtr define(virConnectPtr conn, long number, double *took)
{
    char xml[DOMAIN_XML_SIZE];
    virDomainPtr domain;
    double begin;

    domain_xml(xml, number);
    begin = now_ns();
    domain = virDomainDefineXML(conn, xml);
    *took = now_ns() - begin;
    CHECK(domain);
    return domain;
}

/* Defines all domains; reports the median time of a call, and the memory that each domain takes. */
static void define_all(virConnectPtr conn, long size)
{
    double *times = malloc((size_t)size * sizeof(*times)), before;

    CHECK(times);
    memset(times, 0, (size_t)size * sizeof(*times));
    /* What is made once, at the first domain, is no domain's. */
    for (int i = 0; i < 2; i++) {
        virDomainPtr domain = define(conn, size + i, times);

        CHECK(virDomainUndefine(domain) == 0);
        virDomainFree(domain);
    }
    malloc_trim(0);
    before = resident_bytes();
    for (long i = 0; i < size; i++)
        virDomainFree(define(conn, i, &times[i]));
    malloc_trim(0);
    report("memory of a domain", size, (resident_bytes() - before) / (double)size);
    report("define a domain", size, median(times, (int)size));
    free(times);
}

/* Asks for the descriptions of domains all over the node. */
static double descriptions(virDomainPtr *domains, long size)
{
    double begin = now_ns();

    for (long i = 0; i < ASKED; i++) {
        char *xml = virDomainGetXMLDesc(domains[i * 7919 % size], 0);

        CHECK(xml && xml[0] == '<');
        free(xml);
    }
    return (now_ns() - begin) / ASKED;
}

int main(int argc, char **argv)
{
    long size = argc > 1 ? atol(argv[1]) : 3000;
    virConnectPtr conn = open_empty();
    virDomainPtr *domains;
    int count;

    define_all(conn, size);
    count = virConnectListAllDomains(conn, &domains, 0);
    CHECK(count == size);
    MEASURE("description of a domain", size, ROUNDS, figure, figure = descriptions(domains, size));
    for (int i = 0; i < count; i++)
        virDomainFree(domains[i]);
    free(domains);
    virConnectClose(conn);
    return 0;
}
