//! A node of the test driver for one execution, so that none sees what another one left.

use std::ffi::{CStr, CString, c_char, c_void};
use std::fs::File;
use std::io::Write as _;
use std::os::fd::{AsRawFd as _, FromRawFd as _};

use virt::abi::*;
use virt::api::connect::{virConnectClose, virConnectOpen};
use virt::api::domain::lifecycle::*;
use virt::api::domain::state::virDomainGetXMLDesc;
use virt::api::error::*;

/// A connection to a node of its own.
pub(super) struct Node(pub(super) virConnectPtr);

impl Node {
    /// Opens the node that a file with that content describes, if it does.
    pub(super) fn of_file(content: &[u8]) -> Option<Node> {
        silence();
        let descriptor = unsafe { libc::memfd_create(c"node".as_ptr(), libc::MFD_CLOEXEC) };
        assert!(descriptor >= 0, "no file in memory");
        let mut file = unsafe { File::from_raw_fd(descriptor) };
        file.write_all(content).unwrap();
        let uri = CString::new(format!("test:///proc/self/fd/{}", file.as_raw_fd())).unwrap();
        let conn = unsafe { virConnectOpen(uri.as_ptr()) };
        if conn.is_null() {
            must_have_failed();
            return None;
        }
        Some(Node(conn))
    }

    /// A node without anything.
    pub(super) fn empty() -> Node {
        Node::of_file(b"<node/>").unwrap()
    }

    /// Defines a domain that is known to be right.
    pub(super) fn define(&self, xml: &CStr) -> virDomainPtr {
        let domain = unsafe { virDomainDefineXML(self.0, xml.as_ptr()) };
        assert!(!domain.is_null(), "{}", last_message());
        domain
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let left = unsafe { virConnectClose(self.0) };
        assert!(left == 0 || std::thread::panicking(), "a handle was not freed, or freed twice: {left}");
    }
}

/// Keeps errors off the standard error stream.
pub(super) fn silence() {
    unsafe extern "C" fn ignore(_: *mut c_void, _: virErrorPtr) {}
    unsafe { virSetErrorFunc(std::ptr::null_mut(), Some(ignore)) };
}

/// Asserts that the call that just failed said why, and not that the library is at fault.
pub(super) fn must_have_failed() {
    let code = unsafe { virGetLastErrorCode() };
    assert_ne!(code, 0, "a failure without an error");
    let message = last_message();
    assert!(!message.is_empty());
    // As the boundary says of a panic that it caught.
    assert!(!message.contains("panicked"), "{message}");
}

pub(super) fn last_message() -> String {
    text(unsafe { virGetLastErrorMessage() })
}

/// A text that stays the library's.
pub(super) fn text(text: *const c_char) -> String {
    assert!(!text.is_null(), "no text");
    unsafe { CStr::from_ptr(text) }.to_str().unwrap().to_owned()
}

/// A text that the caller frees; `None` for NULL, which must be a failure.
pub(super) fn taken(taken: *mut c_char) -> Option<CString> {
    if taken.is_null() {
        must_have_failed();
        return None;
    }
    let text = unsafe { CStr::from_ptr(taken) }.to_owned();
    unsafe { libc::free(taken.cast()) };
    Some(text)
}

/// The definition of a domain.
pub(super) fn described(domain: virDomainPtr, flags: u32) -> CString {
    let described = taken(unsafe { virDomainGetXMLDesc(domain, flags) });
    described.unwrap_or_else(|| panic!("a domain without a description: {}", last_message()))
}
