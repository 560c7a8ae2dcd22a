//! TODO-subject domain/tuning: exported functions of `libvirt-domain.h`.

use std::ffi::{c_char, c_int, c_uint};

use crate::abi::*;
use crate::api::call::{Api, named};
use crate::error::Origin;

const API: Api = Api(Origin::Domain);

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
        API.on("virDomainGetSchedulerParameters", domain)
            .non_null(params, "params")
            .non_null(nparams, "nparams")
            .with_value_of(nparams, |call, count| call.positive(count, "*nparams"))
            .unsupported()
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
    unsafe { API.on("virDomainGetSchedulerType", domain) }.unsupported()
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
        API.on("virDomainSetSchedulerParameters", domain)
            .writable()
            .non_null(params, "params")
            .non_negative(nparams, "nparams")
            .typed_parameters(params, nparams)
            .unsupported()
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
    // IRR: VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_TYPED_PARAM_STRING)
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainGetMemoryParameters", domain)
            .non_null(nparams, "nparams")
            .with_value_of(nparams, |call, count| {
                call.non_negative(count, "*nparams").when(count != 0, |call| call.non_null(params, "params"))
            })
            .exclusive(flags, named!(VIR_DOMAIN_AFFECT_LIVE), named!(VIR_DOMAIN_AFFECT_CONFIG))
            .unsupported()
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
        API.on("virDomainSetMemoryParameters", domain)
            .writable()
            .non_null(params, "params")
            .positive(nparams, "nparams")
            .typed_parameters(params, nparams)
            .unsupported()
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
    // IRR: VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_TYPED_PARAM_STRING)
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainGetBlkioParameters", domain)
            .non_null(nparams, "nparams")
            .with_value_of(nparams, |call, count| {
                call.non_negative(count, "*nparams").when(count != 0, |call| call.non_null(params, "params"))
            })
            .exclusive(flags, named!(VIR_DOMAIN_AFFECT_LIVE), named!(VIR_DOMAIN_AFFECT_CONFIG))
            .unsupported()
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
        API.on("virDomainSetBlkioParameters", domain)
            .writable()
            .non_null(params, "params")
            .non_negative(nparams, "nparams")
            .typed_parameters(params, nparams)
            .unsupported()
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
    // IRR: VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_TYPED_PARAM_STRING)
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainGetSchedulerParametersFlags", domain)
            .non_null(params, "params")
            .non_null(nparams, "nparams")
            .with_value_of(nparams, |call, count| call.positive(count, "*nparams"))
            .exclusive(flags, named!(VIR_DOMAIN_AFFECT_LIVE), named!(VIR_DOMAIN_AFFECT_CONFIG))
            .unsupported()
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
        API.on("virDomainSetSchedulerParametersFlags", domain)
            .writable()
            .non_null(params, "params")
            .non_negative(nparams, "nparams")
            .typed_parameters(params, nparams)
            .unsupported()
    }
}

/// (to be described)
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
    // IRR: VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_TYPED_PARAM_STRING)
    // MANUAL /*IRR virCheckDomainReturn(domain, -1);*/.non_null(nparams, "nparams").with_value_of(nparams, |call, count| call.non_negative(count, "*nparams").when(count != 0, |call| call.non_null(params, "params")))
    API.call("virDomainGetInterfaceParameters").unsupported()
}

/// (to be described)
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
    // IRR: VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_TYPED_PARAM_STRING)
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainGetNumaParameters", domain)
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
pub unsafe extern "C" fn virDomainSetInterfaceParameters(
    dom: virDomainPtr,
    device: *const c_char,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // MANUAL /*IRR virCheckDomainReturn(domain, -1);*/.writable().non_null(params, "params").positive(nparams, "nparams").typed_parameters(params, nparams)
    API.call("virDomainSetInterfaceParameters").unsupported()
}

/// (to be described)
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
        API.on("virDomainSetNumaParameters", domain)
            .writable()
            .non_null(params, "params")
            .positive(nparams, "nparams")
            .typed_parameters(params, nparams)
            .unsupported()
    }
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainDelThrottleGroup(dom: virDomainPtr, group: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainDelThrottleGroup", dom) }.non_null(group, "group").unsupported()
}

/// (to be described)
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
    unsafe {
        API.on("virDomainSetThrottleGroup", dom)
            .writable()
            .non_null(group, "group")
            .positive(nparams, "nparams")
            .non_null(params, "params")
            .typed_parameters(params, nparams)
            .unsupported()
    }
}
