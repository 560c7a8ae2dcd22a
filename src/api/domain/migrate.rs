//! Moving domains to other hosts.

use std::ffi::{c_char, c_int, c_uint, c_ulong, c_ulonglong};

use crate::abi::*;
use crate::api::call::{Api, Call, Subject, has, named};
use crate::error::{Code, Error, Origin};

const API: Api = Api(Origin::Domain);

/// A way to migrate that no driver has so far.
fn cannot(origin: Origin, what: &str) -> Error {
    Error::new(origin, Code::ArgumentUnsupported, what)
}

impl<S: Subject> Call<S> {
    /// Refuses to migrate a domain that is off, which no driver can so far.
    fn offline(self, flags: impl Into<u64>) -> Self {
        self.check(!has(flags, named!(VIR_MIGRATE_OFFLINE)), |_, origin| {
            cannot(origin, "offline migration is not supported by the source host")
        })
    }
}

/// Moves the domain to the host behind `dconn`.
///
/// `flags` takes virDomainMigrateFlags. `dname` renames the domain and `uri` sets the transfer address;
/// both may be NULL. `bandwidth` is in MiB/s, 0 for the default. Returns a handle on `dconn`, or NULL
/// on failure. Release it with virDomainFree. virDomainMigrate3 is the newer call.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrate(
    domain: virDomainPtr,
    dconn: virConnectPtr,
    flags: c_ulong,
    dname: *const c_char,
    uri: *const c_char,
    bandwidth: c_ulong,
) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainMigrate", domain)
            .writable()
            .also(dconn)
            .writable_too(dconn)
            .non_empty_if_given(dname, "dname")
            .exclusive(flags, named!(VIR_MIGRATE_NON_SHARED_DISK), named!(VIR_MIGRATE_NON_SHARED_INC))
            .exclusive(flags, named!(VIR_MIGRATE_TUNNELLED), named!(VIR_MIGRATE_PARALLEL))
            .requires(
                flags,
                named!(VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES),
                named!(VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC),
            )
            .offline(flags)
            .unsupported()
    }
}

/// Moves the domain to another host without a destination handle held by the caller.
///
/// `duri` is the destination: a connection URI with VIR_MIGRATE_PEER2PEER, otherwise a hypervisor
/// address. `flags` takes virDomainMigrateFlags. `dname` renames the domain or is NULL. `bandwidth` is
/// in MiB/s, 0 for the default. Returns 0, or -1 on failure. virDomainMigrateToURI3 is the newer call.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateToURI(
    domain: virDomainPtr,
    duri: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    bandwidth: c_ulong,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateToURI", domain) }
        .writable()
        .non_null(duri, "duri")
        .non_empty_if_given(dname, "dname")
        .exclusive(flags, named!(VIR_MIGRATE_TUNNELLED), named!(VIR_MIGRATE_PARALLEL))
        .unsupported()
}

/// Sets how long the domain may be paused at the end of a live migration.
///
/// `downtime` is in milliseconds. `flags` must be 0. Whether a migration must be in progress depends on
/// the driver. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateSetMaxDowntime(
    domain: virDomainPtr,
    downtime: c_ulonglong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateSetMaxDowntime", domain) }.writable().unsupported()
}

/// Sets the highest bandwidth a migration of the domain may use.
///
/// `bandwidth` is in MiB/s. `flags` takes virDomainMigrateMaxSpeedFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateSetMaxSpeed(domain: virDomainPtr, bandwidth: c_ulong, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateSetMaxSpeed", domain) }.writable().unsupported()
}

/// Moves the domain to the host behind `dconn`, with an optional new description.
///
/// `dxml` replaces parts of the XML that the guest cannot see, `dname` renames the domain and `uri`
/// sets the transfer address; each may be NULL. `flags` takes virDomainMigrateFlags. `bandwidth` is in
/// MiB/s, 0 for the default. Returns a handle on `dconn`, or NULL on failure. Release it with
/// virDomainFree. virDomainMigrate3 is the newer call.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrate2(
    domain: virDomainPtr,
    dconn: virConnectPtr,
    dxml: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    uri: *const c_char,
    bandwidth: c_ulong,
) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainMigrate2", domain)
            .writable()
            .also(dconn)
            .writable_too(dconn)
            .non_empty_if_given(dname, "dname")
            .exclusive(flags, named!(VIR_MIGRATE_NON_SHARED_DISK), named!(VIR_MIGRATE_NON_SHARED_INC))
            .exclusive(flags, named!(VIR_MIGRATE_TUNNELLED), named!(VIR_MIGRATE_PARALLEL))
            .requires(
                flags,
                named!(VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES),
                named!(VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC),
            )
            .offline(flags)
            .unsupported()
    }
}

/// Moves the domain to another host, with an optional new description.
///
/// `dconnuri` is the connection URI for peer-to-peer migration; `miguri` is the transfer address.
/// `dxml` and `dname` replace the XML and the name or are NULL. `flags` takes virDomainMigrateFlags.
/// `bandwidth` is in MiB/s, 0 for the default. Returns 0, or -1 on failure. virDomainMigrateToURI3 is
/// the newer call.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateToURI2(
    domain: virDomainPtr,
    dconnuri: *const c_char,
    miguri: *const c_char,
    dxml: *const c_char,
    flags: c_ulong,
    dname: *const c_char,
    bandwidth: c_ulong,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateToURI2", domain) }
        .writable()
        .non_empty_if_given(dname, "dname")
        .exclusive(flags, named!(VIR_MIGRATE_TUNNELLED), named!(VIR_MIGRATE_PARALLEL))
        .when(has(flags, named!(VIR_MIGRATE_PEER2PEER)), |call| call.non_null(dconnuri, "dconnuri"))
        .unsupported()
}

/// Reads the bandwidth limit used when migrating the domain.
///
/// The value stored in `bandwidth` is in MiB/s. `flags` takes virDomainMigrateMaxSpeedFlags. Returns 0,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateGetMaxSpeed(
    domain: virDomainPtr,
    bandwidth: *mut c_ulong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateGetMaxSpeed", domain) }.non_null(bandwidth, "bandwidth").writable().unsupported()
}

/// Reads the size of the cache used to compress memory pages in a migration.
///
/// The value stored in `cacheSize` is in bytes. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateGetCompressionCache(
    domain: virDomainPtr,
    cache_size: *mut c_ulonglong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateGetCompressionCache", domain) }.non_null(cache_size, "cacheSize").unsupported()
}

/// Sets the size of the cache used to compress memory pages in a migration.
///
/// `cacheSize` is in bytes; the hypervisor may round it. `flags` must be 0. Returns 0, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateSetCompressionCache(
    domain: virDomainPtr,
    cache_size: c_ulonglong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateSetCompressionCache", domain) }.writable().unsupported()
}

/// Migrates the domain to the host of `dconn`, with typed parameters.
///
/// Parameter names are the VIR_MIGRATE_PARAM_* macros; `params` may be NULL if `nparams` is 0. `flags`
/// takes virDomainMigrateFlags. Returns a new handle on the destination, or NULL on failure. Release
/// the handle with virDomainFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrate3(
    domain: virDomainPtr,
    dconn: virConnectPtr,
    params: virTypedParameterPtr,
    nparams: c_uint,
    flags: c_uint,
) -> virDomainPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainMigrate3", domain)
            .writable()
            .also(dconn)
            .writable_too(dconn)
            .exclusive(flags, named!(VIR_MIGRATE_NON_SHARED_DISK), named!(VIR_MIGRATE_NON_SHARED_INC))
            .requires(
                flags,
                named!(VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES),
                named!(VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC),
            )
            .check(!has(flags, named!(VIR_MIGRATE_PEER2PEER)), |function, origin| {
                let message = "use virDomainMigrateToURI3 for peer-to-peer migration";
                Error::argument(origin, function, "flags", message)
            })
            .check(!has(flags, named!(VIR_MIGRATE_TUNNELLED)), |function, origin| {
                let message = "cannot perform tunnelled migration without using peer2peer flag";
                Error::argument(origin, function, "flags", message)
            })
            .offline(flags)
            .check(!has(flags, named!(VIR_MIGRATE_CHANGE_PROTECTION)), |_, origin| {
                cannot(origin, "cannot enforce change protection")
            })
            .unsupported()
    }
}

/// Migrates the domain from the source side alone, with typed parameters.
///
/// `dconnuri` is the connection URI of the destination as seen from the source, for peer-to-peer
/// migration; NULL fits direct migration. Parameter names are the VIR_MIGRATE_PARAM_* macros. `flags`
/// takes virDomainMigrateFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateToURI3(
    domain: virDomainPtr,
    dconnuri: *const c_char,
    params: virTypedParameterPtr,
    nparams: c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateToURI3", domain) }
        .writable()
        .exclusive(flags, named!(VIR_MIGRATE_TUNNELLED), named!(VIR_MIGRATE_PARALLEL))
        .when(has(flags, named!(VIR_MIGRATE_PEER2PEER)), |call| call.non_null(dconnuri, "dconnuri"))
        .unsupported()
}

/// Switches a running migration of the domain to post-copy mode.
///
/// The migration must have been started with VIR_MIGRATE_POSTCOPY. The guest then runs on the
/// destination while the rest of its memory follows; if the link breaks, the guest cannot simply go on
/// at the source. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateStartPostCopy(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateStartPostCopy", domain) }.writable().unsupported()
}

/// Reads how long the guest may be paused at the end of a live migration.
///
/// The value stored in `downtime` is in milliseconds. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateGetMaxDowntime(
    domain: virDomainPtr,
    downtime: *mut c_ulonglong,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateGetMaxDowntime", domain) }.non_null(downtime, "downtime").unsupported()
}
