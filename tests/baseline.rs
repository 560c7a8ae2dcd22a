//! virConnectBaselineCPU beside what the original answered.
#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes, with arguments made here")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::ffi::{CStr, CString, c_char, c_uint, c_void};
use std::fmt::Write as _;
use std::ptr::null_mut;

use virt::abi::*;
use virt::api::connect::{virConnectClose, virConnectOpen};
use virt::api::error::{virGetLastError, virSetErrorFunc};
use virt::api::node::virConnectBaselineCPU;

/// Recorded from libvirt 11.3.0. Hosts are separated by semicolons: architecture, model, vendor, features.
/// Answers are a model (with `!` where no other will do), the vendor, and features to turn on and off; or
/// the code and message of an error.
const RECORDED: &str = include_str!("data/baseline.tsv");

/// A host as its capabilities describe it.
fn describe(host: &str) -> CString {
    let mut parts = host.split(',');
    let mut part = || parts.next().unwrap();
    let mut xml = format!("<cpu><arch>{}</arch><model>{}</model>", part(), part());
    let vendor = part();
    if !vendor.is_empty() {
        write!(xml, "<vendor>{vendor}</vendor>").unwrap();
    }
    parts.for_each(|feature| write!(xml, "<feature name='{feature}'/>").unwrap());
    CString::new(xml + "</cpu>").unwrap()
}

/// What is between two texts; the text is cut behind it.
fn between<'a>(text: &mut &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (found, rest) = text.split_once(before)?.1.split_once(after)?;
    *text = rest;
    Some(found)
}

/// An answer in the short form of the table.
fn shorten(mut xml: &str) -> String {
    let fallback = between(&mut xml, "fallback='", "'>").unwrap();
    let mut short = xml.split_once('<').unwrap().0.to_owned();
    if fallback == "forbid" {
        short.push('!');
    }
    if let Some(vendor) = between(&mut xml, "<vendor>", "</vendor>") {
        write!(short, " vendor={vendor}").unwrap();
    }
    while let Some(policy) = between(&mut xml, "policy='", "' name='") {
        let name = xml.split_once('\'').unwrap().0;
        let sign = match policy {
            "require" => '+',
            "disable" => '-',
            other => panic!("{other}"),
        };
        write!(short, " {sign}{name}").unwrap();
    }
    short
}

fn text(text: *const c_char) -> String {
    unsafe { CStr::from_ptr(text) }.to_str().unwrap().to_owned()
}

fn answer(connection: virConnectPtr, hosts: &str, flags: c_uint) -> String {
    let hosts: Vec<CString> = hosts.split(';').map(describe).collect();
    let mut pointers: Vec<*const c_char> = hosts.iter().map(|host| host.as_ptr()).collect();
    let count = c_uint::try_from(hosts.len()).unwrap();
    let xml = unsafe { virConnectBaselineCPU(connection, pointers.as_mut_ptr(), count, flags) };
    if xml.is_null() {
        let error = unsafe { virGetLastError().as_ref() }.unwrap();
        return format!("{} {}", error.code, text(error.message));
    }
    let short = shorten(&text(xml));
    unsafe { libc::free(xml.cast()) };
    short
}

#[test]
fn hosts_have_in_common_what_the_original_says() {
    unsafe extern "C" fn ignore(_: *mut c_void, _: virErrorPtr) {}
    unsafe { virSetErrorFunc(null_mut(), Some(ignore)) };
    let connection = unsafe { virConnectOpen(c"test:///default".as_ptr()) };
    for row in RECORDED.lines().skip(1) {
        let [hosts, flags, expected] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        assert_eq!(answer(connection, hosts, flags.parse().unwrap()), expected, "{hosts}");
    }
    assert_eq!(unsafe { virConnectClose(connection) }, 0);
}
