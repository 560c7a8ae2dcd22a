//! The types of `libvirt-domain-snapshot.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// What a `virDomainSnapshotPtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virDomainSnapshot {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virDomainSnapshot = _virDomainSnapshot;

/// Pointer to a `virDomainSnapshot`.
pub type virDomainSnapshotPtr = *mut virDomainSnapshot;
