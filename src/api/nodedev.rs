//! The host's devices: `libvirt-nodedev.h`.

use std::ffi::{CString, c_char, c_int, c_uint};

use crate::abi::*;
use crate::api::call::{bytes, clear, optional_text, text};

/// Drops one reference to a node device handle and frees it when none is left.
///
/// The device itself is not affected. Do not use the handle afterwards unless another reference is
/// held. Returns 0, or -1 if `dev` is not a valid handle.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceFree(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceFree, dev) }.release()
}

/// Returns the name of the device, such as "pci_0000_00_02_0", or NULL on failure.
///
/// The string is owned by the handle; do not free it. It stays valid as long as the handle does.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceGetName(dev: virNodeDevicePtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceGetName, dev) }.borrowed_string(|dev| &dev.name)
}

/// Returns the name of the parent device, or NULL when there is none or the call fails.
///
/// The string is owned by the handle; do not free it. It stays valid as long as the handle does.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceGetParent(dev: virNodeDevicePtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceGetParent, dev) }.value(|dev| {
        let known = dev.parent.get().map(CString::as_c_str);
        Ok(match known {
            Some(parent) => parent,
            None => dev.set_parent(&dev.driver().node_device_get_parent(dev)?),
        }
        .as_ptr())
    })
}

/// Returns the XML description of the device.
///
/// `flags` takes virNodeDeviceXMLFlags. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceGetXMLDesc(dev: virNodeDevicePtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceGetXMLDesc, dev, flags) }
        .string(|dev| dev.driver().node_device_get_xml_desc(dev, flags.into()))
}

/// Fills `names` with the names of the capabilities that the device has.
///
/// `names` is a caller-owned array of `maxnames` entries. Free each stored string with free(). Returns
/// the number of names stored, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceListCaps(
    dev: virNodeDevicePtr,
    names: *mut *mut c_char,
    maxnames: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNodeDeviceListCaps, dev, names, maxnames)
            .names(names, maxnames, |dev| dev.driver().node_device_list_caps(dev))
    }
}

/// Finds a device of the host by its name.
///
/// Returns a new handle, or NULL when there is no such device or the call fails. Release the handle
/// with virNodeDeviceFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceLookupByName(conn: virConnectPtr, name: *const c_char) -> virNodeDevicePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNodeDeviceLookupByName, conn, name)
            .handle(|conn| conn.driver().node_device_lookup_by_name(conn, &text(name)))
    }
}

/// Returns how many capabilities the device has, or -1 on failure.
///
/// virNodeDeviceListCaps gives their names.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceNumOfCaps(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceNumOfCaps, dev) }.count(|dev| dev.driver().node_device_num_of_caps(dev))
}

/// Fills `names` with the names of the host's devices.
///
/// `cap` limits the list to devices with that capability; NULL means all. `names` is a caller-owned
/// array of `maxnames` entries. Free each stored string with free(). `flags` must be 0. Returns the
/// number of names stored, or -1 on failure. Prefer virConnectListAllNodeDevices, which has no race.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeListDevices(
    conn: virConnectPtr,
    cap: *const c_char,
    names: *mut *mut c_char,
    maxnames: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNodeListDevices, conn, cap, names, maxnames, flags)
            .names(names, maxnames, |conn| conn.driver().node_list_devices(optional_text(cap).as_deref(), flags))
    }
}

/// Returns how many devices the host has, or -1 on failure.
///
/// `cap` limits the count to devices with that capability; NULL means all. `flags` must be 0. Use
/// virConnectListAllNodeDevices when a consistent list is needed.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeNumOfDevices(conn: virConnectPtr, cap: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNodeNumOfDevices, conn, cap, flags)
            .count(|conn| conn.driver().node_num_of_devices(optional_text(cap).as_deref(), flags))
    }
}

/// Adds a reference to a node device handle.
///
/// Each reference needs its own virNodeDeviceFree. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceRef(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceRef, dev) }.reference()
}

/// Takes a device away from its host driver so that it can be given to a guest.
///
/// Returns 0, or -1 on failure. virNodeDeviceReAttach undoes it. virNodeDeviceDetachFlags also lets the
/// caller choose the driver that takes over.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceDettach(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceDettach, dev) }.unsupported()
}

/// Gives a detached device back to its host driver.
///
/// The device must not be in use by a guest. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceReAttach(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceReAttach, dev) }.unsupported()
}

/// Resets a device that has been detached from the host.
///
/// Reset a device before a guest gets it and before the host takes it back. Returns 0, or -1 on
/// failure, also when the device cannot be reset without disturbing others.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceReset(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceReset, dev) }.unsupported()
}

/// Creates a transient device on the host, such as a virtual HBA or a mediated device.
///
/// `flags` takes virNodeDeviceCreateXMLFlags. Returns a new handle, or NULL on failure. Release the
/// handle with virNodeDeviceFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceCreateXML(
    conn: virConnectPtr,
    xml_desc: *const c_char,
    flags: c_uint,
) -> virNodeDevicePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNodeDeviceCreateXML, conn, xml_desc, flags)
            .handle(|conn| conn.driver().node_device_create_xml(conn, bytes(xml_desc), flags.into()))
    }
}

/// Removes a virtual device from the host.
///
/// Works for devices that virNodeDeviceCreateXML or virNodeDeviceCreate can make. The handle stays
/// allocated and still needs virNodeDeviceFree. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceDestroy(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceDestroy, dev) }.status(|dev| dev.driver().node_device_destroy(dev))
}

/// Lists the devices of the host as an array of handles.
///
/// `flags` takes virConnectListAllNodeDeviceFlags as a filter. Pass NULL as `devices` to get only the
/// count. Otherwise release each handle with virNodeDeviceFree, then the array with free(); a NULL
/// entry ends it. Returns the number of devices, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListAllNodeDevices(
    conn: virConnectPtr,
    devices: *mut *mut virNodeDevicePtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(devices) };
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectListAllNodeDevices, conn, devices, flags)
            .list(devices, |conn| conn.driver().connect_list_all_node_devices(conn, flags.into()))
    }
}

/// Finds the SCSI host device with the given world wide names.
///
/// `wwnn` is the node name and `wwpn` the port name. `flags` must be 0. Returns a new handle, or NULL
/// when there is no such device or the call fails. Release the handle with virNodeDeviceFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceLookupSCSIHostByWWN(
    conn: virConnectPtr,
    wwnn: *const c_char,
    wwpn: *const c_char,
    flags: c_uint,
) -> virNodeDevicePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceLookupSCSIHostByWWN, conn, wwnn, wwpn, flags) }.unsupported()
}

/// Takes a device away from its host driver so that it can be given to a guest.
///
/// `driverName` names the driver that takes over, such as "vfio"; NULL lets the library choose. `flags`
/// must be 0. Returns 0, or -1 on failure. virNodeDeviceReAttach undoes it.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceDetachFlags(
    dev: virNodeDevicePtr,
    driver_name: *const c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceDetachFlags, dev, driver_name, flags) }.unsupported()
}

/// Starts a device that is defined but not active.
///
/// `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceCreate(dev: virNodeDevicePtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceCreate, dev, flags) }.unsupported()
}

/// Stores a persistent device configuration, such as one for a mediated device, without starting it.
///
/// `flags` takes virNodeDeviceDefineXMLFlags. Returns a new handle, or NULL on failure. Release the
/// handle with virNodeDeviceFree. Start the device with virNodeDeviceCreate.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceDefineXML(
    conn: virConnectPtr,
    xml_desc: *const c_char,
    flags: c_uint,
) -> virNodeDevicePtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceDefineXML, conn, xml_desc, flags) }.unsupported()
}

/// Removes the persistent configuration of a device.
///
/// An active device stays active and becomes transient. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceUndefine(dev: virNodeDevicePtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceUndefine, dev, flags) }.unsupported()
}

/// Stores in `autostart` whether the device starts on its own.
///
/// The value is 1 or 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceGetAutostart(dev: virNodeDevicePtr, autostart: *mut c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceGetAutostart, dev, autostart) }.unsupported()
}

/// Tells whether the device exists on the host now.
///
/// Returns 1 if it does, 0 if it is only defined, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceIsActive(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceIsActive, dev) }.truth(|dev| dev.driver().node_device_is_active(dev))
}

/// Tells whether the device has a stored configuration.
///
/// Returns 1 if it has, 0 if the device is transient, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceIsPersistent(dev: virNodeDevicePtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceIsPersistent, dev) }.truth(|dev| dev.driver().node_device_is_persistent(dev))
}

/// Sets whether the device starts on its own when the host boots or its parent appears.
///
/// A nonzero `autostart` turns this on, 0 turns it off. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceSetAutostart(dev: virNodeDevicePtr, autostart: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceSetAutostart, dev, autostart) }.unsupported()
}

/// Changes the configuration of a device, live, stored or both, to match the XML.
///
/// `flags` takes virNodeDeviceUpdateFlags. Only some kinds of devices, such as mediated devices, can be
/// changed. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNodeDeviceUpdate(dev: virNodeDevicePtr, xml_desc: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNodeDeviceUpdate, dev, xml_desc, flags) }.unsupported()
}
