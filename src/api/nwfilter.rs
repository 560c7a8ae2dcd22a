//! Filters of network traffic and their bindings: `libvirt-nwfilter.h`.

use std::ffi::{c_char, c_int, c_uchar, c_uint};

use crate::abi::*;
use crate::api::call::clear;

/// Fills `names` with the names of the network filters.
///
/// Stores at most `maxnames` strings and returns how many it stored, or -1 on failure. Free each
/// string with free(). virConnectListAllNWFilters needs no size guess and is the better choice.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListNWFilters(
    conn: virConnectPtr,
    names: *mut *mut c_char,
    maxnames: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectListNWFilters, conn, names, maxnames) }.unsupported()
}

/// Counts the network filters.
///
/// Returns the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfNWFilters(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectNumOfNWFilters, conn) }.unsupported()
}

/// Creates a network filter from XML, or replaces the one with the same name and UUID.
///
/// Returns a new handle, or NULL on failure. Release the handle with virNWFilterFree.
/// virNWFilterDefineXMLFlags does the same and can check the XML against the schema.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterDefineXML(conn: virConnectPtr, xml_desc: *const c_char) -> virNWFilterPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterDefineXML, conn, xml_desc) }.unsupported()
}

/// Drops one reference to the filter handle and releases it when none remain.
///
/// The filter itself is not touched. Do not use the handle after giving up your reference. Returns 0
/// on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterFree(nwfilter: virNWFilterPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterFree, nwfilter) }.release()
}

/// Returns the name of the network filter.
///
/// The string is owned by the handle; do not free. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterGetName(nwfilter: virNWFilterPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterGetName, nwfilter) }.borrowed_string(|filter| &filter.name)
}

/// Copies the raw UUID of the filter into `uuid`.
///
/// `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterGetUUID(nwfilter: virNWFilterPtr, uuid: *mut c_uchar) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterGetUUID, nwfilter, uuid).uuid(uuid, |filter| filter.uuid) }
}

/// Writes the UUID of the filter into `buf` as text.
///
/// `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, with the final NUL. Returns 0 on
/// success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterGetUUIDString(nwfilter: virNWFilterPtr, buf: *mut c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterGetUUIDString, nwfilter, buf).uuid_string(buf, |filter| filter.uuid) }
}

/// Returns the network filter rules as XML text.
///
/// `flags` must be 0. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterGetXMLDesc(nwfilter: virNWFilterPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterGetXMLDesc, nwfilter, flags) }.unsupported()
}

/// Finds a network filter by its name.
///
/// Returns a new handle, or NULL if there is no such filter or on failure. Release the handle with
/// virNWFilterFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterLookupByName(conn: virConnectPtr, name: *const c_char) -> virNWFilterPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterLookupByName, conn, name) }.unsupported()
}

/// Finds a network filter by its raw UUID.
///
/// `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new handle, or NULL if there is no such
/// filter or on failure. Release the handle with virNWFilterFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterLookupByUUID(conn: virConnectPtr, uuid: *const c_uchar) -> virNWFilterPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterLookupByUUID, conn, uuid) }.unsupported()
}

/// Finds a network filter by its UUID in text form.
///
/// Returns a new handle, or NULL if there is no such filter or on failure. Release the handle with
/// virNWFilterFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterLookupByUUIDString(conn: virConnectPtr, uuid: *const c_char) -> virNWFilterPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterLookupByUUIDString, conn, uuid) }.unsupported()
}

/// Adds a reference to the filter handle.
///
/// Give back each reference with virNWFilterFree. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterRef(nwfilter: virNWFilterPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterRef, nwfilter) }.reference()
}

/// Deletes the network filter; fails while the filter is in use.
///
/// The handle still needs virNWFilterFree. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterUndefine(nwfilter: virNWFilterPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterUndefine, nwfilter) }.unsupported()
}

/// Lists all network filters.
///
/// Stores a new NULL-terminated array in `filters`; pass NULL to only count. Release each handle with
/// virNWFilterFree and the array with free(). `flags` must be 0. Returns the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListAllNWFilters(
    conn: virConnectPtr,
    filters: *mut *mut virNWFilterPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(filters) };
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectListAllNWFilters, conn, filters, flags) }.unsupported()
}

/// Lists all bindings of network filters to network ports.
///
/// Stores a new NULL-terminated array in `bindings`; pass NULL to only count. Release each handle
/// with virNWFilterBindingFree and the array with free(). `flags` must be 0. Returns the count, or -1
/// on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListAllNWFilterBindings(
    conn: virConnectPtr,
    bindings: *mut *mut virNWFilterBindingPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(bindings) };
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectListAllNWFilterBindings, conn, bindings, flags) }.unsupported()
}

/// Binds a network filter to a port, as described by the XML in `xml`.
///
/// `flags` takes virNWFilterBindingCreateFlags. Returns a new handle, or NULL on failure. Release the
/// handle with virNWFilterBindingFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterBindingCreateXML(
    conn: virConnectPtr,
    xml: *const c_char,
    flags: c_uint,
) -> virNWFilterBindingPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterBindingCreateXML, conn, xml, flags) }.unsupported()
}

/// Removes the binding, so that the filter no longer applies to the port.
///
/// The handle still needs virNWFilterBindingFree. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterBindingDelete(binding: virNWFilterBindingPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterBindingDelete, binding) }.unsupported()
}

/// Drops one reference to the binding handle and releases it when none remain.
///
/// The binding itself is not touched. Do not use the handle after giving up your reference. Returns 0
/// on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterBindingFree(binding: virNWFilterBindingPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterBindingFree, binding) }.release()
}

/// Returns the name of the network filter used by the binding.
///
/// The string is owned by the handle; do not free. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterBindingGetFilterName(binding: virNWFilterBindingPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterBindingGetFilterName, binding) }.borrowed_string(|binding| &binding.filter)
}

/// Returns the name of the network port device that the binding is for.
///
/// The string is owned by the handle; do not free. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterBindingGetPortDev(binding: virNWFilterBindingPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterBindingGetPortDev, binding) }.borrowed_string(|binding| &binding.port_device)
}

/// Returns the binding description as XML text.
///
/// `flags` must be 0. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterBindingGetXMLDesc(binding: virNWFilterBindingPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterBindingGetXMLDesc, binding, flags) }.unsupported()
}

/// Finds the filter binding of the port device named `portdev`.
///
/// Returns a new handle, or NULL if there is no such binding or on failure. Release the handle with
/// virNWFilterBindingFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterBindingLookupByPortDev(
    conn: virConnectPtr,
    portdev: *const c_char,
) -> virNWFilterBindingPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterBindingLookupByPortDev, conn, portdev) }.unsupported()
}

/// Adds a reference to the binding handle.
///
/// Give back each reference with virNWFilterBindingFree. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterBindingRef(binding: virNWFilterBindingPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterBindingRef, binding) }.reference()
}

/// Creates a network filter from XML, or replaces the one with the same name and UUID.
///
/// `flags` takes virNWFilterDefineFlags. Returns a new handle, or NULL on failure. Release the handle
/// with virNWFilterFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNWFilterDefineXMLFlags(
    conn: virConnectPtr,
    xml_desc: *const c_char,
    flags: c_uint,
) -> virNWFilterPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNWFilterDefineXMLFlags, conn, xml_desc, flags) }.unsupported()
}
