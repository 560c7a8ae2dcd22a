//! Statistics of domains, and looking into their memory.

use std::ffi::{c_char, c_int, c_uint, c_ulonglong, c_void};
use std::slice;

use super::records;
use crate::abi::*;
use crate::api::call::{Call, text, write_start};
use crate::api::typed_params::{fill, without_string_okay};
use crate::call::rules;
use crate::driver::object::{Domain, DomainBody};
use crate::driver::{CpuStats, CpuTimes, MemoryStat, TypedList};
use crate::error::{Code, Error, Result};
use crate::handle::Borrowed;

/// A call on a domain.
type OnDomain = Call<Borrowed<DomainBody>>;

/// Checks further domains, which must be of the connection of the call's own.
///
/// # Safety
/// `more` is an array of domain handles that ends in NULL.
unsafe fn all_of_one_connection(mut call: OnDomain, mut more: *mut virDomainPtr) -> OnDomain {
    loop {
        // SAFETY: not behind the NULL, so in the array by the caller's promise.
        let handle = unsafe { more.read() };
        if handle.is_null() {
            return call;
        }
        // SAFETY: by the caller's promise.
        call = unsafe { call.also(handle) }.check_with(|first, _, origin| {
            // SAFETY: as above.
            if unsafe { Domain::borrow(handle) }.is_some_and(|domain| domain.connection().is(first.connection())) {
                return Ok(());
            }
            let detail = "domains in 'doms' array must belong to a single connection";
            Err(Error::new(origin, Code::InvalidArg, detail))
        });
        // SAFETY: not the last, which is NULL.
        more = unsafe { more.add(1) };
    }
}

/// References of their own to domains.
///
/// # Safety
/// `doms` is an array of good domain handles that ends in NULL.
unsafe fn all_of(mut doms: *mut virDomainPtr) -> Vec<Domain> {
    let mut domains = Vec::new();
    // SAFETY: not behind the NULL, at which borrowing fails, so in the array by the caller's promise.
    while let Some(domain) = unsafe { Domain::borrow(doms.read()) } {
        domains.push(Domain::clone(&domain));
        // SAFETY: as above, as this one is not the NULL.
        doms = unsafe { doms.add(1) };
    }
    domains
}

/// Stores lists of parameters in an array, each in a row of `nparams`; returns how many of a row are
/// stored.
///
/// # Safety
/// `params` is valid for `nparams` writes for each list.
unsafe fn hand_out_times(params: virTypedParameterPtr, nparams: c_uint, times: &[TypedList]) -> Result<usize> {
    let row = usize::try_from(nparams).unwrap_or(usize::MAX);
    let mut stored = 0;
    for (index, list) in times.iter().enumerate() {
        let mut room = c_int::try_from(nparams).unwrap_or(c_int::MAX);
        // SAFETY: by the caller's promise.
        unsafe { fill(list, params.add(index * row), &raw mut room) }?;
        stored = crate::api::call::room(room);
    }
    Ok(stored)
}

/// Reads traffic counters of one network interface of a running domain.
///
/// `device` is the host-side target device name; some drivers also accept the MAC address. `stats` is
/// caller-owned and `size` is its size in bytes. A field the driver cannot supply is -1. Returns 0, or
/// -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainInterfaceStats(
    dom: virDomainPtr,
    device: *const c_char,
    stats: virDomainInterfaceStatsPtr,
    size: usize,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainInterfaceStats, dom, device, stats, size) }.status(|domain| {
        // SAFETY: a string, by the caller's promise.
        let device = unsafe { text(device) };
        let (received, sent) = domain.driver().domain_interface_stats(domain, &device)?;
        let found = virDomainInterfaceStatsStruct {
            rx_bytes: received.bytes,
            rx_packets: received.packets,
            rx_errs: received.errors,
            rx_drop: received.dropped,
            tx_bytes: sent.bytes,
            tx_packets: sent.packets,
            tx_errs: sent.errors,
            tx_drop: sent.dropped,
        };
        // SAFETY: no check failed, so by the caller's promise.
        unsafe { write_start(stats, &found, size) };
        Ok(())
    })
}

/// Reads bytes from the memory of a running domain.
///
/// `flags` takes virDomainMemoryFlags and says whether `start` is a virtual or a physical address.
/// `size` is in bytes; `buffer` is caller-owned and holds at least `size` bytes. Remote connections
/// limit `size`. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMemoryPeek(
    dom: virDomainPtr,
    start: c_ulonglong,
    size: usize,
    buffer: *mut c_void,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainMemoryPeek, dom, start, size, buffer, flags) }.status(|domain| {
        let buffer: &mut [u8] = if size == 0 {
            &mut []
        } else {
            // SAFETY: not NULL, so valid for size bytes by the caller's promise.
            unsafe { slice::from_raw_parts_mut(buffer.cast(), size) }
        };
        domain.driver().domain_memory_peek(domain, start, buffer, flags.into())
    })
}

/// Reads memory statistics of a running domain.
///
/// `stats` is a caller-owned array of `nr_stats` entries; VIR_DOMAIN_MEMORY_STAT_NR entries are enough.
/// Tags are virDomainMemoryStatTags. Which ones appear depends on driver and guest. `flags` must be 0.
/// Returns the number of entries filled, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMemoryStats(
    dom: virDomainPtr,
    stats: virDomainMemoryStatPtr,
    nr_stats: c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virDomainMemoryStats, dom, stats, nr_stats, flags) };
    if stats.is_null() || nr_stats == 0 {
        return call.count(|_| Ok(0));
    }
    let stat = |found: MemoryStat| virDomainMemoryStatStruct { tag: found.tag, val: found.value };
    let room = c_int::try_from(nr_stats).unwrap_or(c_int::MAX);
    // SAFETY: valid for nr_stats writes by the caller's promise.
    unsafe {
        call.fill(stats, room, |domain| {
            Ok(domain.driver().domain_memory_stats(domain, flags)?.into_iter().map(stat).collect())
        })
    }
}

/// Reads host CPU time used by the domain, per CPU or in total.
///
/// `start_cpu` of -1 asks for totals, with `ncpus` 1. `params` is a caller-owned array of `nparams`
/// times `ncpus` entries. With `params` NULL and `nparams` 0, `ncpus` 1 asks how many parameters each
/// CPU has, and `ncpus` 0 with `start_cpu` 0 asks how many CPUs there are. `flags` takes
/// virTypedParameterFlags. Returns the parameter count per CPU, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetCPUStats(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: c_uint,
    start_cpu: c_int,
    ncpus: c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetCPUStats, domain, params, nparams, start_cpu, ncpus, flags) }.count(|domain| {
        let asked = match (start_cpu, nparams, ncpus) {
            (-1, 0, _) => CpuTimes::CountTotal,
            (-1, ..) => CpuTimes::Total,
            (_, 0, 1..) => CpuTimes::CountEach,
            (_, _, 0) => CpuTimes::Processors,
            (start, ..) => CpuTimes::Each { start: start.cast_unsigned(), count: ncpus },
        };
        match domain.driver().domain_get_cpu_stats(domain, asked, without_string_okay(flags))? {
            CpuStats::Count(count) => Ok(count),
            // SAFETY: valid for nparams times ncpus writes by the caller's promise; there are at most
            // as many lists as were asked for.
            CpuStats::Times(times) => unsafe { hand_out_times(params, nparams, &times) },
        }
    })
}

/// Sets how often the memory balloon of the domain collects statistics.
///
/// `period` is in seconds; 0 turns collection off. `flags` takes virDomainMemoryModFlags. Read the
/// numbers with virDomainMemoryStats. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetMemoryStatsPeriod(domain: virDomainPtr, period: c_int, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetMemoryStatsPeriod, domain, period, flags) }
        .status(|domain| domain.driver().domain_set_memory_stats_period(domain, period, flags.into()))
}

/// Reads statistics of all domains that match the filters.
///
/// `stats` takes virDomainStatsTypes; 0 means all groups the hypervisor has. `flags` takes
/// virConnectGetAllDomainStatsFlags. `retStats` receives a new NULL-terminated array; free it with
/// virDomainStatsRecordListFree. Returns the number of records, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetAllDomainStats(
    conn: virConnectPtr,
    stats: c_uint,
    ret_stats: *mut *mut virDomainStatsRecordPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectGetAllDomainStats, conn, stats, ret_stats, flags) }.count(|connection| {
        let driver = connection.driver();
        // SAFETY: not NULL, so valid for a write by the caller's promise.
        unsafe {
            records::hand_out(ret_stats, connection, |records| {
                driver.connect_get_all_domain_stats(None, stats.into(), flags.into(), records)
            })
        }
    })
}

/// Reads statistics of the given domains.
///
/// `doms` is a NULL-terminated array of handles, all of one connection. `stats` takes
/// virDomainStatsTypes; 0 means all groups. `flags` takes virConnectGetAllDomainStatsFlags. `retStats`
/// receives a new NULL-terminated array; free it with virDomainStatsRecordListFree. Returns the number
/// of records, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainListGetStats(
    doms: *mut virDomainPtr,
    stats: c_uint,
    ret_stats: *mut *mut virDomainStatsRecordPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virDomainListGetStats; doms, stats, ret_stats, flags) };
    // SAFETY: not NULL, so an array by the caller's promise.
    if doms.is_null() || ret_stats.is_null() || unsafe { *doms }.is_null() {
        return call
            .check(false, |function, origin| {
                let detail = format!("doms array in {function} must contain at least one domain");
                Error::new(origin, Code::InvalidArg, detail)
            })
            .count(|_| Ok(0));
    }
    // SAFETY: an array that ends in NULL, by the caller's promise; the first is not NULL.
    unsafe { all_of_one_connection(Call::on(rules::virDomainListGetStats, *doms), doms.add(1)) }.count(|first| {
        // SAFETY: every one was checked, up to the NULL.
        let domains = unsafe { all_of(doms) };
        let connection = first.connection();
        let driver = connection.driver();
        // SAFETY: not NULL, so valid for a write by the caller's promise.
        unsafe {
            records::hand_out(ret_stats, connection, |records| {
                driver.connect_get_all_domain_stats(Some(&domains), stats.into(), flags.into(), records)
            })
        }
    })
}

/// Frees a NULL-terminated array of statistics records with all they hold.
///
/// The records drop their references to the domains; keep a handle with virDomainRef if needed. NULL is
/// allowed and does nothing.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainStatsRecordListFree(stats: *mut virDomainStatsRecordPtr) {
    entry!(virDomainStatsRecordListFree, stats);
    if stats.is_null() {
        return;
    }
    // SAFETY: not NULL, so it is an array that a call handed out.
    unsafe { records::free_all(stats) };
}

/// Starts measuring how fast the guest writes to its memory.
///
/// `seconds` is the length of the measurement. `flags` takes virDomainDirtyRateCalcFlags. Read the
/// result later with virDomainListGetStats and VIR_DOMAIN_STATS_DIRTYRATE. Returns 0 once started, or
/// -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainStartDirtyRateCalc(domain: virDomainPtr, seconds: c_int, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainStartDirtyRateCalc, domain, seconds, flags) }.unsupported()
}
