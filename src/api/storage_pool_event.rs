//! Events of storage pools: a part of `libvirt-storage.h`.

use std::ffi::{c_int, c_void};

use crate::abi::*;
use crate::api::call::Api;
use crate::api::object_event::{deregister, register};
use crate::api::registration::{event_id_up_to, limited_to};
use crate::driver::object::StoragePool;
use crate::error::Origin;
use crate::events::Kind;

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
    call.status(|connection| deregister(connection, Kind::StoragePool, callback_id))
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
        unsafe { register(connection, pool, event_id, cb, opaque, freecb) }
    })
}
