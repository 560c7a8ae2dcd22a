//! A domain's share of the host.

use crate::driver::object::Domain;
use crate::driver::{Extent, TypedList, unsupported};
use crate::error::Result;
use crate::flags::DomainAffectFlags;
use crate::typed::Parameters;

/// What is asked about shares and limits.
pub trait DomainTuningDriver {
    /// How the host shares its CPUs among domains, and how many parameters that has.
    fn domain_get_scheduler_type(&self, _domain: &Domain) -> Result<(String, usize)> {
        unsupported()
    }

    /// A domain's part of the host's CPUs.
    fn domain_get_scheduler_parameters_flags(&self, _domain: &Domain, _flags: u32) -> Result<TypedList> {
        unsupported()
    }

    /// Changes a domain's part of the host's CPUs.
    fn domain_set_scheduler_parameters_flags(
        &self,
        _domain: &Domain,
        _parameters: &TypedList,
        _flags: u32,
    ) -> Result<()> {
        unsupported()
    }

    /// A domain's limits of memory, in KiB.
    fn domain_get_memory_parameters(
        &self,
        _domain: &Domain,
        _extent: Extent,
        _flags: DomainAffectFlags,
    ) -> Result<Parameters> {
        unsupported()
    }

    /// Changes a domain's limits of memory.
    fn domain_set_memory_parameters(
        &self,
        _domain: &Domain,
        _parameters: &TypedList,
        _flags: DomainAffectFlags,
    ) -> Result<()> {
        unsupported()
    }

    /// A domain's weight and limits among those that use the host's disks.
    fn domain_get_blkio_parameters(
        &self,
        _domain: &Domain,
        _extent: Extent,
        _flags: DomainAffectFlags,
    ) -> Result<Parameters> {
        unsupported()
    }

    /// Changes a domain's weight and limits among those that use the host's disks.
    fn domain_set_blkio_parameters(
        &self,
        _domain: &Domain,
        _parameters: &TypedList,
        _flags: DomainAffectFlags,
    ) -> Result<()> {
        unsupported()
    }

    /// The NUMA nodes that a domain's memory comes from.
    fn domain_get_numa_parameters(
        &self,
        _domain: &Domain,
        _extent: Extent,
        _flags: DomainAffectFlags,
    ) -> Result<Parameters> {
        unsupported()
    }

    /// Changes the NUMA nodes that a domain's memory comes from.
    fn domain_set_numa_parameters(
        &self,
        _domain: &Domain,
        _parameters: &TypedList,
        _flags: DomainAffectFlags,
    ) -> Result<()> {
        unsupported()
    }

    /// The bandwidth of a network interface, which is named by its name on the host or by MAC address.
    fn domain_get_interface_parameters(
        &self,
        _domain: &Domain,
        _device: &str,
        _extent: Extent,
        _flags: DomainAffectFlags,
    ) -> Result<Parameters> {
        unsupported()
    }

    /// Changes the bandwidth of a network interface.
    fn domain_set_interface_parameters(
        &self,
        _domain: &Domain,
        _device: &str,
        _parameters: &TypedList,
        _flags: DomainAffectFlags,
    ) -> Result<()> {
        unsupported()
    }

    /// The limits of a disk, which is named by target or source; counting needs no disk.
    fn domain_get_block_io_tune(
        &self,
        _domain: &Domain,
        _disk: Option<&str>,
        _extent: Extent,
        _flags: DomainAffectFlags,
    ) -> Result<Parameters> {
        unsupported()
    }

    /// Changes the limits of a disk.
    fn domain_set_block_io_tune(
        &self,
        _domain: &Domain,
        _disk: &str,
        _parameters: &TypedList,
        _flags: DomainAffectFlags,
    ) -> Result<()> {
        unsupported()
    }

    /// Which performance events are counted.
    fn domain_get_perf_events(&self, _domain: &Domain, _flags: DomainAffectFlags) -> Result<TypedList> {
        unsupported()
    }

    /// Says which performance events to count.
    fn domain_set_perf_events(
        &self,
        _domain: &Domain,
        _parameters: &TypedList,
        _flags: DomainAffectFlags,
    ) -> Result<()> {
        unsupported()
    }
}
