//! What C sees: the types of the public headers, letter for letter, their constants, and memory
//! that C frees. One file per header; nothing here knows what the types are for.
#![allow(non_camel_case_types, reason = "C's names, letter for letter")]
#![allow(non_snake_case, reason = "C's names, letter for letter")]
#![allow(unused_imports, reason = "each header's file sees all C types, as C does")]

mod common;
mod constants;
mod domain;
mod domain_checkpoint;
mod domain_snapshot;
mod event;
mod host;
mod interface;
mod memory;
mod network;
mod nodedev;
mod nwfilter;
mod qemu;
mod secret;
mod storage;
mod stream;
mod virterror;

use std::ffi::{
    c_char, c_double, c_int, c_long, c_longlong, c_short, c_uchar, c_uint, c_ulong, c_ulonglong, c_ushort, c_void,
};

pub use common::*;
pub use constants::*;
pub use domain::*;
pub use domain_checkpoint::*;
pub use domain_snapshot::*;
pub use event::*;
pub use host::*;
pub use interface::*;
pub use memory::{CArray, c_string};
pub use network::*;
pub use nodedev::*;
pub use nwfilter::*;
pub use qemu::*;
pub use secret::*;
pub use storage::*;
pub use stream::*;
pub use virterror::*;
