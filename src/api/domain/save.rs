//! Saving domains to files and restoring them, core dumps among them.

use std::ffi::{OsStr, c_char, c_int, c_uint};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Component, Path, PathBuf};

use crate::abi::*;
use crate::api::call::bytes;
use crate::api::typed_array::value_of_type;
use crate::driver::TypedKind;
use crate::flags::DomainSaveFlags;

/// VIR_DOMAIN_SAVE_PARAM_FILE: where to save to.
const FILE: &str = "file";

/// A path as an absolute one, without `.` and `..`, whatever is there.
///
/// # Safety
/// `path` points to a string that ends in NUL.
unsafe fn absolute(path: *const c_char) -> PathBuf {
    // SAFETY: by the caller's promise.
    let path = Path::new(OsStr::from_bytes(unsafe { bytes(path) }));
    let mut absolute = PathBuf::new();
    for part in std::env::current_dir().unwrap_or_default().join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(absolute.pop()),
            part => absolute.push(part),
        }
    }
    absolute
}

/// The bytes of a text argument that may be NULL.
///
/// # Safety
/// `text` is NULL, or points to a string that ends in NUL and outlives the result.
unsafe fn optional_bytes<'a>(text: *const c_char) -> Option<&'a [u8]> {
    // SAFETY: not NULL, so by the caller's promise.
    (!text.is_null()).then(|| unsafe { bytes(text) })
}

/// Recreates a domain from a state file that virDomainSave wrote.
///
/// `from` is a path as seen by the host that runs the domain. Returns 0, or -1 on failure. Look the
/// domain up afterwards to get a handle. virDomainRestoreFlags also takes replacement XML and flags.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainRestore(conn: virConnectPtr, from: *const c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainRestore, conn, from) }.status(|conn| {
        // SAFETY: no check failed, so by the caller's promise.
        let from = unsafe { absolute(from) };
        conn.driver().domain_restore_flags(conn, &from, None, DomainSaveFlags::empty())
    })
}

/// Writes the memory and state of a running domain to a file and stops the domain.
///
/// `to` is a path as seen by the host that runs the domain. Restore it with virDomainRestore. Returns
/// 0, or -1 on failure. virDomainSaveFlags also takes replacement XML and flags.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSave(domain: virDomainPtr, to: *const c_char) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSave, domain, to) }.status(|domain| {
        // SAFETY: no check failed, so by the caller's promise.
        let to = unsafe { absolute(to) };
        domain.driver().domain_save_flags(domain, &to, None, DomainSaveFlags::empty())
    })
}

/// Writes a core dump of the domain to a file for later analysis.
///
/// `to` is a path as seen by the host that runs the domain. `flags` takes virDomainCoreDumpFlags.
/// Returns 0, or -1 on failure. virDomainCoreDumpWithFormat also chooses the file format.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCoreDump(domain: virDomainPtr, to: *const c_char, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainCoreDump, domain, to, flags) }.status(|domain| {
        // SAFETY: no check failed, so by the caller's promise.
        let to = unsafe { absolute(to) };
        let format = VIR_DOMAIN_CORE_DUMP_FORMAT_RAW.cast_unsigned();
        domain.driver().domain_core_dump_with_format(domain, &to, format, flags.into())
    })
}

/// Tells whether the domain has a managed save image.
///
/// `flags` must be 0. Returns 1 for yes, 0 for no, -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainHasManagedSaveImage(dom: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainHasManagedSaveImage, dom, flags) }
        .truth(|domain| domain.driver().domain_has_managed_save_image(domain, flags))
}

/// Saves the state of a running domain to a file the library manages, and stops the domain.
///
/// The next start of the domain resumes from that file. `flags` takes virDomainSaveRestoreFlags. The
/// domain must be persistent. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainManagedSave(dom: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainManagedSave, dom, flags) }
        .status(|domain| domain.driver().domain_managed_save(domain, flags.into()))
}

/// Deletes the managed save image of the domain, so that its next start is a fresh boot.
///
/// `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainManagedSaveRemove(dom: virDomainPtr, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainManagedSaveRemove, dom, flags) }
        .status(|domain| domain.driver().domain_managed_save_remove(domain, flags))
}

/// Resumes a domain from a saved state file, with options.
///
/// `from` is the file path. `dxml` replaces the stored XML; NULL keeps it. Only host details may
/// differ, such as disk paths. `flags` takes virDomainSaveRestoreFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainRestoreFlags(
    conn: virConnectPtr,
    from: *const c_char,
    dxml: *const c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainRestoreFlags, conn, from, dxml, flags) }.status(|conn| {
        // SAFETY: no check failed, so by the caller's promise.
        let (from, xml) = unsafe { (absolute(from), optional_bytes(dxml)) };
        conn.driver().domain_restore_flags(conn, &from, xml, flags.into())
    })
}

/// Saves the memory of a running domain to a file and stops it, with options.
///
/// `to` is the file path. `dxml` is the XML to store for the restore; NULL stores the current one.
/// `flags` takes virDomainSaveRestoreFlags. Restore with virDomainRestoreFlags. Returns 0, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSaveFlags(
    domain: virDomainPtr,
    to: *const c_char,
    dxml: *const c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSaveFlags, domain, to, dxml, flags) }.status(|domain| {
        // SAFETY: no check failed, so by the caller's promise.
        let (to, xml) = unsafe { (absolute(to), optional_bytes(dxml)) };
        domain.driver().domain_save_flags(domain, &to, xml, flags.into())
    })
}

/// Replaces the domain XML stored inside a saved state file.
///
/// `dxml` must match the saved guest; only host details may change. `flags` takes
/// virDomainSaveRestoreFlags, where RUNNING or PAUSED sets the state after a restore. Returns 0, or -1
/// on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSaveImageDefineXML(
    conn: virConnectPtr,
    file: *const c_char,
    dxml: *const c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSaveImageDefineXML, conn, file, dxml, flags) }.status(|conn| {
        // SAFETY: no check failed, so by the caller's promise.
        let (file, xml) = unsafe { (absolute(file), bytes(dxml)) };
        conn.driver().domain_save_image_define_xml(&file, xml, flags.into())
    })
}

/// Returns the domain XML stored inside the saved state file `file`.
///
/// `flags` takes virDomainSaveImageXMLFlags. Passwords and the like appear only with
/// VIR_DOMAIN_SAVE_IMAGE_XML_SECURE. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSaveImageGetXMLDesc(
    conn: virConnectPtr,
    file: *const c_char,
    flags: c_uint,
) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainSaveImageGetXMLDesc, conn, file, flags) }.string(|conn| {
        // SAFETY: no check failed, so by the caller's promise.
        let file = unsafe { absolute(file) };
        conn.driver().domain_save_image_get_xml_desc(&file, flags.into())
    })
}

/// Writes a memory dump of the domain to the file `to`, in a chosen format.
///
/// `dumpformat` takes virDomainCoreDumpFormat; most formats other than raw need VIR_DUMP_MEMORY_ONLY.
/// `flags` takes virDomainCoreDumpFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainCoreDumpWithFormat(
    domain: virDomainPtr,
    to: *const c_char,
    dumpformat: c_uint,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainCoreDumpWithFormat, domain, to, dumpformat, flags) }.status(|domain| {
        // SAFETY: no check failed, so by the caller's promise.
        let to = unsafe { absolute(to) };
        domain.driver().domain_core_dump_with_format(domain, &to, dumpformat, flags.into())
    })
}

/// Replaces the domain XML stored in the managed save image of the domain.
///
/// `dxml` must match the saved guest; only host details may change. `flags` takes
/// virDomainSaveRestoreFlags, where RUNNING or PAUSED sets the state after the next start. Returns 0,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainManagedSaveDefineXML(
    domain: virDomainPtr,
    dxml: *const c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainManagedSaveDefineXML, domain, dxml, flags) }.unsupported()
}

/// Returns the domain XML stored in the managed save image of the domain.
///
/// `flags` takes virDomainSaveImageXMLFlags. Passwords and the like appear only with
/// VIR_DOMAIN_SAVE_IMAGE_XML_SECURE. Free the result with free(). Returns NULL on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainManagedSaveGetXMLDesc(domain: virDomainPtr, flags: c_uint) -> *mut c_char {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainManagedSaveGetXMLDesc, domain, flags) }.unsupported()
}

/// Resumes a domain from a saved state, with typed parameters.
///
/// Parameter names are the VIR_DOMAIN_SAVE_PARAM_* macros; VIR_DOMAIN_SAVE_PARAM_FILE is the path.
/// `flags` takes virDomainSaveRestoreFlags. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainRestoreParams(
    conn: virConnectPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virDomainRestoreParams, conn, params, nparams, flags) }.unsupported()
}

/// Saves the memory of a running domain and stops it, with typed parameters.
///
/// Parameter names are the VIR_DOMAIN_SAVE_PARAM_* macros; VIR_DOMAIN_SAVE_PARAM_FILE is the path.
/// `flags` takes virDomainSaveRestoreFlags. Restore with virDomainRestoreParams. Returns 0, or -1 on
/// failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virDomainSaveParams(
    domain: virDomainPtr,
    params: virTypedParameterPtr,
    nparams: c_int,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe {
        begin!(virDomainSaveParams, domain, params, nparams, flags)
            .check_with(|_, _, _| value_of_type(params, nparams, FILE, TypedKind::String).map(drop))
            .unsupported()
    }
}
