//! The exported functions and nothing else: one file per public header, domains split by topic.
//!
//! This is the only part that meets C. A function looks at its arguments, calls the driver, and
//! hands out the result or records the error; [`call`] holds the shape that they all share.
#![allow(unused_variables, reason = "arguments of calls that no driver answers yet keep their C names")]
#![allow(non_snake_case, reason = "C's names, letter for letter")]
#![allow(non_upper_case_globals, reason = "C's names, letter for letter")]

#[macro_use]
mod entry;
#[macro_use]
mod call;

mod auth;
mod object_event;
mod private;
mod registration;
mod report;
mod stream_transfer;
mod typed_array;
mod typed_text;

pub mod checkpoint;
pub mod connect;
pub mod domain;
pub mod error;
pub mod event;
pub mod interface;
pub mod lxc;
pub mod network;
pub mod network_event;
pub mod network_port;
pub mod node;
pub mod nodedev;
pub mod nodedev_event;
pub mod nwfilter;
pub mod qemu;
pub mod secret;
pub mod snapshot;
pub mod storage_pool;
pub mod storage_pool_event;
pub mod storage_vol;
pub mod stream;
pub mod terminal;
pub mod typed_params;
