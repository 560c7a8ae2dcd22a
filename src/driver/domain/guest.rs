//! What is asked of the guest that runs in a domain, and of the domain about it.

use std::borrow::Cow;

use crate::driver::object::Domain;
use crate::driver::{TypedList, unsupported};
use crate::error::Result;
use crate::flags::{DomainAffectFlags, DomainMessageFlags, DomainPasswordFlags, DomainTimeFlags};

/// A file system of a guest: `virDomainFSInfo`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSystem {
    /// Where the guest has it mounted.
    pub mount_point: String,
    /// The guest's name of its device.
    pub name: String,
    /// Its type, such as `ext4`.
    pub kind: String,
    /// The disks that it lies on, as the definition names them.
    pub disks: Vec<String>,
}

/// A network interface of a guest: `virDomainInterface`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestInterface {
    /// Its name.
    pub name: String,
    /// Its hardware address, if it has one.
    pub mac: Option<String>,
    /// Its addresses.
    pub addresses: Vec<GuestAddress>,
}

/// An address of a guest's network interface: `virDomainIPAddress`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestAddress {
    /// A value of `virIPAddrType`.
    pub kind: i32,
    /// The address as text.
    pub address: String,
    /// How many bits of it name the network.
    pub prefix: u32,
}

/// How it is with the channel by which a domain is controlled: `virDomainControlInfo`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ControlInfo {
    /// A value of `virDomainControlState`.
    pub state: u32,
    /// A value of `virDomainControlErrorReason`.
    pub details: u32,
    /// Since when it is in the state, in milliseconds.
    pub state_time: u64,
}

/// What keeps a domain apart from others: `virSecurityLabel`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityLabel {
    /// The label; at most 4096 bytes.
    pub label: String,
    /// Whether what it forbids is hindered, and not only told.
    pub enforcing: bool,
}

/// What is asked of guests.
pub trait DomainGuestDriver {
    /// Freezes file systems, all if none is named; returns how many were not frozen before.
    ///
    /// # Errors
    /// As the driver says; then nothing is changed.
    fn domain_fs_freeze(&self, _domain: &Domain, _mount_points: &[Cow<str>], _flags: u32) -> Result<usize> {
        unsupported()
    }

    /// Thaws file systems, all if none is named; returns how many were frozen before.
    ///
    /// # Errors
    /// As the driver says; then nothing is changed.
    fn domain_fs_thaw(&self, _domain: &Domain, _mount_points: &[Cow<str>], _flags: u32) -> Result<usize> {
        unsupported()
    }

    /// Tells the storage of one file system, or of all, what is not used: ranges of `minimum` bytes or more.
    fn domain_fs_trim(&self, _domain: &Domain, _mount_point: Option<&str>, _minimum: u64, _flags: u32) -> Result<()> {
        unsupported()
    }

    /// The file systems that are mounted in a guest.
    fn domain_get_fs_info(&self, _domain: &Domain, _flags: u32) -> Result<Vec<FileSystem>> {
        unsupported()
    }

    /// The network interfaces of a guest, as a source (a value of `virDomainInterfaceAddressesSource`) knows them.
    fn domain_interface_addresses(&self, _domain: &Domain, _source: u32, _flags: u32) -> Result<Vec<GuestInterface>> {
        unsupported()
    }

    /// Changes the password of a user of a guest.
    fn domain_set_user_password(
        &self,
        _domain: &Domain,
        _user: &str,
        _password: &str,
        _flags: DomainPasswordFlags,
    ) -> Result<()> {
        unsupported()
    }

    /// The time on a guest's clock: seconds since 1970, and nanoseconds.
    fn domain_get_time(&self, _domain: &Domain, _flags: u32) -> Result<(i64, u32)> {
        unsupported()
    }

    /// Sets a guest's clock: seconds since 1970, and nanoseconds.
    fn domain_set_time(
        &self,
        _domain: &Domain,
        _seconds: i64,
        _nanoseconds: u32,
        _flags: DomainTimeFlags,
    ) -> Result<()> {
        unsupported()
    }

    /// The name that a guest has for itself.
    fn domain_get_hostname(&self, _domain: &Domain, _flags: u32) -> Result<String> {
        unsupported()
    }

    /// Interrupts a guest in a way that it cannot ignore.
    fn domain_inject_nmi(&self, _domain: &Domain, _flags: u32) -> Result<()> {
        unsupported()
    }

    /// Presses keys together for `hold_time` milliseconds; `set` is a value of `virKeycodeSet`.
    fn domain_send_key(&self, _domain: &Domain, _set: u32, _hold_time: u32, _keys: &[u32], _flags: u32) -> Result<()> {
        unsupported()
    }

    /// Sends a signal (a value of `virDomainProcessSignal`) to a process of a guest.
    fn domain_send_process_signal(&self, _domain: &Domain, _process: i64, _signal: u32, _flags: u32) -> Result<()> {
        unsupported()
    }

    /// How it is with the channel by which a domain is controlled.
    fn domain_get_control_info(&self, _domain: &Domain, _flags: u32) -> Result<ControlInfo> {
        unsupported()
    }

    /// What a domain whose memory is secret tells of its start.
    fn domain_get_launch_security_info(&self, _domain: &Domain, _flags: u32) -> Result<TypedList> {
        unsupported()
    }

    /// What is out of the ordinary with a domain, as sentences.
    fn domain_get_messages(&self, _domain: &Domain, _flags: DomainMessageFlags) -> Result<Vec<String>> {
        unsupported()
    }

    /// What keeps a domain apart from others.
    fn domain_get_security_label(&self, _domain: &Domain) -> Result<SecurityLabel> {
        unsupported()
    }

    /// Says what happens (a value of `virDomainLifecycleAction`) when a guest ends in a way (a value of
    /// `virDomainLifecycle`).
    fn domain_set_lifecycle_action(
        &self,
        _domain: &Domain,
        _kind: u32,
        _action: u32,
        _flags: DomainAffectFlags,
    ) -> Result<()> {
        unsupported()
    }
}
