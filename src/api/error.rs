//! TODO-subject error: exported functions of `virterror.h`.

use std::ffi::{c_char, c_int, c_void};

use crate::abi::*;
use crate::api::call::Api;
use crate::error::Origin;

const API: Api = Api(Origin::None);

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnCopyLastError(conn: virConnectPtr, to: virErrorPtr) -> c_int {
    // MANUAL 
    API.call("virConnCopyLastError").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnGetLastError(conn: virConnectPtr) -> virErrorPtr {
    // MANUAL 
    API.call("virConnGetLastError").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnResetLastError(conn: virConnectPtr) {
    // MANUAL 
    API.call("virConnResetLastError").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnSetErrorFunc(conn: virConnectPtr, user_data: *mut c_void, handler: virErrorFunc) {
    // MANUAL 
    API.call("virConnSetErrorFunc").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virCopyLastError(to: virErrorPtr) -> c_int {
    // MANUAL 
    API.call("virCopyLastError").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDefaultErrorFunc(err: virErrorPtr) {
    // MANUAL 
    API.call("virDefaultErrorFunc").unsupported()
}

/// (to be described)
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetLastError() -> virErrorPtr {
    // MANUAL 
    API.call("virGetLastError").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virResetError(err: virErrorPtr) {
    // MANUAL 
    API.call("virResetError").unsupported()
}

/// (to be described)
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virResetLastError() {
    // MANUAL 
    API.call("virResetLastError").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSetErrorFunc(user_data: *mut c_void, handler: virErrorFunc) {
    // MANUAL 
    API.call("virSetErrorFunc").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virFreeError(err: virErrorPtr) {
    // MANUAL 
    API.call("virFreeError").unsupported()
}

/// (to be described)
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSaveLastError() -> virErrorPtr {
    // MANUAL 
    API.call("virSaveLastError").unsupported()
}

/// (to be described)
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetLastErrorMessage() -> *const c_char {
    // MANUAL 
    API.call("virGetLastErrorMessage").unsupported()
}

/// (to be described)
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetLastErrorCode() -> c_int {
    // MANUAL 
    API.call("virGetLastErrorCode").unsupported()
}

/// (to be described)
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetLastErrorDomain() -> c_int {
    // MANUAL 
    API.call("virGetLastErrorDomain").unsupported()
}
