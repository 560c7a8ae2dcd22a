//! The processors of domains, their I/O threads, and where both run.

use crate::driver::object::Domain;
use crate::driver::{TypedList, unsupported};
use crate::error::Result;
use crate::flags::{DomainAffectFlags, DomainVcpuFlags};

/// Processors of the host as bits: the first is the lowest bit of the first byte. What lies behind
/// the end is not among them.
pub type CpuBits = Vec<u8>;

/// A processor of a running domain: `virVcpuInfo`, and where it may run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VcpuInfo {
    /// Its number, from 0.
    pub number: u32,
    /// A value of `virVcpuState`.
    pub state: i32,
    /// The time that it ran, in nanoseconds.
    pub cpu_time: u64,
    /// The host's processor that it runs on; -1 if that is not known.
    pub cpu: i32,
    /// The host's processors that it may run on.
    pub cpus: CpuBits,
}

/// An I/O thread of a domain, and where it may run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IoThreadInfo {
    /// Its id.
    pub id: u32,
    /// The host's processors that it may run on.
    pub cpus: CpuBits,
}

/// What is asked about domains' processors and I/O threads.
pub trait DomainVcpuDriver {
    /// How many processors a domain can have: of a running one, what it can have now.
    fn domain_get_max_vcpus(&self, _domain: &Domain) -> Result<u32> {
        unsupported()
    }

    /// How many processors a domain has, or (with MAXIMUM) can have.
    fn domain_get_vcpus_flags(&self, _domain: &Domain, _flags: DomainVcpuFlags) -> Result<u32> {
        unsupported()
    }

    /// Changes how many processors a running domain has.
    fn domain_set_vcpus(&self, _domain: &Domain, _vcpus: u32) -> Result<()> {
        unsupported()
    }

    /// Changes how many processors a domain has, or (with MAXIMUM) can have.
    fn domain_set_vcpus_flags(&self, _domain: &Domain, _vcpus: u32, _flags: DomainVcpuFlags) -> Result<()> {
        unsupported()
    }

    /// The first `most` processors of a running domain.
    fn domain_get_vcpus(&self, _domain: &Domain, _most: usize) -> Result<Vec<VcpuInfo>> {
        unsupported()
    }

    /// Where the first `most` processors of a domain may run.
    fn domain_get_vcpu_pin_info(
        &self,
        _domain: &Domain,
        _most: usize,
        _flags: DomainAffectFlags,
    ) -> Result<Vec<CpuBits>> {
        unsupported()
    }

    /// Says where a processor of a running domain may run.
    fn domain_pin_vcpu(&self, _domain: &Domain, _vcpu: u32, _cpus: &[u8]) -> Result<()> {
        unsupported()
    }

    /// Says where a processor of a domain may run.
    fn domain_pin_vcpu_flags(
        &self,
        _domain: &Domain,
        _vcpu: u32,
        _cpus: &[u8],
        _flags: DomainAffectFlags,
    ) -> Result<()> {
        unsupported()
    }

    /// Where a domain's emulator may run; `None` if that is not said.
    fn domain_get_emulator_pin_info(&self, _domain: &Domain, _flags: DomainAffectFlags) -> Result<Option<CpuBits>> {
        unsupported()
    }

    /// Says where a domain's emulator may run.
    fn domain_pin_emulator(&self, _domain: &Domain, _cpus: &[u8], _flags: DomainAffectFlags) -> Result<()> {
        unsupported()
    }

    /// A domain's I/O threads.
    fn domain_get_io_thread_info(&self, _domain: &Domain, _flags: DomainAffectFlags) -> Result<Vec<IoThreadInfo>> {
        unsupported()
    }

    /// Adds an I/O thread to a domain.
    fn domain_add_io_thread(&self, _domain: &Domain, _id: u32, _flags: DomainAffectFlags) -> Result<()> {
        unsupported()
    }

    /// Removes an I/O thread from a domain.
    fn domain_del_io_thread(&self, _domain: &Domain, _id: u32, _flags: DomainAffectFlags) -> Result<()> {
        unsupported()
    }

    /// Says where an I/O thread of a domain may run.
    fn domain_pin_io_thread(&self, _domain: &Domain, _id: u32, _cpus: &[u8], _flags: DomainAffectFlags) -> Result<()> {
        unsupported()
    }

    /// Tunes how an I/O thread of a running domain looks for work.
    fn domain_set_io_thread_params(
        &self,
        _domain: &Domain,
        _id: u32,
        _parameters: &TypedList,
        _flags: DomainAffectFlags,
    ) -> Result<()> {
        unsupported()
    }
}
