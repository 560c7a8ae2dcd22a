//! ferrovirt: `libvirt.so.0` written again in Rust.
//!
//! ARCHITECTURE.md tells how the modules hang together and which may use which.

pub mod abi;
pub mod api;
pub mod auth;
pub mod call;
pub mod client_config;
pub mod conf;
mod cpu;
pub mod domains;
pub mod driver;
mod drivers;
pub mod error;
pub mod events;
pub mod faults;
pub mod flags;
pub mod handle;
pub mod lock;
pub mod log;
pub mod moment;
pub mod name;
pub mod registry;
pub mod sys;
pub mod typed;
pub mod uri;
pub mod uuid;
pub mod xml;
