//! TODO-subject domain/block: exported functions of `libvirt-domain.h`.

use std::ffi::{c_char, c_int, c_uint, c_ulong, c_ulonglong, c_void};

use crate::abi::*;
use crate::api::call::{Api, clear, has, named};
use crate::error::Origin;

const API: Api = Api(Origin::Domain);

/// Reads request, byte and error counters of one disk of a running domain.
///
/// `disk` is the target name or the source path. `stats` is caller-owned and `size` is its size in
/// bytes. A field the driver cannot supply is -1. Returns 0, or -1 on failure. virDomainBlockStatsFlags
/// reports more counters.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBlockStats(
    dom: virDomainPtr,
    disk: *const c_char,
    stats: virDomainBlockStatsPtr,
    size: usize,
) -> c_int {
    // IRR: if (size > sizeof(stats2)) { virReportInvalidArg(size, _("size must not exceed %1$zu"), sizeof(stats2)); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainBlockStats", dom) }.non_null(disk, "disk").non_null(stats, "stats").unsupported()
}

/// Reads raw bytes from a disk of the domain, as the guest sees them.
///
/// `disk` is the target name or the source path. `offset` and `size` are in bytes; `buffer` is
/// caller-owned and holds at least `size` bytes. `flags` must be 0. Remote connections limit `size`.
/// Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBlockPeek(
    dom: virDomainPtr,
    disk: *const c_char,
    offset: c_ulonglong,
    size: usize,
    buffer: *mut c_void,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainBlockPeek", dom) }
        .writable()
        .non_empty(disk, "disk")
        .when(size > 0, |call| call.non_null(buffer, "buffer"))
        .unsupported()
}

/// Fills `info` with the capacity, allocation and physical size of a disk, in bytes.
///
/// `disk` is the target name or the source path. `info` is caller-owned. `flags` must be 0. Returns 0,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetBlockInfo(
    dom: virDomainPtr,
    disk: *const c_char,
    info: virDomainBlockInfoPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(info) };
    // MANUAL /*IRR virCheckDomainReturn(domain, -1);*/.non_empty(disk, "disk").non_null(info, "info")
    API.call("virDomainGetBlockInfo").unsupported()
}

/// Ends the block job that runs on a disk.
///
/// `disk` is the target name or the source path. `flags` takes virDomainBlockJobAbortFlags. ASYNC
/// returns before the job has ended; PIVOT switches a finished copy or active commit over to its new
/// image. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBlockJobAbort(dom: virDomainPtr, disk: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainBlockJobAbort", dom) }.writable().non_null(disk, "disk").unsupported()
}

/// Limits the bandwidth of the block job that runs on a disk.
///
/// `disk` is the target name or the source path. `bandwidth` is in MiB/s, or bytes/s with the flag from
/// virDomainBlockJobSetSpeedFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBlockJobSetSpeed(
    dom: virDomainPtr,
    disk: *const c_char,
    bandwidth: c_ulong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainBlockJobSetSpeed", dom) }.writable().non_null(disk, "disk").unsupported()
}

/// Starts a job that copies all backing file data into the disk image, so it stands alone.
///
/// `disk` is the target name or the source path. `bandwidth` is in MiB/s, or bytes/s with the flag from
/// virDomainBlockPullFlags; 0 means the default. Returns 0 once started, or -1 on failure. Follow it
/// with virDomainGetBlockJobInfo.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBlockPull(
    dom: virDomainPtr,
    disk: *const c_char,
    bandwidth: c_ulong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainBlockPull", dom) }.writable().non_null(disk, "disk").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBlockStatsFlags(
    dom: virDomainPtr,
    disk: *const c_char,
    params: virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // IRR: VIR_DRV_SUPPORTS_FEATURE(dom->conn->driver, dom->conn, VIR_DRV_FEATURE_TYPED_PARAM_STRING)
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainBlockStatsFlags", dom)
            .non_null(disk, "disk")
            .non_null(nparams, "nparams")
            .with_value_of(nparams, |call, count| {
                call.non_negative(count, "*nparams").when(count != 0, |call| call.non_null(params, "params"))
            })
            .unsupported()
    }
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBlockResize(
    dom: virDomainPtr,
    disk: *const c_char,
    size: c_ulonglong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainBlockResize", dom) }.writable().non_null(disk, "disk").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetBlockIoTune(
    dom: virDomainPtr,
    disk: *const c_char,
    params: virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // IRR: VIR_DRV_SUPPORTS_FEATURE(dom->conn->driver, dom->conn, VIR_DRV_FEATURE_TYPED_PARAM_STRING)
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainGetBlockIoTune", dom)
            .non_null(nparams, "nparams")
            .with_value_of(nparams, |call, count| {
                call.non_negative(count, "*nparams").when(count != 0, |call| call.non_null(params, "params"))
            })
            .non_null(disk, "disk")
            .exclusive(flags, named!(VIR_DOMAIN_AFFECT_LIVE), named!(VIR_DOMAIN_AFFECT_CONFIG))
            .unsupported()
    }
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetBlockIoTune(
    dom: virDomainPtr,
    disk: *const c_char,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainSetBlockIoTune", dom)
            .writable()
            .non_null(disk, "disk")
            .positive(nparams, "nparams")
            .non_null(params, "params")
            .typed_parameters(params, nparams)
            .unsupported()
    }
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBlockRebase(
    dom: virDomainPtr,
    disk: *const c_char,
    base: *const c_char,
    bandwidth: c_ulong,
    flags: c_uint,
) -> c_int {
    // IRR: if (flags & (VIR_DOMAIN_BLOCK_REBASE_SHALLOW | VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT | VIR_DOMAIN_BLOCK_REBASE_COPY_RAW | VIR_DOMAIN_BLOCK_REBASE_COPY_DEV)) { virReportInvalidArg(flags, "%s", _("use of flags requires a copy job")); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainBlockRebase", dom) }
        .writable()
        .non_null(disk, "disk")
        .when(has(flags, named!(VIR_DOMAIN_BLOCK_REBASE_COPY)), |call| call.non_null(base, "base"))
        .unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetDiskErrors(
    dom: virDomainPtr,
    errors: virDomainDiskErrorPtr,
    maxerrors: c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainGetDiskErrors", dom) }.non_null_array(errors, maxerrors, "errors").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBlockCommit(
    dom: virDomainPtr,
    disk: *const c_char,
    base: *const c_char,
    top: *const c_char,
    bandwidth: c_ulong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainBlockCommit", dom) }.writable().non_null(disk, "disk").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBlockCopy(
    dom: virDomainPtr,
    disk: *const c_char,
    destxml: *const c_char,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainBlockCopy", dom) }
        .writable()
        .non_null(disk, "disk")
        .non_null(destxml, "destxml")
        .non_negative(nparams, "nparams")
        .when(nparams != 0, |call| call.non_null(params, "params"))
        .unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetBlockThreshold(
    domain: virDomainPtr,
    dev: *const c_char,
    threshold: c_ulonglong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainSetBlockThreshold", domain) }.writable().non_null(dev, "dev").unsupported()
}
