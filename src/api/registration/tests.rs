use std::ffi::CStr;
use std::ptr;

use crate::abi::*;
use crate::api::network_event::virConnectNetworkEventRegisterAny;
use crate::api::nodedev_event::virConnectNodeDeviceEventRegisterAny;
use crate::api::secret::virConnectSecretEventRegisterAny;
use crate::api::storage_pool_event::virConnectStoragePoolEventRegisterAny;
use crate::driver::object::{Connect, Network, NodeDevice, StoragePool};
use crate::driver::{
    CheckpointDriver, ConnectDriver, DomainDeviceDriver, DomainDriver, DomainGuestDriver, DomainMemoryDriver,
    DomainMetadataDriver, DomainSaveDriver, DomainStatsDriver, DomainTuningDriver, DomainVcpuDriver, EventDriver,
    InterfaceDriver, NetworkDriver, NodeDeviceDriver, NodeDriver, SnapshotDriver, StorageDriver,
};
use crate::error::{Result, thread_record};

struct Bare;

impl ConnectDriver for Bare {
    fn connect_get_type(&self) -> Result<std::borrow::Cow<'static, CStr>> {
        Ok(c"bare".into())
    }
}
impl DomainDriver for Bare {}
impl SnapshotDriver for Bare {}
impl DomainDeviceDriver for Bare {}
impl DomainMemoryDriver for Bare {}
impl DomainMetadataDriver for Bare {}
impl DomainStatsDriver for Bare {}
impl DomainTuningDriver for Bare {}
impl CheckpointDriver for Bare {}
impl DomainGuestDriver for Bare {}
impl DomainSaveDriver for Bare {}
impl DomainVcpuDriver for Bare {}
impl EventDriver for Bare {}
impl NodeDriver for Bare {}
impl NetworkDriver for Bare {}
impl InterfaceDriver for Bare {}
impl StorageDriver for Bare {}
impl NodeDeviceDriver for Bare {}

fn connection() -> Connect {
    Connect::open(Box::new(Bare), "bare:///".to_owned(), false)
}

/// Code, origin and message of the thread's last error.
fn last_error() -> (i32, i32, String) {
    // SAFETY: the record is this thread's.
    let error = unsafe { &(*thread_record()).c };
    // SAFETY: the message of a recorded error ends in NUL.
    let message = unsafe { CStr::from_ptr(error.message) };
    (error.code, error.domain, message.to_str().unwrap().to_owned())
}

unsafe extern "C" fn network(_: virConnectPtr, _: virNetworkPtr, _: *mut std::ffi::c_void) {}
unsafe extern "C" fn pool(_: virConnectPtr, _: virStoragePoolPtr, _: *mut std::ffi::c_void) {}
unsafe extern "C" fn device(_: virConnectPtr, _: virNodeDevicePtr, _: *mut std::ffi::c_void) {}
unsafe extern "C" fn secret(_: virConnectPtr, _: virSecretPtr, _: *mut std::ffi::c_void) {}

/// Calls a registration with an object, an event id and a callback, all else left out.
macro_rules! register {
    ($function:ident, $connection:expr, $object:expr, $id:expr, $callback:expr) => {
        // SAFETY: the handles live, and there is no data.
        unsafe { $function($connection.as_raw(), $object, $id, $callback, ptr::null_mut(), None) }
    };
}

#[test]
fn event_ids_that_do_not_exist_are_refused() {
    let it = connection();
    let refused = |function: &str, origin| (8, origin, format!("eventID in {function} must be less than 2"));
    assert_eq!(register!(virConnectNetworkEventRegisterAny, it, ptr::null_mut(), 2, Some(network)), -1);
    assert_eq!(last_error(), refused("virConnectNetworkEventRegisterAny", 19));
    assert_eq!(register!(virConnectStoragePoolEventRegisterAny, it, ptr::null_mut(), 2, Some(pool)), -1);
    assert_eq!(last_error(), refused("virConnectStoragePoolEventRegisterAny", 18));
    assert_eq!(register!(virConnectNodeDeviceEventRegisterAny, it, ptr::null_mut(), 2, Some(device)), -1);
    assert_eq!(last_error(), refused("virConnectNodeDeviceEventRegisterAny", 22));
    assert_eq!(register!(virConnectSecretEventRegisterAny, it, ptr::null_mut(), 2, Some(secret)), -1);
    assert_eq!(last_error(), refused("virConnectSecretEventRegisterAny", 30));
    // The last one that exists passes, and then no driver answers.
    assert_eq!(register!(virConnectSecretEventRegisterAny, it, ptr::null_mut(), 1, Some(secret)), -1);
    assert_eq!(last_error().0, 3);
}

#[test]
fn objects_of_another_connection_are_refused() {
    let (it, other) = (connection(), connection());
    let theirs = Network::of(&other, "a", [1; 16]);
    assert_eq!(register!(virConnectNetworkEventRegisterAny, it, theirs.as_raw(), 0, Some(network)), -1);
    let message = "network 'a' in virConnectNetworkEventRegisterAny must match connection";
    assert_eq!(last_error(), (8, 19, message.to_owned()));
    let theirs = StoragePool::of(&other, "a", [1; 16]);
    assert_eq!(register!(virConnectStoragePoolEventRegisterAny, it, theirs.as_raw(), 0, Some(pool)), -1);
    let message = "storage pool 'a' in virConnectStoragePoolEventRegisterAny must match connection";
    assert_eq!(last_error(), (8, 18, message.to_owned()));
    let theirs = NodeDevice::of(&other, "a", None);
    assert_eq!(register!(virConnectNodeDeviceEventRegisterAny, it, theirs.as_raw(), 0, Some(device)), -1);
    let message = "node device 'a' in virConnectNodeDeviceEventRegisterAny must match connection";
    assert_eq!(last_error(), (8, 22, message.to_owned()));
}

#[test]
fn the_object_is_checked_before_the_callback_and_that_before_the_event() {
    let it = connection();
    // A connection is no network.
    assert_eq!(register!(virConnectNetworkEventRegisterAny, it, it.as_raw(), 9, None), -1);
    assert_eq!(last_error().0, 36);
    assert_eq!(register!(virConnectNetworkEventRegisterAny, it, ptr::null_mut(), 9, None), -1);
    let message = "cb in virConnectNetworkEventRegisterAny must not be NULL";
    assert_eq!(last_error(), (8, 19, message.to_owned()));
}
