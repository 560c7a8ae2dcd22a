//! Arrays of `virTypedParameter`: growing them, reading them into a list for a driver, and writing a
//! list to one.

use std::ffi::{CStr, c_char, c_int, c_uint};
use std::mem::ManuallyDrop;
use std::ptr;

use super::typed_text;
use crate::abi::*;
use crate::api::call::{Call, NoHandle};
use crate::driver::{Extent, Parameters, TypedEntry, TypedKind, TypedList, TypedValue};
use crate::error::{Code, Error, Origin, Result};

/// The arguments that describe an array which grows.
pub(super) struct Array {
    pub(super) params: *mut virTypedParameterPtr,
    pub(super) nparams: *mut c_int,
    pub(super) maxparams: *mut c_int,
}

impl Array {
    /// Checks that an array is there where its numbers say so.
    ///
    /// # Safety
    /// The pointers are valid for a read, unless an earlier check failed.
    pub(super) unsafe fn has_room(&self, call: Call<NoHandle>) -> Call<NoHandle> {
        call.check_with(|_, function, origin| {
            // SAFETY: no check failed, so by the caller's promise.
            let missing = unsafe { *self.maxparams > *self.nparams && (*self.params).is_null() };
            let message = || format!("params in {function} must not be NULL where maxparams says that it has room");
            if missing { Err(Error::argument(origin, function, "params", message())) } else { Ok(()) }
        })
    }

    /// Appends a parameter; on failure the array stays as it is.
    ///
    /// # Safety
    /// The checks of [`Array::has_room`] and those before it passed, and the numbers tell the truth about the array.
    pub(super) unsafe fn push(&self, parameter: Parameter) -> Result<()> {
        // SAFETY: by the caller's promise.
        let length = unsafe { *self.nparams };
        let more = length.checked_add(1).ok_or_else(too_many)?;
        // SAFETY: by the caller's promise.
        unsafe { self.reserve(length, more) }?;
        // SAFETY: there is room at `length` now.
        unsafe {
            (*self.params).add(length as usize).write(parameter.into_raw());
            *self.nparams = more;
        }
        Ok(())
    }

    /// Makes room for `wanted` entries, of which `length` are in use; the rest becomes zero.
    ///
    /// # Safety
    /// As for [`Array::push`].
    unsafe fn reserve(&self, length: c_int, wanted: c_int) -> Result<()> {
        // SAFETY: by the caller's promise.
        let (start, room) = unsafe { (*self.params, *self.maxparams) };
        if wanted <= room {
            return Ok(());
        }
        // Half as much again at a time, so that appending many stays cheap.
        let room = wanted.max(room.checked_add(room / 2).ok_or_else(too_many)?);
        let bytes = (room as usize).checked_mul(size_of::<virTypedParameter>()).ok_or_else(too_many)?;
        // SAFETY: NULL or from malloc, by the caller's promise.
        let grown: virTypedParameterPtr = unsafe { libc::realloc(start.cast(), bytes) }.cast();
        if grown.is_null() {
            return Err(Error::bare(Origin::None, Code::NoMemory));
        }
        let kept = if start.is_null() { 0 } else { length };
        // SAFETY: the array has room for `room` entries, and kept is below that; the outputs are valid.
        unsafe {
            grown.add(kept as usize).write_bytes(0, (room - kept) as usize);
            *self.params = grown;
            *self.maxparams = room;
        }
        Ok(())
    }
}

fn too_many() -> Error {
    Error::new(Origin::None, Code::Overflow, "too many typed parameters")
}

/// The member of the union that a value is, and zeros around it; a string is a copy from malloc.
#[inline]
fn c_value(value: &TypedValue) -> Result<virTypedParameterValue> {
    let mut member = virTypedParameterValue { ul: 0 };
    match value {
        TypedValue::Int(number) => member.i = *number,
        TypedValue::UInt(number) => member.ui = *number,
        TypedValue::LLong(number) => member.l = *number,
        TypedValue::ULLong(number) => member.ul = *number,
        TypedValue::Double(number) => member.d = *number,
        TypedValue::Boolean(truth) => member.b = c_char::from(*truth),
        TypedValue::String(text) => member.s = c_string(text.as_bytes())?.as_ptr(),
        TypedValue::Unknown => {}
    }
    Ok(member)
}

/// A parameter that nobody owns but us; its string goes with it.
pub(super) struct Parameter(virTypedParameter);

impl Drop for Parameter {
    fn drop(&mut self) {
        if self.0.r#type == VIR_TYPED_PARAM_STRING {
            // SAFETY: the string is from malloc.
            unsafe { libc::free(self.0.value.s.cast()) };
        }
    }
}

impl Parameter {
    /// The parameter for C to own.
    fn into_raw(self) -> virTypedParameter {
        let this = ManuallyDrop::new(self);
        virTypedParameter { field: this.0.field, r#type: this.0.r#type, value: this.0.value }
    }

    /// A parameter with a name and an int of 0.
    fn named(name: &[u8]) -> Result<Parameter> {
        let mut field = [0; VIR_TYPED_PARAM_FIELD_LENGTH as usize];
        // One byte stays free for the NUL.
        if name.len() >= field.len() {
            let name = String::from_utf8_lossy(name);
            return Err(Error::internal(Origin::None, format!("Field name '{name}' too long")));
        }
        for (to, from) in field.iter_mut().zip(name) {
            *to = from.cast_signed();
        }
        let value = virTypedParameterValue { ul: 0 };
        Ok(Parameter(virTypedParameter { field, r#type: VIR_TYPED_PARAM_INT, value }))
    }

    /// Gives the parameter a value.
    fn set(&mut self, value: &TypedValue) -> Result<()> {
        self.0.value = c_value(value)?;
        self.0.r#type = value.kind() as c_int;
        Ok(())
    }

    /// Writes a parameter of a driver's where it will stay.
    ///
    /// # Safety
    /// `place` is valid for a write.
    #[inline]
    unsafe fn write(place: virTypedParameterPtr, name: &str, value: &TypedValue) -> Result<()> {
        if name.len() >= VIR_TYPED_PARAM_FIELD_LENGTH as usize {
            return Parameter::named(name.as_bytes()).map(drop);
        }
        let member = c_value(value)?;
        // SAFETY: by the caller's promise; the name is shorter than the field.
        unsafe {
            let field = (&raw mut (*place).field).cast::<u8>();
            field.write_bytes(0, VIR_TYPED_PARAM_FIELD_LENGTH as usize);
            field.copy_from_nonoverlapping(name.as_ptr(), name.len());
            (&raw mut (*place).r#type).write(value.kind() as c_int);
            (&raw mut (*place).value).write(member);
        }
        Ok(())
    }

    /// A parameter of a driver's.
    #[inline]
    fn of(name: &str, value: &TypedValue) -> Result<Parameter> {
        let mut parameter = Parameter::named(name.as_bytes())?;
        parameter.set(value)?;
        Ok(parameter)
    }

    /// A parameter with a value.
    ///
    /// # Safety
    /// `name` ends in NUL.
    pub(super) unsafe fn new(name: *const c_char, value: &TypedValue) -> Result<Parameter> {
        // SAFETY: by the caller's promise.
        let mut parameter = Parameter::named(unsafe { CStr::from_ptr(name) }.to_bytes())?;
        parameter.set(value)?;
        Ok(parameter)
    }

    /// A parameter with a copy of a string, which is empty for NULL. Its bytes need not be UTF-8.
    ///
    /// # Safety
    /// `name` ends in NUL, `value` is NULL or ends in NUL.
    pub(super) unsafe fn with_string(name: *const c_char, value: *const c_char) -> Result<Parameter> {
        // SAFETY: by the caller's promise.
        let mut parameter = Parameter::named(unsafe { CStr::from_ptr(name) }.to_bytes())?;
        // SAFETY: by the caller's promise.
        let text = if value.is_null() { c"" } else { unsafe { CStr::from_ptr(value) } };
        parameter.0.value.s = c_string(text.to_bytes())?.as_ptr();
        parameter.0.r#type = VIR_TYPED_PARAM_STRING;
        Ok(parameter)
    }

    /// A parameter whose value is read from text.
    ///
    /// # Safety
    /// `name` ends in NUL.
    pub(super) unsafe fn from_text(name: *const c_char, kind: c_int, text: &CStr) -> Result<Parameter> {
        // SAFETY: by the caller's promise.
        let (shown, bytes) = unsafe { (shown(name), CStr::from_ptr(name).to_bytes()) };
        let mut parameter = Parameter::named(bytes)?;
        let Some(kind) = TypedKind::from_c(kind) else {
            return Err(Error::internal(Origin::None, format!("unexpected type {kind} for field {shown}")));
        };
        let (value, wanted) = match kind {
            TypedKind::Int => (typed_text::int(text).map(TypedValue::Int), "int"),
            TypedKind::UInt => (typed_text::uint(text).map(TypedValue::UInt), "unsigned int"),
            TypedKind::LLong => (typed_text::llong(text).map(TypedValue::LLong), "long long"),
            TypedKind::ULLong => (typed_text::ullong(text).map(TypedValue::ULLong), "unsigned long long"),
            TypedKind::Double => (typed_text::double(text).map(TypedValue::Double), "double"),
            TypedKind::Boolean => (typed_text::boolean(text).map(TypedValue::Boolean), "boolean"),
            // SAFETY: by the caller's promise.
            TypedKind::String => return unsafe { Parameter::with_string(name, text.as_ptr()) },
            TypedKind::Unknown => (None, "a value of a known type"),
        };
        let Some(value) = value else {
            let detail = match kind {
                TypedKind::Boolean => format!("Invalid boolean value for field '{shown}'"),
                _ => format!("Invalid value for field '{shown}': expected {wanted}"),
            };
            return Err(Error::new(Origin::None, Code::InvalidArg, detail));
        };
        parameter.set(&value)?;
        Ok(parameter)
    }
}

/// A name for a message.
///
/// # Safety
/// `name` ends in NUL.
pub(super) unsafe fn shown(name: *const c_char) -> String {
    // SAFETY: by the caller's promise.
    unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned()
}

/// The entries of an array; none for NULL or a negative length.
///
/// # Safety
/// `params` is NULL or points to `nparams` parameters that nobody changes meanwhile.
pub(super) unsafe fn entries<'a>(params: virTypedParameterPtr, nparams: c_int) -> &'a [virTypedParameter] {
    let length = usize::try_from(nparams).unwrap_or(0);
    if params.is_null() {
        return &[];
    }
    // SAFETY: by the caller's promise.
    unsafe { std::slice::from_raw_parts(params, length) }
}

/// The name of a parameter: up to the NUL, or the whole field where it has none.
pub(super) fn field(parameter: &virTypedParameter) -> &[u8] {
    let field = &parameter.field;
    // SAFETY: a c_char has the size and all the values of a byte.
    let field = unsafe { std::slice::from_raw_parts(field.as_ptr().cast::<u8>(), field.len()) };
    CStr::from_bytes_until_nul(field).map_or(field, CStr::to_bytes)
}

/// The value called `name`, if there is one.
///
/// # Errors
/// `Code::InvalidArg` when it has another type.
///
/// # Safety
/// As for [`entries`].
pub(super) unsafe fn value_of_type<'a>(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: &str,
    kind: TypedKind,
) -> Result<Option<&'a virTypedParameterValue>> {
    // SAFETY: by the caller's promise.
    let found = unsafe { entries(params, nparams) }.iter().find(|parameter| field(parameter) == name.as_bytes());
    match found {
        Some(found) if found.r#type != kind as c_int => Err(wrong_type(kind, name, found.r#type)),
        found => Ok(found.map(|found| &found.value)),
    }
}

/// The error that says that the parameter `name` has the type `actual`.
pub(super) fn wrong_type(wanted: TypedKind, name: &str, actual: c_int) -> Error {
    let actual = match TypedKind::from_c(actual) {
        Some(kind) => kind.name(),
        None if actual == 0 => "unknown",
        None => "(null)",
    };
    let wanted = wanted.name();
    let detail = format!("Invalid type '{wanted}' requested for parameter '{name}', actual type is '{actual}'");
    Error::new(Origin::None, Code::InvalidArg, detail)
}

/// What a driver is to get of an array from C, whose names and strings were checked before by
/// `Call::typed_parameters`.
///
/// # Errors
/// `Code::InvalidArg` for text that is not UTF-8.
///
/// # Safety
/// `params` is NULL or points to `nparams` parameters; their strings are NULL or end in NUL.
pub unsafe fn from_c(params: virTypedParameterPtr, nparams: c_int) -> Result<TypedList> {
    let invalid = |detail: String| Error::new(Origin::None, Code::InvalidArg, detail);
    let mut list = TypedList::new();
    // SAFETY: by the caller's promise.
    for parameter in unsafe { entries(params, nparams) } {
        let name = String::from_utf8_lossy(field(parameter)).into_owned();
        // A wrong type is for the driver to tell, after it looked at the flags.
        let kind = TypedKind::from_c(parameter.r#type).unwrap_or(TypedKind::Unknown);
        let value = &parameter.value;
        // SAFETY: the member that is read is that of the type; a string ends in NUL.
        let value = unsafe {
            match kind {
                TypedKind::Int => TypedValue::Int(value.i),
                TypedKind::UInt => TypedValue::UInt(value.ui),
                TypedKind::LLong => TypedValue::LLong(value.l),
                TypedKind::ULLong => TypedValue::ULLong(value.ul),
                TypedKind::Double => TypedValue::Double(value.d),
                TypedKind::Boolean => TypedValue::Boolean(value.b != 0),
                TypedKind::Unknown => TypedValue::Unknown,
                TypedKind::String if value.s.is_null() => TypedValue::String(String::new()),
                TypedKind::String => match CStr::from_ptr(value.s).to_str() {
                    Ok(text) => TypedValue::String(text.to_owned()),
                    Err(_) => return Err(invalid(format!("parameter '{name}' is not UTF-8 text"))),
                },
            }
        };
        list.push((name.into(), value));
    }
    Ok(list)
}

fn parameters(list: &[TypedEntry]) -> Result<Vec<Parameter>> {
    list.iter().map(|(name, value)| Parameter::of(name, value)).collect()
}

/// Frees the strings in an array of typed parameters, and leaves none.
///
/// # Safety
/// `params` is NULL or an array of `nparams` parameters, whose strings are NULL or from malloc.
pub unsafe fn clear(params: virTypedParameterPtr, nparams: c_int) {
    let length = if params.is_null() { 0 } else { usize::try_from(nparams).unwrap_or(0) };
    for index in 0..length {
        // SAFETY: index is below nparams, and nobody else uses the array meanwhile.
        let parameter = unsafe { &mut *params.add(index) };
        if parameter.r#type == VIR_TYPED_PARAM_STRING {
            // SAFETY: a string is NULL or from malloc, by the caller's promise.
            unsafe { libc::free(parameter.value.s.cast()) };
            parameter.value.s = ptr::null_mut();
        }
    }
}

/// A new array for C, to be freed with `virTypedParamsFree`, and its length; NULL for an empty list.
///
/// # Errors
/// When there is no memory, or a name is too long.
pub fn to_c(list: &[TypedEntry]) -> Result<(virTypedParameterPtr, c_int)> {
    if list.is_empty() {
        return Ok((ptr::null_mut(), 0));
    }
    let length = c_int::try_from(list.len()).map_err(|_| too_many())?;
    let bytes = list.len().checked_mul(size_of::<virTypedParameter>()).ok_or_else(too_many)?;
    // SAFETY: malloc may be called with any size.
    let params: virTypedParameterPtr = unsafe { libc::malloc(bytes) }.cast();
    if params.is_null() {
        return Err(Error::bare(Origin::None, Code::NoMemory));
    }
    for (place, (name, value)) in (0..length).zip(list) {
        // SAFETY: there is room for each of the list.
        if let Err(error) = unsafe { Parameter::write(params.add(place as usize), name, value) } {
            // SAFETY: those before it are whole.
            unsafe {
                clear(params, place);
                libc::free(params.cast());
            }
            return Err(error);
        }
    }
    Ok((params, length))
}

/// Stores a list in an array of the caller's with room for `*nparams` entries, and sets `*nparams` to
/// how many were stored. Where it was 0 nothing is stored, and it becomes the number of entries to
/// make room for: that is how programs ask for it before the second call.
///
/// # Errors
/// When there is no memory, or a name is too long; then nothing is stored.
///
/// # Safety
/// `nparams` is valid for a read and a write; `params` is NULL or valid for `*nparams` writes.
pub unsafe fn fill(list: &TypedList, params: virTypedParameterPtr, nparams: *mut c_int) -> Result<()> {
    let length = c_int::try_from(list.len()).map_err(|_| too_many())?;
    // SAFETY: by the caller's promise.
    let room = unsafe { *nparams };
    if room <= 0 || params.is_null() {
        // SAFETY: by the caller's promise.
        unsafe { *nparams = length };
        return Ok(());
    }
    let stored = length.min(room);
    for (index, parameter) in parameters(list)?.into_iter().take(stored as usize).enumerate() {
        // SAFETY: index is below room, up to which the caller's promise goes.
        unsafe { params.add(index).write(parameter.into_raw()) };
    }
    // SAFETY: by the caller's promise.
    unsafe { *nparams = stored };
    Ok(())
}

/// As [`fill`], with what a driver answers, which is asked for the number alone where that is all that
/// the caller wants.
///
/// # Errors
/// As [`fill`], and those of `get`.
///
/// # Safety
/// As for [`fill`].
pub unsafe fn fill_asked(
    params: virTypedParameterPtr,
    nparams: *mut c_int,
    get: impl FnOnce(Extent) -> Result<Parameters>,
) -> Result<()> {
    // SAFETY: by the caller's promise.
    let extent = if unsafe { *nparams } == 0 { Extent::Count } else { Extent::All };
    match get(extent)? {
        Parameters::Count(count) => {
            let count = c_int::try_from(count).map_err(|_| too_many())?;
            // SAFETY: by the caller's promise.
            unsafe { *nparams = count };
            Ok(())
        }
        // SAFETY: by the caller's promise.
        Parameters::Values(list) => unsafe { fill(&list, params, nparams) },
    }
}

/// The flags of a call without the one that allows strings in its answer. All drivers here may always
/// answer with strings, so none needs to know of it.
pub fn without_string_okay(flags: c_uint) -> c_uint {
    flags & !VIR_TYPED_PARAM_STRING_OKAY.cast_unsigned()
}
