//! The types of `libvirt-interface.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// What a `virInterfacePtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virInterface {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virInterface = _virInterface;

/// Pointer to a `virInterface`.
pub type virInterfacePtr = *mut virInterface;
