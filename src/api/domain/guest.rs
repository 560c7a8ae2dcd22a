//! What is asked of the guest itself, mostly through its agent.

use std::ffi::{c_char, c_int, c_uint, c_ulonglong};

use crate::abi::*;
use crate::api::call::{Api, clear, has, named};
use crate::error::Origin;

const API: Api = Api(Origin::Domain);

/// Asks the guest to discard unused blocks of its mounted file systems.
///
/// `mountPoint` limits it to one file system; NULL means all. `minimum` is the smallest free range to
/// discard, in bytes. Uses the guest agent on most hypervisors. `flags` must be 0. Returns 0, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainFSTrim(
    dom: virDomainPtr,
    mount_point: *const c_char,
    minimum: c_ulonglong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainFSTrim", dom) }.writable().unsupported()
}

/// Freezes file systems in the guest so that a consistent disk snapshot can be taken.
///
/// `mountpoints` is an array of `nmountpoints` paths in the guest; NULL with 0 means all. Uses the
/// guest agent. `flags` must be 0. Undo it with virDomainFSThaw. Returns the number of file systems
/// frozen, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainFSFreeze(
    dom: virDomainPtr,
    mountpoints: *mut *const c_char,
    nmountpoints: c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainFSFreeze", dom) }
        .writable()
        .non_null_array(mountpoints, nmountpoints, "mountpoints")
        .unsupported()
}

/// Lets file systems in the guest accept writes again after virDomainFSFreeze.
///
/// `mountpoints` is an array of `nmountpoints` paths in the guest; NULL with 0 means all. A driver may
/// ignore the list and thaw everything. `flags` must be 0. Returns the number of file systems thawed,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainFSThaw(
    dom: virDomainPtr,
    mountpoints: *mut *const c_char,
    nmountpoints: c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainFSThaw", dom) }
        .writable()
        .non_null_array(mountpoints, nmountpoints, "mountpoints")
        .unsupported()
}

/// Frees one entry of the array made by virDomainGetFSInfo, with its strings.
///
/// The array itself is freed with free(). NULL is allowed and does nothing.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainFSInfoFree(info: virDomainFSInfoPtr) {
    if info.is_null() {
        return;
    }
    // SAFETY: not NULL, so it is one that a call handed out: all in it comes from malloc.
    unsafe {
        for index in 0..(*info).ndevAlias {
            libc::free((*(*info).devAlias.add(index)).cast());
        }
        for part in [(*info).devAlias.cast(), (*info).mountpoint, (*info).name, (*info).fstype] {
            libc::free(part.cast());
        }
        libc::free(info.cast());
    }
}

/// Lists the mounted file systems of the guest with the disks they are on.
///
/// `info` receives a new array. Free each entry with virDomainFSInfoFree and the array with free().
/// Uses the guest agent. `flags` must be 0. Returns the number of entries, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetFSInfo(
    dom: virDomainPtr,
    info: *mut *mut virDomainFSInfoPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainGetFSInfo", dom).writable().non_null(info, "info").cleared(info) }.unsupported()
}

/// Lists the network interfaces of a running guest with their IP addresses.
///
/// `source` takes virDomainInterfaceAddressesSource. `ifaces` receives a new array. Free each entry
/// with virDomainInterfaceFree and the array with free(). `flags` must be 0. Returns the number of
/// interfaces, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainInterfaceAddresses(
    dom: virDomainPtr,
    ifaces: *mut *mut virDomainInterfacePtr,
    source: c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(ifaces) };
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainInterfaceAddresses", dom) }
        .non_null(ifaces, "ifaces")
        .when(source == VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT.cast_unsigned(), |call| call.writable())
        .unsupported()
}

/// Frees one entry of the array made by virDomainInterfaceAddresses, with its addresses.
///
/// The array itself is freed with free(). NULL is allowed and does nothing.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainInterfaceFree(iface: virDomainInterfacePtr) {
    if iface.is_null() {
        return;
    }
    // SAFETY: not NULL, so it is one that a call handed out: all in it comes from malloc.
    unsafe {
        for index in 0..(*iface).naddrs as usize {
            libc::free((*(*iface).addrs.add(index)).addr.cast());
        }
        for part in [(*iface).addrs.cast(), (*iface).name, (*iface).hwaddr] {
            libc::free(part.cast());
        }
        libc::free(iface.cast());
    }
}

/// Sets the password of a user inside the guest.
///
/// With VIR_DOMAIN_PASSWORD_ENCRYPTED `password` is already hashed in a form the guest knows. Uses the
/// guest agent on most hypervisors. `flags` takes virDomainSetUserPasswordFlags. Returns 0, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetUserPassword(
    dom: virDomainPtr,
    user: *const c_char,
    password: *const c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainSetUserPassword", dom) }
        .writable()
        .non_null(user, "user")
        .non_null(password, "password")
        .unsupported()
}

/// Reads which vCPUs the guest has, has online and can take offline.
///
/// `params` receives a new array of strings in CPU list form; free it with virTypedParamsFree. Uses the
/// guest agent. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetGuestVcpus(
    domain: virDomainPtr,
    params: *mut virTypedParameterPtr,
    nparams: *mut c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainGetGuestVcpus", domain) }
        .writable()
        .non_null(params, "params")
        .non_null(nparams, "nparams")
        .unsupported()
}

/// Brings vCPUs online or takes them offline inside the guest.
///
/// `cpumap` is a text list such as "0-3,5". `state` is 1 for online and 0 for offline. Uses the guest
/// agent, so the guest can undo it. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetGuestVcpus(
    domain: virDomainPtr,
    cpumap: *const c_char,
    state: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainSetGuestVcpus", domain) }.writable().non_null(cpumap, "cpumap").unsupported()
}

/// Reads facts about the guest system from the guest agent.
///
/// `types` takes virDomainGuestInfoTypes; 0 means all that the agent can give. `params` receives a new
/// array; free it with virTypedParamsFree. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetGuestInfo(
    domain: virDomainPtr,
    types: c_uint,
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainGetGuestInfo", domain) }
        .writable()
        .non_null(params, "params")
        .non_null(nparams, "nparams")
        .unsupported()
}

/// Sets how long calls wait for an answer from the guest agent of the domain.
///
/// `timeout` is in seconds, or one of virDomainAgentResponseTimeoutValues. `flags` must be 0. Returns
/// 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainAgentSetResponseTimeout(
    domain: virDomainPtr,
    timeout: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainAgentSetResponseTimeout", domain) }.writable().unsupported()
}

/// Reads the SSH keys that may log in as `user` in the guest.
///
/// `keys` receives a new array of strings. Free each string and then the array with free(). Uses the
/// guest agent. `flags` must be 0. Returns the number of keys, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainAuthorizedSSHKeysGet(
    domain: virDomainPtr,
    user: *const c_char,
    keys: *mut *mut *mut c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainAuthorizedSSHKeysGet", domain) }
        .non_null(user, "user")
        .non_null(keys, "keys")
        .writable()
        .unsupported()
}

/// Sets the SSH keys that may log in as `user` in the guest.
///
/// `keys` is an array of `nkeys` strings, which replaces the present keys. `flags` takes
/// virDomainAuthorizedSSHKeysSetFlags to add or remove keys instead. Uses the guest agent. Returns 0,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainAuthorizedSSHKeysSet(
    domain: virDomainPtr,
    user: *const c_char,
    keys: *mut *const c_char,
    nkeys: c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainAuthorizedSSHKeysSet", domain) }
        .non_null(user, "user")
        .when(
            has(flags, named!(VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND | VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE)),
            |call| call.non_null(keys, "keys"),
        )
        .exclusive(
            flags,
            named!(VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND),
            named!(VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE),
        )
        .writable()
        .unsupported()
}
