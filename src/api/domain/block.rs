//! Block devices of domains: statistics, jobs, limits.

use std::ffi::{c_char, c_int, c_uint, c_ulong, c_ulonglong, c_void};

use crate::abi::*;
use crate::api::call::{Text, clear, optional_text, text, write_start};
use crate::api::typed_params::{fill_asked, from_c, without_string_okay};
use crate::driver::DiskError;
use crate::error::Result;

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
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainBlockStats, dom, disk, stats, size).status(|domain| {
            let found = domain.driver().domain_block_stats(domain, &text(disk))?;
            let found = virDomainBlockStatsStruct {
                rd_req: found.read_requests,
                rd_bytes: found.read_bytes,
                wr_req: found.write_requests,
                wr_bytes: found.write_bytes,
                errs: found.errors,
            };
            write_start(stats, &found, size);
            Ok(())
        })
    }
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
    unsafe { begin!(virDomainBlockPeek, dom, disk, offset, size, buffer, flags) }.unsupported()
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
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetBlockInfo, dom, disk, info, flags).store(info, |domain| {
            let found = domain.driver().domain_get_block_info(domain, &text(disk), flags)?;
            Ok(virDomainBlockInfo { capacity: found.capacity, allocation: found.allocation, physical: found.physical })
        })
    }
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
    unsafe { begin!(virDomainBlockJobAbort, dom, disk, flags) }.unsupported()
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
    unsafe { begin!(virDomainBlockJobSetSpeed, dom, disk, bandwidth, flags) }.unsupported()
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
    unsafe { begin!(virDomainBlockPull, dom, disk, bandwidth, flags) }.unsupported()
}

/// Reads I/O statistics of a disk as typed parameters.
///
/// `disk` is the target name or the source path. With `params` NULL and `nparams` pointing to 0, the
/// call only stores the number of parameters. Otherwise `params` is a caller-owned array with room for
/// that many. `flags` takes virTypedParameterFlags. Returns 0, or -1 on failure.
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
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainBlockStatsFlags, dom, disk, params, nparams, flags).unsupported() }
}

/// Changes the size of a disk of a running domain.
///
/// `disk` is the target name or the source path. `size` is in KiB, or in bytes with
/// VIR_DOMAIN_BLOCK_RESIZE_BYTES. `flags` takes virDomainBlockResizeFlags. Shrinking can destroy data.
/// Returns 0, or -1 on failure.
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
    unsafe { begin!(virDomainBlockResize, dom, disk, size, flags) }.unsupported()
}

/// Reads the I/O limits of a disk as typed parameters.
///
/// With `params` NULL and `nparams` pointing to 0, the call only stores the number of parameters.
/// Otherwise `params` is a caller-owned array with room for that many. `flags` takes
/// virDomainModificationImpact and virTypedParameterFlags. Returns 0, or -1 on failure.
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
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetBlockIoTune, dom, disk, params, nparams, flags).status(|domain| {
            let (disk, flags) = (optional_text(disk), without_string_okay(flags).into());
            fill_asked(params, nparams, |ask| {
                domain.driver().domain_get_block_io_tune(domain, disk.as_deref(), ask, flags)
            })
        })
    }
}

/// Sets the I/O limits of a disk from typed parameters.
///
/// `disk` is the target name or the source path. Parameter names are the VIR_DOMAIN_BLOCK_IOTUNE_*
/// macros; a limit of 0 means unlimited. `flags` takes virDomainModificationImpact. Returns 0, or -1 on
/// failure.
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
        begin!(virDomainSetBlockIoTune, dom, disk, params, nparams, flags).status(|domain| {
            let list = from_c(params, nparams)?;
            domain.driver().domain_set_block_io_tune(domain, &text(disk), &list, flags.into())
        })
    }
}

/// Starts a job that shortens the backing chain of a disk, or copies the disk.
///
/// `base` is the image to keep as backing file, or NULL to pull in all data. With
/// VIR_DOMAIN_BLOCK_REBASE_COPY, `base` is the copy target; virDomainBlockCopy does that better.
/// `bandwidth` is in MiB/s, or bytes/s with the flag; 0 means the default. `flags` takes
/// virDomainBlockRebaseFlags. Returns 0 once started, or -1 on failure.
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
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainBlockRebase, dom, disk, base, bandwidth, flags) }.unsupported()
}

/// Lists the disks of the domain that have had I/O errors.
///
/// `errors` is a caller-owned array of `maxerrors` entries; free the `disk` string of each filled entry
/// with free(). With `errors` NULL and `maxerrors` 0, returns the most entries there can be. `flags`
/// must be 0. Returns the number of entries filled, or -1 on failure.
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
    unsafe {
        begin!(virDomainGetDiskErrors, dom, errors, maxerrors, flags).count(|domain| {
            let most = (!errors.is_null()).then(|| usize::try_from(maxerrors).unwrap_or(usize::MAX));
            let (count, found) = domain.driver().domain_get_disk_errors(domain, most, flags)?;
            hand_out_errors(errors, found)?;
            Ok(count)
        })
    }
}

/// Fills an array of disks with errors, or leaves it as it was.
///
/// # Safety
/// `errors` is valid for as many writes as there are errors.
unsafe fn hand_out_errors(errors: virDomainDiskErrorPtr, found: Vec<DiskError>) -> Result<()> {
    let names: Vec<_> = found.iter().map(|one| Text::new(&one.disk)).collect::<Result<_>>()?;
    for (index, (name, one)) in names.into_iter().zip(found).enumerate() {
        // SAFETY: by the caller's promise.
        unsafe { errors.add(index).write(virDomainDiskError { disk: name.into_raw(), error: one.error }) };
    }
    Ok(())
}

/// Starts a job that writes the data of upper images of a disk down into a lower image.
///
/// `base` is the image to write into; NULL means the bottom of the chain. `top` is the uppermost image
/// to merge; NULL means the active one, which needs VIR_DOMAIN_BLOCK_COMMIT_ACTIVE. `bandwidth` is in
/// MiB/s, or bytes/s with the flag; 0 means the default. `flags` takes virDomainBlockCommitFlags.
/// Returns 0 once started, or -1 on failure.
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
    unsafe { begin!(virDomainBlockCommit, dom, disk, base, top, bandwidth, flags) }.unsupported()
}

/// Starts a job that copies a disk to a new place.
///
/// `destxml` is a disk element that describes the target. Parameter names are the
/// VIR_DOMAIN_BLOCK_COPY_* macros, with bandwidth in bytes/s. `flags` takes virDomainBlockCopyFlags.
/// Once in sync it mirrors writes until virDomainBlockJobAbort ends it, with or without a switch to the
/// copy. Returns 0 once started, or -1 on failure.
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
    unsafe { begin!(virDomainBlockCopy, dom, disk, destxml, params, nparams, flags) }.unsupported()
}

/// Asks for an event when a disk image has been written past an offset.
///
/// `dev` is the disk target name, or that plus an index for one image of the chain. `threshold` is in
/// bytes. The event is VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD and comes once for each call. `flags` must
/// be 0. Returns 0, or -1 on failure.
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
    unsafe { begin!(virDomainSetBlockThreshold, domain, dev, threshold, flags) }.unsupported()
}
