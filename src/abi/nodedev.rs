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

/// Called by the library.
pub type virConnectNodeDeviceEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dev: virNodeDevicePtr, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectNodeDeviceEventLifecycleCallback = Option<
    unsafe extern "C" fn(conn: virConnectPtr, dev: virNodeDevicePtr, event: c_int, detail: c_int, opaque: *mut c_void),
>;
