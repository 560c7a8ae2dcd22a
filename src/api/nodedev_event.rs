//! Events of the host's devices: the second part of `libvirt-nodedev.h`.

use std::ffi::{c_int, c_void};
use std::mem::transmute;

use crate::abi::*;
use crate::api::call::Api;
use crate::api::registration::{event_id_up_to, limited_to, with_callback};
use crate::driver::object::{Connect, NodeDevice, NodeDeviceBody};
use crate::error::Origin;
use crate::events::NodeDeviceEvent;
use crate::handle::Handle;

const API: Api = Api(Origin::Nodedev);

/// Removes a node device event callback.
///
/// `callbackID` is the number that virConnectNodeDeviceEventRegisterAny returned. Returns 0, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNodeDeviceEventDeregisterAny(conn: virConnectPtr, callback_id: c_int) -> c_int {
    entry!(virConnectNodeDeviceEventDeregisterAny, conn, callback_id);
    // SAFETY: the caller's promise, passed on.
    let call =
        unsafe { API.on("virConnectNodeDeviceEventDeregisterAny", conn) }.non_negative(callback_id, "callbackID");
    call.status(|connection| {
        // The callback may hold the last reference, and the driver is still at work when it goes.
        let connection = Connect::clone(connection);
        connection.driver().connect_node_device_event_deregister_any(&connection, callback_id)
    })
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
    entry!(virConnectNodeDeviceEventRegisterAny, conn, dev, event_id, cb, opaque, freecb);
    let mismatch = |device: &NodeDevice, function: &str| {
        format!("node device '{}' in {function} must match connection", device.name.to_string_lossy())
    };
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { limited_to(API.on("virConnectNodeDeviceEventRegisterAny", conn), dev, "dev", mismatch) };
    event_id_up_to(call.non_null(cb, "cb"), event_id, VIR_NODE_DEVICE_EVENT_ID_UPDATE).value(|connection| {
        // SAFETY: the caller's promise; the checks passed, so dev is NULL or good.
        let device = unsafe { Handle::<NodeDeviceBody>::borrow(dev) };
        let call = move |connection: &Connect, device: &NodeDevice, event: &NodeDeviceEvent, data: *mut c_void| {
            // SAFETY: by the caller's promise, cb is what the event id wants.
            unsafe { invoke(cb, connection, device, event, data) };
        };
        let register = |callback| {
            let driver = connection.driver();
            driver.connect_node_device_event_register_any(connection, device.as_deref(), event_id, callback)
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
    cb: virConnectNodeDeviceEventGenericCallback,
    connection: &Connect,
    device: &NodeDevice,
    event: &NodeDeviceEvent,
    opaque: *mut c_void,
) {
    let (conn, dev) = (connection.as_raw(), device.as_raw());
    match event {
        NodeDeviceEvent::Lifecycle { event, detail } => {
            // SAFETY: by the caller's promise, the function is of the type that this event wants.
            let typed: virConnectNodeDeviceEventLifecycleCallback = unsafe { transmute(cb) };
            if let Some(function) = typed {
                // SAFETY: by the caller's promise; the handles live through the call.
                unsafe { function(conn, dev, *event, *detail, opaque) };
            }
        }
        NodeDeviceEvent::Update => {
            if let Some(function) = cb {
                // SAFETY: as above.
                unsafe { function(conn, dev, opaque) };
            }
        }
    }
}
