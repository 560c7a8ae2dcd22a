/*
 * What the test programs here share: checks that count, and errors kept off the terminal.
 *
 * A program calls check_begin() first, and returns check_end() from main. check_original() tells
 * whether it runs on the original library, for the few places where ours deliberately differs.
 */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

static int check_passed, check_failed;
static unsigned long check_level;

/* The error handler: prints nothing. */
static inline void check_swallow(void *data, virErrorPtr error)
{
    (void)data;
    (void)error;
}

static inline void check_begin(void)
{
    virSetErrorFunc(NULL, check_swallow);
    /* The original must be initialized before some calls; ours needs none of it. */
    virInitialize();
    /* Should the original reach our level, the environment has to say that it is the original. */
    if (getenv("CHECK_ORIGINAL") || virGetVersion(&check_level, NULL, NULL) < 0)
        check_level = 0;
}

static inline int check_original(void)
{
    return check_level < 12004000;
}

static inline void check_nothing(int timer, void *opaque)
{
    (void)timer;
    (void)opaque;
}

/* Lets the event loop give back what it held for callbacks that are gone. */
static inline void check_settle(void)
{
    for (int n = 0; n < 3; n++) {
        int timer = virEventAddTimeout(1, check_nothing, NULL, NULL);

        virEventRunDefaultImpl();
        virEventRemoveTimeout(timer);
    }
}

static inline int check_end(void)
{
    printf("%d passed, %d failed\n", check_passed, check_failed);
    return check_failed ? 1 : 0;
}

static inline void check_one(int good, const char *file, int line, const char *what)
{
    if (good) {
        check_passed++;
        return;
    }
    check_failed++;
    printf("%s:%d: %s; last error %d/%d: %s\n", file, line, what, virGetLastErrorCode(), virGetLastErrorDomain(),
           virGetLastErrorMessage());
}

static inline void check_number(long long is, long long should, const char *file, int line, const char *what)
{
    if (is != should)
        printf("%s:%d: %s is %lld, not %lld\n", file, line, what, is, should);
    check_one(is == should, file, line, what);
}

static inline void check_text(const char *is, const char *should, const char *file, int line, const char *what)
{
    int good = is && should ? strcmp(is, should) == 0 : is == should;

    if (!good)
        printf("%s:%d: %s is \"%s\", not \"%s\"\n", file, line, what, is ? is : "(NULL)", should ? should : "(NULL)");
    check_one(good, file, line, what);
}

#define CHECK(condition) check_one(!!(condition), __FILE__, __LINE__, #condition)
#define CHECK_INT(is, should) check_number((is), (should), __FILE__, __LINE__, #is)
#define CHECK_STR(is, should) check_text((is), (should), __FILE__, __LINE__, #is)

/* What the last call left: a code and an origin. */
#define CHECK_ERROR(code, origin) \
    do { \
        CHECK_INT(virGetLastErrorCode(), (code)); \
        CHECK_INT(virGetLastErrorDomain(), (origin)); \
    } while (0)

/* A call that fails with a code, an origin and a message. */
#define CHECK_FAILS(call, failure, code, origin, message) \
    do { \
        CHECK((call) == (failure)); \
        CHECK_INT(virGetLastErrorCode(), (code)); \
        CHECK_INT(virGetLastErrorDomain(), (origin)); \
        CHECK_STR(virGetLastErrorMessage(), (message)); \
    } while (0)

#endif
