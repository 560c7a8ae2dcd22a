//! TODO-subject event: exported functions of `libvirt-event.h`.

use std::ffi::{c_int, c_void};

use crate::abi::*;
use crate::api::call::Api;
use crate::error::Origin;

const API: Api = Api(Origin::Event);

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRegisterImpl(add_handle: virEventAddHandleFunc, update_handle: virEventUpdateHandleFunc, remove_handle: virEventRemoveHandleFunc, add_timeout: virEventAddTimeoutFunc, update_timeout: virEventUpdateTimeoutFunc, remove_timeout: virEventRemoveTimeoutFunc) {
    // MANUAL 
    API.call("virEventRegisterImpl").unsupported()
}

/// (to be described)
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRegisterDefaultImpl() -> c_int {
    // MANUAL 
    API.call("virEventRegisterDefaultImpl").unsupported()
}

/// (to be described)
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRunDefaultImpl() -> c_int {
    // MANUAL 
    API.call("virEventRunDefaultImpl").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventAddHandle(fd: c_int, events: c_int, cb: virEventHandleCallback, opaque: *mut c_void, ff: virFreeCallback) -> c_int {
    // MANUAL 
    API.call("virEventAddHandle").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventAddTimeout(frequency: c_int, cb: virEventTimeoutCallback, opaque: *mut c_void, ff: virFreeCallback) -> c_int {
    // MANUAL 
    API.call("virEventAddTimeout").unsupported()
}

/// (to be described)
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRemoveHandle(watch: c_int) -> c_int {
    // MANUAL 
    API.call("virEventRemoveHandle").unsupported()
}

/// (to be described)
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventRemoveTimeout(timer: c_int) -> c_int {
    // MANUAL 
    API.call("virEventRemoveTimeout").unsupported()
}

/// (to be described)
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventUpdateHandle(watch: c_int, events: c_int) {
    // MANUAL 
    API.call("virEventUpdateHandle").unsupported()
}

/// (to be described)
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virEventUpdateTimeout(timer: c_int, frequency: c_int) {
    // MANUAL 
    API.call("virEventUpdateTimeout").unsupported()
}
