//! The functions of `virterror.h`, called as C calls them.
#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes, with arguments made here")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod bare;

use std::ffi::{CStr, c_int, c_void};
use std::mem::MaybeUninit;
use std::ptr::{null, null_mut};
use std::thread;

use bare::{connection, pointer, text};
use virt::abi::*;
use virt::api::error::*;
use virt::api::stream::{virStreamFree, virStreamNew, virStreamRecv, virStreamRef};
use virt::api::typed_params::virTypedParamsAddInt;

/// Fails a call: `VIR_ERR_INVALID_ARG`.
fn fail() {
    unsafe { virTypedParamsAddInt(null_mut(), null_mut(), null_mut(), null(), 0) };
}

fn message() -> String {
    text(unsafe { virGetLastErrorMessage() }).unwrap()
}

#[test]
fn no_error_reads_as_such() {
    unsafe {
        virResetLastError();
        assert!(virGetLastError().is_null());
        assert_eq!((virGetLastErrorCode(), virGetLastErrorDomain()), (0, 0));
    }
    assert_eq!(message(), "no error");
}

#[test]
fn a_failed_call_leaves_its_error_for_this_thread_only() {
    bare::silence();
    fail();
    assert_eq!(unsafe { virGetLastErrorCode() }, VIR_ERR_INVALID_ARG);
    assert_eq!(message(), "params in virTypedParamsAddInt must not be NULL");
    thread::spawn(|| assert!(unsafe { virGetLastError() }.is_null())).join().unwrap();
}

#[test]
fn an_error_without_a_message_has_an_unknown_one() {
    bare::silence();
    fail();
    let error = unsafe { &mut *virGetLastError() };
    unsafe { libc::free(error.message.cast()) };
    error.message = null_mut();
    assert_eq!(message(), "unknown error");
}

#[test]
fn a_copy_overwrites_what_was_there_and_owns_its_strings() {
    bare::silence();
    fail();
    let mut copy = MaybeUninit::<virError>::uninit();
    assert_eq!(unsafe { virCopyLastError(copy.as_mut_ptr()) }, VIR_ERR_INVALID_ARG);
    unsafe { virResetLastError() };
    let copy = unsafe { copy.assume_init_mut() };
    assert_eq!(text(copy.str2).as_deref(), Some("params"));
    assert_eq!((copy.level, copy.int1, copy.int2), (VIR_ERR_ERROR.cast_unsigned(), 0, 0));
    unsafe { virResetError(copy) };
    assert!(copy.code == 0 && copy.message.is_null() && copy.conn.is_null());
    assert_eq!(unsafe { virCopyLastError(copy) }, 0);
    assert_eq!(unsafe { virCopyLastError(null_mut()) }, -1);
}

#[test]
fn the_last_error_copied_onto_itself_stays() {
    bare::silence();
    fail();
    assert_eq!(unsafe { virCopyLastError(virGetLastError()) }, VIR_ERR_INVALID_ARG);
    assert_eq!(message(), "params in virTypedParamsAddInt must not be NULL");
}

#[test]
fn saving_gives_a_copy_even_where_there_is_no_error() {
    bare::silence();
    fail();
    let saved = unsafe { virSaveLastError() };
    unsafe { virResetLastError() };
    assert_eq!(unsafe { (*saved).code }, VIR_ERR_INVALID_ARG);
    let empty = unsafe { virSaveLastError() };
    assert_eq!(unsafe { (*empty).code }, 0);
    unsafe {
        virFreeError(saved);
        virFreeError(empty);
        virFreeError(null_mut());
        virResetError(null_mut());
    }
}

#[test]
fn errno_survives_all_of_it() {
    bare::silence();
    let errno = unsafe { libc::__errno_location() };
    unsafe { *errno = 77 };
    fail();
    unsafe {
        virFreeError(virSaveLastError());
        virResetLastError();
        assert_eq!(*errno, 77);
    }
}

#[test]
fn a_connection_has_its_own_last_error() {
    let connection = connection(false);
    let conn = pointer(&connection);
    let last = unsafe { virConnGetLastError(conn) };
    assert_eq!(unsafe { (*last).code }, 0, "there is a structure even before the first error");
    let mut copy = MaybeUninit::<virError>::uninit();
    assert_eq!(unsafe { virConnCopyLastError(conn, copy.as_mut_ptr()) }, 0);

    let stream = unsafe { virStreamNew(conn, 0) };
    let mut byte = 0;
    assert_eq!(unsafe { virStreamRecv(stream, &raw mut byte, 1) }, -1);
    assert_eq!(unsafe { virConnCopyLastError(conn, copy.as_mut_ptr()) }, VIR_ERR_NO_SUPPORT);
    unsafe { virResetError(copy.as_mut_ptr()) };
    // A call that succeeds forgets the thread's error, but not the connection's.
    assert_eq!(unsafe { virStreamRef(stream) }, 0);
    assert_eq!(unsafe { (virGetLastErrorCode(), (*last).code) }, (0, VIR_ERR_NO_SUPPORT));
    unsafe { virConnResetLastError(conn) };
    assert_eq!(unsafe { (*last).code }, 0);
    unsafe {
        virStreamFree(stream);
        virStreamFree(stream);
    }
}

#[test]
fn what_is_no_connection_has_no_error() {
    let mut zeros = [0u64; 16];
    let mut copy = MaybeUninit::<virError>::uninit();
    for conn in [null_mut(), zeros.as_mut_ptr().cast::<_virConnect>()] {
        unsafe {
            assert!(virConnGetLastError(conn).is_null());
            assert_eq!(virConnCopyLastError(conn, copy.as_mut_ptr()), -1);
            assert_eq!(copy.assume_init_ref().code, 0);
            virConnResetLastError(conn);
            virConnSetErrorFunc(conn, null_mut(), None);
        }
    }
    assert_eq!(unsafe { virConnCopyLastError(pointer(&connection(false)), null_mut()) }, -1);
}

unsafe extern "C" fn count(data: *mut c_void, error: virErrorPtr) {
    // A handler may use the library; the error it was given is then gone.
    unsafe {
        *data.cast::<c_int>() += (*error).code;
        virResetLastError();
    }
}

#[test]
fn a_connections_own_handler_gets_its_errors_until_it_is_taken_away() {
    let (mut first, mut second) = (0, 0);
    let connection = connection(false);
    let conn = pointer(&connection);
    let stream = unsafe { virStreamNew(conn, 0) };
    let mut byte = 0;
    let mut receive = || unsafe { virStreamRecv(stream, &raw mut byte, 1) };
    unsafe {
        virConnSetErrorFunc(conn, (&raw mut first).cast(), Some(count));
        receive();
        virConnSetErrorFunc(conn, (&raw mut second).cast(), Some(count));
        receive();
        virConnSetErrorFunc(conn, null_mut(), None);
        receive();
        virStreamFree(stream);
    }
    assert_eq!((first, second), (VIR_ERR_NO_SUPPORT, VIR_ERR_NO_SUPPORT));
}

#[test]
fn the_question_for_the_private_table_is_answered_and_nothing_else() {
    let mut error: virError = unsafe { std::mem::zeroed() };
    unsafe { virResetError(&raw mut error) };
    assert!(error.conn.is_null());
    error.code = -0x7669_7274;
    error.int1 = 0x6665_7272;
    unsafe { virResetError(&raw mut error) };
    assert_eq!(unsafe { error.conn.cast::<u64>().read() }, u64::from_be_bytes(*b"ferrovir"));
    assert_eq!(error.code, 0);
}

#[test]
fn the_default_function_takes_null_and_no_error() {
    let mut error: virError = unsafe { std::mem::zeroed() };
    unsafe {
        virDefaultErrorFunc(null_mut());
        virDefaultErrorFunc(&raw mut error);
    }
}

#[test]
fn texts_of_an_error_are_c_strings() {
    bare::silence();
    fail();
    let error = unsafe { &*virGetLastError() };
    assert_eq!(unsafe { CStr::from_ptr(error.str1) }, c"virTypedParamsAddInt");
    assert!(error.str3.is_null());
}
