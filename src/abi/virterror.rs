//! The types of `virterror.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// One error report. The library owns the strings, unless the report was made with
/// virCopyLastError or virSaveLastError.
#[repr(C)]
pub struct _virError {
    /// What went wrong, a virErrorNumber value
    pub code: c_int,
    /// Which part reported it, a virErrorDomain value
    pub domain: c_int,
    /// Text for people, may be NULL
    pub message: *mut c_char,
    /// How bad it is, a virErrorLevel value
    pub level: virErrorLevel,
    /// Old field, do not use
    pub conn: virConnectPtr,
    /// Old field, do not use
    pub dom: virDomainPtr,
    /// Extra text, may be NULL
    pub str1: *mut c_char,
    /// Extra text, may be NULL
    pub str2: *mut c_char,
    /// Extra text, may be NULL
    pub str3: *mut c_char,
    /// Extra number
    pub int1: c_int,
    /// Extra number
    pub int2: c_int,
    /// Old field, do not use
    pub net: virNetworkPtr,
}

/// The type of the same C name.
pub type virError = _virError;

/// Pointer to a `virError`.
pub type virErrorPtr = *mut virError;

/// Called by the library, in the thread that failed, each time an error is reported.
/// `error` is borrowed for the call: copy what must last. `userData` is the pointer given to
/// virSetErrorFunc or virConnSetErrorFunc.
pub type virErrorFunc = Option<unsafe extern "C" fn(user_data: *mut c_void, error: virErrorPtr)>;
