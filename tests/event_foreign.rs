//! `libvirt-event.h` on a loop that the program brings: a process of its own, as it has one loop.

use std::ffi::{c_int, c_void};
use std::ptr;
use std::sync::{Mutex, PoisonError};

use virt::abi::{virEventHandleCallback, virEventTimeoutCallback, virFreeCallback};
use virt::api::event::*;

/// The calls that reached the program's loop.
static CALLS: Mutex<Vec<(&str, c_int, c_int)>> = Mutex::new(Vec::new());

fn note(what: &'static str, one: c_int, two: c_int) {
    CALLS.lock().unwrap_or_else(PoisonError::into_inner).push((what, one, two));
}

unsafe extern "C" fn add_handle(
    fd: c_int,
    events: c_int,
    _: virEventHandleCallback,
    _: *mut c_void,
    _: virFreeCallback,
) -> c_int {
    note("add handle", fd, events);
    41
}

unsafe extern "C" fn update_handle(watch: c_int, events: c_int) {
    note("update handle", watch, events);
}

unsafe extern "C" fn remove_handle(watch: c_int) -> c_int {
    note("remove handle", watch, 0);
    17
}

unsafe extern "C" fn add_timeout(
    frequency: c_int,
    _: virEventTimeoutCallback,
    opaque: *mut c_void,
    _: virFreeCallback,
) -> c_int {
    note("add timeout", frequency, opaque as usize as c_int);
    42
}

unsafe extern "C" fn update_timeout(timer: c_int, frequency: c_int) {
    note("update timeout", timer, frequency);
}

unsafe extern "C" fn remove_timeout(timer: c_int) -> c_int {
    note("remove timeout", timer, 0);
    -3
}

unsafe extern "C" fn never(_: *mut c_void) {
    note("freed", 0, 0);
}

#[test]
fn the_program_s_loop_gets_every_call_as_it_was_made() {
    // SAFETY: functions of this file, which do not look behind pointers.
    unsafe {
        // Without a loop, nothing is taken, and nothing freed.
        assert_eq!(virEventAddTimeout(0, None, ptr::null_mut(), Some(never)), -1);
        assert_eq!(virEventAddHandle(0, 1, None, ptr::null_mut(), Some(never)), -1);
        assert_eq!((virEventRemoveTimeout(1), virEventRemoveHandle(1)), (-1, -1));
        virEventUpdateTimeout(1, 0);
        virEventUpdateHandle(1, 1);

        // No functions are no loop.
        virEventRegisterImpl(None, None, None, None, None, None);
        virEventRegisterImpl(
            Some(add_handle),
            Some(update_handle),
            Some(remove_handle),
            Some(add_timeout),
            Some(update_timeout),
            Some(remove_timeout),
        );
        assert_eq!(virEventRegisterDefaultImpl(), 0);
        assert_eq!(virEventAddHandle(-7, 99, None, ptr::null_mut(), None), 41);
        virEventUpdateHandle(-5, 1000);
        assert_eq!(virEventRemoveHandle(-4), 17);
        assert_eq!(virEventAddTimeout(-9, None, ptr::without_provenance_mut(6), Some(never)), 42);
        virEventUpdateTimeout(-5, -7);
        assert_eq!(virEventRemoveTimeout(-4), -3);
    }
    let expected = [
        ("add handle", -7, 99),
        ("update handle", -5, 1000),
        ("remove handle", -4, 0),
        ("add timeout", -9, 6),
        ("update timeout", -5, -7),
        ("remove timeout", -4, 0),
    ];
    assert_eq!(*CALLS.lock().unwrap(), expected);
}
