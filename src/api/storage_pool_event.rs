//! Events of storage pools: a part of `libvirt-storage.h`.

use std::ffi::{c_int, c_void};

use crate::abi::*;
use crate::api::object_event::{deregister, register};
use crate::events::Kind;

/// Removes a storage pool event callback.
///
/// `callbackID` is the number that virConnectStoragePoolEventRegisterAny returned. Returns 0 on
/// success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectStoragePoolEventDeregisterAny(conn: virConnectPtr, callback_id: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virConnectStoragePoolEventDeregisterAny, conn, callback_id) };
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
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectStoragePoolEventRegisterAny, conn, pool, event_id, cb, opaque, freecb) }.value(
        |connection| {
            // SAFETY: the caller's promise; the checks passed, so pool is NULL or good.
            unsafe { register(connection, pool, event_id, cb, opaque, freecb) }
        },
    )
}
