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

/// State and sizes of a storage pool; sizes are in bytes.
#[repr(C)]
pub struct _virStoragePoolInfo {
    /// A virStoragePoolState value
    pub state: c_int,
    /// Size of the pool
    pub capacity: c_ulonglong,
    /// Space in use
    pub allocation: c_ulonglong,
    /// Space that is free
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

/// Kind and sizes of a storage volume; sizes are in bytes.
#[repr(C)]
pub struct _virStorageVolInfo {
    /// A virStorageVolType value
    pub r#type: c_int,
    /// Size a user of the volume sees
    pub capacity: c_ulonglong,
    /// Space taken in the pool, or the physical size if the call was asked for that
    pub allocation: c_ulonglong,
}

/// The type of the same C name.
pub type virStorageVolInfo = _virStorageVolInfo;

/// Pointer to a `virStorageVolInfo`.
pub type virStorageVolInfoPtr = *mut virStorageVolInfo;

/// Called from the event loop for a storage pool event with no further data, such as a refresh; other
/// pool callbacks are cast to this type. `conn` and `pool` are borrowed for the call.
pub type virConnectStoragePoolEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, pool: virStoragePoolPtr, opaque: *mut c_void)>;

/// Called from the event loop when a storage pool is defined, started, stopped and so on; `event` is a
/// virStoragePoolEventLifecycleType value, `detail` is 0 for now.
/// `conn` and `pool` are borrowed for the call; keep `pool` longer with virStoragePoolRef.
pub type virConnectStoragePoolEventLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        pool: virStoragePoolPtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ),
>;
