//! The types of `libvirt-common.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// One named value with its type, used where a call takes or returns an open-ended set of settings.
#[repr(C)]
pub struct _virTypedParameter {
    /// Name of the parameter, at most 79 characters and a zero byte
    pub field: [c_char; 80],
    /// Which member of `value` is in use, a virTypedParameterType value
    pub r#type: c_int,
    /// Union that holds the value
    pub value: virTypedParameterValue,
}

/// The type of the same C name.
pub type virTypedParameter = _virTypedParameter;

/// Pointer to a `virTypedParameter`.
pub type virTypedParameterPtr = *mut virTypedParameter;

/// Called once by the library when it no longer needs `opaque`, so that the owner can free it.
/// Do not call the library from here.
pub type virFreeCallback = Option<unsafe extern "C" fn(opaque: *mut c_void)>;

/// The value of a typed parameter; which member counts is told by its type.
#[repr(C)]
#[derive(Clone, Copy)]
pub union virTypedParameterValue {
    /// Of VIR_TYPED_PARAM_INT.
    pub i: c_int,
    /// Of VIR_TYPED_PARAM_UINT.
    pub ui: c_uint,
    /// Of VIR_TYPED_PARAM_LLONG.
    pub l: c_longlong,
    /// Of VIR_TYPED_PARAM_ULLONG.
    pub ul: c_ulonglong,
    /// Of VIR_TYPED_PARAM_DOUBLE.
    pub d: c_double,
    /// Of VIR_TYPED_PARAM_BOOLEAN: 0 or 1.
    pub b: c_char,
    /// Of VIR_TYPED_PARAM_STRING; from malloc, owned by the array.
    pub s: *mut c_char,
}
