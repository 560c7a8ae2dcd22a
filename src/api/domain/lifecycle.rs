//! The life of a domain: defining, starting, stopping, renaming it.

use std::ffi::{c_char, c_int, c_uint, c_ulonglong};

use crate::abi::*;
use crate::api::call::{bytes, text};
use crate::flags::{DomainCreateFlags, DomainDefineFlags, DomainDestroyFlags, DomainUndefineFlags};

/// Starts a transient domain from an XML description; an old name for virDomainCreateXML.
///
/// `flags` takes virDomainCreateFlags. Returns a new handle, or NULL on failure. Release it with
/// virDomainFree. New code should call virDomainCreateXML.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCreateLinux(
    conn: virConnectPtr,
    xml_desc: *const c_char,
    flags: c_uint,
) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainCreateLinux, conn, xml_desc, flags)
            .handle(|conn| conn.driver().domain_create_xml(conn, bytes(xml_desc), flags.into()))
    }
}

/// Stops a running domain at once, without asking the guest to shut down.
///
/// Unsaved guest data may be lost. A transient domain ceases to exist; a persistent one becomes
/// inactive. The handle stays allocated and still needs virDomainFree. Returns 0, or -1 on failure.
/// virDomainDestroyFlags offers more control.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainDestroy(domain: virDomainPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainDestroy, domain) }
        .status(|domain| domain.driver().domain_destroy_flags(domain, DomainDestroyFlags::empty()))
}

/// Lets a paused domain run again.
///
/// Returns 0, or -1 on failure. Needs a connection that is not read-only.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainResume(domain: virDomainPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainResume, domain) }.status(|domain| domain.driver().domain_resume(domain))
}

/// Asks the guest to shut down cleanly.
///
/// The call may return before the guest has stopped, and the guest may ignore the request. Returns 0 if
/// the request was sent, or -1 on failure. virDomainShutdownFlags lets the caller choose the method.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainShutdown(domain: virDomainPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainShutdown, domain) }.status(|domain| domain.driver().domain_shutdown_flags(domain, 0))
}

/// Pauses a running domain; its memory stays allocated but its vCPUs stop.
///
/// Use virDomainResume to continue. Returns 0, or -1 on failure. Needs a connection that is not
/// read-only.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSuspend(domain: virDomainPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSuspend, domain) }.status(|domain| domain.driver().domain_suspend(domain))
}

/// Asks the guest to reboot.
///
/// `flags` takes virDomainRebootFlagValues; 0 lets the driver choose the method. The guest may ignore
/// the request. Returns 0 if the request was sent, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainReboot(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainReboot, domain, flags) }.status(|domain| domain.driver().domain_reboot(domain, flags))
}

/// Starts a domain that is defined but not running.
///
/// Returns 0 when the domain has started, or -1 on failure. virDomainCreateWithFlags does the same with
/// options.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCreate(domain: virDomainPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainCreate, domain) }
        .status(|domain| domain.driver().domain_create_with_flags(domain, DomainCreateFlags::empty()))
}

/// Stores a persistent domain configuration without starting it.
///
/// If a domain with the same name and UUID exists, its persistent configuration is replaced. Returns a
/// new handle, or NULL on failure. Release the handle with virDomainFree. virDomainDefineXMLFlags takes
/// flags as well.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainDefineXML(conn: virConnectPtr, xml: *const c_char) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainDefineXML, conn, xml)
            .handle(|conn| conn.driver().domain_define_xml_flags(conn, bytes(xml), DomainDefineFlags::empty()))
    }
}

/// Removes the persistent configuration of a domain.
///
/// A running domain keeps running but becomes transient. Returns 0, or -1 on failure. The call can fail
/// when a managed save image or snapshots exist; virDomainUndefineFlags can deal with those.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainUndefine(domain: virDomainPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainUndefine, domain) }
        .status(|domain| domain.driver().domain_undefine_flags(domain, DomainUndefineFlags::empty()))
}

/// Stores in `autostart` whether the domain starts by itself when the host boots.
///
/// 1 means yes, 0 means no. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetAutostart(domain: virDomainPtr, autostart: *mut c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainGetAutostart, domain, autostart)
            .store(autostart, |domain| domain.driver().domain_get_autostart(domain).map(c_int::from))
    }
}

/// Sets whether the domain starts by itself when the host boots.
///
/// `autostart` of 0 turns it off, anything else turns it on. The domain must be persistent. Returns 0,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetAutostart(domain: virDomainPtr, autostart: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetAutostart, domain, autostart) }
        .status(|domain| domain.driver().domain_set_autostart(domain, autostart != 0))
}

/// Creates a domain from an XML description and starts it.
///
/// The domain is transient unless a persistent one of the same name and UUID is already defined.
/// `flags` takes virDomainCreateFlags. Returns a new handle, or NULL on failure. Release the handle
/// with virDomainFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCreateXML(
    conn: virConnectPtr,
    xml_desc: *const c_char,
    flags: c_uint,
) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainCreateXML, conn, xml_desc, flags)
            .handle(|conn| conn.driver().domain_create_xml(conn, bytes(xml_desc), flags.into()))
    }
}

/// Starts a domain that is defined but not running, with options.
///
/// `flags` takes virDomainCreateFlags. Returns 0 when the domain has started, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCreateWithFlags(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainCreateWithFlags, domain, flags) }
        .status(|domain| domain.driver().domain_create_with_flags(domain, flags.into()))
}

/// Stops a running domain by force, with options.
///
/// `flags` takes virDomainDestroyFlagsValues. With VIR_DOMAIN_DESTROY_GRACEFUL the call fails rather
/// than kill a process that does not exit in time. The handle still needs virDomainFree. Returns 0, or
/// -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainDestroyFlags(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainDestroyFlags, domain, flags) }
        .status(|domain| domain.driver().domain_destroy_flags(domain, flags.into()))
}

/// Removes the persistent definition of a domain, with options.
///
/// A running domain goes on as transient. `flags` takes virDomainUndefineFlagsValues and says what to
/// do with leftovers such as a managed save image, snapshot metadata or NVRAM; without the matching
/// flag such leftovers can make the call fail. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainUndefineFlags(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainUndefineFlags, domain, flags) }
        .status(|domain| domain.driver().domain_undefine_flags(domain, flags.into()))
}

/// Resets a running domain at once, like the reset button of a machine.
///
/// The guest gets no chance to shut down, so unsaved data may be lost. `flags` must be 0. Returns 0, or
/// -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainReset(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainReset, domain, flags) }.status(|domain| domain.driver().domain_reset(domain, flags))
}

/// Asks the guest to suspend itself to memory, to disk or both.
///
/// `target` takes virNodeSuspendTarget. `duration` is in seconds; 0 means until woken, and drivers may
/// accept nothing else. Needs support in the guest. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainPMSuspendForDuration(
    domain: virDomainPtr,
    target: c_uint,
    duration: c_ulonglong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainPMSuspendForDuration, domain, target, duration, flags) }.unsupported()
}

/// Asks the guest to shut down, with a choice of method.
///
/// `flags` takes virDomainShutdownFlagValues; 0 leaves the choice to the hypervisor. The guest may
/// ignore the request, and the call does not wait for it. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainShutdownFlags(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainShutdownFlags, domain, flags) }
        .status(|domain| domain.driver().domain_shutdown_flags(domain, flags))
}

/// Wakes a guest that was suspended by power management.
///
/// `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainPMWakeup(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainPMWakeup, domain, flags) }.unsupported()
}

/// Starts a defined domain and hands open files to its first process.
///
/// `files` is an array of `nfiles` file descriptors. Only container drivers can use them. `flags` takes
/// virDomainCreateFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCreateWithFiles(
    domain: virDomainPtr,
    nfiles: c_uint,
    files: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainCreateWithFiles, domain, nfiles, files, flags) }
        .status(|domain| domain.driver().domain_create_with_flags(domain, flags.into()))
}

/// Starts a transient domain from XML and hands open files to its first process.
///
/// `files` is an array of `nfiles` file descriptors. Only container drivers can use them. `flags` takes
/// virDomainCreateFlags. Returns a new handle, or NULL on failure. Release the handle with
/// virDomainFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCreateXMLWithFiles(
    conn: virConnectPtr,
    xml_desc: *const c_char,
    nfiles: c_uint,
    files: *mut c_int,
    flags: c_uint,
) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainCreateXMLWithFiles, conn, xml_desc, nfiles, files, flags)
            .handle(|conn| conn.driver().domain_create_xml(conn, bytes(xml_desc), flags.into()))
    }
}

/// Stores a persistent domain definition from XML, without starting the domain.
///
/// An existing definition with the same name and UUID is replaced. `flags` takes virDomainDefineFlags.
/// Returns a new handle, or NULL on failure. Release the handle with virDomainFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainDefineXMLFlags(
    conn: virConnectPtr,
    xml: *const c_char,
    flags: c_uint,
) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainDefineXMLFlags, conn, xml, flags)
            .handle(|conn| conn.driver().domain_define_xml_flags(conn, bytes(xml), flags.into()))
    }
}

/// Gives a domain a new name.
///
/// Drivers usually want the domain to be persistent and not running. `new_name` must not be in use.
/// `flags` must be 0. Returns a value of 0 or more on success, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainRename(dom: virDomainPtr, new_name: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainRename, dom, new_name, flags)
            .status(|domain| domain.driver().domain_rename(domain, &text(new_name), flags))
    }
}

/// Sets what happens to the domain when the guest powers off, reboots or crashes.
///
/// `type` takes virDomainLifecycle and `action` takes virDomainLifecycleAction; not every pair is
/// allowed. `flags` takes virDomainModificationImpact. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetLifecycleAction(
    domain: virDomainPtr,
    kind: c_uint,
    action: c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetLifecycleAction, domain, kind, action, flags) }
        .status(|domain| domain.driver().domain_set_lifecycle_action(domain, kind, action, flags.into()))
}

/// Reads whether the domain will start by itself at the next host boot only.
///
/// Stores 1 or 0 in `autostart`. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetAutostartOnce(domain: virDomainPtr, autostart: *mut c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetAutostartOnce, domain, autostart) }.unsupported()
}

/// Sets whether the domain starts by itself at the next host boot only.
///
/// `autostart` is 1 for yes and 0 for no. The setting is dropped after that one start. Use
/// virDomainSetAutostart for every boot. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetAutostartOnce(domain: virDomainPtr, autostart: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSetAutostartOnce, domain, autostart) }.unsupported()
}
