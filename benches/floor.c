/* floor SIZE: the least that handing out SIZE handles can cost, in nanoseconds each.
 *
 * No locks, no checks, no shared library: handles as large as the library's, carved from chunks,
 * filled with a copied name, put in an array; then each is freed by a call of its own, as a client
 * must, and a chunk goes with its last handle. */
#include "process.h"

#define PER_CHUNK 100

struct chunk;

struct handle {
    uint64_t tag;
    struct chunk *chunk;
    char name[24];
};

struct chunk {
    long live;
    void *domain;
    struct handle handles[PER_CHUNK];
};

struct kept {
    char name[24];
    uint32_t links[6];
};

static __attribute__((noinline)) int free_handle(struct handle *handle)
{
    if (!handle || handle->tag != 1)
        return -1;
    handle->tag = 0;
    if (--handle->chunk->live == 0)
        free(handle->chunk);
    return 0;
}

static double list_and_free(const struct kept *kept, long size)
{
    double begin = now_ns();
    struct handle **list = malloc(((size_t)size + 1) * sizeof(*list));
    struct chunk *chunk = NULL;

    CHECK(list);
    for (long i = 0; i < size; i++) {
        struct handle *handle;

        if (i % PER_CHUNK == 0) {
            CHECK((chunk = malloc(sizeof(*chunk))));
            chunk->live = 0;
            chunk->domain = NULL;
        }
        handle = &chunk->handles[chunk->live++];
        handle->tag = 1;
        handle->chunk = chunk;
        memcpy(handle->name, kept[i].name, sizeof(handle->name));
        list[i] = handle;
    }
    list[size] = NULL;
    for (long i = 0; i < size; i++)
        CHECK(free_handle(list[i]) == 0);
    free(list);
    return now_ns() - begin;
}

int main(int argc, char **argv)
{
    long size = argc > 1 ? atol(argv[1]) : 0;
    struct kept *kept;

    if (argc < 2)
        return 0;
    if (size == 0) {
        report_processes(argv[0]);
        return 0;
    }
    CHECK((kept = calloc((size_t)size, sizeof(*kept))));
    for (long i = 0; i < size; i++)
        CHECK(snprintf(kept[i].name, sizeof(kept[i].name), "snapshot-%ld", i) < (int)sizeof(kept[i].name));
    list_and_free(kept, size);
    MEASURE("list and free, each", size, 21, ns, ns = list_and_free(kept, size) / (double)size);
    free(kept);
    return 0;
}
