//! Lists of named values of one of seven types: the exported functions of `libvirt-common.h`.
//!
//! A list is an array that the program owns, of `nparams` entries with room for `maxparams`; it
//! comes from malloc and so do the strings in it. [`from_c`], [`to_c`] and [`fill`] are for the other
//! files here, which pass such lists to and from drivers.

use std::ffi::{CStr, c_char, c_double, c_int, c_longlong, c_uint, c_ulonglong};
use std::ptr;

use super::typed_array::{Array, Parameter, entries, field, shown, wrong_type};
use crate::abi::*;
use crate::api::call::Call;
use crate::call::{Rule, rules};
use crate::driver::{TypedKind, TypedValue};
use crate::error::{Code, Error};

pub use super::typed_array::{clear, fill, fill_asked, from_c, to_c, without_string_okay};

/// Appends a boolean value under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. A nonzero `value` means true. Returns 0,
/// or -1 on failure.
///
/// # Safety
/// `params`, `nparams`, `maxparams` are NULL or valid for reads and writes, and describe an array from malloc;
/// strings are NULL or end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddBoolean(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: c_int,
) -> c_int {
    let array = Array { params, nparams, maxparams };
    // SAFETY: the caller's promise, passed on.
    unsafe { array.has_room(begin!(virTypedParamsAddBoolean; params, nparams, maxparams, name, value)) }
        // SAFETY: as above.
        .status(|_| unsafe { array.push(Parameter::new(name, &TypedValue::Boolean(value != 0))?) })
}

/// Appends a double value under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
///
/// # Safety
/// `params`, `nparams`, `maxparams` are NULL or valid for reads and writes, and describe an array from malloc;
/// strings are NULL or end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddDouble(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: c_double,
) -> c_int {
    let array = Array { params, nparams, maxparams };
    // SAFETY: the caller's promise, passed on.
    unsafe { array.has_room(begin!(virTypedParamsAddDouble; params, nparams, maxparams, name, value)) }
        // SAFETY: as above.
        .status(|_| unsafe { array.push(Parameter::new(name, &TypedValue::Double(value))?) })
}

/// Appends an int value under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
///
/// # Safety
/// `params`, `nparams`, `maxparams` are NULL or valid for reads and writes, and describe an array from malloc;
/// strings are NULL or end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddInt(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: c_int,
) -> c_int {
    let array = Array { params, nparams, maxparams };
    // SAFETY: the caller's promise, passed on.
    unsafe { array.has_room(begin!(virTypedParamsAddInt; params, nparams, maxparams, name, value)) }
        // SAFETY: as above.
        .status(|_| unsafe { array.push(Parameter::new(name, &TypedValue::Int(value))?) })
}

/// Appends a long long value under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
///
/// # Safety
/// `params`, `nparams`, `maxparams` are NULL or valid for reads and writes, and describe an array from malloc;
/// strings are NULL or end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddLLong(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: c_longlong,
) -> c_int {
    let array = Array { params, nparams, maxparams };
    // SAFETY: the caller's promise, passed on.
    unsafe { array.has_room(begin!(virTypedParamsAddLLong; params, nparams, maxparams, name, value)) }
        // SAFETY: as above.
        .status(|_| unsafe { array.push(Parameter::new(name, &TypedValue::LLong(value))?) })
}

/// Appends an unsigned int value under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
///
/// # Safety
/// `params`, `nparams`, `maxparams` are NULL or valid for reads and writes, and describe an array from malloc;
/// strings are NULL or end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddUInt(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: c_uint,
) -> c_int {
    let array = Array { params, nparams, maxparams };
    // SAFETY: the caller's promise, passed on.
    unsafe { array.has_room(begin!(virTypedParamsAddUInt; params, nparams, maxparams, name, value)) }
        // SAFETY: as above.
        .status(|_| unsafe { array.push(Parameter::new(name, &TypedValue::UInt(value))?) })
}

/// Appends an unsigned long long value under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
///
/// # Safety
/// `params`, `nparams`, `maxparams` are NULL or valid for reads and writes, and describe an array from malloc;
/// strings are NULL or end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddULLong(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: c_ulonglong,
) -> c_int {
    let array = Array { params, nparams, maxparams };
    // SAFETY: the caller's promise, passed on.
    unsafe { array.has_room(begin!(virTypedParamsAddULLong; params, nparams, maxparams, name, value)) }
        // SAFETY: as above.
        .status(|_| unsafe { array.push(Parameter::new(name, &TypedValue::ULLong(value))?) })
}

/// Appends a copy of a string under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. The caller keeps `value`. Returns 0, or -1
/// on failure.
///
/// # Safety
/// `params`, `nparams`, `maxparams` are NULL or valid for reads and writes, and describe an array from malloc;
/// strings are NULL or end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddString(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: *const c_char,
) -> c_int {
    let array = Array { params, nparams, maxparams };
    // SAFETY: the caller's promise, passed on.
    unsafe { array.has_room(begin!(virTypedParamsAddString; params, nparams, maxparams, name, value)) }
        // SAFETY: as above.
        .status(|_| unsafe { array.push(Parameter::with_string(name, value)?) })
}

/// Appends several strings, all under the same `name`, to a list of typed parameters.
///
/// `values` is an array that ends with NULL; its strings are copied. The array at `params` is enlarged
/// when needed, and `nparams` and `maxparams` are updated. Free the list with virTypedParamsFree.
/// Returns 0, or -1 on failure.
///
/// # Safety
/// As for virTypedParamsAddString; `values` is NULL or ends in a NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddStringList(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    values: *mut *const c_char,
) -> c_int {
    entry!(virTypedParamsAddStringList, params, nparams, maxparams, name, values);
    let mut next = values;
    // SAFETY: by the caller's promise; next never passes the NULL at the end.
    while !next.is_null() && !unsafe { *next }.is_null() {
        // SAFETY: the caller's promise, passed on.
        let status = unsafe { virTypedParamsAddString(params, nparams, maxparams, name, *next) };
        if status < 0 {
            return status;
        }
        // SAFETY: not the last element, which is NULL.
        next = unsafe { next.add(1) };
    }
    0
}

/// Appends a value under `name` to a list of typed parameters, converting it from text.
///
/// `type` takes virTypedParameterType. The array at `params` is enlarged when needed, and `nparams` and
/// `maxparams` are updated. Start with NULL, 0 and 0, and free the list with virTypedParamsFree.
/// Returns 0, or -1 on failure, also when the text does not fit the type.
///
/// # Safety
/// `params`, `nparams`, `maxparams` are NULL or valid for reads and writes, and describe an array from malloc;
/// strings are NULL or end in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddFromString(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    kind: c_int,
    value: *const c_char,
) -> c_int {
    let array = Array { params, nparams, maxparams };
    // SAFETY: the caller's promise, passed on.
    unsafe { array.has_room(begin!(virTypedParamsAddFromString; params, nparams, maxparams, name, kind, value)) }
        .check(!value.is_null(), |_, origin| {
            // SAFETY: not NULL, as was checked.
            let detail = format!("NULL value for field '{}'", unsafe { shown(name) });
            Error::new(origin, Code::InvalidArg, detail)
        })
        // SAFETY: the caller's promise, passed on; nothing is NULL, as was checked.
        .status(|_| unsafe { array.push(Parameter::from_text(name, kind, CStr::from_ptr(value))?) })
}

/// Frees the strings held by an array of typed parameters.
///
/// The array itself is not freed, so this suits arrays that the caller owns. NULL is allowed.
///
/// # Safety
/// `params` is NULL or an array of `nparams` parameters whose strings come from malloc.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsClear(params: virTypedParameterPtr, nparams: c_int) {
    entry!(virTypedParamsClear, params, nparams);
    // SAFETY: the caller's promise, passed on.
    unsafe { clear(params, nparams) };
}

/// Frees an array of typed parameters together with the strings in it.
///
/// Use it for arrays that the library allocated. NULL is allowed.
///
/// # Safety
/// `params` is NULL or an array of `nparams` parameters; it and its strings come from malloc.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsFree(params: virTypedParameterPtr, nparams: c_int) {
    entry!(virTypedParamsFree, params, nparams);
    // SAFETY: the caller's promise, passed on; free takes NULL.
    unsafe {
        clear(params, nparams);
        libc::free(params.cast());
    }
}

/// Finds the first typed parameter called `name`.
///
/// The result points into `params`; do not free it. Returns NULL when there is no such entry.
///
/// # Safety
/// `params` is NULL or an array of `nparams` parameters, `name` is NULL or ends in NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGet(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
) -> virTypedParameterPtr {
    entry!(virTypedParamsGet, params, nparams, name);
    if name.is_null() {
        return ptr::null_mut();
    }
    // SAFETY: the caller's promise, passed on; name is not NULL.
    let (entries, name) = unsafe { (entries(params, nparams), CStr::from_ptr(name)) };
    let found = entries.iter().position(|entry| field(entry) == name.to_bytes());
    // SAFETY: found is below nparams.
    found.map_or(ptr::null_mut(), |index| unsafe { params.add(index) })
}

/// Stores in `value` the boolean parameter called `name`.
///
/// Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
/// has another type.
///
/// # Safety
/// `params` is NULL or an array of `nparams` parameters, `name` is NULL or ends in NUL,
/// `value` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetBoolean(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut c_int,
) -> c_int {
    entry!(virTypedParamsGetBoolean, params, nparams, name, value);
    let wanted = Wanted { params, nparams, name, kind: TypedKind::Boolean };
    // SAFETY: the caller's promise, passed on; the member that is read is that of the type.
    unsafe { wanted.read(rules::virTypedParamsGetBoolean, value, |value| c_int::from(value.b != 0)) }
}

/// Stores in `value` the double parameter called `name`.
///
/// Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
/// has another type.
///
/// # Safety
/// `params` is NULL or an array of `nparams` parameters, `name` is NULL or ends in NUL,
/// `value` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetDouble(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut c_double,
) -> c_int {
    entry!(virTypedParamsGetDouble, params, nparams, name, value);
    let wanted = Wanted { params, nparams, name, kind: TypedKind::Double };
    // SAFETY: the caller's promise, passed on; the member that is read is that of the type.
    unsafe { wanted.read(rules::virTypedParamsGetDouble, value, |value| value.d) }
}

/// Stores in `value` the int parameter called `name`.
///
/// Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
/// has another type.
///
/// # Safety
/// `params` is NULL or an array of `nparams` parameters, `name` is NULL or ends in NUL,
/// `value` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetInt(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut c_int,
) -> c_int {
    entry!(virTypedParamsGetInt, params, nparams, name, value);
    let wanted = Wanted { params, nparams, name, kind: TypedKind::Int };
    // SAFETY: the caller's promise, passed on; the member that is read is that of the type.
    unsafe { wanted.read(rules::virTypedParamsGetInt, value, |value| value.i) }
}

/// Stores in `value` the long long parameter called `name`.
///
/// Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
/// has another type.
///
/// # Safety
/// `params` is NULL or an array of `nparams` parameters, `name` is NULL or ends in NUL,
/// `value` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetLLong(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut c_longlong,
) -> c_int {
    entry!(virTypedParamsGetLLong, params, nparams, name, value);
    let wanted = Wanted { params, nparams, name, kind: TypedKind::LLong };
    // SAFETY: the caller's promise, passed on; the member that is read is that of the type.
    unsafe { wanted.read(rules::virTypedParamsGetLLong, value, |value| value.l) }
}

/// Stores in `value` a pointer to the string parameter called `name`.
///
/// The string is owned by the array; do not free it. Returns 1 when it was found, 0 when there is no
/// such entry, or -1 on failure, also when the entry has another type.
///
/// # Safety
/// `params` is NULL or an array of `nparams` parameters, `name` is NULL or ends in NUL,
/// `value` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetString(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut *const c_char,
) -> c_int {
    entry!(virTypedParamsGetString, params, nparams, name, value);
    let wanted = Wanted { params, nparams, name, kind: TypedKind::String };
    // SAFETY: the caller's promise, passed on; the member that is read is that of the type.
    unsafe { wanted.read(rules::virTypedParamsGetString, value, |value| value.s) }
}

/// Stores in `value` the unsigned int parameter called `name`.
///
/// Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
/// has another type.
///
/// # Safety
/// `params` is NULL or an array of `nparams` parameters, `name` is NULL or ends in NUL,
/// `value` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetUInt(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut c_uint,
) -> c_int {
    entry!(virTypedParamsGetUInt, params, nparams, name, value);
    let wanted = Wanted { params, nparams, name, kind: TypedKind::UInt };
    // SAFETY: the caller's promise, passed on; the member that is read is that of the type.
    unsafe { wanted.read(rules::virTypedParamsGetUInt, value, |value| value.ui) }
}

/// Stores in `value` the unsigned long long parameter called `name`.
///
/// Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
/// has another type.
///
/// # Safety
/// `params` is NULL or an array of `nparams` parameters, `name` is NULL or ends in NUL,
/// `value` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetULLong(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut c_ulonglong,
) -> c_int {
    entry!(virTypedParamsGetULLong, params, nparams, name, value);
    let wanted = Wanted { params, nparams, name, kind: TypedKind::ULLong };
    // SAFETY: the caller's promise, passed on; the member that is read is that of the type.
    unsafe { wanted.read(rules::virTypedParamsGetULLong, value, |value| value.ul) }
}

/// The arguments of a function that looks for a value.
struct Wanted {
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    kind: TypedKind,
}

impl Wanted {
    /// Stores what `read` makes of the value in `to`; 1 if there is one, 0 if not, -1 if it has
    /// another type.
    ///
    /// # Safety
    /// As for the exported functions; `read` reads the member of the type.
    unsafe fn read<T>(self, rule: &'static Rule, to: *mut T, read: unsafe fn(&virTypedParameterValue) -> T) -> c_int {
        Call::without_handle(rule).truth(|_| {
            // SAFETY: by the caller's promise.
            let found = unsafe { virTypedParamsGet(self.params, self.nparams, self.name).as_ref() };
            let Some(found) = found else { return Ok(false) };
            if found.r#type != self.kind as c_int {
                // SAFETY: not NULL, as something was found by it.
                return Err(wrong_type(self.kind, &unsafe { shown(self.name) }, found.r#type));
            }
            if !to.is_null() {
                // SAFETY: by the caller's promise; the type was checked.
                unsafe { to.write(read(&found.value)) };
            }
            Ok(true)
        })
    }
}
