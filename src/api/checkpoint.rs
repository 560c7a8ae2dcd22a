//! Checkpoints: `libvirt-domain-checkpoint.h`.

use std::ffi::{c_char, c_int, c_uint};

use crate::abi::*;
use crate::api::call::{bytes, clear, text};

/// Creates a checkpoint, from which the disk blocks changed later can be tracked.
///
/// `xmlDesc` describes the checkpoint. `flags` takes virDomainCheckpointCreateFlags. Returns a new
/// handle, or NULL on failure. Release the handle with virDomainCheckpointFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCheckpointCreateXML(
    domain: virDomainPtr,
    xml_desc: *const c_char,
    flags: c_uint,
) -> virDomainCheckpointPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainCheckpointCreateXML, domain, xml_desc, flags)
            .handle(|domain| domain.driver().domain_checkpoint_create_xml(domain, bytes(xml_desc), flags.into()))
    }
}

/// Deletes the checkpoint; the guest disk content is not changed.
///
/// `flags` takes virDomainCheckpointDeleteFlags, which can include the children or limit the work to
/// metadata. The handle still needs virDomainCheckpointFree. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCheckpointDelete(checkpoint: virDomainCheckpointPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainCheckpointDelete, checkpoint, flags) }
        .status(|checkpoint| checkpoint.driver().domain_checkpoint_delete(checkpoint, flags.into()))
}

/// Drops one reference to the checkpoint handle and releases it when none remain.
///
/// The checkpoint itself is not touched. Do not use the handle after giving up your reference.
/// Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCheckpointFree(checkpoint: virDomainCheckpointPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainCheckpointFree, checkpoint) }.release()
}

/// Returns the connection that the checkpoint handle belongs to.
///
/// No reference is added: the connection is owned by the handle, so do not close it. Use
/// virConnectRef to keep it longer. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCheckpointGetConnect(checkpoint: virDomainCheckpointPtr) -> virConnectPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainCheckpointGetConnect, checkpoint) }.borrowed_handle(|checkpoint| checkpoint.connection())
}

/// Returns the domain that the checkpoint belongs to.
///
/// No reference is added: the domain handle is owned by the checkpoint handle, so do not free it. Use
/// virDomainRef to keep it longer. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCheckpointGetDomain(checkpoint: virDomainCheckpointPtr) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainCheckpointGetDomain, checkpoint) }.borrowed_handle(|checkpoint| checkpoint.domain())
}

/// Returns the name of the checkpoint.
///
/// The string is owned by the handle; do not free. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCheckpointGetName(checkpoint: virDomainCheckpointPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainCheckpointGetName, checkpoint) }.borrowed_string(|checkpoint| checkpoint.name.as_c_str())
}

/// Returns the checkpoint that this one follows.
///
/// `flags` must be 0. Returns a new handle, or NULL if the checkpoint has no parent or on failure.
/// Release the handle with virDomainCheckpointFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCheckpointGetParent(
    checkpoint: virDomainCheckpointPtr,
    flags: c_uint,
) -> virDomainCheckpointPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainCheckpointGetParent, checkpoint, flags) }
        .handle(|checkpoint| checkpoint.driver().domain_checkpoint_get_parent(checkpoint, flags))
}

/// Returns the checkpoint description as XML text.
///
/// `flags` takes virDomainCheckpointXMLFlags; VIR_DOMAIN_CHECKPOINT_XML_SECURE needs a connection
/// with write access. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCheckpointGetXMLDesc(
    checkpoint: virDomainCheckpointPtr,
    flags: c_uint,
) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainCheckpointGetXMLDesc, checkpoint, flags) }
        .string(|checkpoint| checkpoint.driver().domain_checkpoint_get_xml_desc(checkpoint, flags.into()))
}

/// Lists the checkpoints below this one that match `flags`.
///
/// Stores a new NULL-terminated array in `children`; pass NULL to only count. Release each handle
/// with virDomainCheckpointFree and the array with free(). `flags` takes
/// virDomainCheckpointListFlags; only direct children are listed unless
/// VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS is set. Returns the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCheckpointListAllChildren(
    checkpoint: virDomainCheckpointPtr,
    children: *mut *mut virDomainCheckpointPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(children) };
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainCheckpointListAllChildren, checkpoint, children, flags).listing(children, |checkpoint, ask| {
            checkpoint.driver().domain_checkpoint_list_all_children(checkpoint, ask, flags.into())
        })
    }
}

/// Finds a checkpoint of the domain by its name.
///
/// `flags` must be 0. Returns a new handle, or NULL if there is no such checkpoint or on failure.
/// Release the handle with virDomainCheckpointFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCheckpointLookupByName(
    domain: virDomainPtr,
    name: *const c_char,
    flags: c_uint,
) -> virDomainCheckpointPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainCheckpointLookupByName, domain, name, flags)
            .handle(|domain| domain.driver().domain_checkpoint_lookup_by_name(domain, &text(name), flags))
    }
}

/// Adds a reference to the checkpoint handle.
///
/// Give back each reference with virDomainCheckpointFree. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCheckpointRef(checkpoint: virDomainCheckpointPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainCheckpointRef, checkpoint) }.reference()
}

/// Lists the checkpoints of the domain that match `flags`.
///
/// Stores a new NULL-terminated array in `checkpoints`; pass NULL to only count. Release each handle
/// with virDomainCheckpointFree and the array with free(). `flags` takes
/// virDomainCheckpointListFlags. Returns the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainListAllCheckpoints(
    domain: virDomainPtr,
    checkpoints: *mut *mut virDomainCheckpointPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(checkpoints) };
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainListAllCheckpoints, domain, checkpoints, flags)
            .listing(checkpoints, |domain, ask| domain.driver().domain_list_all_checkpoints(domain, ask, flags.into()))
    }
}
