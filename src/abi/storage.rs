//! The types of `libvirt-storage.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// What a `virStoragePoolPtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virStoragePool {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virStoragePool = _virStoragePool;

/// Pointer to a `virStoragePool`.
pub type virStoragePoolPtr = *mut virStoragePool;

/// The C struct of that name.
#[repr(C)]
pub struct _virStoragePoolInfo {
    /// The C field `state`.
    pub state: c_int,
    /// The C field `capacity`.
    pub capacity: c_ulonglong,
    /// The C field `allocation`.
    pub allocation: c_ulonglong,
    /// The C field `available`.
    pub available: c_ulonglong,
}

/// The type of the same C name.
pub type virStoragePoolInfo = _virStoragePoolInfo;

/// Pointer to a `virStoragePoolInfo`.
pub type virStoragePoolInfoPtr = *mut virStoragePoolInfo;

/// What a `virStorageVolPtr` points to; only the library looks inside.
#[repr(C)]
pub struct _virStorageVol {
    _private: [u8; 0],
}

/// The type of the same C name.
pub type virStorageVol = _virStorageVol;

/// Pointer to a `virStorageVol`.
pub type virStorageVolPtr = *mut virStorageVol;

/// The C struct of that name.
#[repr(C)]
pub struct _virStorageVolInfo {
    /// The C field `type`.
    pub r#type: c_int,
    /// The C field `capacity`.
    pub capacity: c_ulonglong,
    /// The C field `allocation`.
    pub allocation: c_ulonglong,
}

/// The type of the same C name.
pub type virStorageVolInfo = _virStorageVolInfo;

/// Pointer to a `virStorageVolInfo`.
pub type virStorageVolInfoPtr = *mut virStorageVolInfo;

/// Called by the library.
pub type virConnectStoragePoolEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, pool: virStoragePoolPtr, opaque: *mut c_void)>;

/// Called by the library.
pub type virConnectStoragePoolEventLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        pool: virStoragePoolPtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ),
>;
