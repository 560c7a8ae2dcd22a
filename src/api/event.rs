//! The event loop: `libvirt-event.h`.
//!
//! A program brings its own loop as six functions, or runs the library's. What a program asks of its
//! own loop through the library goes straight there; the six calls that watch and time neither
//! report errors nor touch the thread's last one.

use std::ffi::{c_int, c_void};
use std::os::fd::RawFd;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crate::abi::*;
use crate::api::call::Failure;
use crate::api::connect::{initialize, prepare};
use crate::api::registration::ProgramData;
use crate::call::panic::caught;
use crate::events::{self, EventLoop, HandleCallback, TimerCallback};
use crate::flags::EventHandleFlags;

/// An event loop that the program brought.
#[derive(Clone, Copy)]
struct Foreign {
    add_handle: virEventAddHandleFunc,
    update_handle: virEventUpdateHandleFunc,
    remove_handle: virEventRemoveHandleFunc,
    add_timeout: virEventAddTimeoutFunc,
    update_timeout: virEventUpdateTimeoutFunc,
    remove_timeout: virEventRemoveTimeoutFunc,
}

/// The program's loop, if that is the registered one.
static FOREIGN: OnceLock<Foreign> = OnceLock::new();

/// Makes the library use the caller's event loop.
///
/// The six functions add, change and remove watches for file descriptors and timers. Call it once,
/// before opening a connection. virEventRegisterDefaultImpl installs a built-in loop instead.
///
/// # Safety
/// The functions are NULL, or may be called from any thread as the library's types for them say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRegisterImpl(
    add_handle: virEventAddHandleFunc,
    update_handle: virEventUpdateHandleFunc,
    remove_handle: virEventRemoveHandleFunc,
    add_timeout: virEventAddTimeoutFunc,
    update_timeout: virEventUpdateTimeoutFunc,
    remove_timeout: virEventRemoveTimeoutFunc,
) {
    entry!(virEventRegisterImpl, add_handle, update_handle, remove_handle, add_timeout, update_timeout, remove_timeout);
    let foreign = Foreign { add_handle, update_handle, remove_handle, add_timeout, update_timeout, remove_timeout };
    quietly(|| {
        if foreign.is_something() && events::register(Arc::new(foreign)) {
            let _ = FOREIGN.set(foreign);
        }
    });
}

/// Installs the built-in event loop.
///
/// Call it before opening a connection, then call virEventRunDefaultImpl over and over. Returns 0, or
/// -1 on failure.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRegisterDefaultImpl() -> c_int {
    prepare();
    // SAFETY: there are no arguments.
    unsafe { begin!(virEventRegisterDefaultImpl;) }.status(|_| {
        initialize()?;
        events::register_default()
    })
}

/// Runs one round of the built-in event loop.
///
/// Waits until a watched file descriptor or timer is due and runs its callbacks. Needs
/// virEventRegisterDefaultImpl first. Usually called in a loop by a thread of its own. Returns 0, or -1
/// on failure.
///
/// # Safety
/// The callbacks of the loop are still valid to call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRunDefaultImpl() -> c_int {
    // SAFETY: there are no arguments.
    unsafe { begin!(virEventRunDefaultImpl;) }.status(|_| events::run_default())
}

/// Watches a file descriptor in the registered event loop.
///
/// `events` is a mask of virEventHandleType values. `ff`, if not NULL, is called with `opaque` after
/// the watch has been removed. Needs a registered event loop. Returns a watch number for later calls,
/// or -1 on failure.
///
/// # Safety
/// `cb` and `ff` are NULL or valid to call with `opaque` until the handle is removed, `ff` once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventAddHandle(
    fd: c_int,
    events: c_int,
    cb: virEventHandleCallback,
    opaque: *mut c_void,
    ff: virFreeCallback,
) -> c_int {
    entry!(virEventAddHandle, fd, events, cb, opaque, ff);
    quietly(|| {
        if let Some(foreign) = FOREIGN.get() {
            // SAFETY: the caller's promise, and that of the program about its loop.
            return foreign.add_handle.map_or(-1, |add| unsafe { add(fd, events, cb, opaque, ff) });
        }
        let register = |data: Arc<ProgramData>| {
            let call: HandleCallback = Arc::new(move |watch, fd, ready| {
                if let Some(cb) = cb {
                    // SAFETY: by the caller's promise.
                    unsafe { cb(watch, fd, c_events(ready), data.pointer()) };
                }
            });
            events::registered().and_then(|it| it.add_handle(fd, from_c_events(events), call)).ok_or(-1)
        };
        // SAFETY: by the caller's promise.
        unsafe { ProgramData::hand_over(opaque, ff, register) }.unwrap_or_else(|failed| failed)
    })
}

/// Adds a timer to the registered event loop.
///
/// `frequency` is in milliseconds; 0 fires in each round of the loop, -1 keeps the timer off. `ff`, if
/// not NULL, is called with `opaque` after the timer has been removed. Returns a timer number for later
/// calls, or -1 on failure.
///
/// # Safety
/// `cb` and `ff` are NULL or valid to call with `opaque` until the timer is removed, `ff` once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventAddTimeout(
    frequency: c_int,
    cb: virEventTimeoutCallback,
    opaque: *mut c_void,
    ff: virFreeCallback,
) -> c_int {
    entry!(virEventAddTimeout, frequency, cb, opaque, ff);
    quietly(|| {
        if let Some(foreign) = FOREIGN.get() {
            // SAFETY: the caller's promise, and that of the program about its loop.
            return foreign.add_timeout.map_or(-1, |add| unsafe { add(frequency, cb, opaque, ff) });
        }
        let register = |data: Arc<ProgramData>| {
            let call: TimerCallback = Arc::new(move |timer| {
                if let Some(cb) = cb {
                    // SAFETY: by the caller's promise.
                    unsafe { cb(timer, data.pointer()) };
                }
            });
            events::registered().and_then(|it| it.add_timeout(interval(frequency), call)).ok_or(-1)
        };
        // SAFETY: by the caller's promise.
        unsafe { ProgramData::hand_over(opaque, ff, register) }.unwrap_or_else(|failed| failed)
    })
}

/// Stops watching a file descriptor; `watch` is the number that virEventAddHandle returned.
///
/// The descriptor is not closed. The free callback runs later, from the loop. Returns 0, or -1 on
/// failure.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRemoveHandle(watch: c_int) -> c_int {
    entry!(virEventRemoveHandle, watch);
    quietly(|| match FOREIGN.get() {
        // SAFETY: the program's promise about its loop.
        Some(foreign) => foreign.remove_handle.map_or(-1, |remove| unsafe { remove(watch) }),
        None => status(events::registered().is_some_and(|it| it.remove_handle(watch))),
    })
}

/// Removes a timer; `timer` is the number that virEventAddTimeout returned.
///
/// The free callback runs later, from the loop. Returns 0, or -1 on failure.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRemoveTimeout(timer: c_int) -> c_int {
    entry!(virEventRemoveTimeout, timer);
    quietly(|| match FOREIGN.get() {
        // SAFETY: the program's promise about its loop.
        Some(foreign) => foreign.remove_timeout.map_or(-1, |remove| unsafe { remove(timer) }),
        None => status(events::registered().is_some_and(|it| it.remove_timeout(timer))),
    })
}

/// Changes the events of a watch; `watch` is the number that virEventAddHandle returned.
///
/// `events` is a mask of virEventHandleType values. A mask of 0 pauses the watch.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventUpdateHandle(watch: c_int, events: c_int) {
    entry!(virEventUpdateHandle, watch, events);
    quietly(|| {
        if let Some(foreign) = FOREIGN.get() {
            if let Some(update) = foreign.update_handle {
                // SAFETY: the program's promise about its loop.
                unsafe { update(watch, events) };
            }
        } else if let Some(registered) = events::registered() {
            registered.update_handle(watch, from_c_events(events));
        }
    });
}

/// Changes the period of a timer; `timer` is the number that virEventAddTimeout returned.
///
/// `frequency` is in milliseconds; 0 fires in each round of the loop, -1 turns the timer off.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventUpdateTimeout(timer: c_int, frequency: c_int) {
    entry!(virEventUpdateTimeout, timer, frequency);
    quietly(|| {
        if let Some(foreign) = FOREIGN.get() {
            if let Some(update) = foreign.update_timeout {
                // SAFETY: the program's promise about its loop.
                unsafe { update(timer, frequency) };
            }
        } else if let Some(registered) = events::registered() {
            registered.update_timeout(timer, interval(frequency));
        }
    });
}

/// Runs the body of a call that leaves the thread's last error alone; a panic is a failure.
fn quietly<R: Failure>(body: impl FnOnce() -> R) -> R {
    caught(body).unwrap_or(R::FAILURE)
}

fn status(found: bool) -> c_int {
    if found { 0 } else { -1 }
}

/// Any negative frequency stops a timer.
fn interval(frequency: c_int) -> Option<Duration> {
    u64::try_from(frequency).ok().map(Duration::from_millis)
}

fn frequency(interval: Option<Duration>) -> c_int {
    interval.map_or(-1, |interval| c_int::try_from(interval.as_millis()).unwrap_or(c_int::MAX))
}

/// Bits without a name are left out, as they are nothing to wait for.
fn from_c_events(events: c_int) -> EventHandleFlags {
    EventHandleFlags::from_bits_truncate(events.cast_unsigned())
}

fn c_events(events: EventHandleFlags) -> c_int {
    events.bits().cast_signed()
}

impl Foreign {
    fn is_something(&self) -> bool {
        let Foreign { add_handle, update_handle, remove_handle, add_timeout, update_timeout, remove_timeout } = self;
        add_handle.is_some()
            || update_handle.is_some()
            || remove_handle.is_some()
            || add_timeout.is_some()
            || update_timeout.is_some()
            || remove_timeout.is_some()
    }
}

impl EventLoop for Foreign {
    fn add_handle(&self, fd: RawFd, events: EventHandleFlags, callback: HandleCallback) -> Option<i32> {
        let add = self.add_handle?;
        let boxed = Box::into_raw(Box::new(callback));
        // SAFETY: the program promised that its loop may be called; the data is what ready and
        // drop_boxed expect.
        let watch = unsafe { add(fd, c_events(events), Some(ready), boxed.cast(), Some(drop_boxed::<HandleCallback>)) };
        accepted(watch, boxed)
    }

    fn update_handle(&self, watch: i32, events: EventHandleFlags) {
        if let Some(update) = self.update_handle {
            // SAFETY: the program's promise about its loop.
            unsafe { update(watch, c_events(events)) };
        }
    }

    fn remove_handle(&self, watch: i32) -> bool {
        // SAFETY: the program's promise about its loop.
        self.remove_handle.is_some_and(|remove| unsafe { remove(watch) } == 0)
    }

    fn add_timeout(&self, interval: Option<Duration>, callback: TimerCallback) -> Option<i32> {
        let add = self.add_timeout?;
        let boxed = Box::into_raw(Box::new(callback));
        // SAFETY: the program promised that its loop may be called; the data is what elapsed and
        // drop_boxed expect.
        let timer = unsafe { add(frequency(interval), Some(elapsed), boxed.cast(), Some(drop_boxed::<TimerCallback>)) };
        accepted(timer, boxed)
    }

    fn update_timeout(&self, timer: i32, interval: Option<Duration>) {
        if let Some(update) = self.update_timeout {
            // SAFETY: the program's promise about its loop.
            unsafe { update(timer, frequency(interval)) };
        }
    }

    fn remove_timeout(&self, timer: i32) -> bool {
        // SAFETY: the program's promise about its loop.
        self.remove_timeout.is_some_and(|remove| unsafe { remove(timer) } == 0)
    }
}

/// The id that a program's loop gave, or `None` if it refused; then it has not taken the callback.
fn accepted<T>(id: c_int, boxed: *mut T) -> Option<i32> {
    if id < 0 {
        // SAFETY: from Box::into_raw, and the loop did not take it.
        drop(unsafe { Box::from_raw(boxed) });
        return None;
    }
    Some(id)
}

/// What a program's loop calls for a watch of the library's.
///
/// # Safety
/// `boxed` is a boxed [`HandleCallback`] that the loop has not freed.
unsafe extern "C" fn ready(watch: c_int, fd: c_int, events: c_int, boxed: *mut c_void) {
    // A clone, as some loops free the data at once when the callback removes its own watch.
    // SAFETY: by the caller's promise.
    let callback = unsafe { &*boxed.cast::<HandleCallback>() }.clone();
    quietly(|| callback(watch, fd, from_c_events(events)));
}

/// What a program's loop calls for a timer of the library's.
///
/// # Safety
/// `boxed` is a boxed [`TimerCallback`] that the loop has not freed.
unsafe extern "C" fn elapsed(timer: c_int, boxed: *mut c_void) {
    // A clone, for the same reason.
    // SAFETY: by the caller's promise.
    let callback = unsafe { &*boxed.cast::<TimerCallback>() }.clone();
    quietly(|| callback(timer));
}

/// What a program's loop calls when it is done with a callback of the library's.
///
/// # Safety
/// `boxed` is a boxed `T`, and this is the last use of it.
unsafe extern "C" fn drop_boxed<T>(boxed: *mut c_void) {
    // SAFETY: by the caller's promise.
    let boxed = unsafe { Box::from_raw(boxed.cast::<T>()) };
    quietly(|| drop(boxed));
}

#[cfg(test)]
mod tests;
