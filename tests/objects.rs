//! The networks, interfaces, storage pools and devices of the test driver, through the C functions.
#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes, with arguments made here")]
#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::ffi::{CStr, CString, c_char, c_int, c_uint, c_void};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::ptr::{null, null_mut};
use std::sync::atomic::{AtomicUsize, Ordering};

use virt::abi::*;
use virt::api::connect::{virConnectClose, virConnectOpen};
use virt::api::error::{virGetLastError, virSetErrorFunc};
use virt::api::interface::*;
use virt::api::network::*;
use virt::api::nodedev::*;
use virt::api::storage_pool::*;
use virt::api::storage_vol::*;

/// Node files, each on a line that begins with `== `, and what the original shows of them; objects of
/// one kind are sorted by what is shown.
const RECORDED: &str = include_str!("data/node-objects.txt");

fn text(text: *const c_char) -> Option<String> {
    (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_str().unwrap().to_owned())
}

/// A text from malloc, freed.
fn taken(given: *mut c_char) -> Option<String> {
    let copy = text(given);
    unsafe { libc::free(given.cast()) };
    copy
}

/// Code, origin and message of the thread's last error.
fn last() -> String {
    let error = unsafe { virGetLastError().as_ref() }.unwrap();
    format!("{}/{} {}", error.code, error.domain, text(error.message).unwrap_or_default())
}

fn open(uri: &str) -> virConnectPtr {
    unsafe extern "C" fn ignore(_: *mut c_void, _: virErrorPtr) {}
    unsafe { virSetErrorFunc(null_mut(), Some(ignore)) };
    let uri = CString::new(uri).unwrap();
    unsafe { virConnectOpen(uri.as_ptr()) }
}

/// A file in the folder for temporary ones, removed at the end.
struct File(PathBuf);

impl File {
    fn new(name: &str, content: &str) -> File {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("ferrovirt-{}-{number}-{name}", std::process::id()));
        std::fs::write(&path, content).unwrap();
        File(path)
    }

    fn open(&self) -> virConnectPtr {
        open(&format!("test://{}", self.0.display()))
    }

    /// The name of the file in its folder.
    fn name(&self) -> &str {
        self.0.file_name().unwrap().to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn open_node(content: &str) -> virConnectPtr {
    File::new("node.xml", &format!("<node>{content}</node>")).open()
}

/// All handles of a list call.
fn all<S, T>(
    subject: *mut S,
    list: unsafe extern "C" fn(*mut S, *mut *mut *mut T, c_uint) -> c_int,
    flags: c_uint,
) -> Vec<*mut T> {
    let mut array = null_mut();
    let count = usize::try_from(unsafe { list(subject, &raw mut array, flags) }).unwrap();
    let handles = unsafe { std::slice::from_raw_parts(array, count) }.to_vec();
    assert!(unsafe { array.add(count).read() }.is_null());
    unsafe { libc::free(array.cast()) };
    handles
}

/// What a call writes for each handle of a list, in the order of the texts; frees the handles.
fn sorted<T>(
    handles: Vec<*mut T>,
    free: unsafe extern "C" fn(*mut T) -> c_int,
    show: impl Fn(*mut T) -> String,
) -> String {
    let mut shown: Vec<String> = handles.iter().map(|handle| show(*handle)).collect();
    for handle in handles {
        assert_eq!(unsafe { free(handle) }, 0);
    }
    shown.sort();
    shown.concat()
}

fn network(network: virNetworkPtr) -> String {
    let bridge = taken(unsafe { virNetworkGetBridgeName(network) }).unwrap_or("-".to_owned());
    format!("network {bridge}\n{}", taken(unsafe { virNetworkGetXMLDesc(network, 0) }).unwrap())
}

fn interface(interface: virInterfacePtr) -> String {
    let mac = text(unsafe { virInterfaceGetMACString(interface) }).unwrap();
    format!("interface {mac}\n{}", taken(unsafe { virInterfaceGetXMLDesc(interface, 0) }).unwrap())
}

fn pool(pool: virStoragePoolPtr) -> String {
    format!("pool\n{}", taken(unsafe { virStoragePoolGetXMLDesc(pool, 0) }).unwrap())
}

fn volume(volume: virStorageVolPtr) -> String {
    let mut info = virStorageVolInfo { r#type: -1, capacity: 0, allocation: 0 };
    assert_eq!(unsafe { virStorageVolGetInfo(volume, &raw mut info) }, 0);
    let path = taken(unsafe { virStorageVolGetPath(volume) }).unwrap();
    let xml = taken(unsafe { virStorageVolGetXMLDesc(volume, 0) }).unwrap();
    format!("volume {path} {}\n{xml}", info.r#type)
}

fn device(device: virNodeDevicePtr) -> String {
    let parent = text(unsafe { virNodeDeviceGetParent(device) }).unwrap_or("-".to_owned());
    let described = |flags: c_int| taken(unsafe { virNodeDeviceGetXMLDesc(device, flags.cast_unsigned()) }).unwrap();
    format!("device {parent}\n{}inactive\n{}", described(0), described(VIR_NODE_DEVICE_XML_INACTIVE))
}

/// All that can be seen of a connection's objects.
fn seen(connection: virConnectPtr) -> String {
    let mut seen = String::new();
    seen += &sorted(all(connection, virConnectListAllNetworks, 0), virNetworkFree, network);
    seen += &sorted(all(connection, virConnectListAllInterfaces, 0), virInterfaceFree, interface);
    let pools = all(connection, virConnectListAllStoragePools, 0);
    let volumes = pools.iter().flat_map(|pool| all(*pool, virStoragePoolListAllVolumes, 0)).collect();
    let volumes = sorted(volumes, virStorageVolFree, volume);
    seen += &sorted(pools, virStoragePoolFree, pool);
    seen += &volumes;
    seen += &sorted(all(connection, virConnectListAllNodeDevices, 0), virNodeDeviceFree, device);
    seen
}

#[test]
fn node_files_are_shown_as_the_original_shows_them() {
    let mut differences = String::new();
    for case in RECORDED.split("== ").skip(1) {
        let (node, expected) = case.split_once('\n').unwrap();
        let connection = File::new("node.xml", node).open();
        let shown = if connection.is_null() {
            last() + "\n"
        } else {
            let shown = seen(connection);
            assert_eq!(unsafe { virConnectClose(connection) }, 0);
            shown
        };
        if shown != expected {
            writeln!(differences, "{node}\nis\n{shown}not\n{expected}").unwrap();
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn objects_come_in_the_order_of_the_file() {
    let networks = ["z", "a", "m"].map(|name| format!("<network><name>{name}</name></network>"));
    let connection = open_node(&networks.concat());
    let names: Vec<String> = all(connection, virConnectListAllNetworks, 0)
        .into_iter()
        .map(|network| {
            let name = text(unsafe { virNetworkGetName(network) }).unwrap();
            assert_eq!(unsafe { virNetworkFree(network) }, 0);
            name
        })
        .collect();
    assert_eq!(names, ["z", "a", "m"]);
    assert_eq!(unsafe { virConnectClose(connection) }, 0);
}

#[test]
fn objects_may_be_in_files_of_their_own() {
    let volume = File::new("volume.xml", "<volume><name>v</name><capacity>1</capacity></volume>");
    let pool = format!(
        "<pool type='dir'><name>p</name><target><path>/p</path></target><volume file='{}'/></pool>",
        volume.name()
    );
    let pool = File::new("pool.xml", &pool);
    let device = File::new("device.xml", "<domain/>");
    let connection = open_node(&format!("<pool file='{}'/>", pool.name()));
    let path = CString::new("/p/v").unwrap();
    let found = unsafe { virStorageVolLookupByPath(connection, path.as_ptr()) };
    assert_eq!(text(unsafe { virStorageVolGetName(found) }).as_deref(), Some("v"));
    unsafe { virStorageVolFree(found) };
    assert_eq!(unsafe { virConnectClose(connection) }, 0);

    assert!(open_node(&format!("<device file='{}'/>", device.name())).is_null());
    assert_eq!(last(), "27/5 XML error: expecting root element of 'device', not 'domain'");
}

#[test]
fn two_interfaces_of_one_address_are_not_told_apart_by_it() {
    let interface = |name, mac| format!("<interface type='ethernet' name='{name}'><mac address='{mac}'/></interface>");
    let bridge = "<interface type='bridge' name='b'><bridge/></interface>";
    let both = [interface("a", "00:11:22:33:44:ee"), interface("c", "00:11:22:33:44:EE"), bridge.to_owned()];
    let connection = open_node(&both.concat());
    let mac = CString::new("00:11:22:33:44:ee").unwrap();
    assert!(unsafe { virInterfaceLookupByMACString(connection, mac.as_ptr()) }.is_null());
    assert_eq!(last(), "59/12 multiple matching interfaces found");
    let none = CString::new("").unwrap();
    assert!(unsafe { virInterfaceLookupByMACString(connection, none.as_ptr()) }.is_null());
    assert_eq!(last(), "57/12 Interface not found: no interface with matching mac ''");
    assert_eq!(unsafe { virConnectClose(connection) }, 0);
}

#[test]
fn counting_pools_goes_by_the_same_filter_as_listing_them() {
    let connection = open("test:///default");
    let count = |flags: c_int| unsafe { virConnectListAllStoragePools(connection, null_mut(), flags.cast_unsigned()) };
    assert_eq!((count(0), count(VIR_CONNECT_LIST_STORAGE_POOLS_DIR)), (1, 1));
    assert_eq!(count(VIR_CONNECT_LIST_STORAGE_POOLS_INACTIVE), 0);
    assert_eq!(unsafe { virConnectClose(connection) }, 0);
}

#[test]
fn exports_are_looked_for_on_a_host() {
    let connection = open("test:///default");
    let find = |source: &CStr| {
        let source = source.as_ptr();
        taken(unsafe { virConnectFindStoragePoolSources(connection, c"netfs".as_ptr(), source, 0) })
    };
    assert!(find(c"<source><host name='h'/></source>").unwrap().contains("<host name='h'/>"));
    // The original crashes here.
    assert_eq!(find(c"<source><name>n</name></source>"), None);
    assert_eq!(last(), "8/12 invalid argument: hostname must be specified for netfs sources");
    assert_eq!(unsafe { virConnectClose(connection) }, 0);
}

#[test]
fn volumes_that_share_a_path_are_refused() {
    let volume =
        |name| format!("<volume><name>{name}</name><capacity>1</capacity><target><path>/x</path></target></volume>");
    let pool =
        format!("<pool type='dir'><name>p</name><target><path>/p</path></target>{}{}</pool>", volume("a"), volume("b"));
    assert!(open_node(&pool).is_null());
    assert_eq!(last(), "90/18 storage volume 'b' exists already");
}

#[test]
fn a_handle_keeps_the_node_alive() {
    let connection = open_node("<network><name>n</name><bridge name='b'/></network>");
    let name = CString::new("n").unwrap();
    let network = unsafe { virNetworkLookupByName(connection, name.as_ptr()) };
    assert_eq!(unsafe { virConnectClose(connection) }, 1);
    assert_eq!(taken(unsafe { virNetworkGetBridgeName(network) }).as_deref(), Some("b"));
    assert_eq!(unsafe { virNetworkFree(network) }, 0);
}

#[test]
fn many_threads_look_at_once() {
    let connection = open("test:///default");
    let address = connection as usize;
    let expected = seen(connection);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..50 {
                    assert_eq!(seen(address as virConnectPtr), expected);
                }
            });
        }
    });
    assert_eq!(unsafe { virNodeNumOfDevices(connection, null(), 0) }, 4);
    assert_eq!(unsafe { virConnectClose(connection) }, 0);
}
