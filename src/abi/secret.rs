//! The types of `libvirt-secret.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// What a `virSecretPtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virSecret {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virSecret = _virSecret;

/// Pointer to a `virSecret`.
pub type virSecretPtr = *mut virSecret;

/// Called from the event loop for a secret event with no further data, such as a new value; other
/// secret callbacks are cast to this type. `conn` and `secret` are borrowed for the call.
pub type virConnectSecretEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, secret: virSecretPtr, opaque: *mut c_void)>;

/// Called from the event loop when a secret is defined or undefined; `event` is a
/// virSecretEventLifecycleType value, `detail` is 0 for now.
/// `conn` and `secret` are borrowed for the call; keep `secret` longer with virSecretRef.
pub type virConnectSecretEventLifecycleCallback = Option<
    unsafe extern "C" fn(conn: virConnectPtr, secret: virSecretPtr, event: c_int, detail: c_int, opaque: *mut c_void),
>;
