/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_QEMU_H
#define LIBVIRT_QEMU_H

#include <libvirt/libvirt.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Enums */

/** Flag bits for sending a command to the QEMU monitor. Since 0.8.8. */
typedef enum {
    /** The command is JSON */
    VIR_DOMAIN_QEMU_MONITOR_COMMAND_DEFAULT = 0,
    /** The command is a line for the human monitor */
    VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP = 1 << 0,
} virDomainQemuMonitorCommandFlags;

/** Special timeouts for agent commands; positive numbers are seconds. Since 0.10.0. */
typedef enum {
    /** The smallest value */
    VIR_DOMAIN_QEMU_AGENT_COMMAND_MIN = -2,
    /** Wait forever */
    VIR_DOMAIN_QEMU_AGENT_COMMAND_BLOCK = -2,
    /** Wait as long as usual */
    VIR_DOMAIN_QEMU_AGENT_COMMAND_DEFAULT = -1,
    /** Do not wait */
    VIR_DOMAIN_QEMU_AGENT_COMMAND_NOWAIT = 0,
    /** As long as a shutdown may take, in seconds. Since 1.2.15. */
    VIR_DOMAIN_QEMU_AGENT_COMMAND_SHUTDOWN = 60,
} virDomainQemuAgentCommandTimeoutValues;

/** Flag bits that say how event names are matched at registration. Since 1.2.3. */
typedef enum {
    /** The event name is a regular expression */
    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX = 1 << 0,
    /** Upper and lower case are the same */
    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE = 1 << 1,
} virConnectDomainQemuMonitorEventRegisterFlags;

/* Types */

/**
 * Called from the event loop for an event of the QEMU monitor. `event` is its name, `seconds` and
 * `micros` the time since 1970, `details` the event's data as JSON text, or NULL. All pointers but
 * `opaque` are borrowed for the call.
 *
 * Since 1.2.3.
 */
typedef void (*virConnectDomainQemuMonitorEventCallback)(virConnectPtr conn,
                                                         virDomainPtr dom,
                                                         const char *event,
                                                         long long seconds,
                                                         unsigned int micros,
                                                         const char *details,
                                                         void *opaque);

/* Functions */

/**
 * Sends a command to the QEMU monitor of a running domain.
 *
 * `cmd` is QMP JSON, or a human monitor line with VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP. `flags`
 * takes virDomainQemuMonitorCommandFlags. Stores the reply in `result`; free it with free().
 * Returns 0 on success, -1 on failure. Commands that change the domain can confuse the daemon.
 *
 * Since 0.8.3.
 */
int virDomainQemuMonitorCommand(virDomainPtr domain,
                                const char *cmd,
                                char **result,
                                unsigned int flags);

/**
 * Asks the daemon to take over a QEMU process that was started by something else.
 *
 * `domain` is the connection, in spite of its name. `pid_value` is the process ID of QEMU. `flags`
 * must be 0. Returns a new domain handle, or NULL on failure. Release the handle with
 * virDomainFree. Recent daemons no longer support the call.
 *
 * Since 0.9.4.
 */
virDomainPtr virDomainQemuAttach(virConnectPtr domain, unsigned int pid_value, unsigned int flags);

/**
 * Sends a command to the QEMU guest agent of a running domain and returns its reply.
 *
 * `cmd` is JSON text. `timeout` is in seconds, or one of virDomainQemuAgentCommandTimeoutValues.
 * `flags` must be 0. Free the result with free(). Returns NULL on failure.
 *
 * Since 0.10.0.
 */
char *virDomainQemuAgentCommand(virDomainPtr domain,
                                const char *cmd,
                                int timeout,
                                unsigned int flags);

/**
 * Removes a QEMU monitor event callback.
 *
 * `callbackID` is the number that virConnectDomainQemuMonitorEventRegister returned. Returns 0 on
 * success, -1 on failure.
 *
 * Since 1.2.3.
 */
int virConnectDomainQemuMonitorEventDeregister(virConnectPtr conn, int callbackID);

/**
 * Registers a callback for raw QEMU monitor events.
 *
 * `dom` limits events to one domain, `event` to one event name; NULL means all. `flags` takes
 * virConnectDomainQemuMonitorEventRegisterFlags, which sets how `event` is matched. `opaque` is
 * passed to `cb`; `freecb`, if not NULL, is called on it when the callback is removed. An event
 * loop must be running. Returns a callback number, or -1 on failure.
 *
 * Since 1.2.3.
 */
int virConnectDomainQemuMonitorEventRegister(virConnectPtr conn,
                                             virDomainPtr dom,
                                             const char *event,
                                             virConnectDomainQemuMonitorEventCallback cb,
                                             void *opaque,
                                             virFreeCallback freecb,
                                             unsigned int flags);

/**
 * Sends a command to the QEMU monitor and can pass file descriptors both ways.
 *
 * Sends `ninfiles` descriptors from `infiles`. Descriptors sent back go to a new array in
 * `outfiles`, counted in `noutfiles`: close each one and free the array with free(). Stores the
 * reply in `result`; free it with free(). `flags` takes virDomainQemuMonitorCommandFlags. Returns 0
 * on success, -1 on failure.
 *
 * Since 8.2.0.
 */
int virDomainQemuMonitorCommandWithFiles(virDomainPtr domain,
                                         const char *cmd,
                                         unsigned int ninfiles,
                                         int *infiles,
                                         unsigned int *noutfiles,
                                         int **outfiles,
                                         char **result,
                                         unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_QEMU_H */
