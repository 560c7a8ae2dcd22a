//! What happens to domains.

use crate::typed::TypedList;

/// Something that happened to a domain.
#[derive(Clone, Debug, PartialEq)]
pub enum DomainEvent {
    /// The domain was defined, started, suspended and so on.
    Lifecycle {
        /// A value of `virDomainEventType`.
        event: i32,
        /// A value of the enum that belongs to the event.
        detail: i32,
    },
    /// The domain's operating system rebooted.
    Reboot,
    /// The domain's clock was set.
    RtcChange {
        /// Its distance from UTC, in seconds.
        utc_offset: i64,
    },
    /// The domain's watchdog fired.
    Watchdog {
        /// A value of `virDomainEventWatchdogAction`.
        action: i32,
    },
    /// A disk could not be read or written.
    IoError {
        /// The path of the disk's source.
        source: String,
        /// The disk's alias.
        alias: String,
        /// A value of `virDomainEventIOErrorAction`.
        action: i32,
    },
    /// A client of the domain's display connected, logged in or left.
    Graphics(Box<GraphicsEvent>),
    /// As [`DomainEvent::IoError`], for those who also want to know why.
    IoErrorReason {
        /// The path of the disk's source.
        source: String,
        /// The disk's alias.
        alias: String,
        /// A value of `virDomainEventIOErrorAction`.
        action: i32,
        /// Why; may be empty.
        reason: String,
    },
    /// The hypervisor cannot be talked to.
    ControlError,
    /// A job on a disk ended or got ready, for those who know disks by path.
    BlockJob {
        /// The path of the disk's source.
        path: String,
        /// A value of `virDomainBlockJobType`.
        kind: i32,
        /// A value of `virConnectDomainEventBlockJobStatus`.
        status: i32,
    },
    /// As [`DomainEvent::BlockJob`], for those who know disks by their name in the domain.
    BlockJobByTarget {
        /// The disk's name in the domain, such as `vda`.
        target: String,
        /// A value of `virDomainBlockJobType`.
        kind: i32,
        /// A value of `virConnectDomainEventBlockJobStatus`.
        status: i32,
    },
    /// A disk's source was changed.
    DiskChange {
        /// The path of the source before, if there was one.
        old_source: Option<String>,
        /// The path of the source now, if there is one.
        new_source: Option<String>,
        /// The disk's alias.
        alias: String,
        /// A value of `virConnectDomainEventDiskChangeReason`.
        reason: i32,
    },
    /// The tray of a removable disk moved.
    TrayChange {
        /// The disk's alias.
        alias: String,
        /// A value of `virDomainEventTrayChangeReason`.
        reason: i32,
    },
    /// The domain woke up.
    PmWakeup {
        /// 0, so far.
        reason: i32,
    },
    /// The domain went to sleep.
    PmSuspend {
        /// 0, so far.
        reason: i32,
    },
    /// The domain has another amount of memory.
    BalloonChange {
        /// That amount, in KiB.
        actual: u64,
    },
    /// The domain went to sleep on disk.
    PmSuspendDisk {
        /// 0, so far.
        reason: i32,
    },
    /// Settings that can be tuned changed.
    Tunable {
        /// Their new values, by the names that `VIR_DOMAIN_TUNABLE_...` macros have.
        parameters: TypedList,
    },
    /// The domain's job ended.
    JobCompleted {
        /// Its statistics, by the names that `VIR_DOMAIN_JOB_...` macros have.
        parameters: TypedList,
    },
    /// A device is gone from the domain.
    DeviceRemoved {
        /// The device's alias.
        alias: String,
    },
    /// The agent in the domain came or went.
    AgentLifecycle {
        /// A value of `virConnectDomainEventAgentLifecycleState`.
        state: i32,
        /// A value of `virConnectDomainEventAgentLifecycleReason`.
        reason: i32,
    },
    /// The domain has a new device.
    DeviceAdded {
        /// The device's alias.
        alias: String,
    },
    /// A migration goes over the memory once more.
    MigrationIteration {
        /// How often it has.
        iteration: i32,
    },
    /// The domain did not let go of a device.
    DeviceRemovalFailed {
        /// The device's alias.
        alias: String,
    },
    /// The domain's title, description or metadata changed.
    MetadataChange {
        /// A value of `virDomainMetadataType`.
        kind: i32,
        /// The namespace, for a metadata element.
        uri: Option<String>,
    },
    /// A disk was written beyond the threshold that was set for it.
    BlockThreshold {
        /// The disk's name in the domain.
        device: String,
        /// The path of its source, where it has one.
        path: Option<String>,
        /// The threshold, in bytes.
        threshold: u64,
        /// How far the write went beyond it, in bytes.
        excess: u64,
    },
    /// The host's memory failed under the domain.
    MemoryFailure {
        /// A value of `virDomainMemoryFailureRecipientType`.
        recipient: i32,
        /// A value of `virDomainMemoryFailureActionType`.
        action: i32,
        /// Bits of `virDomainMemoryFailureFlags`.
        flags: u32,
    },
    /// A memory device has another size.
    MemoryDeviceSizeChange {
        /// The device's alias.
        alias: String,
        /// Its size, in KiB.
        size: u64,
    },
    /// The domain's operating system gave a network interface another MAC address.
    NicMacChange {
        /// The interface's alias.
        alias: String,
        /// Its address before.
        old_mac: String,
        /// Its address now.
        new_mac: String,
    },
    /// The domain gave back a virtual CPU.
    VcpuRemoved {
        /// Which one.
        vcpu: u32,
    },
    /// Somebody in the domain opened or closed a channel.
    ChannelLifecycle {
        /// The channel's name.
        channel: String,
        /// A value of `virConnectDomainEventChannelLifecycleState`.
        state: i32,
        /// A value of `virConnectDomainEventChannelLifecycleReason`.
        reason: i32,
    },
}

impl DomainEvent {
    /// The id of [`DomainEvent::Lifecycle`], which the older calls register for.
    pub const LIFECYCLE: i32 = 0;

    /// The value of `virDomainEventID` that a callback registers for to hear of such events.
    pub fn id(&self) -> i32 {
        match self {
            DomainEvent::Lifecycle { .. } => DomainEvent::LIFECYCLE,
            DomainEvent::Reboot => 1,
            DomainEvent::RtcChange { .. } => 2,
            DomainEvent::Watchdog { .. } => 3,
            DomainEvent::IoError { .. } => 4,
            DomainEvent::Graphics(_) => 5,
            DomainEvent::IoErrorReason { .. } => 6,
            DomainEvent::ControlError => 7,
            DomainEvent::BlockJob { .. } => 8,
            DomainEvent::DiskChange { .. } => 9,
            DomainEvent::TrayChange { .. } => 10,
            DomainEvent::PmWakeup { .. } => 11,
            DomainEvent::PmSuspend { .. } => 12,
            DomainEvent::BalloonChange { .. } => 13,
            DomainEvent::PmSuspendDisk { .. } => 14,
            DomainEvent::DeviceRemoved { .. } => 15,
            DomainEvent::BlockJobByTarget { .. } => 16,
            DomainEvent::Tunable { .. } => 17,
            DomainEvent::AgentLifecycle { .. } => 18,
            DomainEvent::DeviceAdded { .. } => 19,
            DomainEvent::MigrationIteration { .. } => 20,
            DomainEvent::JobCompleted { .. } => 21,
            DomainEvent::DeviceRemovalFailed { .. } => 22,
            DomainEvent::MetadataChange { .. } => 23,
            DomainEvent::BlockThreshold { .. } => 24,
            DomainEvent::MemoryFailure { .. } => 25,
            DomainEvent::MemoryDeviceSizeChange { .. } => 26,
            DomainEvent::NicMacChange { .. } => 27,
            DomainEvent::VcpuRemoved { .. } => 28,
            DomainEvent::ChannelLifecycle { .. } => 29,
        }
    }
}

/// What is told of a client of the domain's display.
#[derive(Clone, Debug, PartialEq)]
pub struct GraphicsEvent {
    /// A value of `virDomainEventGraphicsPhase`.
    pub phase: i32,
    /// The server's end of the connection.
    pub local: GraphicsAddress,
    /// The client's end.
    pub remote: GraphicsAddress,
    /// The way of login.
    pub auth_scheme: String,
    /// What the client proved to be: kinds, such as `x509dname`, with names.
    pub identities: Vec<(String, String)>,
}

/// One end of a connection to a display.
#[derive(Clone, Debug, PartialEq)]
pub struct GraphicsAddress {
    /// A value of `virDomainEventGraphicsAddressType`.
    pub family: i32,
    /// An IP address, or the path of a UNIX socket.
    pub node: String,
    /// The port or the service.
    pub service: String,
}
