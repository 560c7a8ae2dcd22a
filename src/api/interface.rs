//! TODO-subject interface: exported functions of `libvirt-interface.h`.

use std::ffi::{c_char, c_int, c_uint};

use crate::abi::*;
use crate::api::call::{Api, clear};
use crate::error::Origin;

const API: Api = Api(Origin::Interface);

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListInterfaces(conn: virConnectPtr, names: *mut *mut c_char, maxnames: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectListInterfaces", conn) }.non_null_array(names, maxnames, "names").non_negative(maxnames, "maxnames").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfInterfaces(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectNumOfInterfaces", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceCreate(iface: virInterfacePtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceCreate", iface) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceDefineXML(conn: virConnectPtr, xml_desc: *const c_char, flags: c_uint) -> virInterfacePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceDefineXML", conn) }.writable()/*IRR virCheckNonNullArgGoto(xml, error);*/.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceDestroy(iface: virInterfacePtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceDestroy", iface) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceFree(iface: virInterfacePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceFree", iface) }.release()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceGetConnect(iface: virInterfacePtr) -> virConnectPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceGetConnect", iface) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceGetMACString(iface: virInterfacePtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceGetMACString", iface) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceGetName(iface: virInterfacePtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceGetName", iface) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceGetXMLDesc(iface: virInterfacePtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceGetXMLDesc", iface) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceLookupByMACString(conn: virConnectPtr, mac: *const c_char) -> virInterfacePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceLookupByMACString", conn) }/*IRR virCheckNonNullArgGoto(macstr, error);*/.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceLookupByName(conn: virConnectPtr, name: *const c_char) -> virInterfacePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceLookupByName", conn) }.non_null(name, "name").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceRef(iface: virInterfacePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceRef", iface) }.reference()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceUndefine(iface: virInterfacePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceUndefine", iface) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListDefinedInterfaces(conn: virConnectPtr, names: *mut *mut c_char, maxnames: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectListDefinedInterfaces", conn) }.non_null_array(names, maxnames, "names").non_negative(maxnames, "maxnames").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfDefinedInterfaces(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectNumOfDefinedInterfaces", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceIsActive(iface: virInterfacePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceIsActive", iface) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceChangeBegin(conn: virConnectPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceChangeBegin", conn) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceChangeCommit(conn: virConnectPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceChangeCommit", conn) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceChangeRollback(conn: virConnectPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virInterfaceChangeRollback", conn) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListAllInterfaces(conn: virConnectPtr, ifaces: *mut *mut virInterfacePtr, flags: c_uint) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(ifaces) };
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectListAllInterfaces", conn) }.unsupported()
}
