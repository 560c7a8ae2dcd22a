//! The types of `libvirt-event.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// Called by the event loop when a watched descriptor is ready. `watch` is the id from
/// virEventAddHandle, `events` a set of virEventHandleType bits.
pub type virEventHandleCallback =
    Option<unsafe extern "C" fn(watch: c_int, fd: c_int, events: c_int, opaque: *mut c_void)>;

/// Called by the library to watch `fd` for the virEventHandleType bits in `event`; the loop then calls
/// `cb` with `opaque`. Return a new watch id, or -1 on failure. After removal, the loop calls `ff`,
/// if not NULL, with `opaque`, but not from inside the removal call.
pub type virEventAddHandleFunc = Option<
    unsafe extern "C" fn(
        fd: c_int,
        event: c_int,
        cb: virEventHandleCallback,
        opaque: *mut c_void,
        ff: virFreeCallback,
    ) -> c_int,
>;

/// Called by the library to change the events of `watch` to the virEventHandleType bits in `event`;
/// 0 pauses the watch.
pub type virEventUpdateHandleFunc = Option<unsafe extern "C" fn(watch: c_int, event: c_int)>;

/// Called by the library to stop `watch`; it may come from inside a callback of the same watch.
/// Return 0, or -1 if there is no such watch.
pub type virEventRemoveHandleFunc = Option<unsafe extern "C" fn(watch: c_int) -> c_int>;

/// Called by the event loop when a timer expires. `timer` is the id from virEventAddTimeout.
pub type virEventTimeoutCallback = Option<unsafe extern "C" fn(timer: c_int, opaque: *mut c_void)>;

/// Called by the library to have `cb` called with `opaque` every `timeout` milliseconds; 0 means on
/// each turn of the loop, -1 means not yet. Return a new timer id, or -1 on failure. After removal,
/// the loop calls `ff`, if not NULL, with `opaque`, but not from inside the removal call.
pub type virEventAddTimeoutFunc = Option<
    unsafe extern "C" fn(
        timeout: c_int,
        cb: virEventTimeoutCallback,
        opaque: *mut c_void,
        ff: virFreeCallback,
    ) -> c_int,
>;

/// Called by the library to change the period of `timer` to `timeout` milliseconds; -1 pauses it.
pub type virEventUpdateTimeoutFunc = Option<unsafe extern "C" fn(timer: c_int, timeout: c_int)>;

/// Called by the library to remove `timer`; it may come from inside a callback of the same timer.
/// Return 0, or -1 if there is no such timer.
pub type virEventRemoveTimeoutFunc = Option<unsafe extern "C" fn(timer: c_int) -> c_int>;
