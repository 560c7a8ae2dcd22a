//! Attaching, detaching and changing devices of domains.

use std::ffi::{c_char, c_int, c_uint};

use crate::abi::*;
use crate::api::call::{bytes, text};

/// Plugs a device, described in XML, into a running domain.
///
/// The persistent configuration is not changed. Returns 0, or -1 on failure. virDomainAttachDeviceFlags
/// can change either or both.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainAttachDevice(domain: virDomainPtr, xml: *const c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainAttachDevice, domain, xml) }.status(|domain| {
        // SAFETY: a string, by the caller's promise.
        domain.driver().domain_attach_device(domain, unsafe { bytes(xml) })
    })
}

/// Unplugs a device, described in XML, from a running domain.
///
/// The XML must identify the device. The guest may have to cooperate, so the device can still be there
/// when the call returns. Returns 0, or -1 on failure. virDomainDetachDeviceFlags can also change the
/// persistent configuration.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainDetachDevice(domain: virDomainPtr, xml: *const c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainDetachDevice, domain, xml) }.unsupported()
}

/// Adds a device, described in XML, to the running domain, its persistent configuration, or both.
///
/// `flags` takes virDomainDeviceModifyFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainAttachDeviceFlags(domain: virDomainPtr, xml: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainAttachDeviceFlags, domain, xml, flags) }.status(|domain| {
        // SAFETY: a string, by the caller's promise.
        domain.driver().domain_attach_device_flags(domain, unsafe { bytes(xml) }, flags.into())
    })
}

/// Removes a device, described in XML, from the running domain, its persistent configuration, or both.
///
/// `flags` takes virDomainDeviceModifyFlags. The XML must identify the device. Live removal can finish
/// after the call returns; the device-removed event reports it. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainDetachDeviceFlags(domain: virDomainPtr, xml: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainDetachDeviceFlags, domain, xml, flags) }.unsupported()
}

/// Changes settings of a device the domain already has.
///
/// `xml` is the complete new description of the device. Which settings can change depends on the
/// driver. `flags` takes virDomainDeviceModifyFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainUpdateDeviceFlags(domain: virDomainPtr, xml: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainUpdateDeviceFlags, domain, xml, flags) }.status(|domain| {
        // SAFETY: a string, by the caller's promise.
        domain.driver().domain_update_device_flags(domain, unsafe { bytes(xml) }, flags.into())
    })
}

/// Asks to remove the device with the given alias from the domain.
///
/// `alias` is the device alias in the XML. The guest may answer later; watch for
/// VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED to know that the device is gone. `flags` takes
/// virDomainDeviceModifyFlags. Returns 0 once accepted, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainDetachDeviceAlias(
    domain: virDomainPtr,
    alias: *const c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainDetachDeviceAlias, domain, alias, flags) }.status(|domain| {
        // SAFETY: a string, by the caller's promise.
        domain.driver().domain_detach_device_alias(domain, &unsafe { text(alias) }, flags.into())
    })
}

/// Lets the network interfaces of a running guest announce themselves, so that switches learn where they are.
///
/// `device` is the alias or MAC address of one interface; NULL means all. Parameter names are the
/// VIR_DOMAIN_ANNOUNCE_INTERFACE_* macros; without any the defaults hold. `flags` must be 0. Returns 0,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainAnnounceInterface(
    dom: virDomainPtr,
    device: *const c_char,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainAnnounceInterface, dom, device, params, nparams, flags) }.unsupported()
}
