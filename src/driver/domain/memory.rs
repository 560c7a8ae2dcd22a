//! How much memory domains have.

use crate::driver::object::Domain;
use crate::driver::unsupported;
use crate::error::Result;
use crate::flags::{DomainAffectFlags, DomainMemoryFlags, MemoryPeekFlags};

/// A number about a domain's memory: `virDomainMemoryStatStruct`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemoryStat {
    /// A value of `virDomainMemoryStatTags`.
    pub tag: i32,
    /// The number; most are in KiB.
    pub value: u64,
}

/// What is asked about domains' memory.
pub trait DomainMemoryDriver {
    /// The most memory that a domain may have, in KiB.
    fn domain_get_max_memory(&self, _domain: &Domain) -> Result<u64> {
        unsupported()
    }

    /// Changes the most memory that a domain may have, in KiB.
    fn domain_set_max_memory(&self, _domain: &Domain, _memory: u64) -> Result<()> {
        unsupported()
    }

    /// Changes the memory that a running domain has, in KiB.
    fn domain_set_memory(&self, _domain: &Domain, _memory: u64) -> Result<()> {
        unsupported()
    }

    /// Changes the memory that a domain has or (with MAXIMUM) may have, in KiB.
    fn domain_set_memory_flags(&self, _domain: &Domain, _memory: u64, _flags: DomainMemoryFlags) -> Result<()> {
        unsupported()
    }

    /// Says how often a domain's balloon is asked for numbers, in seconds; 0 for never.
    fn domain_set_memory_stats_period(&self, _domain: &Domain, _period: i32, _flags: DomainAffectFlags) -> Result<()> {
        unsupported()
    }

    /// Numbers about a running domain's memory.
    fn domain_memory_stats(&self, _domain: &Domain, _flags: u32) -> Result<Vec<MemoryStat>> {
        unsupported()
    }

    /// Reads a running domain's memory from an address on, until `buffer` is full.
    ///
    /// # Errors
    /// As the driver says; then `buffer` is as it was.
    fn domain_memory_peek(
        &self,
        _domain: &Domain,
        _start: u64,
        _buffer: &mut [u8],
        _flags: MemoryPeekFlags,
    ) -> Result<()> {
        unsupported()
    }
}
