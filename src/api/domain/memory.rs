//! How much memory a domain has.

use std::ffi::{c_int, c_uint, c_ulong};

use crate::abi::*;

/// Returns the maximum memory of the domain in KiB, or 0 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetMaxMemory(domain: virDomainPtr) -> c_ulong {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetMaxMemory, domain) }.value(|domain| domain.driver().domain_get_max_memory(domain))
}

/// Changes the maximum memory the domain may use.
///
/// `memory` is in KiB and must not be 0. Whether this works on a running domain depends on the driver.
/// Returns 0, or -1 on failure. virDomainSetMemoryFlags lets the caller choose live or persistent
/// settings.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetMaxMemory(domain: virDomainPtr, memory: c_ulong) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetMaxMemory, domain, memory) }
        .status(|domain| domain.driver().domain_set_max_memory(domain, memory))
}

/// Changes the amount of memory currently given to the domain.
///
/// `memory` is in KiB and should not exceed the maximum memory. The guest reaches the target through
/// its balloon driver, so the change can take time. Returns 0, or -1 on failure. See
/// virDomainSetMemoryFlags for flags.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetMemory(domain: virDomainPtr, memory: c_ulong) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetMemory, domain, memory) }
        .status(|domain| domain.driver().domain_set_memory(domain, memory))
}

/// Changes the current or the maximum memory of the domain.
///
/// `memory` is in KiB. `flags` takes virDomainMemoryModFlags, which chooses live or persistent
/// settings; VIR_DOMAIN_MEM_MAXIMUM changes the maximum. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetMemoryFlags(domain: virDomainPtr, memory: c_ulong, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetMemoryFlags, domain, memory, flags) }
        .status(|domain| domain.driver().domain_set_memory_flags(domain, memory, flags.into()))
}
