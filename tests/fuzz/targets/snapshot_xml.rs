//! Descriptions of snapshots: what is accepted is told again in a form that is accepted and stays, and
//! what is refused changes nothing.

use std::cell::Cell;
use std::ffi::{CStr, CString};
use std::mem::ManuallyDrop;
use std::ptr::null_mut;

use super::input::Input;
use super::node::{Node, last_message, must_have_failed, taken};
use virt::abi::*;
use virt::api::domain::lifecycle::*;
use virt::api::domain::lookup::*;
use virt::api::snapshot::*;

/// A domain with two disks.
pub(super) const DOMAIN: &CStr = c"<domain type='test'><name>d</name>\
<uuid>5b3b2a40-0000-4000-8000-000000000001</uuid><memory>4096</memory><os><type>hvm</type></os><devices>\
<disk type='file'><source file='/img/a'/><target dev='vda'/></disk>\
<disk type='file'><source file='/img/b'/><target dev='vdb'/></disk></devices></domain>";

const REDEFINE: u32 = VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE.cast_unsigned();
const SECURE: u32 = VIR_DOMAIN_SNAPSHOT_XML_SECURE.cast_unsigned();

fn create(domain: virDomainPtr, xml: &CStr, flags: u32) -> virDomainSnapshotPtr {
    unsafe { virDomainSnapshotCreateXML(domain, xml.as_ptr(), flags) }
}

fn described(snapshot: virDomainSnapshotPtr) -> CString {
    let described = taken(unsafe { virDomainSnapshotGetXMLDesc(snapshot, SECURE) });
    described.unwrap_or_else(|| panic!("a snapshot without a description: {}", last_message()))
}

fn free(snapshot: virDomainSnapshotPtr) {
    assert_eq!(unsafe { virDomainSnapshotFree(snapshot) }, 0);
}

/// The descriptions of all snapshots, in order.
fn all(domain: virDomainPtr) -> Vec<CString> {
    let mut list = null_mut();
    let count = unsafe { virDomainListAllSnapshots(domain, &raw mut list, 0) };
    assert_eq!(unsafe { virDomainSnapshotNum(domain, 0) }, count);
    let count = usize::try_from(count).unwrap();
    let all = (0..count).map(|place| {
        let snapshot = unsafe { *list.add(place) };
        let text = described(snapshot);
        free(snapshot);
        text
    });
    let all = all.collect();
    unsafe { libc::free(list.cast()) };
    all
}

/// A domain with two snapshots. As what is refused changes nothing, it serves until something is
/// accepted: to make it takes most of the time.
struct Kept {
    node: ManuallyDrop<Node>,
    domain: virDomainPtr,
    /// The descriptions of the snapshots.
    before: Vec<CString>,
}

impl Kept {
    fn new(running: bool) -> Kept {
        let node = ManuallyDrop::new(Node::empty());
        let domain = node.define(DOMAIN);
        free(create(domain, c"<domainsnapshot><name>off</name></domainsnapshot>", 0));
        if running {
            assert_eq!(unsafe { virDomainCreate(domain) }, 0);
        }
        free(create(domain, c"<domainsnapshot><name>last</name></domainsnapshot>", 0));
        Kept { node, domain, before: all(domain) }
    }

    fn close(self) {
        assert_eq!(unsafe { virDomainFree(self.domain) }, 0);
        drop(ManuallyDrop::into_inner(self.node));
    }
}

thread_local! {
    /// A domain that is off, and one that runs. They are not closed with the thread, as it has taken
    /// down what closing needs by then.
    static KEPT: [Cell<Option<Kept>>; 2] = const { [Cell::new(None), Cell::new(None)] };
}

/// A byte of flags and what the domain does, and a description.
pub(super) fn run(data: &[u8]) {
    let mut input = Input::new(data);
    let choice = input.byte();
    let xml = input.rest();
    let running = choice & 64 != 0;
    let kept = KEPT.with(|kept| kept[usize::from(running)].take()).unwrap_or_else(|| Kept::new(running));
    let domain = kept.domain;
    let flags = [0, REDEFINE, REDEFINE | VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT.cast_unsigned()][usize::from(choice % 3)]
        | if choice & 32 == 0 { 0 } else { VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE.cast_unsigned() };
    let snapshot = create(domain, &xml, flags);
    if snapshot.is_null() {
        must_have_failed();
        assert_eq!(all(domain), kept.before, "a failure that changed something");
        KEPT.with(|all| all[usize::from(running)].set(Some(kept)));
    } else {
        accepted(domain, snapshot);
        kept.close();
    }
}

fn accepted(domain: virDomainPtr, snapshot: virDomainSnapshotPtr) {
    let first = described(snapshot);
    // Carriage returns are printed as they are, as ever, and read as line feeds.
    if first.as_bytes().contains(&b'\r') {
        return free(snapshot);
    }
    let again = create(domain, &first, REDEFINE);
    // As with the original: memory that is kept of a domain that is off is only refused later.
    // A time of 0 is taken, and not told.
    let message = if again.is_null() { last_message() } else { String::new() };
    if ["memory state cannot be saved", "missing creationTime"].iter().any(|known| message.contains(known)) {
        return free(snapshot);
    }
    assert!(!again.is_null(), "its own description is refused: {}\n{first:?}", last_message());
    assert_eq!(described(again), first);
    if unsafe { virDomainRevertToSnapshot(again, 0) } != 0 {
        must_have_failed();
    }
    let count = all(domain).len();
    assert_eq!(unsafe { virDomainSnapshotDelete(again, 0) }, 0);
    assert_eq!(all(domain).len(), count - 1);
    free(again);
    free(snapshot);
}
