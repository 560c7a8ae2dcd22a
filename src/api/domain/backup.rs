//! Jobs on domains, backups among them.

use std::ffi::{c_char, c_int, c_uint};

use crate::abi::*;
use crate::api::call::clear;

/// Asks for the job running on the domain, such as a migration or a save, to be cancelled.
///
/// Returns 0 if the request was accepted, or -1 on failure or when there is no job to cancel.
/// virDomainAbortJobFlags takes flags.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainAbortJob(dom: virDomainPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainAbortJob, dom) }.unsupported()
}

/// Fills `info` with the progress of the job running on the domain.
///
/// `info` is caller-owned. Times are in milliseconds, amounts in bytes for most jobs. Returns 0, or -1
/// on failure; with no job the call succeeds and the type is VIR_DOMAIN_JOB_NONE. virDomainGetJobStats
/// reports more.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetJobInfo(dom: virDomainPtr, info: virDomainJobInfoPtr) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(info) };
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetJobInfo, dom, info) }.unsupported()
}

/// Fills `info` with type, bandwidth and progress of the block job on a disk.
///
/// `disk` is the target name or the source path. `info` is caller-owned. `flags` takes
/// virDomainBlockJobInfoFlags, which makes the bandwidth bytes/s in place of MiB/s. Returns 1 if there
/// is a job, 0 if there is none, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetBlockJobInfo(
    dom: virDomainPtr,
    disk: *const c_char,
    info: virDomainBlockJobInfoPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(info) };
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetBlockJobInfo, dom, disk, info, flags) }.unsupported()
}

/// Reads type and progress of the job on the domain as typed parameters.
///
/// `type` receives a virDomainJobType. `params` receives a new array; free it with virTypedParamsFree.
/// `flags` takes virDomainGetJobStatsFlags, which can ask for the last finished job. Returns 0, or -1
/// on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetJobStats(
    domain: virDomainPtr,
    kind: *mut c_int,
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetJobStats, domain, kind, params, nparams, flags) }.unsupported()
}

/// Starts a backup job on the disks of a running domain.
///
/// `backupXML` says which disks to save, where to, and whether to push the data or to serve it.
/// `checkpointXML` also makes a checkpoint at the same moment; NULL means none. `flags` takes
/// virDomainBackupBeginFlags. End a pull job with virDomainAbortJob. Returns 0 once started, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBackupBegin(
    domain: virDomainPtr,
    backup_xml: *const c_char,
    checkpoint_xml: *const c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainBackupBegin, domain, backup_xml, checkpoint_xml, flags) }.unsupported()
}

/// Returns the XML of the backup job that runs on the domain, with defaults filled in.
///
/// `flags` must be 0. Free the result with free(). Returns NULL on failure, also when no backup runs.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBackupGetXMLDesc(domain: virDomainPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainBackupGetXMLDesc, domain, flags) }.unsupported()
}

/// Asks to cancel the job that runs on the domain, with options.
///
/// `flags` takes virDomainAbortJobFlagsValues; VIR_DOMAIN_ABORT_JOB_POSTCOPY also interrupts a
/// migration in post-copy mode, which leaves it paused until recovered. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainAbortJobFlags(dom: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainAbortJobFlags, dom, flags) }.unsupported()
}
