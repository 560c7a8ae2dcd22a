//! A connection whose driver is far away, through the exported functions: see `drivers/distant`.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr;
use std::time::Duration;

use super::*;
use crate::api::domain::events::*;
use crate::api::domain::lifecycle::*;
use crate::api::domain::lookup::*;
use crate::drivers::distant::peer::{FATAL, HERE, NOTES, REFUSED, UNKNOWN};
use crate::error::{no_error, reset, thread_record};
use crate::events;
use crate::lock::Mutex;

/// The tests share what the peer noted, and the process's event loop.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn open(name: &CStr) -> virConnectPtr {
    events::register_default().unwrap();
    // SAFETY: the name ends in NUL.
    let conn = unsafe { virConnectOpen(name.as_ptr()) };
    assert!(!conn.is_null());
    conn
}

fn lookup(conn: virConnectPtr, uuid: [u8; 16]) -> virDomainPtr {
    // SAFETY: the connection lives, and the UUID has 16 bytes.
    unsafe { virDomainLookupByUUID(conn, uuid.as_ptr()) }
}

fn close(conn: virConnectPtr) -> c_int {
    // SAFETY: the connection lives.
    unsafe { virConnectClose(conn) }
}

fn text(text: *const c_char) -> String {
    // SAFETY: the library's texts end in NUL.
    unsafe { CStr::from_ptr(text) }.to_str().unwrap().to_owned()
}

/// Runs the event loop for a while.
fn run() {
    let ticking = events::add_timeout(Some(Duration::from_millis(1)), std::sync::Arc::new(|_| {})).unwrap();
    for _ in 0..20 {
        events::run_default().unwrap();
    }
    drop(ticking);
}

/// What callbacks were told, in order.
static HEARD: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn heard() -> Vec<String> {
    std::mem::take(&mut HEARD.lock())
}

unsafe extern "C" fn closed(_: virConnectPtr, reason: c_int, _: *mut c_void) {
    HEARD.lock().push(format!("closed {reason}"));
}

unsafe extern "C" fn freed(_: *mut c_void) {
    HEARD.lock().push("freed".to_owned());
}

unsafe extern "C" fn lifecycle(
    _: virConnectPtr,
    domain: virDomainPtr,
    event: c_int,
    _: c_int,
    _: *mut c_void,
) -> c_int {
    // SAFETY: called with a live handle.
    let name = unsafe { virDomainGetName(domain) };
    HEARD.lock().push(format!("{} {event}", text(name)));
    0
}

#[test]
fn its_name_and_uri_are_its_own() {
    let conn = open(c"distant:///there?x=1");
    // SAFETY: the connection lives; the URI is the caller's to free.
    unsafe {
        let kind = virConnectGetType(conn);
        assert_eq!((text(kind), kind), ("DISTANT".to_owned(), virConnectGetType(conn)));
        let uri = virConnectGetURI(conn);
        assert_eq!(text(uri), "distant://peer/there?seen=distant:///there?x=1");
        libc::free(uri.cast());
    }
    assert_eq!(close(conn), 0);
}

#[test]
fn an_error_from_elsewhere_reaches_c_whole() {
    let conn = open(c"distant:///x");
    assert!(lookup(conn, UNKNOWN).is_null());
    let mut error = no_error();
    // SAFETY: the record is this thread's, and the copy is freed.
    unsafe {
        crate::error::copy(&(*thread_record()).c, &mut error);
        assert_eq!((error.code, error.domain, error.level, error.int1, error.int2), (654, 321, 1, 11, -22));
        assert_eq!((text(error.message), text(error.str1)), ("from far away".to_owned(), "%s".to_owned()));
        assert_eq!((text(error.str2), text(error.str3)), ("two".to_owned(), "three".to_owned()));
        reset(&mut error);
    }
    assert_eq!(close(conn), 0);
}

#[test]
fn a_pair_of_event_and_filter_is_asked_for_once() {
    let _alone = ONE_AT_A_TIME.lock();
    let conn = open(c"distant:///x");
    let domain = lookup(conn, HERE);
    NOTES.lock().clear();
    // SAFETY: it is turned back before it is called.
    let callback: virConnectDomainEventGenericCallback =
        unsafe { std::mem::transmute::<virConnectDomainEventCallback, _>(Some(lifecycle)) };
    // SAFETY: the handles live; there is no data.
    unsafe {
        let register = |dom, id, data: usize| {
            // Other data does not make another callback, another filter does.
            virConnectDomainEventRegisterAny(conn, dom, id, callback, ptr::without_provenance_mut(data), None)
        };
        let all = register(ptr::null_mut(), 0, 1);
        assert_eq!(register(ptr::null_mut(), 0, 1), -1);
        let one = register(domain, 0, 1);
        assert_eq!(*NOTES.lock(), ["event 0 false", "event 0 true"]);
        heard();
        assert_eq!(virDomainSuspend(domain), 0);
        run();
        // What came is of the pair with the filter.
        assert_eq!(heard(), ["here 3"]);
        assert_eq!(virConnectDomainEventDeregisterAny(conn, all), 0);
        assert_eq!(virConnectDomainEventDeregisterAny(conn, one), 0);
        assert_eq!(NOTES.lock()[2..], ["no event 0 false", "no event 0 true"]);
        assert_eq!(virDomainFree(domain), 0);
    }
    assert_eq!(close(conn), 0);
}

#[test]
fn a_registration_that_is_refused_elsewhere_leaves_no_callback_and_its_data_to_the_program() {
    let _alone = ONE_AT_A_TIME.lock();
    let conn = open(c"distant:///x");
    heard();
    // SAFETY: it is turned back before it is called.
    let callback: virConnectDomainEventGenericCallback =
        unsafe { std::mem::transmute::<virConnectDomainEventCallback, _>(Some(lifecycle)) };
    // SAFETY: the connection lives.
    unsafe {
        let register =
            || virConnectDomainEventRegisterAny(conn, ptr::null_mut(), REFUSED, callback, ptr::null_mut(), Some(freed));
        assert_eq!(register(), -1);
        assert_eq!((*thread_record()).c.code, 654);
        // It is not there, so it may come again, and is refused again; and nothing keeps the connection.
        assert_eq!(register(), -1);
        assert_eq!((*thread_record()).c.code, 654);
    }
    assert_eq!(heard(), [""; 0]);
    assert_eq!(close(conn), 0);
}

#[test]
fn a_connection_that_ends_in_the_middle_of_a_call_is_told_once_and_its_handles_stay() {
    let _alone = ONE_AT_A_TIME.lock();
    let conn = open(c"distant:///x");
    let domain = lookup(conn, HERE);
    NOTES.lock().clear();
    heard();
    // SAFETY: the handles live.
    unsafe {
        assert_eq!(virConnectIsAlive(conn), 1);
        assert_eq!(virConnectRegisterCloseCallback(conn, Some(closed), ptr::null_mut(), Some(freed)), 0);
        assert_eq!(*NOTES.lock(), ["close callback"]);
        assert!(lookup(conn, FATAL).is_null());
        assert_eq!((*thread_record()).c.code, VIR_ERR_INTERNAL_ERROR);
        assert_eq!(virConnectIsAlive(conn), 0);
        run();
        assert_eq!(heard(), ["closed 2", "freed"]);
        // Calls fail, and what the handles know by themselves stays.
        assert!(lookup(conn, HERE).is_null());
        assert_eq!(text((*thread_record()).c.message), "internal error: client socket is closed");
        assert_eq!(virDomainSuspend(domain), -1);
        assert_eq!(text(virDomainGetName(domain)), "here");
        run();
        assert_eq!(heard(), [""; 0]);
        assert_eq!(virDomainFree(domain), 0);
    }
    assert_eq!(close(conn), 0);
    // Another connection works at once.
    let conn = open(c"distant:///x");
    let domain = lookup(conn, HERE);
    // SAFETY: the handle lives.
    assert_eq!(unsafe { virDomainFree(domain) }, 0);
    assert_eq!(close(conn), 0);
}

#[test]
fn an_end_that_the_loop_has_yet_to_tell_keeps_the_connection_until_then() {
    let _alone = ONE_AT_A_TIME.lock();
    let conn = open(c"distant:///x");
    heard();
    // SAFETY: the connection lives.
    unsafe {
        assert_eq!(virConnectRegisterCloseCallback(conn, Some(closed), ptr::null_mut(), Some(freed)), 0);
        assert!(lookup(conn, FATAL).is_null());
        assert_eq!(virConnectClose(conn), 1);
    }
    assert_eq!(heard(), [""; 0]);
    run();
    assert_eq!(heard(), ["closed 2", "freed"]);
}

#[test]
fn a_close_callback_that_is_unregistered_is_told_nothing() {
    let _alone = ONE_AT_A_TIME.lock();
    let conn = open(c"distant:///x");
    NOTES.lock().clear();
    heard();
    // SAFETY: the connection lives.
    unsafe {
        assert_eq!(virConnectRegisterCloseCallback(conn, Some(closed), ptr::null_mut(), Some(freed)), 0);
        assert_eq!(virConnectUnregisterCloseCallback(conn, Some(closed)), 0);
    }
    assert_eq!(*NOTES.lock(), ["close callback", "no close callback"]);
    assert!(lookup(conn, FATAL).is_null());
    run();
    assert_eq!(heard(), ["freed"]);
    assert_eq!(close(conn), 0);
}
