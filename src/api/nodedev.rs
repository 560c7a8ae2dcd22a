//! TODO-subject nodedev: exported functions of `libvirt-nodedev.h`.

use std::ffi::{c_char, c_int, c_uint, c_void};

use crate::abi::*;
use crate::api::call::{Api, clear};
use crate::error::Origin;

const API: Api = Api(Origin::Nodedev);

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceFree(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceFree", dev) }.release()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceGetName(dev: virNodeDevicePtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceGetName", dev) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceGetParent(dev: virNodeDevicePtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceGetParent", dev) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceGetXMLDesc(dev: virNodeDevicePtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceGetXMLDesc", dev) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceListCaps(dev: virNodeDevicePtr, names: *mut *mut c_char, maxnames: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceListCaps", dev) }.non_null_array(names, maxnames, "names").non_negative(maxnames, "maxnames").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceLookupByName(conn: virConnectPtr, name: *const c_char) -> virNodeDevicePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceLookupByName", conn) }.non_null(name, "name").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceNumOfCaps(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceNumOfCaps", dev) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeListDevices(conn: virConnectPtr, cap: *const c_char, names: *mut *mut c_char, maxnames: c_int, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeListDevices", conn) }.non_null_array(names, maxnames, "names").non_negative(maxnames, "maxnames").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeNumOfDevices(conn: virConnectPtr, cap: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeNumOfDevices", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceRef(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceRef", dev) }.reference()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceDettach(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceDettach", dev) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceReAttach(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceReAttach", dev) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceReset(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceReset", dev) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceCreateXML(conn: virConnectPtr, xml_desc: *const c_char, flags: c_uint) -> virNodeDevicePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceCreateXML", conn) }.writable().non_null(xml_desc, "xmlDesc").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceDestroy(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceDestroy", dev) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListAllNodeDevices(conn: virConnectPtr, devices: *mut *mut virNodeDevicePtr, flags: c_uint) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(devices) };
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectListAllNodeDevices", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceLookupSCSIHostByWWN(conn: virConnectPtr, wwnn: *const c_char, wwpn: *const c_char, flags: c_uint) -> virNodeDevicePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceLookupSCSIHostByWWN", conn) }.non_null(wwnn, "wwnn").non_null(wwpn, "wwpn").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceDetachFlags(dev: virNodeDevicePtr, driver_name: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceDetachFlags", dev) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNodeDeviceEventDeregisterAny(conn: virConnectPtr, callback_id: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectNodeDeviceEventDeregisterAny", conn) }.non_negative(callback_id, "callbackID").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNodeDeviceEventRegisterAny(conn: virConnectPtr, dev: virNodeDevicePtr, event_id: c_int, cb: virConnectNodeDeviceEventGenericCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int {
    // IRR: if (dev) { virCheckNodeDeviceGoto(dev, error); if (dev->conn != conn) { virReportInvalidArg(dev, _("node device '%1$s' in %2$s must match connection"), dev->name, __FUNCTION__); goto error; }
    // IRR: if (eventID >= VIR_NODE_DEVICE_EVENT_ID_LAST) { virReportInvalidArg(eventID, _("eventID in %1$s must be less than %2$d"), __FUNCTION__, VIR_NODE_DEVICE_EVENT_ID_LAST); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virConnectNodeDeviceEventRegisterAny", conn) }.non_null(cb, "cb").non_negative(event_id, "eventID").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceCreate(dev: virNodeDevicePtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceCreate", dev) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceDefineXML(conn: virConnectPtr, xml_desc: *const c_char, flags: c_uint) -> virNodeDevicePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceDefineXML", conn) }.writable().non_null(xml_desc, "xmlDesc").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceUndefine(dev: virNodeDevicePtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceUndefine", dev) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceGetAutostart(dev: virNodeDevicePtr, autostart: *mut c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceGetAutostart", dev) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceIsActive(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceIsActive", dev) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceIsPersistent(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceIsPersistent", dev) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceSetAutostart(dev: virNodeDevicePtr, autostart: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceSetAutostart", dev) }.writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceUpdate(dev: virNodeDevicePtr, xml_desc: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virNodeDeviceUpdate", dev) }.writable().non_null(xml_desc, "xmlDesc").unsupported()
}
