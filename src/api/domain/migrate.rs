//! Moving domains to other hosts.

use std::ffi::{c_char, c_int, c_uint, c_ulong, c_ulonglong};

use crate::abi::*;
use crate::api::call::optional_text;
use crate::api::typed_array::{entries, field, value_of_type};
use crate::call::Rule;
use crate::driver::TypedKind;
use crate::error::{Code, Error, Origin, Result};

/// The parameters of virDomainMigrate3 that can also be given to virDomainMigrate2: VIR_MIGRATE_PARAM_URI,
/// _DEST_NAME, _DEST_XML and _BANDWIDTH, with their types.
const PLAIN: [(&str, TypedKind); 4] = [
    ("migrate_uri", TypedKind::String),
    (DEST_NAME, TypedKind::String),
    ("destination_xml", TypedKind::String),
    ("bandwidth", TypedKind::ULLong),
];
const DEST_NAME: &str = "destination_name";

/// Checks those of [`PLAIN`] that are given: their types, and that a new name is not empty.
///
/// # Safety
/// `params` is NULL or points to `nparams` parameters; their strings are NULL or end in NUL.
pub(crate) unsafe fn plain_parameters(params: virTypedParameterPtr, nparams: c_int, rule: &Rule) -> Result<()> {
    for (wanted, kind) in PLAIN {
        // SAFETY: by the caller's promise.
        let value = unsafe { value_of_type(params, nparams, wanted, kind) }?;
        if let (DEST_NAME, Some(value)) = (wanted, value) {
            // SAFETY: the type was checked, so the member is the string, which is NULL or ends in NUL.
            let name = unsafe { optional_text(value.s) };
            if name.is_some_and(|name| name.is_empty()) {
                let message = format!("string dname in {} must not be empty", rule.function());
                return Err(Error::argument(rule.origin(), rule.function(), "dname", message));
            }
        }
    }
    Ok(())
}

/// Refuses parameters that are not among [`PLAIN`], which no driver takes so far.
///
/// # Safety
/// As for [`plain_parameters`].
pub(crate) unsafe fn no_further_parameters(params: virTypedParameterPtr, nparams: c_int, origin: Origin) -> Result<()> {
    // SAFETY: by the caller's promise.
    let given = unsafe { entries(params, nparams) };
    if given.iter().all(|given| PLAIN.iter().any(|(name, _)| field(given) == name.as_bytes())) {
        return Ok(());
    }
    let detail = "Migration APIs with extensible parameters are not supported but extended parameters were passed";
    Err(Error::new(origin, Code::ArgumentUnsupported, detail))
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
    unsafe { begin!(virDomainMigrate, domain, dconn, flags, dname, uri, bandwidth).unsupported() }
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
    unsafe { begin!(virDomainMigrateToURI, domain, duri, flags, dname, bandwidth) }.unsupported()
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
    unsafe { begin!(virDomainMigrateSetMaxDowntime, domain, downtime, flags) }.unsupported()
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
    unsafe { begin!(virDomainMigrateSetMaxSpeed, domain, bandwidth, flags) }.unsupported()
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
    unsafe { begin!(virDomainMigrate2, domain, dconn, dxml, flags, dname, uri, bandwidth).unsupported() }
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
    unsafe { begin!(virDomainMigrateToURI2, domain, dconnuri, miguri, dxml, flags, dname, bandwidth) }.unsupported()
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
    unsafe { begin!(virDomainMigrateGetMaxSpeed, domain, bandwidth, flags) }.unsupported()
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
    unsafe { begin!(virDomainMigrateGetCompressionCache, domain, cache_size, flags) }.unsupported()
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
    unsafe { begin!(virDomainMigrateSetCompressionCache, domain, cache_size, flags) }.unsupported()
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
    unsafe { begin!(virDomainMigrate3, domain, dconn, params, nparams, flags).unsupported() }
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
    unsafe { begin!(virDomainMigrateToURI3, domain, dconnuri, params, nparams, flags) }.unsupported()
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
    unsafe { begin!(virDomainMigrateStartPostCopy, domain, flags) }.unsupported()
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
    unsafe { begin!(virDomainMigrateGetMaxDowntime, domain, downtime, flags) }.unsupported()
}
