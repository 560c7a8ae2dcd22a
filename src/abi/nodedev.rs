//! The types of `libvirt-nodedev.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// What a `virNodeDevicePtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virNodeDevice {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virNodeDevice = _virNodeDevice;

/// Pointer to a `virNodeDevice`.
pub type virNodeDevicePtr = *mut virNodeDevice;

/// Called from the event loop for a node device event with no further data, such as an update; other
/// node device callbacks are cast to this type. `conn` and `dev` are borrowed for the call.
pub type virConnectNodeDeviceEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dev: virNodeDevicePtr, opaque: *mut c_void)>;

/// Called from the event loop when a host device appears, goes, or is defined or undefined; `event` is
/// a virNodeDeviceEventLifecycleType value, `detail` is 0 for now.
/// `conn` and `dev` are borrowed for the call; keep `dev` longer with virNodeDeviceRef.
pub type virConnectNodeDeviceEventLifecycleCallback = Option<
    unsafe extern "C" fn(conn: virConnectPtr, dev: virNodeDevicePtr, event: c_int, detail: c_int, opaque: *mut c_void),
>;
