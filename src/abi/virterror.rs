//! The types of `virterror.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// The C struct of that name.
#[repr(C)]
pub struct _virError {
    /// The C field `code`.
    pub code: c_int,
    /// The C field `domain`.
    pub domain: c_int,
    /// The C field `message`.
    pub message: *mut c_char,
    /// The C field `level`.
    pub level: virErrorLevel,
    /// The C field `conn`.
    pub conn: virConnectPtr,
    /// The C field `dom`.
    pub dom: virDomainPtr,
    /// The C field `str1`.
    pub str1: *mut c_char,
    /// The C field `str2`.
    pub str2: *mut c_char,
    /// The C field `str3`.
    pub str3: *mut c_char,
    /// The C field `int1`.
    pub int1: c_int,
    /// The C field `int2`.
    pub int2: c_int,
    /// The C field `net`.
    pub net: virNetworkPtr,
}

/// The type of the same C name.
pub type virError = _virError;

/// Pointer to a `virError`.
pub type virErrorPtr = *mut virError;

/// Called by the library.
pub type virErrorFunc = Option<unsafe extern "C" fn(user_data: *mut c_void, error: virErrorPtr)>;
