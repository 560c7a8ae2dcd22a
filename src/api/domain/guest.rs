//! What is asked of the guest itself, mostly through its agent.

use std::borrow::Cow;
use std::ffi::{c_char, c_int, c_uint, c_ulonglong};
use std::ptr::{self, NonNull};

use crate::abi::*;
use crate::api::call::{Text, c_count, c_texts, clear, optional_text, text};
use crate::driver::{FileSystem, GuestInterface};
use crate::error::Result;
use crate::sys::memory;

/// A structure from malloc that has a function of its own to free it with; freed unless it is handed out.
struct Owned<T> {
    structure: NonNull<T>,
    free: unsafe extern "C" fn(*mut T),
}

impl<T> Owned<T> {
    fn into_raw(self) -> *mut T {
        let structure = self.structure.as_ptr();
        std::mem::forget(self);
        structure
    }
}

impl<T> Drop for Owned<T> {
    fn drop(&mut self) {
        // SAFETY: made for that function, and not handed out.
        unsafe { (self.free)(self.structure.as_ptr()) };
    }
}

/// Writes a new array of structures to `output`, unless there are none, and returns how many they are.
///
/// # Safety
/// `output` is valid for a write.
unsafe fn hand_out<T>(output: *mut *mut *mut T, structures: impl Iterator<Item = Result<Owned<T>>>) -> Result<usize> {
    let structures = structures.collect::<Result<Vec<_>>>()?;
    let count = structures.len();
    if count > 0 {
        let mut array = CArray::new(count)?;
        array.slice().iter_mut().zip(structures).for_each(|(slot, structure)| *slot = structure.into_raw());
        // SAFETY: by the caller's promise.
        unsafe { output.write(array.into_raw().as_ptr()) };
    }
    Ok(count)
}

/// What C sees of a file system.
fn fs_info(system: &FileSystem) -> Result<Owned<virDomainFSInfo>> {
    let [mount_point, name, kind] = [&system.mount_point, &system.name, &system.kind].map(|part| Text::new(part));
    let (mount_point, name, kind) = (mount_point?, name?, kind?);
    let disks = system.disks.iter().map(|disk| Text::new(disk)).collect::<Result<Vec<_>>>()?;
    let mut aliases = CArray::new(disks.len())?;
    let mut structure = CArray::<virDomainFSInfo>::new(1)?;
    // Nothing fails from here on, so all of it is owned by the structure.
    let count = disks.len();
    aliases.slice().iter_mut().zip(disks).for_each(|(slot, disk)| *slot = disk.into_raw());
    if let [structure] = structure.slice() {
        structure.mountpoint = mount_point.into_raw();
        structure.name = name.into_raw();
        structure.fstype = kind.into_raw();
        structure.ndevAlias = count;
        structure.devAlias = aliases.into_raw().as_ptr();
    }
    Ok(Owned { structure: structure.into_raw(), free: virDomainFSInfoFree })
}

/// What C sees of a network interface of a guest.
fn interface(found: &GuestInterface) -> Result<Owned<virDomainInterface>> {
    let name = Text::new(&found.name)?;
    let mac = found.mac.as_deref().map(Text::new).transpose()?;
    let texts = found.addresses.iter().map(|address| Text::new(&address.address)).collect::<Result<Vec<_>>>()?;
    let mut addresses = CArray::<virDomainIPAddress>::new(texts.len())?;
    let mut structure = CArray::<virDomainInterface>::new(1)?;
    let count = c_count(texts.len())?;
    // Nothing fails from here on, so all of it is owned by the structure.
    for ((slot, address), text) in addresses.slice().iter_mut().zip(&found.addresses).zip(texts) {
        *slot = virDomainIPAddress { r#type: address.kind, addr: text.into_raw(), prefix: address.prefix };
    }
    if let [structure] = structure.slice() {
        structure.name = name.into_raw();
        structure.hwaddr = mac.map_or(ptr::null_mut(), Text::into_raw);
        structure.naddrs = count.cast_unsigned();
        structure.addrs = addresses.into_raw().as_ptr();
    }
    Ok(Owned { structure: structure.into_raw(), free: virDomainInterfaceFree })
}

/// The mount points that a call names. One that is NULL is an empty one, which no guest has, and the last that
/// is read: what comes after it may not be there either.
///
/// # Errors
/// `Code::NoMemory`.
///
/// # Safety
/// As for [`c_texts`].
unsafe fn mount_points<'a>(array: *mut *const c_char, length: c_uint) -> Result<Vec<Cow<'a, str>>> {
    let mut named = Vec::new();
    // SAFETY: by the caller's promise.
    for text in unsafe { c_texts(array, length) } {
        memory::grow(&mut named, 1)?;
        let last = text.is_none();
        named.push(text.unwrap_or_default());
        if last {
            break;
        }
    }
    Ok(named)
}

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
    unsafe { begin!(virDomainFSTrim, dom, mount_point, minimum, flags) }.status(|domain| {
        // SAFETY: the caller's promise, passed on.
        let mount_point = unsafe { optional_text(mount_point) };
        domain.driver().domain_fs_trim(domain, mount_point.as_deref(), minimum, flags)
    })
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
    unsafe { begin!(virDomainFSFreeze, dom, mountpoints, nmountpoints, flags) }.count(|domain| {
        // SAFETY: no check failed, so by the caller's promise.
        let named = unsafe { mount_points(mountpoints, nmountpoints) }?;
        domain.driver().domain_fs_freeze(domain, &named, flags)
    })
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
    unsafe { begin!(virDomainFSThaw, dom, mountpoints, nmountpoints, flags) }.count(|domain| {
        // SAFETY: no check failed, so by the caller's promise.
        let named = unsafe { mount_points(mountpoints, nmountpoints) }?;
        domain.driver().domain_fs_thaw(domain, &named, flags)
    })
}

/// Frees one entry of the array made by virDomainGetFSInfo, with its strings.
///
/// The array itself is freed with free(). NULL is allowed and does nothing.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainFSInfoFree(info: virDomainFSInfoPtr) {
    entry!(virDomainFSInfoFree, info);
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
    unsafe { begin!(virDomainGetFSInfo, dom, info, flags) }.count(|domain| {
        let systems = domain.driver().domain_get_fs_info(domain, flags)?;
        // SAFETY: no check failed, so by the caller's promise.
        unsafe { hand_out(info, systems.iter().map(fs_info)) }
    })
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
    unsafe { begin!(virDomainInterfaceAddresses, dom, ifaces, source, flags) }.count(|domain| {
        let found = domain.driver().domain_interface_addresses(domain, source, flags)?;
        // SAFETY: no check failed, so by the caller's promise.
        unsafe { hand_out(ifaces, found.iter().map(interface)) }
    })
}

/// Frees one entry of the array made by virDomainInterfaceAddresses, with its addresses.
///
/// The array itself is freed with free(). NULL is allowed and does nothing.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainInterfaceFree(iface: virDomainInterfacePtr) {
    entry!(virDomainInterfaceFree, iface);
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
    unsafe { begin!(virDomainSetUserPassword, dom, user, password.cast::<u8>(), flags) }.status(|domain| {
        // SAFETY: no check failed, so by the caller's promise.
        let (user, password) = unsafe { (text(user), text(password)) };
        domain.driver().domain_set_user_password(domain, &user, &password, flags.into())
    })
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
    unsafe { begin!(virDomainGetGuestVcpus, domain, params, nparams, flags) }.unsupported()
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
    unsafe { begin!(virDomainSetGuestVcpus, domain, cpumap, state, flags) }.unsupported()
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
    unsafe { begin!(virDomainGetGuestInfo, domain, types, params, nparams, flags) }.unsupported()
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
    unsafe { begin!(virDomainAgentSetResponseTimeout, domain, timeout, flags) }.unsupported()
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
    unsafe { begin!(virDomainAuthorizedSSHKeysGet, domain, user, keys, flags) }.unsupported()
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
    unsafe { begin!(virDomainAuthorizedSSHKeysSet, domain, user, keys, nkeys, flags) }.unsupported()
}
