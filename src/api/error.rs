//! TODO-subject error: exported functions of `virterror.h`.

use std::ffi::{c_char, c_int, c_void};

use crate::abi::*;
use crate::api::call::Api;
use crate::error::Origin;

const API: Api = Api(Origin::None);

/// Copies the last error of a connection into the caller's `to`.
///
/// Returns the code of the error, 0 when there is none, or -1 when an argument is bad. Clear the copy
/// with virResetError. The state is shared by all threads; prefer virCopyLastError.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnCopyLastError(conn: virConnectPtr, to: virErrorPtr) -> c_int {
    // MANUAL
    API.call("virConnCopyLastError").unsupported()
}

/// Returns the last error of a connection, or NULL when there is none.
///
/// The error is owned by the connection; do not free it. Another thread may overwrite it at any time,
/// so prefer virGetLastError, which is kept per thread.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnGetLastError(conn: virConnectPtr) -> virErrorPtr {
    // MANUAL
    API.call("virConnGetLastError").unsupported()
}

/// Clears the last error of a connection.
///
/// Pointers got from virConnGetLastError must not be read afterwards. virResetLastError does the same
/// for the error of the calling thread.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnResetLastError(conn: virConnectPtr) {
    // MANUAL
    API.call("virConnResetLastError").unsupported()
}

/// Sets the error handler of one connection.
///
/// `userData` is handed to `handler` on each call. NULL as `handler` removes it, so that the handler
/// set with virSetErrorFunc applies again. Reading the error with virGetLastError after a failed call
/// is safer in programs with threads.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnSetErrorFunc(conn: virConnectPtr, user_data: *mut c_void, handler: virErrorFunc) {
    // MANUAL
    API.call("virConnSetErrorFunc").unsupported()
}

/// Copies the last error of the calling thread into the caller's `to`.
///
/// Returns the code of the error, 0 when there is none, or -1 on failure. Clear the copy with
/// virResetError; it owns its strings.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virCopyLastError(to: virErrorPtr) -> c_int {
    // MANUAL
    API.call("virCopyLastError").unsupported()
}

/// Prints an error to standard error.
///
/// Used for errors as long as no handler has been set with virSetErrorFunc.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDefaultErrorFunc(err: virErrorPtr) {
    // MANUAL
    API.call("virDefaultErrorFunc").unsupported()
}

/// Returns the last error of the calling thread, or NULL when there is none.
///
/// The error is owned by the library and valid until the thread's next library call; do not free it.
/// Use virSaveLastError to keep a copy.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetLastError() -> virErrorPtr {
    // MANUAL
    API.call("virGetLastError").unsupported()
}

/// Clears an error structure and frees the strings in it.
///
/// The structure itself is not freed, so this suits errors filled by virCopyLastError. NULL is allowed.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virResetError(err: virErrorPtr) {
    // MANUAL
    API.call("virResetError").unsupported()
}

/// Clears the last error of the calling thread.
///
/// Pointers got from virGetLastError must not be read afterwards.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virResetLastError() {
    // MANUAL
    API.call("virResetLastError").unsupported()
}

/// Sets the error handler for the whole process.
///
/// `userData` is handed to `handler` on each call. NULL as `handler` brings back the default, which
/// prints to standard error.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSetErrorFunc(user_data: *mut c_void, handler: virErrorFunc) {
    // MANUAL
    API.call("virSetErrorFunc").unsupported()
}

/// Frees an error together with its strings.
///
/// Use it for what virSaveLastError returned. NULL is allowed.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virFreeError(err: virErrorPtr) {
    // MANUAL
    API.call("virFreeError").unsupported()
}

/// Returns a copy of the last error of the calling thread.
///
/// Free the result with virFreeError. Returns NULL when no copy could be made.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSaveLastError() -> virErrorPtr {
    // MANUAL
    API.call("virSaveLastError").unsupported()
}

/// Returns the message of the calling thread's last error.
///
/// Gives a fixed text when there is no error, never NULL. The string is owned by the library and valid
/// until the thread's next library call; do not free it.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetLastErrorMessage() -> *const c_char {
    // MANUAL
    API.call("virGetLastErrorMessage").unsupported()
}

/// Returns the code of the calling thread's last error.
///
/// The value is a virErrorNumber; VIR_ERR_OK (0) means that there is no error.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetLastErrorCode() -> c_int {
    // MANUAL
    API.call("virGetLastErrorCode").unsupported()
}

/// Returns which part of the library raised the calling thread's last error.
///
/// The value is a virErrorDomain; VIR_FROM_NONE (0) means that there is no error.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetLastErrorDomain() -> c_int {
    // MANUAL
    API.call("virGetLastErrorDomain").unsupported()
}
