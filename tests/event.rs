//! `libvirt-event.h` on the library's own loop, through the C functions. The loop is the process's, so
//! the tests take turns.

use std::ffi::{c_int, c_void};
use std::io::{Write as _, pipe};
use std::os::fd::AsRawFd as _;
use std::ptr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use virt::api::event::*;

static TURN: Mutex<()> = Mutex::new(());

/// What the callbacks said: what it was, then numbers.
static HEARD: Mutex<Vec<(&str, c_int, c_int)>> = Mutex::new(Vec::new());

fn heard() -> MutexGuard<'static, Vec<(&'static str, c_int, c_int)>> {
    HEARD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the turn, with the loop registered.
fn turn() -> MutexGuard<'static, ()> {
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    // SAFETY: always safe.
    assert_eq!(unsafe { virEventRegisterDefaultImpl() }, 0);
    heard().clear();
    turn
}

fn say(what: &'static str, one: c_int, two: c_int) {
    heard().push((what, one, two));
}

/// Runs an iteration; what was heard meanwhile.
fn run() -> Vec<(&'static str, c_int, c_int)> {
    // SAFETY: all callbacks are functions of this file.
    assert_eq!(unsafe { virEventRunDefaultImpl() }, 0);
    std::mem::take(&mut heard())
}

unsafe extern "C" fn ready(_: c_int, _: c_int, events: c_int, opaque: *mut c_void) {
    say("ready", events, opaque as usize as c_int);
}

unsafe extern "C" fn elapsed(_: c_int, opaque: *mut c_void) {
    say("elapsed", 0, opaque as usize as c_int);
}

unsafe extern "C" fn freed(opaque: *mut c_void) {
    say("freed", 0, opaque as usize as c_int);
}

fn data(number: usize) -> *mut c_void {
    ptr::without_provenance_mut(number)
}

fn add_timeout(frequency: c_int, number: usize) -> c_int {
    // SAFETY: functions of this file, which do not look behind the pointer.
    unsafe { virEventAddTimeout(frequency, Some(elapsed), data(number), Some(freed)) }
}

#[test]
fn a_handle_is_called_while_it_is_ready_and_freed_by_the_iteration_after_its_removal() {
    let _turn = turn();
    let (reader, mut writer) = pipe().unwrap();
    // SAFETY: functions of this file, which do not look behind the pointer.
    let watch = unsafe { virEventAddHandle(reader.as_raw_fd(), 1, Some(ready), data(7), Some(freed)) };
    assert!(watch > 0);
    writer.write_all(b"x").unwrap();
    assert_eq!(run(), [("ready", 1, 7)]);
    // SAFETY: always safe.
    unsafe {
        virEventUpdateHandle(watch, 0);
        assert_eq!(virEventRemoveHandle(watch), 0);
        assert_eq!(virEventRemoveHandle(watch), -1);
    }
    assert_eq!(run(), [("freed", 0, 7)]);
}

#[test]
fn a_timer_is_called_at_its_frequency_until_that_is_negative() {
    let _turn = turn();
    let timer = add_timeout(0, 3);
    assert_eq!(run(), [("elapsed", 0, 3)]);
    let started = Instant::now();
    // SAFETY: always safe.
    unsafe { virEventUpdateTimeout(timer, 20) };
    assert_eq!(run(), [("elapsed", 0, 3)]);
    assert!(started.elapsed() >= Duration::from_millis(20));
    // SAFETY: always safe.
    unsafe { virEventUpdateTimeout(timer, -1) };
    let other = add_timeout(30, 4);
    assert_eq!(run(), [("elapsed", 0, 4)]);
    for timer in [timer, other] {
        // SAFETY: always safe.
        assert_eq!(unsafe { virEventRemoveTimeout(timer) }, 0);
    }
    assert_eq!(run(), [("freed", 0, 3), ("freed", 0, 4)]);
}

#[test]
fn missing_functions_are_left_out() {
    let _turn = turn();
    // SAFETY: no functions, no data.
    let timer = unsafe { virEventAddTimeout(0, None, ptr::null_mut(), None) };
    assert!(timer > 0);
    assert_eq!(run(), []);
    // SAFETY: always safe.
    assert_eq!(unsafe { virEventRemoveTimeout(timer) }, 0);
    assert_eq!(run(), []);
}

#[test]
fn another_loop_does_not_take_the_place_of_the_registered_one() {
    unsafe extern "C" fn refuse(_: c_int) -> c_int {
        -5
    }
    let _turn = turn();
    // SAFETY: functions of this file.
    unsafe { virEventRegisterImpl(None, None, Some(refuse), None, None, Some(refuse)) };
    let timer = add_timeout(-1, 1);
    // SAFETY: always safe.
    assert_eq!(unsafe { virEventRemoveTimeout(timer) }, 0);
    assert_eq!(run(), [("freed", 0, 1)]);
}
