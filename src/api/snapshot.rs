//! Snapshots: `libvirt-domain-snapshot.h`.

use std::ffi::{c_char, c_int, c_uint};

use crate::abi::*;
use crate::api::call::{bytes, clear, room, text};

/// Tells whether one of the snapshots of the domain is marked as current.
///
/// `flags` must be 0. Returns 1 if so, 0 if not, -1 on failure. Get the snapshot with
/// virDomainSnapshotCurrent.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainHasCurrentSnapshot(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainHasCurrentSnapshot, domain, flags) }
        .truth(|domain| domain.driver().domain_has_current_snapshot(domain, flags))
}

/// Takes the domain back to the state saved in the snapshot.
///
/// What the domain did since then is lost unless saved elsewhere. `flags` takes
/// virDomainSnapshotRevertFlags, for example to choose running or paused afterwards. Returns 0 on
/// success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainRevertToSnapshot(snapshot: virDomainSnapshotPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainRevertToSnapshot, snapshot, flags) }
        .status(|snapshot| snapshot.driver().domain_revert_to_snapshot(snapshot, flags.into()))
}

/// Takes a snapshot of the domain as described by the XML in `xmlDesc`.
///
/// What is saved (disks, memory, or both) depends on the XML, the domain state and `flags`, which
/// takes virDomainSnapshotCreateFlags. Returns a new handle, or NULL on failure. Release the handle
/// with virDomainSnapshotFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotCreateXML(
    domain: virDomainPtr,
    xml_desc: *const c_char,
    flags: c_uint,
) -> virDomainSnapshotPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSnapshotCreateXML, domain, xml_desc, flags)
            .handle(|domain| domain.driver().domain_snapshot_create_xml(domain, bytes(xml_desc), flags.into()))
    }
}

/// Returns the current snapshot of the domain.
///
/// `flags` must be 0. Returns a new handle, or NULL if no snapshot is current or on failure. Release
/// the handle with virDomainSnapshotFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotCurrent(domain: virDomainPtr, flags: c_uint) -> virDomainSnapshotPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSnapshotCurrent, domain, flags) }
        .handle(|domain| domain.driver().domain_snapshot_current(domain, flags))
}

/// Deletes the snapshot; the domain itself keeps its present state.
///
/// `flags` takes virDomainSnapshotDeleteFlags, which can include the child snapshots or limit the
/// work to metadata. The handle still needs virDomainSnapshotFree. Returns 0 on success, -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotDelete(snapshot: virDomainSnapshotPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSnapshotDelete, snapshot, flags) }
        .status(|snapshot| snapshot.driver().domain_snapshot_delete(snapshot, flags.into()))
}

/// Drops one reference to the snapshot handle and releases it when none remain.
///
/// The snapshot itself is not touched. Do not use the handle after giving up your reference. Returns
/// 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotFree(snapshot: virDomainSnapshotPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSnapshotFree, snapshot) }.release()
}

/// Returns the snapshot description as XML text.
///
/// `flags` takes virDomainSnapshotXMLFlags; VIR_DOMAIN_SNAPSHOT_XML_SECURE adds passwords and the
/// like, and needs a connection with write access. Free the result with free(). Returns NULL on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotGetXMLDesc(snapshot: virDomainSnapshotPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSnapshotGetXMLDesc, snapshot, flags) }
        .string(|snapshot| snapshot.driver().domain_snapshot_get_xml_desc(snapshot, flags.into()))
}

/// Fills `names` with the names of the snapshots of the domain.
///
/// Stores at most `nameslen` strings and returns how many it stored, or -1 on failure. Free each
/// string with free(). `flags` takes virDomainSnapshotListFlags. virDomainListAllSnapshots needs no
/// size guess and is the better choice.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotListNames(
    domain: virDomainPtr,
    names: *mut *mut c_char,
    nameslen: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSnapshotListNames, domain, names, nameslen, flags).names(names, nameslen, |domain| {
            domain.driver().domain_snapshot_list_names(domain, room(nameslen), flags.into())
        })
    }
}

/// Finds a snapshot of the domain by its name.
///
/// `flags` must be 0. Returns a new handle, or NULL if there is no such snapshot or on failure.
/// Release the handle with virDomainSnapshotFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotLookupByName(
    domain: virDomainPtr,
    name: *const c_char,
    flags: c_uint,
) -> virDomainSnapshotPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSnapshotLookupByName, domain, name, flags)
            .handle(|domain| domain.driver().domain_snapshot_lookup_by_name(domain, &text(name), flags))
    }
}

/// Counts the snapshots of the domain that match `flags`.
///
/// `flags` takes virDomainSnapshotListFlags. Returns the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotNum(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSnapshotNum, domain, flags) }
        .count(|domain| domain.driver().domain_snapshot_num(domain, flags.into()))
}

/// Returns the connection that the snapshot handle belongs to.
///
/// No reference is added: the connection is owned by the handle, so do not close it. Use
/// virConnectRef to keep it longer. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotGetConnect(snapshot: virDomainSnapshotPtr) -> virConnectPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSnapshotGetConnect, snapshot) }.borrowed_handle(|snapshot| snapshot.connection())
}

/// Returns the domain that the snapshot was taken of.
///
/// No reference is added: the domain handle is owned by the snapshot handle, so do not free it. Use
/// virDomainRef to keep it longer. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotGetDomain(snapshot: virDomainSnapshotPtr) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSnapshotGetDomain, snapshot) }.borrowed_handle(|snapshot| snapshot.domain())
}

/// Returns the name of the snapshot.
///
/// The string is owned by the handle; do not free. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotGetName(snapshot: virDomainSnapshotPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSnapshotGetName, snapshot) }.borrowed_string(|snapshot| snapshot.name.as_c_str())
}

/// Returns the snapshot that this one was built upon.
///
/// `flags` must be 0. Returns a new handle, or NULL if the snapshot has no parent or on failure.
/// Release the handle with virDomainSnapshotFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotGetParent(
    snapshot: virDomainSnapshotPtr,
    flags: c_uint,
) -> virDomainSnapshotPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSnapshotGetParent, snapshot, flags) }
        .handle(|snapshot| snapshot.driver().domain_snapshot_get_parent(snapshot, flags))
}

/// Fills `names` with the names of the snapshots below this one.
///
/// Stores at most `nameslen` strings and returns how many it stored, or -1 on failure. Free each
/// string with free(). `flags` takes virDomainSnapshotListFlags; only direct children count unless it
/// says otherwise. virDomainSnapshotListAllChildren is the better choice.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotListChildrenNames(
    snapshot: virDomainSnapshotPtr,
    names: *mut *mut c_char,
    nameslen: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSnapshotListChildrenNames, snapshot, names, nameslen, flags).names(
            names,
            nameslen,
            |snapshot| snapshot.driver().domain_snapshot_list_children_names(snapshot, room(nameslen), flags.into()),
        )
    }
}

/// Counts the snapshots below this one that match `flags`.
///
/// `flags` takes virDomainSnapshotListFlags; only direct children count unless
/// VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS is set. Returns the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotNumChildren(snapshot: virDomainSnapshotPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSnapshotNumChildren, snapshot, flags) }
        .count(|snapshot| snapshot.driver().domain_snapshot_num_children(snapshot, flags.into()))
}

/// Lists the snapshots of the domain that match `flags`.
///
/// Stores a new NULL-terminated array in `snaps`; pass NULL to only count. Release each handle with
/// virDomainSnapshotFree and the array with free(). `flags` takes virDomainSnapshotListFlags. Returns
/// the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainListAllSnapshots(
    domain: virDomainPtr,
    snaps: *mut *mut virDomainSnapshotPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(snaps) };
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainListAllSnapshots, domain, snaps, flags)
            .listing(snaps, |domain, ask| domain.driver().domain_list_all_snapshots(domain, ask, flags.into()))
    }
}

/// Tells whether libvirt keeps metadata for the snapshot.
///
/// A persistent domain cannot always be undefined while such metadata exists. `flags` must be 0.
/// Returns 1 if so, 0 if not, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotHasMetadata(snapshot: virDomainSnapshotPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSnapshotHasMetadata, snapshot, flags) }
        .truth(|snapshot| snapshot.driver().domain_snapshot_has_metadata(snapshot, flags))
}

/// Tells whether this is the current snapshot of its domain.
///
/// `flags` must be 0. Returns 1 if it is, 0 if not, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotIsCurrent(snapshot: virDomainSnapshotPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSnapshotIsCurrent, snapshot, flags) }
        .truth(|snapshot| snapshot.driver().domain_snapshot_is_current(snapshot, flags))
}

/// Lists the snapshots below this one that match `flags`.
///
/// Stores a new NULL-terminated array in `snaps`; pass NULL to only count. Release each handle with
/// virDomainSnapshotFree and the array with free(). `flags` takes virDomainSnapshotListFlags; only
/// direct children are listed unless VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS is set. Returns the count,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotListAllChildren(
    snapshot: virDomainSnapshotPtr,
    snaps: *mut *mut virDomainSnapshotPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(snaps) };
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSnapshotListAllChildren, snapshot, snaps, flags).listing(snaps, |snapshot, ask| {
            snapshot.driver().domain_snapshot_list_all_children(snapshot, ask, flags.into())
        })
    }
}

/// Adds a reference to the snapshot handle.
///
/// Give back each reference with virDomainSnapshotFree. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSnapshotRef(snapshot: virDomainSnapshotPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSnapshotRef, snapshot) }.reference()
}
