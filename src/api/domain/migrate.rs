//! Moving domains to other hosts.

use std::ffi::{c_char, c_int, c_uint, c_ulong, c_ulonglong};
use std::ptr;

use crate::abi::*;
use crate::api::call::{Api, Call, Subject, has, named};
use crate::api::typed_array::{entries, field, value_of_type};
use crate::driver::TypedKind;
use crate::error::{Code, Error, Origin};

const API: Api = Api(Origin::Domain);

/// A way to migrate that no driver has so far.
/// The parameters of virDomainMigrate3 that can also be given to virDomainMigrate2: VIR_MIGRATE_PARAM_URI,
/// _DEST_NAME, _DEST_XML and _BANDWIDTH, with their types.
const PLAIN: [(&str, TypedKind); 4] = [
    ("migrate_uri", TypedKind::String),
    (DEST_NAME, TypedKind::String),
    ("destination_xml", TypedKind::String),
    ("bandwidth", TypedKind::ULLong),
];
const DEST_NAME: &str = "destination_name";

const WITHOUT_PEER: &str = "cannot perform tunnelled migration without using peer2peer flag";

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

    /// Refuses to keep others from changing the domain meanwhile, which no driver can so far.
    fn change_protection(self, flags: impl Into<u64>) -> Self {
        self.check(!has(flags, named!(VIR_MIGRATE_CHANGE_PROTECTION)), |_, origin| {
            cannot(origin, "cannot enforce change protection")
        })
    }

    /// Writes to both sides at once count only for storage that is copied.
    fn synchronous_writes(self, flags: impl Into<u64>) -> Self {
        self.requires(
            flags,
            named!(VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES),
            named!(VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC),
        )
    }

    /// Refuses migrations that the source host does alone, with a daemon or a hypervisor on the other
    /// side: no driver can so far.
    fn unmanaged(self, flags: impl Into<u64>) -> Self {
        let flags = flags.into();
        let way = if has(flags, named!(VIR_MIGRATE_PEER2PEER)) { "p2p" } else { "direct" };
        self.exclusive(flags, named!(VIR_MIGRATE_NON_SHARED_DISK), named!(VIR_MIGRATE_NON_SHARED_INC))
            .synchronous_writes(flags)
            .offline(flags)
            .check(false, |_, origin| cannot(origin, &format!("{way} migration is not supported by the source host")))
    }

    /// Those of [`PLAIN`] that are given: their types, and that a new name is not empty.
    ///
    /// # Safety
    /// `params` is NULL or points to `nparams` parameters; their strings are NULL or end in NUL.
    unsafe fn plain_parameters(self, params: virTypedParameterPtr, nparams: c_int) -> Self {
        let mut name = ptr::null();
        self.parameter_count(nparams)
            .check_with(|_, _, _| {
                for (wanted, kind) in PLAIN {
                    // SAFETY: by the caller's promise.
                    let value = unsafe { value_of_type(params, nparams, wanted, kind) }?;
                    if let (DEST_NAME, Some(value)) = (wanted, value) {
                        // SAFETY: the type was checked, so the member is the string.
                        name = unsafe { value.s };
                    }
                }
                Ok(())
            })
            .non_empty_if_given(name, "dname")
    }

    /// Refuses parameters that are not among [`PLAIN`], which no driver takes so far.
    ///
    /// # Safety
    /// As for `plain_parameters`.
    unsafe fn no_further_parameters(self, params: virTypedParameterPtr, nparams: c_int) -> Self {
        self.check_with(|_, _, origin| {
            // SAFETY: by the caller's promise.
            let given = unsafe { entries(params, nparams) };
            if given.iter().all(|given| PLAIN.iter().any(|(name, _)| field(given) == name.as_bytes())) {
                return Ok(());
            }
            let detail =
                "Migration APIs with extensible parameters are not supported but extended parameters were passed";
            Err(cannot(origin, detail))
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
    entry!(virDomainMigrate, domain, dconn, flags, dname, uri, bandwidth);
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainMigrate", domain)
            .writable()
            .also(dconn)
            .writable_too(dconn)
            .non_empty_if_given(dname, "dname")
            .exclusive(flags, named!(VIR_MIGRATE_NON_SHARED_DISK), named!(VIR_MIGRATE_NON_SHARED_INC))
            .exclusive(flags, named!(VIR_MIGRATE_TUNNELLED), named!(VIR_MIGRATE_PARALLEL))
            .synchronous_writes(flags)
            .offline(flags)
            .when(!has(flags, named!(VIR_MIGRATE_PEER2PEER)), |call| {
                call.change_protection(flags).check(!has(flags, named!(VIR_MIGRATE_TUNNELLED)), |_, origin| {
                    Error::new(origin, Code::OperationInvalid, WITHOUT_PEER)
                })
            })
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
    entry!(virDomainMigrateToURI, domain, duri, flags, dname, bandwidth);
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateToURI", domain) }
        .writable()
        .non_null(duri, "duri")
        .non_empty_if_given(dname, "dname")
        .exclusive(flags, named!(VIR_MIGRATE_TUNNELLED), named!(VIR_MIGRATE_PARALLEL))
        .unmanaged(flags)
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
    entry!(virDomainMigrateSetMaxDowntime, domain, downtime, flags);
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
    entry!(virDomainMigrateSetMaxSpeed, domain, bandwidth, flags);
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
    entry!(virDomainMigrate2, domain, dconn, dxml, flags, dname, uri, bandwidth);
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainMigrate2", domain)
            .writable()
            .also(dconn)
            .writable_too(dconn)
            .non_empty_if_given(dname, "dname")
            .exclusive(flags, named!(VIR_MIGRATE_NON_SHARED_DISK), named!(VIR_MIGRATE_NON_SHARED_INC))
            .exclusive(flags, named!(VIR_MIGRATE_TUNNELLED), named!(VIR_MIGRATE_PARALLEL))
            .synchronous_writes(flags)
            .offline(flags)
            .when(!has(flags, named!(VIR_MIGRATE_PEER2PEER)), |call| {
                call.change_protection(flags).check(!has(flags, named!(VIR_MIGRATE_TUNNELLED)), |_, origin| {
                    Error::new(origin, Code::OperationInvalid, WITHOUT_PEER)
                })
            })
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
    entry!(virDomainMigrateToURI2, domain, dconnuri, miguri, dxml, flags, dname, bandwidth);
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateToURI2", domain) }
        .writable()
        .non_empty_if_given(dname, "dname")
        .exclusive(flags, named!(VIR_MIGRATE_TUNNELLED), named!(VIR_MIGRATE_PARALLEL))
        .unmanaged(flags)
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
    entry!(virDomainMigrateGetMaxSpeed, domain, bandwidth, flags);
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
    entry!(virDomainMigrateGetCompressionCache, domain, cache_size, flags);
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
    entry!(virDomainMigrateSetCompressionCache, domain, cache_size, flags);
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
    entry!(virDomainMigrate3, domain, dconn, params, nparams, flags);
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainMigrate3", domain)
            .writable()
            .also(dconn)
            .writable_too(dconn)
            .exclusive(flags, named!(VIR_MIGRATE_NON_SHARED_DISK), named!(VIR_MIGRATE_NON_SHARED_INC))
            .synchronous_writes(flags)
            .check(!has(flags, named!(VIR_MIGRATE_PEER2PEER)), |function, origin| {
                let message = "use virDomainMigrateToURI3 for peer-to-peer migration";
                Error::argument(origin, function, "flags", message)
            })
            .check(!has(flags, named!(VIR_MIGRATE_TUNNELLED)), |function, origin| {
                Error::argument(origin, function, "flags", WITHOUT_PEER)
            })
            .plain_parameters(params, nparams.cast_signed())
            .offline(flags)
            .change_protection(flags)
            .non_null_array(params, nparams, "params")
            .no_further_parameters(params, nparams.cast_signed())
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
    entry!(virDomainMigrateToURI3, domain, dconnuri, params, nparams, flags);
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateToURI3", domain) }
        .writable()
        .exclusive(flags, named!(VIR_MIGRATE_TUNNELLED), named!(VIR_MIGRATE_PARALLEL))
        .unmanaged(flags)
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
    entry!(virDomainMigrateStartPostCopy, domain, flags);
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
    entry!(virDomainMigrateGetMaxDowntime, domain, downtime, flags);
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateGetMaxDowntime", domain) }.non_null(downtime, "downtime").unsupported()
}
