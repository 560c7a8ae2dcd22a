//! Events of virtual networks: the third part of `libvirt-network.h`.

use std::ffi::{CStr, c_int, c_void};
use std::mem::transmute;
use std::ptr;

use crate::abi::*;
use crate::api::call::Api;
use crate::api::registration::{event_id_up_to, limited_to, with_callback};
use crate::driver::object::{Connect, Network, NetworkBody, c_name};
use crate::error::Origin;
use crate::events::NetworkEvent;
use crate::handle::Handle;

const API: Api = Api(Origin::Network);

/// Removes a network event callback.
///
/// `callbackID` is the number that virConnectNetworkEventRegisterAny returned. Returns 0, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNetworkEventDeregisterAny(conn: virConnectPtr, callback_id: c_int) -> c_int {
    entry!(virConnectNetworkEventDeregisterAny, conn, callback_id);
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { API.on("virConnectNetworkEventDeregisterAny", conn) }.non_negative(callback_id, "callbackID");
    call.status(|connection| {
        // The callback may hold the last reference, and the driver is still at work when it goes.
        let connection = Connect::clone(connection);
        connection.driver().connect_network_event_deregister_any(&connection, callback_id)
    })
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
    entry!(virConnectNetworkEventRegisterAny, conn, net, event_id, cb, opaque, freecb);
    let mismatch = |network: &Network, function: &str| {
        format!("network '{}' in {function} must match connection", network.name.to_string_lossy())
    };
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { limited_to(API.on("virConnectNetworkEventRegisterAny", conn), net, "net", mismatch) };
    event_id_up_to(call.non_null(cb, "cb"), event_id, VIR_NETWORK_EVENT_ID_METADATA_CHANGE).value(|connection| {
        // SAFETY: the caller's promise; the checks passed, so net is NULL or good.
        let network = unsafe { Handle::<NetworkBody>::borrow(net) };
        let call = move |connection: &Connect, network: &Network, event: &NetworkEvent, data: *mut c_void| {
            // SAFETY: by the caller's promise, cb is what the event id wants.
            unsafe { invoke(cb, connection, network, event, data) };
        };
        let register = |callback| {
            let driver = connection.driver();
            driver.connect_network_event_register_any(connection, network.as_deref(), event_id, callback)
        };
        // SAFETY: by the caller's promise.
        unsafe { with_callback(cb.map_or(0, |cb| cb as usize), opaque, freecb, call, register) }
    })
}

/// Calls a C function with what its kind of event tells.
///
/// # Safety
/// `cb` is NULL or a callback for that kind of event, and may be called with `opaque`.
unsafe fn invoke(
    cb: virConnectNetworkEventGenericCallback,
    connection: &Connect,
    network: &Network,
    event: &NetworkEvent,
    opaque: *mut c_void,
) {
    let (conn, net) = (connection.as_raw(), network.as_raw());
    match event {
        NetworkEvent::Lifecycle { event, detail } => {
            // SAFETY: by the caller's promise, the function is of the type that this event wants.
            let typed: virConnectNetworkEventLifecycleCallback = unsafe { transmute(cb) };
            if let Some(function) = typed {
                // SAFETY: by the caller's promise; the handles live through the call.
                unsafe { function(conn, net, *event, *detail, opaque) };
            }
        }
        NetworkEvent::MetadataChange { kind, uri } => {
            // SAFETY: as above.
            let typed: virConnectNetworkEventMetadataChangeCallback = unsafe { transmute(cb) };
            let uri = uri.as_deref().map(c_name);
            let uri = uri.as_deref().map_or(ptr::null(), CStr::as_ptr);
            if let Some(function) = typed {
                // SAFETY: as above; so does the text.
                unsafe { function(conn, net, *kind, uri, opaque) };
            }
        }
    }
}
