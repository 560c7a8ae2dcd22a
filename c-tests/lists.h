/*
 * What the programs about networks, interfaces, pools and devices share: how a kind of object is listed, by name and
 * as handles.
 */
#ifndef LISTS_H
#define LISTS_H

#include "check.h"

/* Two functions of a connection: one counts objects, the other lists their names. */
struct by_name {
    const char *count_function, *list_function;
    int (*count)(virConnectPtr);
    int (*list)(virConnectPtr, char **const, int);
    int origin;
};

#define BY_NAME(objects, origin) \
    { \
        "virConnectNumOf" #objects, "virConnectList" #objects, virConnectNumOf##objects, virConnectList##objects, origin \
    }

/* Objects of which a connection has one at most: `only`, or NULL. */
static inline void check_by_name(virConnectPtr conn, struct by_name kind, const char *only)
{
    char *names[2] = {NULL, NULL}, message[120];
    int count = only != NULL;

    check_number(kind.count(conn), count, __FILE__, __LINE__, kind.count_function);
    check_number(kind.list(conn, names, 2), count, __FILE__, __LINE__, kind.list_function);
    CHECK_STR(names[0], only);
    CHECK(names[1] == NULL);
    free(names[0]);
    check_number(kind.list(conn, names, 0), 0, __FILE__, __LINE__, kind.list_function);
    check_number(kind.list(conn, NULL, 0), 0, __FILE__, __LINE__, kind.list_function);

    snprintf(message, sizeof(message), "invalid connection pointer in %s", kind.count_function);
    CHECK_FAILS(kind.count(NULL), -1, VIR_ERR_INVALID_CONN, kind.origin, message);
    snprintf(message, sizeof(message), "invalid connection pointer in %s", kind.list_function);
    CHECK_FAILS(kind.list(NULL, names, 2), -1, VIR_ERR_INVALID_CONN, kind.origin, message);
    snprintf(message, sizeof(message), "names in %s must not be NULL", kind.list_function);
    CHECK_FAILS(kind.list(conn, NULL, 1), -1, VIR_ERR_INVALID_ARG, kind.origin, message);
    snprintf(message, sizeof(message), "maxnames in %s must be zero or greater", kind.list_function);
    CHECK_FAILS(kind.list(conn, names, -1), -1, VIR_ERR_INVALID_ARG, kind.origin, message);
}

/*
 * Of a kind of object, as in virConnectListAllNetworks and virNetworkFree, two functions:
 *
 * passing(conn, flags): how many pass a filter. The array ends with a NULL, each handle in it has a name, which is `only`
 * if that is not NULL, and who asks for the number alone gets the same, if `counts` says so.
 *
 * refusing(conn, flags, unknown): the driver knows not all of the flags, and says which; nothing is listed.
 */
#define LISTED(object, objects, only, counts) \
    static int passing(virConnectPtr conn, unsigned int flags) \
    { \
        const char *name = only; \
        object##Ptr *all = NULL; \
        int count = virConnectListAll##objects(conn, &all, flags), n; \
\
        CHECK(count >= 0 && all != NULL && all[count] == NULL); \
        for (n = 0; n < count; n++) { \
            CHECK(object##GetName(all[n]) != NULL); \
            CHECK_STR(object##GetName(all[n]), name ? name : object##GetName(all[n])); \
            CHECK_INT(object##Free(all[n]), 0); \
        } \
        free(all); \
        if (counts) \
            CHECK_INT(virConnectListAll##objects(conn, NULL, flags), count); \
        return count; \
    } \
\
    static void refusing(virConnectPtr conn, unsigned int flags, unsigned int unknown) \
    { \
        object##Ptr *all = (object##Ptr *)&conn; \
        char message[120]; \
\
        snprintf(message, sizeof(message), "unsupported flags (0x%x) in function testConnectListAll" #objects, unknown); \
        CHECK_FAILS(virConnectListAll##objects(conn, &all, flags), -1, VIR_ERR_INVALID_ARG, VIR_FROM_TEST, message); \
        CHECK(all == NULL); \
    }

#endif
