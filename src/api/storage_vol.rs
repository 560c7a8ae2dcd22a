//! Volumes of storage pools: the second half of `libvirt-storage.h`.

use std::ffi::{c_char, c_int, c_uint, c_ulonglong};

use crate::abi::*;
use crate::api::call::{bytes, clear, text};
use crate::driver::StorageVolInfo;
use crate::driver::object::StorageVolBody;
use crate::error::{Code, Error, Origin};
use crate::handle::Handle;

/// Fills `names` with the names of the volumes in a running pool.
///
/// Stores at most `maxnames` strings and returns how many it stored, or -1 on failure. Free each
/// string with free(). virStoragePoolListAllVolumes needs no size guess and is the better choice.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolListVolumes(
    pool: virStoragePoolPtr,
    names: *mut *mut c_char,
    maxnames: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStoragePoolListVolumes, pool, names, maxnames)
            .names(names, maxnames, |pool| pool.driver().storage_pool_list_volumes(pool))
    }
}

/// Finds the storage pool that holds the volume `vol`.
///
/// Returns a new handle, or NULL on failure. Release the handle with virStoragePoolFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolLookupByVolume(vol: virStorageVolPtr) -> virStoragePoolPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolLookupByVolume, vol) }.handle(|vol| vol.driver().storage_pool_lookup_by_volume(vol))
}

/// Counts the volumes in a running pool.
///
/// Returns the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolNumOfVolumes(pool: virStoragePoolPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolNumOfVolumes, pool) }.count(|pool| pool.driver().storage_pool_num_of_volumes(pool))
}

/// Creates a volume in the pool from the XML text in `xmldesc`.
///
/// `flags` takes virStorageVolCreateFlags. The pool has to be running. Returns a new handle, or NULL
/// on failure. Release the handle with virStorageVolFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolCreateXML(
    pool: virStoragePoolPtr,
    xmldesc: *const c_char,
    flags: c_uint,
) -> virStorageVolPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStorageVolCreateXML, pool, xmldesc, flags)
            .handle(|pool| pool.driver().storage_vol_create_xml(pool, bytes(xmldesc), flags.into()))
    }
}

/// Deletes the volume and its data from the pool.
///
/// `flags` takes virStorageVolDeleteFlags. The handle still needs virStorageVolFree. Returns 0 on
/// success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolDelete(vol: virStorageVolPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolDelete, vol, flags) }.status(|vol| vol.driver().storage_vol_delete(vol, flags.into()))
}

/// Drops one reference to the volume handle and releases it when none remain.
///
/// The volume itself is not touched. Do not use the handle after giving up your reference. Returns 0
/// on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolFree(vol: virStorageVolPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolFree, vol) }.release()
}

/// Returns the connection that the volume handle belongs to.
///
/// No reference is added: the connection is owned by the handle, so do not close it. Use
/// virConnectRef to keep it longer. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolGetConnect(vol: virStorageVolPtr) -> virConnectPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolGetConnect, vol) }.borrowed_handle(|vol| vol.connection())
}

/// Reads the type and the sizes of a volume into `info`.
///
/// Sizes are in bytes. The caller provides the structure. Returns 0 on success, -1 on failure.
/// virStorageVolGetInfoFlags can report the physical size as well.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolGetInfo(vol: virStorageVolPtr, info: virStorageVolInfoPtr) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(info) };
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStorageVolGetInfo, vol, info).store(info, |vol| {
            let StorageVolInfo { kind, capacity, allocation } = vol.driver().storage_vol_get_info(vol)?;
            Ok(virStorageVolInfo { r#type: kind, capacity, allocation })
        })
    }
}

/// Returns the key of the volume, a text that identifies it across pools.
///
/// The string is owned by the handle; do not free. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolGetKey(vol: virStorageVolPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolGetKey, vol) }.borrowed_string(|vol| &vol.key)
}

/// Returns the name of the volume, which is unique within its pool.
///
/// The string is owned by the handle; do not free. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolGetName(vol: virStorageVolPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolGetName, vol) }.borrowed_string(|vol| &vol.name)
}

/// Returns the path of the volume on the host.
///
/// Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolGetPath(vol: virStorageVolPtr) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolGetPath, vol) }.string(|vol| vol.driver().storage_vol_get_path(vol))
}

/// Returns the volume configuration as XML text.
///
/// `pool` is the volume handle, in spite of its name. `flags` must be 0. Free the result with free().
/// Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolGetXMLDesc(pool: virStorageVolPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolGetXMLDesc, pool, flags) }
        .string(|vol| vol.driver().storage_vol_get_xml_desc(vol, flags))
}

/// Finds a volume by its key, in any pool of the connection.
///
/// Returns a new handle, or NULL if there is no such volume or on failure. Release the handle with
/// virStorageVolFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolLookupByKey(conn: virConnectPtr, key: *const c_char) -> virStorageVolPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStorageVolLookupByKey, conn, key)
            .handle(|conn| conn.driver().storage_vol_lookup_by_key(conn, &text(key)))
    }
}

/// Finds a volume by its name inside one pool.
///
/// Returns a new handle, or NULL if there is no such volume or on failure. Release the handle with
/// virStorageVolFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolLookupByName(pool: virStoragePoolPtr, name: *const c_char) -> virStorageVolPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStorageVolLookupByName, pool, name)
            .handle(|pool| pool.driver().storage_vol_lookup_by_name(pool, &text(name)))
    }
}

/// Finds a volume by its path on the host, in any pool of the connection.
///
/// Returns a new handle, or NULL if there is no such volume or on failure. Release the handle with
/// virStorageVolFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolLookupByPath(conn: virConnectPtr, path: *const c_char) -> virStorageVolPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStorageVolLookupByPath, conn, path)
            .handle(|conn| conn.driver().storage_vol_lookup_by_path(conn, &text(path)))
    }
}

/// Adds a reference to the volume handle.
///
/// Give back each reference with virStorageVolFree. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolRef(vol: virStorageVolPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolRef, vol) }.reference()
}

/// Creates a volume in `pool` and fills it with a copy of `clonevol`.
///
/// `xmldesc` describes the new volume; `clonevol` may live in another pool. `flags` takes
/// virStorageVolCreateFlags. Returns a new handle, or NULL on failure. Release the handle with
/// virStorageVolFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolCreateXMLFrom(
    pool: virStoragePoolPtr,
    xmldesc: *const c_char,
    clonevol: virStorageVolPtr,
    flags: c_uint,
) -> virStorageVolPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStorageVolCreateXMLFrom, pool, xmldesc, clonevol, flags).handle(|pool| {
            let gone = || Error::bare(Origin::Storage, Code::InvalidStorageVol);
            let original = Handle::<StorageVolBody>::borrow(clonevol).ok_or_else(gone)?;
            pool.driver().storage_vol_create_xml_from(pool, bytes(xmldesc), &original, flags.into())
        })
    }
}

/// Overwrites the data in the volume, so that later readers do not see it.
///
/// `flags` must be 0. The volume itself stays. Returns 0 on success, -1 on failure.
/// virStorageVolWipePattern lets the caller choose how the data is overwritten.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolWipe(vol: virStorageVolPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolWipe, vol, flags) }.unsupported()
}

/// Starts sending the content of the volume to the caller through `stream`.
///
/// Reading begins `offset` bytes into the volume and covers `length` bytes; a `length` of 0 means up
/// to the end. `flags` takes virStorageVolDownloadFlags. Returns 0 once the transfer is set up, -1 on
/// failure. Read the data with virStreamRecv and end with virStreamFinish.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolDownload(
    vol: virStorageVolPtr,
    stream: virStreamPtr,
    offset: c_ulonglong,
    length: c_ulonglong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolDownload, vol, stream, offset, length, flags).unsupported() }
}

/// Starts writing data from `stream` into the volume.
///
/// Writing begins `offset` bytes into the volume and covers up to `length` bytes; a `length` of 0
/// sets no such limit. `flags` takes virStorageVolUploadFlags. Returns 0 once the transfer is set up,
/// -1 on failure. Send the data with virStreamSend and end with virStreamFinish.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolUpload(
    vol: virStorageVolPtr,
    stream: virStreamPtr,
    offset: c_ulonglong,
    length: c_ulonglong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolUpload, vol, stream, offset, length, flags).unsupported() }
}

/// Changes the capacity of the volume.
///
/// `capacity` is in bytes. `flags` takes virStorageVolResizeFlags: VIR_STORAGE_VOL_RESIZE_DELTA makes
/// `capacity` an amount of change, and VIR_STORAGE_VOL_RESIZE_SHRINK is needed to make a volume
/// smaller. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolResize(vol: virStorageVolPtr, capacity: c_ulonglong, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolResize, vol, capacity, flags) }.unsupported()
}

/// Overwrites the data in the volume with a chosen method.
///
/// `algorithm` takes a virStorageVolWipeAlgorithm value; not every storage type supports all of them.
/// `flags` must be 0. The volume itself stays. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolWipePattern(vol: virStorageVolPtr, algorithm: c_uint, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolWipePattern, vol, algorithm, flags) }.unsupported()
}

/// Lists all volumes in a running pool.
///
/// Stores a new NULL-terminated array in `vols`; pass NULL to only count. Release each handle with
/// virStorageVolFree and the array with free(). `flags` must be 0. Returns the count, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolListAllVolumes(
    pool: virStoragePoolPtr,
    vols: *mut *mut virStorageVolPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStoragePoolListAllVolumes, pool, vols, flags)
            .list(vols, |pool| pool.driver().storage_pool_list_all_volumes(pool, flags))
    }
}

/// Reads the type and the sizes of a volume into `info`, as directed by `flags`.
///
/// `flags` takes virStorageVolInfoFlags; with VIR_STORAGE_VOL_GET_PHYSICAL the allocation field holds
/// the physical size on the host. Sizes are in bytes. The caller provides the structure. Returns 0 on
/// success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStorageVolGetInfoFlags(
    vol: virStorageVolPtr,
    info: virStorageVolInfoPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(info) };
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStorageVolGetInfoFlags, vol, info, flags) }.unsupported()
}
