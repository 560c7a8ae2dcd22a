//! Connections: opening and closing them, and what they tell of themselves (`libvirt-host.h`).
#![allow(unused_variables, reason = "the headers have the names of arguments that no driver takes yet")]

use std::ffi::{c_char, c_int, c_uint, c_ulong, c_void};
use std::ptr;
use std::sync::{Arc, OnceLock};

use crate::abi::*;
use crate::api::auth::ProgramAuth;
use crate::api::call::{Call, NoHandle, clear, text};
use crate::api::registration::ProgramData;
use crate::auth::Authenticator;
use crate::call::rules;
use crate::driver::object::Connect;
use crate::driver::{CloseCallback, CloseReason};
use crate::error::{Error, Origin, Result};
use crate::log;
use crate::registry;
use crate::sys;

/// The version of this library: that of the original whose interface it has.
const VERSION: c_ulong = LIBVIR_VERSION_NUMBER as c_ulong;

/// Prepares the library: whether it may be used, found out once as programs change their user later
/// on, and what it is to log.
pub(crate) fn initialize() -> Result<()> {
    static REFUSED: OnceLock<bool> = OnceLock::new();
    let refused = REFUSED.get_or_init(|| {
        #[cfg(feature = "shared-library")]
        crate::call::panic::hush();
        sys::is_setuid_or_setgid()
    });
    if *refused {
        let detail = "libvirt.so is not safe to use from setuid/setgid programs";
        return Err(Error::internal(Origin::None, detail));
    }
    log::start()
}

/// Prepares the library before the first call is logged. The call itself tells of a failure.
pub(crate) fn prepare() {
    let _ = initialize();
}

/// Opens a connection, as three functions do.
///
/// # Safety
/// `name` is NULL or ends in NUL; `auth` is as for [`ProgramAuth::new`].
unsafe fn open(call: Call<NoHandle>, name: *const c_char, auth: virConnectAuthPtr, flags: c_uint) -> virConnectPtr {
    call.handle(|_| {
        initialize()?;
        // SAFETY: by the caller's promise.
        let name = (!name.is_null()).then(|| unsafe { text(name) });
        // SAFETY: by the caller's promise.
        let auth = unsafe { ProgramAuth::new(auth) };
        let auth = auth.as_ref().map(|auth| auth as &dyn Authenticator);
        registry::open(name.as_deref(), auth, flags.into())
    })
}

/// Drops one reference to a connection and closes it when none is left.
///
/// Returns 0 when the connection has been closed, a positive count of references that remain, or -1 on
/// failure. Handles for domains, networks and so on each hold a reference of their own.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectClose(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectClose, conn) }.close()
}

/// Returns the name of the driver behind the connection, such as "QEMU".
///
/// The string is owned by the library; do not free it. Returns NULL on failure.
/// virConnectGetCapabilities tells more about what the driver can run.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetType(conn: virConnectPtr) -> *const c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectGetType, conn) }.maybe_borrowed_string(|conn| conn.kind())
}

/// Stores the version of the hypervisor in `hvVer`.
///
/// The number is 1000000 * major + 1000 * minor + release. It is 0 when the driver cannot tell the
/// version. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetVersion(conn: virConnectPtr, hv_ver: *mut c_ulong) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectGetVersion, conn, hv_ver).store(hv_ver, |conn| conn.driver().connect_get_version()) }
}

/// Opens a read-write connection to the driver that the URI `name` selects.
///
/// NULL or an empty `name` means the default URI: the LIBVIRT_DEFAULT_URI variable, then the client
/// configuration file, then a probe for a usable driver. Returns a new handle, or NULL on failure.
/// Release it with virConnectClose. virConnectOpenAuth can also ask for credentials.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectOpen(name: *const c_char) -> virConnectPtr {
    prepare();
    // SAFETY: the caller's promise, passed on.
    unsafe { open(begin!(virConnectOpen; name), name, ptr::null_mut(), 0) }
}

/// Opens a connection that refuses calls which change something.
///
/// `name` is a URI as for virConnectOpen. Returns a new handle, or NULL on failure. Release it with
/// virConnectClose.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectOpenReadOnly(name: *const c_char) -> virConnectPtr {
    prepare();
    // SAFETY: the caller's promise, passed on.
    unsafe { open(begin!(virConnectOpenReadOnly; name), name, ptr::null_mut(), VIR_CONNECT_RO.cast_unsigned()) }
}

/// Stores the version of this library in `libVer`.
///
/// The number is 1000000 * major + 1000 * minor + release. `typeVer` may be NULL; use
/// virConnectGetVersion for the version of a hypervisor. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virGetVersion(lib_ver: *mut c_ulong, kind: *const c_char, type_ver: *mut c_ulong) -> c_int {
    prepare();
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virGetVersion; lib_ver, kind, type_ver) }.status(|_| {
        initialize()?;
        for version in [lib_ver, type_ver] {
            if !version.is_null() {
                // SAFETY: valid for a write, by the caller's promise.
                unsafe { version.write(VERSION) };
            }
        }
        Ok(())
    })
}

/// Prepares the library for use.
///
/// Opening a connection does this too. Call it first in a program that uses threads before it opens a
/// connection. Calling it again does no harm. Returns 0, or -1 on failure.
///
/// # Safety
/// Always safe to call; unsafe only as every C function is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virInitialize() -> c_int {
    prepare();
    entry!(virInitialize);
    // On success the last error stays as it is, unlike with all other calls.
    if initialize().is_ok() {
        return 0;
    }
    Call::without_handle(rules::virInitialize).status(|_| initialize())
}

/// Returns XML that describes the host and the guests the driver can run.
///
/// Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetCapabilities(conn: virConnectPtr) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectGetCapabilities, conn) }.string(|conn| conn.driver().connect_get_capabilities())
}

/// Returns the largest number of vCPUs that a guest of the given type may have.
///
/// `type` is a domain type as in the domain XML, such as "kvm"; NULL lets the driver choose. Returns -1
/// on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetMaxVcpus(conn: virConnectPtr, kind: *const c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectGetMaxVcpus, conn, kind) }.value(|conn| {
        // SAFETY: not NULL, so it ends in NUL by the caller's promise.
        let kind = (!kind.is_null()).then(|| unsafe { text(kind) });
        conn.driver().connect_get_max_vcpus(kind.as_deref())
    })
}

/// Returns the name of the host that the driver runs on.
///
/// For a remote connection this is the remote host. Free the result with free(). Returns NULL on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetHostname(conn: virConnectPtr) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectGetHostname, conn) }.string(|conn| conn.driver().connect_get_hostname())
}

/// Returns the URI of the connection.
///
/// It can differ from what was given on opening, for instance after a default was chosen. Free the
/// result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetURI(conn: virConnectPtr) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectGetURI, conn) }.string(|conn| Ok(conn.uri().to_owned()))
}

/// Opens a connection, with a callback that supplies credentials.
///
/// `name` is a URI as for virConnectOpen. `auth` may be NULL when no credentials are needed;
/// virConnectAuthPtrDefault asks on the terminal. `flags` takes virConnectFlags; VIR_CONNECT_RO makes
/// the connection read-only. Returns a new handle, or NULL on failure. Release it with virConnectClose.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectOpenAuth(
    name: *const c_char,
    auth: virConnectAuthPtr,
    flags: c_uint,
) -> virConnectPtr {
    prepare();
    // SAFETY: the caller's promise, passed on.
    unsafe { open(begin!(virConnectOpenAuth; name, auth, flags), name, auth, flags) }
}

/// Adds a reference to a connection.
///
/// Each reference needs its own virConnectClose. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectRef(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectRef, conn) }.reference()
}

/// Stores in `libVer` the version of the library at the far end of the connection.
///
/// For a remote connection this is the library of the remote daemon. The number is 1000000 * major +
/// 1000 * minor + release. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetLibVersion(conn: virConnectPtr, lib_ver: *mut c_ulong) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectGetLibVersion, conn, lib_ver).store(lib_ver, |conn| {
            match conn.driver().connect_get_lib_version() {
                Err(error) if error.is_unsupported_mark() => Ok(VERSION),
                answer => answer,
            }
        })
    }
}

/// Tells whether the connection is encrypted.
///
/// Returns 1 if it is, 0 if not, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectIsEncrypted(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectIsEncrypted, conn) }.truth(|conn| conn.driver().connect_is_encrypted())
}

/// Tells whether the connection is safe from eavesdropping.
///
/// That is so for encrypted connections and for channels local to the host, such as UNIX sockets.
/// Returns 1 if it is, 0 if not, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectIsSecure(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectIsSecure, conn) }.truth(|conn| conn.driver().connect_is_secure())
}

/// Returns XML with the system information of the host, such as its SMBIOS data.
///
/// `flags` must be 0. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetSysinfo(conn: virConnectPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectGetSysinfo, conn, flags) }.string(|conn| conn.driver().connect_get_sysinfo(flags))
}

/// Tells whether the connection still works.
///
/// No traffic is needed for the check: a dead link may be noticed only by keepalive messages. Returns 1
/// if it is alive, 0 if not, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectIsAlive(conn: virConnectPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectIsAlive, conn) }.truth(|conn| conn.driver().connect_is_alive())
}

/// Sets up keepalive messages on a remote connection.
///
/// After `interval` seconds of silence a message is sent; the connection is closed when `count`
/// messages stay unanswered. An `interval` of 0 or less turns this off. Needs a running event loop.
/// Returns 0, 1 when the other side does not support keepalive, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectSetKeepAlive(conn: virConnectPtr, interval: c_int, count: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectSetKeepAlive, conn, interval, count) }.unsupported()
}

/// Registers the callback that is told when the connection breaks.
///
/// A connection has at most one such callback. `freecb`, if not NULL, is called with `opaque` when the
/// callback is removed. The reason passed to `cb` is a virConnectCloseReason. Returns 0, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectRegisterCloseCallback(
    conn: virConnectPtr,
    cb: virConnectCloseFunc,
    opaque: *mut c_void,
    freecb: virFreeCallback,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectRegisterCloseCallback, conn, cb, opaque, freecb) }.status(|conn| {
        let Some(function) = cb else { return Ok(()) };
        let register = |data: Arc<ProgramData>| {
            let call = move |conn: &Connect, reason: CloseReason| {
                // SAFETY: the program promised that its function may be called with that data.
                unsafe { function(conn.as_raw(), reason as c_int, data.pointer()) }
            };
            let identity = function as usize;
            if !conn.closing().register(CloseCallback { identity, call: Arc::new(call) }) {
                return Err(None);
            }
            conn.driver().connect_register_close_callback().map_err(|error| {
                conn.closing().unregister(identity);
                Some(error)
            })
        };
        // SAFETY: the program promised that its data may be freed.
        match unsafe { ProgramData::hand_over(opaque, freecb, register) } {
            // As with the original's local drivers, a second one is no error, and does not count.
            Ok(()) | Err(None) => Ok(()),
            Err(Some(error)) => Err(error),
        }
    })
}

/// Removes the close callback of the connection.
///
/// `cb` must be the registered one. Its free callback, if any, is called. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectUnregisterCloseCallback(conn: virConnectPtr, cb: virConnectCloseFunc) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectUnregisterCloseCallback, conn, cb) }.status(|conn| {
        if conn.closing().unregister(cb.map_or(0, |function| function as usize)) {
            return conn.driver().connect_unregister_close_callback();
        }
        Ok(())
    })
}

/// Lists the CPU models known for an architecture.
///
/// `models` receives a new array of strings that ends with NULL; free each string and the array with
/// free(). Pass NULL as `models` to get only the count. `flags` must be 0. Returns the number of
/// models, 0 when any model name is accepted, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectGetCPUModelNames(
    conn: virConnectPtr,
    arch: *const c_char,
    models: *mut *mut *mut c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: NULL or valid for a write, by the caller's promise.
    unsafe { clear(models) };
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virConnectGetCPUModelNames, conn, arch, models, flags)
            .texts(models, |conn| conn.driver().connect_get_cpu_model_names(&text(arch), flags))
    }
}

/// Makes the connection act under another client identity for access checks.
///
/// `params` is an array of `nparams` entries, named by the VIR_CONNECT_IDENTITY macros. The other side
/// must allow the caller to do so. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virConnectSetIdentity(
    conn: virConnectPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virConnectSetIdentity, conn, params, nparams, flags) }.unsupported()
}

#[cfg(test)]
mod tests;
