//! Several writers and readers at one domain's snapshots: every listing is one moment.
//!
//! Each writer has a root of its own and goes through the same states over and over, each state with
//! a number: a chain grows below the root by one snapshot a step, and goes at once. It publishes the
//! number of the state before and after each step. So a reader knows, for each writer, which states
//! there were during its call, and what is listed below each root must be one of them, whole. Run under
//! ThreadSanitizer by `make tsan`.
#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes, with handles made here")]
#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::collections::HashMap;
use std::ffi::{CStr, CString};
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use virt::abi::*;
use virt::api::connect::*;
use virt::api::domain::lifecycle::*;
use virt::api::domain::lookup::*;
use virt::api::snapshot::*;

const WRITERS: usize = 3;
const READERS: usize = 3;
const STEPS: u64 = 600;
/// The longest that a chain gets.
const LONGEST: u64 = 9;

/// A domain's handle, which may be used from every thread.
#[derive(Clone, Copy)]
struct Shared(virDomainPtr);
unsafe impl Send for Shared {}
unsafe impl Sync for Shared {}

/// How long a writer's chain is in a state.
fn length(state: u64) -> u64 {
    state % (LONGEST + 1)
}

/// Where a writer is: the state that it goes to, and the state that it has reached.
#[derive(Default)]
struct Progress {
    begun: AtomicU64,
    done: AtomicU64,
}

/// A connection, and a domain of that name on it: all connections to the default node share it.
fn open(name: &str) -> (virConnectPtr, Shared) {
    let conn = unsafe { virConnectOpen(c"test:///default".as_ptr()) };
    assert!(!conn.is_null());
    let xml = format!("<domain type='test'><name>{name}</name><memory>4096</memory><os><type>hvm</type></os></domain>");
    let xml = CString::new(xml).unwrap();
    let domain = unsafe { virDomainDefineXML(conn, xml.as_ptr()) };
    assert!(!domain.is_null());
    (conn, Shared(domain))
}

fn close(conn: virConnectPtr, domain: Shared) {
    let flags = VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA.cast_unsigned();
    assert_eq!(unsafe { virDomainUndefineFlags(domain.0, flags) }, 0);
    unsafe { virDomainFree(domain.0) };
    assert_eq!(unsafe { virConnectClose(conn) }, 0);
}

fn name(writer: usize, link: u64) -> String {
    format!("{writer}-{link}")
}

fn put(domain: virDomainPtr, name: &str, parent: Option<&str>) {
    let parent = parent.map(|parent| format!("<parent><name>{parent}</name></parent>")).unwrap_or_default();
    let mut uuid = [0; 37];
    assert_eq!(unsafe { virDomainGetUUIDString(domain, uuid.as_mut_ptr()) }, 0);
    let uuid = unsafe { CStr::from_ptr(uuid.as_ptr()) }.to_str().unwrap();
    let xml = format!(
        "<domainsnapshot><name>{name}</name>{parent}<state>running</state><creationTime>7</creationTime>\
         <domain type='test'><name>stress</name><uuid>{uuid}</uuid>\
         <memory>4096</memory><os><type>hvm</type></os></domain></domainsnapshot>"
    );
    let xml = CString::new(xml).unwrap();
    let flags = VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE.cast_unsigned();
    let snapshot = unsafe { virDomainSnapshotCreateXML(domain, xml.as_ptr(), flags) };
    assert!(!snapshot.is_null());
    unsafe { virDomainSnapshotFree(snapshot) };
}

fn find(domain: virDomainPtr, name: &str) -> virDomainSnapshotPtr {
    let name = CString::new(name).unwrap();
    let found = unsafe { virDomainSnapshotLookupByName(domain, name.as_ptr(), 0) };
    assert!(!found.is_null());
    found
}

/// Takes a writer through its states.
fn write(domain: virDomainPtr, writer: usize, progress: &Progress) {
    for state in 1..=STEPS {
        progress.begun.store(state, Ordering::SeqCst);
        match length(state) {
            0 => {
                let root = find(domain, &name(writer, 0));
                let flags = VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY.cast_unsigned();
                assert_eq!(unsafe { virDomainSnapshotDelete(root, flags) }, 0);
                unsafe { virDomainSnapshotFree(root) };
            }
            link => put(domain, &name(writer, link), Some(&name(writer, link - 1))),
        }
        progress.done.store(state, Ordering::SeqCst);
    }
}

/// What a listing of the domain, or below a root, holds: names in order.
fn list(domain: virDomainPtr, below: Option<usize>, flags: i32) -> Vec<String> {
    let mut array = ptr::null_mut();
    let flags = flags.cast_unsigned();
    let count = match below {
        None => unsafe { virDomainListAllSnapshots(domain, &raw mut array, flags) },
        Some(writer) => {
            let root = find(domain, &name(writer, 0));
            let count = unsafe { virDomainSnapshotListAllChildren(root, &raw mut array, flags) };
            unsafe { virDomainSnapshotFree(root) };
            count
        }
    };
    let count = usize::try_from(count).unwrap();
    let names = (0..count).map(|at| {
        let snapshot = unsafe { *array.add(at) };
        let name = unsafe { CStr::from_ptr(virDomainSnapshotGetName(snapshot)) }.to_str().unwrap().to_owned();
        unsafe { virDomainSnapshotFree(snapshot) };
        name
    });
    let names = names.collect();
    assert!(unsafe { *array.add(count) }.is_null());
    unsafe { libc::free(array.cast()) };
    names
}

/// The links of each writer's chain that are listed, in that order.
fn by_writer(names: &[String]) -> HashMap<usize, Vec<u64>> {
    let mut chains: HashMap<usize, Vec<u64>> = HashMap::new();
    for name in names {
        let (writer, link) = name.split_once('-').unwrap();
        chains.entry(writer.parse().unwrap()).or_default().push(link.parse().unwrap());
    }
    chains
}

/// Checks one listing against the states that there were meanwhile.
fn read(domain: virDomainPtr, below: Option<usize>, topological: bool, progress: &[Progress]) {
    let mut flags = if topological { VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL } else { 0 };
    flags |= below.map_or(0, |_| VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS);
    let before: Vec<_> = progress.iter().map(|of| of.done.load(Ordering::SeqCst)).collect();
    let names = list(domain, below, flags);
    let after: Vec<_> = progress.iter().map(|of| of.begun.load(Ordering::SeqCst)).collect();
    let mut chains = by_writer(&names);
    for writer in 0..WRITERS {
        let mut links = chains.remove(&writer).unwrap_or_default();
        if below.is_some_and(|root| root != writer) {
            assert_eq!(links, [0_u64; 0], "of another root");
            continue;
        }
        // In creation order and parents first alike, a chain is listed from its root on.
        let first = u64::from(below.is_some());
        let whole: Vec<u64> = (first..first + links.len() as u64).collect();
        if !topological && below.is_none() {
            links.sort_unstable();
        }
        assert_eq!(links, whole, "a link without the one before it");
        let listed = links.len() as u64 + first - 1;
        let possible = (before[writer]..=after[writer]).any(|state| length(state) == listed);
        assert!(possible, "{listed} links, while states {} to {} were", before[writer], after[writer]);
    }
    assert!(chains.is_empty());
}

#[test]
fn every_listing_shows_states_that_there_were() {
    let (conn, domain) = open("states");
    let progress: Vec<Progress> = (0..WRITERS).map(|_| Progress::default()).collect();
    (0..WRITERS).for_each(|writer| put(domain.0, &name(writer, 0), None));
    let stop = AtomicBool::new(false);
    let listings = AtomicU64::new(0);
    thread::scope(|scope| {
        let (progress, stop, listings) = (&progress, &stop, &listings);
        let readers = (0..READERS).map(|reader| {
            scope.spawn(move || {
                let domain = domain;
                let mut round = reader;
                while !stop.load(Ordering::SeqCst) {
                    let below = (round % 4 != 0).then_some(round % WRITERS);
                    read(domain.0, below, round % 2 == 0, progress);
                    round += 1;
                    listings.fetch_add(1, Ordering::Relaxed);
                }
            })
        });
        let readers: Vec<_> = readers.collect();
        let writers = (0..WRITERS).map(|writer| {
            scope.spawn(move || {
                let domain = domain;
                write(domain.0, writer, &progress[writer]);
            })
        });
        let writers: Vec<_> = writers.collect();
        let written = writers.into_iter().all(|writer| writer.join().is_ok());
        stop.store(true, Ordering::SeqCst);
        // Joined one by one: ThreadSanitizer does not see how the end of a scope waits for all.
        let read = readers.into_iter().all(|reader| reader.join().is_ok());
        assert!(written && read);
    });
    assert!(listings.into_inner() >= READERS as u64);
    close(conn, domain);
}

#[test]
fn handles_of_one_listing_may_be_freed_by_many_threads() {
    struct Handles(Vec<virDomainSnapshotPtr>);
    unsafe impl Send for Handles {}

    let (conn, domain) = open("batches");
    (0..300).for_each(|link| put(domain.0, &name(0, link), None));
    for _ in 0..20 {
        let mut array = ptr::null_mut();
        let count = unsafe { virDomainListAllSnapshots(domain.0, &raw mut array, 0) };
        assert_eq!(count, 300);
        let all: Vec<_> = (0..300).map(|at| unsafe { *array.add(at) }).collect();
        unsafe { libc::free(array.cast()) };
        // Neighbours, which share a batch, go to different threads.
        let mut shares: Vec<_> = (0..4).map(|_| Handles(Vec::new())).collect();
        all.into_iter().enumerate().for_each(|(at, handle)| shares[at % 4].0.push(handle));
        thread::scope(|scope| {
            for share in shares {
                scope.spawn(move || {
                    let Handles(share) = { share };
                    for handle in share {
                        assert_eq!(unsafe { virDomainSnapshotRef(handle) }, 0);
                        assert_eq!(unsafe { virDomainSnapshotFree(handle) }, 0);
                        assert_eq!(unsafe { virDomainSnapshotFree(handle) }, 0);
                    }
                });
            }
        });
    }
    close(conn, domain);
}
