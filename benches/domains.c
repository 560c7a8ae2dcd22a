/* domains SIZE: what the calls on domains cost where there are SIZE of ordinary size, each in nanoseconds,
 * and the memory that each takes, in bytes. */
#include <libvirt/libvirt.h>
#include <malloc.h>
#include <pthread.h>
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

/* What look-ups are asked for: copied, so that reading it is not what takes the time. */
struct wanted {
    unsigned char uuid[VIR_UUID_BUFLEN];
    char name[DOMAIN_NAME_SIZE];
};

static virConnectPtr node;
static virDomainPtr *all;
static struct wanted *kept;
static long size;

static void *allocate(size_t count, size_t bytes)
{
    void *block = calloc(count, bytes);

    CHECK(block);
    return block;
}

/* Some domain's number. */
static long some(uint64_t *random)
{
    *random = *random * 6364136223846793005u + 1442695040888963407u;
    return (long)((*random >> 33) % (uint64_t)size);
}

static double list(void)
{
    virDomainPtr *found = NULL;
    double begin = now_ns();
    int count = virConnectListAllDomains(node, &found, 0);

    CHECK(count == size);
    for (int i = 0; i < count; i++)
        virDomainFree(found[i]);
    free(found);
    return (now_ns() - begin) / (double)size;
}

static double statistics(void)
{
    virDomainStatsRecordPtr *found = NULL;
    double begin = now_ns();

    CHECK(virConnectGetAllDomainStats(node, 0, &found, 0) == size);
    virDomainStatsRecordListFree(found);
    return (now_ns() - begin) / (double)size;
}

static double infos(void)
{
    static uint64_t random = 1;
    virDomainInfo info;
    double begin = now_ns();

    for (int i = 0; i < ASKED; i++)
        CHECK(virDomainGetInfo(all[some(&random)], &info) == 0 && info.nrVirtCpu == 2);
    return (now_ns() - begin) / ASKED;
}

static double look_ups(int by_name)
{
    static struct wanted wanted[ASKED];
    static uint64_t random = 1;
    double begin;

    for (int i = 0; i < ASKED; i++)
        wanted[i] = kept[some(&random)];
    begin = now_ns();
    for (int i = 0; i < ASKED; i++) {
        virDomainPtr domain = by_name ? virDomainLookupByName(node, wanted[i].name)
                                      : virDomainLookupByUUID(node, wanted[i].uuid);
        CHECK(domain);
        virDomainFree(domain);
    }
    return (now_ns() - begin) / ASKED;
}

#define THREADS 8
#define EACH 30000

/* Looks up domains on the one connection of all threads, and asks each for its info. */
static void *look_up_and_ask(void *seed)
{
    uint64_t random = (uint64_t)(uintptr_t)seed;

    for (int i = 0; i < EACH; i++) {
        virDomainInfo info;
        virDomainPtr domain = virDomainLookupByUUID(node, kept[some(&random)].uuid);

        CHECK(domain && virDomainGetInfo(domain, &info) == 0);
        virDomainFree(domain);
    }
    return NULL;
}

/* What a look-up with its question takes of the time of all threads together. */
static double threads(int count)
{
    pthread_t started[THREADS];
    double begin = now_ns();

    for (int i = 0; i < count; i++)
        CHECK(pthread_create(&started[i], NULL, look_up_and_ask, (void *)(uintptr_t)(i + 1)) == 0);
    for (int i = 0; i < count; i++)
        CHECK(pthread_join(started[i], NULL) == 0);
    return (now_ns() - begin) / ((double)EACH * count);
}

int main(int argc, char **argv)
{
    size = argc > 1 ? atol(argv[1]) : 3000;
    node = open_empty();
    define_all(node, size);
    CHECK(virConnectListAllDomains(node, &all, 0) == size);
    kept = allocate((size_t)size, sizeof(*kept));
    for (long i = 0; i < size; i++) {
        CHECK(virDomainGetUUID(all[i], kept[i].uuid) == 0);
        domain_name(kept[i].name, i);
    }
    MEASURE("description of a domain", size, ROUNDS, figure, figure = descriptions(all, size));
    /* The first listing finds memory cold; all that follow are as in a program that runs. */
    list();
    MEASURE("list domains and free, each", size, ROUNDS, figure, figure = list());
    MEASURE("statistics of domains and free, each", size, ROUNDS, figure, figure = statistics());
    MEASURE("info of a domain", size, ROUNDS, figure, figure = infos());
    MEASURE("look up a domain by UUID and free", size, ROUNDS, figure, figure = look_ups(0));
    MEASURE("look up a domain by name and free", size, ROUNDS, figure, figure = look_ups(1));
    MEASURE("look up a domain and ask, one thread", size, ROUNDS, figure, figure = threads(1));
    MEASURE("look up a domain and ask, eight threads", size, ROUNDS, figure, figure = threads(THREADS));
    for (long i = 0; i < size; i++)
        virDomainFree(all[i]);
    free(all);
    free(kept);
    virConnectClose(node);
    return 0;
}
