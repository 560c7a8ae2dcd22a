//! The ports of virtual networks: the second part of `libvirt-network.h`.

use std::ffi::{c_char, c_int, c_uchar, c_uint};

use crate::abi::*;

/// Lists the ports of the network as an array of handles.
///
/// Pass NULL as `ports` to get only the count. Otherwise release each handle with virNetworkPortFree,
/// then the array with free(); a NULL entry ends it. `flags` must be 0. Returns the number of ports, or
/// -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkListAllPorts(
    network: virNetworkPtr,
    ports: *mut *mut virNetworkPortPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkListAllPorts, network, ports, flags) }.unsupported()
}

/// Creates a port on a network from an XML description.
///
/// `flags` takes virNetworkPortCreateFlags. Returns a new handle, or NULL on failure. Release the
/// handle with virNetworkPortFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortCreateXML(
    net: virNetworkPtr,
    xmldesc: *const c_char,
    flags: c_uint,
) -> virNetworkPortPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkPortCreateXML, net, xmldesc, flags) }.unsupported()
}

/// Deletes a port from its network.
///
/// The handle stays allocated and still needs virNetworkPortFree. `flags` must be 0. Returns 0, or -1
/// on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortDelete(port: virNetworkPortPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkPortDelete, port, flags) }.unsupported()
}

/// Drops one reference to a network port handle and frees it when none is left.
///
/// The port itself is not affected. Do not use the handle afterwards unless another reference is held.
/// Returns 0, or -1 if `port` is not a valid handle.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortFree(port: virNetworkPortPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkPortFree, port) }.release()
}

/// Returns the network that the port handle belongs to, or NULL on failure.
///
/// The network handle is owned by the port handle: no reference is added, so do not free it because of
/// this call.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortGetNetwork(port: virNetworkPortPtr) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkPortGetNetwork, port) }.borrowed_handle(|port| &port.network)
}

/// Returns the tunable settings of the port, such as its bandwidth limits.
///
/// `params` receives a new array with `nparams` entries, named by VIR_NETWORK_PORT_BANDWIDTH macros;
/// free it with virTypedParamsFree. Pass 0 in `flags`. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortGetParameters(
    port: virNetworkPortPtr,
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkPortGetParameters, port, params, nparams, flags).unsupported() }
}

/// Copies the UUID of the port into `uuid` as raw bytes.
///
/// `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortGetUUID(port: virNetworkPortPtr, uuid: *mut c_uchar) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkPortGetUUID, port, uuid).uuid(uuid, |port| port.uuid) }
}

/// Writes the UUID of the port into `buf` as text.
///
/// `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, which counts the final zero byte.
/// Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortGetUUIDString(port: virNetworkPortPtr, buf: *mut c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkPortGetUUIDString, port, buf).uuid_string(buf, |port| port.uuid) }
}

/// Returns the XML description of the port.
///
/// `flags` must be 0. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortGetXMLDesc(port: virNetworkPortPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkPortGetXMLDesc, port, flags) }.unsupported()
}

/// Finds a port of the network by its UUID given as raw bytes.
///
/// `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new handle, or NULL when there is no such
/// port or the call fails. Release the handle with virNetworkPortFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortLookupByUUID(net: virNetworkPtr, uuid: *const c_uchar) -> virNetworkPortPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkPortLookupByUUID, net, uuid) }.unsupported()
}

/// Finds a port of the network by its UUID given as text.
///
/// Returns a new handle, or NULL when there is no such port or the call fails. Release the handle with
/// virNetworkPortFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortLookupByUUIDString(
    net: virNetworkPtr,
    uuidstr: *const c_char,
) -> virNetworkPortPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkPortLookupByUUIDString, net, uuidstr) }.unsupported()
}

/// Adds a reference to a network port handle.
///
/// Each reference needs its own virNetworkPortFree. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortRef(port: virNetworkPortPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkPortRef, port) }.reference()
}

/// Changes tunable settings of the port, such as its bandwidth limits.
///
/// `params` is an array of `nparams` entries, named by the VIR_NETWORK_PORT_BANDWIDTH macros. Pass 0 in
/// `flags`. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortSetParameters(
    port: virNetworkPortPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkPortSetParameters, port, params, nparams, flags) }.unsupported()
}
