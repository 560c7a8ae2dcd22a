//! Panics in bodies and checks, by every way in which a call ends.
#![allow(clippy::panic, reason = "what is tested is what becomes of a panic")]

use std::ptr::{dangling_mut, null, null_mut};

use super::*;
use crate::api::error::{virGetLastErrorCode, virGetLastErrorMessage, virSetErrorFunc};
use crate::call::rules;
use crate::registry;

const RULE: &Rule = rules::virConnectGetHostname;
const NAME: &str = "virConnectGetHostname";

/// A connection to the test driver.
fn connection() -> Connect {
    unsafe extern "C" fn ignore(_: *mut std::ffi::c_void, _: virErrorPtr) {}
    // SAFETY: the function takes any data.
    unsafe { virSetErrorFunc(null_mut(), Some(ignore)) };
    registry::open(Some("test:///default"), None, 0.into()).unwrap()
}

fn begin(connection: &Connect) -> Call<Borrowed<ConnectBody>> {
    // SAFETY: the handle lives longer than the call.
    unsafe { Call::on(RULE, connection.as_raw::<_virConnect>()) }
}

/// Checks that the call failed by a panic that said `reason`.
#[track_caller]
fn assert_panicked<T: PartialEq + std::fmt::Debug>(returned: T, failure: T, reason: &str) {
    assert_eq!(returned, failure);
    // SAFETY: always safe; the message ends in NUL and lives until the thread's next call.
    let (code, message) = unsafe { (virGetLastErrorCode(), text(virGetLastErrorMessage())) };
    assert_eq!(code, VIR_ERR_INTERNAL_ERROR);
    assert_eq!(message, format!("internal error: panic in {NAME}: {reason}"));
}

#[test]
fn a_panic_fails_the_call_however_it_returns() {
    let conn = connection();
    let call = || begin(&conn);
    assert_panicked(call().value::<i32>(|_| panic!("one")), -1, "one");
    assert_panicked(call().value::<u64>(|_| panic!("{}", 2)), 0, "2");
    assert_panicked(call().status(|_| panic!("three")), -1, "three");
    assert_panicked(call().truth(|_| panic!("four")), -1, "four");
    assert_panicked(call().count(|_| panic!("five")), -1, "five");
    assert_panicked(call().handle::<_virDomain>(|_| panic!("six")), null_mut(), "six");
    assert_panicked(call().string(|_| panic!("seven")), null_mut(), "seven");
    assert_panicked(call().borrowed_handle::<_virConnect>(|_| panic!("eight")), null_mut(), "eight");
    assert_panicked(call().borrowed_string(|_| panic!("nine")), null(), "nine");
    assert_panicked(call().status(|_| std::panic::panic_any(10)), -1, "no reason given");
}

#[test]
fn a_panic_leaves_outputs_alone() {
    let conn = connection();
    let call = || begin(&conn);
    let mut number = 7;
    let mut uuid = [7_u8; 37];
    let mut array: *mut *mut _virDomain = dangling_mut();
    let mut names = [dangling_mut(); 2];
    let mut texts = dangling_mut();
    // SAFETY: every output is valid for what the call writes.
    unsafe {
        assert_panicked(call().store(&raw mut number, |_| panic!("a")), -1, "a");
        assert_panicked(call().uuid(uuid.as_mut_ptr(), |_| panic!("b")), -1, "b");
        assert_panicked(call().uuid_string(uuid.as_mut_ptr().cast(), |_| panic!("c")), -1, "c");
        assert_panicked(call().fill(&raw mut number, 1, |_| panic!("d")), -1, "d");
        assert_panicked(call().texts(&raw mut texts, |_| panic!("e")), -1, "e");
        assert_panicked(call().listing(&raw mut array, |_, _| panic!("f")), -1, "f");
        assert_panicked(call().list(&raw mut array, |_| panic!("g")), -1, "g");
        assert_panicked(call().names::<String>(names.as_mut_ptr(), 2, |_| panic!("h")), -1, "h");
    }
    assert_eq!((number, uuid), (7, [7; 37]));
    assert!(array == dangling_mut() && texts == dangling_mut() && names == [dangling_mut(); 2]);
}

#[test]
fn a_panic_in_a_check_fails_the_call() {
    let conn = connection();
    let call = begin(&conn).check_with(|_, _, _| panic!("unchecked"));
    assert_panicked(call.status(|_| Ok(())), -1, "unchecked");
}

#[test]
fn a_panic_goes_to_the_connection_which_works_on() {
    let conn = connection();
    begin(&conn).status(|conn| conn.driver().connect_get_hostname().map(|_| panic!("late")));
    assert_eq!(conn.errors.last.lock().c.code, VIR_ERR_INTERNAL_ERROR);
    assert_eq!(begin(&conn).count(|conn| conn.driver().connect_num_of_domains()), 1);
}
