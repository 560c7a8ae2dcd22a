//! TODO-subject domain/migrate: exported functions of `libvirt-domain.h`.

use std::ffi::{c_char, c_int, c_uint, c_ulong, c_ulonglong};

use crate::abi::*;
use crate::api::call::{Api, has, named};
use crate::error::Origin;

const API: Api = Api(Origin::Domain);

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
    // IRR: if (flags & VIR_MIGRATE_OFFLINE) { rc = VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_MIGRATION_OFFLINE); if (rc <= 0) { if (rc == 0) virReportError(VIR_ERR_ARGUMENT_UNSUPPORTED, "%s", _("offline migration is not supported by the source host")); goto error; }
    // IRR: VIR_DRV_SUPPORTS_FEATURE(dconn->driver, dconn, VIR_DRV_FEATURE_MIGRATION_OFFLINE)
    // IRR: if (rc <= 0) { if (rc == 0) virReportError(VIR_ERR_ARGUMENT_UNSUPPORTED, "%s", _("offline migration is not supported by the destination host")); goto error; }
    // IRR: VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_MIGRATION_P2P)
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainMigrate", domain)
            .writable()
            .also(dconn)
            .writable()
            .non_empty_if_given(dname, "dname")
            .exclusive(flags, named!(VIR_MIGRATE_NON_SHARED_DISK), named!(VIR_MIGRATE_NON_SHARED_INC))
            .exclusive(flags, named!(VIR_MIGRATE_TUNNELLED), named!(VIR_MIGRATE_PARALLEL))
            .requires(
                flags,
                named!(VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES),
                named!(VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC),
            )
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
    // IRR: if (flags & VIR_MIGRATE_OFFLINE) { rc = VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_MIGRATION_OFFLINE); if (rc <= 0) { if (rc == 0) virReportError(VIR_ERR_ARGUMENT_UNSUPPORTED, "%s", _("offline migration is not supported by the source host")); goto error; }
    // IRR: VIR_DRV_SUPPORTS_FEATURE(dconn->driver, dconn, VIR_DRV_FEATURE_MIGRATION_OFFLINE)
    // IRR: if (rc <= 0) { if (rc == 0) virReportError(VIR_ERR_ARGUMENT_UNSUPPORTED, "%s", _("offline migration is not supported by the destination host")); goto error; }
    // IRR: VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_MIGRATION_P2P)
    // SAFETY: the caller's promise, passed on.
    unsafe {
        API.on("virDomainMigrate2", domain)
            .writable()
            .also(dconn)
            .writable()
            .non_empty_if_given(dname, "dname")
            .exclusive(flags, named!(VIR_MIGRATE_NON_SHARED_DISK), named!(VIR_MIGRATE_NON_SHARED_INC))
            .exclusive(flags, named!(VIR_MIGRATE_TUNNELLED), named!(VIR_MIGRATE_PARALLEL))
            .requires(
                flags,
                named!(VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES),
                named!(VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC),
            )
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

/// (to be described)
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

/// (to be described)
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

/// (to be described)
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

/// (to be described)
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
    // IRR: if (flags & VIR_MIGRATE_PEER2PEER) { virReportInvalidArg(flags, "%s", _("use virDomainMigrateToURI3 for peer-to-peer migration")); goto error; }
    // IRR: if (flags & VIR_MIGRATE_TUNNELLED) { virReportInvalidArg(flags, "%s", _("cannot perform tunnelled migration without using peer2peer flag")); goto error; }
    // IRR: if (flags & VIR_MIGRATE_OFFLINE) { rc = VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_MIGRATION_OFFLINE); if (rc <= 0) { if (rc == 0) virReportError(VIR_ERR_ARGUMENT_UNSUPPORTED, "%s", _("offline migration is not supported by the source host")); goto error; }
    // IRR: VIR_DRV_SUPPORTS_FEATURE(dconn->driver, dconn, VIR_DRV_FEATURE_MIGRATION_OFFLINE)
    // IRR: if (rc <= 0) { if (rc == 0) virReportError(VIR_ERR_ARGUMENT_UNSUPPORTED, "%s", _("offline migration is not supported by the destination host")); goto error; }
    // IRR: if (flags & VIR_MIGRATE_CHANGE_PROTECTION) { rc = VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_MIGRATE_CHANGE_PROTECTION); if (rc <= 0) { if (rc == 0) virReportError(VIR_ERR_ARGUMENT_UNSUPPORTED, "%s", _("cannot enforce change protection")); goto error; }
    // IRR: VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_MIGRATION_PARAMS)
    // IRR: VIR_DRV_SUPPORTS_FEATURE(dconn->driver, dconn, VIR_DRV_FEATURE_MIGRATION_PARAMS)
    // IRR: if (!virTypedParamsCheck(params, nparams, compatParams, G_N_ELEMENTS(compatParams))) { virReportError(VIR_ERR_ARGUMENT_UNSUPPORTED, "%s", _("Migration APIs with extensible parameters are not supported but extended parameters were passed")); goto error; }
    // IRR: VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_MIGRATION_V3)
    // IRR: VIR_DRV_SUPPORTS_FEATURE(dconn->driver, dconn, VIR_DRV_FEATURE_MIGRATION_V3)
    // IRR: VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_MIGRATION_V2)
    // IRR: VIR_DRV_SUPPORTS_FEATURE(dconn->driver, dconn, VIR_DRV_FEATURE_MIGRATION_V2)
    // IRR: if (rc_src && rc_dst) { if (dxml) { virReportError(VIR_ERR_ARGUMENT_UNSUPPORTED, "%s", _("Unable to change target guest XML during migration")); goto error; }
    // IRR: VIR_DRV_SUPPORTS_FEATURE(domain->conn->driver, domain->conn, VIR_DRV_FEATURE_MIGRATION_V1)
    // IRR: VIR_DRV_SUPPORTS_FEATURE(dconn->driver, dconn, VIR_DRV_FEATURE_MIGRATION_V1)
    // IRR: if (rc_src && rc_dst) { if (dxml) { virReportError(VIR_ERR_ARGUMENT_UNSUPPORTED, "%s", _("Unable to change target guest XML during migration")); goto error; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrate3", domain) }
        .writable()
        .writable()
        .exclusive(flags, named!(VIR_MIGRATE_NON_SHARED_DISK), named!(VIR_MIGRATE_NON_SHARED_INC))
        .requires(
            flags,
            named!(VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES),
            named!(VIR_MIGRATE_NON_SHARED_DISK | VIR_MIGRATE_NON_SHARED_INC),
        ) /*IRR virCheckNonEmptyOptStringArgReturn(dname, NULL);*/
        .unsupported()
}

/// (to be described)
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

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainMigrateStartPostCopy(domain: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainMigrateStartPostCopy", domain) }.writable().unsupported()
}

/// (to be described)
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
