//! What a driver is: one trait per public header, which know no driver and nothing of C.
//!
//! A method is named as the original's driver slot, in snake case. Each has a default that says
//! that the driver lacks the feature, so a driver writes only what it has; a call gets its method
//! here together with the first driver that answers it. Methods are called from many threads at
//! once and may wait for a process or a network: no lock of the caller's is held meanwhile.
//!
//! Any method may fail, with any error: the driver says which. Only what callers rely on beyond that is
//! said beside the method.
#![forbid(unsafe_code)]

mod checkpoint;
mod closing;
mod connect;
mod domain;
mod event;
mod interface;
mod network;
mod node;
mod nodedev;
pub mod object;
mod opening;
mod snapshot;
mod storage;

pub use crate::typed::{Parameters, TypedEntry, TypedKind, TypedList, TypedValue};
pub use checkpoint::CheckpointDriver;
pub use closing::{CloseFunction, CloseReason};
pub use connect::{ConnectDriver, NodeInfo};
pub use domain::{
    BlockInfo, BlockStats, ControlInfo, CpuBits, CpuStats, CpuTimes, DiskError, DomainDeviceDriver, DomainDriver,
    DomainGuestDriver, DomainInfo, DomainMemoryDriver, DomainMetadataDriver, DomainSaveDriver, DomainState,
    DomainStatsDriver, DomainTuningDriver, DomainVcpuDriver, FileSystem, GuestAddress, GuestInterface, IoThreadInfo,
    MemoryStat, SecurityLabel, StatsRecords, Traffic, VcpuInfo,
};
pub use event::EventDriver;
pub use interface::InterfaceDriver;
pub use network::NetworkDriver;
pub use node::{NodeCpus, NodeDriver, SecurityModel};
pub use nodedev::NodeDeviceDriver;
pub use object::{CloseCallback, Closing};
pub use opening::{Opened, Opening};
pub use snapshot::{Extent, Listing, SnapshotDriver};
pub use storage::{StorageDriver, StoragePoolInfo, StorageVolInfo};

use crate::error::{Error, Result};

/// Declares [`Driver`] to be all of the traits.
macro_rules! driver {
    ($($part:ident)*) => {
        /// All that a connection may be asked.
        pub trait Driver: $($part +)* Send + Sync {}

        impl<T: $($part +)* Send + Sync> Driver for T {}
    };
}

driver! {
    ConnectDriver NodeDriver EventDriver DomainDriver DomainDeviceDriver DomainGuestDriver DomainMemoryDriver
    DomainMetadataDriver DomainSaveDriver DomainStatsDriver DomainTuningDriver DomainVcpuDriver SnapshotDriver
    CheckpointDriver NetworkDriver InterfaceDriver StorageDriver NodeDeviceDriver
}

/// The answer of a driver that lacks the feature.
///
/// # Errors
/// Always.
pub fn unsupported<T>() -> Result<T> {
    Err(Error::unsupported_mark())
}
