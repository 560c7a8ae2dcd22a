//! Consoles, channels, screens and keys of domains.

use std::ffi::{c_char, c_int, c_longlong, c_uint};

use crate::abi::*;
use crate::api::call::room;
use crate::driver::object::Stream;
use crate::error::Error;

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
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainOpenConsole, dom, dev_name, st, flags).unsupported() }
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
    unsafe { begin!(virDomainInjectNMI, domain, flags) }
        .status(|domain| domain.driver().domain_inject_nmi(domain, flags))
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
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainScreenshot, domain, stream, screen, flags).string(|domain| {
            // Checked above, so it is a stream.
            let stream = Stream::borrow(stream).ok_or_else(Error::unsupported_mark)?;
            domain.driver().domain_screenshot(domain, &stream, screen, flags)
        })
    }
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
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSendKey, domain, codeset, holdtime, keycodes, nkeycodes, flags) }.status(|domain| {
        // SAFETY: no check failed, so by the caller's promise.
        let keys = unsafe { std::slice::from_raw_parts(keycodes, room(nkeycodes)) };
        domain.driver().domain_send_key(domain, codeset, holdtime, keys, flags)
    })
}

/// Connects the socket `fd` to a graphics server of the domain.
///
/// `idx` counts the graphics devices in the XML from 0. `fd` is one end of a socket pair; the caller
/// talks on the other end. `flags` takes virDomainOpenGraphicsFlags. Returns 0, or -1 on failure.
/// virDomainOpenGraphicsFD makes the socket pair itself.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainOpenGraphics(dom: virDomainPtr, idx: c_uint, fd: c_int, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainOpenGraphics, dom, idx, fd, flags) }.unsupported()
}

/// Sends a signal to a process inside the guest.
///
/// `pid_value` is a process id as the guest sees it. `signum` takes virDomainProcessSignal, not host
/// signal numbers. Drivers may limit which processes can be reached. `flags` must be 0. Returns 0, or
/// -1 on failure.
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
    unsafe { begin!(virDomainSendProcessSignal, domain, pid_value, signum, flags) }
        .status(|domain| domain.driver().domain_send_process_signal(domain, pid_value, signum, flags))
}

/// Opens a host-side connection to a channel device of the domain on the stream `st`.
///
/// `name` is the channel name or alias; NULL takes the first one. `flags` takes virDomainChannelFlags,
/// where VIR_DOMAIN_CHANNEL_FORCE drops an existing user. Returns 0, or -1 on failure.
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
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainOpenChannel, dom, name, st, flags).unsupported() }
}

/// Opens a connection to a graphics server of the domain and returns it as a socket.
///
/// `idx` counts the graphics devices in the XML from 0. `flags` takes virDomainOpenGraphicsFlags.
/// Returns a file descriptor that the caller must close, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainOpenGraphicsFD(dom: virDomainPtr, idx: c_uint, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainOpenGraphicsFD, dom, idx, flags) }.unsupported()
}
