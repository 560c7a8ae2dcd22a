//! Domains: `libvirt-domain.h`, by topic.

mod device;
mod guest;
mod memory;
mod metadata;
mod save;
mod stats;
mod tuning;
mod vcpu;

pub use device::DomainDeviceDriver;
pub use guest::{ControlInfo, DomainGuestDriver, FileSystem, GuestAddress, GuestInterface, SecurityLabel};
pub use memory::{DomainMemoryDriver, MemoryStat};
pub use metadata::DomainMetadataDriver;
pub use save::DomainSaveDriver;
pub use stats::{BlockInfo, BlockStats, CpuStats, CpuTimes, DiskError, DomainStatsDriver, StatsRecords, Traffic};
pub use tuning::DomainTuningDriver;
pub use vcpu::{CpuBits, DomainVcpuDriver, IoThreadInfo, VcpuInfo};

use super::{Extent, Listing, unsupported};
use crate::driver::object::{Connect, Domain, DomainBody, Stream};
use crate::error::Result;
use crate::flags::{
    DomainCreateFlags, DomainDefineFlags, DomainDestroyFlags, DomainListFlags, DomainSaveFlags, DomainUndefineFlags,
    DomainXmlFlags,
};
use crate::name::Name;
use crate::uuid::Uuid;

/// A value of `virDomainState` with its reason, a value of the enum that belongs to the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DomainState {
    /// The state.
    pub state: i32,
    /// Why the domain is in it.
    pub reason: i32,
}

/// What `virDomainGetInfo` tells.
pub struct DomainInfo {
    /// A value of `virDomainState`.
    pub state: i32,
    /// The most memory that the domain may have, in KiB.
    pub max_memory: u64,
    /// The memory that it has now, in KiB.
    pub memory: u64,
    /// Its virtual CPUs.
    pub virtual_cpus: u16,
    /// The CPU time it has used, in nanoseconds.
    pub cpu_time: u64,
}

/// What `libvirt-domain.h` asks of a driver, but for what has a trait of its own.
pub trait DomainDriver {
    /// All domains that pass the filter.
    fn connect_list_all_domains(
        &self,
        _connection: &Connect,
        _extent: Extent,
        _flags: DomainListFlags,
    ) -> Result<Listing<DomainBody>> {
        unsupported()
    }

    /// The ids of running domains.
    fn connect_list_domains(&self) -> Result<Vec<i32>> {
        unsupported()
    }

    /// How many domains run.
    fn connect_num_of_domains(&self) -> Result<usize> {
        unsupported()
    }

    /// The names of defined domains that do not run.
    fn connect_list_defined_domains(&self) -> Result<Vec<Name>> {
        unsupported()
    }

    /// How many defined domains do not run.
    fn connect_num_of_defined_domains(&self) -> Result<usize> {
        unsupported()
    }

    /// The running domain of that id.
    fn domain_lookup_by_id(&self, _connection: &Connect, _id: i32) -> Result<Domain> {
        unsupported()
    }

    /// The domain of that UUID.
    fn domain_lookup_by_uuid(&self, _connection: &Connect, _uuid: &Uuid) -> Result<Domain> {
        unsupported()
    }

    /// The domain of that name.
    fn domain_lookup_by_name(&self, _connection: &Connect, _name: &str) -> Result<Domain> {
        unsupported()
    }

    /// Starts a domain that is not kept once it stops.
    fn domain_create_xml(&self, _connection: &Connect, _xml: &[u8], _flags: DomainCreateFlags) -> Result<Domain> {
        unsupported()
    }

    /// Defines a domain, or changes its definition.
    fn domain_define_xml_flags(&self, _connection: &Connect, _xml: &[u8], _flags: DomainDefineFlags) -> Result<Domain> {
        unsupported()
    }

    /// Forgets a definition.
    fn domain_undefine_flags(&self, _domain: &Domain, _flags: DomainUndefineFlags) -> Result<()> {
        unsupported()
    }

    /// Starts a defined domain.
    fn domain_create_with_flags(&self, _domain: &Domain, _flags: DomainCreateFlags) -> Result<()> {
        unsupported()
    }

    /// Asks a domain to shut down.
    fn domain_shutdown_flags(&self, _domain: &Domain, _flags: u32) -> Result<()> {
        unsupported()
    }

    /// Asks a domain to reboot.
    fn domain_reboot(&self, _domain: &Domain, _flags: u32) -> Result<()> {
        unsupported()
    }

    /// Resets a domain, as its reset button would.
    fn domain_reset(&self, _domain: &Domain, _flags: u32) -> Result<()> {
        unsupported()
    }

    /// Ends a domain at once.
    fn domain_destroy_flags(&self, _domain: &Domain, _flags: DomainDestroyFlags) -> Result<()> {
        unsupported()
    }

    /// Stops a domain's CPUs.
    fn domain_suspend(&self, _domain: &Domain) -> Result<()> {
        unsupported()
    }

    /// Lets a domain's CPUs go on.
    fn domain_resume(&self, _domain: &Domain) -> Result<()> {
        unsupported()
    }

    /// Gives a defined domain another name.
    fn domain_rename(&self, _domain: &Domain, _new_name: &str, _flags: u32) -> Result<()> {
        unsupported()
    }

    /// Whether a domain starts with its host.
    fn domain_get_autostart(&self, _domain: &Domain) -> Result<bool> {
        unsupported()
    }

    /// Says whether a domain starts with its host.
    fn domain_set_autostart(&self, _domain: &Domain, _autostart: bool) -> Result<()> {
        unsupported()
    }

    /// A domain's state and the reason of it.
    fn domain_get_state(&self, _domain: &Domain, _flags: u32) -> Result<DomainState> {
        unsupported()
    }

    /// A domain's state, memory and CPUs.
    fn domain_get_info(&self, _domain: &Domain) -> Result<DomainInfo> {
        unsupported()
    }

    /// What kind of operating system a domain boots: `hvm` and the like.
    fn domain_get_os_type(&self, _domain: &Domain) -> Result<String> {
        unsupported()
    }

    /// Describes a domain as XML.
    fn domain_get_xml_desc(&self, _domain: &Domain, _flags: DomainXmlFlags) -> Result<String> {
        unsupported()
    }

    /// Whether a domain runs.
    fn domain_is_active(&self, _domain: &Domain) -> Result<bool> {
        unsupported()
    }

    /// Whether a domain stays defined when it stops.
    fn domain_is_persistent(&self, _domain: &Domain) -> Result<bool> {
        unsupported()
    }

    /// Whether a domain's definition was changed while it runs.
    fn domain_is_updated(&self, _domain: &Domain) -> Result<bool> {
        unsupported()
    }

    /// Stops a domain and keeps its state for its next start.
    fn domain_managed_save(&self, _domain: &Domain, _flags: DomainSaveFlags) -> Result<()> {
        unsupported()
    }

    /// Whether a domain's state is kept for its next start.
    fn domain_has_managed_save_image(&self, _domain: &Domain, _flags: u32) -> Result<bool> {
        unsupported()
    }

    /// Forgets the state that is kept for a domain's next start.
    fn domain_managed_save_remove(&self, _domain: &Domain, _flags: u32) -> Result<()> {
        unsupported()
    }

    /// Sends a picture of a domain's screen through a stream; returns its MIME type.
    fn domain_screenshot(&self, _domain: &Domain, _stream: &Stream, _screen: u32, _flags: u32) -> Result<String> {
        unsupported()
    }
}
