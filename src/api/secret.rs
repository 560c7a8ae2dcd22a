//! Secrets: `libvirt-secret.h`.

use std::ffi::{c_char, c_int, c_uchar, c_uint, c_void};

use crate::abi::*;
use crate::api::call::clear;
use crate::api::object_event::{deregister, register};
use crate::events::Kind;

/// Fills `uuids` with the UUIDs of the secrets, as text.
///
/// Stores at most `maxuuids` strings and returns how many it stored, or -1 on failure. Free each
/// string with free(). virConnectListAllSecrets needs no size guess and is the better choice.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListSecrets(conn: virConnectPtr, uuids: *mut *mut c_char, maxuuids: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectListSecrets, conn, uuids, maxuuids) }.unsupported()
}

/// Counts the secrets the connection can see.
///
/// Returns the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfSecrets(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectNumOfSecrets, conn) }.unsupported()
}

/// Creates a secret from XML, or changes the one that has the same UUID.
///
/// The XML holds no secret data; set that with virSecretSetValue. `flags` takes virSecretDefineFlags.
/// Returns a new handle, or NULL on failure. Release the handle with virSecretFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretDefineXML(conn: virConnectPtr, xml: *const c_char, flags: c_uint) -> virSecretPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretDefineXML, conn, xml, flags) }.unsupported()
}

/// Drops one reference to the secret handle and releases it when none remain.
///
/// The secret itself is not touched. Do not use the handle after giving up your reference. Returns 0
/// on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretFree(secret: virSecretPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretFree, secret) }.release()
}

/// Returns the connection that the secret handle belongs to.
///
/// No reference is added: the connection is owned by the handle, so do not close it. Use
/// virConnectRef to keep it longer. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretGetConnect(secret: virSecretPtr) -> virConnectPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretGetConnect, secret) }.borrowed_handle(|secret| secret.connection())
}

/// Copies the raw UUID of the secret into `buf`.
///
/// `buf` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretGetUUID(secret: virSecretPtr, buf: *mut c_uchar) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretGetUUID, secret, buf).uuid(buf, |secret| secret.uuid) }
}

/// Writes the UUID of the secret into `buf` as text.
///
/// `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, with the final NUL. Returns 0 on
/// success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretGetUUIDString(secret: virSecretPtr, buf: *mut c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretGetUUIDString, secret, buf).uuid_string(buf, |secret| secret.uuid) }
}

/// Returns the name of the object that the secret is for, such as a volume path.
///
/// How to read it depends on virSecretGetUsageType. The string is owned by the handle; do not free.
/// Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretGetUsageID(secret: virSecretPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretGetUsageID, secret) }.borrowed_string(|secret| &secret.usage_id)
}

/// Returns the kind of object that the secret is for.
///
/// The value is one of virSecretUsageType, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretGetUsageType(secret: virSecretPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretGetUsageType, secret) }.value(|secret| Ok(secret.usage_type))
}

/// Returns the data kept in the secret.
///
/// Stores the length in bytes in `value_size`; the data may hold zero bytes, so do not treat it as a
/// C string. Fails for a private secret. `flags` must be 0. Free the result with free(), best after
/// wiping it. Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretGetValue(
    secret: virSecretPtr,
    value_size: *mut usize,
    flags: c_uint,
) -> *mut c_uchar {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretGetValue, secret, value_size, flags) }.unsupported()
}

/// Returns the description of the secret as XML text, without its value.
///
/// `flags` must be 0. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretGetXMLDesc(secret: virSecretPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretGetXMLDesc, secret, flags) }.unsupported()
}

/// Finds a secret by its raw UUID.
///
/// `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new handle, or NULL if there is no such
/// secret or on failure. Release the handle with virSecretFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretLookupByUUID(conn: virConnectPtr, uuid: *const c_uchar) -> virSecretPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretLookupByUUID, conn, uuid) }.unsupported()
}

/// Finds a secret by its UUID in text form.
///
/// Returns a new handle, or NULL if there is no such secret or on failure. Release the handle with
/// virSecretFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretLookupByUUIDString(conn: virConnectPtr, uuid: *const c_char) -> virSecretPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretLookupByUUIDString, conn, uuid) }.unsupported()
}

/// Finds a secret by the kind and the name of the object it is for.
///
/// `usageType` takes a virSecretUsageType value. Returns a new handle, or NULL if there is no such
/// secret or on failure. Release the handle with virSecretFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretLookupByUsage(
    conn: virConnectPtr,
    usage_type: c_int,
    usage_id: *const c_char,
) -> virSecretPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretLookupByUsage, conn, usage_type, usage_id) }.unsupported()
}

/// Adds a reference to the secret handle.
///
/// Give back each reference with virSecretFree. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretRef(secret: virSecretPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretRef, secret) }.reference()
}

/// Replaces the data kept in the secret.
///
/// `value` points to `value_size` bytes, which may include zero bytes. The caller keeps the buffer.
/// `flags` must be 0. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretSetValue(
    secret: virSecretPtr,
    value: *const c_uchar,
    value_size: usize,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretSetValue, secret, value, value_size, flags) }.unsupported()
}

/// Deletes the secret together with its value.
///
/// The handle still needs virSecretFree. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virSecretUndefine(secret: virSecretPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virSecretUndefine, secret) }.unsupported()
}

/// Lists the secrets that match `flags`.
///
/// Stores a new NULL-terminated array in `secrets`; pass NULL to only count. Release each handle with
/// virSecretFree and the array with free(). `flags` takes virConnectListAllSecretsFlags; 0 means all
/// secrets. Returns the count, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListAllSecrets(
    conn: virConnectPtr,
    secrets: *mut *mut virSecretPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(secrets) };
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectListAllSecrets, conn, secrets, flags) }.unsupported()
}

/// Removes a secret event callback.
///
/// `callbackID` is the number that virConnectSecretEventRegisterAny returned. Returns 0 on success,
/// -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectSecretEventDeregisterAny(conn: virConnectPtr, callback_id: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectSecretEventDeregisterAny, conn, callback_id) }
        .status(|connection| deregister(connection, Kind::Secret, callback_id))
}

/// Registers a callback for one kind of secret event.
///
/// `secret` limits events to one secret; NULL means all secrets. `eventID` takes a virSecretEventID
/// value, which also sets the true type of `cb`. `opaque` is passed to `cb`; `freecb`, if not NULL,
/// is called on it when the callback is removed. An event loop must be running. Returns a callback
/// number for deregistering, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectSecretEventRegisterAny(
    conn: virConnectPtr,
    secret: virSecretPtr,
    event_id: c_int,
    cb: virConnectSecretEventGenericCallback,
    opaque: *mut c_void,
    freecb: virFreeCallback,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectSecretEventRegisterAny, conn, secret, event_id, cb, opaque, freecb) }.value(
        |connection| {
            // SAFETY: the caller's promise; the checks passed, so secret is NULL or good.
            unsafe { register(connection, secret, event_id, cb, opaque, freecb) }
        },
    )
}
