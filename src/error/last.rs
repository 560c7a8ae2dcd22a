//! The last error of each thread and of each connection, in the form that C reads.

use std::cell::UnsafeCell;
use std::ffi::{CStr, c_char, c_void};
use std::mem::ManuallyDrop;
use std::ptr;
use std::sync::OnceLock;

use super::{Code, Error, Fields};
use crate::abi::{c_string, virError, virErrorFunc};
use crate::lock::Mutex;

/// A `virError` that owns its strings; they come from malloc, as `virResetError` frees them.
#[repr(transparent)]
pub struct Record {
    /// What C reads.
    pub c: virError,
}

/// A `virError` that says nothing.
pub const fn no_error() -> virError {
    virError {
        code: 0,
        domain: 0,
        message: ptr::null_mut(),
        level: 0,
        conn: ptr::null_mut(),
        dom: ptr::null_mut(),
        str1: ptr::null_mut(),
        str2: ptr::null_mut(),
        str3: ptr::null_mut(),
        int1: 0,
        int2: 0,
        net: ptr::null_mut(),
    }
}

impl Record {
    /// No error.
    pub const fn new() -> Record {
        Record { c: no_error() }
    }

    /// Forgets the error.
    #[cold]
    pub fn clear(&mut self) {
        // SAFETY: the strings of a Record come from malloc or are NULL.
        unsafe { reset(&mut self.c) };
    }

    /// Takes the fields of `error`. Where there is no memory for a text, that text is NULL; the message
    /// of an error that says so is still there.
    ///
    /// Never inlined: who looks for leaks knows by it that a text is the last error's (`c-tests/valgrind.supp`).
    #[inline(never)]
    pub fn set(&mut self, error: &Error) {
        self.clear();
        let text = |text: Option<&str>| {
            text.and_then(|text| c_string(text.as_bytes()).ok()).map_or(ptr::null_mut(), |text| text.as_ptr())
        };
        let Fields { origin, code, level, message, str1, str2, str3, int1, int2 } = error.fields();
        self.c.code = code.0;
        self.c.domain = origin.0;
        self.c.level = level.cast_unsigned();
        self.c.message = text(Some(message));
        if self.c.message.is_null() && *code == Code::NoMemory {
            self.c.message = NO_MEMORY.as_ptr().cast_mut();
        }
        self.c.str1 = text(str1.as_deref());
        self.c.str2 = text(str2.as_deref());
        self.c.str3 = text(str3.as_deref());
        self.c.int1 = *int1;
        self.c.int2 = *int2;
    }
}

impl Default for Record {
    fn default() -> Record {
        Record::new()
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        self.clear();
    }
}

/// The message of an error for which there is no memory, not from malloc.
static NO_MEMORY: &CStr = c"out of memory";

/// Frees what `error` owns and makes it no error.
///
/// # Safety
/// The strings of `error` come from malloc, from [`copy`] or a [`Record`], or are NULL.
pub unsafe fn reset(error: &mut virError) {
    for text in [error.message, error.str1, error.str2, error.str3] {
        // Most calls find no error to forget; this spares them four calls of free.
        if !text.is_null() && !ptr::eq(text, NO_MEMORY.as_ptr()) {
            // SAFETY: by the caller's promise.
            unsafe { libc::free(text.cast()) };
        }
    }
    *error = no_error();
}

/// Makes `to` a copy of `from`, with strings of its own. The handles are not copied: nothing would
/// keep them alive.
///
/// # Safety
/// `to` is as for [`reset`]; the strings of `from` are NULL or end in NUL.
pub unsafe fn copy(from: &virError, to: &mut virError) {
    // SAFETY: by the caller's promise.
    unsafe { reset(to) };
    let text = |text: *mut c_char| {
        if text.is_null() || ptr::eq(text, NO_MEMORY.as_ptr()) {
            return text;
        }
        // SAFETY: not NULL, so it ends in NUL by the caller's promise.
        unsafe { libc::strdup(text) }
    };
    *to = virError {
        code: from.code,
        domain: from.domain,
        message: text(from.message),
        level: from.level,
        str1: text(from.str1),
        str2: text(from.str2),
        str3: text(from.str3),
        int1: from.int1,
        int2: from.int2,
        ..no_error()
    };
}

/// Runs `body` and gives the thread the errno back that it had before: errors are recorded and
/// copied on the way out of a failed call, whose errno the program may still want.
pub fn keep_errno<R>(body: impl FnOnce() -> R) -> R {
    // SAFETY: the C library gives the address of the thread's own errno.
    let errno = unsafe { libc::__errno_location() };
    // SAFETY: it is valid as long as the thread lives.
    let before = unsafe { errno.read() };
    let result = body();
    // SAFETY: as above.
    unsafe { errno.write(before) };
    result
}

thread_local! {
    /// Without a destructor, so that a look at it need not ask whether that ran.
    static LAST: UnsafeCell<ManuallyDrop<Record>> = const { UnsafeCell::new(ManuallyDrop::new(Record::new())) };
}

/// The thread's last error.
///
/// The pointer is good as long as the thread lives; what it points to changes with the next call.
pub fn thread_record() -> *mut Record {
    forget_at_end();
    // A ManuallyDrop is laid out as what it holds.
    LAST.with(UnsafeCell::get).cast()
}

/// Has the thread's last error forgotten when the thread ends.
///
/// Not as a destructor of Rust's, for which the C library needs memory, and ends the process when there
/// is none. Without memory for this the texts are not freed.
fn forget_at_end() {
    static KEY: OnceLock<Option<libc::pthread_key_t>> = OnceLock::new();
    extern "C" fn end(_: *mut c_void) {
        reset_thread();
    }
    // SAFETY: the library stays loaded (it is linked so), and with it the function.
    let key = KEY.get_or_init(|| unsafe {
        let mut key = 0;
        (libc::pthread_key_create(&raw mut key, Some(end)) == 0).then_some(key)
    });
    if let Some(key) = *key {
        // SAFETY: the key is there for good; the value is looked at by nobody.
        unsafe {
            if libc::pthread_getspecific(key).is_null() {
                libc::pthread_setspecific(key, ptr::dangling());
            }
        }
    }
}

/// Forgets the thread's last error, as every public call does first.
#[inline]
pub fn reset_thread() {
    // SAFETY: the record is this thread's alone, and no reference to it is kept across calls.
    let record = unsafe { &mut *LAST.with(UnsafeCell::get) };
    // Most calls find nothing to forget.
    if record.c.code != 0 || !record.c.message.is_null() {
        record.clear();
    }
}

/// An error handler with the data that it wants.
#[derive(Clone, Copy)]
pub struct Handler {
    /// The function.
    pub function: virErrorFunc,
    /// What it gets as its first argument.
    pub data: *mut c_void,
}

// SAFETY: whoever sets a handler promises that it may be called from any thread, as in C.
unsafe impl Send for Handler {}

impl Default for Handler {
    fn default() -> Handler {
        Handler { function: None, data: ptr::null_mut() }
    }
}

/// A connection's own last error and error handler.
#[derive(Default)]
pub struct ConnectErrors {
    /// The last error of a call on the connection.
    pub last: Mutex<Record>,
    /// Where its errors go; without a function, the process's handler has them.
    pub handler: Mutex<Handler>,
}

// SAFETY: the strings of a Record belong to it, and its handle fields are always NULL.
unsafe impl Send for Record {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Origin;

    fn text(text: *const c_char) -> Option<String> {
        // SAFETY: the strings of an error are NULL or end in NUL.
        (!text.is_null()).then(|| unsafe { std::ffi::CStr::from_ptr(text) }.to_string_lossy().into_owned())
    }

    #[test]
    fn clearing_frees_texts_even_when_the_code_says_no_error() {
        let mut record = Record::new();
        record.set(&Error::internal(Origin::Test, "x"));
        record.c.code = 0;
        record.clear();
        assert!(record.c.message.is_null() && record.c.str1.is_null());
    }

    #[test]
    fn a_copy_has_strings_of_its_own_and_no_handles() {
        let mut one = Record::new();
        one.set(&Error::new(Origin::Test, Code::NoDomain, "x"));
        one.c.conn = ptr::without_provenance_mut(16);
        let mut two = Record::new();
        // SAFETY: both are records.
        unsafe { copy(&one.c, &mut two.c) };
        one.c.conn = ptr::null_mut();
        one.clear();
        assert_eq!(text(two.c.message).as_deref(), Some("Domain not found: x"));
        assert!(two.c.conn.is_null());
        assert_eq!((two.c.code, two.c.int1), (42, -1));
    }
}
