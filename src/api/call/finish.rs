//! How a call ends: a method for each way in which C functions return.

use std::ffi::{CStr, c_char, c_int, c_uchar, c_uint, c_ulong, c_void};
use std::ptr;

use super::{Call, Failed, Opaque, Subject};
use crate::abi::{CArray, c_string};
use crate::call::panic::{self, caught};
use crate::driver::object::Connected;
use crate::driver::{Extent, Listing};
use crate::error::{Code, Error, Origin, Result};
use crate::handle::{Borrowed, Handle};
use crate::sys::memory;
use crate::uuid::{self, Uuid};

/// The value that a C function returns to say that it failed.
pub(crate) trait Failure {
    /// That value.
    const FAILURE: Self;
}

impl Failure for c_int {
    const FAILURE: Self = -1;
}
impl Failure for c_uint {
    /// `(unsigned int)-1`, as virDomainGetID returns.
    const FAILURE: Self = c_uint::MAX;
}
impl Failure for c_ulong {
    const FAILURE: Self = 0;
}
impl Failure for () {
    const FAILURE: Self = ();
}
impl<T> Failure for *mut T {
    const FAILURE: Self = ptr::null_mut();
}
impl<T> Failure for *const T {
    const FAILURE: Self = ptr::null();
}

impl<S: Subject> Call<S> {
    /// Finishes a call that no driver answers yet.
    pub(crate) fn unsupported<R: Failure>(self) -> R {
        self.refused();
        R::FAILURE
    }

    /// Fails a call that no driver answers yet; there are many, and one copy of this a kind of handle.
    #[inline(never)]
    fn refused(self) {
        let _: Option<()> = self.run(|_| Err(Error::unsupported_mark()));
    }

    /// Finishes a call whose C value the body makes.
    pub(crate) fn value<R: Failure>(self, body: impl FnOnce(&S) -> Result<R>) -> R {
        self.run(body).unwrap_or(R::FAILURE)
    }

    /// Finishes a call that returns 0, or -1.
    pub(crate) fn status(self, body: impl FnOnce(&S) -> Result<()>) -> c_int {
        self.run(body).map_or(-1, |()| 0)
    }

    /// Finishes a call that returns 1 or 0, or -1.
    pub(crate) fn truth(self, body: impl FnOnce(&S) -> Result<bool>) -> c_int {
        self.run(body).map_or(-1, c_int::from)
    }

    /// Finishes a call that returns how many there are, or -1.
    pub(crate) fn count(self, body: impl FnOnce(&S) -> Result<usize>) -> c_int {
        self.run(|subject| c_count(body(subject)?)).unwrap_or(-1)
    }

    /// Finishes a call that returns a new handle, or NULL.
    pub(crate) fn handle<C: Opaque>(self, body: impl FnOnce(&S) -> Result<Handle<C::Body>>) -> *mut C {
        self.run(body).map_or(ptr::null_mut(), Handle::into_raw)
    }

    /// Finishes a call that returns a string for the caller to free, or NULL.
    pub(crate) fn string(self, body: impl FnOnce(&S) -> Result<String>) -> *mut c_char {
        self.run(|subject| c_string(body(subject)?.as_bytes())).map_or(ptr::null_mut(), |text| text.as_ptr())
    }

    /// Finishes a call that writes a value to `output` and returns 0, or -1 with nothing written.
    ///
    /// # Safety
    /// `output` is valid for a write, unless an earlier check failed.
    pub(crate) unsafe fn store<T>(self, output: *mut T, body: impl FnOnce(&S) -> Result<T>) -> c_int {
        self.status(|subject| {
            let value = body(subject)?;
            // SAFETY: no check failed, so by the caller's promise.
            unsafe { output.write(value) };
            Ok(())
        })
    }

    /// Finishes a call that copies a UUID to 16 bytes of the caller's.
    ///
    /// # Safety
    /// `buffer` is valid for 16 writes, unless an earlier check failed.
    pub(crate) unsafe fn uuid(self, buffer: *mut c_uchar, body: impl FnOnce(&S) -> Uuid) -> c_int {
        // SAFETY: by the caller's promise.
        unsafe { self.store(buffer.cast::<Uuid>(), |subject| Ok(body(subject))) }
    }

    /// Finishes a call that copies a UUID as text to 37 bytes of the caller's.
    ///
    /// # Safety
    /// `buffer` is valid for 37 writes, unless an earlier check failed.
    pub(crate) unsafe fn uuid_string(self, buffer: *mut c_char, body: impl FnOnce(&S) -> Uuid) -> c_int {
        self.status(|subject| {
            let text = uuid::format(&body(subject));
            // SAFETY: no check failed, so by the caller's promise; the text has 36 bytes.
            unsafe {
                ptr::copy_nonoverlapping(text.as_ptr(), buffer.cast(), text.len());
                buffer.add(text.len()).write(0);
            }
            Ok(())
        })
    }

    /// Finishes a call that returns a handle owned by its own, or NULL.
    pub(crate) fn borrowed_handle<C: Opaque>(self, body: impl for<'a> FnOnce(&'a S) -> &'a Handle<C::Body>) -> *mut C {
        self.run(|subject| Ok(body(subject).as_raw())).unwrap_or(ptr::null_mut())
    }

    /// Finishes a call that fills up to `room` numbers of the caller's and returns how many.
    ///
    /// # Safety
    /// `array` is valid for `room` writes, unless an earlier check failed.
    pub(crate) unsafe fn fill<T>(self, array: *mut T, room: c_int, body: impl FnOnce(&S) -> Result<Vec<T>>) -> c_int {
        self.count(|subject| {
            let mut values = body(subject)?;
            values.truncate(super::room(room));
            let count = values.len();
            for (index, value) in values.into_iter().enumerate() {
                // SAFETY: no check failed and index is below room, so by the caller's promise.
                unsafe { array.add(index).write(value) };
            }
            Ok(count)
        })
    }

    /// Finishes a call that returns a new array of strings through `array`, with a NULL at the end, all for
    /// the caller to free, and how many they are; only that, if there are none or `array` is NULL. The
    /// function has cleared `array` before.
    ///
    /// # Safety
    /// `array` is NULL or valid for a write.
    pub(crate) unsafe fn texts(
        self,
        array: *mut *mut *mut c_char,
        body: impl FnOnce(&S) -> Result<Vec<String>>,
    ) -> c_int {
        self.count(|subject| {
            let found = body(subject)?;
            if !array.is_null() && !found.is_empty() {
                let copies = copies(&found)?;
                let mut texts = CArray::new(copies.len() + 1)?;
                texts.slice().iter_mut().zip(copies).for_each(|(slot, copy)| *slot = copy.into_raw());
                // SAFETY: by the caller's promise.
                unsafe { array.write(texts.into_raw().as_ptr()) };
            }
            Ok(found.len())
        })
    }

    /// Finishes a listing that may be asked for the count alone; else as [`Call::list`].
    ///
    /// # Safety
    /// `array` is NULL or valid for a write.
    pub(crate) unsafe fn listing<C: Opaque>(
        self,
        array: *mut *mut *mut C,
        body: impl FnOnce(&S, Extent) -> Result<Listing<C::Body>>,
    ) -> c_int {
        let extent = if array.is_null() { Extent::Count } else { Extent::All };
        self.run(|subject| match body(subject, extent)? {
            Listing::Count(count) => c_count(count),
            Listing::Handles(handles) => {
                let count = c_count(handles.len())?;
                if !array.is_null() {
                    // SAFETY: by the caller's promise.
                    unsafe { array.write(handles.into_raw()) };
                }
                Ok(count)
            }
        })
        .unwrap_or(-1)
    }

    /// Finishes a call that returns a string owned by the handle, or NULL.
    pub(crate) fn borrowed_string(self, body: impl for<'a> FnOnce(&'a S) -> &'a CStr) -> *const c_char {
        self.run(|subject| Ok(body(subject).as_ptr())).unwrap_or(ptr::null())
    }

    /// As [`Call::borrowed_string`], of a string that may not be had.
    pub(crate) fn maybe_borrowed_string(self, body: impl for<'a> FnOnce(&'a S) -> Result<&'a CStr>) -> *const c_char {
        self.run(|subject| body(subject).map(CStr::as_ptr)).unwrap_or(ptr::null())
    }

    /// Finishes a call that returns a new array of handles with a NULL at the end through `array`,
    /// and how many they are; only that, if `array` is NULL. On failure -1 and nothing is written: the
    /// function has cleared `array` before its checks.
    ///
    /// # Safety
    /// `array` is NULL or valid for a write.
    pub(crate) unsafe fn list<C: Opaque>(
        self,
        array: *mut *mut *mut C,
        body: impl FnOnce(&S) -> Result<Vec<Handle<C::Body>>>,
    ) -> c_int {
        self.run(|subject| {
            let handles = body(subject)?;
            let count = c_count(handles.len())?;
            if !array.is_null() {
                let handed_out = c_handles(handles)?;
                // SAFETY: by the caller's promise.
                unsafe { array.write(handed_out) };
            }
            Ok(count)
        })
        .unwrap_or(-1)
    }

    /// Finishes a call that stores up to `room` names, each for the caller to free, in an array of
    /// the caller's, and returns how many it stored. On failure -1, and nothing is stored.
    ///
    /// # Safety
    /// `names` is valid for `room` writes.
    pub(crate) unsafe fn names<N: AsRef<str>>(
        self,
        names: *mut *mut c_char,
        room: c_int,
        body: impl FnOnce(&S) -> Result<Vec<N>>,
    ) -> c_int {
        self.run(|subject| {
            let mut found = body(subject)?;
            found.truncate(super::room(room));
            let count = c_count(found.len())?;
            let copies = copies(&found)?;
            for (index, copy) in copies.into_iter().enumerate() {
                // SAFETY: index is below room, up to which the caller's promise goes.
                unsafe { names.add(index).write(copy.into_raw()) };
            }
            Ok(count)
        })
        .unwrap_or(-1)
    }
}

impl<T: Connected> Call<Borrowed<T>> {
    /// Finishes a `Ref` function: one more reference for C to free.
    pub(crate) fn reference(self) -> c_int {
        self.status(|handle| {
            let _: *mut c_void = Handle::clone(handle).into_raw();
            Ok(())
        })
    }

    /// Finishes a `Free` function: C's reference goes.
    pub(crate) fn release(self) -> c_int {
        self.give_up().map_or(-1, |_| 0)
    }

    /// Finishes virConnectClose: C's reference goes; 0 if that was the last one, 1 if others are left.
    pub(crate) fn close(self) -> c_int {
        self.give_up().map_or(-1, |last| c_int::from(!last))
    }

    /// Drops C's reference and tells whether it was the last; `None` after a failure, which is recorded.
    fn give_up(self) -> Option<bool> {
        let Call { rule, subject } = self;
        let error = match subject {
            // A driver's destructor may run here.
            Ok(handle) => match caught(|| handle.take().release()) {
                Ok(last) => return Some(last),
                Err(thrown) => Failed { error: panic::error(rule, thrown), subject: None },
            },
            Err(failed) => failed,
        };
        Call { rule, subject: Err(error) }.run(|_: &Borrowed<T>| Ok(false))
    }
}

/// Copies of texts for C.
fn copies<T: AsRef<str>>(texts: &[T]) -> Result<Vec<Text>> {
    let mut copies = Vec::new();
    memory::grow(&mut copies, texts.len())?;
    for text in texts {
        copies.push(Text::new(text.as_ref())?);
    }
    Ok(copies)
}

/// A string from malloc that is freed unless it is handed out.
pub(crate) struct Text(*mut c_char);

impl Text {
    /// A copy of `text`.
    pub(crate) fn new(text: &str) -> Result<Text> {
        Ok(Text(c_string(text.as_bytes())?.as_ptr()))
    }

    pub(crate) fn into_raw(self) -> *mut c_char {
        let text = self.0;
        std::mem::forget(self);
        text
    }
}

impl Drop for Text {
    fn drop(&mut self) {
        // SAFETY: from malloc, and not handed out.
        unsafe { libc::free(self.0.cast::<c_void>()) };
    }
}

/// A count as C returns it.
pub(crate) fn c_count(count: impl TryInto<c_int> + Copy + std::fmt::Display) -> Result<c_int> {
    count.try_into().map_err(|_| Error::new(Origin::None, Code::Overflow, format!("too many results: {count}")))
}

/// Moves handles to an array of C's, with a NULL at the end.
fn c_handles<C: Opaque>(handles: Vec<Handle<C::Body>>) -> Result<*mut *mut C> {
    let mut array = CArray::new(handles.len() + 1)?;
    for (slot, handle) in array.slice().iter_mut().zip(handles) {
        *slot = handle.into_raw();
    }
    Ok(array.into_raw().as_ptr())
}
