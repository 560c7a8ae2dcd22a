//! Listing and finding domains, and what a domain handle itself tells.

use std::ffi::{c_char, c_int, c_uchar, c_uint};
use std::sync::atomic::Ordering;

use crate::abi::*;
use crate::api::call::{checked_uuid, clear, text};
use crate::uuid::Uuid;

/// Fills `ids` with the ids of the running domains on the host.
///
/// `ids` is a caller-owned array of `maxids` entries. Returns the number of ids stored, or -1 on
/// failure. Domains can start or stop between a count and a listing, so prefer
/// virConnectListAllDomains.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListDomains(conn: virConnectPtr, ids: *mut c_int, maxids: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectListDomains, conn, ids, maxids).fill(ids, maxids, |conn| conn.driver().connect_list_domains())
    }
}

/// Returns how many domains are active on the host, or -1 on failure.
///
/// Use virConnectListAllDomains when a consistent list is needed.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfDomains(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectNumOfDomains, conn) }.count(|conn| conn.driver().connect_num_of_domains())
}

/// Drops one reference to a domain handle and frees it when none is left.
///
/// The domain itself is not affected. Do not use the handle afterwards unless another reference is
/// held. Returns 0, or -1 if `domain` is not a valid handle.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainFree(domain: virDomainPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainFree, domain) }.release()
}

/// Returns the hypervisor id of an active domain.
///
/// Returns (unsigned int)-1 on failure and for a domain that is not running. The handle may hold a
/// stale id when the domain has been started or stopped since the lookup.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetID(domain: virDomainPtr) -> c_uint {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetID, domain) }.value(|domain| Ok(domain.id.load(Ordering::Relaxed).cast_unsigned()))
}

/// Returns the name of the domain, or NULL on failure.
///
/// The string is owned by the handle; do not free it. It stays valid as long as the handle does.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetName(domain: virDomainPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetName, domain) }.borrowed_string(|domain| domain.name.as_c_str())
}

/// Finds an active domain by its hypervisor id.
///
/// Returns a new handle, or NULL when there is no such domain or the call fails. Release the handle
/// with virDomainFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainLookupByID(conn: virConnectPtr, id: c_int) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainLookupByID, conn, id) }.handle(|conn| conn.driver().domain_lookup_by_id(conn, id))
}

/// Finds a domain, active or not, by its name.
///
/// Returns a new handle, or NULL when there is no such domain or the call fails. Release the handle
/// with virDomainFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainLookupByName(conn: virConnectPtr, name: *const c_char) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainLookupByName, conn, name).handle(|conn| conn.driver().domain_lookup_by_name(conn, &text(name)))
    }
}

/// Copies the UUID of the domain into `uuid` as raw bytes.
///
/// `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetUUID(domain: virDomainPtr, uuid: *mut c_uchar) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetUUID, domain, uuid).uuid(uuid, |domain| domain.uuid) }
}

/// Finds a domain by its UUID given as raw bytes.
///
/// `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new handle, or NULL when there is no such
/// domain or the call fails. Release the handle with virDomainFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainLookupByUUID(conn: virConnectPtr, uuid: *const c_uchar) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainLookupByUUID, conn, uuid)
            .handle(|conn| conn.driver().domain_lookup_by_uuid(conn, &uuid.cast::<Uuid>().read()))
    }
}

/// Fills `names` with the names of the domains that are defined but not running.
///
/// `names` is a caller-owned array of `maxnames` entries. Free each stored string with free(). Returns
/// the number of names stored, or -1 on failure. Prefer virConnectListAllDomains, which has no race
/// with the count.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListDefinedDomains(
    conn: virConnectPtr,
    names: *mut *mut c_char,
    maxnames: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectListDefinedDomains, conn, names, maxnames)
            .names(names, maxnames, |conn| conn.driver().connect_list_defined_domains())
    }
}

/// Writes the UUID of the domain into `buf` as text.
///
/// `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, including the final NUL. Returns 0, or
/// -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetUUIDString(domain: virDomainPtr, buf: *mut c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetUUIDString, domain, buf).uuid_string(buf, |domain| domain.uuid) }
}

/// Finds a domain by its UUID given as text.
///
/// Returns a new handle, or NULL when the text is not a UUID, there is no such domain or the call
/// fails. Release the handle with virDomainFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainLookupByUUIDString(conn: virConnectPtr, uuid: *const c_char) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainLookupByUUIDString, conn, uuid)
            .handle(|conn| conn.driver().domain_lookup_by_uuid(conn, &checked_uuid(uuid)))
    }
}

/// Returns how many domains are defined but not running, or -1 on failure.
///
/// Use virConnectListAllDomains when a consistent list is needed.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfDefinedDomains(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectNumOfDefinedDomains, conn) }.count(|conn| conn.driver().connect_num_of_defined_domains())
}

/// Returns the connection the domain handle belongs to, or NULL on failure.
///
/// No reference is added. The result is valid as long as the domain handle; do not close it, or take a
/// reference first with virConnectRef.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetConnect(domain: virDomainPtr) -> virConnectPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetConnect, domain) }.borrowed_handle(|domain| domain.connection())
}

/// Adds a reference to a domain handle.
///
/// Each reference needs its own virDomainFree. Returns 0, or -1 if `domain` is not a valid handle.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainRef(domain: virDomainPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainRef, domain) }.reference()
}

/// Lists domains as handles, with filters.
///
/// `flags` takes virConnectListAllDomainsFlags; 0 means all. `domains` receives a new NULL-terminated
/// array, or pass NULL to only count. Release each handle with virDomainFree and the array with free().
/// Returns the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListAllDomains(
    conn: virConnectPtr,
    domains: *mut *mut virDomainPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(domains) };
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectListAllDomains, conn, domains, flags)
            .listing(domains, |conn, extent| conn.driver().connect_list_all_domains(conn, extent, flags.into()))
    }
}

/// Reads the security labels of a running domain, one for each security driver.
///
/// `seclabels` receives a new array; free it with free(). Returns the number of entries, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetSecurityLabelList(
    domain: virDomainPtr,
    seclabels: *mut virSecurityLabelPtr,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetSecurityLabelList, domain, seclabels) }.unsupported()
}
