//! Events of storage pools: a part of `libvirt-storage.h`.

use std::ffi::{c_int, c_void};
use std::mem::transmute;

use crate::abi::*;
use crate::api::call::Api;
use crate::api::registration::{event_id_up_to, limited_to, with_callback};
use crate::driver::object::{Connect, StoragePool, StoragePoolBody};
use crate::error::Origin;
use crate::events::StoragePoolEvent;
use crate::handle::Handle;

const API: Api = Api(Origin::Storage);

/// Removes a storage pool event callback.
///
/// `callbackID` is the number that virConnectStoragePoolEventRegisterAny returned. Returns 0 on
/// success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectStoragePoolEventDeregisterAny(conn: virConnectPtr, callback_id: c_int) -> c_int {
    entry!(virConnectStoragePoolEventDeregisterAny, conn, callback_id);
    // SAFETY: the caller's promise, passed on.
    let call =
        unsafe { API.on("virConnectStoragePoolEventDeregisterAny", conn) }.non_negative(callback_id, "callbackID");
    call.status(|connection| {
        // The callback may hold the last reference, and the driver is still at work when it goes.
        let connection = Connect::clone(connection);
        connection.driver().connect_storage_pool_event_deregister_any(&connection, callback_id)
    })
}

/// Registers a callback for one kind of storage pool event.
///
/// `pool` limits events to one pool; NULL means all pools. `eventID` takes a virStoragePoolEventID
/// value, which also sets the true type of `cb`. `opaque` is passed to `cb`; `freecb`, if not NULL,
/// is called on it when the callback is removed. An event loop must be running. Returns a callback
/// number for deregistering, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectStoragePoolEventRegisterAny(
    conn: virConnectPtr,
    pool: virStoragePoolPtr,
    event_id: c_int,
    cb: virConnectStoragePoolEventGenericCallback,
    opaque: *mut c_void,
    freecb: virFreeCallback,
) -> c_int {
    entry!(virConnectStoragePoolEventRegisterAny, conn, pool, event_id, cb, opaque, freecb);
    let mismatch = |pool: &StoragePool, function: &str| {
        format!("storage pool '{}' in {function} must match connection", pool.name.to_string_lossy())
    };
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { limited_to(API.on("virConnectStoragePoolEventRegisterAny", conn), pool, "pool", mismatch) };
    event_id_up_to(call.non_null(cb, "cb"), event_id, VIR_STORAGE_POOL_EVENT_ID_REFRESH).value(|connection| {
        // SAFETY: the caller's promise; the checks passed, so pool is NULL or good.
        let pool = unsafe { Handle::<StoragePoolBody>::borrow(pool) };
        let call = move |connection: &Connect, pool: &StoragePool, event: &StoragePoolEvent, data: *mut c_void| {
            // SAFETY: by the caller's promise, cb is what the event id wants.
            unsafe { invoke(cb, connection, pool, event, data) };
        };
        let register = |callback| {
            let driver = connection.driver();
            driver.connect_storage_pool_event_register_any(connection, pool.as_deref(), event_id, callback)
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
    cb: virConnectStoragePoolEventGenericCallback,
    connection: &Connect,
    pool: &StoragePool,
    event: &StoragePoolEvent,
    opaque: *mut c_void,
) {
    let (conn, pool) = (connection.as_raw(), pool.as_raw());
    match event {
        StoragePoolEvent::Lifecycle { event, detail } => {
            // SAFETY: by the caller's promise, the function is of the type that this event wants.
            let typed: virConnectStoragePoolEventLifecycleCallback = unsafe { transmute(cb) };
            if let Some(function) = typed {
                // SAFETY: by the caller's promise; the handles live through the call.
                unsafe { function(conn, pool, *event, *detail, opaque) };
            }
        }
        StoragePoolEvent::Refresh => {
            if let Some(function) = cb {
                // SAFETY: as above.
                unsafe { function(conn, pool, opaque) };
            }
        }
    }
}
