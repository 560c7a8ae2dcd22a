//! TODO-subject domain/console: exported functions of `libvirt-domain.h`.

use std::ffi::{c_char, c_int, c_longlong, c_uint};

use crate::abi::*;
use crate::api::call::Api;
use crate::error::Origin;

const API: Api = Api(Origin::Domain);

/// Connects a stream to a console, serial, parallel or channel device of a running domain.
///
/// `dev_name` is the device alias; NULL means the first console or serial device. `st` is a stream from
/// virStreamNew, best non-blocking, and carries data both ways. `flags` takes virDomainConsoleFlags.
/// Returns 0 once connected, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainOpenConsole(
    dom: virDomainPtr,
    dev_name: *const c_char,
    st: virStreamPtr,
    flags: c_uint,
) -> c_int {
    // IRR: if (conn != st->conn) { virReportInvalidArg(st, _("stream must match connection of domain '%1$s'"), dom->name); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainOpenConsole", dom).also(st).writable().unsupported() }
}

/// Sends a non-maskable interrupt to the guest.
///
/// `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainInjectNMI(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainInjectNMI", domain) }.writable().unsupported()
}

/// Takes a picture of a guest screen and sends the image through `stream`.
///
/// `screen` counts from 0. `flags` must be 0. Returns the MIME type of the image, or NULL on failure.
/// Free the result with free(), then read the image with virStreamRecv or virStreamRecvAll.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainScreenshot(
    domain: virDomainPtr,
    stream: virStreamPtr,
    screen: c_uint,
    flags: c_uint,
) -> *mut c_char {
    // IRR: if (domain->conn != stream->conn) { virReportInvalidArg(stream, _("stream must match connection of domain '%1$s'"), domain->name); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainScreenshot", domain).also(stream).writable().unsupported() }
}

/// Presses a set of keys in the guest together.
///
/// `codeset` is a virKeycodeSet. `keycodes` is an array of `nkeycodes` codes, at most
/// VIR_DOMAIN_SEND_KEY_MAX_KEYS. `holdtime` is in milliseconds. `flags` must be 0. Returns 0, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSendKey(
    domain: virDomainPtr,
    codeset: c_uint,
    holdtime: c_uint,
    keycodes: *mut c_uint,
    nkeycodes: c_int,
    flags: c_uint,
) -> c_int {
    // IRR: if (codeset >= VIR_KEYCODE_SET_LAST) { virReportInvalidArg(codeset, _("Unsupported codeset '%1$d'"), codeset); goto error; }
    // IRR: if (nkeycodes > VIR_DOMAIN_SEND_KEY_MAX_KEYS) { virReportInvalidArg(nkeycodes, _("nkeycodes must be <= %1$d"), VIR_DOMAIN_SEND_KEY_MAX_KEYS); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainSendKey", domain) }
        .writable()
        .non_null(keycodes, "keycodes")
        .positive(nkeycodes, "nkeycodes")
        .unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainOpenGraphics(dom: virDomainPtr, idx: c_uint, fd: c_int, flags: c_uint) -> c_int {
    // IRR: if (fstat(fd, &sb) < 0) { virReportSystemError(errno, _("Unable to access file descriptor %1$d"), fd); goto error; }
    // IRR: if (!S_ISSOCK(sb.st_mode)) { virReportInvalidArg(fd, _("fd %1$d must be a socket"), fd); goto error; }
    // IRR: VIR_DRV_SUPPORTS_FEATURE(dom->conn->driver, dom->conn, VIR_DRV_FEATURE_FD_PASSING)
    // IRR: if (rc <= 0) { if (rc == 0) virReportError(VIR_ERR_ARGUMENT_UNSUPPORTED, "%s", _("fd passing is not supported by this connection")); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainOpenGraphics", dom) }.non_negative(fd, "fd").writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSendProcessSignal(
    domain: virDomainPtr,
    pid_value: c_longlong,
    signum: c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainSendProcessSignal", domain) }.non_zero(pid_value, "pid_value").writable().unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainOpenChannel(
    dom: virDomainPtr,
    name: *const c_char,
    st: virStreamPtr,
    flags: c_uint,
) -> c_int {
    // IRR: if (conn != st->conn) { virReportInvalidArg(st, _("stream must match connection of domain '%1$s'"), dom->name); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainOpenChannel", dom).also(st).writable().unsupported() }
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainOpenGraphicsFD(dom: virDomainPtr, idx: c_uint, flags: c_uint) -> c_int {
    // IRR: VIR_DRV_SUPPORTS_FEATURE(dom->conn->driver, dom->conn, VIR_DRV_FEATURE_FD_PASSING)
    // IRR: if (rc <= 0) { if (rc == 0) virReportError(VIR_ERR_ARGUMENT_UNSUPPORTED, "%s", _("fd passing is not supported by this connection")); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainOpenGraphicsFD", dom) }.writable().unsupported()
}
