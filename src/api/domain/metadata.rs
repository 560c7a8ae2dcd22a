//! TODO-subject domain/metadata: exported functions of `libvirt-domain.h`.

use std::ffi::{c_char, c_int, c_uint};

use crate::abi::*;
use crate::api::call::{Api, named};
use crate::error::Origin;

const API: Api = Api(Origin::Domain);

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainGetMetadata(
    domain: virDomainPtr,
    kind: c_int,
    uri: *const c_char,
    flags: c_uint,
) -> *mut c_char {
    // IRR: COND case VIR_DOMAIN_METADATA_DESCRIPTION: virCheckNullArgGoto(uri, error);
    // IRR: COND case VIR_DOMAIN_METADATA_ELEMENT: virCheckNonNullArgGoto(uri, error);
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainGetMetadata", domain) }
        .exclusive(flags, named!(VIR_DOMAIN_AFFECT_LIVE), named!(VIR_DOMAIN_AFFECT_CONFIG))
        .unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSetMetadata(
    domain: virDomainPtr,
    kind: c_int,
    metadata: *const c_char,
    key: *const c_char,
    uri: *const c_char,
    flags: c_uint,
) -> c_int {
    // IRR: if (metadata && strchr(metadata, '\n')) { virReportInvalidArg(metadata, "%s", _("metadata title can't contain newlines")); goto error; }
    // IRR: COND case VIR_DOMAIN_METADATA_DESCRIPTION: virCheckNullArgGoto(uri, error);
    // IRR: COND case VIR_DOMAIN_METADATA_ELEMENT: virCheckNonNullArgGoto(uri, error);
    // IRR: COND if (metadata) virCheckNonNullArgGoto(key, error);
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virDomainSetMetadata", domain) }.writable().null(key, "key").unsupported()
}
