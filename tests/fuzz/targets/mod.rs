//! What each target does with its input: it calls the library as a C program would, and panics where
//! an answer contradicts another one, or a plain model.
#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes, with arguments made here")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is a finding")]

mod calls;
mod checkpoint_xml;
mod domain_xml;
mod input;
mod libvirt_conf;
mod node;
mod node_file;
mod snapshot_xml;
mod typed_params;
mod uri;

/// A target: what takes an input.
pub(crate) type Target = fn(&[u8]);

/// Every target by its name, which is also that of its corpus.
pub(crate) const ALL: &[(&str, Target)] = &[
    ("domain-xml", domain_xml::run),
    ("snapshot-xml", snapshot_xml::run),
    ("checkpoint-xml", checkpoint_xml::run),
    ("node-file", node_file::run),
    ("uri", uri::run),
    ("libvirt-conf", libvirt_conf::run),
    ("typed-params", typed_params::run),
    ("calls", calls::run),
];
