/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_VIRTERROR_H
#define LIBVIRT_VIRTERROR_H

#include <libvirt/libvirt.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Enums */

/** How bad an error is. Since 0.1.0. */
typedef enum {
    VIR_ERR_NONE = 0,    /**< No error */
    VIR_ERR_WARNING = 1, /**< A warning */
    VIR_ERR_ERROR = 2,   /**< An error */
} virErrorLevel;

/** Parts of the library that an error can come from. Since 0.1.0. */
typedef enum {
    /** Not known */
    VIR_FROM_NONE = 0,
    /** Xen */
    VIR_FROM_XEN = 1,
    /** The Xen daemon */
    VIR_FROM_XEND = 2,
    /** The Xen store */
    VIR_FROM_XENSTORE = 3,
    /** Reading of S-expressions */
    VIR_FROM_SEXPR = 4,
    /** Reading of XML */
    VIR_FROM_XML = 5,
    /** Domains, when there is no driver to name */
    VIR_FROM_DOM = 6,
    /** Calls to a remote daemon. Since 0.1.1. */
    VIR_FROM_RPC = 7,
    /** The proxy of old Xen releases. Since 0.1.3. */
    VIR_FROM_PROXY = 8,
    /** Reading of configuration files. Since 0.1.6. */
    VIR_FROM_CONF = 9,
    /** The QEMU driver. Since 0.2.0. */
    VIR_FROM_QEMU = 10,
    /** Networks, when there is no driver to name. Since 0.2.0. */
    VIR_FROM_NET = 11,
    /** The test driver. Since 0.2.3. */
    VIR_FROM_TEST = 12,
    /** The remote driver. Since 0.2.3. */
    VIR_FROM_REMOTE = 13,
    /** The OpenVZ driver. Since 0.3.1. */
    VIR_FROM_OPENVZ = 14,
    /** Xen configuration files in the xm format. Since 0.4.1. */
    VIR_FROM_XENXM = 15,
    /** Statistics of a Linux host. Since 0.4.1. */
    VIR_FROM_STATS_LINUX = 16,
    /** The LXC driver. Since 0.4.2. */
    VIR_FROM_LXC = 17,
    /** Storage drivers. Since 0.4.1. */
    VIR_FROM_STORAGE = 18,
    /** The network driver. Since 0.4.6. */
    VIR_FROM_NETWORK = 19,
    /** Domain configurations. Since 0.4.6. */
    VIR_FROM_DOMAIN = 20,
    /** The User-mode Linux driver. Since 0.5.0. */
    VIR_FROM_UML = 21,
    /** Host devices. Since 0.5.0. */
    VIR_FROM_NODEDEV = 22,
    /** Watching of Xen's configuration files. Since 0.5.0. */
    VIR_FROM_XEN_INOTIFY = 23,
    /** Security drivers. Since 0.6.1. */
    VIR_FROM_SECURITY = 24,
    /** The VirtualBox driver. Since 0.6.3. */
    VIR_FROM_VBOX = 25,
    /** Host interfaces. Since 0.6.4. */
    VIR_FROM_INTERFACE = 26,
    /** The OpenNebula driver, which is gone. Since 0.6.4. */
    VIR_FROM_ONE = 27,
    /** The ESX driver. Since 0.7.0. */
    VIR_FROM_ESX = 28,
    /** The IBM POWER Hypervisor driver, which is gone. Since 0.7.0. */
    VIR_FROM_PHYP = 29,
    /** Secrets. Since 0.7.1. */
    VIR_FROM_SECRET = 30,
    /** CPU models. Since 0.7.5. */
    VIR_FROM_CPU = 31,
    /** The XenAPI driver, which is gone. Since 0.8.0. */
    VIR_FROM_XENAPI = 32,
    /** Network filters. Since 0.8.0. */
    VIR_FROM_NWFILTER = 33,
    /** Hook scripts. Since 0.8.0. */
    VIR_FROM_HOOK = 34,
    /** Domain snapshots. Since 0.8.0. */
    VIR_FROM_DOMAIN_SNAPSHOT = 35,
    /** Audit records. Since 0.8.5. */
    VIR_FROM_AUDIT = 36,
    /** Host information such as SMBIOS. Since 0.8.6. */
    VIR_FROM_SYSINFO = 37,
    /** Streams. Since 0.8.6. */
    VIR_FROM_STREAMS = 38,
    /** The VMware driver. Since 0.8.7. */
    VIR_FROM_VMWARE = 39,
    /** Events. Since 0.9.0. */
    VIR_FROM_EVENT = 40,
    /** The libxl driver for Xen. Since 0.9.0. */
    VIR_FROM_LIBXL = 41,
    /** Lock managers. Since 0.9.2. */
    VIR_FROM_LOCKING = 42,
    /** The Hyper-V driver. Since 0.9.5. */
    VIR_FROM_HYPERV = 43,
    /** Capabilities. Since 0.9.8. */
    VIR_FROM_CAPABILITIES = 44,
    /** Reading of URIs. Since 0.9.11. */
    VIR_FROM_URI = 45,
    /** Logging in. Since 0.9.11. */
    VIR_FROM_AUTH = 46,
    /** D-Bus. Since 0.9.12. */
    VIR_FROM_DBUS = 47,
    /** The Parallels driver, now Virtuozzo. Since 0.10.0. */
    VIR_FROM_PARALLELS = 48,
    /** Device addresses. Since 0.10.0. */
    VIR_FROM_DEVICE = 49,
    /** The libssh2 connection. Since 0.10.0. */
    VIR_FROM_SSH = 50,
    /** Lock spaces. Since 1.0.0. */
    VIR_FROM_LOCKSPACE = 51,
    /** The initctl of containers. Since 1.0.1. */
    VIR_FROM_INITCTL = 52,
    /** Identities of clients. Since 1.0.4. */
    VIR_FROM_IDENTITY = 53,
    /** Control groups. Since 1.0.5. */
    VIR_FROM_CGROUP = 54,
    /** Access control. Since 1.1.0. */
    VIR_FROM_ACCESS = 55,
    /** systemd. Since 1.1.1. */
    VIR_FROM_SYSTEMD = 56,
    /** The bhyve driver. Since 1.2.2. */
    VIR_FROM_BHYVE = 57,
    /** Cryptography. Since 1.2.3. */
    VIR_FROM_CRYPTO = 58,
    /** Firewall rules. Since 1.2.4. */
    VIR_FROM_FIREWALL = 59,
    /** polkit. Since 1.2.9. */
    VIR_FROM_POLKIT = 60,
    /** Threads. Since 1.2.14. */
    VIR_FROM_THREAD = 61,
    /** The administration interface. Since 1.2.17. */
    VIR_FROM_ADMIN = 62,
    /** The log daemon. Since 1.3.0. */
    VIR_FROM_LOGGING = 63,
    /** Xen configuration files in the xl format. Since 1.3.2. */
    VIR_FROM_XENXL = 64,
    /** Performance counters. Since 1.3.3. */
    VIR_FROM_PERF = 65,
    /** The libssh connection. Since 2.5.0. */
    VIR_FROM_LIBSSH = 66,
    /** Resource control (cache and memory bandwidth). Since 3.7.0. */
    VIR_FROM_RESCTRL = 67,
    /** firewalld. Since 5.1.0. */
    VIR_FROM_FIREWALLD = 68,
    /** Domain checkpoints. Since 5.2.0. */
    VIR_FROM_DOMAIN_CHECKPOINT = 69,
    /** TPMs. Since 5.6.0. */
    VIR_FROM_TPM = 70,
    /** BPF programs. Since 5.10.0. */
    VIR_FROM_BPF = 71,
    /** The Cloud Hypervisor driver. Since 7.5.0. */
    VIR_FROM_CH = 72,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_ERR_DOMAIN_LAST = 73,
#endif
} virErrorDomain;

/** Error codes; VIR_ERR_OK means no error, and codes named VIR_WAR are warnings. Since 0.1.0. */
typedef enum {
    /** No error */
    VIR_ERR_OK = 0,
    /** Something that should not happen, or has no code of its own */
    VIR_ERR_INTERNAL_ERROR = 1,
    /** Out of memory */
    VIR_ERR_NO_MEMORY = 2,
    /** The driver does not have this call */
    VIR_ERR_NO_SUPPORT = 3,
    /** The host name could not be resolved */
    VIR_ERR_UNKNOWN_HOST = 4,
    /** No driver takes this URI, or it cannot connect */
    VIR_ERR_NO_CONNECT = 5,
    /** Not a valid connection handle */
    VIR_ERR_INVALID_CONN = 6,
    /** Not a valid domain handle */
    VIR_ERR_INVALID_DOMAIN = 7,
    /** An argument is not valid */
    VIR_ERR_INVALID_ARG = 8,
    /** The operation failed */
    VIR_ERR_OPERATION_FAILED = 9,
    /** An HTTP GET failed */
    VIR_ERR_GET_FAILED = 10,
    /** An HTTP POST failed */
    VIR_ERR_POST_FAILED = 11,
    /** An unexpected HTTP status */
    VIR_ERR_HTTP_ERROR = 12,
    /** An S-expression could not be written */
    VIR_ERR_SEXPR_SERIAL = 13,
    /** The Xen hypervisor could not be opened */
    VIR_ERR_NO_XEN = 14,
    /** A call of the Xen hypervisor failed */
    VIR_ERR_XEN_CALL = 15,
    /** An unknown operating system type */
    VIR_ERR_OS_TYPE = 16,
    /** No kernel is given */
    VIR_ERR_NO_KERNEL = 17,
    /** No root device is given */
    VIR_ERR_NO_ROOT = 18,
    /** A device has no source */
    VIR_ERR_NO_SOURCE = 19,
    /** A device has no target */
    VIR_ERR_NO_TARGET = 20,
    /** The domain has no name */
    VIR_ERR_NO_NAME = 21,
    /** The domain has no operating system */
    VIR_ERR_NO_OS = 22,
    /** The domain has no such device */
    VIR_ERR_NO_DEVICE = 23,
    /** The Xen store could not be opened */
    VIR_ERR_NO_XENSTORE = 24,
    /** There is no room for another driver */
    VIR_ERR_DRIVER_FULL = 25,
    /** The driver does not support the call */
    VIR_ERR_CALL_FAILED = 26,
    /** The XML is not well-formed, or lacks something. Since 0.1.1. */
    VIR_ERR_XML_ERROR = 27,
    /** There is a domain of that name or UUID already. Since 0.1.1. */
    VIR_ERR_DOM_EXIST = 28,
    /** Not allowed on a read-only connection. Since 0.1.4. */
    VIR_ERR_OPERATION_DENIED = 29,
    /** A file could not be opened. Since 0.1.6. */
    VIR_ERR_OPEN_FAILED = 30,
    /** A file could not be read. Since 0.1.6. */
    VIR_ERR_READ_FAILED = 31,
    /** A file could not be parsed. Since 0.1.6. */
    VIR_ERR_PARSE_FAILED = 32,
    /** A configuration file has a syntax error. Since 0.1.6. */
    VIR_ERR_CONF_SYNTAX = 33,
    /** A file could not be written. Since 0.1.6. */
    VIR_ERR_WRITE_FAILED = 34,
    /** Where the XML is wrong. Since 0.1.9. */
    VIR_ERR_XML_DETAIL = 35,
    /** Not a valid network handle. Since 0.2.0. */
    VIR_ERR_INVALID_NETWORK = 36,
    /** There is a network of that name or UUID already. Since 0.2.0. */
    VIR_ERR_NETWORK_EXIST = 37,
    /** A system call failed. Since 0.2.1. */
    VIR_ERR_SYSTEM_ERROR = 38,
    /** A call to the remote daemon failed. Since 0.2.3. */
    VIR_ERR_RPC = 39,
    /** GnuTLS reported an error. Since 0.2.3. */
    VIR_ERR_GNUTLS_ERROR = 40,
    /** There is no network driver. Since 0.2.3. */
    VIR_WAR_NO_NETWORK = 41,
    /** There is no such domain. Since 0.3.0. */
    VIR_ERR_NO_DOMAIN = 42,
    /** There is no such network. Since 0.3.0. */
    VIR_ERR_NO_NETWORK = 43,
    /** Not a valid MAC address. Since 0.3.1. */
    VIR_ERR_INVALID_MAC = 44,
    /** Logging in failed. Since 0.4.1. */
    VIR_ERR_AUTH_FAILED = 45,
    /** Not a valid storage pool handle. Since 0.4.1. */
    VIR_ERR_INVALID_STORAGE_POOL = 46,
    /** Not a valid storage volume handle. Since 0.4.1. */
    VIR_ERR_INVALID_STORAGE_VOL = 47,
    /** There is no storage driver. Since 0.4.1. */
    VIR_WAR_NO_STORAGE = 48,
    /** There is no such storage pool. Since 0.4.1. */
    VIR_ERR_NO_STORAGE_POOL = 49,
    /** There is no such storage volume. Since 0.4.1. */
    VIR_ERR_NO_STORAGE_VOL = 50,
    /** There is no host device driver. Since 0.5.0. */
    VIR_WAR_NO_NODE = 51,
    /** Not a valid host device handle. Since 0.5.0. */
    VIR_ERR_INVALID_NODE_DEVICE = 52,
    /** There is no such host device. Since 0.5.0. */
    VIR_ERR_NO_NODE_DEVICE = 53,
    /** There is no such security model. Since 0.6.1. */
    VIR_ERR_NO_SECURITY_MODEL = 54,
    /** Not possible in the present state. Since 0.6.4. */
    VIR_ERR_OPERATION_INVALID = 55,
    /** There is no interface driver. Since 0.6.4. */
    VIR_WAR_NO_INTERFACE = 56,
    /** There is no such interface. Since 0.6.4. */
    VIR_ERR_NO_INTERFACE = 57,
    /** Not a valid interface handle. Since 0.6.4. */
    VIR_ERR_INVALID_INTERFACE = 58,
    /** Several interfaces match. Since 0.7.0. */
    VIR_ERR_MULTIPLE_INTERFACES = 59,
    /** There is no network filter driver. Since 0.8.0. */
    VIR_WAR_NO_NWFILTER = 60,
    /** Not a valid network filter handle. Since 0.8.0. */
    VIR_ERR_INVALID_NWFILTER = 61,
    /** There is no such network filter. Since 0.8.0. */
    VIR_ERR_NO_NWFILTER = 62,
    /** The firewall rules could not be made. Since 0.8.0. */
    VIR_ERR_BUILD_FIREWALL = 63,
    /** There is no secret driver. Since 0.7.1. */
    VIR_WAR_NO_SECRET = 64,
    /** Not a valid secret handle. Since 0.7.1. */
    VIR_ERR_INVALID_SECRET = 65,
    /** There is no such secret. Since 0.7.1. */
    VIR_ERR_NO_SECRET = 66,
    /** The configuration asks for something not supported. Since 0.7.3. */
    VIR_ERR_CONFIG_UNSUPPORTED = 67,
    /** The operation took too long. Since 0.7.3. */
    VIR_ERR_OPERATION_TIMEOUT = 68,
    /** The domain migrated, but its configuration could not be stored. Since 0.7.3. */
    VIR_ERR_MIGRATE_PERSIST_FAILED = 69,
    /** A hook script returned an error. Since 0.8.0. */
    VIR_ERR_HOOK_SCRIPT_FAILED = 70,
    /** Not a valid snapshot handle. Since 0.8.0. */
    VIR_ERR_INVALID_DOMAIN_SNAPSHOT = 71,
    /** There is no such snapshot. Since 0.8.0. */
    VIR_ERR_NO_DOMAIN_SNAPSHOT = 72,
    /** Not a valid stream handle. Since 0.9.0. */
    VIR_ERR_INVALID_STREAM = 73,
    /** The driver does not support this argument. Since 0.9.4. */
    VIR_ERR_ARGUMENT_UNSUPPORTED = 74,
    /** What is on the storage could not be found out. Since 0.9.5. */
    VIR_ERR_STORAGE_PROBE_FAILED = 75,
    /** The storage pool is built already. Since 0.9.5. */
    VIR_ERR_STORAGE_POOL_BUILT = 76,
    /** Reverting may lose data, and was not forced. Since 0.9.7. */
    VIR_ERR_SNAPSHOT_REVERT_RISKY = 77,
    /** The user cancelled the operation. Since 0.9.9. */
    VIR_ERR_OPERATION_ABORTED = 78,
    /** The user cancelled logging in. Since 0.9.10. */
    VIR_ERR_AUTH_CANCELLED = 79,
    /** The domain has no such metadata. Since 0.9.10. */
    VIR_ERR_NO_DOMAIN_METADATA = 80,
    /** The migration may lose data, and was not forced. Since 0.9.11. */
    VIR_ERR_MIGRATE_UNSAFE = 81,
    /** A number is too large for its type. Since 0.9.11. */
    VIR_ERR_OVERFLOW = 82,
    /** Not possible while a block copy is going on. Since 0.9.12. */
    VIR_ERR_BLOCK_COPY_ACTIVE = 83,
    /** Not supported in this case. Since 0.10.0. */
    VIR_ERR_OPERATION_UNSUPPORTED = 84,
    /** The SSH connection failed. Since 0.10.0. */
    VIR_ERR_SSH = 85,
    /** The guest agent is not there or does not answer. Since 0.10.0. */
    VIR_ERR_AGENT_UNRESPONSIVE = 86,
    /** Somebody else uses the resource. Since 1.0.0. */
    VIR_ERR_RESOURCE_BUSY = 87,
    /** The access control forbids it. Since 1.1.0. */
    VIR_ERR_ACCESS_DENIED = 88,
    /** A D-Bus service failed. Since 1.1.1. */
    VIR_ERR_DBUS_SERVICE = 89,
    /** There is a storage volume of that name already. Since 1.1.4. */
    VIR_ERR_STORAGE_VOL_EXIST = 90,
    /** The host CPU lacks something. Since 1.2.6. */
    VIR_ERR_CPU_INCOMPATIBLE = 91,
    /** The XML does not fit the schema. Since 1.2.12. */
    VIR_ERR_XML_INVALID_SCHEMA = 92,
    /** The last step of a migration went well without a domain to return. Since 1.2.18. */
    VIR_ERR_MIGRATE_FINISH_OK = 93,
    /** There is nobody to ask for the login. Since 1.3.3. */
    VIR_ERR_AUTH_UNAVAILABLE = 94,
    /** The daemon has no such server. Since 1.3.3. */
    VIR_ERR_NO_SERVER = 95,
    /** The daemon has no such client. Since 1.3.5. */
    VIR_ERR_NO_CLIENT = 96,
    /** The guest agent answers something else than was asked. Since 2.3.0. */
    VIR_ERR_AGENT_UNSYNCED = 97,
    /** The libssh connection failed. Since 2.5.0. */
    VIR_ERR_LIBSSH = 98,
    /** There is no such device in the domain. Since 4.1.0. */
    VIR_ERR_DEVICE_MISSING = 99,
    /** Not a valid network filter binding handle. Since 4.5.0. */
    VIR_ERR_INVALID_NWFILTER_BINDING = 100,
    /** There is no such network filter binding. Since 4.5.0. */
    VIR_ERR_NO_NWFILTER_BINDING = 101,
    /** Not a valid checkpoint handle. Since 5.2.0. */
    VIR_ERR_INVALID_DOMAIN_CHECKPOINT = 102,
    /** There is no such checkpoint. Since 5.2.0. */
    VIR_ERR_NO_DOMAIN_CHECKPOINT = 103,
    /** There is no such backup job. Since 5.2.0. */
    VIR_ERR_NO_DOMAIN_BACKUP = 104,
    /** Not a valid network port handle. Since 5.5.0. */
    VIR_ERR_INVALID_NETWORK_PORT = 105,
    /** There is such a network port already. Since 5.5.0. */
    VIR_ERR_NETWORK_PORT_EXIST = 106,
    /** There is no such network port. Since 5.5.0. */
    VIR_ERR_NO_NETWORK_PORT = 107,
    /** The guest's host name is not known. Since 6.1.0. */
    VIR_ERR_NO_HOSTNAME = 108,
    /** The checkpoint does not fit the disks. Since 6.10.0. */
    VIR_ERR_CHECKPOINT_INCONSISTENT = 109,
    /** Several domains match. Since 7.1.0. */
    VIR_ERR_MULTIPLE_DOMAINS = 110,
    /** The network has no such metadata. Since 9.7.0. */
    VIR_ERR_NO_NETWORK_METADATA = 111,
    /** The guest agent took too long. Since 11.2.0. */
    VIR_ERR_AGENT_COMMAND_TIMEOUT = 112,
    /** The guest agent could not do it. Since 11.2.0. */
    VIR_ERR_AGENT_COMMAND_FAILED = 113,
    /** The key that encrypts secrets is not valid. Since 12.1.0. */
    VIR_ERR_INVALID_ENCR_KEY_SECRET = 114,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_ERR_NUMBER_LAST = 115,
#endif
} virErrorNumber;

/* Types */

/**
 * One error report. The library owns the strings, unless the report was made with virCopyLastError
 * or virSaveLastError.
 *
 * Since 0.1.0.
 */
struct _virError {
    /** What went wrong, a virErrorNumber value */
    int code;
    /** Which part reported it, a virErrorDomain value */
    int domain;
    /** Text for people, may be NULL */
    char *message;
    /** How bad it is, a virErrorLevel value */
    virErrorLevel level;
    /** Old field, do not use */
    virConnectPtr conn VIR_DEPRECATED;
    /** Old field, do not use */
    virDomainPtr dom VIR_DEPRECATED;
    /** Extra text, may be NULL */
    char *str1;
    /** Extra text, may be NULL */
    char *str2;
    /** Extra text, may be NULL */
    char *str3;
    /** Extra number */
    int int1;
    /** Extra number */
    int int2;
    /** Old field, do not use */
    virNetworkPtr net VIR_DEPRECATED;
};
typedef struct _virError virError;
typedef virError *virErrorPtr;

/**
 * Called by the library, in the thread that failed, each time an error is reported. `error` is
 * borrowed for the call: copy what must last. `userData` is the pointer given to virSetErrorFunc or
 * virConnSetErrorFunc.
 *
 * Since 0.1.0.
 */
typedef void (*virErrorFunc)(void *userData, virErrorPtr error);

/* Functions */

/**
 * Copies the last error of a connection to `to`.
 *
 * `to` is overwritten without looking at what it held; release the copy with virResetError. Returns
 * the error's code, 0 if there is no error, -1 if `conn` is not a connection or `to` is NULL.
 *
 * Since 0.1.0.
 */
int virConnCopyLastError(virConnectPtr conn, virErrorPtr to);

/**
 * Returns the last error of a connection.
 *
 * The result belongs to the connection, and any thread's next failing call on it changes it:
 * virConnCopyLastError is safer with threads. Its `code` is 0 if there was no error. Returns NULL
 * if `conn` is not a connection.
 *
 * Since 0.1.0.
 */
virErrorPtr virConnGetLastError(virConnectPtr conn);

/** Forgets the last error of a connection. Since 0.1.0. */
void virConnResetLastError(virConnectPtr conn);

/**
 * Sets the function that is told of the errors of one connection, in place of the process's.
 *
 * `userData` is its first argument. NULL for `handler` gives the errors back to the process's
 * function.
 *
 * Since 0.1.0.
 */
void virConnSetErrorFunc(virConnectPtr conn, void *userData, virErrorFunc handler);

/**
 * Copies the thread's last error to `to`.
 *
 * `to` is overwritten without looking at what it held; release the copy with virResetError. Returns
 * the error's code, 0 if there is no error, -1 if `to` is NULL.
 *
 * Since 0.1.0.
 */
int virCopyLastError(virErrorPtr to);

/**
 * Prints an error to the standard error stream.
 *
 * That is what happens to all errors unless virSetErrorFunc or virConnSetErrorFunc set a function.
 * NULL and an error with code 0 print nothing.
 *
 * Since 0.1.0.
 */
void virDefaultErrorFunc(virErrorPtr err);

/**
 * Returns the thread's last error, or NULL if its last call did not fail.
 *
 * The result belongs to the library and changes with the thread's next call; virSaveLastError makes
 * a copy that stays.
 *
 * Since 0.1.0.
 */
virErrorPtr virGetLastError(void);

/**
 * Forgets an error: releases what it holds and sets all fields to 0.
 *
 * The structure itself is not released; virFreeError does that. NULL is allowed.
 *
 * Since 0.1.0.
 */
void virResetError(virErrorPtr err);

/** Forgets the thread's last error. Since 0.1.0. */
void virResetLastError(void);

/**
 * Sets the function that is told of every error in the process.
 *
 * `userData` is its first argument, the error its second. NULL for `handler` brings back the
 * printing to the standard error stream. A connection's own function, set by virConnSetErrorFunc,
 * comes first.
 *
 * Since 0.1.0.
 */
void virSetErrorFunc(void *userData, virErrorFunc handler);

/** Releases an error from virSaveLastError. NULL is allowed. Since 0.6.1. */
void virFreeError(virErrorPtr err);

/**
 * Returns a copy of the thread's last error.
 *
 * Where there is no error the copy has the code 0. Release it with virFreeError. Returns NULL only
 * if there is no memory.
 *
 * Since 0.6.1.
 */
virErrorPtr virSaveLastError(void);

/**
 * Returns the text of the thread's last error.
 *
 * The result belongs to the library and changes with the thread's next call; do not free it. It is
 * never NULL: where there is no error it says so.
 *
 * Since 1.0.6.
 */
const char *virGetLastErrorMessage(void);

/**
 * Returns the code of the thread's last error, a value of virErrorNumber; 0 where there is none.
 *
 * Since 4.5.0.
 */
int virGetLastErrorCode(void);

/**
 * Returns which part of the library the thread's last error comes from, a value of virErrorDomain;
 * 0 where there is none.
 *
 * Since 4.5.0.
 */
int virGetLastErrorDomain(void);

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_VIRTERROR_H */
