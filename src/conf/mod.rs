//! Definitions: what a program describes in XML and gets back from it. They know neither drivers
//! nor C; what no libvirt has a rule for they leave out, and the log says what that was.
#![forbid(unsafe_code)]

pub mod cpu;
mod document;
pub mod domain;
pub mod interface;
mod metadata;
pub mod network;
pub mod nodedev;
mod route;
mod shape;
mod storage_adapter;
mod storage_conflict;
mod storage_kind;
pub mod storage_pool;
pub mod storage_search;
mod storage_source;
pub mod storage_vol;
mod value;
pub mod vport;

pub use metadata::MetadataElement;
