//! Events of virtual networks: the third part of `libvirt-network.h`.

use std::ffi::{c_int, c_void};

use crate::abi::*;
use crate::api::object_event::{deregister, register};
use crate::events::Kind;

/// Removes a network event callback.
///
/// `callbackID` is the number that virConnectNetworkEventRegisterAny returned. Returns 0, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNetworkEventDeregisterAny(conn: virConnectPtr, callback_id: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virConnectNetworkEventDeregisterAny, conn, callback_id) };
    call.status(|connection| deregister(connection, Kind::Network, callback_id))
}

/// Registers a callback for events of one network or of all.
///
/// `net` NULL means all networks. `eventID` takes virNetworkEventID; cast the matching callback type to
/// that of `cb`. `freecb`, if not NULL, is called with `opaque` on removal. Needs a running event loop.
/// Returns a callback number for virConnectNetworkEventDeregisterAny, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNetworkEventRegisterAny(
    conn: virConnectPtr,
    net: virNetworkPtr,
    event_id: c_int,
    cb: virConnectNetworkEventGenericCallback,
    opaque: *mut c_void,
    freecb: virFreeCallback,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectNetworkEventRegisterAny, conn, net, event_id, cb, opaque, freecb) }.value(|connection| {
        // SAFETY: the caller's promise; the checks passed, so net is NULL or good.
        unsafe { register(connection, net, event_id, cb, opaque, freecb) }
    })
}
