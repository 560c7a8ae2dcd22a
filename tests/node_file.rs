//! Node files of the test driver: what they say, and what is refused.
#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes, with arguments made here")]
#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::path::PathBuf;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicUsize, Ordering};

use virt::abi::*;
use virt::api::connect::{virConnectClose, virConnectOpen};
use virt::api::domain::lookup::*;
use virt::api::domain::state::*;
use virt::api::error::{virGetLastErrorCode, virGetLastErrorDomain, virGetLastErrorMessage, virSetErrorFunc};
use virt::api::node::virNodeGetInfo;
use virt::api::snapshot::*;

/// A folder that goes with its files when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("ferrovirt-node-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.join(name), text).unwrap();
    }

    fn open(&self, name: &str) -> virConnectPtr {
        open(&format!("test://{}", self.0.join(name).display()))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn open(uri: &str) -> virConnectPtr {
    unsafe extern "C" fn ignore(_: *mut c_void, _: virErrorPtr) {}
    unsafe { virSetErrorFunc(null_mut(), Some(ignore)) };
    let uri = CString::new(uri).unwrap();
    unsafe { virConnectOpen(uri.as_ptr()) }
}

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
}

fn last() -> (c_int, c_int, String) {
    unsafe { (virGetLastErrorCode(), virGetLastErrorDomain(), text(virGetLastErrorMessage())) }
}

fn definition(name: &str, more: &str) -> String {
    format!("<domain type='test'><name>{name}</name><memory>1024</memory><os><type>hvm</type></os>{more}</domain>")
}

fn snapshot(name: &str, parent: Option<&str>, current: bool) -> String {
    let parent = parent.map(|parent| format!("<parent><name>{parent}</name></parent>")).unwrap_or_default();
    format!(
        "<test:domainsnapshot><name>{name}</name><state>shutoff</state>{parent}<creationTime>1</creationTime>\
         <active>{}</active></test:domainsnapshot>",
        c_int::from(current)
    )
}

fn node(inside: &str) -> String {
    format!("<node xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>{inside}</node>")
}

/// Opens a node with one domain, `vm`, that has these snapshots.
fn with_snapshots(snapshots: &[String]) -> (Folder, virConnectPtr) {
    let folder = Folder::new();
    folder.write("node.xml", &node(&definition("vm", &snapshots.concat())));
    let conn = folder.open("node.xml");
    (folder, conn)
}

fn domain(conn: virConnectPtr, name: &str) -> virDomainPtr {
    let name = CString::new(name).unwrap();
    unsafe { virDomainLookupByName(conn, name.as_ptr()) }
}

#[test]
fn a_child_may_come_before_its_parent() {
    let (_folder, conn) = with_snapshots(&[snapshot("b", Some("a"), true), snapshot("a", None, false)]);
    unsafe {
        let vm = domain(conn, "vm");
        let current = virDomainSnapshotCurrent(vm, 0);
        assert_eq!(text(virDomainSnapshotGetName(current)), "b");
        let parent = virDomainSnapshotGetParent(current, 0);
        assert_eq!(text(virDomainSnapshotGetName(parent)), "a");
        virDomainSnapshotFree(parent);
        virDomainSnapshotFree(current);
        virDomainFree(vm);
        assert_eq!(virConnectClose(conn), 0);
    }
}

#[test]
fn relations_that_do_not_add_up_are_refused_and_the_snapshot_is_named() {
    let cases: [(&[String], &str); 4] = [
        (&[snapshot("lost", Some("gone"), false)], "lost"),
        (&[snapshot("self", Some("self"), false)], "self"),
        (&[snapshot("one", Some("two"), false), snapshot("two", Some("one"), false)], "one"),
        (&[snapshot("first", None, true), snapshot("second", None, true)], "second"),
    ];
    for (snapshots, name) in cases {
        let (_folder, conn) = with_snapshots(snapshots);
        assert!(conn.is_null(), "{name}");
        let (code, origin, message) = last();
        assert_eq!((code, origin), (VIR_ERR_INTERNAL_ERROR, VIR_FROM_TEST), "{message}");
        assert!(message.contains(name), "{message}");
    }
}

#[test]
fn run_states_and_transience_are_as_the_file_says() {
    let folder = Folder::new();
    let domains = definition("runs", "<test:transient/>")
        + &definition("off", "<test:runstate>5</test:runstate>")
        + &definition("paused", "<test:runstate>3</test:runstate>");
    folder.write("node.xml", &node(&domains));
    let conn = folder.open("node.xml");
    unsafe {
        for (name, state, persistent) in [("runs", 1, 0), ("off", 5, 1), ("paused", 3, 1)] {
            let found = domain(conn, name);
            let mut is = 0;
            assert_eq!(virDomainGetState(found, &raw mut is, null_mut(), 0), 0);
            assert_eq!((is, virDomainIsPersistent(found)), (state, persistent), "{name}");
            assert_eq!(virDomainIsActive(found), c_int::from(state != 5), "{name}");
            virDomainFree(found);
        }
        assert_eq!(virConnectClose(conn), 0);
    }
}

#[test]
fn what_the_file_says_beyond_the_definition_is_not_in_the_description() {
    let (_folder, conn) = with_snapshots(&[snapshot("a", None, false), "<test:runstate>1</test:runstate>".to_owned()]);
    unsafe {
        let vm = domain(conn, "vm");
        let xml = virDomainGetXMLDesc(vm, 0);
        assert!(!text(xml).contains("runstate") && !text(xml).contains("domainsnapshot"), "{}", text(xml));
        libc::free(xml.cast());
        virDomainFree(vm);
        virConnectClose(conn);
    }
}

#[test]
fn domains_and_snapshots_may_be_in_files_of_their_own() {
    let folder = Folder::new();
    let apart = snapshot("apart", None, false).replace("test:", "");
    folder.write("snapshot.xml", &apart);
    folder.write("vm.xml", &definition("vm", ""));
    let inline = definition("inline", "<test:domainsnapshot file='snapshot.xml'/>");
    folder.write("node.xml", &node(&format!("<domain file='vm.xml'/>{inline}")));
    let conn = folder.open("node.xml");
    unsafe {
        assert_eq!(virConnectNumOfDomains(conn), 2);
        let inline = domain(conn, "inline");
        assert_eq!(virDomainSnapshotNum(inline, 0), 1);
        virDomainFree(inline);
        assert_eq!(virConnectClose(conn), 0);
    }
}

#[test]
fn the_hardware_is_as_the_file_says_and_else_as_on_the_default_node() {
    let folder = Folder::new();
    folder.write(
        "node.xml",
        "<node><cpu><mhz>6000</mhz><model>i986</model><active>40</active><nodes>4</nodes></cpu></node>",
    );
    let conn = folder.open("node.xml");
    unsafe {
        let mut info: virNodeInfo = std::mem::zeroed();
        assert_eq!(virNodeGetInfo(conn, &raw mut info), 0);
        assert_eq!(text(info.model.as_ptr()), "i986");
        assert_eq!((info.mhz, info.nodes, info.sockets, info.memory), (6000, 4, 2, 3_145_728));
        assert_eq!(info.cpus, 32, "active CPUs are never more than there are");
        assert_eq!(virConnectClose(conn), 0);
    }
}

#[test]
fn files_that_are_no_nodes_are_refused() {
    let folder = Folder::new();
    folder.write("empty.xml", "");
    folder.write("other.xml", "<domain/>");
    folder.write("cut.xml", "<node><domain type='test'>");
    folder.write("state.xml", &node(&definition("vm", "<test:runstate>77</test:runstate>")));
    let cases = [
        ("missing.xml", VIR_ERR_SYSTEM_ERROR, VIR_FROM_NONE),
        (".", VIR_ERR_SYSTEM_ERROR, VIR_FROM_NONE),
        ("empty.xml", VIR_ERR_XML_DETAIL, VIR_FROM_TEST),
        ("other.xml", VIR_ERR_XML_ERROR, VIR_FROM_XML),
        ("cut.xml", VIR_ERR_XML_DETAIL, VIR_FROM_TEST),
        ("state.xml", VIR_ERR_XML_ERROR, VIR_FROM_TEST),
    ];
    for (name, code, origin) in cases {
        assert!(folder.open(name).is_null(), "{name}");
        let (is, from, message) = last();
        assert_eq!((is, from), (code, origin), "{name}: {message}");
    }
}

#[test]
fn each_connection_to_a_file_has_a_state_of_its_own() {
    let (folder, conn) = with_snapshots(&[snapshot("a", None, false)]);
    let other = folder.open("node.xml");
    unsafe {
        let (here, there) = (domain(conn, "vm"), domain(other, "vm"));
        let a = virDomainSnapshotLookupByName(here, c"a".as_ptr(), 0);
        assert_eq!(virDomainSnapshotDelete(a, 0), 0);
        assert_eq!((virDomainSnapshotNum(here, 0), virDomainSnapshotNum(there, 0)), (0, 1));
        virDomainSnapshotFree(a);
        virDomainFree(here);
        virDomainFree(there);
        virConnectClose(conn);
        virConnectClose(other);
    }
}
