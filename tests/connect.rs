//! The functions of `libvirt-host.h`, called as C calls them.
#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes, with arguments made here")]
#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::ffi::{CStr, CString, c_char, c_int, c_uint, c_ulong, c_void};
use std::path::PathBuf;
use std::ptr::{null, null_mut};
use std::sync::atomic::{AtomicUsize, Ordering};

use virt::abi::*;
use virt::api::connect::*;
use virt::api::error::{virGetLastError, virGetLastErrorCode, virResetLastError, virSetErrorFunc};
use virt::api::node::*;
use virt::driver::object::Connect;
use virt::driver::{
    CheckpointDriver, CloseReason, ConnectDriver, DomainDeviceDriver, DomainDriver, DomainGuestDriver,
    DomainMemoryDriver, DomainMetadataDriver, DomainSaveDriver, DomainStatsDriver, DomainTuningDriver,
    DomainVcpuDriver, EventDriver, InterfaceDriver, NetworkDriver, NodeDeviceDriver, NodeDriver, NodeInfo,
    SnapshotDriver, StorageDriver,
};
use virt::error::Result;

/// Origins, as C knows them.
const NONE: c_int = VIR_FROM_NONE;
const DOMAIN: c_int = VIR_FROM_DOMAIN;

/// Keeps errors off the standard error stream.
fn silence() {
    unsafe extern "C" fn ignore(_: *mut c_void, _: virErrorPtr) {}
    unsafe { virSetErrorFunc(null_mut(), Some(ignore)) };
}

fn owned(text: *const c_char) -> Option<String> {
    (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned())
}

/// A text from malloc, freed.
fn taken(text: *mut c_char) -> Option<String> {
    let copy = owned(text);
    unsafe { libc::free(text.cast()) };
    copy
}

/// Code, origin and message of the thread's last error; zeros where there is none.
fn last() -> (c_int, c_int, String) {
    let error = unsafe { virGetLastError().as_ref() };
    error.map_or((0, 0, String::new()), |error| (error.code, error.domain, owned(error.message).unwrap_or_default()))
}

/// Checks that a call returned its failure value and left that error.
#[track_caller]
fn assert_fails<T: PartialEq + std::fmt::Debug>(returned: T, failure: T, code: c_int, origin: c_int, message: &str) {
    assert_eq!(returned, failure, "{message}");
    assert_eq!(last(), (code, origin, message.to_owned()));
}

fn open(uri: &str) -> virConnectPtr {
    silence();
    let uri = CString::new(uri).unwrap();
    unsafe { virConnectOpen(uri.as_ptr()) }
}

/// A driver that knows nothing but its name.
struct Nothing;
impl ConnectDriver for Nothing {
    fn connect_get_type(&self) -> Result<std::borrow::Cow<'static, CStr>> {
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

/// A driver whose node has a model that is too long for C, and that counts how often it was closed.
struct Counted(&'static AtomicUsize);
impl ConnectDriver for Counted {
    fn connect_get_type(&self) -> Result<std::borrow::Cow<'static, CStr>> {
        Ok(c"Counted".into())
    }

    fn connect_get_lib_version(&self) -> Result<u64> {
        Ok(1_002_003)
    }

    fn node_get_info(&self) -> Result<NodeInfo> {
        let model = "0123456789".repeat(4);
        Ok(NodeInfo { model, memory: 1, cpus: 2, mhz: 3, nodes: 4, sockets: 5, cores: 6, threads: 7 })
    }
}
impl DomainDriver for Counted {}
impl SnapshotDriver for Counted {}
impl DomainDeviceDriver for Counted {}
impl DomainMemoryDriver for Counted {}
impl DomainMetadataDriver for Counted {}
impl DomainStatsDriver for Counted {}
impl DomainTuningDriver for Counted {}
impl CheckpointDriver for Counted {}
impl DomainGuestDriver for Counted {}
impl DomainSaveDriver for Counted {}
impl DomainVcpuDriver for Counted {}
impl EventDriver for Counted {}
impl NodeDriver for Counted {}
impl NetworkDriver for Counted {}
impl InterfaceDriver for Counted {}
impl StorageDriver for Counted {}
impl NodeDeviceDriver for Counted {}
impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// A connection to the driver that knows nothing.
fn nothing(read_only: bool) -> virConnectPtr {
    silence();
    Connect::open(Box::new(Nothing), "nothing:///".to_owned(), read_only).into_raw()
}

fn close(connection: virConnectPtr) -> c_int {
    unsafe { virConnectClose(connection) }
}

#[test]
fn the_uri_of_a_connection_is_in_its_canonical_form() {
    for (asked, wanted) in [
        ("test:///default", "test:///default"),
        ("test:/default", "test:///default"),
        ("test:///%64efault?x=1#frag", "test:///default?x=1#frag"),
    ] {
        let connection = open(asked);
        assert!(!connection.is_null(), "{asked}: {:?}", last());
        assert_eq!(taken(unsafe { virConnectGetURI(connection) }).as_deref(), Some(wanted));
        assert_eq!(close(connection), 0);
    }
}

#[test]
fn a_refused_uri_gives_null_and_says_why() {
    let no_connection = VIR_ERR_NO_CONNECT;
    for (uri, code, origin, message) in [
        ("://", VIR_ERR_INTERNAL_ERROR, VIR_FROM_URI, "internal error: Unable to parse URI ://"),
        ("http://[::1", VIR_ERR_INTERNAL_ERROR, VIR_FROM_URI, "internal error: Unable to parse URI http://[::1"),
        ("test", no_connection, NONE, "no connection driver available for URI 'test' does not include a driver name"),
        (
            "test://",
            VIR_ERR_INVALID_ARG,
            VIR_FROM_TEST,
            "invalid argument: testOpen: supply a path or use test:///default",
        ),
        (
            "qemu://system",
            VIR_ERR_INTERNAL_ERROR,
            NONE,
            "internal error: invalid URI qemu://system (maybe you want qemu:///system)",
        ),
        ("qemu:///embed", VIR_ERR_INVALID_ARG, VIR_FROM_URI, "invalid argument: Missing URI parameter 'root'"),
        (
            "foo:///x",
            no_connection,
            NONE,
            "no connection driver available for URI 'foo:///x': this build has no driver 'foo', only: test",
        ),
    ] {
        assert_fails(open(uri), null_mut(), code, origin, message);
    }
}

#[test]
fn a_name_that_is_not_utf_8_is_refused() {
    silence();
    assert!(unsafe { virConnectOpen(c"test:///\xff".as_ptr()) }.is_null());
    assert_eq!(last().0, VIR_ERR_INTERNAL_ERROR);
}

#[test]
fn closing_tells_whether_references_are_left() {
    let connection = open("test:///default");
    assert_eq!(unsafe { virConnectRef(connection) }, 0);
    assert_eq!(close(connection), 1);
    assert_eq!(close(connection), 0);
    assert_fails(close(null_mut()), -1, VIR_ERR_INVALID_CONN, NONE, "invalid connection pointer in virConnectClose");
}

#[test]
fn the_driver_is_closed_with_the_last_reference() {
    static CLOSED: AtomicUsize = AtomicUsize::new(0);
    let connection: virConnectPtr = Connect::open(Box::new(Counted(&CLOSED)), String::new(), false).into_raw();
    unsafe { virConnectRef(connection) };
    close(connection);
    assert_eq!(CLOSED.load(Ordering::Relaxed), 0);
    close(connection);
    assert_eq!(CLOSED.load(Ordering::Relaxed), 1);
}

#[test]
fn the_test_driver_tells_what_it_is() {
    let connection = open("test:///default");
    let mut version = 0;
    unsafe {
        assert_eq!(owned(virConnectGetType(connection)).as_deref(), Some("TEST"));
        assert_eq!((virConnectGetVersion(connection, &raw mut version), version), (0, 2));
        assert_eq!(virConnectIsAlive(connection), 1);
        assert_eq!(virConnectIsSecure(connection), 1);
        assert_eq!(virConnectIsEncrypted(connection), 0);
        assert_eq!(virConnectGetMaxVcpus(connection, null()), 32);
        assert_eq!(virConnectGetMaxVcpus(connection, c"bogus".as_ptr()), 32);
        assert!(taken(virConnectGetHostname(connection)).is_some_and(|name| !name.is_empty()));
        assert!(taken(virConnectGetCapabilities(connection)).is_some_and(|xml| xml.starts_with("<capabilities")));
        assert!(taken(virConnectGetSysinfo(connection, 0)).is_some_and(|xml| xml.starts_with("<sysinfo")));
        let message = "unsupported flags (0x1) in function testConnectGetSysinfo";
        assert_fails(virConnectGetSysinfo(connection, 1), null_mut(), VIR_ERR_INVALID_ARG, VIR_FROM_TEST, message);
    }
    close(connection);
}

#[test]
fn the_test_driver_s_node_is_the_one_that_clients_know() {
    let connection = open("test:///default");
    let mut info: virNodeInfo = unsafe { std::mem::zeroed() };
    assert_eq!(unsafe { virNodeGetInfo(connection, &raw mut info) }, 0);
    assert_eq!(owned(info.model.as_ptr()).as_deref(), Some("i686"));
    assert_eq!((info.memory, info.cpus, info.mhz), (3 << 20, 16, 1400));
    assert_eq!((info.nodes, info.sockets, info.cores, info.threads), (2, 2, 2, 2));
    close(connection);
}

#[test]
fn a_cpu_model_that_is_too_long_is_cut() {
    static CLOSED: AtomicUsize = AtomicUsize::new(0);
    let connection: virConnectPtr = Connect::open(Box::new(Counted(&CLOSED)), String::new(), false).into_raw();
    let mut info: virNodeInfo = unsafe { std::mem::zeroed() };
    assert_eq!(unsafe { virNodeGetInfo(connection, &raw mut info) }, 0);
    assert_eq!(owned(info.model.as_ptr()).as_deref(), Some("0123456789012345678901234567890"));
    assert_eq!((info.memory, info.cpus, info.mhz, info.threads), (1, 2, 3, 7));
    close(connection);
}

#[test]
fn the_library_version_is_the_driver_s_or_else_this_library_s() {
    static CLOSED: AtomicUsize = AtomicUsize::new(0);
    let own = LIBVIR_VERSION_NUMBER as c_ulong;
    let counted: virConnectPtr = Connect::open(Box::new(Counted(&CLOSED)), String::new(), false).into_raw();
    for (connection, wanted) in [(nothing(false), own), (counted, 1_002_003)] {
        let mut version = 0;
        assert_eq!(unsafe { virConnectGetLibVersion(connection, &raw mut version) }, 0);
        assert_eq!(version, wanted);
        close(connection);
    }
    let (mut library, mut driver) = (0, 0);
    assert_eq!(unsafe { virGetVersion(&raw mut library, c"any".as_ptr(), &raw mut driver) }, 0);
    assert_eq!((library, driver), (own, own));
    assert_eq!(unsafe { virGetVersion(&raw mut library, null(), null_mut()) }, 0);
    assert_eq!(unsafe { virGetVersion(null_mut(), null(), null_mut()) }, -1);
    assert_eq!((last().0, last().1), (VIR_ERR_INTERNAL_ERROR, NONE));
}

#[test]
fn initializing_again_keeps_the_last_error() {
    assert_eq!(close(null_mut()), -1);
    assert_eq!(unsafe { virInitialize() }, 0);
    assert_eq!(unsafe { virGetLastErrorCode() }, VIR_ERR_INVALID_CONN);
    unsafe { virResetLastError() };
}

#[test]
fn what_a_driver_lacks_is_not_supported() {
    let connection = nothing(false);
    let unsupported = |function: &str| {
        let message = format!("this function is not supported by the connection driver: {function}");
        assert_eq!(last(), (VIR_ERR_NO_SUPPORT, DOMAIN, message));
    };
    unsafe {
        assert_eq!(virConnectSetKeepAlive(connection, 5, 3), -1);
        unsupported("virConnectSetKeepAlive");
        assert_eq!(virConnectSetIdentity(connection, null_mut(), 0, 0), -1);
        unsupported("virConnectSetIdentity");
        assert_eq!(virConnectIsAlive(connection), -1);
        unsupported("virConnectIsAlive");
        assert!(virConnectGetSysinfo(connection, 0).is_null());
        unsupported("virConnectGetSysinfo");
        assert_eq!(virNodeGetFreeMemory(connection), 0);
        unsupported("virNodeGetFreeMemory");
        assert_eq!(virNodeGetCPUMap(connection, null_mut(), null_mut(), 0), -1);
        unsupported("virNodeGetCPUMap");
        assert_eq!(virNodeSuspendForDuration(connection, 0, 0, 0), -1);
        unsupported("virNodeSuspendForDuration");
    }
    close(connection);
}

#[test]
fn a_read_only_connection_refuses_changes() {
    silence();
    let connection = unsafe { virConnectOpenReadOnly(c"test:///default".as_ptr()) };
    let failed = unsafe { virNodeSuspendForDuration(connection, 0, 0, 0) };
    let message = "operation forbidden: read only access prevents virNodeSuspendForDuration";
    assert_fails(failed, -1, VIR_ERR_OPERATION_DENIED, DOMAIN, message);
    close(connection);
    let connection = unsafe { virConnectOpenAuth(c"test:///default".as_ptr(), null_mut(), VIR_CONNECT_RO as c_uint) };
    assert_eq!(unsafe { virNodeAllocPages(connection, 0, null_mut(), null_mut(), 0, 0, 0) }, -1);
    assert_eq!(last().0, VIR_ERR_OPERATION_DENIED);
    close(connection);
}

#[test]
fn unknown_flags_are_refused_and_no_aliases_is_taken() {
    silence();
    let open = |flags| unsafe { virConnectOpenAuth(c"test:///default".as_ptr(), null_mut(), flags) };
    let message = "unsupported flags (0x4) in function testConnectOpen";
    assert_fails(open(4), null_mut(), VIR_ERR_INVALID_ARG, VIR_FROM_TEST, message);
    let connection = open(VIR_CONNECT_NO_ALIASES as c_uint);
    assert_eq!(close(connection), 0);
}

/// Names what a call fails with on a NULL handle.
macro_rules! refuses_null {
    ($function:ident($($argument:expr),*), $failure:expr) => {
        let message = concat!("invalid connection pointer in ", stringify!($function));
        assert_fails(unsafe { $function(null_mut() $(, $argument)*) }, $failure, VIR_ERR_INVALID_CONN, DOMAIN, message);
    };
}

#[test]
fn a_null_handle_is_refused_by_every_call() {
    silence();
    refuses_null!(virConnectRef(), -1);
    refuses_null!(virConnectGetType(), null());
    refuses_null!(virConnectGetVersion(null_mut()), -1);
    refuses_null!(virConnectGetLibVersion(null_mut()), -1);
    refuses_null!(virConnectGetHostname(), null_mut());
    refuses_null!(virConnectGetURI(), null_mut());
    refuses_null!(virConnectGetCapabilities(), null_mut());
    refuses_null!(virConnectGetSysinfo(0), null_mut());
    refuses_null!(virConnectGetMaxVcpus(null()), -1);
    refuses_null!(virConnectIsAlive(), -1);
    refuses_null!(virConnectIsEncrypted(), -1);
    refuses_null!(virConnectIsSecure(), -1);
    refuses_null!(virConnectSetKeepAlive(0, 0), -1);
    refuses_null!(virConnectSetIdentity(null_mut(), 0, 0), -1);
    refuses_null!(virConnectRegisterCloseCallback(None, null_mut(), None), -1);
    refuses_null!(virConnectUnregisterCloseCallback(None), -1);
    refuses_null!(virConnectGetCPUModelNames(null(), null_mut(), 0), -1);
    refuses_null!(virNodeGetInfo(null_mut()), -1);
    refuses_null!(virNodeGetFreeMemory(), 0);
    refuses_null!(virNodeGetCellsFreeMemory(null_mut(), 0, 0), -1);
    refuses_null!(virNodeGetSecurityModel(null_mut()), -1);
    refuses_null!(virNodeGetCPUStats(0, null_mut(), null_mut(), 0), -1);
    refuses_null!(virNodeGetMemoryStats(0, null_mut(), null_mut(), 0), -1);
    refuses_null!(virNodeGetMemoryParameters(null_mut(), null_mut(), 0), -1);
    refuses_null!(virNodeSetMemoryParameters(null_mut(), 0, 0), -1);
    refuses_null!(virNodeGetCPUMap(null_mut(), null_mut(), 0), -1);
    refuses_null!(virNodeGetFreePages(0, null_mut(), 0, 0, null_mut(), 0), -1);
    refuses_null!(virNodeAllocPages(0, null_mut(), null_mut(), 0, 0, 0), -1);
    refuses_null!(virNodeSuspendForDuration(0, 0, 0), -1);
    refuses_null!(virNodeGetSEVInfo(null_mut(), null_mut(), 0), -1);
    refuses_null!(virConnectCompareCPU(null(), 0), -1);
    refuses_null!(virConnectBaselineCPU(null_mut(), 0, 0), null_mut());
}

/// The argument that a call fails for, and the rule that it breaks.
macro_rules! refuses {
    ($connection:expr, $function:ident($($argument:expr),*), $failure:expr, $rule:literal) => {
        let (name, rule) = $rule.split_once(' ').unwrap();
        let message = format!("{name} in {} {rule}", stringify!($function));
        let returned = unsafe { $function($connection $(, $argument)*) };
        assert_fails(returned, $failure, VIR_ERR_INVALID_ARG, DOMAIN, &message);
    };
}

#[test]
fn arguments_are_checked_in_order() {
    let conn = nothing(false);
    let (mut count, mut negative) = (0, -1);
    let (mut number, mut large): (c_uint, u64) = (0, 0);
    refuses!(conn, virConnectGetVersion(null_mut()), -1, "hvVer must not be NULL");
    refuses!(conn, virConnectGetLibVersion(null_mut()), -1, "libVer must not be NULL");
    refuses!(conn, virConnectGetCPUModelNames(null(), null_mut(), 0), -1, "arch must not be NULL");
    refuses!(conn, virConnectRegisterCloseCallback(None, null_mut(), None), -1, "cb must not be NULL");
    refuses!(conn, virConnectUnregisterCloseCallback(None), -1, "cb must not be NULL");
    refuses!(conn, virNodeGetInfo(null_mut()), -1, "info must not be NULL");
    refuses!(conn, virNodeGetCellsFreeMemory(null_mut(), 0, 0), -1, "maxCells must be greater than zero");
    refuses!(conn, virNodeGetCellsFreeMemory(null_mut(), 0, 1), -1, "freeMems must not be NULL");
    refuses!(conn, virNodeGetCellsFreeMemory(&raw mut large, -1, 1), -1, "startCell must be zero or greater");
    refuses!(conn, virNodeGetSecurityModel(null_mut()), -1, "secmodel must not be NULL");
    refuses!(conn, virConnectCompareCPU(null(), 0), -1, "xmlDesc must not be NULL");
    refuses!(conn, virConnectBaselineCPU(null_mut(), 0, 0), null_mut(), "xmlCPUs must not be NULL");
    refuses!(conn, virNodeGetCPUStats(-2, null_mut(), null_mut(), 0), -1, "nparams must not be NULL");
    refuses!(conn, virNodeGetCPUStats(-2, null_mut(), &raw mut negative, 0), -1, "*nparams must be zero or greater");
    refuses!(
        conn,
        virNodeGetCPUStats(-2, null_mut(), &raw mut count, 0),
        -1,
        "cpuNum only accepts -1 as a negative value"
    );
    refuses!(conn, virNodeGetMemoryStats(-2, null_mut(), &raw mut negative, 0), -1, "*nparams must be zero or greater");
    refuses!(
        conn,
        virNodeGetMemoryStats(-2, null_mut(), &raw mut count, 0),
        -1,
        "cellNum only accepts -1 as a negative value"
    );
    refuses!(conn, virNodeGetMemoryParameters(null_mut(), null_mut(), 0), -1, "nparams must not be NULL");
    refuses!(
        conn,
        virNodeGetMemoryParameters(null_mut(), &raw mut negative, 0),
        -1,
        "*nparams must be zero or greater"
    );
    count = 1;
    refuses!(conn, virNodeGetMemoryParameters(null_mut(), &raw mut count, 0), -1, "params must not be NULL");
    refuses!(conn, virNodeSetMemoryParameters(null_mut(), 0, 0), -1, "params must not be NULL");
    refuses!(conn, virNodeGetFreePages(0, null_mut(), 0, 0, null_mut(), 0), -1, "npages must not be zero");
    refuses!(conn, virNodeGetFreePages(1, null_mut(), 0, 0, null_mut(), 0), -1, "pages must not be NULL");
    refuses!(conn, virNodeGetFreePages(1, &raw mut number, 0, 0, null_mut(), 0), -1, "cellCount must not be zero");
    refuses!(conn, virNodeGetFreePages(1, &raw mut number, 0, 1, null_mut(), 0), -1, "counts must not be NULL");
    refuses!(conn, virNodeAllocPages(0, null_mut(), null_mut(), 0, 0, 0), -1, "npages must not be zero");
    refuses!(conn, virNodeAllocPages(1, null_mut(), null_mut(), 0, 0, 0), -1, "pageSizes must not be NULL");
    refuses!(conn, virNodeAllocPages(1, &raw mut number, null_mut(), 0, 0, 0), -1, "pageCounts must not be NULL");
    refuses!(conn, virNodeAllocPages(1, &raw mut number, &raw mut large, 0, 0, 0), -1, "cellCount must not be zero");
    refuses!(conn, virNodeGetSEVInfo(null_mut(), null_mut(), 0), -1, "nparams must not be NULL");
    refuses!(conn, virNodeGetSEVInfo(null_mut(), &raw mut negative, 0), -1, "*nparams must be zero or greater");
    close(conn);
}

#[test]
fn all_cpus_and_all_cells_may_be_asked_for() {
    let connection = nothing(false);
    let mut count = 0;
    unsafe {
        assert_eq!(virNodeGetCPUStats(connection, -1, null_mut(), &raw mut count, 0), -1);
        assert_eq!(last().0, VIR_ERR_NO_SUPPORT);
        assert_eq!(virNodeGetMemoryStats(connection, -1, null_mut(), &raw mut count, 0), -1);
        assert_eq!(last().0, VIR_ERR_NO_SUPPORT);
    }
    close(connection);
}

#[test]
fn cpu_model_names_are_null_after_an_error() {
    silence();
    let mut models: *mut *mut c_char = std::ptr::dangling_mut();
    assert_eq!(unsafe { virConnectGetCPUModelNames(null_mut(), null(), &raw mut models, 0) }, -1);
    assert!(models.is_null());
}

unsafe extern "C" fn closed(_: virConnectPtr, _: c_int, _: *mut c_void) {}
unsafe extern "C" fn closed_too(_: virConnectPtr, reason: c_int, data: *mut c_void) {
    unsafe { (*data.cast::<AtomicUsize>()).store(reason.unsigned_abs() as usize, Ordering::Relaxed) };
}

/// Counts how often data was freed.
unsafe extern "C" fn count(data: *mut c_void) {
    unsafe { (*data.cast::<AtomicUsize>()).fetch_add(1, Ordering::Relaxed) };
}

#[test]
fn the_data_of_a_close_callback_is_freed_once_when_it_is_unregistered() {
    let connection = nothing(false);
    let freed = AtomicUsize::new(0);
    let data = (&raw const freed).cast_mut().cast();
    unsafe {
        assert_eq!(virConnectRegisterCloseCallback(connection, Some(closed), data, Some(count)), 0);
        assert_eq!(virConnectRegisterCloseCallback(connection, Some(closed), data, Some(count)), 0);
        assert_eq!(virConnectUnregisterCloseCallback(connection, Some(closed_too)), 0);
        assert_eq!(freed.load(Ordering::Relaxed), 0);
        assert_eq!(virConnectUnregisterCloseCallback(connection, Some(closed)), 0);
        assert_eq!(virConnectUnregisterCloseCallback(connection, Some(closed)), 0);
    }
    assert_eq!(freed.load(Ordering::Relaxed), 1);
    assert_eq!(close(connection), 0);
    assert_eq!(freed.load(Ordering::Relaxed), 1);
}

#[test]
fn the_data_of_a_close_callback_is_freed_with_the_connection() {
    let connection = nothing(false);
    let freed = AtomicUsize::new(0);
    let data = (&raw const freed).cast_mut().cast();
    assert_eq!(unsafe { virConnectRegisterCloseCallback(connection, Some(closed), data, Some(count)) }, 0);
    assert_eq!(close(connection), 0);
    assert_eq!(freed.load(Ordering::Relaxed), 1);
}

#[test]
fn a_close_callback_is_there_for_the_driver_to_call() {
    silence();
    let connection = Connect::open(Box::new(Nothing), String::new(), false);
    let reason = AtomicUsize::new(0);
    let data = (&raw const reason).cast_mut().cast();
    unsafe { virConnectRegisterCloseCallback(connection.as_raw(), Some(closed_too), data, None) };
    connection.closing().report(CloseReason::KeepAlive);
    assert!(connection.closing().has_ended());
    assert!(!connection.closing().tell(&connection, CloseReason::KeepAlive));
    assert_eq!(reason.load(Ordering::Relaxed), VIR_CONNECT_CLOSE_REASON_KEEPALIVE.unsigned_abs() as usize);
}

/// What a program answers when it is asked for a user's name and password.
struct Answers {
    name: Option<&'static CStr>,
    password: Option<&'static CStr>,
    returned: c_int,
}

unsafe extern "C" fn answer(asked: virConnectCredentialPtr, length: c_uint, data: *mut c_void) -> c_int {
    let answers = unsafe { &*data.cast::<Answers>() };
    assert_eq!(length, 1);
    let asked = unsafe { &mut *asked };
    let (prompt, text) = match asked.r#type {
        VIR_CRED_AUTHNAME => {
            assert_eq!(owned(asked.challenge).as_deref(), Some("localhost"));
            ("Enter username for localhost".to_owned(), answers.name)
        }
        _ => (format!("Enter {}'s password for localhost", answers.name.unwrap().to_str().unwrap()), answers.password),
    };
    assert_eq!(owned(asked.prompt), Some(prompt));
    if let Some(text) = text {
        asked.result = unsafe { libc::strdup(text.as_ptr()) };
        asked.resultlen = text.count_bytes() as c_uint;
    }
    answers.returned
}

/// A node file that wants a name and password; removed when this is dropped.
struct NodeFile(PathBuf);

impl NodeFile {
    fn new(name: &str) -> NodeFile {
        let path = std::env::temp_dir().join(format!("ferrovirt-{}-{name}.xml", std::process::id()));
        std::fs::write(&path, "<node><auth><user password='secret'>me</user></auth></node>").unwrap();
        NodeFile(path)
    }

    /// Opens it; no file of credentials of whoever runs the tests is looked at.
    fn open(&self, auth: virConnectAuthPtr) -> virConnectPtr {
        silence();
        let uri = CString::new(format!("test://{}?authfile=/dev/null", self.0.display())).unwrap();
        unsafe { virConnectOpenAuth(uri.as_ptr(), auth, 0) }
    }

    fn open_with(&self, kinds: &mut [c_int], callback: virConnectAuthCallbackPtr, answers: &Answers) -> virConnectPtr {
        let mut auth = virConnectAuth {
            credtype: kinds.as_mut_ptr(),
            ncredtype: kinds.len() as c_uint,
            cb: callback,
            cbdata: (&raw const *answers).cast_mut().cast(),
        };
        self.open(&raw mut auth)
    }
}

impl Drop for NodeFile {
    fn drop(&mut self) {
        // What is left of it is in the system's directory for such things.
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn the_program_is_asked_for_name_and_password() {
    let file = NodeFile::new("asked");
    let right = Answers { name: Some(c"me"), password: Some(c"secret"), returned: 0 };
    let connection = file.open_with(&mut [VIR_CRED_AUTHNAME, VIR_CRED_PASSPHRASE], Some(answer), &right);
    assert_eq!(close(connection), 0, "{:?}", last());
}

#[test]
fn wrong_and_missing_credentials_are_told_apart() {
    let file = NodeFile::new("refused");
    let answers = |name, password, returned| Answers { name, password, returned };
    let both = [VIR_CRED_AUTHNAME, VIR_CRED_NOECHOPROMPT];
    let wrong = "authentication failed: authentication failed, see test XML for the correct username/password";
    for (kinds, answers, code, origin, message) in [
        (&both[..], answers(Some(c"me"), Some(c"x"), 0), VIR_ERR_AUTH_FAILED, VIR_FROM_TEST, wrong),
        (&both, answers(Some(c"no"), Some(c"secret"), 0), VIR_ERR_AUTH_FAILED, VIR_FROM_TEST, wrong),
        (
            &both,
            answers(None, None, 0),
            VIR_ERR_AUTH_FAILED,
            VIR_FROM_AUTH,
            "authentication failed: Username request failed",
        ),
        (
            &both,
            answers(Some(c"me"), None, 0),
            VIR_ERR_OPERATION_FAILED,
            VIR_FROM_AUTH,
            "operation failed: failed to retrieve user response for authentication callback",
        ),
        (
            &both,
            answers(Some(c"me"), Some(c"secret"), -1),
            VIR_ERR_AUTH_FAILED,
            VIR_FROM_AUTH,
            "authentication failed: Username request failed",
        ),
        (
            &[VIR_CRED_PASSPHRASE],
            answers(Some(c"me"), None, 0),
            VIR_ERR_AUTH_FAILED,
            VIR_FROM_AUTH,
            "authentication failed: Missing VIR_CRED_AUTHNAME credential type",
        ),
        (
            &[VIR_CRED_AUTHNAME],
            answers(Some(c"me"), None, 0),
            VIR_ERR_OPERATION_UNSUPPORTED,
            VIR_FROM_AUTH,
            "Operation not supported: no suitable callback authentication callback was found",
        ),
    ] {
        let opened = file.open_with(&mut kinds.to_vec(), Some(answer), &answers);
        assert_fails(opened, null_mut(), code, origin, message);
    }
    let none = answers(None, None, 0);
    let message = "invalid argument: Missing authentication callback";
    assert_fails(
        file.open_with(&mut both.to_vec(), None, &none),
        null_mut(),
        VIR_ERR_INVALID_ARG,
        VIR_FROM_AUTH,
        message,
    );
    let message = "invalid argument: Missing authentication credentials";
    assert_fails(file.open(null_mut()), null_mut(), VIR_ERR_INVALID_ARG, VIR_FROM_AUTH, message);
}
