//! What only LXC containers have: the exported functions of `libvirt-lxc.h`.
//!
//! They are exported by libvirt-lxc.so.0, which finds them through [`super::private`]. Entering
//! namespaces and security labels is done here, in the calling process, without a driver.

use std::ffi::{CStr, c_char, c_int, c_uint};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::os::fd::{IntoRawFd, OwnedFd};

use crate::abi::*;
use crate::api::call::{Call, Subject, clear};
use crate::driver::object::DomainBody;
use crate::error::{Code, Error, Origin, Result};
use crate::handle::Handle;

/// The namespaces of a process that may be left and entered again, in the order of the original.
const NAMESPACES: [&str; 6] = ["user", "ipc", "uts", "net", "pid", "mnt"];

/// Moves the calling process into the container namespaces given by `fdlist`.
///
/// `fdlist` holds `nfdlist` descriptors from virDomainLxcOpenNamespace. If `oldfdlist` and
/// `noldfdlist` are not NULL, they receive a new array of descriptors for the namespaces left behind:
/// close each one and free the array with free(). `flags` must be 0. Returns 0 on success, -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainLxcEnterNamespace(
    domain: virDomainPtr,
    nfdlist: c_uint,
    fdlist: *mut c_int,
    noldfdlist: *mut c_uint,
    oldfdlist: *mut *mut c_int,
    flags: c_uint,
) -> c_int {
    let old = (!noldfdlist.is_null() && !oldfdlist.is_null()).then_some((noldfdlist, oldfdlist));
    // The domain is needed for nothing but its connection, which is told of an error: as in the
    // original, a program that has only the descriptors may pass NULL.
    // SAFETY: the caller's promise, passed on.
    unsafe {
        if Handle::<DomainBody>::borrow(domain).is_some() {
            let call = begin!(virDomainLxcEnterNamespace, domain, nfdlist, fdlist, noldfdlist, oldfdlist, flags);
            enter_namespaces(call, nfdlist, fdlist, old)
        } else {
            let call = begin!(virDomainLxcEnterNamespace; domain, nfdlist, fdlist, noldfdlist, oldfdlist, flags);
            enter_namespaces(call, nfdlist, fdlist, old)
        }
    }
}

/// Opens the namespaces of a running container as file descriptors.
///
/// Stores a new array of descriptors in `fdlist`: close each one and free the array with free().
/// `flags` must be 0. Returns the number of descriptors, or -1 on failure. Use the result with
/// virDomainLxcEnterNamespace.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainLxcOpenNamespace(
    domain: virDomainPtr,
    fdlist: *mut *mut c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainLxcOpenNamespace, domain, fdlist, flags) }.unsupported()
}

/// Applies the security label `label` of the security model `model` to the calling process.
///
/// If `oldlabel` is not NULL, it receives the former label; the caller provides the structure.
/// `flags` must be 0. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainLxcEnterSecurityLabel(
    model: virSecurityModelPtr,
    label: virSecurityLabelPtr,
    oldlabel: virSecurityLabelPtr,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainLxcEnterSecurityLabel; model, label, oldlabel, flags) }.status(|_| {
        // SAFETY: not NULL, as was checked, so valid by the caller's promise.
        let (model, label) = unsafe { (text(&(*model).model), text(&(*label).label).to_vec()) };
        // The label is a copy by now, as a program may give one structure for both.
        // SAFETY: NULL or valid for a write, by the caller's promise.
        unsafe { clear(oldlabel) };
        // SAFETY: as above.
        enter_label(model, &label, unsafe { oldlabel.as_mut() })
    })
}

/// Moves the calling process into the control groups of the container.
///
/// `flags` must be 0. Returns 0 on success, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainLxcEnterCGroup(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainLxcEnterCGroup, domain, flags) }.status(|_| {
        // A domain's id is the process to follow for containers only, and no driver here has any.
        let error = io::Error::from_raw_os_error(libc::ENXIO);
        Err(Error::system(Origin::Cgroup, &error, "Control groups not supported on this platform"))
    })
}

/// Where the descriptors of the namespaces left behind go.
type OldNamespaces = (*mut c_uint, *mut *mut c_int);

/// Enters each of the `count` namespaces at `list`, after opening the present ones for `old`.
///
/// # Safety
/// `list` is NULL or valid for `count` reads; the pointers of `old` are valid for a write.
unsafe fn enter_namespaces<S: Subject>(
    call: Call<S>,
    count: c_uint,
    list: *const c_int,
    old: Option<OldNamespaces>,
) -> c_int {
    call.status(|_| {
        if let Some((length, array)) = old {
            // SAFETY: by the caller's promise.
            unsafe {
                clear(length);
                clear(array);
            }
        }
        let left = if old.is_some() { own_namespaces() } else { Vec::new() };
        // Allocated before anything is entered, as there is no way back from an error later.
        let mut numbers = CArray::<c_int>::new(left.len())?;
        // SAFETY: by the caller's promise.
        unsafe { set_namespaces(count, list) }?;
        let Some((length, array)) = old.filter(|_| !left.is_empty()) else { return Ok(()) };
        // SAFETY: by the caller's promise.
        unsafe { length.write(left.len() as c_uint) };
        for (number, descriptor) in numbers.slice().iter_mut().zip(left) {
            *number = descriptor.into_raw_fd();
        }
        // SAFETY: by the caller's promise.
        unsafe { array.write(numbers.into_raw().as_ptr()) };
        Ok(())
    })
}

/// The namespaces that this process is in; those that the kernel lacks are left out.
fn own_namespaces() -> Vec<OwnedFd> {
    let open = |name: &&str| File::open(format!("/proc/self/ns/{name}")).ok().map(OwnedFd::from);
    NAMESPACES.iter().filter_map(open).collect()
}

/// Enters namespaces; negative descriptors are passed over.
///
/// # Safety
/// `list` is valid for `count` reads.
unsafe fn set_namespaces(count: c_uint, list: *const c_int) -> Result<()> {
    if count == 0 {
        let message = "Expected at least one file descriptor";
        // The names of the original's inner function: clients see them in the error.
        return Err(Error::argument(Origin::None, "virProcessSetNamespaces", "nfdlist", message));
    }
    for index in 0..count as usize {
        // SAFETY: index is below count.
        let descriptor = unsafe { list.add(index).read() };
        // SAFETY: setns may be called with any numbers.
        if descriptor < 0 || unsafe { libc::setns(descriptor, 0) } == 0 {
            continue;
        }
        let error = io::Error::last_os_error();
        // EINVAL is what the kernel says of a namespace that the process is in already.
        if error.raw_os_error() != Some(libc::EINVAL) {
            return Err(Error::system(Origin::None, &error, "Unable to join domain namespace"));
        }
    }
    Ok(())
}

/// The text in a field of fixed length: up to its NUL, or all of it.
fn text(field: &[c_char]) -> &[u8] {
    // SAFETY: a c_char has the size and all the values of a byte.
    let field = unsafe { std::slice::from_raw_parts(field.as_ptr().cast::<u8>(), field.len()) };
    CStr::from_bytes_until_nul(field).map_or(field, CStr::to_bytes)
}

/// Gives this process the label of a security model.
fn enter_label(model: &[u8], label: &[u8], old: Option<&mut virSecurityLabel>) -> Result<()> {
    let failed = |error: &io::Error, what: String| Error::system(Origin::None, error, what);
    let shown = String::from_utf8_lossy(label);
    match model {
        b"selinux" => {
            if let Some(old) = old {
                let context = fs::read("/proc/thread-self/attr/current").map_err(|error| {
                    failed(&error, format!("unable to get PID {} security context", std::process::id()))
                })?;
                keep_label(old, &context)?;
                old.enforcing = selinux_enforcing()
                    .map_err(|error| failed(&error, "error calling security_getenforce()".to_owned()))?;
            }
            // The label counts from the next execve on; its NUL is part of it.
            tell_kernel("/proc/thread-self/attr/exec", &[label, b"\0"].concat())
                .map_err(|error| failed(&error, format!("Cannot set context {shown}")))
        }
        b"apparmor" => {
            change_profile(label).map_err(|error| failed(&error, format!("error changing profile to {shown}")))
        }
        b"none" => Ok(()),
        other => {
            let detail = format!("Security model {} cannot be entered", String::from_utf8_lossy(other));
            Err(Error::new(Origin::None, Code::ArgumentUnsupported, detail))
        }
    }
}

/// Stores a label that the kernel told.
fn keep_label(old: &mut virSecurityLabel, context: &[u8]) -> Result<()> {
    let end = context.iter().position(|byte| *byte == 0).unwrap_or(context.len());
    let most = old.label.len() - 1;
    if end > most {
        return Err(Error::internal(Origin::None, format!("security label exceeds maximum length: {most}")));
    }
    for (to, from) in old.label.iter_mut().zip(context.iter().take(end)) {
        *to = from.cast_signed();
    }
    Ok(())
}

/// Whether SELinux refuses what its policy forbids (1) or only notes it (0).
fn selinux_enforcing() -> io::Result<c_int> {
    let state = fs::read_to_string("/sys/fs/selinux/enforce")?;
    state.trim().parse().map_err(|_| io::Error::from_raw_os_error(libc::EINVAL))
}

/// Asks AppArmor for another profile, at the place of newer or else of older kernels.
fn change_profile(label: &[u8]) -> io::Result<()> {
    let command = [b"changeprofile ", label].concat();
    match tell_kernel("/proc/thread-self/attr/apparmor/current", &command) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            tell_kernel("/proc/thread-self/attr/current", &command)
        }
        result => result,
    }
}

/// Writes to a file of the kernel's, which must not be created or cut.
fn tell_kernel(path: &str, text: &[u8]) -> io::Result<()> {
    File::options().write(true).open(path)?.write_all(text)
}
