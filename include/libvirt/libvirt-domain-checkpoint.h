/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Made from src/ and abi/ by `make headers`: change those, not this file. */

#ifndef LIBVIRT_DOMAIN_CHECKPOINT_H
#define LIBVIRT_DOMAIN_CHECKPOINT_H

#if !defined __VIR_LIBVIRT_H_INCLUDES__
#error "libvirt-domain-checkpoint.h is a part of libvirt.h: include <libvirt/libvirt.h>"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Handles */

/** What a `virDomainCheckpointPtr` points to; only the library looks inside. Since 5.2.0. */
typedef struct _virDomainCheckpoint virDomainCheckpoint;
typedef virDomainCheckpoint *virDomainCheckpointPtr;

/* Enums */

/** Flag bits for creating a checkpoint. Since 5.6.0. */
typedef enum {
    /** Restore the metadata of a checkpoint that was made before */
    VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE = 1 << 0,
    /** Let the guest agent quiet the filesystems meanwhile */
    VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE = 1 << 1,
    /** Check a restored checkpoint against the disks. Since 6.10.0. */
    VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE = 1 << 2,
} virDomainCheckpointCreateFlags;

/** Flag bits for reading the XML of a checkpoint. Since 5.6.0. */
typedef enum {
    /** Show secrets such as passwords too; not on a read-only connection */
    VIR_DOMAIN_CHECKPOINT_XML_SECURE = 1 << 0,
    /** Leave out the domain */
    VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN = 1 << 1,
    /** Tell how much each disk changed since */
    VIR_DOMAIN_CHECKPOINT_XML_SIZE = 1 << 2,
} virDomainCheckpointXMLFlags;

/** Filter bits and options for listing checkpoints. Since 5.6.0. */
typedef enum {
    /** Of a domain: those without a parent */
    VIR_DOMAIN_CHECKPOINT_LIST_ROOTS = 1 << 0,
    /** Of a checkpoint: children of children too */
    VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS = 1 << 0,
    /** Parents before their children */
    VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL = 1 << 1,
    /** Those without children */
    VIR_DOMAIN_CHECKPOINT_LIST_LEAVES = 1 << 2,
    /** Those with children */
    VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES = 1 << 3,
} virDomainCheckpointListFlags;

/** Flag bits that say what is deleted with a checkpoint. Since 5.6.0. */
typedef enum {
    /** All its descendants too */
    VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN = 1 << 0,
    /** Forget it, but leave the disks alone */
    VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY = 1 << 1,
    /** All its descendants, but not itself */
    VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY = 1 << 2,
} virDomainCheckpointDeleteFlags;

/* Functions */

/**
 * Creates a checkpoint, from which the disk blocks changed later can be tracked.
 *
 * `xmlDesc` describes the checkpoint. `flags` takes virDomainCheckpointCreateFlags. Returns a new
 * handle, or NULL on failure. Release the handle with virDomainCheckpointFree.
 *
 * Since 5.6.0.
 */
virDomainCheckpointPtr virDomainCheckpointCreateXML(virDomainPtr domain,
                                                    const char *xmlDesc,
                                                    unsigned int flags);

/**
 * Deletes the checkpoint; the guest disk content is not changed.
 *
 * `flags` takes virDomainCheckpointDeleteFlags, which can include the children or limit the work to
 * metadata. The handle still needs virDomainCheckpointFree. Returns 0 on success, -1 on failure.
 *
 * Since 5.6.0.
 */
int virDomainCheckpointDelete(virDomainCheckpointPtr checkpoint, unsigned int flags);

/**
 * Drops one reference to the checkpoint handle and releases it when none remain.
 *
 * The checkpoint itself is not touched. Do not use the handle after giving up your reference.
 * Returns 0 on success, -1 on failure.
 *
 * Since 5.6.0.
 */
int virDomainCheckpointFree(virDomainCheckpointPtr checkpoint);

/**
 * Returns the connection that the checkpoint handle belongs to.
 *
 * No reference is added: the connection is owned by the handle, so do not close it. Use
 * virConnectRef to keep it longer. Returns NULL on failure.
 *
 * Since 5.6.0.
 */
virConnectPtr virDomainCheckpointGetConnect(virDomainCheckpointPtr checkpoint);

/**
 * Returns the domain that the checkpoint belongs to.
 *
 * No reference is added: the domain handle is owned by the checkpoint handle, so do not free it.
 * Use virDomainRef to keep it longer. Returns NULL on failure.
 *
 * Since 5.6.0.
 */
virDomainPtr virDomainCheckpointGetDomain(virDomainCheckpointPtr checkpoint);

/**
 * Returns the name of the checkpoint.
 *
 * The string is owned by the handle; do not free. Returns NULL on failure.
 *
 * Since 5.6.0.
 */
const char *virDomainCheckpointGetName(virDomainCheckpointPtr checkpoint);

/**
 * Returns the checkpoint that this one follows.
 *
 * `flags` must be 0. Returns a new handle, or NULL if the checkpoint has no parent or on failure.
 * Release the handle with virDomainCheckpointFree.
 *
 * Since 5.6.0.
 */
virDomainCheckpointPtr virDomainCheckpointGetParent(virDomainCheckpointPtr checkpoint,
                                                    unsigned int flags);

/**
 * Returns the checkpoint description as XML text.
 *
 * `flags` takes virDomainCheckpointXMLFlags; VIR_DOMAIN_CHECKPOINT_XML_SECURE needs a connection
 * with write access. Free the result with free(). Returns NULL on failure.
 *
 * Since 5.6.0.
 */
char *virDomainCheckpointGetXMLDesc(virDomainCheckpointPtr checkpoint, unsigned int flags);

/**
 * Lists the checkpoints below this one that match `flags`.
 *
 * Stores a new NULL-terminated array in `children`; pass NULL to only count. Release each handle
 * with virDomainCheckpointFree and the array with free(). `flags` takes
 * virDomainCheckpointListFlags; only direct children are listed unless
 * VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS is set. Returns the count, or -1 on failure.
 *
 * Since 5.6.0.
 */
int virDomainCheckpointListAllChildren(virDomainCheckpointPtr checkpoint,
                                       virDomainCheckpointPtr **children,
                                       unsigned int flags);

/**
 * Finds a checkpoint of the domain by its name.
 *
 * `flags` must be 0. Returns a new handle, or NULL if there is no such checkpoint or on failure.
 * Release the handle with virDomainCheckpointFree.
 *
 * Since 5.6.0.
 */
virDomainCheckpointPtr virDomainCheckpointLookupByName(virDomainPtr domain,
                                                       const char *name,
                                                       unsigned int flags);

/**
 * Adds a reference to the checkpoint handle.
 *
 * Give back each reference with virDomainCheckpointFree. Returns 0 on success, -1 on failure.
 *
 * Since 5.6.0.
 */
int virDomainCheckpointRef(virDomainCheckpointPtr checkpoint);

/**
 * Lists the checkpoints of the domain that match `flags`.
 *
 * Stores a new NULL-terminated array in `checkpoints`; pass NULL to only count. Release each handle
 * with virDomainCheckpointFree and the array with free(). `flags` takes
 * virDomainCheckpointListFlags. Returns the count, or -1 on failure.
 *
 * Since 5.6.0.
 */
int virDomainListAllCheckpoints(virDomainPtr domain,
                                virDomainCheckpointPtr **checkpoints,
                                unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif /* LIBVIRT_DOMAIN_CHECKPOINT_H */
