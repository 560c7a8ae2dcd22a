//! A domain's share of the host: scheduling, memory, block and network limits, performance counters.

use std::ffi::{c_char, c_int, c_uint};

use crate::abi::*;
use crate::api::call::{c_count, optional_text, text};
use crate::api::typed_params::{fill, fill_asked, from_c, without_string_okay};

/// Reads the CPU scheduler settings of the domain.
///
/// `params` is a caller-owned array. On entry `nparams` holds its size, taken from
/// virDomainGetSchedulerType; on return the number of entries filled. Returns 0, or -1 on failure.
/// virDomainGetSchedulerParametersFlags takes flags.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetSchedulerParameters(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: *mut c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetSchedulerParameters, domain, params, nparams).status(|domain| {
            let list = domain.driver().domain_get_scheduler_parameters_flags(domain, 0)?;
            fill(&list, params, nparams)
        })
    }
}

/// Returns the name of the CPU scheduler used for the domain.
///
/// `nparams`, if not NULL, receives the number of scheduler settings. Free the result with free().
/// Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetSchedulerType(domain: virDomainPtr, nparams: *mut c_int) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetSchedulerType, domain, nparams).string(|domain| {
            let (kind, count) = domain.driver().domain_get_scheduler_type(domain)?;
            if !nparams.is_null() {
                nparams.write(c_count(count)?);
            }
            Ok(kind)
        })
    }
}

/// Changes CPU scheduler settings of the domain.
///
/// `params` is an array of `nparams` entries and is only read. Settings that are left out keep their
/// value. Returns 0, or -1 on failure. virDomainSetSchedulerParametersFlags takes flags.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetSchedulerParameters(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSetSchedulerParameters, domain, params, nparams).status(|domain| {
            let list = from_c(params, nparams)?;
            domain.driver().domain_set_scheduler_parameters_flags(domain, &list, 0)
        })
    }
}

/// Reads the memory limits of the domain, in KiB.
///
/// With `nparams` pointing to 0 and `params` NULL, stores the number of settings in `nparams`.
/// Otherwise fills the caller-owned array and updates `nparams`. `flags` takes
/// virDomainModificationImpact and virTypedParameterFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetMemoryParameters(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetMemoryParameters, domain, params, nparams, flags).status(|domain| {
            let flags = without_string_okay(flags).into();
            fill_asked(params, nparams, |ask| domain.driver().domain_get_memory_parameters(domain, ask, flags))
        })
    }
}

/// Changes memory limits of the domain, in KiB.
///
/// `params` is an array of `nparams` entries and is only read. Settings that are left out keep their
/// value. `flags` takes virDomainModificationImpact. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetMemoryParameters(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSetMemoryParameters, domain, params, nparams, flags).status(|domain| {
            let list = from_c(params, nparams)?;
            domain.driver().domain_set_memory_parameters(domain, &list, flags.into())
        })
    }
}

/// Reads the block I/O tuning settings of the domain.
///
/// With `nparams` pointing to 0 and `params` NULL, stores the number of settings in `nparams`.
/// Otherwise fills the caller-owned array and updates `nparams`. `flags` takes
/// virDomainModificationImpact and virTypedParameterFlags. Release string values with
/// virTypedParamsClear. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetBlkioParameters(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetBlkioParameters, domain, params, nparams, flags).status(|domain| {
            let flags = without_string_okay(flags).into();
            fill_asked(params, nparams, |ask| domain.driver().domain_get_blkio_parameters(domain, ask, flags))
        })
    }
}

/// Changes block I/O tuning settings of the domain.
///
/// `params` is an array of `nparams` entries and is only read. Settings that are left out keep their
/// value. `flags` takes virDomainModificationImpact. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetBlkioParameters(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSetBlkioParameters, domain, params, nparams, flags).status(|domain| {
            let list = from_c(params, nparams)?;
            domain.driver().domain_set_blkio_parameters(domain, &list, flags.into())
        })
    }
}

/// Reads the CPU scheduler settings of the domain, live or persistent.
///
/// `params` is a caller-owned array. On entry `nparams` holds its size, taken from
/// virDomainGetSchedulerType; on return the number of entries filled. `flags` takes
/// virDomainModificationImpact and virTypedParameterFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetSchedulerParametersFlags(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetSchedulerParametersFlags, domain, params, nparams, flags).status(|domain| {
            let list = domain.driver().domain_get_scheduler_parameters_flags(domain, without_string_okay(flags))?;
            fill(&list, params, nparams)
        })
    }
}

/// Changes CPU scheduler settings of the domain, live, persistent or both.
///
/// `params` is an array of `nparams` entries and is only read. Settings that are left out keep their
/// value. `flags` takes virDomainModificationImpact. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetSchedulerParametersFlags(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSetSchedulerParametersFlags, domain, params, nparams, flags).status(|domain| {
            let list = from_c(params, nparams)?;
            domain.driver().domain_set_scheduler_parameters_flags(domain, &list, flags)
        })
    }
}

/// Reads the bandwidth settings of a network interface as typed parameters.
///
/// `device` is the target name or the MAC address. With `params` NULL and `nparams` pointing to 0, the
/// call only stores the number of parameters; otherwise `params` is a caller-owned array. `flags` takes
/// virDomainModificationImpact and virTypedParameterFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetInterfaceParameters(
    dom: virDomainPtr,
    device: *const c_char,
    params: virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetInterfaceParameters, dom, device, params, nparams, flags).status(|domain| {
            let (device, flags) = (text(device), without_string_okay(flags).into());
            let ask_driver = |ask| domain.driver().domain_get_interface_parameters(domain, &device, ask, flags);
            fill_asked(params, nparams, ask_driver)
        })
    }
}

/// Reads the NUMA settings of the domain as typed parameters.
///
/// With `params` NULL and `nparams` pointing to 0, the call only stores the number of parameters.
/// Otherwise `params` is a caller-owned array with room for that many. `flags` takes
/// virDomainModificationImpact and virTypedParameterFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetNumaParameters(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetNumaParameters, domain, params, nparams, flags).status(|domain| {
            let flags = without_string_okay(flags).into();
            fill_asked(params, nparams, |ask| domain.driver().domain_get_numa_parameters(domain, ask, flags))
        })
    }
}

/// Sets bandwidth limits of a network interface from typed parameters.
///
/// `device` is the target name or the MAC address. Parameter names are the VIR_DOMAIN_BANDWIDTH_*
/// macros. `flags` takes virDomainModificationImpact. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetInterfaceParameters(
    dom: virDomainPtr,
    device: *const c_char,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSetInterfaceParameters, dom, device, params, nparams, flags).status(|domain| {
            let list = from_c(params, nparams)?;
            // Without a name there is no such interface.
            let device = optional_text(device).unwrap_or_default();
            domain.driver().domain_set_interface_parameters(domain, &device, &list, flags.into())
        })
    }
}

/// Sets the NUMA placement of the domain from typed parameters.
///
/// Parameter names are the VIR_DOMAIN_NUMA_* macros. `flags` takes virDomainModificationImpact. Returns
/// 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetNumaParameters(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSetNumaParameters, domain, params, nparams, flags).status(|domain| {
            let list = from_c(params, nparams)?;
            domain.driver().domain_set_numa_parameters(domain, &list, flags.into())
        })
    }
}

/// Removes a throttle group from the domain.
///
/// `group` is its name; no disk may still use it. `flags` takes virDomainModificationImpact. Returns 0,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainDelThrottleGroup(dom: virDomainPtr, group: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainDelThrottleGroup, dom, group, flags) }.unsupported()
}

/// Adds a throttle group to the domain or changes its limits.
///
/// `group` is its name. Parameter names are the VIR_DOMAIN_BLOCK_IOTUNE_* macros. Disks that use the
/// group share its limits. `flags` takes virDomainModificationImpact. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetThrottleGroup(
    dom: virDomainPtr,
    group: *const c_char,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetThrottleGroup, dom, group, params, nparams, flags).unsupported() }
}
