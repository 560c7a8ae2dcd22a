//! Definitions of domains: what is accepted is told again in a form that is accepted and stays.

use super::input::Input;
use super::node::{Node, described, must_have_failed};
use virt::abi::*;
use virt::api::domain::device::virDomainAttachDeviceFlags;
use virt::api::domain::lifecycle::*;
use virt::api::domain::lookup::*;

const SECURE: u32 = VIR_DOMAIN_XML_SECURE.cast_unsigned();
const INACTIVE: u32 = VIR_DOMAIN_XML_INACTIVE.cast_unsigned();

/// A byte of what to do with it, and a definition, or that of a device.
pub(super) fn run(data: &[u8]) {
    let mut input = Input::new(data);
    let choice = input.byte();
    let xml = input.rest();
    let node = Node::empty();
    if choice & 2 != 0 {
        return attach(&node, &xml, choice);
    }
    let validate = if choice & 1 == 0 { 0 } else { VIR_DOMAIN_DEFINE_VALIDATE.cast_unsigned() };
    let domain = unsafe { virDomainDefineXMLFlags(node.0, xml.as_ptr(), validate) };
    if domain.is_null() {
        return must_have_failed();
    }
    let first = described(domain, SECURE | INACTIVE);
    // Carriage returns are printed as they are, as ever, and read as line feeds.
    if first.as_bytes().contains(&b'\r') {
        assert_eq!(unsafe { virDomainUndefine(domain) }, 0);
        assert_eq!(unsafe { virDomainFree(domain) }, 0);
        return;
    }
    let again = unsafe { virDomainDefineXML(node.0, first.as_ptr()) };
    assert!(!again.is_null(), "its own description is refused: {}", super::node::last_message());
    // As in the original, the second reading may put disks and controllers into another order, and drops
    // metadata that have become empty. From then on it stays.
    let second = described(again, SECURE | INACTIVE);
    assert_eq!(lines(&second), lines(&first));
    let third = unsafe { virDomainDefineXML(node.0, second.as_ptr()) };
    assert!(!third.is_null(), "its second description is refused: {}", super::node::last_message());
    assert_eq!(described(third, SECURE | INACTIVE), second);
    assert_eq!(unsafe { virDomainFree(third) }, 0);
    if unsafe { virDomainCreate(domain) } == 0 {
        described(domain, 0);
        assert_eq!(unsafe { virDomainDestroy(domain) }, 0);
    } else {
        must_have_failed();
    }
    assert_eq!(unsafe { virDomainUndefine(again) }, 0);
    assert_eq!(unsafe { virDomainFree(again) }, 0);
    assert_eq!(unsafe { virDomainFree(domain) }, 0);
}

/// The lines of a description, sorted, without empty metadata.
fn lines(description: &std::ffi::CStr) -> Vec<&[u8]> {
    let all = description.to_bytes().split(|byte| *byte == b'\n');
    let mut lines: Vec<_> = all.filter(|line| !(line.starts_with(b"  <metadata") && line.ends_with(b"/>"))).collect();
    lines.sort_unstable();
    lines
}

/// Attaches a device to a domain that runs; if that fails, the domain is as it was.
fn attach(node: &Node, xml: &std::ffi::CStr, choice: u8) {
    let domain = node.define(super::snapshot_xml::DOMAIN);
    assert_eq!(unsafe { virDomainCreate(domain) }, 0);
    let before = (described(domain, SECURE), described(domain, SECURE | INACTIVE));
    let flags = u32::from(choice >> 2) % 4;
    if unsafe { virDomainAttachDeviceFlags(domain, xml.as_ptr(), flags) } != 0 {
        must_have_failed();
        assert_eq!((described(domain, SECURE), described(domain, SECURE | INACTIVE)), before);
    }
    assert_eq!(unsafe { virDomainFree(domain) }, 0);
}
