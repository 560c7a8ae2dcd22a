//! Virtual networks: the first part of `libvirt-network.h`.

use std::ffi::{c_char, c_int, c_uchar, c_uint};

use crate::abi::*;
use crate::api::call::{bytes, checked_uuid, clear, optional_text, text};
use crate::uuid::Uuid;

/// Fills `names` with the names of the networks that are defined but not active.
///
/// `names` is a caller-owned array of `maxnames` entries. Free each stored string with free(). Returns
/// the number of names stored, or -1 on failure. Prefer virConnectListAllNetworks, which has no race
/// with the count.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListDefinedNetworks(
    conn: virConnectPtr,
    names: *mut *mut c_char,
    maxnames: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectListDefinedNetworks, conn, names, maxnames)
            .names(names, maxnames, |conn| conn.driver().connect_list_defined_networks())
    }
}

/// Fills `names` with the names of the active networks.
///
/// `names` is a caller-owned array of `maxnames` entries. Free each stored string with free(). Returns
/// the number of names stored, or -1 on failure. Prefer virConnectListAllNetworks, which has no race
/// with the count.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListNetworks(
    conn: virConnectPtr,
    names: *mut *mut c_char,
    maxnames: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectListNetworks, conn, names, maxnames)
            .names(names, maxnames, |conn| conn.driver().connect_list_networks())
    }
}

/// Returns how many networks are defined but not active, or -1 on failure.
///
/// Use virConnectListAllNetworks when a consistent list is needed.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfDefinedNetworks(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectNumOfDefinedNetworks, conn) }
        .count(|conn| conn.driver().connect_num_of_defined_networks())
}

/// Returns how many networks are active, or -1 on failure.
///
/// Use virConnectListAllNetworks when a consistent list is needed.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectNumOfNetworks(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectNumOfNetworks, conn) }.count(|conn| conn.driver().connect_num_of_networks())
}

/// Starts a network that is defined but not active.
///
/// Returns 0 when the network has started, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkCreate(network: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkCreate, network) }.status(|network| network.driver().network_create(network))
}

/// Starts a transient network from an XML description.
///
/// Returns a new handle, or NULL on failure. Release the handle with virNetworkFree.
/// virNetworkCreateXMLFlags takes flags as well.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkCreateXML(conn: virConnectPtr, xml_desc: *const c_char) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNetworkCreateXML, conn, xml_desc)
            .handle(|conn| conn.driver().network_create_xml(conn, bytes(xml_desc)))
    }
}

/// Stores a persistent network configuration without starting the network.
///
/// If the network exists already, its persistent configuration is replaced. Returns a new handle, or
/// NULL on failure. Release the handle with virNetworkFree. virNetworkDefineXMLFlags takes flags as
/// well.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkDefineXML(conn: virConnectPtr, xml_desc: *const c_char) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNetworkDefineXML, conn, xml_desc)
            .handle(|conn| conn.driver().network_define_xml(conn, bytes(xml_desc)))
    }
}

/// Stops an active network at once.
///
/// A transient network ceases to exist; a persistent one becomes inactive. The handle stays allocated
/// and still needs virNetworkFree. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkDestroy(network: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkDestroy, network) }.status(|network| network.driver().network_destroy(network))
}

/// Drops one reference to a network handle and frees it when none is left.
///
/// The network itself is not affected. Do not use the handle afterwards unless another reference is
/// held. Returns 0, or -1 if `network` is not a valid handle.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkFree(network: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkFree, network) }.release()
}

/// Returns the name of the host bridge device that the network uses.
///
/// Free the result with free(). Returns NULL on failure, also when the network has no bridge.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetBridgeName(network: virNetworkPtr) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkGetBridgeName, network) }
        .string(|network| network.driver().network_get_bridge_name(network))
}

/// Returns the name of the network, or NULL on failure.
///
/// The string is owned by the handle; do not free it. It stays valid as long as the handle does.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetName(network: virNetworkPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkGetName, network) }.borrowed_string(|network| &network.name)
}

/// Copies the UUID of the network into `uuid` as raw bytes.
///
/// `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetUUID(network: virNetworkPtr, uuid: *mut c_uchar) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkGetUUID, network, uuid).uuid(uuid, |network| network.uuid) }
}

/// Writes the UUID of the network into `buf` as text.
///
/// `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, which counts the final zero byte.
/// Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetUUIDString(network: virNetworkPtr, buf: *mut c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkGetUUIDString, network, buf).uuid_string(buf, |network| network.uuid) }
}

/// Returns the XML description of the network.
///
/// `flags` takes virNetworkXMLFlags. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetXMLDesc(network: virNetworkPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkGetXMLDesc, network, flags) }
        .string(|network| network.driver().network_get_xml_desc(network, flags.into()))
}

/// Finds a network, active or not, by its name.
///
/// Returns a new handle, or NULL when there is no such network or the call fails. Release the handle
/// with virNetworkFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkLookupByName(conn: virConnectPtr, name: *const c_char) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNetworkLookupByName, conn, name)
            .handle(|conn| conn.driver().network_lookup_by_name(conn, &text(name)))
    }
}

/// Finds a network by its UUID given as raw bytes.
///
/// `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new handle, or NULL when there is no such
/// network or the call fails. Release the handle with virNetworkFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkLookupByUUID(conn: virConnectPtr, uuid: *const c_uchar) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNetworkLookupByUUID, conn, uuid)
            .handle(|conn| conn.driver().network_lookup_by_uuid(conn, &uuid.cast::<Uuid>().read()))
    }
}

/// Finds a network by its UUID given as text.
///
/// Returns a new handle, or NULL when there is no such network or the call fails. Release the handle
/// with virNetworkFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkLookupByUUIDString(conn: virConnectPtr, uuid: *const c_char) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNetworkLookupByUUIDString, conn, uuid)
            .handle(|conn| conn.driver().network_lookup_by_uuid(conn, &checked_uuid(uuid)))
    }
}

/// Removes the persistent configuration of a network.
///
/// An active network keeps running and becomes transient. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkUndefine(network: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkUndefine, network) }.status(|network| network.driver().network_undefine(network))
}

/// Stores in `autostart` whether the network starts when its driver starts.
///
/// The value is 1 or 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetAutostart(network: virNetworkPtr, autostart: *mut c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNetworkGetAutostart, network, autostart)
            .store(autostart, |network| Ok(network.driver().network_get_autostart(network)?.into()))
    }
}

/// Sets whether the network starts when its driver starts.
///
/// A nonzero `autostart` turns this on, 0 turns it off. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkSetAutostart(network: virNetworkPtr, autostart: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkSetAutostart, network, autostart) }
        .status(|network| network.driver().network_set_autostart(network, autostart != 0))
}

/// Returns the connection that the network handle belongs to, or NULL on failure.
///
/// The connection is owned by the handle: no reference is added, so do not close it because of this
/// call.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetConnect(network: virNetworkPtr) -> virConnectPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkGetConnect, network) }.borrowed_handle(|network| network.connection())
}

/// Adds a reference to a network handle.
///
/// Each reference needs its own virNetworkFree. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkRef(network: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkRef, network) }.reference()
}

/// Tells whether the network is running.
///
/// Returns 1 if it is, 0 if not, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkIsActive(net: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkIsActive, net) }.truth(|net| net.driver().network_is_active(net))
}

/// Tells whether the network has a stored configuration.
///
/// Returns 1 if it has, 0 if the network is transient, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkIsPersistent(net: virNetworkPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkIsPersistent, net) }.truth(|net| net.driver().network_is_persistent(net))
}

/// Lists the networks as an array of handles.
///
/// `flags` takes virConnectListAllNetworksFlags as a filter; 0 means all. Pass NULL as `nets` to get
/// only the count. Otherwise release each handle with virNetworkFree, then the array with free(); a
/// NULL entry ends it. Returns the number of networks, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectListAllNetworks(
    conn: virConnectPtr,
    nets: *mut *mut virNetworkPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(nets) };
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectListAllNetworks, conn, nets, flags)
            .list(nets, |conn| conn.driver().connect_list_all_networks(conn, flags.into()))
    }
}

/// Changes one part of a network's configuration, live, stored or both.
///
/// `command` takes virNetworkUpdateCommand and `section` virNetworkUpdateSection. `parentIndex` picks
/// the parent element when there are several; -1 leaves the choice to the driver. `xml` is the element
/// to add, change or delete. `flags` takes virNetworkUpdateFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkUpdate(
    network: virNetworkPtr,
    command: c_uint,
    section: c_uint,
    parent_index: c_int,
    xml: *const c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkUpdate, network, command, section, parent_index, xml, flags) }.status(|network| {
        // SAFETY: no check failed, so xml is a string by the caller's promise.
        let xml = unsafe { bytes(xml) };
        network.driver().network_update(network, command, section, parent_index, xml, flags.into())
    })
}

/// Frees a DHCP lease together with its strings.
///
/// Use it for each entry that virNetworkGetDHCPLeases returned. NULL is allowed.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkDHCPLeaseFree(lease: virNetworkDHCPLeasePtr) {
    entry!(virNetworkDHCPLeaseFree, lease);
    if lease.is_null() {
        return;
    }
    // SAFETY: not NULL, so it is one that a call handed out: all in it comes from malloc.
    unsafe {
        let _virNetworkDHCPLease { iface, mac, iaid, ipaddr, hostname, clientid, .. } = *lease;
        for part in [iface, mac, iaid, ipaddr, hostname, clientid] {
            libc::free(part.cast());
        }
        libc::free(lease.cast());
    }
}

/// Lists the DHCP leases that the network has given out.
///
/// `mac` limits the list to one MAC address; NULL means all. Free each lease with
/// virNetworkDHCPLeaseFree, then the array with free(). Pass NULL as `leases` to get only the count.
/// `flags` must be 0. Returns the number of leases, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetDHCPLeases(
    network: virNetworkPtr,
    mac: *const c_char,
    leases: *mut *mut virNetworkDHCPLeasePtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(leases) };
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkGetDHCPLeases, network, mac, leases, flags) }.unsupported()
}

/// Stores a persistent network configuration without starting the network.
///
/// If the network exists already, its persistent configuration is replaced. `flags` takes
/// virNetworkDefineFlags. Returns a new handle, or NULL on failure. Release the handle with
/// virNetworkFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkDefineXMLFlags(
    conn: virConnectPtr,
    xml_desc: *const c_char,
    flags: c_uint,
) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNetworkDefineXMLFlags, conn, xml_desc, flags)
            .handle(|conn| conn.driver().network_define_xml_flags(conn, bytes(xml_desc), flags.into()))
    }
}

/// Starts a transient network from an XML description.
///
/// `flags` takes virNetworkCreateFlags. Returns a new handle, or NULL on failure. Release the handle
/// with virNetworkFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkCreateXMLFlags(
    conn: virConnectPtr,
    xml_desc: *const c_char,
    flags: c_uint,
) -> virNetworkPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNetworkCreateXMLFlags, conn, xml_desc, flags)
            .handle(|conn| conn.driver().network_create_xml_flags(conn, bytes(xml_desc), flags.into()))
    }
}

/// Returns one piece of the network's metadata: title, description or a custom element.
///
/// `type` takes virNetworkMetadataType. `uri` is the XML namespace of a custom element and NULL for the
/// other types. `flags` takes virNetworkUpdateFlags. Free the result with free(). Returns NULL on
/// failure, also when the metadata is not set.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkGetMetadata(
    network: virNetworkPtr,
    kind: c_int,
    uri: *const c_char,
    flags: c_uint,
) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virNetworkGetMetadata, network, kind, uri, flags) }.string(|network| {
        // SAFETY: uri is NULL or a string by the caller's promise.
        let uri = unsafe { optional_text(uri) };
        network.driver().network_get_metadata(network, kind, uri.as_deref(), flags.into())
    })
}

/// Sets one piece of the network's metadata: title, description or a custom element.
///
/// `type` takes virNetworkMetadataType. `metadata` NULL removes it. For a custom element, `uri` is its
/// XML namespace and `key` the namespace prefix; both are NULL for the other types. `flags` takes
/// virNetworkUpdateFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virNetworkSetMetadata(
    network: virNetworkPtr,
    kind: c_int,
    metadata: *const c_char,
    key: *const c_char,
    uri: *const c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virNetworkSetMetadata, network, kind, metadata, key, uri, flags).status(|network| {
            let [metadata, key, uri] = [metadata, key, uri].map(|argument| optional_text(argument));
            let driver = network.driver();
            driver.network_set_metadata(
                network,
                kind,
                metadata.as_deref(),
                key.as_deref(),
                uri.as_deref(),
                flags.into(),
            )
        })
    }
}
