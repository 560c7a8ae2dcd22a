//! TODO-subject domain/backup: exported functions of `libvirt-domain.h`.

use std::ffi::{c_char, c_int, c_uint};

use crate::abi::*;
use crate::api::call::{Api, clear, named};
use crate::error::Origin;

const API: Api = Api(Origin::Domain);

/// Asks for the job running on the domain, such as a migration or a save, to be cancelled.
///
/// Returns 0 if the request was accepted, or -1 on failure or when there is no job to cancel.
/// virDomainAbortJobFlags takes flags.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainAbortJob(dom: virDomainPtr) -> c_int {
    // MANUAL /*IRR virCheckDomainReturn(domain, -1);*/.writable()
    API.call("virDomainAbortJob").unsupported()
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
    // MANUAL /*IRR virCheckDomainReturn(domain, -1);*/.non_null(info, "info")
    API.call("virDomainGetJobInfo").unsupported()
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
    unsafe { API.on("virDomainGetBlockJobInfo", dom) }.non_null(disk, "disk").non_null(info, "info").unsupported()
}

/// (to be described)
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
    unsafe { API.on("virDomainGetJobStats", domain) }
        .non_null(kind, "type")
        .non_null(params, "params")
        .non_null(nparams, "nparams")
        .requires(flags, named!(VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED), named!(VIR_DOMAIN_JOB_STATS_COMPLETED))
        .unsupported()
}

/// (to be described)
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
    unsafe { API.on("virDomainBackupBegin", domain) }.non_null(backup_xml, "backupXML").writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainBackupGetXMLDesc(domain: virDomainPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainBackupGetXMLDesc", domain) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainAbortJobFlags(dom: virDomainPtr, flags: c_uint) -> c_int {
    // MANUAL /*IRR virCheckDomainReturn(domain, -1);*/.writable()
    API.call("virDomainAbortJobFlags").unsupported()
}
