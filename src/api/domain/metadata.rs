//! Titles, descriptions and metadata of domains.

use std::ffi::{c_char, c_int, c_uint};

use crate::abi::*;
use crate::api::call::optional_text;

/// Returns the title, the description or a custom metadata element of the domain.
///
/// `type` takes virDomainMetadataType. `uri` is the XML namespace of a custom element, and NULL for the
/// other types. `flags` takes virDomainModificationImpact. Free the result with free(). Returns NULL on
/// failure, also when there is no such metadata.
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
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainGetMetadata, domain, kind, uri, flags) }.string(|domain| {
        // SAFETY: NULL or a string, by the caller's promise.
        let uri = unsafe { optional_text(uri) };
        domain.driver().domain_get_metadata(domain, kind, uri.as_deref(), flags.into())
    })
}

/// Sets or removes the title, the description or a custom metadata element of the domain.
///
/// `type` takes virDomainMetadataType. `metadata` NULL removes it. For a custom element `key` is the
/// namespace prefix and `uri` the namespace; both are NULL otherwise. `flags` takes
/// virDomainModificationImpact. Returns 0, or -1 on failure.
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
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSetMetadata, domain, kind, metadata, key, uri, flags).status(|domain| {
            let [metadata, key, uri] = [metadata, key, uri].map(|argument| optional_text(argument));
            let driver = domain.driver();
            driver.domain_set_metadata(domain, kind, metadata.as_deref(), key.as_deref(), uri.as_deref(), flags.into())
        })
    }
}
