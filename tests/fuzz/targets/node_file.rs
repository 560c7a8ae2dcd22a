//! Node files: what is opened can be listed and described, whole.

use std::ptr::null_mut;

use super::node::{Node, described, must_have_failed, taken, text};
use virt::abi::*;
use virt::api::connect::virConnectGetURI;
use virt::api::domain::lookup::*;
use virt::api::network::{virConnectListAllNetworks, virNetworkFree, virNetworkGetXMLDesc};
use virt::api::node::virNodeGetInfo;
use virt::api::snapshot::*;
use virt::api::storage_pool::{virConnectListAllStoragePools, virStoragePoolFree, virStoragePoolGetXMLDesc};

/// The content of the file.
pub(super) fn run(data: &[u8]) {
    let Some(node) = Node::of_file(data) else { return };
    assert!(taken(unsafe { virConnectGetURI(node.0) }).is_some());
    let mut info: virNodeInfo = unsafe { std::mem::zeroed() };
    assert_eq!(unsafe { virNodeGetInfo(node.0, &raw mut info) }, 0);
    domains(&node);
    each(
        |list| unsafe { virConnectListAllNetworks(node.0, list, 0) },
        |network| {
            assert!(taken(unsafe { virNetworkGetXMLDesc(network, 0) }).is_some());
            unsafe { virNetworkFree(network) };
        },
    );
    each(
        |list| unsafe { virConnectListAllStoragePools(node.0, list, 0) },
        |pool| {
            assert!(taken(unsafe { virStoragePoolGetXMLDesc(pool, 0) }).is_some());
            unsafe { virStoragePoolFree(pool) };
        },
    );
}

/// Does something with each handle of a listing.
fn each<T>(list: impl FnOnce(*mut *mut *mut T) -> i32, mut look: impl FnMut(*mut T)) {
    let mut array = null_mut();
    let count = list(&raw mut array);
    if count < 0 {
        return must_have_failed();
    }
    for place in 0..usize::try_from(count).unwrap() {
        look(unsafe { *array.add(place) });
    }
    unsafe { libc::free(array.cast()) };
}

fn domains(node: &Node) {
    each(
        |list| unsafe { virConnectListAllDomains(node.0, list, 0) },
        |domain| {
            described(domain, VIR_DOMAIN_XML_SECURE.cast_unsigned());
            snapshots(domain);
            assert_eq!(unsafe { virDomainFree(domain) }, 0);
        },
    );
}

/// Every snapshot can be described and found by its name, and the parent of each comes before it in
/// topological order.
fn snapshots(domain: virDomainPtr) {
    let mut seen = Vec::new();
    let topological = VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL.cast_unsigned();
    each(
        |list| unsafe { virDomainListAllSnapshots(domain, list, topological) },
        |snapshot| {
            let name = text(unsafe { virDomainSnapshotGetName(snapshot) });
            assert!(taken(unsafe { virDomainSnapshotGetXMLDesc(snapshot, 0) }).is_some());
            let parent = unsafe { virDomainSnapshotGetParent(snapshot, 0) };
            if !parent.is_null() {
                assert!(seen.contains(&text(unsafe { virDomainSnapshotGetName(parent) })));
                unsafe { virDomainSnapshotFree(parent) };
            }
            assert!(!seen.contains(&name), "two snapshots named {name:?}");
            seen.push(name);
            unsafe { virDomainSnapshotFree(snapshot) };
        },
    );
    assert_eq!(usize::try_from(unsafe { virDomainSnapshotNum(domain, 0) }).unwrap(), seen.len());
}
