//! TODO-subject typed_params: exported functions of `libvirt-common.h`.

use std::ffi::{c_char, c_double, c_int, c_longlong, c_uint, c_ulonglong};

use crate::abi::*;
use crate::api::call::Api;
use crate::error::Origin;

const API: Api = Api(Origin::None);

/// Appends a boolean value under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. A nonzero `value` means true. Returns 0,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddBoolean(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: c_int,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsAddBoolean").unsupported()
}

/// Appends a double value under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddDouble(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: c_double,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsAddDouble").unsupported()
}

/// Appends a value under `name` to a list of typed parameters, converting it from text.
///
/// `type` takes virTypedParameterType. The array at `params` is enlarged when needed, and `nparams` and
/// `maxparams` are updated. Start with NULL, 0 and 0, and free the list with virTypedParamsFree.
/// Returns 0, or -1 on failure, also when the text does not fit the type.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddFromString(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    kind: c_int,
    value: *const c_char,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsAddFromString").unsupported()
}

/// Appends an int value under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddInt(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: c_int,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsAddInt").unsupported()
}

/// Appends a long long value under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddLLong(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: c_longlong,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsAddLLong").unsupported()
}

/// Appends a copy of a string under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. The caller keeps `value`. Returns 0, or -1
/// on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddString(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: *const c_char,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsAddString").unsupported()
}

/// Appends an unsigned int value under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddUInt(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: c_uint,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsAddUInt").unsupported()
}

/// Appends an unsigned long long value under `name` to a list of typed parameters.
///
/// The array at `params` is enlarged when needed, and `nparams` and `maxparams` are updated. Start with
/// NULL, 0 and 0, and free the list with virTypedParamsFree. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddULLong(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: c_ulonglong,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsAddULLong").unsupported()
}

/// Frees the strings held by an array of typed parameters.
///
/// The array itself is not freed, so this suits arrays that the caller owns. NULL is allowed.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsClear(params: virTypedParameterPtr, nparams: c_int) {
    // MANUAL
    API.call("virTypedParamsClear").unsupported()
}

/// Frees an array of typed parameters together with the strings in it.
///
/// Use it for arrays that the library allocated. NULL is allowed.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsFree(params: virTypedParameterPtr, nparams: c_int) {
    // MANUAL
    API.call("virTypedParamsFree").unsupported()
}

/// Finds the first typed parameter called `name`.
///
/// The result points into `params`; do not free it. Returns NULL when there is no such entry.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGet(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
) -> virTypedParameterPtr {
    // MANUAL
    API.call("virTypedParamsGet").unsupported()
}

/// Stores in `value` the boolean parameter called `name`.
///
/// Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
/// has another type.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetBoolean(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut c_int,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsGetBoolean").unsupported()
}

/// Stores in `value` the double parameter called `name`.
///
/// Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
/// has another type.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetDouble(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut c_double,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsGetDouble").unsupported()
}

/// Stores in `value` the int parameter called `name`.
///
/// Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
/// has another type.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetInt(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut c_int,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsGetInt").unsupported()
}

/// Stores in `value` the long long parameter called `name`.
///
/// Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
/// has another type.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetLLong(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut c_longlong,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsGetLLong").unsupported()
}

/// Stores in `value` a pointer to the string parameter called `name`.
///
/// The string is owned by the array; do not free it. Returns 1 when it was found, 0 when there is no
/// such entry, or -1 on failure, also when the entry has another type.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetString(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut *const c_char,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsGetString").unsupported()
}

/// Stores in `value` the unsigned int parameter called `name`.
///
/// Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
/// has another type.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetUInt(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut c_uint,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsGetUInt").unsupported()
}

/// Stores in `value` the unsigned long long parameter called `name`.
///
/// Returns 1 when it was found, 0 when there is no such entry, or -1 on failure, also when the entry
/// has another type.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsGetULLong(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    value: *mut c_ulonglong,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsGetULLong").unsupported()
}

/// Appends several strings, all under the same `name`, to a list of typed parameters.
///
/// `values` is an array that ends with NULL; its strings are copied. The array at `params` is enlarged
/// when needed, and `nparams` and `maxparams` are updated. Free the list with virTypedParamsFree.
/// Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virTypedParamsAddStringList(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    values: *mut *const c_char,
) -> c_int {
    // MANUAL
    API.call("virTypedParamsAddStringList").unsupported()
}
