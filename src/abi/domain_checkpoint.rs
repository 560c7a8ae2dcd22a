//! The types of `libvirt-domain-checkpoint.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// What a `virDomainCheckpointPtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virDomainCheckpoint {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virDomainCheckpoint = _virDomainCheckpoint;

/// Pointer to a `virDomainCheckpoint`.
pub type virDomainCheckpointPtr = *mut virDomainCheckpoint;
