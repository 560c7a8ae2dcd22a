//! Storage pools: the first half of `libvirt-storage.h`.

use std::ffi::{c_char, c_int, c_uchar, c_uint};

use crate::abi::*;
use crate::api::call::{bytes, checked_uuid, clear, text};
use crate::driver::StoragePoolInfo;
use crate::uuid::Uuid;

/// Fills `names` with the names of the inactive storage pools.
///
/// Stores at most `maxnames` strings and returns how many it stored, or -1 on failure. Free each
/// string with free(). virConnectListAllStoragePools needs no size guess and is the better choice.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListDefinedStoragePools(
    conn: virConnectPtr,
    names: *mut *mut c_char,
    maxnames: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectListDefinedStoragePools, conn, names, maxnames)
            .names(names, maxnames, |conn| conn.driver().connect_list_defined_storage_pools())
    }
}

/// Fills `names` with the names of the running storage pools.
///
/// Stores at most `maxnames` strings and returns how many it stored, or -1 on failure. Free each
/// string with free(). virConnectListAllStoragePools needs no size guess and is the better choice.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListStoragePools(
    conn: virConnectPtr,
    names: *mut *mut c_char,
    maxnames: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectListStoragePools, conn, names, maxnames)
            .names(names, maxnames, |conn| conn.driver().connect_list_storage_pools())
    }
}

/// Counts the storage pools that are defined but not running.
///
/// Returns the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfDefinedStoragePools(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectNumOfDefinedStoragePools, conn) }
        .count(|conn| conn.driver().connect_num_of_defined_storage_pools())
}

/// Counts the running storage pools.
///
/// Returns the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfStoragePools(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectNumOfStoragePools, conn) }.count(|conn| conn.driver().connect_num_of_storage_pools())
}

/// Prepares the storage behind an inactive pool, for example by making a directory or formatting a
/// device.
///
/// `flags` takes virStoragePoolBuildFlags. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolBuild(pool: virStoragePoolPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolBuild, pool, flags) }
        .status(|pool| pool.driver().storage_pool_build(pool, flags.into()))
}

/// Starts an inactive storage pool that already has a definition.
///
/// `flags` takes virStoragePoolCreateFlags, which can also ask for a build first. Returns 0 on
/// success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolCreate(pool: virStoragePoolPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolCreate, pool, flags) }
        .status(|pool| pool.driver().storage_pool_create(pool, flags.into()))
}

/// Starts a transient storage pool from the XML text in `xmlDesc`.
///
/// The pool disappears once stopped, unless it is also defined. `flags` takes
/// virStoragePoolCreateFlags. Returns a new handle, or NULL on failure. Release the handle with
/// virStoragePoolFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolCreateXML(
    conn: virConnectPtr,
    xml_desc: *const c_char,
    flags: c_uint,
) -> virStoragePoolPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStoragePoolCreateXML, conn, xml_desc, flags)
            .handle(|conn| conn.driver().storage_pool_create_xml(conn, bytes(xml_desc), flags.into()))
    }
}

/// Stores a persistent storage pool definition from XML, without starting the pool.
///
/// `flags` takes virStoragePoolDefineFlags. Returns a new handle, or NULL on failure. Release the
/// handle with virStoragePoolFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolDefineXML(
    conn: virConnectPtr,
    xml_desc: *const c_char,
    flags: c_uint,
) -> virStoragePoolPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStoragePoolDefineXML, conn, xml_desc, flags)
            .handle(|conn| conn.driver().storage_pool_define_xml(conn, bytes(xml_desc), flags.into()))
    }
}

/// Removes the storage behind an inactive pool; the data cannot be brought back.
///
/// The definition stays; remove that with virStoragePoolUndefine. `flags` takes
/// virStoragePoolDeleteFlags. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolDelete(pool: virStoragePoolPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolDelete, pool, flags) }
        .status(|pool| pool.driver().storage_pool_delete(pool, flags.into()))
}

/// Stops a running storage pool and leaves its data in place.
///
/// A transient pool is gone afterwards; a persistent one becomes inactive. The handle stays valid and
/// still needs virStoragePoolFree. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolDestroy(pool: virStoragePoolPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolDestroy, pool) }.status(|pool| pool.driver().storage_pool_destroy(pool))
}

/// Drops one reference to the pool handle and releases it when none remain.
///
/// The pool itself is not touched. Do not use the handle after giving up your reference. Returns 0 on
/// success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolFree(pool: virStoragePoolPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolFree, pool) }.release()
}

/// Tells whether the pool is started automatically by the daemon.
///
/// Sets `autostart` to 1 for yes or 0 for no. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolGetAutostart(pool: virStoragePoolPtr, autostart: *mut c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStoragePoolGetAutostart, pool, autostart)
            .store(autostart, |pool| Ok(pool.driver().storage_pool_get_autostart(pool)?.into()))
    }
}

/// Returns the connection that the pool handle belongs to.
///
/// No reference is added: the connection is owned by the handle, so do not close it. Use
/// virConnectRef to keep it longer. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolGetConnect(pool: virStoragePoolPtr) -> virConnectPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolGetConnect, pool) }.borrowed_handle(|pool| pool.connection())
}

/// Reads the state and the space figures of a storage pool into `info`.
///
/// `vol` is the pool handle, in spite of its name. Sizes are in bytes. The caller provides the
/// structure. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolGetInfo(vol: virStoragePoolPtr, info: virStoragePoolInfoPtr) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(info) };
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStoragePoolGetInfo, vol, info).store(info, |pool| {
            let StoragePoolInfo { state, capacity, allocation, available } =
                pool.driver().storage_pool_get_info(pool)?;
            Ok(virStoragePoolInfo { state, capacity, allocation, available })
        })
    }
}

/// Returns the name of the storage pool.
///
/// The string is owned by the handle; do not free. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolGetName(pool: virStoragePoolPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolGetName, pool) }.borrowed_string(|pool| &pool.name)
}

/// Copies the raw UUID of the pool into `uuid`.
///
/// `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolGetUUID(pool: virStoragePoolPtr, uuid: *mut c_uchar) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolGetUUID, pool, uuid).uuid(uuid, |pool| pool.uuid) }
}

/// Writes the UUID of the pool into `buf` as text.
///
/// `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, with the final NUL. Returns 0 on
/// success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolGetUUIDString(pool: virStoragePoolPtr, buf: *mut c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolGetUUIDString, pool, buf).uuid_string(buf, |pool| pool.uuid) }
}

/// Returns the pool configuration as XML text.
///
/// `flags` takes virStorageXMLFlags; VIR_STORAGE_XML_INACTIVE asks for the stored definition of a
/// running pool. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolGetXMLDesc(pool: virStoragePoolPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolGetXMLDesc, pool, flags) }
        .string(|pool| pool.driver().storage_pool_get_xml_desc(pool, flags.into()))
}

/// Finds a storage pool by its name.
///
/// Returns a new handle, or NULL if there is no such pool or on failure. Release the handle with
/// virStoragePoolFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolLookupByName(conn: virConnectPtr, name: *const c_char) -> virStoragePoolPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStoragePoolLookupByName, conn, name)
            .handle(|conn| conn.driver().storage_pool_lookup_by_name(conn, &text(name)))
    }
}

/// Finds a storage pool by its raw UUID.
///
/// `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new handle, or NULL if there is no such
/// pool or on failure. Release the handle with virStoragePoolFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolLookupByUUID(conn: virConnectPtr, uuid: *const c_uchar) -> virStoragePoolPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStoragePoolLookupByUUID, conn, uuid)
            .handle(|conn| conn.driver().storage_pool_lookup_by_uuid(conn, &uuid.cast::<Uuid>().read()))
    }
}

/// Finds a storage pool by its UUID in text form.
///
/// Returns a new handle, or NULL if there is no such pool or on failure. Release the handle with
/// virStoragePoolFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolLookupByUUIDString(
    conn: virConnectPtr,
    uuid: *const c_char,
) -> virStoragePoolPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virStoragePoolLookupByUUIDString, conn, uuid)
            .handle(|conn| conn.driver().storage_pool_lookup_by_uuid(conn, &checked_uuid(uuid)))
    }
}

/// Scans the pool again, so that volumes changed by other programs are noticed.
///
/// `flags` must be 0. The pool has to be running. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolRefresh(pool: virStoragePoolPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolRefresh, pool, flags) }.status(|pool| pool.driver().storage_pool_refresh(pool, flags))
}

/// Chooses whether the daemon starts the pool automatically.
///
/// A nonzero `autostart` turns it on, 0 turns it off. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolSetAutostart(pool: virStoragePoolPtr, autostart: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolSetAutostart, pool, autostart) }
        .status(|pool| pool.driver().storage_pool_set_autostart(pool, autostart != 0))
}

/// Removes the stored definition of an inactive pool.
///
/// The data in the pool stays where it is. The handle still needs virStoragePoolFree. Returns 0 on
/// success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolUndefine(pool: virStoragePoolPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolUndefine, pool) }.status(|pool| pool.driver().storage_pool_undefine(pool))
}

/// Searches for storage that could back a new pool of the given type.
///
/// `type` is a pool type name such as "netfs". `srcSpec` is XML that narrows the search, for example
/// to one host; some types accept NULL. `flags` must be 0. Returns an XML list of sources, or NULL on
/// failure. Free the result with free().
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectFindStoragePoolSources(
    conn: virConnectPtr,
    kind: *const c_char,
    src_spec: *const c_char,
    flags: c_uint,
) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectFindStoragePoolSources, conn, kind, src_spec, flags).string(|conn| {
            let source = (!src_spec.is_null()).then(|| bytes(src_spec));
            conn.driver().connect_find_storage_pool_sources(&text(kind), source, flags)
        })
    }
}

/// Adds a reference to the pool handle.
///
/// Give back each reference with virStoragePoolFree. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolRef(pool: virStoragePoolPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolRef, pool) }.reference()
}

/// Tells whether the storage pool is running.
///
/// Returns 1 if it is, 0 if not, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolIsActive(pool: virStoragePoolPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolIsActive, pool) }.truth(|pool| pool.driver().storage_pool_is_active(pool))
}

/// Tells whether the storage pool has a stored definition that outlives a stop.
///
/// Returns 1 if it has, 0 if the pool is transient, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolIsPersistent(pool: virStoragePoolPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolIsPersistent, pool) }.truth(|pool| pool.driver().storage_pool_is_persistent(pool))
}

/// Lists the storage pools that match `flags`, running or not.
///
/// Stores a new NULL-terminated array in `pools`; pass NULL to only count. Release each handle with
/// virStoragePoolFree and the array with free(). `flags` takes virConnectListAllStoragePoolsFlags; 0
/// means all pools. Returns the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListAllStoragePools(
    conn: virConnectPtr,
    pools: *mut *mut virStoragePoolPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(pools) };
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectListAllStoragePools, conn, pools, flags)
            .list(pools, |conn| conn.driver().connect_list_all_storage_pools(conn, flags.into()))
    }
}

/// Finds the storage pool whose target is the directory `path`.
///
/// Returns a new handle, or NULL if there is no such pool or on failure. Release the handle with
/// virStoragePoolFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStoragePoolLookupByTargetPath(
    conn: virConnectPtr,
    path: *const c_char,
) -> virStoragePoolPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStoragePoolLookupByTargetPath, conn, path) }.unsupported()
}

/// Returns an XML list of the storage pool types the daemon knows and what each supports.
///
/// `flags` must be 0. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetStoragePoolCapabilities(conn: virConnectPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectGetStoragePoolCapabilities, conn, flags) }.unsupported()
}
