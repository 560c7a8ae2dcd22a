//! Events of the host's devices: the second part of `libvirt-nodedev.h`.

use std::ffi::{c_int, c_void};

use crate::abi::*;
use crate::api::object_event::{deregister, register};
use crate::events::Kind;

/// Removes a node device event callback.
///
/// `callbackID` is the number that virConnectNodeDeviceEventRegisterAny returned. Returns 0, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNodeDeviceEventDeregisterAny(conn: virConnectPtr, callback_id: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virConnectNodeDeviceEventDeregisterAny, conn, callback_id) };
    call.status(|connection| deregister(connection, Kind::NodeDevice, callback_id))
}

/// Registers a callback for events of one node device or of all.
///
/// `dev` NULL means all devices. `eventID` takes virNodeDeviceEventID; cast the matching callback type
/// to that of `cb`. `freecb`, if not NULL, is called with `opaque` on removal. Needs a running event
/// loop. Returns a callback number for virConnectNodeDeviceEventDeregisterAny, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNodeDeviceEventRegisterAny(
    conn: virConnectPtr,
    dev: virNodeDevicePtr,
    event_id: c_int,
    cb: virConnectNodeDeviceEventGenericCallback,
    opaque: *mut c_void,
    freecb: virFreeCallback,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectNodeDeviceEventRegisterAny, conn, dev, event_id, cb, opaque, freecb) }.value(
        |connection| {
            // SAFETY: the caller's promise; the checks passed, so dev is NULL or good.
            unsafe { register(connection, dev, event_id, cb, opaque, freecb) }
        },
    )
}
