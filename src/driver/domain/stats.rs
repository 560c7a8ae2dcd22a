//! Numbers about what domains do.

use crate::driver::object::{Domain, DomainBody};
use crate::driver::{TypedEntry, TypedList, unsupported};
use crate::error::Result;
use crate::flags::{DomainStatsFlags, DomainStatsTypes};

/// What went through a disk: `virDomainBlockStatsStruct`. -1 stands for what is not known.
#[derive(Clone, Copy, Debug)]
pub struct BlockStats {
    /// Requests to read.
    pub read_requests: i64,
    /// Bytes read.
    pub read_bytes: i64,
    /// Requests to write.
    pub write_requests: i64,
    /// Bytes written.
    pub write_bytes: i64,
    /// Errors.
    pub errors: i64,
}

/// What went through a network interface in one direction. -1 stands for what is not known.
#[derive(Clone, Copy, Debug)]
pub struct Traffic {
    /// Bytes.
    pub bytes: i64,
    /// Packets.
    pub packets: i64,
    /// Packets with errors.
    pub errors: i64,
    /// Packets that were dropped.
    pub dropped: i64,
}

/// The sizes of a disk, in bytes: `virDomainBlockInfo`.
#[derive(Clone, Copy, Debug)]
pub struct BlockInfo {
    /// What the guest sees.
    pub capacity: u64,
    /// What it takes on the host.
    pub allocation: u64,
    /// Where the image ends on the host.
    pub physical: u64,
}

/// A disk that has an error: `virDomainDiskError`.
#[derive(Clone, Debug)]
pub struct DiskError {
    /// The guest's name for the disk.
    pub disk: String,
    /// A value of `virDomainDiskErrorCode`.
    pub error: i32,
}

/// What times of processors are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CpuTimes {
    /// Those of all processors together.
    Total,
    /// Those of each of `count` processors from `start` on.
    Each {
        /// The first.
        start: u32,
        /// How many.
        count: u32,
    },
    /// None, but how many numbers there are for all processors together.
    CountTotal,
    /// None, but how many numbers there are for each processor.
    CountEach,
    /// None, but how many processors there are.
    Processors,
}

/// The answer to [`CpuTimes`].
#[derive(Clone, Debug)]
pub enum CpuStats {
    /// How many there are.
    Count(usize),
    /// The numbers: one list, or one for each processor, all of the same length.
    Times(Vec<TypedList>),
}

/// Where numbers about domains go, one domain after another: so no list of them all is made in between.
pub trait StatsRecords {
    /// Tells that at most so many will come, where the driver knows.
    fn expect(&mut self, most: usize);

    /// Adds those of one domain.
    ///
    /// # Errors
    /// `Code::NoMemory`, with which the driver's method ends.
    fn add(&mut self, domain: DomainBody, numbers: &[TypedEntry]) -> Result<()>;
}

/// What is asked about numbers.
pub trait DomainStatsDriver {
    /// What went through a running domain's disk, which is named by target or source.
    fn domain_block_stats(&self, _domain: &Domain, _disk: &str) -> Result<BlockStats> {
        unsupported()
    }

    /// The sizes of a disk, which is named by target or source.
    fn domain_get_block_info(&self, _domain: &Domain, _disk: &str, _flags: u32) -> Result<BlockInfo> {
        unsupported()
    }

    /// The disks of a running domain that have errors: at most `most` of them, or with `None` how many
    /// there can be.
    fn domain_get_disk_errors(
        &self,
        _domain: &Domain,
        _most: Option<usize>,
        _flags: u32,
    ) -> Result<(usize, Vec<DiskError>)> {
        unsupported()
    }

    /// What a running domain received and sent through an interface, which is named by its name on the
    /// host or by MAC address.
    fn domain_interface_stats(&self, _domain: &Domain, _device: &str) -> Result<(Traffic, Traffic)> {
        unsupported()
    }

    /// The time that a running domain took of the host's processors.
    fn domain_get_cpu_stats(&self, _domain: &Domain, _asked: CpuTimes, _flags: u32) -> Result<CpuStats> {
        unsupported()
    }

    /// Many numbers about domains: of those given, or of all. Those that do not pass the filter in
    /// `flags`, and those that are gone, are left out.
    fn connect_get_all_domain_stats(
        &self,
        _domains: Option<&[Domain]>,
        _stats: DomainStatsTypes,
        _flags: DomainStatsFlags,
        _records: &mut dyn StatsRecords,
    ) -> Result<()> {
        unsupported()
    }
}
