/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_DOMAIN_SNAPSHOT_H
#define LIBVIRT_DOMAIN_SNAPSHOT_H

#if !defined __VIR_LIBVIRT_H_INCLUDES__
#error "libvirt-domain-snapshot.h is a part of libvirt.h: include <libvirt/libvirt.h>"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Handles */

/** What a `virDomainSnapshotPtr` points to; only the library looks inside. Since 0.8.0. */
typedef struct _virDomainSnapshot virDomainSnapshot;
typedef virDomainSnapshot *virDomainSnapshotPtr;

/* Enums */

/** Flag bits for creating a snapshot. Since 0.9.5. */
typedef enum {
    /** Restore the metadata of a snapshot that was made before */
    VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE = 1 << 0,
    /** Make a restored snapshot the current one */
    VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT = 1 << 1,
    /** Take it, then forget that it is there */
    VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA = 1 << 2,
    /** Stop the domain afterwards */
    VIR_DOMAIN_SNAPSHOT_CREATE_HALT = 1 << 3,
    /** Disks only, no memory */
    VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY = 1 << 4,
    /** Write to files that are there already. Since 0.9.10. */
    VIR_DOMAIN_SNAPSHOT_CREATE_REUSE_EXT = 1 << 5,
    /** Let the guest agent quiet the filesystems meanwhile. Since 0.9.10. */
    VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE = 1 << 6,
    /** All disks or none. Since 0.9.11. */
    VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC = 1 << 7,
    /** Let the guest run while its memory is saved. Since 1.0.1. */
    VIR_DOMAIN_SNAPSHOT_CREATE_LIVE = 1 << 8,
    /** Check the XML against the schema first. Since 5.6.0. */
    VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE = 1 << 9,
} virDomainSnapshotCreateFlags;

/** Flag bits for reading the XML of a snapshot. Since 5.1.0. */
typedef enum {
    /** Show secrets such as passwords too; not on a read-only connection */
    VIR_DOMAIN_SNAPSHOT_XML_SECURE = 1 << 0,
} virDomainSnapshotXMLFlags;

/**
 * Filter bits and options for listing snapshots; an empty group of bits filters nothing.
 *
 * Since 0.9.5.
 */
typedef enum {
    /** Of a domain: those without a parent */
    VIR_DOMAIN_SNAPSHOT_LIST_ROOTS = 1 << 0,
    /** Of a snapshot: children of children too. Since 0.9.7. */
    VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS = 1 << 0,
    /** Those without children. Since 0.9.7. */
    VIR_DOMAIN_SNAPSHOT_LIST_LEAVES = 1 << 2,
    /** Those with children. Since 0.9.13. */
    VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES = 1 << 3,
    /** Those whose metadata would be lost with the domain */
    VIR_DOMAIN_SNAPSHOT_LIST_METADATA = 1 << 1,
    /** Those without such metadata. Since 0.9.13. */
    VIR_DOMAIN_SNAPSHOT_LIST_NO_METADATA = 1 << 4,
    /** Those taken while the domain was off. Since 1.0.1. */
    VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE = 1 << 5,
    /** Those with memory. Since 1.0.1. */
    VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE = 1 << 6,
    /** Those of a running domain, of disks only. Since 1.0.1. */
    VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY = 1 << 7,
    /** Those stored inside the disk images. Since 1.0.1. */
    VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL = 1 << 8,
    /** Those stored in files of their own. Since 1.0.1. */
    VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL = 1 << 9,
    /** Parents before their children. Since 5.2.0. */
    VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL = 1 << 10,
} virDomainSnapshotListFlags;

/** Flag bits for reverting to a snapshot. Since 0.9.5. */
typedef enum {
    /** Run afterwards, whatever the snapshot says */
    VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING = 1 << 0,
    /** Be paused afterwards, whatever the snapshot says */
    VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED = 1 << 1,
    /** Revert even where that is risky. Since 0.9.7. */
    VIR_DOMAIN_SNAPSHOT_REVERT_FORCE = 1 << 2,
    /** Recreate the NVRAM file from its template. Since 8.1.0. */
    VIR_DOMAIN_SNAPSHOT_REVERT_RESET_NVRAM = 1 << 3,
} virDomainSnapshotRevertFlags;

/** Flag bits that say what is deleted with a snapshot. Since 0.8.0. */
typedef enum {
    /** All its descendants too */
    VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN = 1 << 0,
    /** Forget it, but leave the disks alone. Since 0.9.5. */
    VIR_DOMAIN_SNAPSHOT_DELETE_METADATA_ONLY = 1 << 1,
    /** All its descendants, but not itself. Since 0.9.5. */
    VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY = 1 << 2,
} virDomainSnapshotDeleteFlags;

/* Functions */

/**
 * Tells whether one of the snapshots of the domain is marked as current.
 *
 * `flags` must be 0. Returns 1 if so, 0 if not, -1 on failure. Get the snapshot with
 * virDomainSnapshotCurrent.
 *
 * Since 0.8.0.
 */
int virDomainHasCurrentSnapshot(virDomainPtr domain, unsigned int flags);

/**
 * Takes the domain back to the state saved in the snapshot.
 *
 * What the domain did since then is lost unless saved elsewhere. `flags` takes
 * virDomainSnapshotRevertFlags, for example to choose running or paused afterwards. Returns 0 on
 * success, -1 on failure.
 *
 * Since 0.8.0.
 */
int virDomainRevertToSnapshot(virDomainSnapshotPtr snapshot, unsigned int flags);

/**
 * Takes a snapshot of the domain as described by the XML in `xmlDesc`.
 *
 * What is saved (disks, memory, or both) depends on the XML, the domain state and `flags`, which
 * takes virDomainSnapshotCreateFlags. Returns a new handle, or NULL on failure. Release the handle
 * with virDomainSnapshotFree.
 *
 * Since 0.8.0.
 */
virDomainSnapshotPtr virDomainSnapshotCreateXML(virDomainPtr domain,
                                                const char *xmlDesc,
                                                unsigned int flags);

/**
 * Returns the current snapshot of the domain.
 *
 * `flags` must be 0. Returns a new handle, or NULL if no snapshot is current or on failure. Release
 * the handle with virDomainSnapshotFree.
 *
 * Since 0.8.0.
 */
virDomainSnapshotPtr virDomainSnapshotCurrent(virDomainPtr domain, unsigned int flags);

/**
 * Deletes the snapshot; the domain itself keeps its present state.
 *
 * `flags` takes virDomainSnapshotDeleteFlags, which can include the child snapshots or limit the
 * work to metadata. The handle still needs virDomainSnapshotFree. Returns 0 on success, -1 on
 * failure.
 *
 * Since 0.8.0.
 */
int virDomainSnapshotDelete(virDomainSnapshotPtr snapshot, unsigned int flags);

/**
 * Drops one reference to the snapshot handle and releases it when none remain.
 *
 * The snapshot itself is not touched. Do not use the handle after giving up your reference. Returns
 * 0 on success, -1 on failure.
 *
 * Since 0.8.0.
 */
int virDomainSnapshotFree(virDomainSnapshotPtr snapshot);

/**
 * Returns the snapshot description as XML text.
 *
 * `flags` takes virDomainSnapshotXMLFlags; VIR_DOMAIN_SNAPSHOT_XML_SECURE adds passwords and the
 * like, and needs a connection with write access. Free the result with free(). Returns NULL on
 * failure.
 *
 * Since 0.8.0.
 */
char *virDomainSnapshotGetXMLDesc(virDomainSnapshotPtr snapshot, unsigned int flags);

/**
 * Fills `names` with the names of the snapshots of the domain.
 *
 * Stores at most `nameslen` strings and returns how many it stored, or -1 on failure. Free each
 * string with free(). `flags` takes virDomainSnapshotListFlags. virDomainListAllSnapshots needs no
 * size guess and is the better choice.
 *
 * Since 0.8.0.
 */
int virDomainSnapshotListNames(virDomainPtr domain, char **names, int nameslen, unsigned int flags);

/**
 * Finds a snapshot of the domain by its name.
 *
 * `flags` must be 0. Returns a new handle, or NULL if there is no such snapshot or on failure.
 * Release the handle with virDomainSnapshotFree.
 *
 * Since 0.8.0.
 */
virDomainSnapshotPtr virDomainSnapshotLookupByName(virDomainPtr domain,
                                                   const char *name,
                                                   unsigned int flags);

/**
 * Counts the snapshots of the domain that match `flags`.
 *
 * `flags` takes virDomainSnapshotListFlags. Returns the count, or -1 on failure.
 *
 * Since 0.8.0.
 */
int virDomainSnapshotNum(virDomainPtr domain, unsigned int flags);

/**
 * Returns the connection that the snapshot handle belongs to.
 *
 * No reference is added: the connection is owned by the handle, so do not close it. Use
 * virConnectRef to keep it longer. Returns NULL on failure.
 *
 * Since 0.9.5.
 */
virConnectPtr virDomainSnapshotGetConnect(virDomainSnapshotPtr snapshot);

/**
 * Returns the domain that the snapshot was taken of.
 *
 * No reference is added: the domain handle is owned by the snapshot handle, so do not free it. Use
 * virDomainRef to keep it longer. Returns NULL on failure.
 *
 * Since 0.9.5.
 */
virDomainPtr virDomainSnapshotGetDomain(virDomainSnapshotPtr snapshot);

/**
 * Returns the name of the snapshot.
 *
 * The string is owned by the handle; do not free. Returns NULL on failure.
 *
 * Since 0.9.5.
 */
const char *virDomainSnapshotGetName(virDomainSnapshotPtr snapshot);

/**
 * Returns the snapshot that this one was built upon.
 *
 * `flags` must be 0. Returns a new handle, or NULL if the snapshot has no parent or on failure.
 * Release the handle with virDomainSnapshotFree.
 *
 * Since 0.9.7.
 */
virDomainSnapshotPtr virDomainSnapshotGetParent(virDomainSnapshotPtr snapshot, unsigned int flags);

/**
 * Fills `names` with the names of the snapshots below this one.
 *
 * Stores at most `nameslen` strings and returns how many it stored, or -1 on failure. Free each
 * string with free(). `flags` takes virDomainSnapshotListFlags; only direct children count unless
 * it says otherwise. virDomainSnapshotListAllChildren is the better choice.
 *
 * Since 0.9.7.
 */
int virDomainSnapshotListChildrenNames(virDomainSnapshotPtr snapshot,
                                       char **names,
                                       int nameslen,
                                       unsigned int flags);

/**
 * Counts the snapshots below this one that match `flags`.
 *
 * `flags` takes virDomainSnapshotListFlags; only direct children count unless
 * VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS is set. Returns the count, or -1 on failure.
 *
 * Since 0.9.7.
 */
int virDomainSnapshotNumChildren(virDomainSnapshotPtr snapshot, unsigned int flags);

/**
 * Lists the snapshots of the domain that match `flags`.
 *
 * Stores a new NULL-terminated array in `snaps`; pass NULL to only count. Release each handle with
 * virDomainSnapshotFree and the array with free(). `flags` takes virDomainSnapshotListFlags.
 * Returns the count, or -1 on failure.
 *
 * Since 0.9.13.
 */
int virDomainListAllSnapshots(virDomainPtr domain,
                              virDomainSnapshotPtr **snaps,
                              unsigned int flags);

/**
 * Tells whether libvirt keeps metadata for the snapshot.
 *
 * A persistent domain cannot always be undefined while such metadata exists. `flags` must be 0.
 * Returns 1 if so, 0 if not, -1 on failure.
 *
 * Since 0.9.13.
 */
int virDomainSnapshotHasMetadata(virDomainSnapshotPtr snapshot, unsigned int flags);

/**
 * Tells whether this is the current snapshot of its domain.
 *
 * `flags` must be 0. Returns 1 if it is, 0 if not, -1 on failure.
 *
 * Since 0.9.13.
 */
int virDomainSnapshotIsCurrent(virDomainSnapshotPtr snapshot, unsigned int flags);

/**
 * Lists the snapshots below this one that match `flags`.
 *
 * Stores a new NULL-terminated array in `snaps`; pass NULL to only count. Release each handle with
 * virDomainSnapshotFree and the array with free(). `flags` takes virDomainSnapshotListFlags; only
 * direct children are listed unless VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS is set. Returns the count,
 * or -1 on failure.
 *
 * Since 0.9.13.
 */
int virDomainSnapshotListAllChildren(virDomainSnapshotPtr snapshot,
                                     virDomainSnapshotPtr **snaps,
                                     unsigned int flags);

/**
 * Adds a reference to the snapshot handle.
 *
 * Give back each reference with virDomainSnapshotFree. Returns 0 on success, -1 on failure.
 *
 * Since 0.9.13.
 */
int virDomainSnapshotRef(virDomainSnapshotPtr snapshot);

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_DOMAIN_SNAPSHOT_H */
