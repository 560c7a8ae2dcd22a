//! TODO-subject connect: exported functions of `libvirt-host.h`.

use std::ffi::{c_char, c_int, c_uint, c_ulong, c_void};

use crate::abi::*;
use crate::api::call::{Api, clear};
use crate::error::Origin;

const API: Api = Api(Origin::Domain);

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectClose(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectClose", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetType(conn: virConnectPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectGetType", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetVersion(conn: virConnectPtr, hv_ver: *mut c_ulong) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectGetVersion", conn) }.non_null(hv_ver, "hvVer").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectOpen(name: *const c_char) -> virConnectPtr {
    // MANUAL 
    API.call("virConnectOpen").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectOpenReadOnly(name: *const c_char) -> virConnectPtr {
    // MANUAL 
    API.call("virConnectOpenReadOnly").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetVersion(lib_ver: *mut c_ulong, kind: *const c_char, type_ver: *mut c_ulong) -> c_int {
    // MANUAL 
    API.call("virGetVersion").unsupported()
}

/// (to be described)
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInitialize() -> c_int {
    // MANUAL 
    API.call("virInitialize").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetCapabilities(conn: virConnectPtr) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectGetCapabilities", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetMaxVcpus(conn: virConnectPtr, kind: *const c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectGetMaxVcpus", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetHostname(conn: virConnectPtr) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectGetHostname", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetURI(conn: virConnectPtr) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectGetURI", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectOpenAuth(name: *const c_char, auth: virConnectAuthPtr, flags: c_uint) -> virConnectPtr {
    // MANUAL 
    API.call("virConnectOpenAuth").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectRef(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectRef", conn) }.reference()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetLibVersion(conn: virConnectPtr, lib_ver: *mut c_ulong) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectGetLibVersion", conn) }.non_null(lib_ver, "libVer").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectIsEncrypted(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectIsEncrypted", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectIsSecure(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectIsSecure", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetSysinfo(conn: virConnectPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectGetSysinfo", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectIsAlive(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectIsAlive", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectSetKeepAlive(conn: virConnectPtr, interval: c_int, count: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectSetKeepAlive", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectRegisterCloseCallback(conn: virConnectPtr, cb: virConnectCloseFunc, opaque: *mut c_void, freecb: virFreeCallback) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectRegisterCloseCallback", conn) }.non_null(cb, "cb").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectUnregisterCloseCallback(conn: virConnectPtr, cb: virConnectCloseFunc) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectUnregisterCloseCallback", conn) }.non_null(cb, "cb").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetCPUModelNames(conn: virConnectPtr, arch: *const c_char, models: *mut *mut *mut c_char, flags: c_uint) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(models) };
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectGetCPUModelNames", conn) }.non_null(arch, "arch").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectSetIdentity(conn: virConnectPtr, params: virTypedParameterPtr, nparams: c_int, flags: c_uint) -> c_int {
    // MANUAL 
    API.call("virConnectSetIdentity").unsupported()
}
