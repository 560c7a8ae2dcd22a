//! Memory that the caller frees with free(): strings and arrays from malloc.

use std::ffi::{CStr, c_char};
use std::mem::size_of;
use std::ptr::NonNull;

use crate::error::{Code, Error, Origin, Result};

/// A copy of `text` for C, which frees it with free(). It ends at the first NUL, if there is one.
///
/// # Errors
/// `Code::NoMemory`.
pub fn c_string(text: &[u8]) -> Result<NonNull<c_char>> {
    let text = CStr::from_bytes_until_nul(text).map_or(text, CStr::to_bytes);
    // SAFETY: malloc may be called with any size.
    let copy = NonNull::new(unsafe { libc::malloc(text.len() + 1) }.cast::<u8>());
    let copy = copy.ok_or_else(|| Error::bare(Origin::None, Code::NoMemory))?;
    // SAFETY: there is room for the text and a NUL in new memory.
    unsafe {
        copy.copy_from_nonoverlapping(NonNull::from(text).cast(), text.len());
        copy.add(text.len()).write(0);
    }
    Ok(copy.cast())
}

/// A zeroed array from calloc, for C to free; freed here if it is dropped before.
pub struct CArray<T> {
    start: NonNull<T>,
    length: usize,
}

/// What may be all zero bytes: numbers and raw pointers.
///
/// # Safety
/// Only for types of which the all-zero bit pattern is a value.
pub unsafe trait Zeroed: Copy {}

// SAFETY: zero is a number.
unsafe impl Zeroed for u8 {}
// SAFETY: zero is a number.
unsafe impl Zeroed for i32 {}
// SAFETY: of numbers and pointers only.
unsafe impl Zeroed for super::virDomainIOThreadInfo {}
// SAFETY: of numbers and pointers only.
unsafe impl Zeroed for super::virDomainFSInfo {}
// SAFETY: of numbers and pointers only.
unsafe impl Zeroed for super::virDomainInterface {}
// SAFETY: of numbers and pointers only.
unsafe impl Zeroed for super::virDomainIPAddress {}
// SAFETY: zero is the NULL pointer.
unsafe impl<T> Zeroed for *mut T {}

impl<T: Zeroed> CArray<T> {
    /// An array of `length` zeros.
    ///
    /// # Errors
    /// `Code::NoMemory`.
    pub fn new(length: usize) -> Result<CArray<T>> {
        // At least one element, so that NULL means failure only.
        // SAFETY: calloc may be called with any sizes.
        let start = unsafe { libc::calloc(length.max(1), size_of::<T>()) };
        let start = NonNull::new(start.cast()).ok_or_else(|| Error::bare(Origin::None, Code::NoMemory))?;
        Ok(CArray { start, length })
    }

    /// The elements.
    pub fn slice(&mut self) -> &mut [T] {
        // SAFETY: calloc gave room for length elements, aligned for any type, zero is a value of T,
        // and nobody else has the pointer.
        unsafe { std::slice::from_raw_parts_mut(self.start.as_ptr(), self.length) }
    }

    /// Hands the array to C.
    pub fn into_raw(self) -> NonNull<T> {
        let start = self.start;
        std::mem::forget(self);
        start
    }
}

impl<T> Drop for CArray<T> {
    fn drop(&mut self) {
        // SAFETY: the pointer came from calloc and was not handed out.
        unsafe { libc::free(self.start.as_ptr().cast()) };
    }
}
