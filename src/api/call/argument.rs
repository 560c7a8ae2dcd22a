//! Arguments and outputs as C gives them.

use std::borrow::Cow;
use std::ffi::{CStr, c_char, c_int, c_uint};

use crate::uuid::{self, Uuid};

/// Sets an output of a call to zero, which the API promises even when the call fails.
///
/// # Safety
/// `output` is NULL or valid for a write; all zero bytes are a `T`.
pub(crate) unsafe fn clear<T>(output: *mut T) {
    if !output.is_null() {
        // SAFETY: by the caller's promise.
        unsafe { output.write_bytes(0, 1) };
    }
}

/// A text argument; what is not UTF-8 in it is replaced, so that it can be shown but matches nothing.
///
/// # Safety
/// `text` points to a string that ends in NUL and outlives the result.
pub(crate) unsafe fn text<'a>(text: *const c_char) -> Cow<'a, str> {
    // SAFETY: by the caller's promise.
    let text = unsafe { CStr::from_ptr(text) };
    // Nearly all is UTF-8, which is seen faster than mended.
    text.to_str().map_or_else(|_| text.to_string_lossy(), Cow::Borrowed)
}

/// As [`text`], but the argument may be NULL.
///
/// # Safety
/// `text` is NULL, or as for [`text`].
pub(crate) unsafe fn optional_text<'a>(text: *const c_char) -> Option<Cow<'a, str>> {
    // SAFETY: not NULL, so by the caller's promise.
    (!text.is_null()).then(|| unsafe { self::text(text) })
}

/// The UUID of a text argument that [`Call::uuid_argument`] let pass.
///
/// # Safety
/// As for [`text`].
pub(crate) unsafe fn checked_uuid(text: *const c_char) -> Uuid {
    // SAFETY: by the caller's promise.
    uuid::parse(&unsafe { self::text(text) }).unwrap_or_default()
}

/// The bytes of a text argument, without the NUL.
///
/// # Safety
/// As for [`text`].
pub(crate) unsafe fn bytes<'a>(text: *const c_char) -> &'a [u8] {
    // SAFETY: by the caller's promise.
    unsafe { CStr::from_ptr(text) }.to_bytes()
}

/// The room in an array of the caller's; none where the number is negative, which is checked before.
pub(crate) fn room(length: c_int) -> usize {
    usize::try_from(length).unwrap_or(0)
}

/// Writes the first `size` bytes of a structure, which is all of it that the program knows.
///
/// # Safety
/// `output` is valid for a write of `size` bytes, which are not more than a `T` has.
pub(crate) unsafe fn write_start<T>(output: *mut T, value: &T, size: usize) {
    // SAFETY: by the caller's promise.
    unsafe { std::ptr::copy_nonoverlapping(std::ptr::from_ref(value).cast::<u8>(), output.cast::<u8>(), size) };
}

/// Text in an array of a structure; cut where it is too long, as the last byte is NUL.
pub(crate) fn c_field<const LENGTH: usize>(text: &str) -> [c_char; LENGTH] {
    let mut field = [0; LENGTH];
    let (_, room) = field.split_last_mut().unwrap_or((&mut 0, &mut []));
    for (to, from) in room.iter_mut().zip(text.bytes()) {
        *to = from.cast_signed();
    }
    field
}

/// The texts of an array argument, each read when it is its turn, as [`optional_text`].
///
/// # Safety
/// `array` is valid for `length` reads unless that is 0, until the last text is taken; what it holds is NULL
/// or as for [`text`].
pub(crate) unsafe fn c_texts<'a>(
    array: *mut *const c_char,
    length: c_uint,
) -> impl Iterator<Item = Option<Cow<'a, str>>> {
    let length = usize::try_from(length).unwrap_or(0);
    // SAFETY: index is below length, so by the caller's promise.
    (0..length).map(move |index| unsafe { optional_text(*array.add(index)) })
}
