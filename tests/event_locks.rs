//! A program's event loop that asks and changes everything while it is woken: no lock may be held then. A process of
//! its own, as it has one loop.

#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes, with live handles")]

use std::ffi::{CStr, c_int, c_void};
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use virt::abi::*;
use virt::api::connect::{virConnectClose, virConnectOpen};
use virt::api::domain::events::virConnectDomainEventRegisterAny;
use virt::api::domain::lifecycle::*;
use virt::api::domain::lookup::*;
use virt::api::domain::metadata::virDomainSetMetadata;

use virt::api::event::virEventRegisterImpl;
use virt::api::network::*;
use virt::api::nodedev::virNodeDeviceLookupByName;
use virt::api::snapshot::*;
use virt::api::storage_pool::*;

/// The connection that the loop asks, while it does.
static CONNECTION: AtomicPtr<_virConnect> = AtomicPtr::new(ptr::null_mut());
/// How often the loop was woken, and asked.
static WOKEN: AtomicUsize = AtomicUsize::new(0);
/// What the loop does wakes it too.
static ASKING: AtomicBool = AtomicBool::new(false);

unsafe extern "C" fn add_timeout(_: c_int, _: virEventTimeoutCallback, _: *mut c_void, _: virFreeCallback) -> c_int {
    1
}

/// Looks at and changes one thing of every kind.
unsafe extern "C" fn update_timeout(_: c_int, frequency: c_int) {
    let conn = CONNECTION.load(Ordering::Acquire);
    if frequency != 0 || conn.is_null() || ASKING.swap(true, Ordering::AcqRel) {
        return;
    }
    unsafe {
        assert!(virConnectListAllDomains(conn, ptr::null_mut(), 0) >= 1);
        let domain = virDomainLookupByName(conn, c"test".as_ptr());
        if !domain.is_null() {
            assert_eq!(virDomainSetAutostart(domain, 1), 0);
            virDomainFree(domain);
        }
        virDomainFree(define(conn, c"made by the loop"));
        let network = virNetworkLookupByName(conn, c"default".as_ptr());
        assert_eq!(virNetworkSetAutostart(network, 1), 0);
        virNetworkFree(network);
        let pool = virStoragePoolLookupByName(conn, c"default-pool".as_ptr());
        assert_eq!(virStoragePoolSetAutostart(pool, 1), 0);
        virStoragePoolFree(pool);
        let device = virNodeDeviceLookupByName(conn, c"computer".as_ptr());
        assert!(!device.is_null());
        virt::api::nodedev::virNodeDeviceFree(device);
    }
    WOKEN.fetch_add(1, Ordering::AcqRel);
    ASKING.store(false, Ordering::Release);
}

unsafe extern "C" fn remove(_: c_int) -> c_int {
    0
}

unsafe extern "C" fn add_handle(
    _: c_int,
    _: c_int,
    _: virEventHandleCallback,
    _: *mut c_void,
    _: virFreeCallback,
) -> c_int {
    2
}

unsafe extern "C" fn update_handle(_: c_int, _: c_int) {}

unsafe extern "C" fn nothing(_: virConnectPtr, _: virDomainPtr, _: *mut c_void) {}

unsafe fn define(conn: virConnectPtr, name: &CStr) -> virDomainPtr {
    let name = name.to_string_lossy();
    let xml =
        format!("<domain type='test'><name>{name}</name><memory>1024</memory><os><type>hvm</type></os></domain>\0");
    let xml = CStr::from_bytes_with_nul(xml.as_bytes()).unwrap_or_default();
    unsafe { virDomainDefineXML(conn, xml.as_ptr()) }
}

/// Makes a call that tells of something. Each begins with a queue that nobody has emptied, and so wakes only the first
/// time; a new connection has a new node with a queue of its own.
fn wakes(call: impl FnOnce(virConnectPtr, virDomainPtr) -> c_int) {
    unsafe {
        let conn = virConnectOpen(c"test:///default".as_ptr());
        assert!(!conn.is_null());
        let id = virConnectDomainEventRegisterAny(conn, ptr::null_mut(), 0, Some(nothing), ptr::null_mut(), None);
        assert!(id >= 0);
        let domain = virDomainLookupByName(conn, c"test".as_ptr());
        let before = WOKEN.load(Ordering::Acquire);
        CONNECTION.store(conn, Ordering::Release);
        assert_eq!(call(conn, domain), 0);
        CONNECTION.store(ptr::null_mut(), Ordering::Release);
        assert_eq!(WOKEN.load(Ordering::Acquire), before + 1, "the loop was woken, and everything could be asked");
        virDomainFree(domain);
        assert_eq!(virt::api::domain::events::virConnectDomainEventDeregisterAny(conn, id), 0);
        virConnectClose(conn);
    }
}

fn call_all() {
    unsafe {
        virEventRegisterImpl(
            Some(add_handle),
            Some(update_handle),
            Some(remove),
            Some(add_timeout),
            Some(update_timeout),
            Some(remove),
        );
        wakes(|_, domain| virDomainSuspend(domain));
        wakes(|_, domain| virDomainDestroy(domain));
        wakes(|_, domain| virDomainShutdown(domain));
        wakes(|_, domain| virDomainUndefine(domain));
        wakes(|conn, _| {
            virDomainFree(define(conn, c"another"));
            0
        });
        wakes(|_, domain| virDomainSetMetadata(domain, 0, c"text".as_ptr(), ptr::null(), ptr::null(), 0));
        wakes(|_, domain| {
            let xml = c"<domainsnapshot/>".as_ptr();
            virDomainSnapshotFree(virDomainSnapshotCreateXML(domain, xml, VIR_DOMAIN_SNAPSHOT_CREATE_HALT as u32))
        });
        wakes(|conn, _| {
            let network = virNetworkLookupByName(conn, c"default".as_ptr());
            virNetworkDestroy(network) | virNetworkFree(network)
        });
        wakes(|conn, _| {
            let pool = virStoragePoolLookupByName(conn, c"default-pool".as_ptr());
            virStoragePoolDestroy(pool) | virStoragePoolFree(pool)
        });
    }
}

#[test]
fn a_loop_that_is_woken_may_ask_and_change_everything() {
    let (done, over) = mpsc::channel();
    let calls = thread::spawn(move || {
        call_all();
        let _ = done.send(());
    });
    // A lock that is held would stop the thread for good.
    let end = over.recv_timeout(Duration::from_secs(60));
    assert!(end.is_ok() || calls.is_finished(), "a call waits for a lock that it holds");
    assert!(calls.join().is_ok(), "a call failed");
}
