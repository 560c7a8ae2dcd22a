//! What handles tell without a driver, called as C calls it: names, UUIDs, connections, references.
#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes, with handles made here")]

mod bare;

use std::ffi::{c_char, c_int};

use bare::{connection, last, pointer, text};
use virt::abi::*;
use virt::api::interface::*;
use virt::api::network::*;
use virt::api::network_port::*;
use virt::api::nodedev::*;
use virt::api::nwfilter::*;
use virt::api::secret::*;
use virt::api::storage_pool::*;
use virt::api::storage_vol::*;
use virt::driver::object::{
    Interface, Network, NetworkPort, NodeDevice, NwFilter, NwFilterBinding, Secret, StoragePool, StorageVol,
};

const UUID: [u8; 16] = *b"0123456789abcdef";
const UUID_TEXT: &str = "30313233-3435-3637-3839-616263646566";

/// Asserts that both functions tell [`UUID`] of a handle, and refuse a NULL buffer.
macro_rules! tells_uuid {
    ($handle:expr, $bytes:ident, $text:ident) => {
        let handle = $handle.as_raw();
        let mut bytes = [0; 16];
        assert_eq!(unsafe { $bytes(handle, bytes.as_mut_ptr()) }, 0);
        assert_eq!(bytes, UUID);
        let mut buffer = [1 as c_char; 37];
        assert_eq!(unsafe { $text(handle, buffer.as_mut_ptr()) }, 0);
        assert_eq!(text(buffer.as_ptr()).as_deref(), Some(UUID_TEXT));
        assert_eq!(unsafe { $bytes(handle, std::ptr::null_mut()) }, -1);
        assert_eq!(last().2, concat!("uuid in ", stringify!($bytes), " must not be NULL"));
        assert_eq!(unsafe { $text(handle, std::ptr::null_mut()) }, -1);
        assert_eq!(last().2, concat!("buf in ", stringify!($text), " must not be NULL"));
    };
}

/// Asserts that a reference keeps a handle alive until both are freed, and what is said of it then.
macro_rules! counts_references {
    ($handle:expr, $reference:ident, $free:ident, $code:expr) => {
        let raw = $handle.as_raw();
        assert_eq!(unsafe { $reference(raw) }, 0);
        assert_eq!(unsafe { $free(raw) }, 0);
        assert_eq!(unsafe { $reference(raw) }, 0);
        assert_eq!(unsafe { $free(raw) }, 0);
        drop($handle);
        assert_eq!(unsafe { $free(std::ptr::null_mut()) }, -1);
        assert_eq!(last().0, $code);
        assert_eq!(unsafe { $reference(std::ptr::null_mut()) }, -1);
        assert_eq!(last().0, $code);
    };
}

#[test]
fn networks_and_ports_tell_of_themselves() {
    let conn = connection(false);
    let network = Network::of(&conn, "default", UUID);
    let port = NetworkPort::of(&network, UUID);
    assert_eq!(text(unsafe { virNetworkGetName(network.as_raw()) }).as_deref(), Some("default"));
    assert_eq!(unsafe { virNetworkGetConnect(network.as_raw()) }, pointer(&conn));
    assert_eq!(unsafe { virNetworkPortGetNetwork(port.as_raw()) }, network.as_raw());
    tells_uuid!(network, virNetworkGetUUID, virNetworkGetUUIDString);
    tells_uuid!(port, virNetworkPortGetUUID, virNetworkPortGetUUIDString);
    counts_references!(port, virNetworkPortRef, virNetworkPortFree, VIR_ERR_INVALID_NETWORK_PORT);
    counts_references!(network, virNetworkRef, virNetworkFree, VIR_ERR_INVALID_NETWORK);
}

#[test]
fn interfaces_tell_of_themselves() {
    let conn = connection(false);
    let interface = Interface::of(&conn, "eth1", "aa:bb:cc:dd:ee:ff");
    assert_eq!(text(unsafe { virInterfaceGetName(interface.as_raw()) }).as_deref(), Some("eth1"));
    assert_eq!(text(unsafe { virInterfaceGetMACString(interface.as_raw()) }).as_deref(), Some("aa:bb:cc:dd:ee:ff"));
    assert_eq!(unsafe { virInterfaceGetConnect(interface.as_raw()) }, pointer(&conn));
    counts_references!(interface, virInterfaceRef, virInterfaceFree, VIR_ERR_INVALID_INTERFACE);
}

#[test]
fn pools_and_volumes_tell_of_themselves() {
    let conn = connection(false);
    let pool = StoragePool::of(&conn, "default-pool", UUID);
    let volume = StorageVol::of(&conn, "default-pool", "disk.img", "/pool/disk.img");
    assert_eq!(text(unsafe { virStoragePoolGetName(pool.as_raw()) }).as_deref(), Some("default-pool"));
    assert_eq!(unsafe { virStoragePoolGetConnect(pool.as_raw()) }, pointer(&conn));
    assert_eq!(text(unsafe { virStorageVolGetName(volume.as_raw()) }).as_deref(), Some("disk.img"));
    assert_eq!(text(unsafe { virStorageVolGetKey(volume.as_raw()) }).as_deref(), Some("/pool/disk.img"));
    assert_eq!(unsafe { virStorageVolGetConnect(volume.as_raw()) }, pointer(&conn));
    tells_uuid!(pool, virStoragePoolGetUUID, virStoragePoolGetUUIDString);
    counts_references!(volume, virStorageVolRef, virStorageVolFree, VIR_ERR_INVALID_STORAGE_VOL);
    counts_references!(pool, virStoragePoolRef, virStoragePoolFree, VIR_ERR_INVALID_STORAGE_POOL);
}

#[test]
fn devices_tell_of_themselves() {
    let device = NodeDevice::of(&connection(false), "computer", None);
    assert_eq!(text(unsafe { virNodeDeviceGetName(device.as_raw()) }).as_deref(), Some("computer"));
    counts_references!(device, virNodeDeviceRef, virNodeDeviceFree, VIR_ERR_INVALID_NODE_DEVICE);
}

#[test]
fn secrets_tell_of_themselves() {
    let conn = connection(false);
    let secret = Secret::of(&conn, UUID, VIR_SECRET_USAGE_TYPE_CEPH, "client.admin");
    let usage: c_int = unsafe { virSecretGetUsageType(secret.as_raw()) };
    assert_eq!(usage, VIR_SECRET_USAGE_TYPE_CEPH);
    assert_eq!(text(unsafe { virSecretGetUsageID(secret.as_raw()) }).as_deref(), Some("client.admin"));
    assert_eq!(unsafe { virSecretGetConnect(secret.as_raw()) }, pointer(&conn));
    tells_uuid!(secret, virSecretGetUUID, virSecretGetUUIDString);
    counts_references!(secret, virSecretRef, virSecretFree, VIR_ERR_INVALID_SECRET);
}

#[test]
fn filters_and_bindings_tell_of_themselves() {
    let conn = connection(false);
    let filter = NwFilter::of(&conn, "clean-traffic", UUID);
    let binding = NwFilterBinding::of(&conn, "vnet0", "clean-traffic");
    assert_eq!(text(unsafe { virNWFilterGetName(filter.as_raw()) }).as_deref(), Some("clean-traffic"));
    assert_eq!(text(unsafe { virNWFilterBindingGetPortDev(binding.as_raw()) }).as_deref(), Some("vnet0"));
    assert_eq!(text(unsafe { virNWFilterBindingGetFilterName(binding.as_raw()) }).as_deref(), Some("clean-traffic"));
    tells_uuid!(filter, virNWFilterGetUUID, virNWFilterGetUUIDString);
    counts_references!(filter, virNWFilterRef, virNWFilterFree, VIR_ERR_INVALID_NWFILTER);
    counts_references!(binding, virNWFilterBindingRef, virNWFilterBindingFree, VIR_ERR_INVALID_NWFILTER_BINDING);
}
