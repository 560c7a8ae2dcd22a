//! What only QEMU domains have: the exported functions of `libvirt-qemu.h`.
//!
//! They are exported by libvirt-qemu.so.0, which finds them through [`super::private`]. No driver
//! answers them yet.

use std::ffi::{c_char, c_int, c_uint, c_void};

use crate::abi::*;

/// Sends a command to the QEMU monitor of a running domain.
///
/// `cmd` is QMP JSON, or a human monitor line with VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP. `flags` takes
/// virDomainQemuMonitorCommandFlags. Stores the reply in `result`; free it with free(). Returns 0 on
/// success, -1 on failure. Commands that change the domain can confuse the daemon.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainQemuMonitorCommand(
    domain: virDomainPtr,
    cmd: *const c_char,
    result: *mut *mut c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainQemuMonitorCommand, domain, cmd, result, flags) }.unsupported()
}

/// Asks the daemon to take over a QEMU process that was started by something else.
///
/// `domain` is the connection, in spite of its name. `pid_value` is the process ID of QEMU. `flags`
/// must be 0. Returns a new domain handle, or NULL on failure. Release the handle with virDomainFree.
/// Recent daemons no longer support the call.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainQemuAttach(domain: virConnectPtr, pid_value: c_uint, flags: c_uint) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainQemuAttach, domain, pid_value, flags) }.unsupported()
}

/// Sends a command to the QEMU guest agent of a running domain and returns its reply.
///
/// `cmd` is JSON text. `timeout` is in seconds, or one of virDomainQemuAgentCommandTimeoutValues.
/// `flags` must be 0. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainQemuAgentCommand(
    domain: virDomainPtr,
    cmd: *const c_char,
    timeout: c_int,
    flags: c_uint,
) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainQemuAgentCommand, domain, cmd, timeout, flags) }.unsupported()
}

/// Removes a QEMU monitor event callback.
///
/// `callbackID` is the number that virConnectDomainQemuMonitorEventRegister returned. Returns 0 on
/// success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectDomainQemuMonitorEventDeregister(conn: virConnectPtr, callback_id: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectDomainQemuMonitorEventDeregister, conn, callback_id) }.unsupported()
}

/// Registers a callback for raw QEMU monitor events.
///
/// `dom` limits events to one domain, `event` to one event name; NULL means all. `flags` takes
/// virConnectDomainQemuMonitorEventRegisterFlags, which sets how `event` is matched. `opaque` is
/// passed to `cb`; `freecb`, if not NULL, is called on it when the callback is removed. An event loop
/// must be running. Returns a callback number, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectDomainQemuMonitorEventRegister(
    conn: virConnectPtr,
    dom: virDomainPtr,
    event: *const c_char,
    cb: virConnectDomainQemuMonitorEventCallback,
    opaque: *mut c_void,
    freecb: virFreeCallback,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectDomainQemuMonitorEventRegister, conn, dom, event, cb, opaque, freecb, flags) }
        .unsupported()
}

/// Sends a command to the QEMU monitor and can pass file descriptors both ways.
///
/// Sends `ninfiles` descriptors from `infiles`. Descriptors sent back go to a new array in
/// `outfiles`, counted in `noutfiles`: close each one and free the array with free(). Stores the
/// reply in `result`; free it with free(). `flags` takes virDomainQemuMonitorCommandFlags. Returns 0
/// on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainQemuMonitorCommandWithFiles(
    domain: virDomainPtr,
    cmd: *const c_char,
    ninfiles: c_uint,
    infiles: *mut c_int,
    noutfiles: *mut c_uint,
    outfiles: *mut *mut c_int,
    result: *mut *mut c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainQemuMonitorCommandWithFiles, domain, cmd, ninfiles, infiles, noutfiles, outfiles, result, flags)
    }
    .unsupported()
}
