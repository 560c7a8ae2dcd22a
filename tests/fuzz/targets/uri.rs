//! URIs: what one is printed as is read as the same one, and opening one never harms.

use std::ffi::CString;

use super::node::{must_have_failed, silence, taken};
use virt::api::connect::{virConnectClose, virConnectGetURI, virConnectOpen};
use virt::uri::Uri;

/// The URI.
pub(super) fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return open(data) };
    let Ok(uri) = Uri::parse(text) else { return open(data) };
    let printed = uri.to_string();
    // Hosts are printed without encoding, and before a relative path there are two slashes, as ever.
    if uri.server.is_none() && uri.path.starts_with('/') {
        let again = Uri::parse(&printed).unwrap_or_else(|error| panic!("{text:?} is printed as {printed:?}: {error}"));
        assert_eq!(again.to_string(), printed, "{text:?}");
    }
    for (name, value) in &uri.params {
        assert!(uri.param(name).is_ok(), "{name:?} = {value:?}");
    }
    // Node files have a target of their own, and a path is any file of this machine.
    let is_file = uri.scheme.as_deref() == Some("test") && uri.path != "/default";
    if !is_file {
        open(data);
    }
}

fn open(data: &[u8]) {
    silence();
    let Ok(uri) = CString::new(data) else { return };
    let conn = unsafe { virConnectOpen(uri.as_ptr()) };
    if conn.is_null() {
        return must_have_failed();
    }
    assert!(taken(unsafe { virConnectGetURI(conn) }).is_some());
    assert_eq!(unsafe { virConnectClose(conn) }, 0);
}
