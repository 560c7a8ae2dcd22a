/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_HOST_H
#define LIBVIRT_HOST_H

#if !defined __VIR_LIBVIRT_H_INCLUDES__
#error "libvirt-host.h is a part of libvirt.h: include <libvirt/libvirt.h>"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Constants */

/** Size of a security label, with its zero byte. Since 0.6.1. */
#define VIR_SECURITY_LABEL_BUFLEN 4097

/** Size of the name of a security model, with its zero byte. Since 0.6.1. */
#define VIR_SECURITY_MODEL_BUFLEN 257

/** Size of a domain of interpretation, with its zero byte. Since 0.6.1. */
#define VIR_SECURITY_DOI_BUFLEN 257

/** Size of the name of a CPU figure, with its zero byte. Since 0.9.3. */
#define VIR_NODE_CPU_STATS_FIELD_LENGTH 80

/** Time in the kernel, in nanoseconds. Since 0.9.3. */
#define VIR_NODE_CPU_STATS_KERNEL "kernel"

/** Time in user space, in nanoseconds. Since 0.9.3. */
#define VIR_NODE_CPU_STATS_USER "user"

/** Time idle, in nanoseconds. Since 0.9.3. */
#define VIR_NODE_CPU_STATS_IDLE "idle"

/** Time idle while waiting for I/O, in nanoseconds. Since 0.9.3. */
#define VIR_NODE_CPU_STATS_IOWAIT "iowait"

/** Time in interrupts, in nanoseconds. Since 1.2.2. */
#define VIR_NODE_CPU_STATS_INTR "intr"

/** How busy the CPU is, in percent. Since 0.9.3. */
#define VIR_NODE_CPU_STATS_UTILIZATION "utilization"

/** Size of the name of a memory figure, with its zero byte. Since 0.9.3. */
#define VIR_NODE_MEMORY_STATS_FIELD_LENGTH 80

/** All memory, in KiB. Since 0.9.3. */
#define VIR_NODE_MEMORY_STATS_TOTAL "total"

/** Memory in no use at all, in KiB. Since 0.9.3. */
#define VIR_NODE_MEMORY_STATS_FREE "free"

/** Memory that buffers block devices, in KiB. Since 0.9.3. */
#define VIR_NODE_MEMORY_STATS_BUFFERS "buffers"

/** Memory that caches files, in KiB. Since 0.9.3. */
#define VIR_NODE_MEMORY_STATS_CACHED "cached"

/** Pages to look at before sleeping (uint). Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_PAGES_TO_SCAN "shm_pages_to_scan"

/** Time to sleep between scans, in milliseconds (uint). Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_SLEEP_MILLISECS "shm_sleep_millisecs"

/** Shared pages in use (ullong). Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_PAGES_SHARED "shm_pages_shared"

/** Places that use them: how much is saved (ullong). Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_PAGES_SHARING "shm_pages_sharing"

/** Pages looked at that are unlike all others (ullong). Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_PAGES_UNSHARED "shm_pages_unshared"

/** Pages that change too fast to be shared (ullong). Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_PAGES_VOLATILE "shm_pages_volatile"

/** How often all memory was scanned (ullong). Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_FULL_SCANS "shm_full_scans"

/** Whether pages of different NUMA nodes are shared: 0 or 1 (uint). Since 1.0.0. */
#define VIR_NODE_MEMORY_SHARED_MERGE_ACROSS_NODES "shm_merge_across_nodes"

/** Platform Diffie-Hellman key, in base64 (string). Since 4.5.0. */
#define VIR_NODE_SEV_PDH "pdh"

/** Certificates of the platform, in base64 (string). Since 4.5.0. */
#define VIR_NODE_SEV_CERT_CHAIN "cert-chain"

/** Identification of CPU 0, in base64 (string). Since 8.4.0. */
#define VIR_NODE_SEV_CPU0_ID "cpu0-id"

/** Number of the bit that marks encrypted memory (uint). Since 4.5.0. */
#define VIR_NODE_SEV_CBITPOS "cbitpos"

/** Physical address bits lost to encryption (uint). Since 4.5.0. */
#define VIR_NODE_SEV_REDUCED_PHYS_BITS "reduced-phys-bits"

/** Most SEV guests at a time (uint). Since 8.0.0. */
#define VIR_NODE_SEV_MAX_GUESTS "max-guests"

/** Most SEV-ES guests at a time (uint). Since 8.0.0. */
#define VIR_NODE_SEV_MAX_ES_GUESTS "max-es-guests"

/** Size of a UUID in bytes. Since 0.2.0. */
#define VIR_UUID_BUFLEN 16

/** Size of a UUID as text, with its zero byte. Since 0.2.0. */
#define VIR_UUID_STRING_BUFLEN 37

/** Name of the user (string). Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_USER_NAME "user-name"

/** Number of the user (ullong). Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_UNIX_USER_ID "unix-user-id"

/** Name of the group (string). Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_GROUP_NAME "group-name"

/** Number of the group (ullong). Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_UNIX_GROUP_ID "unix-group-id"

/** Number of the process (llong). Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_PROCESS_ID "process-id"

/** Start time of the process, as the system counts it (ullong). Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_PROCESS_TIME "process-time"

/** Name that the user logged in with over SASL (string). Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_SASL_USER_NAME "sasl-user-name"

/** Name in the user's X.509 certificate (string). Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_X509_DISTINGUISHED_NAME "x509-distinguished-name"

/** SELinux context of the process (string). Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_SELINUX_CONTEXT "selinux-context"

/** Time running guests, in nanoseconds. Since 11.8.0. */
#define VIR_NODE_CPU_STATS_GUEST "guest"

/** Memory that can be had without swapping, in KiB. Since 12.3.0. */
#define VIR_NODE_MEMORY_STATS_AVAILABLE "available"

/* Handles */

/** What a `virConnectPtr` points to; only the library looks inside. Since 0.0.1. */
typedef struct _virConnect virConnect;
typedef virConnect *virConnectPtr;

/** What a `virStreamPtr` points to; only the library looks inside. Since 0.7.2. */
typedef struct _virStream virStream;
typedef virStream *virStreamPtr;

/* Enums */

/** Kinds of sleep the host can be put into. Since 0.9.8. */
typedef enum {
    VIR_NODE_SUSPEND_TARGET_MEM = 0,    /**< Keep memory powered (S3) */
    VIR_NODE_SUSPEND_TARGET_DISK = 1,   /**< Write memory to disk and power off (S4) */
    VIR_NODE_SUSPEND_TARGET_HYBRID = 2, /**< Write memory to disk and keep it powered too */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NODE_SUSPEND_TARGET_LAST = 3,
#endif
} virNodeSuspendTarget;

/** CPU number that asks for the sum over all host CPUs. Since 0.9.8. */
typedef enum {
    VIR_NODE_CPU_STATS_ALL_CPUS = -1, /**< All host CPUs taken together */
} virNodeGetCPUStatsAllCPUs;

/** Cell number that asks for the sum over all NUMA cells. Since 0.9.8. */
typedef enum {
    VIR_NODE_MEMORY_STATS_ALL_CELLS = -1, /**< All NUMA cells taken together */
} virNodeGetMemoryStatsAllCells;

/** Flag bits for opening a connection. Since 0.4.1. */
typedef enum {
    /** Open for reading only */
    VIR_CONNECT_RO = 1 << 0,
    /** Take the URI as it is, not as an alias from the configuration. Since 0.9.7. */
    VIR_CONNECT_NO_ALIASES = 1 << 1,
} virConnectFlags;

/** Kinds of questions a connection can ask its user. Since 0.4.1. */
typedef enum {
    VIR_CRED_USERNAME = 1,     /**< The name of the identity to act as */
    VIR_CRED_AUTHNAME = 2,     /**< The name of the identity to log in with */
    VIR_CRED_LANGUAGE = 3,     /**< Languages the user reads, from RFC 1766 */
    VIR_CRED_CNONCE = 4,       /**< A nonce of the client */
    VIR_CRED_PASSPHRASE = 5,   /**< A password, not to be shown */
    VIR_CRED_ECHOPROMPT = 6,   /**< An answer to a challenge, may be shown */
    VIR_CRED_NOECHOPROMPT = 7, /**< An answer to a challenge, not to be shown */
    VIR_CRED_REALM = 8,        /**< The realm to log in to */
    VIR_CRED_EXTERNAL = 9,     /**< Something handled outside of the program */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_CRED_LAST = 10,
#endif
} virConnectCredentialType;

/** Results of comparing a CPU description with the host CPU. Since 0.7.5. */
typedef enum {
    VIR_CPU_COMPARE_ERROR = -1,       /**< The comparison failed */
    VIR_CPU_COMPARE_INCOMPATIBLE = 0, /**< The host CPU lacks something the description has */
    VIR_CPU_COMPARE_IDENTICAL = 1,    /**< Host CPU and description are the same */
    VIR_CPU_COMPARE_SUPERSET = 2,     /**< The host CPU has all of the description and more */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_CPU_COMPARE_LAST = 3,
#endif
} virCPUCompareResult;

/** Flag bits for CPU comparison. Since 1.2.6. */
typedef enum {
    /** Raise VIR_ERR_CPU_INCOMPATIBLE when the host CPU lacks something */
    VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE = 1 << 0,
    /** Check the XML against the schema first. Since 6.9.0. */
    VIR_CONNECT_COMPARE_CPU_VALIDATE_XML = 1 << 1,
} virConnectCompareCPUFlags;

/** Flag bits for computing a CPU that several hosts have in common. Since 1.1.2. */
typedef enum {
    /** List all features, those implied by the model too */
    VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES = 1 << 0,
    /** Leave out features that prevent migration. Since 1.2.14. */
    VIR_CONNECT_BASELINE_CPU_MIGRATABLE = 1 << 1,
    /** Consider only the CPUs given, not what the host supports. Since 11.6.0. */
    VIR_CONNECT_BASELINE_CPU_IGNORE_HOST = 1 << 2,
} virConnectBaselineCPUFlags;

/** Whether the huge page counts given are added to the pool or become its new size. Since 1.2.9. */
typedef enum {
    VIR_NODE_ALLOC_PAGES_ADD = 0,      /**< Add the pages to those already in the pool */
    VIR_NODE_ALLOC_PAGES_SET = 1 << 0, /**< Make the pool this large */
} virNodeAllocPagesFlags;

/* Types */

/** One question a connection asks its user, and the place for the answer. Since 0.4.1. */
struct _virConnectCredential {
    /** What is asked for, a virConnectCredentialType value */
    int type;
    /** Text to show to the user; owned by the library */
    const char *prompt;
    /** Extra text to show, or NULL; owned by the library */
    const char *challenge;
    /** Answer to assume when the user gives none, or NULL; owned by the library */
    const char *defresult;
    /** The answer, to be set by the callback to memory from malloc(); the library frees it */
    char *result;
    /** Length of `result` in bytes, to be set by the callback */
    unsigned int resultlen;
};
typedef struct _virConnectCredential virConnectCredential;
typedef virConnectCredential *virConnectCredentialPtr;

/**
 * Called by virConnectOpenAuth when it needs credentials: `cred` is an array of `ncred` questions.
 * Set `result` (from malloc(), freed by the library) and `resultlen` in each entry. Return 0 when
 * all are answered, -1 on failure. `cbdata` comes from the virConnectAuth struct.
 *
 * Since 0.4.1.
 */
typedef int (*virConnectAuthCallbackPtr)(virConnectCredentialPtr cred,
                                         unsigned int ncred,
                                         void *cbdata);

/** How virConnectOpenAuth can get credentials from the user. Since 0.4.1. */
struct _virConnectAuth {
    /** Array of the virConnectCredentialType values that `cb` can answer */
    int *credtype;
    /** Number of entries in `credtype` */
    unsigned int ncredtype;
    /** Callback that collects the answers */
    virConnectAuthCallbackPtr cb;
    /** Pointer passed to `cb` unchanged */
    void *cbdata;
};
typedef struct _virConnectAuth virConnectAuth;
typedef virConnectAuth *virConnectAuthPtr;

/**
 * Called when the connection `conn` is lost; `reason` is a virConnectCloseReason value. `conn` is
 * borrowed. `opaque` is the pointer given to virConnectRegisterCloseCallback.
 *
 * Since 0.10.0.
 */
typedef void (*virConnectCloseFunc)(virConnectPtr conn, int reason, void *opaque);

/** The security label of a running domain. Since 0.6.1. */
struct _virSecurityLabel {
    /** Label text, zero-terminated */
    char label[4097];
    /** Non-zero when the host enforces the policy, 0 when it only logs */
    int enforcing;
};
typedef struct _virSecurityLabel virSecurityLabel;
typedef virSecurityLabel *virSecurityLabelPtr;

/** The security model the host applies to domains. Since 0.6.1. */
struct _virSecurityModel {
    /** Name of the model, such as selinux; zero-terminated */
    char model[257];
    /** Domain of interpretation of the labels, zero-terminated */
    char doi[257];
};
typedef struct _virSecurityModel virSecurityModel;
typedef virSecurityModel *virSecurityModelPtr;

/** What the host has in CPUs and memory. Since 0.1.0. */
struct _virNodeInfo {
    /** CPU model or architecture name, zero-terminated */
    char model[32];
    /** Size of the host memory in KiB */
    unsigned long memory;
    /** Number of CPUs that are online */
    unsigned int cpus;
    /** CPU frequency in MHz, 0 if not known */
    unsigned int mhz;
    /** Number of NUMA cells, 1 if the layout is not a regular one */
    unsigned int nodes;
    /** CPU sockets per NUMA cell */
    unsigned int sockets;
    /** Cores per socket */
    unsigned int cores;
    /** Threads per core */
    unsigned int threads;
};
typedef struct _virNodeInfo virNodeInfo;
typedef virNodeInfo *virNodeInfoPtr;

/** One CPU time counter of the host. Since 0.9.3. */
struct _virNodeCPUStats {
    /** Name of the counter, such as user or idle; zero-terminated */
    char field[80];
    /** Time in nanoseconds, or a percentage for the counter named utilization */
    unsigned long long value;
};
typedef struct _virNodeCPUStats virNodeCPUStats;
typedef virNodeCPUStats *virNodeCPUStatsPtr;

/** One memory figure of the host. Since 0.9.3. */
struct _virNodeMemoryStats {
    /** Name of the figure, such as total or free; zero-terminated */
    char field[80];
    /** Amount in KiB */
    unsigned long long value;
};
typedef struct _virNodeMemoryStats virNodeMemoryStats;
typedef virNodeMemoryStats *virNodeMemoryStatsPtr;

/* Functions */

/**
 * Drops one reference to a connection and closes it when none is left.
 *
 * Returns 0 when the connection has been closed, a positive count of references that remain, or -1
 * on failure. Handles for domains, networks and so on each hold a reference of their own.
 *
 * Since 0.0.3.
 */
int virConnectClose(virConnectPtr conn);

/**
 * Returns the name of the driver behind the connection, such as "QEMU".
 *
 * The string is owned by the library; do not free it. Returns NULL on failure.
 * virConnectGetCapabilities tells more about what the driver can run.
 *
 * Since 0.0.3.
 */
const char *virConnectGetType(virConnectPtr conn);

/**
 * Stores the version of the hypervisor in `hvVer`.
 *
 * The number is 1000000 * major + 1000 * minor + release. It is 0 when the driver cannot tell the
 * version. Returns 0, or -1 on failure.
 *
 * Since 0.0.3.
 */
int virConnectGetVersion(virConnectPtr conn, unsigned long *hvVer);

/**
 * Opens a read-write connection to the driver that the URI `name` selects.
 *
 * NULL or an empty `name` means the default URI: the LIBVIRT_DEFAULT_URI variable, then the client
 * configuration file, then a probe for a usable driver. Returns a new handle, or NULL on failure.
 * Release it with virConnectClose. virConnectOpenAuth can also ask for credentials.
 *
 * Since 0.0.3.
 */
virConnectPtr virConnectOpen(const char *name);

/**
 * Opens a connection that refuses calls which change something.
 *
 * `name` is a URI as for virConnectOpen. Returns a new handle, or NULL on failure. Release it with
 * virConnectClose.
 *
 * Since 0.0.3.
 */
virConnectPtr virConnectOpenReadOnly(const char *name);

/**
 * Stores the version of this library in `libVer`.
 *
 * The number is 1000000 * major + 1000 * minor + release. `typeVer` may be NULL; use
 * virConnectGetVersion for the version of a hypervisor. Returns 0, or -1 on failure.
 *
 * Since 0.0.3.
 */
int virGetVersion(unsigned long *libVer, const char *type, unsigned long *typeVer);

/**
 * Prepares the library for use.
 *
 * Opening a connection does this too. Call it first in a program that uses threads before it opens
 * a connection. Calling it again does no harm. Returns 0, or -1 on failure.
 *
 * Since 0.1.0.
 */
int virInitialize(void);

/**
 * Returns XML that describes the host and the guests the driver can run.
 *
 * Free the result with free(). Returns NULL on failure.
 *
 * Since 0.2.1.
 */
char *virConnectGetCapabilities(virConnectPtr conn);

/**
 * Returns the largest number of vCPUs that a guest of the given type may have.
 *
 * `type` is a domain type as in the domain XML, such as "kvm"; NULL lets the driver choose. Returns
 * -1 on failure.
 *
 * Since 0.2.1.
 */
int virConnectGetMaxVcpus(virConnectPtr conn, const char *type);

/**
 * Returns the name of the host that the driver runs on.
 *
 * For a remote connection this is the remote host. Free the result with free(). Returns NULL on
 * failure.
 *
 * Since 0.3.0.
 */
char *virConnectGetHostname(virConnectPtr conn);

/**
 * Returns the URI of the connection.
 *
 * It can differ from what was given on opening, for instance after a default was chosen. Free the
 * result with free(). Returns NULL on failure.
 *
 * Since 0.3.0.
 */
char *virConnectGetURI(virConnectPtr conn);

/**
 * Opens a connection, with a callback that supplies credentials.
 *
 * `name` is a URI as for virConnectOpen. `auth` may be NULL when no credentials are needed;
 * virConnectAuthPtrDefault asks on the terminal. `flags` takes virConnectFlags; VIR_CONNECT_RO
 * makes the connection read-only. Returns a new handle, or NULL on failure. Release it with
 * virConnectClose.
 *
 * Since 0.4.0.
 */
virConnectPtr virConnectOpenAuth(const char *name, virConnectAuthPtr auth, unsigned int flags);

/**
 * Adds a reference to a connection.
 *
 * Each reference needs its own virConnectClose. Returns 0, or -1 on failure.
 *
 * Since 0.6.0.
 */
int virConnectRef(virConnectPtr conn);

/**
 * Stores in `libVer` the version of the library at the far end of the connection.
 *
 * For a remote connection this is the library of the remote daemon. The number is 1000000 * major +
 * 1000 * minor + release. Returns 0, or -1 on failure.
 *
 * Since 0.7.3.
 */
int virConnectGetLibVersion(virConnectPtr conn, unsigned long *libVer);

/**
 * Tells whether the connection is encrypted.
 *
 * Returns 1 if it is, 0 if not, or -1 on failure.
 *
 * Since 0.7.3.
 */
int virConnectIsEncrypted(virConnectPtr conn);

/**
 * Tells whether the connection is safe from eavesdropping.
 *
 * That is so for encrypted connections and for channels local to the host, such as UNIX sockets.
 * Returns 1 if it is, 0 if not, or -1 on failure.
 *
 * Since 0.7.3.
 */
int virConnectIsSecure(virConnectPtr conn);

/**
 * Returns XML with the system information of the host, such as its SMBIOS data.
 *
 * `flags` must be 0. Free the result with free(). Returns NULL on failure.
 *
 * Since 0.8.8.
 */
char *virConnectGetSysinfo(virConnectPtr conn, unsigned int flags);

/**
 * Tells whether the connection still works.
 *
 * No traffic is needed for the check: a dead link may be noticed only by keepalive messages.
 * Returns 1 if it is alive, 0 if not, or -1 on failure.
 *
 * Since 0.9.8.
 */
int virConnectIsAlive(virConnectPtr conn);

/**
 * Sets up keepalive messages on a remote connection.
 *
 * After `interval` seconds of silence a message is sent; the connection is closed when `count`
 * messages stay unanswered. An `interval` of 0 or less turns this off. Needs a running event loop.
 * Returns 0, 1 when the other side does not support keepalive, or -1 on failure.
 *
 * Since 0.9.8.
 */
int virConnectSetKeepAlive(virConnectPtr conn, int interval, unsigned int count);

/**
 * Registers the callback that is told when the connection breaks.
 *
 * A connection has at most one such callback. `freecb`, if not NULL, is called with `opaque` when
 * the callback is removed. The reason passed to `cb` is a virConnectCloseReason. Returns 0, or -1
 * on failure.
 *
 * Since 0.10.0.
 */
int virConnectRegisterCloseCallback(virConnectPtr conn,
                                    virConnectCloseFunc cb,
                                    void *opaque,
                                    virFreeCallback freecb);

/**
 * Removes the close callback of the connection.
 *
 * `cb` must be the registered one. Its free callback, if any, is called. Returns 0, or -1 on
 * failure.
 *
 * Since 0.10.0.
 */
int virConnectUnregisterCloseCallback(virConnectPtr conn, virConnectCloseFunc cb);

/**
 * Lists the CPU models known for an architecture.
 *
 * `models` receives a new array of strings that ends with NULL; free each string and the array with
 * free(). Pass NULL as `models` to get only the count. `flags` must be 0. Returns the number of
 * models, 0 when any model name is accepted, or -1 on failure.
 *
 * Since 1.1.3.
 */
int virConnectGetCPUModelNames(virConnectPtr conn,
                               const char *arch,
                               char ***models,
                               unsigned int flags);

/**
 * Makes the connection act under another client identity for access checks.
 *
 * `params` is an array of `nparams` entries, named by the VIR_CONNECT_IDENTITY macros. The other
 * side must allow the caller to do so. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 5.8.0.
 */
int virConnectSetIdentity(virConnectPtr conn,
                          virTypedParameterPtr params,
                          int nparams,
                          unsigned int flags);

/**
 * Fills `info` with the CPU model, CPU topology and memory size of the host.
 *
 * `info` is caller-owned. Memory is in KiB and the clock in MHz. The topology fields cannot
 * describe every host; the capabilities XML is more exact. Returns 0, or -1 on failure.
 *
 * Since 0.1.0.
 */
int virNodeGetInfo(virConnectPtr conn, virNodeInfoPtr info);

/**
 * Fills `freeMems` with the free memory of NUMA cells of the host, in bytes.
 *
 * `freeMems` is a caller-owned array of `maxCells` entries; the first one is for cell `startCell`.
 * Returns the number of entries stored, or -1 on failure.
 *
 * Since 0.3.3.
 */
int virNodeGetCellsFreeMemory(virConnectPtr conn,
                              unsigned long long *freeMems,
                              int startCell,
                              int maxCells);

/**
 * Returns the free memory of the host in bytes, or 0 on failure.
 *
 * As 0 may also be a true value, check virGetLastError after a reset of the error state.
 *
 * Since 0.3.3.
 */
unsigned long long virNodeGetFreeMemory(virConnectPtr conn);

/**
 * Fills `secmodel` with the name and domain of interpretation of the host's security model.
 *
 * `secmodel` is caller-owned. Only one model is reported, even if the driver uses several. Returns
 * 0, or -1 on failure.
 *
 * Since 0.6.1.
 */
int virNodeGetSecurityModel(virConnectPtr conn, virSecurityModelPtr secmodel);

/**
 * Compares the CPU that the XML describes with the CPU of the host.
 *
 * `flags` takes virConnectCompareCPUFlags. Returns a virCPUCompareResult value;
 * VIR_CPU_COMPARE_ERROR (-1) means failure. virConnectCompareHypervisorCPU also counts what the
 * hypervisor can provide.
 *
 * Since 0.7.5.
 */
int virConnectCompareCPU(virConnectPtr conn, const char *xmlDesc, unsigned int flags);

/**
 * Computes the richest CPU that is compatible with all the given ones.
 *
 * `xmlCPUs` is an array of `ncpus` CPU descriptions in XML. `flags` takes
 * virConnectBaselineCPUFlags. Free the resulting XML with free(). Returns NULL on failure.
 * virConnectBaselineHypervisorCPU also counts what the hypervisor can provide.
 *
 * Since 0.7.7.
 */
char *virConnectBaselineCPU(virConnectPtr conn,
                            const char **xmlCPUs,
                            unsigned int ncpus,
                            unsigned int flags);

/**
 * Fills `params` with time counters of one host CPU or of all of them.
 *
 * `cpuNum` is a CPU number or VIR_NODE_CPU_STATS_ALL_CPUS. Times are in nanoseconds. With `params`
 * NULL and `nparams` 0 on entry, only the number of fields is stored in `nparams`; then call again
 * with a caller-owned array. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 0.9.3.
 */
int virNodeGetCPUStats(virConnectPtr conn,
                       int cpuNum,
                       virNodeCPUStatsPtr params,
                       int *nparams,
                       unsigned int flags);

/**
 * Fills `params` with memory figures of one NUMA cell or of the whole host.
 *
 * `cellNum` is a cell number or VIR_NODE_MEMORY_STATS_ALL_CELLS. Values are in KiB. With `params`
 * NULL and `nparams` 0 on entry, only the number of fields is stored in `nparams`; then call again
 * with a caller-owned array. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 0.9.3.
 */
int virNodeGetMemoryStats(virConnectPtr conn,
                          int cellNum,
                          virNodeMemoryStatsPtr params,
                          int *nparams,
                          unsigned int flags);

/**
 * Suspends the host and has it wake up after `duration` seconds.
 *
 * `target` takes virNodeSuspendTarget. `flags` must be 0. The suspend happens shortly after the
 * call has returned. Returns 0 if it was accepted, or -1 on failure.
 *
 * Since 0.9.8.
 */
int virNodeSuspendForDuration(virConnectPtr conn,
                              unsigned int target,
                              unsigned long long duration,
                              unsigned int flags);

/**
 * Fills `params` with the memory tuning settings of the host, such as page sharing.
 *
 * With `nparams` 0 on entry, only the number of settings is stored in `nparams`; then call again
 * with a caller-owned array. Pass 0 in `flags`. Free strings in the array with virTypedParamsClear.
 * Returns 0, or -1 on failure.
 *
 * Since 0.10.2.
 */
int virNodeGetMemoryParameters(virConnectPtr conn,
                               virTypedParameterPtr params,
                               int *nparams,
                               unsigned int flags);

/**
 * Changes memory tuning settings of the host.
 *
 * `params` is an array of `nparams` entries, named by the VIR_NODE_MEMORY_SHARED macros; some of
 * these are read-only. `flags` must be 0. Returns 0, or -1 on failure.
 *
 * Since 0.10.2.
 */
int virNodeSetMemoryParameters(virConnectPtr conn,
                               virTypedParameterPtr params,
                               int nparams,
                               unsigned int flags);

/**
 * Tells which CPUs of the host are online.
 *
 * `cpumap` receives a new bitmap with one bit per CPU, lowest bit first; free it with free().
 * `online` receives the number of CPUs online. Either may be NULL. `flags` must be 0. Returns the
 * number of CPUs present, or -1 on failure.
 *
 * Since 1.0.0.
 */
int virNodeGetCPUMap(virConnectPtr conn,
                     unsigned char **cpumap,
                     unsigned int *online,
                     unsigned int flags);

/**
 * Fills `counts` with the number of free pages of given sizes in NUMA cells of the host.
 *
 * `pages` is an array of `npages` page sizes in KiB. The caller-owned `counts` needs `npages` times
 * `cellcount` entries: first all sizes for cell `startcell`, then the next cell. `flags` must be 0.
 * Returns the number of entries stored, or -1 on failure.
 *
 * Since 1.2.6.
 */
int virNodeGetFreePages(virConnectPtr conn,
                        unsigned int npages,
                        unsigned int *pages,
                        int startcell,
                        unsigned int cellcount,
                        unsigned long long *counts,
                        unsigned int flags);

/**
 * Changes the number of huge pages reserved in NUMA cells of the host.
 *
 * `pageSizes` (in KiB) and `pageCounts` are arrays of `npages` entries, applied to `cellCount`
 * cells from `startCell` on. `flags` takes virNodeAllocPagesFlags: add to the pool or set its size.
 * Returns the number of cells adjusted, or -1 on failure.
 *
 * Since 1.2.9.
 */
int virNodeAllocPages(virConnectPtr conn,
                      unsigned int npages,
                      unsigned int *pageSizes,
                      unsigned long long *pageCounts,
                      int startCell,
                      unsigned int cellCount,
                      unsigned int flags);

/**
 * Computes the richest CPU that the given hypervisor can provide on all the given hosts.
 *
 * `xmlCPUs` is an array of `ncpus` CPU descriptions in XML. `emulator`, `arch`, `machine` and
 * `virttype` choose the hypervisor; NULL means the default. `flags` takes
 * virConnectBaselineCPUFlags. Free the resulting XML with free(). Returns NULL on failure.
 *
 * Since 4.4.0.
 */
char *virConnectBaselineHypervisorCPU(virConnectPtr conn,
                                      const char *emulator,
                                      const char *arch,
                                      const char *machine,
                                      const char *virttype,
                                      const char **xmlCPUs,
                                      unsigned int ncpus,
                                      unsigned int flags);

/**
 * Compares the CPU that the XML describes with what the given hypervisor can provide on the host.
 *
 * `emulator`, `arch`, `machine` and `virttype` choose the hypervisor; NULL means the default.
 * `flags` takes virConnectCompareCPUFlags. Returns a virCPUCompareResult value;
 * VIR_CPU_COMPARE_ERROR (-1) means failure.
 *
 * Since 4.4.0.
 */
int virConnectCompareHypervisorCPU(virConnectPtr conn,
                                   const char *emulator,
                                   const char *arch,
                                   const char *machine,
                                   const char *virttype,
                                   const char *xmlCPU,
                                   unsigned int flags);

/**
 * Returns the AMD SEV data of the host as typed parameters.
 *
 * `params` receives a new array with `nparams` entries, named by the VIR_NODE_SEV macros; free it
 * with virTypedParamsFree. Pass 0 in `flags`. Returns 0, or -1 on failure, also when the host lacks
 * SEV.
 *
 * Since 4.5.0.
 */
int virNodeGetSEVInfo(virConnectPtr conn,
                      virTypedParameterPtr *params,
                      int *nparams,
                      unsigned int flags);

/** Asks for credentials on the terminal; for virConnectOpenAuth. Since 0.4.1. */
VIR_EXPORT_VAR virConnectAuthPtr virConnectAuthPtrDefault;

/* Function-like macros */

/**
 * Product nodes*sockets*cores*threads of a virNodeInfo given by value (not pointer)
 *
 * Since 0.1.4.
 */
#define VIR_NODEINFO_MAXCPUS(nodeinfo) \
    ((nodeinfo).nodes * (nodeinfo).sockets * (nodeinfo).cores * (nodeinfo).threads)

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_HOST_H */
