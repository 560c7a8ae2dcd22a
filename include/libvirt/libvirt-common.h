/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#if !defined __VIR_LIBVIRT_H_INCLUDES__ && !defined __VIR_ADMIN_H_INCLUDES__
#error "libvirt-common.h is a part of libvirt.h: include <libvirt/libvirt.h>"
#endif
#ifndef __VIR_VIRCOMMON_H__
#define __VIR_VIRCOMMON_H__

#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Marks what new programs should not use. A program may define it first, as nothing for example. */
#ifndef VIR_DEPRECATED
#if defined __GNUC__ && (__GNUC__ > 3 || (__GNUC__ == 3 && __GNUC_MINOR__ >= 1))
#define VIR_DEPRECATED __attribute__((__deprecated__))
#else
#define VIR_DEPRECATED
#endif
#endif

/* Declares a variable of the library. */
#if defined WIN32 && !defined LIBVIRT_STATIC
#ifdef IN_LIBVIRT
#define VIR_EXPORT_VAR __declspec(dllexport) extern
#else
#define VIR_EXPORT_VAR __declspec(dllimport) extern
#endif
#else
#define VIR_EXPORT_VAR extern
#endif

/* A program that defines VIR_ENUM_SENTINELS before it includes libvirt.h sees the end markers of
 * the enums too (the members that end in _LAST). They grow as members are added. */

/* Constants */

/** Release of the headers: 1000000 * major + 1000 * minor + micro. Since 0.0.1. */
#define LIBVIR_VERSION_NUMBER 12009000

/** Size of the name of a typed parameter, with its zero byte. Since 0.9.2. */
#define VIR_TYPED_PARAM_FIELD_LENGTH 80

/* Enums */

/**
 * Why a connection was closed without the client asking for it, or by the client itself.
 *
 * Since 0.10.0.
 */
typedef enum {
    /** A read or write on the connection failed */
    VIR_CONNECT_CLOSE_REASON_ERROR = 0,
    /** The other end closed the connection */
    VIR_CONNECT_CLOSE_REASON_EOF = 1,
    /** The other end stopped answering keepalive messages */
    VIR_CONNECT_CLOSE_REASON_KEEPALIVE = 2,
    /** The program itself asked for it */
    VIR_CONNECT_CLOSE_REASON_CLIENT = 3,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_CONNECT_CLOSE_REASON_LAST = 4,
#endif
} virConnectCloseReason;

/** Types a virTypedParameter value can have. Since 0.9.2. */
typedef enum {
    /** The value is in `value.i` */
    VIR_TYPED_PARAM_INT = 1,
    /** The value is in `value.ui` */
    VIR_TYPED_PARAM_UINT = 2,
    /** The value is in `value.l` */
    VIR_TYPED_PARAM_LLONG = 3,
    /** The value is in `value.ul` */
    VIR_TYPED_PARAM_ULLONG = 4,
    /** The value is in `value.d` */
    VIR_TYPED_PARAM_DOUBLE = 5,
    /** The value is in `value.b` */
    VIR_TYPED_PARAM_BOOLEAN = 6,
    /** The value is in `value.s`, a string from malloc(). Since 0.9.8. */
    VIR_TYPED_PARAM_STRING = 7,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_TYPED_PARAM_LAST = 8,
#endif
} virTypedParameterType;

/**
 * Flag bits for calls that pass typed parameters; says that the caller can handle strings.
 *
 * Since 0.9.8.
 */
typedef enum {
    VIR_TYPED_PARAM_STRING_OKAY = 1 << 2, /**< The caller can take string parameters */
} virTypedParameterFlags;

/* Types */

/**
 * Called once by the library when it no longer needs `opaque`, so that the owner can free it. Do
 * not call the library from here.
 *
 * Since 0.5.0.
 */
typedef void (*virFreeCallback)(void *opaque);

/**
 * One named value with its type, used where a call takes or returns an open-ended set of settings.
 *
 * Since 0.9.2.
 */
struct _virTypedParameter {
    /** Name of the parameter, at most 79 characters and a zero byte */
    char field[80];
    /** Which member of `value` is in use, a virTypedParameterType value */
    int type;
    /** Union that holds the value */
    union {
        /** Of VIR_TYPED_PARAM_INT. */
        int i;
        /** Of VIR_TYPED_PARAM_UINT. */
        unsigned int ui;
        /** Of VIR_TYPED_PARAM_LLONG. */
        long long l;
        /** Of VIR_TYPED_PARAM_ULLONG. */
        unsigned long long ul;
        /** Of VIR_TYPED_PARAM_DOUBLE. */
        double d;
        /** Of VIR_TYPED_PARAM_BOOLEAN: 0 or 1. */
        char b;
        /** Of VIR_TYPED_PARAM_STRING; from malloc, owned by the array. */
        char *s;
    } value;
};
typedef struct _virTypedParameter virTypedParameter;
typedef virTypedParameter *virTypedParameterPtr;

/* Functions */

/**
 * Appends a boolean value under `name` to a list of typed parameters.
 *
 * The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start
 * with NULL, 0 and 0, and free the list with virTypedParamsFree. A nonzero `value` means true.
 * Returns 0, or -1 on failure.
 *
 * Since 1.0.2.
 */
int virTypedParamsAddBoolean(virTypedParameterPtr *params,
                             int *nparams,
                             int *maxparams,
                             const char *name,
                             int value);

/**
 * Appends a double value under `name` to a list of typed parameters.
 *
 * The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start
 * with NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
 *
 * Since 1.0.2.
 */
int virTypedParamsAddDouble(virTypedParameterPtr *params,
                            int *nparams,
                            int *maxparams,
                            const char *name,
                            double value);

/**
 * Appends an int value under `name` to a list of typed parameters.
 *
 * The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start
 * with NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
 *
 * Since 1.0.2.
 */
int virTypedParamsAddInt(virTypedParameterPtr *params,
                         int *nparams,
                         int *maxparams,
                         const char *name,
                         int value);

/**
 * Appends a long long value under `name` to a list of typed parameters.
 *
 * The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start
 * with NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
 *
 * Since 1.0.2.
 */
int virTypedParamsAddLLong(virTypedParameterPtr *params,
                           int *nparams,
                           int *maxparams,
                           const char *name,
                           long long value);

/**
 * Appends an unsigned int value under `name` to a list of typed parameters.
 *
 * The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start
 * with NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
 *
 * Since 1.0.2.
 */
int virTypedParamsAddUInt(virTypedParameterPtr *params,
                          int *nparams,
                          int *maxparams,
                          const char *name,
                          unsigned int value);

/**
 * Appends an unsigned long long value under `name` to a list of typed parameters.
 *
 * The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start
 * with NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
 *
 * Since 1.0.2.
 */
int virTypedParamsAddULLong(virTypedParameterPtr *params,
                            int *nparams,
                            int *maxparams,
                            const char *name,
                            unsigned long long value);

/**
 * Appends a copy of a string under `name` to a list of typed parameters.
 *
 * The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start
 * with NULL, 0 and 0, and free the list with virTypedParamsFree. The caller keeps `value`. Returns
 * 0, or -1 on failure.
 *
 * Since 1.0.2.
 */
int virTypedParamsAddString(virTypedParameterPtr *params,
                            int *nparams,
                            int *maxparams,
                            const char *name,
                            const char *value);

/**
 * Appends several strings, all under the same `name`, to a list of typed parameters.
 *
 * `values` is an array that ends with NULL; its strings are copied. The array at `params` is
 * enlarged when needed, and `nparams` and `maxparams` are updated. Free the list with
 * virTypedParamsFree. Returns 0, or -1 on failure.
 *
 * Since 1.2.17.
 */
int virTypedParamsAddStringList(virTypedParameterPtr *params,
                                int *nparams,
                                int *maxparams,
                                const char *name,
                                const char **values);

/**
 * Appends a value under `name` to a list of typed parameters, converting it from text.
 *
 * `type` takes virTypedParameterType. The array at `params` is enlarged when needed, and `nparams`
 * and `maxparams` are updated. Start with NULL, 0 and 0, and free the list with virTypedParamsFree.
 * Returns 0, or -1 on failure, also when the text does not fit the type.
 *
 * Since 1.0.2.
 */
int virTypedParamsAddFromString(virTypedParameterPtr *params,
                                int *nparams,
                                int *maxparams,
                                const char *name,
                                int type,
                                const char *value);

/**
 * Frees the strings held by an array of typed parameters.
 *
 * The array itself is not freed, so this suits arrays that the caller owns. NULL is allowed.
 *
 * Since 1.0.2.
 */
void virTypedParamsClear(virTypedParameterPtr params, int nparams);

/**
 * Frees an array of typed parameters together with the strings in it.
 *
 * Use it for arrays that the library allocated. NULL is allowed.
 *
 * Since 1.0.2.
 */
void virTypedParamsFree(virTypedParameterPtr params, int nparams);

/**
 * Finds the first typed parameter called `name`.
 *
 * The result points into `params`; do not free it. Returns NULL when there is no such entry.
 *
 * Since 1.0.2.
 */
virTypedParameterPtr virTypedParamsGet(virTypedParameterPtr params, int nparams, const char *name);

/**
 * Stores in `value` the boolean parameter called `name`.
 *
 * Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
 * has another type.
 *
 * Since 1.0.2.
 */
int virTypedParamsGetBoolean(virTypedParameterPtr params,
                             int nparams,
                             const char *name,
                             int *value);

/**
 * Stores in `value` the double parameter called `name`.
 *
 * Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
 * has another type.
 *
 * Since 1.0.2.
 */
int virTypedParamsGetDouble(virTypedParameterPtr params,
                            int nparams,
                            const char *name,
                            double *value);

/**
 * Stores in `value` the int parameter called `name`.
 *
 * Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
 * has another type.
 *
 * Since 1.0.2.
 */
int virTypedParamsGetInt(virTypedParameterPtr params, int nparams, const char *name, int *value);

/**
 * Stores in `value` the long long parameter called `name`.
 *
 * Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
 * has another type.
 *
 * Since 1.0.2.
 */
int virTypedParamsGetLLong(virTypedParameterPtr params,
                           int nparams,
                           const char *name,
                           long long *value);

/**
 * Stores in `value` a pointer to the string parameter called `name`.
 *
 * The string is owned by the array; do not free it. Returns 1 when it was found, 0 when there is no
 * such entry, or -1 on failure, also when the entry has another type.
 *
 * Since 1.0.2.
 */
int virTypedParamsGetString(virTypedParameterPtr params,
                            int nparams,
                            const char *name,
                            const char **value);

/**
 * Stores in `value` the unsigned int parameter called `name`.
 *
 * Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
 * has another type.
 *
 * Since 1.0.2.
 */
int virTypedParamsGetUInt(virTypedParameterPtr params,
                          int nparams,
                          const char *name,
                          unsigned int *value);

/**
 * Stores in `value` the unsigned long long parameter called `name`.
 *
 * Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
 * has another type.
 *
 * Since 1.0.2.
 */
int virTypedParamsGetULLong(virTypedParameterPtr params,
                            int nparams,
                            const char *name,
                            unsigned long long *value);

/* Function-like macros */

/**
 * True (1) when the headers are at that release or a later one: 1000000*major + 1000*minor + micro
 * is at most LIBVIR_VERSION_NUMBER; usable in #if
 *
 * Since 1.2.0.
 */
#define LIBVIR_CHECK_VERSION(major, minor, micro) \
    ((major) * 1000000 + (minor) * 1000 + (micro) <= LIBVIR_VERSION_NUMBER)

#ifdef __cplusplus
}
#endif

#endif /* __VIR_VIRCOMMON_H__ */
