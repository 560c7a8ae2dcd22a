//! How much memory domains have, and what is in it.

use super::affect;
use super::{ORIGIN, TestDriver};
use crate::domains::Which;
use crate::driver::object::Domain;
use crate::driver::{DomainMemoryDriver, MemoryStat};
use crate::error::{Code, Error, Result};
use crate::flags::{self, DomainAffectFlags, DomainMemoryFlags, MemoryPeekFlags};

/// When numbers about memory were taken, in seconds since 1970: the same as the original's.
const LAST_UPDATE: u64 = 627_319_920;

/// Values of `virDomainMemoryStatTags`.
mod tag {
    pub(super) const SWAP_IN: i32 = 0;
    pub(super) const SWAP_OUT: i32 = 1;
    pub(super) const MAJOR_FAULT: i32 = 2;
    pub(super) const MINOR_FAULT: i32 = 3;
    pub(super) const UNUSED: i32 = 4;
    pub(super) const AVAILABLE: i32 = 5;
    pub(super) const ACTUAL_BALLOON: i32 = 6;
    pub(super) const RSS: i32 = 7;
    pub(super) const USABLE: i32 = 8;
    pub(super) const LAST_UPDATE: i32 = 9;
    pub(super) const DISK_CACHES: i32 = 10;
    pub(super) const HUGETLB_ALLOCATED: i32 = 11;
    pub(super) const HUGETLB_FAILED: i32 = 12;
}

fn invalid(detail: &str) -> Error {
    Error::new(ORIGIN, Code::OperationInvalid, detail)
}

impl DomainMemoryDriver for TestDriver {
    fn domain_get_max_memory(&self, domain: &Domain) -> Result<u64> {
        self.with(domain, |object| object.def().max_memory_kib())
    }

    fn domain_set_max_memory(&self, domain: &Domain, memory: u64) -> Result<()> {
        self.domain_set_memory_flags(domain, memory, DomainMemoryFlags::MAXIMUM)
    }

    fn domain_set_memory(&self, domain: &Domain, memory: u64) -> Result<()> {
        self.domain_set_memory_flags(domain, memory, DomainMemoryFlags::LIVE)
    }

    fn domain_set_memory_flags(&self, domain: &Domain, memory: u64, wanted: DomainMemoryFlags) -> Result<()> {
        flags::check(ORIGIN, "testDomainSetMemoryFlags", wanted, DomainMemoryFlags::all())?;
        self.state.domains.change(domain, |object, _| {
            let which = object.which(DomainAffectFlags::from_bits_truncate(wanted.bits()))?;
            let def = object.definition(which);
            if !wanted.contains(DomainMemoryFlags::MAXIMUM) {
                if memory > def.max_memory_kib() {
                    return Err(Error::new(ORIGIN, Code::InvalidArg, "cannot set memory higher than max memory"));
                }
                object.definition_mut(which).set_memory_kib(memory);
                return Ok(());
            }
            if which == Which::Live {
                return Err(invalid("cannot resize the maximum memory on an active domain"));
            }
            if def.has_numa_cells() {
                let detail = "initial memory size of a domain with NUMA nodes cannot be modified with this API";
                return Err(invalid(detail));
            }
            if def.memory_ceiling_kib() > 0 && def.memory_ceiling_kib() < memory {
                return Err(invalid("cannot set initial memory size greater than the maximum memory size"));
            }
            let def = object.definition_mut(which);
            def.set_max_memory_kib(memory);
            if def.memory_kib() > memory {
                def.set_memory_kib(memory);
            }
            Ok(())
        })
    }

    fn domain_set_memory_stats_period(&self, domain: &Domain, period: i32, wanted: DomainAffectFlags) -> Result<()> {
        affect::check("testDomainSetMemoryStatsPeriod", wanted)?;
        self.state.domains.change(domain, |object, _| {
            let which = object.which(wanted)?;
            if !object.definition(which).has_balloon() {
                let detail = "No memory balloon device configured, can not set the collection period";
                return Err(Error::internal(ORIGIN, detail));
            }
            object.definition_mut(which).set_balloon_period(period);
            Ok(())
        })
    }

    fn domain_memory_stats(&self, domain: &Domain, flags: u32) -> Result<Vec<MemoryStat>> {
        flags::check_none(ORIGIN, "testDomainMemoryStats", flags)?;
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        object.check_active()?;
        if !object.def().has_balloon() {
            return Ok(Vec::new());
        }
        let memory = object.def().memory_kib();
        let all = [
            (tag::ACTUAL_BALLOON, memory),
            (tag::SWAP_IN, 0),
            (tag::SWAP_OUT, 0),
            (tag::MAJOR_FAULT, 0),
            (tag::MINOR_FAULT, 0),
            (tag::UNUSED, memory / 2),
            (tag::AVAILABLE, memory),
            (tag::USABLE, memory / 2),
            (tag::LAST_UPDATE, LAST_UPDATE),
            (tag::DISK_CACHES, memory / 8),
            (tag::HUGETLB_ALLOCATED, 0),
            (tag::HUGETLB_FAILED, 0),
            (tag::RSS, memory / 2),
        ];
        Ok(all.into_iter().map(|(tag, value)| MemoryStat { tag, value }).collect())
    }

    fn domain_memory_peek(
        &self,
        domain: &Domain,
        start: u64,
        buffer: &mut [u8],
        wanted: MemoryPeekFlags,
    ) -> Result<()> {
        flags::check(ORIGIN, "testDomainMemoryPeek", wanted, MemoryPeekFlags::all())?;
        if wanted != MemoryPeekFlags::VIRTUAL && wanted != MemoryPeekFlags::PHYSICAL {
            let detail = "flags parameter must be VIR_MEMORY_VIRTUAL or VIR_MEMORY_PHYSICAL";
            return Err(Error::new(ORIGIN, Code::InvalidArg, detail));
        }
        self.with(domain, |object| object.check_active())??;
        // Each byte is the lowest of its address.
        let [first, ..] = start.to_le_bytes();
        let mut next = first;
        for byte in buffer {
            *byte = next;
            next = next.wrapping_add(1);
        }
        Ok(())
    }
}
