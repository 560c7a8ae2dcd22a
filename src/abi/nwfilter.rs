//! The types of `libvirt-nwfilter.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// What a `virNWFilterPtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virNWFilter {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virNWFilter = _virNWFilter;

/// Pointer to a `virNWFilter`.
pub type virNWFilterPtr = *mut virNWFilter;

/// What a `virNWFilterBindingPtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virNWFilterBinding {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virNWFilterBinding = _virNWFilterBinding;

/// Pointer to a `virNWFilterBinding`.
pub type virNWFilterBindingPtr = *mut virNWFilterBinding;
