//! TODO-subject domain/stats: exported functions of `libvirt-domain.h`.

use std::ffi::{c_char, c_int, c_uint, c_ulonglong, c_void};

use crate::abi::*;
use crate::api::call::{Api, named};
use crate::error::Origin;

const API: Api = Api(Origin::Domain);

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
    // IRR: if (size > sizeof(stats2)) { virReportInvalidArg(size, _("size must not exceed %1$zu"), sizeof(stats2)); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainInterfaceStats", dom) }.non_null(device, "device").non_null(stats, "stats").unsupported()
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
    unsafe { API.on("virDomainMemoryPeek", dom) }
        .writable()
        .exclusive(flags, named!(VIR_MEMORY_VIRTUAL), named!(VIR_MEMORY_PHYSICAL))
        .when(size > 0, |call| call.non_null(buffer, "buffer"))
        .unsupported()
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
    unsafe { API.on("virDomainMemoryStats", dom) }.unsupported()
}

/// (to be described)
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
    // IRR: if (start_cpu == -1) { if (ncpus != 1) { virReportInvalidArg(start_cpu, "%s", _("ncpus must be 1 when start_cpu is -1")); goto error; }
    // IRR: COND else { virCheckNonNegativeArgGoto(start_cpu, error);
    // IRR: COND else virCheckNullArgGoto(params, error);
    // IRR: COND if (ncpus == 0) virCheckNullArgGoto(params, error);
    // IRR: if (nparams && ncpus > UINT_MAX / nparams) { virReportError(VIR_ERR_OVERFLOW, _("input too large: %1$u * %2$u"), nparams, ncpus); goto error; }
    // IRR: VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_TYPED_PARAM_STRING)
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainGetCPUStats", domain) }
        .when(nparams != 0, |call| call.non_null(params, "params"))
        .unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetMemoryStatsPeriod(domain: virDomainPtr, period: c_int, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainSetMemoryStatsPeriod", domain) }.writable().non_negative(period, "period").unsupported()
}

/// (to be described)
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
    unsafe { API.on("virConnectGetAllDomainStats", conn) }.non_null(ret_stats, "retStats").unsupported()
}

/// (to be described)
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
    // IRR: if (!*doms) { virReportError(VIR_ERR_INVALID_ARG, _("doms array in %1$s must contain at least one domain"), __FUNCTION__); goto cleanup; }
    // MANUAL .non_null(doms, "doms").non_null(ret_stats, "retStats")/*IRR virCheckConnectReturn(conn, -1);*/
    API.call("virDomainListGetStats").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainStatsRecordListFree(stats: *mut virDomainStatsRecordPtr) {
    // MANUAL
    API.call("virDomainStatsRecordListFree").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainStartDirtyRateCalc(domain: virDomainPtr, seconds: c_int, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainStartDirtyRateCalc", domain) }
        .writable()
        .exclusive(
            flags,
            named!(VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING),
            named!(VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP),
        )
        .exclusive(flags, named!(VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING), named!(VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING))
        .exclusive(flags, named!(VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP), named!(VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING))
        .unsupported()
}
