/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_STORAGE_H
#define LIBVIRT_STORAGE_H

#if !defined __VIR_LIBVIRT_H_INCLUDES__
#error "libvirt-storage.h is a part of libvirt.h: include <libvirt/libvirt.h>"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Handles */

/** What a `virStoragePoolPtr` points to; only the library looks inside. Since 0.4.1. */
typedef struct _virStoragePool virStoragePool;
typedef virStoragePool *virStoragePoolPtr;

/** What a `virStorageVolPtr` points to; only the library looks inside. Since 0.4.1. */
typedef struct _virStorageVol virStorageVol;
typedef virStorageVol *virStorageVolPtr;

/* Enums */

/** States of a storage pool. Since 0.4.1. */
typedef enum {
    VIR_STORAGE_POOL_INACTIVE = 0,     /**< Not running */
    VIR_STORAGE_POOL_BUILDING = 1,     /**< Being built, so not yet to be used */
    VIR_STORAGE_POOL_RUNNING = 2,      /**< Running */
    VIR_STORAGE_POOL_DEGRADED = 3,     /**< Running with a part of it broken */
    VIR_STORAGE_POOL_INACCESSIBLE = 4, /**< Running, but out of reach. Since 0.8.2. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_STORAGE_POOL_STATE_LAST = 5,
#endif
} virStoragePoolState;

/** Flag bits for building the storage behind a pool. Since 0.4.1. */
typedef enum {
    /** Make a new one */
    VIR_STORAGE_POOL_BUILD_NEW = 0,
    /** Repair what is there */
    VIR_STORAGE_POOL_BUILD_REPAIR = 1 << 0,
    /** Make it larger */
    VIR_STORAGE_POOL_BUILD_RESIZE = 1 << 1,
    /** Fail if there is data already. Since 0.9.5. */
    VIR_STORAGE_POOL_BUILD_NO_OVERWRITE = 1 << 2,
    /** Overwrite data that is there. Since 0.9.5. */
    VIR_STORAGE_POOL_BUILD_OVERWRITE = 1 << 3,
} virStoragePoolBuildFlags;

/** Flag bits for deleting the storage behind a pool. Since 0.4.1. */
typedef enum {
    VIR_STORAGE_POOL_DELETE_NORMAL = 0,      /**< Quick: the data itself is not overwritten */
    VIR_STORAGE_POOL_DELETE_ZEROED = 1 << 0, /**< Overwrite all data with zeros, which is slow */
} virStoragePoolDeleteFlags;

/** Flag bits for starting a pool, with or without building it first. Since 1.3.1. */
typedef enum {
    /** Start it only */
    VIR_STORAGE_POOL_CREATE_NORMAL = 0,
    /** Build it first */
    VIR_STORAGE_POOL_CREATE_WITH_BUILD = 1 << 0,
    /** Build it first and overwrite data that is there */
    VIR_STORAGE_POOL_CREATE_WITH_BUILD_OVERWRITE = 1 << 1,
    /** Build it first, but fail if there is data already */
    VIR_STORAGE_POOL_CREATE_WITH_BUILD_NO_OVERWRITE = 1 << 2,
} virStoragePoolCreateFlags;

/** Kinds of storage volumes. Since 0.4.1. */
typedef enum {
    /** A file */
    VIR_STORAGE_VOL_FILE = 0,
    /** A block device */
    VIR_STORAGE_VOL_BLOCK = 1,
    /** A directory. Since 0.9.5. */
    VIR_STORAGE_VOL_DIR = 2,
    /** A volume reached over the network. Since 0.9.13. */
    VIR_STORAGE_VOL_NETWORK = 3,
    /** A directory reached over the network. Since 1.2.0. */
    VIR_STORAGE_VOL_NETDIR = 4,
    /** A ploop image, which is a directory with files. Since 1.3.4. */
    VIR_STORAGE_VOL_PLOOP = 5,
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_STORAGE_VOL_LAST = 6,
#endif
} virStorageVolType;

/** Flag bits for deleting a volume. Since 0.4.1. */
typedef enum {
    /** Quick: the data itself is not overwritten */
    VIR_STORAGE_VOL_DELETE_NORMAL = 0,
    /** Overwrite all data with zeros, which is slow */
    VIR_STORAGE_VOL_DELETE_ZEROED = 1 << 0,
    /** Delete the snapshots of the volume too. Since 1.2.21. */
    VIR_STORAGE_VOL_DELETE_WITH_SNAPSHOTS = 1 << 1,
} virStorageVolDeleteFlags;

/** Patterns for overwriting the data of a volume. Since 0.9.10. */
typedef enum {
    VIR_STORAGE_VOL_WIPE_ALG_ZERO = 0,       /**< One pass of zeros */
    VIR_STORAGE_VOL_WIPE_ALG_NNSA = 1,       /**< NNSA NAP-14.1-C, 4 passes */
    VIR_STORAGE_VOL_WIPE_ALG_DOD = 2,        /**< The DoD's method (5220.22-M), 4 passes */
    VIR_STORAGE_VOL_WIPE_ALG_BSI = 3,        /**< As the German BSI recommends, 9 passes */
    VIR_STORAGE_VOL_WIPE_ALG_GUTMANN = 4,    /**< Gutmann, 35 passes */
    VIR_STORAGE_VOL_WIPE_ALG_SCHNEIER = 5,   /**< Schneier, 7 passes */
    VIR_STORAGE_VOL_WIPE_ALG_PFITZNER7 = 6,  /**< Pfitzner, 7 random passes */
    VIR_STORAGE_VOL_WIPE_ALG_PFITZNER33 = 7, /**< Pfitzner, 33 random passes */
    VIR_STORAGE_VOL_WIPE_ALG_RANDOM = 8,     /**< One pass of random data */
    VIR_STORAGE_VOL_WIPE_ALG_TRIM = 9,       /**< Discard the blocks. Since 1.3.2. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_STORAGE_VOL_WIPE_ALG_LAST = 10,
#endif
} virStorageVolWipeAlgorithm;

/** Flag bits that choose which size of a volume is reported. Since 3.0.0. */
typedef enum {
    /** Report the allocation as usual */
    VIR_STORAGE_VOL_USE_ALLOCATION = 0,
    /** Report the size on the host in the place of the allocation */
    VIR_STORAGE_VOL_GET_PHYSICAL = 1 << 0,
} virStorageVolInfoFlags;

/** Flag bits for reading the XML of a storage pool. Since 0.9.13. */
typedef enum {
    VIR_STORAGE_XML_INACTIVE = 1 << 0, /**< Show the configuration for the next start */
} virStorageXMLFlags;

/** Filter bits for listing storage pools. Since 0.10.2. */
typedef enum {
    /** Those that are not running */
    VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE = 1 << 0,
    /** Those that are running */
    VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE = 1 << 1,
    /** Those with a stored configuration */
    VIR_CONNECT_LIST_STORAGE_POOLS_PERSISTENT = 1 << 2,
    /** Those that vanish when they stop */
    VIR_CONNECT_LIST_STORAGE_POOLS_TRANSIENT = 1 << 3,
    /** Those started with the host */
    VIR_CONNECT_LIST_STORAGE_POOLS_AUTOSTART = 1 << 4,
    /** Those not started with the host */
    VIR_CONNECT_LIST_STORAGE_POOLS_NO_AUTOSTART = 1 << 5,
    /** Directories */
    VIR_CONNECT_LIST_STORAGE_POOLS_DIR = 1 << 6,
    /** Filesystems on a block device */
    VIR_CONNECT_LIST_STORAGE_POOLS_FS = 1 << 7,
    /** Filesystems from the network */
    VIR_CONNECT_LIST_STORAGE_POOLS_NETFS = 1 << 8,
    /** LVM volume groups */
    VIR_CONNECT_LIST_STORAGE_POOLS_LOGICAL = 1 << 9,
    /** Partitioned disks */
    VIR_CONNECT_LIST_STORAGE_POOLS_DISK = 1 << 10,
    /** iSCSI targets */
    VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI = 1 << 11,
    /** SCSI adapters */
    VIR_CONNECT_LIST_STORAGE_POOLS_SCSI = 1 << 12,
    /** Multipath devices */
    VIR_CONNECT_LIST_STORAGE_POOLS_MPATH = 1 << 13,
    /** Ceph RBD pools */
    VIR_CONNECT_LIST_STORAGE_POOLS_RBD = 1 << 14,
    /** Sheepdog clusters */
    VIR_CONNECT_LIST_STORAGE_POOLS_SHEEPDOG = 1 << 15,
    /** Gluster volumes. Since 1.2.1. */
    VIR_CONNECT_LIST_STORAGE_POOLS_GLUSTER = 1 << 16,
    /** ZFS pools. Since 1.2.8. */
    VIR_CONNECT_LIST_STORAGE_POOLS_ZFS = 1 << 17,
    /** Virtuozzo storage. Since 3.1.0. */
    VIR_CONNECT_LIST_STORAGE_POOLS_VSTORAGE = 1 << 18,
    /** iSCSI targets without the kernel's initiator. Since 5.6.0. */
    VIR_CONNECT_LIST_STORAGE_POOLS_ISCSI_DIRECT = 1 << 19,
} virConnectListAllStoragePoolsFlags;

/** Flag bits for storing a pool definition. Since 7.7.0. */
typedef enum {
    VIR_STORAGE_POOL_DEFINE_VALIDATE = 1 << 0, /**< Check the XML against the schema first */
} virStoragePoolDefineFlags;

/** Flag bits for creating a volume. Since 1.0.1. */
typedef enum {
    /** Allocate the metadata of the image at once */
    VIR_STORAGE_VOL_CREATE_PREALLOC_METADATA = 1 << 0,
    /** Share the data blocks with the original. Since 1.2.13. */
    VIR_STORAGE_VOL_CREATE_REFLINK = 1 << 1,
    /** Check the XML against the schema first. Since 8.10.0. */
    VIR_STORAGE_VOL_CREATE_VALIDATE = 1 << 2,
} virStorageVolCreateFlags;

/** Flag bits for reading a volume into a stream. Since 3.4.0. */
typedef enum {
    VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM = 1 << 0, /**< Send holes as holes */
} virStorageVolDownloadFlags;

/** Flag bits for writing a volume from a stream. Since 3.4.0. */
typedef enum {
    VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM = 1 << 0, /**< Take holes as holes */
} virStorageVolUploadFlags;

/** Flag bits for resizing a volume. Since 0.9.10. */
typedef enum {
    VIR_STORAGE_VOL_RESIZE_ALLOCATE = 1 << 0, /**< Allocate the new space at once */
    VIR_STORAGE_VOL_RESIZE_DELTA = 1 << 1,    /**< The size is the difference to the present one */
    VIR_STORAGE_VOL_RESIZE_SHRINK = 1 << 2,   /**< Allow the volume to become smaller */
} virStorageVolResizeFlags;

/** Storage pool events a callback can be registered for. Since 2.0.0. */
typedef enum {
    VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE = 0, /**< virConnectStoragePoolEventLifecycleCallback */
    VIR_STORAGE_POOL_EVENT_ID_REFRESH = 1,   /**< virConnectStoragePoolEventGenericCallback */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_STORAGE_POOL_EVENT_ID_LAST = 2,
#endif
} virStoragePoolEventID;

/** Kinds of storage pool lifecycle events. Since 2.0.0. */
typedef enum {
    VIR_STORAGE_POOL_EVENT_DEFINED = 0,   /**< A configuration was stored */
    VIR_STORAGE_POOL_EVENT_UNDEFINED = 1, /**< A configuration was removed */
    VIR_STORAGE_POOL_EVENT_STARTED = 2,   /**< The pool started */
    VIR_STORAGE_POOL_EVENT_STOPPED = 3,   /**< The pool stopped */
    VIR_STORAGE_POOL_EVENT_CREATED = 4,   /**< The pool was built. Since 3.8.0. */
    VIR_STORAGE_POOL_EVENT_DELETED = 5,   /**< The pool was deleted. Since 3.8.0. */
#ifdef VIR_ENUM_SENTINELS
    /** End marker; grows with later releases. */
    VIR_STORAGE_POOL_EVENT_LAST = 6,
#endif
} virStoragePoolEventLifecycleType;

/* Types */

/** State and sizes of a storage pool; sizes are in bytes. Since 0.4.1. */
struct _virStoragePoolInfo {
    /** A virStoragePoolState value */
    int state;
    /** Size of the pool */
    unsigned long long capacity;
    /** Space in use */
    unsigned long long allocation;
    /** Space that is free */
    unsigned long long available;
};
typedef struct _virStoragePoolInfo virStoragePoolInfo;
typedef virStoragePoolInfo *virStoragePoolInfoPtr;

/**
 * Called from the event loop for a storage pool event with no further data, such as a refresh;
 * other pool callbacks are cast to this type. `conn` and `pool` are borrowed for the call.
 *
 * Since 2.0.0.
 */
typedef void (*virConnectStoragePoolEventGenericCallback)(virConnectPtr conn,
                                                          virStoragePoolPtr pool,
                                                          void *opaque);

/** Kind and sizes of a storage volume; sizes are in bytes. Since 0.4.1. */
struct _virStorageVolInfo {
    /** A virStorageVolType value */
    int type;
    /** Size a user of the volume sees */
    unsigned long long capacity;
    /** Space taken in the pool, or the physical size if the call was asked for that */
    unsigned long long allocation;
};
typedef struct _virStorageVolInfo virStorageVolInfo;
typedef virStorageVolInfo *virStorageVolInfoPtr;

/**
 * Called from the event loop when a storage pool is defined, started, stopped and so on; `event` is
 * a virStoragePoolEventLifecycleType value, `detail` is 0 for now. `conn` and `pool` are borrowed
 * for the call; keep `pool` longer with virStoragePoolRef.
 *
 * Since 2.0.0.
 */
typedef void (*virConnectStoragePoolEventLifecycleCallback)(virConnectPtr conn,
                                                            virStoragePoolPtr pool,
                                                            int event,
                                                            int detail,
                                                            void *opaque);

/* Functions */

/**
 * Fills `names` with the names of the inactive storage pools.
 *
 * Stores at most `maxnames` strings and returns how many it stored, or -1 on failure. Free each
 * string with free(). virConnectListAllStoragePools needs no size guess and is the better choice.
 *
 * Since 0.4.1.
 */
int virConnectListDefinedStoragePools(virConnectPtr conn, char **const names, int maxnames);

/**
 * Fills `names` with the names of the running storage pools.
 *
 * Stores at most `maxnames` strings and returns how many it stored, or -1 on failure. Free each
 * string with free(). virConnectListAllStoragePools needs no size guess and is the better choice.
 *
 * Since 0.4.1.
 */
int virConnectListStoragePools(virConnectPtr conn, char **const names, int maxnames);

/**
 * Counts the storage pools that are defined but not running.
 *
 * Returns the count, or -1 on failure.
 *
 * Since 0.4.1.
 */
int virConnectNumOfDefinedStoragePools(virConnectPtr conn);

/**
 * Counts the running storage pools.
 *
 * Returns the count, or -1 on failure.
 *
 * Since 0.4.1.
 */
int virConnectNumOfStoragePools(virConnectPtr conn);

/**
 * Prepares the storage behind an inactive pool, for example by making a directory or formatting a
 * device.
 *
 * `flags` takes virStoragePoolBuildFlags. Returns 0 on success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStoragePoolBuild(virStoragePoolPtr pool, unsigned int flags);

/**
 * Starts an inactive storage pool that already has a definition.
 *
 * `flags` takes virStoragePoolCreateFlags, which can also ask for a build first. Returns 0 on
 * success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStoragePoolCreate(virStoragePoolPtr pool, unsigned int flags);

/**
 * Starts a transient storage pool from the XML text in `xmlDesc`.
 *
 * The pool disappears once stopped, unless it is also defined. `flags` takes
 * virStoragePoolCreateFlags. Returns a new handle, or NULL on failure. Release the handle with
 * virStoragePoolFree.
 *
 * Since 0.4.1.
 */
virStoragePoolPtr virStoragePoolCreateXML(virConnectPtr conn,
                                          const char *xmlDesc,
                                          unsigned int flags);

/**
 * Stores a persistent storage pool definition from XML, without starting the pool.
 *
 * `flags` takes virStoragePoolDefineFlags. Returns a new handle, or NULL on failure. Release the
 * handle with virStoragePoolFree.
 *
 * Since 0.4.1.
 */
virStoragePoolPtr virStoragePoolDefineXML(virConnectPtr conn,
                                          const char *xmlDesc,
                                          unsigned int flags);

/**
 * Removes the storage behind an inactive pool; the data cannot be brought back.
 *
 * The definition stays; remove that with virStoragePoolUndefine. `flags` takes
 * virStoragePoolDeleteFlags. Returns 0 on success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStoragePoolDelete(virStoragePoolPtr pool, unsigned int flags);

/**
 * Stops a running storage pool and leaves its data in place.
 *
 * A transient pool is gone afterwards; a persistent one becomes inactive. The handle stays valid
 * and still needs virStoragePoolFree. Returns 0 on success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStoragePoolDestroy(virStoragePoolPtr pool);

/**
 * Drops one reference to the pool handle and releases it when none remain.
 *
 * The pool itself is not touched. Do not use the handle after giving up your reference. Returns 0
 * on success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStoragePoolFree(virStoragePoolPtr pool);

/**
 * Tells whether the pool is started automatically by the daemon.
 *
 * Sets `autostart` to 1 for yes or 0 for no. Returns 0 on success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStoragePoolGetAutostart(virStoragePoolPtr pool, int *autostart);

/**
 * Returns the connection that the pool handle belongs to.
 *
 * No reference is added: the connection is owned by the handle, so do not close it. Use
 * virConnectRef to keep it longer. Returns NULL on failure.
 *
 * Since 0.4.1.
 */
virConnectPtr virStoragePoolGetConnect(virStoragePoolPtr pool);

/**
 * Reads the state and the space figures of a storage pool into `info`.
 *
 * `vol` is the pool handle, in spite of its name. Sizes are in bytes. The caller provides the
 * structure. Returns 0 on success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStoragePoolGetInfo(virStoragePoolPtr vol, virStoragePoolInfoPtr info);

/**
 * Returns the name of the storage pool.
 *
 * The string is owned by the handle; do not free. Returns NULL on failure.
 *
 * Since 0.4.1.
 */
const char *virStoragePoolGetName(virStoragePoolPtr pool);

/**
 * Copies the raw UUID of the pool into `uuid`.
 *
 * `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0 on success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStoragePoolGetUUID(virStoragePoolPtr pool, unsigned char *uuid);

/**
 * Writes the UUID of the pool into `buf` as text.
 *
 * `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, with the final NUL. Returns 0 on
 * success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStoragePoolGetUUIDString(virStoragePoolPtr pool, char *buf);

/**
 * Returns the pool configuration as XML text.
 *
 * `flags` takes virStorageXMLFlags; VIR_STORAGE_XML_INACTIVE asks for the stored definition of a
 * running pool. Free the result with free(). Returns NULL on failure.
 *
 * Since 0.4.1.
 */
char *virStoragePoolGetXMLDesc(virStoragePoolPtr pool, unsigned int flags);

/**
 * Finds a storage pool by its name.
 *
 * Returns a new handle, or NULL if there is no such pool or on failure. Release the handle with
 * virStoragePoolFree.
 *
 * Since 0.4.1.
 */
virStoragePoolPtr virStoragePoolLookupByName(virConnectPtr conn, const char *name);

/**
 * Finds a storage pool by its raw UUID.
 *
 * `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new handle, or NULL if there is no such
 * pool or on failure. Release the handle with virStoragePoolFree.
 *
 * Since 0.4.1.
 */
virStoragePoolPtr virStoragePoolLookupByUUID(virConnectPtr conn, const unsigned char *uuid);

/**
 * Finds a storage pool by its UUID in text form.
 *
 * Returns a new handle, or NULL if there is no such pool or on failure. Release the handle with
 * virStoragePoolFree.
 *
 * Since 0.4.1.
 */
virStoragePoolPtr virStoragePoolLookupByUUIDString(virConnectPtr conn, const char *uuid);

/**
 * Scans the pool again, so that volumes changed by other programs are noticed.
 *
 * `flags` must be 0. The pool has to be running. Returns 0 on success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStoragePoolRefresh(virStoragePoolPtr pool, unsigned int flags);

/**
 * Chooses whether the daemon starts the pool automatically.
 *
 * A nonzero `autostart` turns it on, 0 turns it off. Returns 0 on success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStoragePoolSetAutostart(virStoragePoolPtr pool, int autostart);

/**
 * Removes the stored definition of an inactive pool.
 *
 * The data in the pool stays where it is. The handle still needs virStoragePoolFree. Returns 0 on
 * success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStoragePoolUndefine(virStoragePoolPtr pool);

/**
 * Searches for storage that could back a new pool of the given type.
 *
 * `type` is a pool type name such as "netfs". `srcSpec` is XML that narrows the search, for example
 * to one host; some types accept NULL. `flags` must be 0. Returns an XML list of sources, or NULL
 * on failure. Free the result with free().
 *
 * Since 0.4.5.
 */
char *virConnectFindStoragePoolSources(virConnectPtr conn,
                                       const char *type,
                                       const char *srcSpec,
                                       unsigned int flags);

/**
 * Adds a reference to the pool handle.
 *
 * Give back each reference with virStoragePoolFree. Returns 0 on success, -1 on failure.
 *
 * Since 0.6.0.
 */
int virStoragePoolRef(virStoragePoolPtr pool);

/**
 * Tells whether the storage pool is running.
 *
 * Returns 1 if it is, 0 if not, -1 on failure.
 *
 * Since 0.7.3.
 */
int virStoragePoolIsActive(virStoragePoolPtr pool);

/**
 * Tells whether the storage pool has a stored definition that outlives a stop.
 *
 * Returns 1 if it has, 0 if the pool is transient, -1 on failure.
 *
 * Since 0.7.3.
 */
int virStoragePoolIsPersistent(virStoragePoolPtr pool);

/**
 * Lists the storage pools that match `flags`, running or not.
 *
 * Stores a new NULL-terminated array in `pools`; pass NULL to only count. Release each handle with
 * virStoragePoolFree and the array with free(). `flags` takes virConnectListAllStoragePoolsFlags; 0
 * means all pools. Returns the count, or -1 on failure.
 *
 * Since 0.10.2.
 */
int virConnectListAllStoragePools(virConnectPtr conn,
                                  virStoragePoolPtr **pools,
                                  unsigned int flags);

/**
 * Finds the storage pool whose target is the directory `path`.
 *
 * Returns a new handle, or NULL if there is no such pool or on failure. Release the handle with
 * virStoragePoolFree.
 *
 * Since 4.1.0.
 */
virStoragePoolPtr virStoragePoolLookupByTargetPath(virConnectPtr conn, const char *path);

/**
 * Returns an XML list of the storage pool types the daemon knows and what each supports.
 *
 * `flags` must be 0. Free the result with free(). Returns NULL on failure.
 *
 * Since 5.2.0.
 */
char *virConnectGetStoragePoolCapabilities(virConnectPtr conn, unsigned int flags);

/**
 * Removes a storage pool event callback.
 *
 * `callbackID` is the number that virConnectStoragePoolEventRegisterAny returned. Returns 0 on
 * success, -1 on failure.
 *
 * Since 2.0.0.
 */
int virConnectStoragePoolEventDeregisterAny(virConnectPtr conn, int callbackID);

/**
 * Registers a callback for one kind of storage pool event.
 *
 * `pool` limits events to one pool; NULL means all pools. `eventID` takes a virStoragePoolEventID
 * value, which also sets the true type of `cb`. `opaque` is passed to `cb`; `freecb`, if not NULL,
 * is called on it when the callback is removed. An event loop must be running. Returns a callback
 * number for deregistering, or -1 on failure.
 *
 * Since 2.0.0.
 */
int virConnectStoragePoolEventRegisterAny(virConnectPtr conn,
                                          virStoragePoolPtr pool,
                                          int eventID,
                                          virConnectStoragePoolEventGenericCallback cb,
                                          void *opaque,
                                          virFreeCallback freecb);

/**
 * Fills `names` with the names of the volumes in a running pool.
 *
 * Stores at most `maxnames` strings and returns how many it stored, or -1 on failure. Free each
 * string with free(). virStoragePoolListAllVolumes needs no size guess and is the better choice.
 *
 * Since 0.4.1.
 */
int virStoragePoolListVolumes(virStoragePoolPtr pool, char **const names, int maxnames);

/**
 * Finds the storage pool that holds the volume `vol`.
 *
 * Returns a new handle, or NULL on failure. Release the handle with virStoragePoolFree.
 *
 * Since 0.4.1.
 */
virStoragePoolPtr virStoragePoolLookupByVolume(virStorageVolPtr vol);

/**
 * Counts the volumes in a running pool.
 *
 * Returns the count, or -1 on failure.
 *
 * Since 0.4.1.
 */
int virStoragePoolNumOfVolumes(virStoragePoolPtr pool);

/**
 * Creates a volume in the pool from the XML text in `xmldesc`.
 *
 * `flags` takes virStorageVolCreateFlags. The pool has to be running. Returns a new handle, or NULL
 * on failure. Release the handle with virStorageVolFree.
 *
 * Since 0.4.1.
 */
virStorageVolPtr virStorageVolCreateXML(virStoragePoolPtr pool,
                                        const char *xmldesc,
                                        unsigned int flags);

/**
 * Deletes the volume and its data from the pool.
 *
 * `flags` takes virStorageVolDeleteFlags. The handle still needs virStorageVolFree. Returns 0 on
 * success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStorageVolDelete(virStorageVolPtr vol, unsigned int flags);

/**
 * Drops one reference to the volume handle and releases it when none remain.
 *
 * The volume itself is not touched. Do not use the handle after giving up your reference. Returns 0
 * on success, -1 on failure.
 *
 * Since 0.4.1.
 */
int virStorageVolFree(virStorageVolPtr vol);

/**
 * Returns the connection that the volume handle belongs to.
 *
 * No reference is added: the connection is owned by the handle, so do not close it. Use
 * virConnectRef to keep it longer. Returns NULL on failure.
 *
 * Since 0.4.1.
 */
virConnectPtr virStorageVolGetConnect(virStorageVolPtr vol);

/**
 * Reads the type and the sizes of a volume into `info`.
 *
 * Sizes are in bytes. The caller provides the structure. Returns 0 on success, -1 on failure.
 * virStorageVolGetInfoFlags can report the physical size as well.
 *
 * Since 0.4.1.
 */
int virStorageVolGetInfo(virStorageVolPtr vol, virStorageVolInfoPtr info);

/**
 * Returns the key of the volume, a text that identifies it across pools.
 *
 * The string is owned by the handle; do not free. Returns NULL on failure.
 *
 * Since 0.4.1.
 */
const char *virStorageVolGetKey(virStorageVolPtr vol);

/**
 * Returns the name of the volume, which is unique within its pool.
 *
 * The string is owned by the handle; do not free. Returns NULL on failure.
 *
 * Since 0.4.1.
 */
const char *virStorageVolGetName(virStorageVolPtr vol);

/**
 * Returns the path of the volume on the host.
 *
 * Free the result with free(). Returns NULL on failure.
 *
 * Since 0.4.1.
 */
char *virStorageVolGetPath(virStorageVolPtr vol);

/**
 * Returns the volume configuration as XML text.
 *
 * `pool` is the volume handle, in spite of its name. `flags` must be 0. Free the result with
 * free(). Returns NULL on failure.
 *
 * Since 0.4.1.
 */
char *virStorageVolGetXMLDesc(virStorageVolPtr pool, unsigned int flags);

/**
 * Finds a volume by its key, in any pool of the connection.
 *
 * Returns a new handle, or NULL if there is no such volume or on failure. Release the handle with
 * virStorageVolFree.
 *
 * Since 0.4.1.
 */
virStorageVolPtr virStorageVolLookupByKey(virConnectPtr conn, const char *key);

/**
 * Finds a volume by its name inside one pool.
 *
 * Returns a new handle, or NULL if there is no such volume or on failure. Release the handle with
 * virStorageVolFree.
 *
 * Since 0.4.1.
 */
virStorageVolPtr virStorageVolLookupByName(virStoragePoolPtr pool, const char *name);

/**
 * Finds a volume by its path on the host, in any pool of the connection.
 *
 * Returns a new handle, or NULL if there is no such volume or on failure. Release the handle with
 * virStorageVolFree.
 *
 * Since 0.4.1.
 */
virStorageVolPtr virStorageVolLookupByPath(virConnectPtr conn, const char *path);

/**
 * Adds a reference to the volume handle.
 *
 * Give back each reference with virStorageVolFree. Returns 0 on success, -1 on failure.
 *
 * Since 0.6.0.
 */
int virStorageVolRef(virStorageVolPtr vol);

/**
 * Creates a volume in `pool` and fills it with a copy of `clonevol`.
 *
 * `xmldesc` describes the new volume; `clonevol` may live in another pool. `flags` takes
 * virStorageVolCreateFlags. Returns a new handle, or NULL on failure. Release the handle with
 * virStorageVolFree.
 *
 * Since 0.6.4.
 */
virStorageVolPtr virStorageVolCreateXMLFrom(virStoragePoolPtr pool,
                                            const char *xmldesc,
                                            virStorageVolPtr clonevol,
                                            unsigned int flags);

/**
 * Overwrites the data in the volume, so that later readers do not see it.
 *
 * `flags` must be 0. The volume itself stays. Returns 0 on success, -1 on failure.
 * virStorageVolWipePattern lets the caller choose how the data is overwritten.
 *
 * Since 0.8.0.
 */
int virStorageVolWipe(virStorageVolPtr vol, unsigned int flags);

/**
 * Starts sending the content of the volume to the caller through `stream`.
 *
 * Reading begins `offset` bytes into the volume and covers `length` bytes; a `length` of 0 means up
 * to the end. `flags` takes virStorageVolDownloadFlags. Returns 0 once the transfer is set up, -1
 * on failure. Read the data with virStreamRecv and end with virStreamFinish.
 *
 * Since 0.9.0.
 */
int virStorageVolDownload(virStorageVolPtr vol,
                          virStreamPtr stream,
                          unsigned long long offset,
                          unsigned long long length,
                          unsigned int flags);

/**
 * Starts writing data from `stream` into the volume.
 *
 * Writing begins `offset` bytes into the volume and covers up to `length` bytes; a `length` of 0
 * sets no such limit. `flags` takes virStorageVolUploadFlags. Returns 0 once the transfer is set
 * up, -1 on failure. Send the data with virStreamSend and end with virStreamFinish.
 *
 * Since 0.9.0.
 */
int virStorageVolUpload(virStorageVolPtr vol,
                        virStreamPtr stream,
                        unsigned long long offset,
                        unsigned long long length,
                        unsigned int flags);

/**
 * Changes the capacity of the volume.
 *
 * `capacity` is in bytes. `flags` takes virStorageVolResizeFlags: VIR_STORAGE_VOL_RESIZE_DELTA
 * makes `capacity` an amount of change, and VIR_STORAGE_VOL_RESIZE_SHRINK is needed to make a
 * volume smaller. Returns 0 on success, -1 on failure.
 *
 * Since 0.9.10.
 */
int virStorageVolResize(virStorageVolPtr vol, unsigned long long capacity, unsigned int flags);

/**
 * Overwrites the data in the volume with a chosen method.
 *
 * `algorithm` takes a virStorageVolWipeAlgorithm value; not every storage type supports all of
 * them. `flags` must be 0. The volume itself stays. Returns 0 on success, -1 on failure.
 *
 * Since 0.9.10.
 */
int virStorageVolWipePattern(virStorageVolPtr vol, unsigned int algorithm, unsigned int flags);

/**
 * Lists all volumes in a running pool.
 *
 * Stores a new NULL-terminated array in `vols`; pass NULL to only count. Release each handle with
 * virStorageVolFree and the array with free(). `flags` must be 0. Returns the count, or -1 on
 * failure.
 *
 * Since 0.10.2.
 */
int virStoragePoolListAllVolumes(virStoragePoolPtr pool,
                                 virStorageVolPtr **vols,
                                 unsigned int flags);

/**
 * Reads the type and the sizes of a volume into `info`, as directed by `flags`.
 *
 * `flags` takes virStorageVolInfoFlags; with VIR_STORAGE_VOL_GET_PHYSICAL the allocation field
 * holds the physical size on the host. Sizes are in bytes. The caller provides the structure.
 * Returns 0 on success, -1 on failure.
 *
 * Since 3.0.0.
 */
int virStorageVolGetInfoFlags(virStorageVolPtr vol, virStorageVolInfoPtr info, unsigned int flags);

/* Function-like macros */

/**
 * Casts a storage pool event callback to virConnectStoragePoolEventGenericCallback
 *
 * Since 2.0.0.
 */
#define VIR_STORAGE_POOL_EVENT_CALLBACK(cb) \
    ((virConnectStoragePoolEventGenericCallback)(void (*)(void))(cb))

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_STORAGE_H */
