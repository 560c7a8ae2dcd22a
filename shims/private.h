/*
 * How libvirt-qemu.so.0 and libvirt-lxc.so.0 find the functions that they export.
 *
 * The code of those functions is Rust and lives in libvirt.so.0: a second copy of the Rust library
 * in each of the two would have handles, error records and locks of its own and could not work on
 * the handles of the first. But libvirt.so.0 exports the public symbols and nothing else, so the
 * functions cannot be linked to by name. Instead it keeps them in a table and tells its address
 * when it is asked in a way that no program asks by accident:
 *
 * - The question is an error that nobody raised, given to virResetError(). That call is public, needs
 *   no connection and touches nothing but the structure it is given: neither the thread's last
 *   error nor an error handler notices, and it may be put from any thread at any time.
 * - Every libvirt clears the structure. Ours stores the table's address in `conn` after that. So
 *   with another libvirt.so.0 `conn` is NULL, and no memory is read that is not known to be there.
 * - The table begins with a magic number, a version and its size. A version other than ours means
 *   that its parts changed; a smaller size, that it lacks functions which this file knows.
 *
 * src/api/private.rs is the other side; the two must change together.
 */
#ifndef PRIVATE_H
#define PRIVATE_H

#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libvirt/libvirt.h>
#include <libvirt/libvirt-lxc.h>
#include <libvirt/libvirt-qemu.h>
#include <libvirt/virterror.h>

/* The question: values of `code` and `int1` that no error has. */
#define QUESTION_CODE (-0x76697274)
#define QUESTION_INT1 0x66657272

#define TABLE_MAGIC UINT64_C(0x666572726f766972)
#define TABLE_VERSION 1

#define MISMATCH "libvirt.so.0 is not the one this library came with"
#define UNSUPPORTED "this function is not supported by the connection driver: "

struct private_table {
    uint64_t magic;
    uint32_t version;
    uint32_t size;
    int (*domain_qemu_monitor_command)(virDomainPtr, const char *, char **, unsigned int);
    virDomainPtr (*domain_qemu_attach)(virConnectPtr, unsigned int, unsigned int);
    char *(*domain_qemu_agent_command)(virDomainPtr, const char *, int, unsigned int);
    int (*connect_domain_qemu_monitor_event_deregister)(virConnectPtr, int);
    int (*connect_domain_qemu_monitor_event_register)(virConnectPtr, virDomainPtr, const char *,
                                                      virConnectDomainQemuMonitorEventCallback, void *,
                                                      virFreeCallback, unsigned int);
    int (*domain_qemu_monitor_command_with_files)(virDomainPtr, const char *, unsigned int, int *, unsigned int *,
                                                  int **, char **, unsigned int);
    int (*domain_lxc_enter_namespace)(virDomainPtr, unsigned int, int *, unsigned int *, int **, unsigned int);
    int (*domain_lxc_open_namespace)(virDomainPtr, int **, unsigned int);
    int (*domain_lxc_enter_security_label)(virSecurityModelPtr, virSecurityLabelPtr, virSecurityLabelPtr,
                                           unsigned int);
    int (*domain_lxc_enter_cgroup)(virDomainPtr, unsigned int);
};

_Static_assert(sizeof(struct private_table) == 16 + 10 * sizeof(void (*)(void)), "as in src/api/private.rs");

/* Asks the libvirt.so.0 of this process for its table; NULL if it has none that fits. */
static const struct private_table *ask_for_table(void)
{
    virError question;
    const struct private_table *table;

    memset(&question, 0, sizeof(question));
    question.code = QUESTION_CODE;
    question.int1 = QUESTION_INT1;
    virResetError(&question);

    /* Programs are told to keep off this field, as it is never set for them: so it is free for us. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    table = (const void *)question.conn;
#pragma GCC diagnostic pop
    if (!table || table->magic != TABLE_MAGIC || table->version != TABLE_VERSION || table->size < sizeof(*table))
        return NULL;
    return table;
}

/* A copy of a text that the library may free. */
static char *copy_text(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);

    return copy ? memcpy(copy, text, size) : NULL;
}

/*
 * Raises VIR_ERR_NO_SUPPORT in a libvirt that is not ours.
 *
 * No public call raises an error of the caller's choice. So this makes one fail that is harmless and
 * whose message, which the error handler gets, says what is wrong; then it rewrites the thread's
 * error for the program that asks for the code.
 */
static void refuse(const char *function)
{
    char message[200];
    virTypedParameterPtr params = NULL;
    int length = 0, room = 0;
    virErrorPtr error;

    /* Some versions of the original crash in calls that come before this one. */
    virInitialize();
    virTypedParamsAddFromString(&params, &length, &room, MISMATCH, VIR_TYPED_PARAM_INT, NULL);
    virTypedParamsFree(params, length);
    error = virGetLastError();
    if (!error)
        return;
    virResetError(error);
    snprintf(message, sizeof(message), UNSUPPORTED "%s (" MISMATCH ")", function);
    error->code = VIR_ERR_NO_SUPPORT;
    error->domain = VIR_FROM_NONE;
    error->level = VIR_ERR_ERROR;
    error->message = copy_text(message);
    error->str1 = copy_text(UNSUPPORTED "%1$s");
    error->str2 = copy_text(function);
    error->int1 = error->int2 = -1;
}

/* The table, or NULL after raising an error on behalf of `function`. */
static const struct private_table *table_for(const char *function)
{
    /* Two threads that come first at once both store the same address. */
    static _Atomic(const struct private_table *) known;
    const struct private_table *table = atomic_load_explicit(&known, memory_order_acquire);

    if (!table) {
        table = ask_for_table();
        if (!table) {
            refuse(function);
            return NULL;
        }
        atomic_store_explicit(&known, table, memory_order_release);
    }
    return table;
}

#endif
