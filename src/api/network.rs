//! TODO-subject network: exported functions of `libvirt-network.h`.

use std::ffi::{c_char, c_int, c_uchar, c_uint, c_void};

use crate::abi::*;
use crate::api::call::{Api, clear, named};
use crate::error::Origin;

const API: Api = Api(Origin::Network);

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListDefinedNetworks(conn: virConnectPtr, names: *mut *mut c_char, maxnames: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectListDefinedNetworks", conn) }.non_null_array(names, maxnames, "names").non_negative(maxnames, "maxnames").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListNetworks(conn: virConnectPtr, names: *mut *mut c_char, maxnames: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectListNetworks", conn) }.non_null_array(names, maxnames, "names").non_negative(maxnames, "maxnames").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfDefinedNetworks(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectNumOfDefinedNetworks", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfNetworks(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectNumOfNetworks", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkCreate(network: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkCreate", network) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkCreateXML(conn: virConnectPtr, xml_desc: *const c_char) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkCreateXML", conn) }.non_null(xml_desc, "xmlDesc").writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkDefineXML(conn: virConnectPtr, xml_desc: *const c_char) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkDefineXML", conn) }.writable()/*IRR virCheckNonNullArgGoto(xml, error);*/.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkDestroy(network: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkDestroy", network) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkFree(network: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkFree", network) }.release()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetBridgeName(network: virNetworkPtr) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkGetBridgeName", network) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetName(network: virNetworkPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkGetName", network) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetUUID(network: virNetworkPtr, uuid: *mut c_uchar) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkGetUUID", network) }.non_null(uuid, "uuid").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetUUIDString(network: virNetworkPtr, buf: *mut c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkGetUUIDString", network) }.non_null(buf, "buf").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetXMLDesc(network: virNetworkPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkGetXMLDesc", network) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkLookupByName(conn: virConnectPtr, name: *const c_char) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkLookupByName", conn) }.non_null(name, "name").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkLookupByUUID(conn: virConnectPtr, uuid: *const c_uchar) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkLookupByUUID", conn) }.non_null(uuid, "uuid").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkLookupByUUIDString(conn: virConnectPtr, uuid: *const c_char) -> virNetworkPtr {
    // IRR: if (virUUIDParse(uuidstr, uuid) < 0) { virReportInvalidArg(uuidstr, _("uuidstr in %1$s must be a valid UUID"), __FUNCTION__); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkLookupByUUIDString", conn) }/*IRR virCheckNonNullArgGoto(uuidstr, error);*/.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkUndefine(network: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkUndefine", network) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetAutostart(network: virNetworkPtr, autostart: *mut c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkGetAutostart", network) }.non_null(autostart, "autostart").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkSetAutostart(network: virNetworkPtr, autostart: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkSetAutostart", network) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetConnect(network: virNetworkPtr) -> virConnectPtr {
    // MANUAL /*IRR virCheckNetworkReturn(net, NULL);*/
    API.call("virNetworkGetConnect").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkRef(network: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkRef", network) }.reference()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkIsActive(net: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkIsActive", net) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkIsPersistent(net: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkIsPersistent", net) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListAllNetworks(conn: virConnectPtr, nets: *mut *mut virNetworkPtr, flags: c_uint) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(nets) };
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectListAllNetworks", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkUpdate(network: virNetworkPtr, command: c_uint, section: c_uint, parent_index: c_int, xml: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkUpdate", network) }.writable().non_null(xml, "xml").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNetworkEventDeregisterAny(conn: virConnectPtr, callback_id: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectNetworkEventDeregisterAny", conn) }.non_negative(callback_id, "callbackID").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNetworkEventRegisterAny(conn: virConnectPtr, net: virNetworkPtr, event_id: c_int, cb: virConnectNetworkEventGenericCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int {
    // IRR: if (net) { virCheckNetworkGoto(net, error); if (net->conn != conn) { virReportInvalidArg(net, _("network '%1$s' in %2$s must match connection"), net->name, __FUNCTION__); goto error; }
    // IRR: if (eventID >= VIR_NETWORK_EVENT_ID_LAST) { virReportInvalidArg(eventID, _("eventID in %1$s must be less than %2$d"), __FUNCTION__, VIR_NETWORK_EVENT_ID_LAST); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectNetworkEventRegisterAny", conn) }.non_null(cb, "cb").non_negative(event_id, "eventID").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkDHCPLeaseFree(lease: virNetworkDHCPLeasePtr) {
    // MANUAL 
    API.call("virNetworkDHCPLeaseFree").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetDHCPLeases(network: virNetworkPtr, mac: *const c_char, leases: *mut *mut virNetworkDHCPLeasePtr, flags: c_uint) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(leases) };
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkGetDHCPLeases", network) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkListAllPorts(network: virNetworkPtr, ports: *mut *mut virNetworkPortPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkListAllPorts", network) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortCreateXML(net: virNetworkPtr, xmldesc: *const c_char, flags: c_uint) -> virNetworkPortPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkPortCreateXML", net) }.non_null(xmldesc, "xmldesc").writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortDelete(port: virNetworkPortPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkPortDelete", port) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortFree(port: virNetworkPortPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkPortFree", port) }.release()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortGetNetwork(port: virNetworkPortPtr) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkPortGetNetwork", port) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortGetParameters(port: virNetworkPortPtr, params: *mut virTypedParameterPtr, nparams: *mut c_int, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkPortGetParameters", port).non_null(nparams, "nparams").with_value_of(nparams, |call, count| call.non_negative(count, "*nparams")).unsupported() }
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortGetUUID(port: virNetworkPortPtr, uuid: *mut c_uchar) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkPortGetUUID", port) }.non_null(uuid, "uuid").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortGetUUIDString(port: virNetworkPortPtr, buf: *mut c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkPortGetUUIDString", port) }.non_null(buf, "buf").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortGetXMLDesc(port: virNetworkPortPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkPortGetXMLDesc", port) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortLookupByUUID(net: virNetworkPtr, uuid: *const c_uchar) -> virNetworkPortPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkPortLookupByUUID", net) }.non_null(uuid, "uuid").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortLookupByUUIDString(net: virNetworkPtr, uuidstr: *const c_char) -> virNetworkPortPtr {
    // IRR: if (virUUIDParse(uuidstr, uuid) < 0) { virReportInvalidArg(uuidstr, _("uuidstr in %1$s must be a valid UUID"), __FUNCTION__); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkPortLookupByUUIDString", net) }.non_null(uuidstr, "uuidstr").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortRef(port: virNetworkPortPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkPortRef", port) }.reference()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkPortSetParameters(port: virNetworkPortPtr, params: virTypedParameterPtr, nparams: c_int, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkPortSetParameters", port) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkDefineXMLFlags(conn: virConnectPtr, xml_desc: *const c_char, flags: c_uint) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkDefineXMLFlags", conn) }.writable()/*IRR virCheckNonNullArgGoto(xml, error);*/.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkCreateXMLFlags(conn: virConnectPtr, xml_desc: *const c_char, flags: c_uint) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkCreateXMLFlags", conn) }.non_null(xml_desc, "xmlDesc").writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetMetadata(network: virNetworkPtr, kind: c_int, uri: *const c_char, flags: c_uint) -> *mut c_char {
    // IRR: COND case VIR_NETWORK_METADATA_DESCRIPTION: virCheckNullArgGoto(uri, error);
    // IRR: COND case VIR_NETWORK_METADATA_ELEMENT: virCheckNonNullArgGoto(uri, error);
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkGetMetadata", network) }.exclusive(flags, named!(VIR_NETWORK_UPDATE_AFFECT_LIVE), named!(VIR_NETWORK_UPDATE_AFFECT_CONFIG)).unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkSetMetadata(network: virNetworkPtr, kind: c_int, metadata: *const c_char, key: *const c_char, uri: *const c_char, flags: c_uint) -> c_int {
    // IRR: if (metadata && strchr(metadata, '\n')) { virReportInvalidArg(metadata, "%s", _("metadata title can't contain newlines")); goto error; }
    // IRR: COND case VIR_NETWORK_METADATA_DESCRIPTION: virCheckNullArgGoto(uri, error);
    // IRR: COND case VIR_NETWORK_METADATA_ELEMENT: virCheckNonNullArgGoto(uri, error);
    // IRR: COND if (metadata) virCheckNonNullArgGoto(key, error);
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNetworkSetMetadata", network) }.writable().null(key, "key").unsupported()
}
