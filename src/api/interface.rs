//! The host's network interfaces: `libvirt-interface.h`.

use std::ffi::{c_char, c_int, c_uint};

use crate::abi::*;
use crate::api::call::{bytes, clear, text};

/// Fills `names` with the names of the active host interfaces.
///
/// `names` is a caller-owned array of `maxnames` entries. Free each stored string with free(). Returns
/// the number of names stored, or -1 on failure. Prefer virConnectListAllInterfaces, which has no race
/// with the count.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListInterfaces(
    conn: virConnectPtr,
    names: *mut *mut c_char,
    maxnames: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectListInterfaces, conn, names, maxnames)
            .names(names, maxnames, |conn| conn.driver().connect_list_interfaces())
    }
}

/// Returns how many host interfaces are active, or -1 on failure.
///
/// Use virConnectListAllInterfaces when a consistent list is needed.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfInterfaces(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectNumOfInterfaces, conn) }.count(|conn| conn.driver().connect_num_of_interfaces())
}

/// Brings a host interface up.
///
/// `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceCreate(iface: virInterfacePtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virInterfaceCreate, iface, flags) }.status(|iface| iface.driver().interface_create(iface, flags))
}

/// Stores the configuration of a host interface, new or changed, without bringing it up.
///
/// `flags` takes virInterfaceDefineFlags. After virInterfaceChangeBegin the change can be taken back
/// with virInterfaceChangeRollback. Returns a new handle, or NULL on failure. Release the handle with
/// virInterfaceFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceDefineXML(
    conn: virConnectPtr,
    xml_desc: *const c_char,
    flags: c_uint,
) -> virInterfacePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virInterfaceDefineXML, conn, xml_desc, flags)
            .handle(|conn| conn.driver().interface_define_xml(conn, bytes(xml_desc), flags.into()))
    }
}

/// Takes a host interface down.
///
/// The configuration stays, and the handle stays allocated and still needs virInterfaceFree. `flags`
/// must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceDestroy(iface: virInterfacePtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virInterfaceDestroy, iface, flags) }.status(|iface| iface.driver().interface_destroy(iface, flags))
}

/// Drops one reference to an interface handle and frees it when none is left.
///
/// The interface itself is not affected. Do not use the handle afterwards unless another reference is
/// held. Returns 0, or -1 if `iface` is not a valid handle.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceFree(iface: virInterfacePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virInterfaceFree, iface) }.release()
}

/// Returns the connection that the interface handle belongs to, or NULL on failure.
///
/// The connection is owned by the handle: no reference is added, so do not close it because of this
/// call.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceGetConnect(iface: virInterfacePtr) -> virConnectPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virInterfaceGetConnect, iface) }.borrowed_handle(|iface| iface.connection())
}

/// Returns the MAC address of the interface as text, or NULL on failure.
///
/// The string is owned by the handle; do not free it. It stays valid as long as the handle does.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceGetMACString(iface: virInterfacePtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virInterfaceGetMACString, iface) }.borrowed_string(|iface| &iface.mac)
}

/// Returns the name of the interface, or NULL on failure.
///
/// The string is owned by the handle; do not free it. It stays valid as long as the handle does.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceGetName(iface: virInterfacePtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virInterfaceGetName, iface) }.borrowed_string(|iface| &iface.name)
}

/// Returns the XML description of the interface.
///
/// `flags` takes virInterfaceXMLFlags: 0 gives the live state, VIR_INTERFACE_XML_INACTIVE the stored
/// configuration. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceGetXMLDesc(iface: virInterfacePtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virInterfaceGetXMLDesc, iface, flags) }
        .string(|iface| iface.driver().interface_get_xml_desc(iface, flags.into()))
}

/// Finds a host interface by its MAC address given as text.
///
/// Returns a new handle, or NULL when no interface or more than one matches or the call fails. Release
/// the handle with virInterfaceFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceLookupByMACString(conn: virConnectPtr, mac: *const c_char) -> virInterfacePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virInterfaceLookupByMACString, conn, mac)
            .handle(|conn| conn.driver().interface_lookup_by_mac_string(conn, &text(mac)))
    }
}

/// Finds a host interface by its name.
///
/// Returns a new handle, or NULL when there is no such interface or the call fails. Release the handle
/// with virInterfaceFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceLookupByName(conn: virConnectPtr, name: *const c_char) -> virInterfacePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virInterfaceLookupByName, conn, name)
            .handle(|conn| conn.driver().interface_lookup_by_name(conn, &text(name)))
    }
}

/// Adds a reference to an interface handle.
///
/// Each reference needs its own virInterfaceFree. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceRef(iface: virInterfacePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virInterfaceRef, iface) }.reference()
}

/// Removes the stored configuration of a host interface.
///
/// An active interface is not taken down. After virInterfaceChangeBegin the change can be taken back
/// with virInterfaceChangeRollback. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceUndefine(iface: virInterfacePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virInterfaceUndefine, iface) }.status(|iface| iface.driver().interface_undefine(iface))
}

/// Fills `names` with the names of the host interfaces that are defined but not active.
///
/// `names` is a caller-owned array of `maxnames` entries. Free each stored string with free(). Returns
/// the number of names stored, or -1 on failure. Prefer virConnectListAllInterfaces, which has no race
/// with the count.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListDefinedInterfaces(
    conn: virConnectPtr,
    names: *mut *mut c_char,
    maxnames: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectListDefinedInterfaces, conn, names, maxnames)
            .names(names, maxnames, |conn| conn.driver().connect_list_defined_interfaces())
    }
}

/// Returns how many host interfaces are defined but not active, or -1 on failure.
///
/// Use virConnectListAllInterfaces when a consistent list is needed.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfDefinedInterfaces(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectNumOfDefinedInterfaces, conn) }
        .count(|conn| conn.driver().connect_num_of_defined_interfaces())
}

/// Tells whether the interface is up.
///
/// Returns 1 if it is, 0 if not, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceIsActive(iface: virInterfacePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virInterfaceIsActive, iface) }.truth(|iface| iface.driver().interface_is_active(iface))
}

/// Takes a restore point of the host's interface configuration.
///
/// Later changes can be kept with virInterfaceChangeCommit or undone with virInterfaceChangeRollback.
/// `flags` must be 0. Returns 0, or -1 on failure, also when a restore point exists already.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceChangeBegin(conn: virConnectPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virInterfaceChangeBegin, conn, flags) }.status(|conn| conn.driver().interface_change_begin(flags))
}

/// Keeps the changes made since virInterfaceChangeBegin and drops the restore point.
///
/// `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceChangeCommit(conn: virConnectPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virInterfaceChangeCommit, conn, flags) }.status(|conn| conn.driver().interface_change_commit(flags))
}

/// Undoes the changes made since virInterfaceChangeBegin and drops the restore point.
///
/// `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInterfaceChangeRollback(conn: virConnectPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virInterfaceChangeRollback, conn, flags) }
        .status(|conn| conn.driver().interface_change_rollback(flags))
}

/// Lists the host interfaces as an array of handles.
///
/// `flags` takes virConnectListAllInterfacesFlags as a filter; 0 means all. Pass NULL as `ifaces` to
/// get only the count. Otherwise release each handle with virInterfaceFree, then the array with free();
/// a NULL entry ends it. Returns the number of interfaces, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListAllInterfaces(
    conn: virConnectPtr,
    ifaces: *mut *mut virInterfacePtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(ifaces) };
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectListAllInterfaces, conn, ifaces, flags)
            .list(ifaces, |conn| conn.driver().connect_list_all_interfaces(conn, flags.into()))
    }
}
