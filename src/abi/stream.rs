//! The types of `libvirt-stream.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// Called by the library.
pub type virStreamSourceFunc =
    Option<unsafe extern "C" fn(st: virStreamPtr, data: *mut c_char, nbytes: usize, opaque: *mut c_void) -> c_int>;

/// Called by the library.
pub type virStreamSourceHoleFunc = Option<
    unsafe extern "C" fn(st: virStreamPtr, in_data: *mut c_int, length: *mut c_longlong, opaque: *mut c_void) -> c_int,
>;

/// Called by the library.
pub type virStreamSourceSkipFunc =
    Option<unsafe extern "C" fn(st: virStreamPtr, length: c_longlong, opaque: *mut c_void) -> c_int>;

/// Called by the library.
pub type virStreamSinkFunc =
    Option<unsafe extern "C" fn(st: virStreamPtr, data: *const c_char, nbytes: usize, opaque: *mut c_void) -> c_int>;

/// Called by the library.
pub type virStreamSinkHoleFunc =
    Option<unsafe extern "C" fn(st: virStreamPtr, length: c_longlong, opaque: *mut c_void) -> c_int>;

/// Called by the library.
pub type virStreamEventCallback =
    Option<unsafe extern "C" fn(stream: virStreamPtr, events: c_int, opaque: *mut c_void)>;
