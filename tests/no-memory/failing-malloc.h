/*
 * malloc that can be told to fail: at the n-th call, and from there on until the call of the library
 * returned, or for good. Only what the library allocates counts.
 */
#ifndef FAILING_MALLOC_H
#define FAILING_MALLOC_H

#include <errno.h>
#include <stddef.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t number, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *block);

enum shortage {
    ONCE,      /* one allocation fails */
    FOR_CALL,  /* all fail until the call returned */
    FOR_GOOD,  /* all fail until memory_back() */
};

static enum shortage shortage;
static long countdown; /* allocations up to the one that fails; 0 when none is to */
static long counted;   /* allocations of the library */
static long blocks;    /* that live, of the whole process */
static int inside;     /* a call of the library */
static int failing;
static int failed;     /* in this call */

static inline void memory_fails(long number, enum shortage how)
{
    countdown = number;
    shortage = how;
    failing = 0;
    counted = 0;
}

static inline void memory_back(void)
{
    countdown = 0;
    failing = 0;
}

static inline void enter(void)
{
    inside = 1;
    failed = 0;
}

static inline void leave(void)
{
    inside = 0;
    if (shortage != FOR_GOOD)
        failing = 0;
}

static inline int refuse(void)
{
    if (!inside)
        return 0;
    counted++;
    if (countdown > 0 && --countdown == 0) {
        failing = shortage != ONCE;
        failed++;
        errno = ENOMEM;
        return 1;
    }
    if (failing) {
        failed++;
        errno = ENOMEM;
    }
    return failing;
}

static inline void *count(void *block)
{
    blocks += block != NULL;
    return block;
}

void *malloc(size_t size)
{
    return refuse() ? NULL : count(__libc_malloc(size));
}

void *calloc(size_t number, size_t size)
{
    return refuse() ? NULL : count(__libc_calloc(number, size));
}

void *realloc(void *block, size_t size)
{
    if (refuse())
        return NULL;
    return block ? __libc_realloc(block, size) : count(__libc_realloc(block, size));
}

void *memalign(size_t alignment, size_t size)
{
    return refuse() ? NULL : count(__libc_memalign(alignment, size));
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size)
{
    *block = memalign(alignment, size);
    return *block ? 0 : ENOMEM;
}

void free(void *block)
{
    blocks -= block != NULL;
    __libc_free(block);
}

#endif
