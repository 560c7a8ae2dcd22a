//! TODO-subject event: exported functions of `libvirt-event.h`.

use std::ffi::{c_int, c_void};

use crate::abi::*;
use crate::api::call::Api;
use crate::error::Origin;

const API: Api = Api(Origin::Event);

/// Makes the library use the caller's event loop.
///
/// The six functions add, change and remove watches for file descriptors and timers. Call it once,
/// before opening a connection. virEventRegisterDefaultImpl installs a built-in loop instead.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRegisterImpl(
    add_handle: virEventAddHandleFunc,
    update_handle: virEventUpdateHandleFunc,
    remove_handle: virEventRemoveHandleFunc,
    add_timeout: virEventAddTimeoutFunc,
    update_timeout: virEventUpdateTimeoutFunc,
    remove_timeout: virEventRemoveTimeoutFunc,
) {
    // MANUAL
    API.call("virEventRegisterImpl").unsupported()
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
    // MANUAL
    API.call("virEventRegisterDefaultImpl").unsupported()
}

/// Runs one round of the built-in event loop.
///
/// Waits until a watched file descriptor or timer is due and runs its callbacks. Needs
/// virEventRegisterDefaultImpl first. Usually called in a loop by a thread of its own. Returns 0, or -1
/// on failure.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRunDefaultImpl() -> c_int {
    // MANUAL
    API.call("virEventRunDefaultImpl").unsupported()
}

/// Watches a file descriptor in the registered event loop.
///
/// `events` is a mask of virEventHandleType values. `ff`, if not NULL, is called with `opaque` after
/// the watch has been removed. Needs a registered event loop. Returns a watch number for later calls,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventAddHandle(
    fd: c_int,
    events: c_int,
    cb: virEventHandleCallback,
    opaque: *mut c_void,
    ff: virFreeCallback,
) -> c_int {
    // MANUAL
    API.call("virEventAddHandle").unsupported()
}

/// Adds a timer to the registered event loop.
///
/// `frequency` is in milliseconds; 0 fires in each round of the loop, -1 keeps the timer off. `ff`, if
/// not NULL, is called with `opaque` after the timer has been removed. Returns a timer number for later
/// calls, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventAddTimeout(
    frequency: c_int,
    cb: virEventTimeoutCallback,
    opaque: *mut c_void,
    ff: virFreeCallback,
) -> c_int {
    // MANUAL
    API.call("virEventAddTimeout").unsupported()
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
    // MANUAL
    API.call("virEventRemoveHandle").unsupported()
}

/// Removes a timer; `timer` is the number that virEventAddTimeout returned.
///
/// The free callback runs later, from the loop. Returns 0, or -1 on failure.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRemoveTimeout(timer: c_int) -> c_int {
    // MANUAL
    API.call("virEventRemoveTimeout").unsupported()
}

/// Changes the events of a watch; `watch` is the number that virEventAddHandle returned.
///
/// `events` is a mask of virEventHandleType values. A mask of 0 pauses the watch.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventUpdateHandle(watch: c_int, events: c_int) {
    // MANUAL
    API.call("virEventUpdateHandle").unsupported()
}

/// Changes the period of a timer; `timer` is the number that virEventAddTimeout returned.
///
/// `frequency` is in milliseconds; 0 fires in each round of the loop, -1 turns the timer off.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventUpdateTimeout(timer: c_int, frequency: c_int) {
    // MANUAL
    API.call("virEventUpdateTimeout").unsupported()
}
