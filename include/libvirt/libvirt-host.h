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

/** Since 0.6.1. */
#define VIR_SECURITY_LABEL_BUFLEN 4097

/** Since 0.6.1. */
#define VIR_SECURITY_MODEL_BUFLEN 257

/** Since 0.6.1. */
#define VIR_SECURITY_DOI_BUFLEN 257

/** Since 0.9.3. */
#define VIR_NODE_CPU_STATS_FIELD_LENGTH 80

/** Since 0.9.3. */
#define VIR_NODE_CPU_STATS_KERNEL "kernel"

/** Since 0.9.3. */
#define VIR_NODE_CPU_STATS_USER "user"

/** Since 0.9.3. */
#define VIR_NODE_CPU_STATS_IDLE "idle"

/** Since 0.9.3. */
#define VIR_NODE_CPU_STATS_IOWAIT "iowait"

/** Since 1.2.2. */
#define VIR_NODE_CPU_STATS_INTR "intr"

/** Since 0.9.3. */
#define VIR_NODE_CPU_STATS_UTILIZATION "utilization"

/** Since 0.9.3. */
#define VIR_NODE_MEMORY_STATS_FIELD_LENGTH 80

/** Since 0.9.3. */
#define VIR_NODE_MEMORY_STATS_TOTAL "total"

/** Since 0.9.3. */
#define VIR_NODE_MEMORY_STATS_FREE "free"

/** Since 0.9.3. */
#define VIR_NODE_MEMORY_STATS_BUFFERS "buffers"

/** Since 0.9.3. */
#define VIR_NODE_MEMORY_STATS_CACHED "cached"

/** Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_PAGES_TO_SCAN "shm_pages_to_scan"

/** Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_SLEEP_MILLISECS "shm_sleep_millisecs"

/** Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_PAGES_SHARED "shm_pages_shared"

/** Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_PAGES_SHARING "shm_pages_sharing"

/** Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_PAGES_UNSHARED "shm_pages_unshared"

/** Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_PAGES_VOLATILE "shm_pages_volatile"

/** Since 0.10.2. */
#define VIR_NODE_MEMORY_SHARED_FULL_SCANS "shm_full_scans"

/** Since 1.0.0. */
#define VIR_NODE_MEMORY_SHARED_MERGE_ACROSS_NODES "shm_merge_across_nodes"

/** Since 4.5.0. */
#define VIR_NODE_SEV_PDH "pdh"

/** Since 4.5.0. */
#define VIR_NODE_SEV_CERT_CHAIN "cert-chain"

/** Since 8.4.0. */
#define VIR_NODE_SEV_CPU0_ID "cpu0-id"

/** Since 4.5.0. */
#define VIR_NODE_SEV_CBITPOS "cbitpos"

/** Since 4.5.0. */
#define VIR_NODE_SEV_REDUCED_PHYS_BITS "reduced-phys-bits"

/** Since 8.0.0. */
#define VIR_NODE_SEV_MAX_GUESTS "max-guests"

/** Since 8.0.0. */
#define VIR_NODE_SEV_MAX_ES_GUESTS "max-es-guests"

/** Since 0.2.0. */
#define VIR_UUID_BUFLEN 16

/** Since 0.2.0. */
#define VIR_UUID_STRING_BUFLEN 37

/** Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_USER_NAME "user-name"

/** Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_UNIX_USER_ID "unix-user-id"

/** Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_GROUP_NAME "group-name"

/** Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_UNIX_GROUP_ID "unix-group-id"

/** Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_PROCESS_ID "process-id"

/** Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_PROCESS_TIME "process-time"

/** Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_SASL_USER_NAME "sasl-user-name"

/** Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_X509_DISTINGUISHED_NAME "x509-distinguished-name"

/** Since 5.8.0. */
#define VIR_CONNECT_IDENTITY_SELINUX_CONTEXT "selinux-context"

/** Since 11.8.0. */
#define VIR_NODE_CPU_STATS_GUEST "guest"

/** Since 12.3.0. */
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
    VIR_NODE_SUSPEND_TARGET_MEM = 0,
    VIR_NODE_SUSPEND_TARGET_DISK = 1,
    VIR_NODE_SUSPEND_TARGET_HYBRID = 2,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_NODE_SUSPEND_TARGET_LAST = 3,
#endif
} virNodeSuspendTarget;

/** CPU number that asks for the sum over all host CPUs. Since 0.9.8. */
typedef enum {
    VIR_NODE_CPU_STATS_ALL_CPUS = -1,
} virNodeGetCPUStatsAllCPUs;

/** Cell number that asks for the sum over all NUMA cells. Since 0.9.8. */
typedef enum {
    VIR_NODE_MEMORY_STATS_ALL_CELLS = -1,
} virNodeGetMemoryStatsAllCells;

/** Flag bits for opening a connection. Since 0.4.1. */
typedef enum {
    VIR_CONNECT_RO = 1 << 0,
    VIR_CONNECT_NO_ALIASES = 1 << 1, /**< Since 0.9.7. */
} virConnectFlags;

/** Kinds of questions a connection can ask its user. Since 0.4.1. */
typedef enum {
    VIR_CRED_USERNAME = 1,
    VIR_CRED_AUTHNAME = 2,
    VIR_CRED_LANGUAGE = 3,
    VIR_CRED_CNONCE = 4,
    VIR_CRED_PASSPHRASE = 5,
    VIR_CRED_ECHOPROMPT = 6,
    VIR_CRED_NOECHOPROMPT = 7,
    VIR_CRED_REALM = 8,
    VIR_CRED_EXTERNAL = 9,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_CRED_LAST = 10,
#endif
} virConnectCredentialType;

/** Results of comparing a CPU description with the host CPU. Since 0.7.5. */
typedef enum {
    VIR_CPU_COMPARE_ERROR = -1,
    VIR_CPU_COMPARE_INCOMPATIBLE = 0,
    VIR_CPU_COMPARE_IDENTICAL = 1,
    VIR_CPU_COMPARE_SUPERSET = 2,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_CPU_COMPARE_LAST = 3,
#endif
} virCPUCompareResult;

/** Flag bits for CPU comparison. Since 1.2.6. */
typedef enum {
    VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE = 1 << 0,
    VIR_CONNECT_COMPARE_CPU_VALIDATE_XML = 1 << 1,      /**< Since 6.9.0. */
} virConnectCompareCPUFlags;

/** Flag bits for computing a CPU that several hosts have in common. Since 1.1.2. */
typedef enum {
    VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES = 1 << 0,
    VIR_CONNECT_BASELINE_CPU_MIGRATABLE = 1 << 1,      /**< Since 1.2.14. */
    VIR_CONNECT_BASELINE_CPU_IGNORE_HOST = 1 << 2,     /**< Since 11.6.0. */
} virConnectBaselineCPUFlags;

/** Whether the huge page counts given are added to the pool or become its new size. Since 1.2.9. */
typedef enum {
    VIR_NODE_ALLOC_PAGES_ADD = 0,
    VIR_NODE_ALLOC_PAGES_SET = 1 << 0,
} virNodeAllocPagesFlags;

/* Types */

/** The C struct of that name. Since 0.4.1. */
struct _virConnectCredential {
    /** The C field `type`. */
    int type;
    /** The C field `prompt`. */
    const char *prompt;
    /** The C field `challenge`. */
    const char *challenge;
    /** The C field `defresult`. */
    const char *defresult;
    /** The C field `result`. */
    char *result;
    /** The C field `resultlen`. */
    unsigned int resultlen;
};
typedef struct _virConnectCredential virConnectCredential;
typedef virConnectCredential *virConnectCredentialPtr;

/** Called by the library. Since 0.4.1. */
typedef int (*virConnectAuthCallbackPtr)(virConnectCredentialPtr cred,
                                         unsigned int ncred,
                                         void *cbdata);

/** The C struct of that name. Since 0.4.1. */
struct _virConnectAuth {
    /** The C field `credtype`. */
    int *credtype;
    /** The C field `ncredtype`. */
    unsigned int ncredtype;
    /** The C field `cb`. */
    virConnectAuthCallbackPtr cb;
    /** The C field `cbdata`. */
    void *cbdata;
};
typedef struct _virConnectAuth virConnectAuth;
typedef virConnectAuth *virConnectAuthPtr;

/** Called by the library. Since 0.10.0. */
typedef void (*virConnectCloseFunc)(virConnectPtr conn, int reason, void *opaque);

/** The C struct of that name. Since 0.6.1. */
struct _virSecurityLabel {
    /** The C field `label`. */
    char label[4097];
    /** The C field `enforcing`. */
    int enforcing;
};
typedef struct _virSecurityLabel virSecurityLabel;
typedef virSecurityLabel *virSecurityLabelPtr;

/** The C struct of that name. Since 0.6.1. */
struct _virSecurityModel {
    /** The C field `model`. */
    char model[257];
    /** The C field `doi`. */
    char doi[257];
};
typedef struct _virSecurityModel virSecurityModel;
typedef virSecurityModel *virSecurityModelPtr;

/** The C struct of that name. Since 0.1.0. */
struct _virNodeInfo {
    /** The C field `model`. */
    char model[32];
    /** The C field `memory`. */
    unsigned long memory;
    /** The C field `cpus`. */
    unsigned int cpus;
    /** The C field `mhz`. */
    unsigned int mhz;
    /** The C field `nodes`. */
    unsigned int nodes;
    /** The C field `sockets`. */
    unsigned int sockets;
    /** The C field `cores`. */
    unsigned int cores;
    /** The C field `threads`. */
    unsigned int threads;
};
typedef struct _virNodeInfo virNodeInfo;
typedef virNodeInfo *virNodeInfoPtr;

/** The C struct of that name. Since 0.9.3. */
struct _virNodeCPUStats {
    /** The C field `field`. */
    char field[80];
    /** The C field `value`. */
    unsigned long long value;
};
typedef struct _virNodeCPUStats virNodeCPUStats;
typedef virNodeCPUStats *virNodeCPUStatsPtr;

/** The C struct of that name. Since 0.9.3. */
struct _virNodeMemoryStats {
    /** The C field `field`. */
    char field[80];
    /** The C field `value`. */
    unsigned long long value;
};
typedef struct _virNodeMemoryStats virNodeMemoryStats;
typedef virNodeMemoryStats *virNodeMemoryStatsPtr;

/* Functions */

/** (to be described). Since 0.0.3. */
int virConnectClose(virConnectPtr conn);

/** (to be described). Since 0.0.3. */
const char *virConnectGetType(virConnectPtr conn);

/** (to be described). Since 0.0.3. */
int virConnectGetVersion(virConnectPtr conn, unsigned long *hvVer);

/** (to be described). Since 0.0.3. */
virConnectPtr virConnectOpen(const char *name);

/** (to be described). Since 0.0.3. */
virConnectPtr virConnectOpenReadOnly(const char *name);

/** (to be described). Since 0.0.3. */
int virGetVersion(unsigned long *libVer, const char *type, unsigned long *typeVer);

/** (to be described). Since 0.1.0. */
int virInitialize(void);

/** (to be described). Since 0.2.1. */
char *virConnectGetCapabilities(virConnectPtr conn);

/** (to be described). Since 0.2.1. */
int virConnectGetMaxVcpus(virConnectPtr conn, const char *type);

/** (to be described). Since 0.3.0. */
char *virConnectGetHostname(virConnectPtr conn);

/** (to be described). Since 0.3.0. */
char *virConnectGetURI(virConnectPtr conn);

/** (to be described). Since 0.4.0. */
virConnectPtr virConnectOpenAuth(const char *name, virConnectAuthPtr auth, unsigned int flags);

/** (to be described). Since 0.6.0. */
int virConnectRef(virConnectPtr conn);

/** (to be described). Since 0.7.3. */
int virConnectGetLibVersion(virConnectPtr conn, unsigned long *libVer);

/** (to be described). Since 0.7.3. */
int virConnectIsEncrypted(virConnectPtr conn);

/** (to be described). Since 0.7.3. */
int virConnectIsSecure(virConnectPtr conn);

/** (to be described). Since 0.8.8. */
char *virConnectGetSysinfo(virConnectPtr conn, unsigned int flags);

/** (to be described). Since 0.9.8. */
int virConnectIsAlive(virConnectPtr conn);

/** (to be described). Since 0.9.8. */
int virConnectSetKeepAlive(virConnectPtr conn, int interval, unsigned int count);

/** (to be described). Since 0.10.0. */
int virConnectRegisterCloseCallback(virConnectPtr conn,
                                    virConnectCloseFunc cb,
                                    void *opaque,
                                    virFreeCallback freecb);

/** (to be described). Since 0.10.0. */
int virConnectUnregisterCloseCallback(virConnectPtr conn, virConnectCloseFunc cb);

/** (to be described). Since 1.1.3. */
int virConnectGetCPUModelNames(virConnectPtr conn,
                               const char *arch,
                               char ***models,
                               unsigned int flags);

/** (to be described). Since 5.8.0. */
int virConnectSetIdentity(virConnectPtr conn,
                          virTypedParameterPtr params,
                          int nparams,
                          unsigned int flags);

/** (to be described). Since 0.1.0. */
int virNodeGetInfo(virConnectPtr conn, virNodeInfoPtr info);

/** (to be described). Since 0.3.3. */
int virNodeGetCellsFreeMemory(virConnectPtr conn,
                              unsigned long long *freeMems,
                              int startCell,
                              int maxCells);

/** (to be described). Since 0.3.3. */
unsigned long long virNodeGetFreeMemory(virConnectPtr conn);

/** (to be described). Since 0.6.1. */
int virNodeGetSecurityModel(virConnectPtr conn, virSecurityModelPtr secmodel);

/** (to be described). Since 0.7.5. */
int virConnectCompareCPU(virConnectPtr conn, const char *xmlDesc, unsigned int flags);

/** (to be described). Since 0.7.7. */
char *virConnectBaselineCPU(virConnectPtr conn,
                            const char **xmlCPUs,
                            unsigned int ncpus,
                            unsigned int flags);

/** (to be described). Since 0.9.3. */
int virNodeGetCPUStats(virConnectPtr conn,
                       int cpuNum,
                       virNodeCPUStatsPtr params,
                       int *nparams,
                       unsigned int flags);

/** (to be described). Since 0.9.3. */
int virNodeGetMemoryStats(virConnectPtr conn,
                          int cellNum,
                          virNodeMemoryStatsPtr params,
                          int *nparams,
                          unsigned int flags);

/** (to be described). Since 0.9.8. */
int virNodeSuspendForDuration(virConnectPtr conn,
                              unsigned int target,
                              unsigned long long duration,
                              unsigned int flags);

/** (to be described). Since 0.10.2. */
int virNodeGetMemoryParameters(virConnectPtr conn,
                               virTypedParameterPtr params,
                               int *nparams,
                               unsigned int flags);

/** (to be described). Since 0.10.2. */
int virNodeSetMemoryParameters(virConnectPtr conn,
                               virTypedParameterPtr params,
                               int nparams,
                               unsigned int flags);

/** (to be described). Since 1.0.0. */
int virNodeGetCPUMap(virConnectPtr conn,
                     unsigned char **cpumap,
                     unsigned int *online,
                     unsigned int flags);

/** (to be described). Since 1.2.6. */
int virNodeGetFreePages(virConnectPtr conn,
                        unsigned int npages,
                        unsigned int *pages,
                        int startcell,
                        unsigned int cellcount,
                        unsigned long long *counts,
                        unsigned int flags);

/** (to be described). Since 1.2.9. */
int virNodeAllocPages(virConnectPtr conn,
                      unsigned int npages,
                      unsigned int *pageSizes,
                      unsigned long long *pageCounts,
                      int startCell,
                      unsigned int cellCount,
                      unsigned int flags);

/** (to be described). Since 4.4.0. */
char *virConnectBaselineHypervisorCPU(virConnectPtr conn,
                                      const char *emulator,
                                      const char *arch,
                                      const char *machine,
                                      const char *virttype,
                                      const char **xmlCPUs,
                                      unsigned int ncpus,
                                      unsigned int flags);

/** (to be described). Since 4.4.0. */
int virConnectCompareHypervisorCPU(virConnectPtr conn,
                                   const char *emulator,
                                   const char *arch,
                                   const char *machine,
                                   const char *virttype,
                                   const char *xmlCPU,
                                   unsigned int flags);

/** (to be described). Since 4.5.0. */
int virNodeGetSEVInfo(virConnectPtr conn,
                      virTypedParameterPtr *params,
                      int *nparams,
                      unsigned int flags);

/** Since 0.4.1. */
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
