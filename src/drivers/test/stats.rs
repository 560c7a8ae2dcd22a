//! Numbers about what domains do. They mean nothing: they are as the original makes them up.

use std::borrow::Cow;

use super::state::DomainObject;
use super::{ORIGIN, TestDriver};
use crate::domains::ListFilter;
use crate::driver::object::Domain;
use crate::driver::{
    BlockInfo, BlockStats, CpuStats, CpuTimes, DiskError, DomainState, DomainStatsDriver, StatsRecords, Traffic,
    TypedList, TypedValue,
};
use crate::error::{Code, Error, Result};
use crate::flags::{self, DomainListFlags, DomainStatsFlags, DomainStatsTypes};

/// The time that a domain takes of all processors together, in nanoseconds.
const TOTAL_TIME: u64 = 48_772_617_035;
const USER_TIME: u64 = 5_540_000_000;
const SYSTEM_TIME: u64 = 6_460_000_000;
/// What of a processor's time goes to the hypervisor itself.
const OVERHEAD: u64 = 1_234_567_890;

/// The size of every image, in bytes, and what the guest sees of it.
const IMAGE: u64 = 1 << 40;
const CAPACITY: u64 = 1_099_506_450_432;

/// How many values `virDomainDiskErrorCode` has besides that for no error.
const ERROR_CODES: usize = 2;

fn invalid(detail: String) -> Error {
    Error::new(ORIGIN, Code::InvalidArg, detail)
}

fn time(name: &'static str, nanoseconds: u64) -> (Cow<'static, str>, TypedValue) {
    (Cow::Borrowed(name), TypedValue::ULLong(nanoseconds))
}

impl DomainStatsDriver for TestDriver {
    fn domain_block_stats(&self, domain: &Domain, disk: &str) -> Result<BlockStats> {
        if disk.is_empty() {
            let detail = "summary statistics are not supported yet";
            return Err(Error::new(ORIGIN, Code::OperationUnsupported, detail));
        }
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        object.check_active()?;
        object.def().find_disk(disk, false).ok_or_else(|| invalid(format!("invalid path: {disk}")))?;
        let now = self.microseconds();
        Ok(BlockStats {
            read_requests: now / 10,
            read_bytes: now / 20,
            write_requests: now / 30,
            write_bytes: now / 40,
            errors: now / 2_000_000,
        })
    }

    fn domain_get_block_info(&self, domain: &Domain, disk: &str, flags: u32) -> Result<BlockInfo> {
        flags::check_none(ORIGIN, "testDomainGetBlockInfo", flags)?;
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        let unknown = || invalid(format!("invalid path {disk} not assigned to domain"));
        let place = object.def().find_disk(disk, false).ok_or_else(unknown)?;
        if object.def().disks.get(place).is_none_or(|disk| disk.empty) {
            return Err(invalid(format!("disk '{disk}' does not currently have a source assigned")));
        }
        Ok(BlockInfo { capacity: CAPACITY, allocation: IMAGE, physical: IMAGE })
    }

    fn domain_get_disk_errors(
        &self,
        domain: &Domain,
        most: Option<usize>,
        flags: u32,
    ) -> Result<(usize, Vec<DiskError>)> {
        flags::check_none(ORIGIN, "testDomainGetDiskErrors", flags)?;
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        object.check_active()?;
        let disks = &object.def().disks;
        // All have errors, of each kind in turn.
        let kinds = (1..).take(ERROR_CODES).cycle();
        let error = |(disk, error): (&crate::conf::domain::Disk, i32)| DiskError { disk: disk.target.clone(), error };
        let errors: Vec<_> = disks.iter().zip(kinds).take(most.unwrap_or(0)).map(error).collect();
        Ok((if most.is_some() { errors.len() } else { disks.len() }, errors))
    }

    fn domain_interface_stats(&self, domain: &Domain, device: &str) -> Result<(Traffic, Traffic)> {
        let cell = self.state.domain(domain)?;
        let object = cell.read();
        object.check_active()?;
        object.def().find_interface(device)?;
        let now = self.microseconds();
        let received =
            Traffic { bytes: now / 10, packets: now / 100, errors: now / 1_000_000, dropped: now / 2_000_000 };
        let sent = Traffic { bytes: now / 20, packets: now / 110, errors: now / 3_000_000, dropped: now / 4_000_000 };
        Ok((received, sent))
    }

    fn domain_get_cpu_stats(&self, domain: &Domain, asked: CpuTimes, flags: u32) -> Result<CpuStats> {
        flags::check_none(ORIGIN, "testDomainGetCPUStats", flags)?;
        self.with(domain, DomainObject::check_active)??;
        let processors = self.state.node.cores;
        let (start, count) = match asked {
            CpuTimes::CountTotal => return Ok(CpuStats::Count(3)),
            CpuTimes::CountEach => return Ok(CpuStats::Count(2)),
            CpuTimes::Processors => return Ok(CpuStats::Count(usize::try_from(processors).unwrap_or(usize::MAX))),
            CpuTimes::Total => {
                let times =
                    vec![time("cpu_time", TOTAL_TIME), time("user_time", USER_TIME), time("system_time", SYSTEM_TIME)];
                return Ok(CpuStats::Times(vec![times]));
            }
            CpuTimes::Each { start, count } => (start, count),
        };
        if start >= processors {
            let last = i64::from(processors) - 1;
            return Err(invalid(format!("start_cpu {start} larger than maximum of {last}")));
        }
        let share = TOTAL_TIME / u64::from(processors);
        let times = |processor: u32| {
            let own = share + u64::from(processor);
            vec![time("cpu_time", own), time("vcpu_time", own.wrapping_sub(OVERHEAD))]
        };
        Ok(CpuStats::Times((start..start.saturating_add(count).min(processors)).map(times).collect()))
    }

    fn connect_get_all_domain_stats(
        &self,
        domains: Option<&[Domain]>,
        stats: DomainStatsTypes,
        wanted: DomainStatsFlags,
        records: &mut dyn StatsRecords,
    ) -> Result<()> {
        flags::check(ORIGIN, "testConnectGetAllDomainStats", wanted, DomainStatsFlags::all())?;
        let supported = DomainStatsTypes::STATE | DomainStatsTypes::IOTHREAD;
        let stats = if stats.is_empty() { supported } else { stats };
        let others = stats.bits() & !supported.bits();
        if wanted.contains(DomainStatsFlags::ENFORCE_STATS) && others != 0 {
            let detail = format!("Stats types bits 0x{others:x} are not supported by this daemon");
            return Err(Error::new(ORIGIN, Code::ArgumentUnsupported, detail));
        }
        let filter = ListFilter::of(list_filter(wanted));
        let mut numbers = TypedList::new();
        records.expect(domains.map_or_else(|| self.state.domains.len(), <[_]>::len));
        self.state.domains.each(domains, |entry| {
            if !filter.passes(entry.summary()) {
                return Ok(());
            }
            numbers.clear();
            if stats.contains(DomainStatsTypes::STATE) {
                let DomainState { state, reason } = entry.summary().state();
                numbers.push(("state.state".into(), TypedValue::Int(state)));
                numbers.push(("state.reason".into(), TypedValue::Int(reason)));
            }
            if stats.contains(DomainStatsTypes::IOTHREAD) && entry.summary().id().is_some() {
                add_threads(&entry.cell().read(), &mut numbers);
            }
            records.add(entry.body(), &numbers)
        })
    }
}

/// The filter among flags that say more: its bits are those of a listing's.
fn list_filter(wanted: DomainStatsFlags) -> DomainListFlags {
    use DomainListFlags as F;
    let of_state = F::RUNNING | F::PAUSED | F::SHUTOFF | F::OTHER;
    F::from_bits_retain(wanted.bits()) & (F::ACTIVE | F::INACTIVE | F::PERSISTENT | F::TRANSIENT | of_state)
}

/// Adds how each I/O thread looks for work; nothing where there is none.
fn add_threads(object: &DomainObject, list: &mut TypedList) {
    let threads = object.def().iothreads();
    if !threads.is_empty() {
        let count = u32::try_from(threads.len()).unwrap_or(u32::MAX);
        list.push(("iothread.count".into(), TypedValue::UInt(count)));
    }
    for id in threads {
        let polling = object.guest.polling.get(&id).copied().unwrap_or_default();
        list.push((format!("iothread.{id}.poll-max-ns").into(), TypedValue::ULLong(polling.max_ns)));
        list.push((format!("iothread.{id}.poll-grow").into(), TypedValue::UInt(polling.grow)));
        list.push((format!("iothread.{id}.poll-shrink").into(), TypedValue::UInt(polling.shrink)));
    }
}
