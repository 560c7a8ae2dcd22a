/* domains_floor SIZE: the least that the answers about SIZE domains can cost, in nanoseconds each.
 *
 * No locks, no checks, no shared library: only what callers get. Handles of a listing are carved from chunks; a
 * record of statistics is a block, with a block of parameters of 104 bytes, whose names have 80; a
 * look-up hashes what it is asked for, and makes a handle of its own. All of it is freed as a client must. */
#include "bench.h"
#include "domain_xml.h"

#define ROUNDS 9
#define ASKED 3000
#define PER_CHUNK 63

struct chunk;

struct handle {
    uint64_t tag;
    struct chunk *chunk;
    char name[24];
    unsigned char uuid[16];
    int id;
    int place;
};

struct chunk {
    long live;
    void *connection;
    struct handle handles[];
};

struct parameter {
    char field[80];
    int type;
    union {
        int i;
        uint64_t ul;
    } value;
};

struct record {
    struct handle *domain;
    struct parameter *params;
    int nparams;
};

struct kept {
    char name[24];
    unsigned char uuid[16];
    int id, state, reason, vcpus;
    uint64_t memory, most_memory;
};

struct info {
    unsigned char state;
    unsigned long most_memory, memory;
    unsigned short vcpus;
    unsigned long long time;
};

static struct kept *domains;
static uint32_t *by_uuid, *by_name;
static long size, room;

static void *allocate(size_t bytes)
{
    void *block = malloc(bytes);

    CHECK(block);
    return block;
}

static __attribute__((noinline)) int free_handle(struct handle *handle)
{
    if (!handle || handle->tag != 1)
        return -1;
    handle->tag = 0;
    if (--handle->chunk->live == 0)
        free(handle->chunk);
    return 0;
}

static struct handle *fill(struct chunk *chunk, const struct kept *domain)
{
    struct handle *handle = &chunk->handles[chunk->live++];

    handle->tag = 1;
    handle->chunk = chunk;
    memcpy(handle->name, domain->name, sizeof(handle->name));
    memcpy(handle->uuid, domain->uuid, sizeof(handle->uuid));
    handle->id = domain->id;
    handle->place = (int)(domain - domains);
    return handle;
}

static struct chunk *chunk_for(long count)
{
    struct chunk *chunk = allocate(sizeof(struct chunk) + (size_t)count * sizeof(struct handle));

    chunk->live = 0;
    chunk->connection = NULL;
    return chunk;
}

static double list(void)
{
    double begin = now_ns();
    struct handle **found = allocate(((size_t)size + 1) * sizeof(*found));
    struct chunk *chunk = NULL;

    for (long i = 0; i < size; i++) {
        if (i % PER_CHUNK == 0)
            chunk = chunk_for(PER_CHUNK);
        found[i] = fill(chunk, &domains[i]);
    }
    found[size] = NULL;
    for (long i = 0; i < size; i++)
        CHECK(free_handle(found[i]) == 0);
    free(found);
    return (now_ns() - begin) / (double)size;
}

static void parameter(struct parameter *parameter, const char *name, int value)
{
    memset(parameter, 0, sizeof(*parameter));
    memcpy(parameter->field, name, strlen(name));
    parameter->type = 1;
    parameter->value.i = value;
}

static double statistics(void)
{
    double begin = now_ns();
    struct record **found = allocate(((size_t)size + 1) * sizeof(*found));
    struct chunk *chunk = NULL;

    for (long i = 0; i < size; i++) {
        struct record *record = allocate(sizeof(*record));

        if (i % PER_CHUNK == 0)
            chunk = chunk_for(PER_CHUNK);
        record->domain = fill(chunk, &domains[i]);
        record->nparams = 2;
        record->params = allocate(2 * sizeof(*record->params));
        parameter(&record->params[0], "state.state", domains[i].state);
        parameter(&record->params[1], "state.reason", domains[i].reason);
        found[i] = record;
    }
    found[size] = NULL;
    for (struct record **next = found; *next; next++) {
        free((*next)->params);
        CHECK(free_handle((*next)->domain) == 0);
        free(*next);
    }
    free(found);
    return (now_ns() - begin) / (double)size;
}

static uint64_t hash(const void *bytes, size_t length)
{
    uint64_t mixed = 0x9e3779b97f4a7c15u ^ length, word;
    const char *at = bytes;

    for (; length >= 8; at += 8, length -= 8) {
        memcpy(&word, at, 8);
        mixed = (mixed ^ word) * 0xff51afd7ed558ccdu;
        mixed ^= mixed >> 32;
    }
    word = 0;
    memcpy(&word, at, length);
    mixed = (mixed ^ word) * 0xff51afd7ed558ccdu;
    return mixed ^ mixed >> 32;
}

static __attribute__((noinline)) struct handle *look_up(const void *wanted, size_t length, int named)
{
    const uint32_t *index = named ? by_name : by_uuid;
    uint64_t at = hash(wanted, length);

    for (;; at++) {
        const struct kept *domain = &domains[index[at & (uint64_t)(room - 1)] - 1];

        if (named ? strcmp(domain->name, wanted) == 0 : memcmp(domain->uuid, wanted, length) == 0)
            return fill(chunk_for(1), domain);
    }
}

static long some(uint64_t *random)
{
    *random = *random * 6364136223846793005u + 1442695040888963407u;
    return (long)((*random >> 33) % (uint64_t)size);
}

static double look_ups(int named)
{
    static struct kept wanted[ASKED];
    static uint64_t random = 1;
    double begin;

    for (int i = 0; i < ASKED; i++)
        wanted[i] = domains[some(&random)];
    begin = now_ns();
    for (int i = 0; i < ASKED; i++) {
        struct handle *handle = named ? look_up(wanted[i].name, strlen(wanted[i].name), 1)
                                      : look_up(wanted[i].uuid, sizeof(wanted[i].uuid), 0);
        CHECK(free_handle(handle) == 0);
    }
    return (now_ns() - begin) / ASKED;
}

/* The time used is the time of day. */
static __attribute__((noinline)) void tell(const struct kept *domain, struct info *info)
{
    struct timespec time;

    clock_gettime(CLOCK_REALTIME, &time);
    info->state = (unsigned char)domain->state;
    info->most_memory = domain->most_memory;
    info->memory = domain->memory;
    info->vcpus = (unsigned short)domain->vcpus;
    info->time = (unsigned long long)time.tv_sec * 1000000000u + (unsigned long long)time.tv_nsec;
}

static double infos(void)
{
    static uint64_t random = 1;
    struct info info;
    double begin = now_ns();

    for (int i = 0; i < ASKED; i++) {
        tell(&domains[some(&random)], &info);
        CHECK(info.vcpus == 2);
    }
    return (now_ns() - begin) / ASKED;
}

static void enter(uint32_t *index, uint64_t at, long number)
{
    while (index[at & (uint64_t)(room - 1)])
        at++;
    index[at & (uint64_t)(room - 1)] = (uint32_t)number + 1;
}

int main(int argc, char **argv)
{
    size = argc > 1 ? atol(argv[1]) : 3000;
    for (room = 64; room < 2 * size; room *= 2)
        ;
    domains = calloc((size_t)size, sizeof(*domains));
    by_uuid = calloc((size_t)room, sizeof(*by_uuid));
    by_name = calloc((size_t)room, sizeof(*by_name));
    CHECK(domains && by_uuid && by_name);
    for (long i = 0; i < size; i++) {
        char name[DOMAIN_NAME_SIZE];
        struct kept *domain = &domains[i];

        domain_name(name, i);
        CHECK(strlen(name) < sizeof(domain->name));
        memcpy(domain->name, name, strlen(name));
        for (int word = 0; word < 2; word++) {
            uint64_t mixed = ((uint64_t)i * 2 + (uint64_t)word + 1) * 0x9e3779b97f4a7c15u;
            memcpy(domain->uuid + 8 * word, &mixed, 8);
        }
        domain->id = -1;
        domain->state = 5;
        domain->vcpus = 2;
        domain->memory = 1048576;
        domain->most_memory = 2097152;
        enter(by_uuid, hash(domain->uuid, sizeof(domain->uuid)), i);
        enter(by_name, hash(domain->name, strlen(domain->name)), i);
    }
    list();
    MEASURE("list domains and free, each", size, ROUNDS, figure, figure = list());
    MEASURE("statistics of domains and free, each", size, ROUNDS, figure, figure = statistics());
    MEASURE("info of a domain", size, ROUNDS, figure, figure = infos());
    MEASURE("look up a domain by UUID and free", size, ROUNDS, figure, figure = look_ups(0));
    MEASURE("look up a domain by name and free", size, ROUNDS, figure, figure = look_ups(1));
    free(by_uuid);
    free(by_name);
    free(domains);
    return 0;
}
