//! Descriptions of checkpoints: what is accepted is told again in a form that is accepted and stays,
//! and what is refused changes nothing.

use std::cell::Cell;
use std::ffi::{CStr, CString};
use std::mem::ManuallyDrop;
use std::ptr::null_mut;

use super::input::Input;
use super::node::{Node, last_message, must_have_failed, taken};
use super::snapshot_xml::DOMAIN;
use virt::abi::*;
use virt::api::checkpoint::*;
use virt::api::domain::lifecycle::*;
use virt::api::domain::lookup::*;

const REDEFINE: u32 = VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE.cast_unsigned();
const SECURE: u32 = VIR_DOMAIN_CHECKPOINT_XML_SECURE.cast_unsigned();

fn create(domain: virDomainPtr, xml: &CStr, flags: u32) -> virDomainCheckpointPtr {
    unsafe { virDomainCheckpointCreateXML(domain, xml.as_ptr(), flags) }
}

fn described(checkpoint: virDomainCheckpointPtr) -> CString {
    let described = taken(unsafe { virDomainCheckpointGetXMLDesc(checkpoint, SECURE) });
    described.unwrap_or_else(|| panic!("a checkpoint without a description: {}", last_message()))
}

fn free(checkpoint: virDomainCheckpointPtr) {
    assert_eq!(unsafe { virDomainCheckpointFree(checkpoint) }, 0);
}

/// The descriptions of all checkpoints, in order.
fn all(domain: virDomainPtr) -> Vec<CString> {
    let mut list = null_mut();
    let count = unsafe { virDomainListAllCheckpoints(domain, &raw mut list, 0) };
    let count = usize::try_from(count).unwrap();
    let all = (0..count).map(|place| {
        let checkpoint = unsafe { *list.add(place) };
        let text = described(checkpoint);
        free(checkpoint);
        text
    });
    let all = all.collect();
    unsafe { libc::free(list.cast()) };
    all
}

/// A domain with two checkpoints, which serves until something is accepted, as in `snapshot_xml`.
struct Kept {
    node: ManuallyDrop<Node>,
    domain: virDomainPtr,
    /// The descriptions of the checkpoints.
    before: Vec<CString>,
}

impl Kept {
    fn new() -> Kept {
        let node = ManuallyDrop::new(Node::empty());
        let domain = node.define(DOMAIN);
        assert_eq!(unsafe { virDomainCreate(domain) }, 0);
        free(create(domain, c"<domaincheckpoint><name>first</name></domaincheckpoint>", 0));
        free(create(domain, c"<domaincheckpoint><name>last</name></domaincheckpoint>", 0));
        Kept { node, domain, before: all(domain) }
    }

    fn close(self) {
        assert_eq!(unsafe { virDomainFree(self.domain) }, 0);
        drop(ManuallyDrop::into_inner(self.node));
    }
}

thread_local! {
    static KEPT: Cell<Option<Kept>> = const { Cell::new(None) };
}

/// A byte of flags, and a description.
pub(super) fn run(data: &[u8]) {
    let mut input = Input::new(data);
    let flags = if input.byte() & 1 == 0 { 0 } else { REDEFINE };
    let xml = input.rest();
    let kept = KEPT.take().unwrap_or_else(Kept::new);
    let domain = kept.domain;
    let checkpoint = create(domain, &xml, flags);
    if checkpoint.is_null() {
        must_have_failed();
        assert_eq!(all(domain), kept.before, "a failure that changed something");
        KEPT.set(Some(kept));
    } else {
        accepted(domain, checkpoint);
        kept.close();
    }
}

fn accepted(domain: virDomainPtr, checkpoint: virDomainCheckpointPtr) {
    let first = described(checkpoint);
    // Carriage returns are printed as they are, as ever, and read as line feeds.
    if first.as_bytes().contains(&b'\r') {
        return free(checkpoint);
    }
    let again = create(domain, &first, REDEFINE);
    // As with the original: a time of 0 is taken, and not told.
    if again.is_null() && last_message().contains("missing creationTime") {
        return free(checkpoint);
    }
    assert!(!again.is_null(), "its own description is refused: {}\n{first:?}", last_message());
    assert_eq!(described(again), first);
    let count = all(domain).len();
    assert_eq!(unsafe { virDomainCheckpointDelete(again, 0) }, 0);
    assert_eq!(all(domain).len(), count - 1);
    free(again);
    free(checkpoint);
}
