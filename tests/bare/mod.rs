//! A connection to a driver that can do nothing, and what a C program does to look at errors.
#![allow(dead_code, reason = "each test file uses its share")]

use std::ffi::{CStr, c_char, c_void};

use virt::abi::{_virConnect, virErrorPtr};
use virt::api::error::{virGetLastError, virSetErrorFunc};
use virt::driver::object::Connect;
use virt::driver::{
    CheckpointDriver, ConnectDriver, DomainDeviceDriver, DomainDriver, DomainGuestDriver, DomainMemoryDriver,
    DomainMetadataDriver, DomainSaveDriver, DomainStatsDriver, DomainTuningDriver, DomainVcpuDriver, EventDriver,
    InterfaceDriver, NetworkDriver, NodeDeviceDriver, NodeDriver, SnapshotDriver, StorageDriver,
};

struct Nothing;
impl ConnectDriver for Nothing {
    fn connect_get_type(&self) -> virt::error::Result<std::borrow::Cow<'static, CStr>> {
        Ok(c"Nothing".into())
    }
}
impl DomainDriver for Nothing {}
impl SnapshotDriver for Nothing {}
impl DomainDeviceDriver for Nothing {}
impl DomainMemoryDriver for Nothing {}
impl DomainMetadataDriver for Nothing {}
impl DomainStatsDriver for Nothing {}
impl DomainTuningDriver for Nothing {}
impl CheckpointDriver for Nothing {}
impl DomainGuestDriver for Nothing {}
impl DomainSaveDriver for Nothing {}
impl DomainVcpuDriver for Nothing {}
impl EventDriver for Nothing {}
impl NodeDriver for Nothing {}
impl NetworkDriver for Nothing {}
impl InterfaceDriver for Nothing {}
impl StorageDriver for Nothing {}
impl NodeDeviceDriver for Nothing {}

/// A connection to it.
pub(crate) fn connection(read_only: bool) -> Connect {
    silence();
    Connect::open(Box::new(Nothing), "nothing:///".to_owned(), read_only)
}

/// The pointer that C would have of it.
pub(crate) fn pointer(connection: &Connect) -> *mut _virConnect {
    connection.as_raw()
}

/// A text from C.
pub(crate) fn text(text: *const c_char) -> Option<String> {
    // SAFETY: the strings of the library are NULL or end in NUL.
    (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned())
}

/// Code, origin and message of the thread's last error; zeros where there is none.
pub(crate) fn last() -> (i32, i32, String) {
    // SAFETY: always safe.
    let error = unsafe { virGetLastError().as_ref() };
    error.map_or((0, 0, String::new()), |error| (error.code, error.domain, text(error.message).unwrap_or_default()))
}

/// Keeps errors off the standard error stream.
pub(crate) fn silence() {
    unsafe extern "C" fn ignore(_: *mut c_void, _: virErrorPtr) {}
    // SAFETY: the handler may be called with anything.
    unsafe { virSetErrorFunc(std::ptr::null_mut(), Some(ignore)) };
}
