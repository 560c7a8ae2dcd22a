//! The last error of a thread or of a connection, copies of it, and error handlers: exported
//! functions of `virterror.h`.
//!
//! These calls make no errors of their own and leave the thread's last error as it is, unless
//! changing it is what they are for. None of them changes errno.

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use crate::abi::*;
use crate::api::private;
use crate::api::report::{print, set_handler};
use crate::driver::object::ConnectBody;
use crate::error::{Handler, copy, keep_errno, no_error, reset, reset_thread, thread_record};
use crate::handle::{Borrowed, Handle};

/// Looks at the thread's last error.
fn with_last<R>(look: impl FnOnce(&mut virError) -> R) -> R {
    // SAFETY: the record is this thread's alone, and nothing that is done with it below calls C code
    // or comes back here.
    look(unsafe { &mut (*thread_record()).c })
}

/// The connection behind a pointer from C, if it is one.
///
/// # Safety
/// As for `Handle::borrow`.
unsafe fn connection(conn: virConnectPtr) -> Option<Borrowed<ConnectBody>> {
    // SAFETY: by the caller's promise.
    unsafe { Handle::borrow(conn) }
}

/// Copies the last error of a connection to `to`.
///
/// `to` is overwritten without looking at what it held; release the copy with virResetError. Returns
/// the error's code, 0 if there is no error, -1 if `conn` is not a connection or `to` is NULL.
///
/// # Safety
/// `conn` is NULL or a connection; `to` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnCopyLastError(conn: virConnectPtr, to: virErrorPtr) -> c_int {
    entry!(virConnCopyLastError, conn, to);
    if to.is_null() {
        return -1;
    }
    // SAFETY: by the caller's promise; what it held is not looked at.
    unsafe { to.write(no_error()) };
    // SAFETY: by the caller's promise.
    let Some(connection) = (unsafe { connection(conn) }) else { return -1 };
    let last = connection.errors.last.lock();
    if last.c.code != VIR_ERR_OK {
        // SAFETY: `to` was written above; the strings of a record end in NUL.
        unsafe { copy(&last.c, &mut *to) };
    }
    last.c.code
}

/// Returns the last error of a connection.
///
/// The result belongs to the connection, and any thread's next failing call on it changes it:
/// virConnCopyLastError is safer with threads. Its `code` is 0 if there was no error. Returns NULL if
/// `conn` is not a connection.
///
/// # Safety
/// `conn` is NULL or a connection.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnGetLastError(conn: virConnectPtr) -> virErrorPtr {
    entry!(virConnGetLastError, conn);
    // SAFETY: by the caller's promise.
    let Some(connection) = (unsafe { connection(conn) }) else { return ptr::null_mut() };
    let mut last = connection.errors.last.lock();
    &raw mut last.c
}

/// Forgets the last error of a connection.
///
/// # Safety
/// `conn` is NULL or a connection.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnResetLastError(conn: virConnectPtr) {
    entry!(virConnResetLastError, conn);
    // SAFETY: by the caller's promise.
    if let Some(connection) = unsafe { connection(conn) } {
        connection.errors.last.lock().clear();
    }
}

/// Sets the function that is told of the errors of one connection, in place of the process's.
///
/// `userData` is its first argument. NULL for `handler` gives the errors back to the process's
/// function.
///
/// # Safety
/// `conn` is NULL or a connection; `handler` may be called with `user_data` from any thread that uses
/// the connection.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnSetErrorFunc(conn: virConnectPtr, user_data: *mut c_void, handler: virErrorFunc) {
    entry!(virConnSetErrorFunc, conn, user_data, handler);
    // SAFETY: by the caller's promise.
    if let Some(connection) = unsafe { connection(conn) } {
        *connection.errors.handler.lock() = Handler { function: handler, data: user_data };
    }
}

/// Copies the thread's last error to `to`.
///
/// `to` is overwritten without looking at what it held; release the copy with virResetError. Returns
/// the error's code, 0 if there is no error, -1 if `to` is NULL.
///
/// # Safety
/// `to` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virCopyLastError(to: virErrorPtr) -> c_int {
    entry!(virCopyLastError, to);
    if to.is_null() {
        return -1;
    }
    with_last(|last| {
        // Where the program holds the error itself, it is its own copy.
        if !ptr::eq(to, last) {
            // SAFETY: valid for a write by the caller's promise; the strings of the record end in NUL.
            unsafe {
                to.write(no_error());
                copy(last, &mut *to);
            }
        }
        last.code
    })
}

/// Prints an error to the standard error stream.
///
/// That is what happens to all errors unless virSetErrorFunc or virConnSetErrorFunc set a function.
/// NULL and an error with code 0 print nothing.
///
/// # Safety
/// `err` is NULL or an error: its strings are NULL or end in NUL, its handles are NULL or of this
/// library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDefaultErrorFunc(err: virErrorPtr) {
    entry!(virDefaultErrorFunc, err);
    // SAFETY: by the caller's promise.
    if let Some(error) = unsafe { err.as_ref() } {
        // SAFETY: by the caller's promise.
        keep_errno(|| unsafe { print(error) });
    }
}

/// Returns the thread's last error, or NULL if its last call did not fail.
///
/// The result belongs to the library and changes with the thread's next call; virSaveLastError makes
/// a copy that stays.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetLastError() -> virErrorPtr {
    entry!(virGetLastError);
    with_last(|last| if last.code == VIR_ERR_OK { ptr::null_mut() } else { ptr::from_mut(last) })
}

/// Forgets an error: releases what it holds and sets all fields to 0.
///
/// The structure itself is not released; virFreeError does that. NULL is allowed.
///
/// # Safety
/// `err` is NULL or an error whose strings are NULL or from malloc.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virResetError(err: virErrorPtr) {
    entry!(virResetError, err);
    // SAFETY: by the caller's promise.
    let Some(error) = (unsafe { err.as_mut() }) else { return };
    let asked = private::is_question(error);
    // SAFETY: by the caller's promise.
    keep_errno(|| unsafe { reset(error) });
    if asked {
        error.conn = private::answer();
    }
}

/// Forgets the thread's last error.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virResetLastError() {
    entry!(virResetLastError);
    keep_errno(reset_thread);
}

/// Sets the function that is told of every error in the process.
///
/// `userData` is its first argument, the error its second. NULL for `handler` brings back the
/// printing to the standard error stream. A connection's own function, set by virConnSetErrorFunc,
/// comes first.
///
/// # Safety
/// `handler` may be called with `user_data` from any thread.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSetErrorFunc(user_data: *mut c_void, handler: virErrorFunc) {
    entry!(virSetErrorFunc, user_data, handler);
    set_handler(Handler { function: handler, data: user_data });
}

/// Releases an error from virSaveLastError. NULL is allowed.
///
/// # Safety
/// `err` is NULL or from virSaveLastError, and is not used afterwards.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virFreeError(err: virErrorPtr) {
    entry!(virFreeError, err);
    // SAFETY: by the caller's promise.
    let Some(error) = (unsafe { err.as_mut() }) else { return };
    keep_errno(|| {
        // SAFETY: by the caller's promise; the structure comes from malloc as its strings do.
        unsafe {
            reset(error);
            libc::free(err.cast());
        }
    });
}

/// Returns a copy of the thread's last error.
///
/// Where there is no error the copy has the code 0. Release it with virFreeError. Returns NULL only
/// if there is no memory.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSaveLastError() -> virErrorPtr {
    entry!(virSaveLastError);
    keep_errno(|| {
        // SAFETY: calloc may be called with any sizes.
        let saved: virErrorPtr = unsafe { libc::calloc(1, size_of::<virError>()) }.cast();
        // SAFETY: NULL or valid for a write.
        unsafe { virCopyLastError(saved) };
        saved
    })
}

/// Returns the text of the thread's last error.
///
/// The result belongs to the library and changes with the thread's next call; do not free it. It is
/// never NULL: where there is no error it says so.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetLastErrorMessage() -> *const c_char {
    entry!(virGetLastErrorMessage);
    with_last(|last| match last.code {
        VIR_ERR_OK => c"no error".as_ptr(),
        _ if last.message.is_null() => c"unknown error".as_ptr(),
        _ => last.message.cast_const(),
    })
}

/// Returns the code of the thread's last error, a value of virErrorNumber; 0 where there is none.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetLastErrorCode() -> c_int {
    entry!(virGetLastErrorCode);
    with_last(|last| last.code)
}

/// Returns which part of the library the thread's last error comes from, a value of virErrorDomain; 0
/// where there is none.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetLastErrorDomain() -> c_int {
    entry!(virGetLastErrorDomain);
    with_last(|last| last.domain)
}
