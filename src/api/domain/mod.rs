//! Domains: `libvirt-domain.h`, by topic.

pub mod backup;
pub mod block;
pub mod console;
pub mod device;
pub mod events;
mod graphics_event;
pub mod guest;
pub mod lifecycle;
pub mod lookup;
pub mod memory;
pub mod metadata;
pub mod migrate;
mod records;
pub mod save;
pub mod state;
pub mod stats;
pub mod tuning;
pub mod vcpu;
