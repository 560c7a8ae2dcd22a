//! One of the two libraries: opened by its path, its functions called by name.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::{CStr, CString, c_char, c_int, c_void};

use crate::interface::Kind;

/// Any function of the library: numbers and pointers are passed alike, and what a function does not take it
/// does not look at. Doubles are passed otherwise, so scripts cannot call what takes one.
type Any = unsafe extern "C" fn(u64, u64, u64, u64, u64, u64, u64, u64) -> u64;

/// The most arguments that a function takes.
pub(crate) const MOST: usize = 8;

/// The error that a call left: code, domain, level, message, `str1` to `str3`, `int1`, `int2`.
pub(crate) type ErrorFields = Vec<(&'static str, String)>;

/// A library.
pub(crate) struct Side {
    handle: *mut c_void,
    functions: RefCell<HashMap<String, Any>>,
}

/// `virError` as C has it.
#[repr(C)]
struct RawError {
    code: c_int,
    domain: c_int,
    message: *const c_char,
    level: c_int,
    conn: *mut c_void,
    dom: *mut c_void,
    strings: [*const c_char; 3],
    ints: [c_int; 2],
    net: *mut c_void,
}

impl Side {
    /// Opens a library and makes it quiet. Its default event loop is the one it uses from now on.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(crate) fn open(path: &str) -> Result<Side, String> {
        extern "C" fn ignore(_: *mut c_void, _: *mut c_void) {}
        let name = CString::new(path).map_err(|_| "a path with a NUL")?;
        // SAFETY: the path ends in NUL; both libraries may be loaded at any time.
        let handle = unsafe { libc::dlopen(name.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
        if handle.is_null() {
            // SAFETY: after a failure there is a message, which is read at once.
            let why = unsafe { text(libc::dlerror()) };
            return Err(why.unwrap_or_default());
        }
        let side = Side { handle, functions: RefCell::default() };
        side.call("virSetErrorFunc", &[0, ignore as *const () as u64]);
        side.call("virEventRegisterDefaultImpl", &[]);
        Ok(side)
    }

    /// Whether the library has a function.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<Any> {
        if let Some(found) = self.functions.borrow().get(name) {
            return Some(*found);
        }
        let symbol = CString::new(name).ok()?;
        // SAFETY: the handle is open and stays so.
        let found = unsafe { libc::dlsym(self.handle, symbol.as_ptr()) };
        if found.is_null() {
            return None;
        }
        // SAFETY: what the tables name is a function of C, and `Any` passes what it takes.
        let found = unsafe { std::mem::transmute::<*mut c_void, Any>(found) };
        self.functions.borrow_mut().insert(name.to_owned(), found);
        Some(found)
    }

    /// Calls a function; 0 where the library has none of that name.
    ///
    /// Pointers among the arguments must be what the function takes: the caller has made them by the tables.
    pub(crate) fn call(&self, name: &str, arguments: &[u64]) -> u64 {
        let Some(function) = self.find(name) else { return 0 };
        let mut a = [0; MOST];
        a[..arguments.len()].copy_from_slice(arguments);
        // SAFETY: as the caller says.
        unsafe { function(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7]) }
    }

    /// The thread's last error.
    pub(crate) fn error(&self) -> ErrorFields {
        let raw = self.call("virGetLastError", &[]) as *const RawError;
        // SAFETY: NULL or the library's record for this thread, which lives until the next call.
        let Some(error) = (unsafe { raw.as_ref() }) else { return vec![("code", "0".to_owned())] };
        // SAFETY: its strings are NULL or end in NUL.
        let string = |pointer| unsafe { text(pointer) }.unwrap_or_else(|| "(null)".to_owned());
        vec![
            ("code", error.code.to_string()),
            ("domain", error.domain.to_string()),
            ("level", error.level.to_string()),
            ("message", string(error.message)),
            ("str1", string(error.strings[0])),
            ("str2", string(error.strings[1])),
            ("str3", string(error.strings[2])),
            ("int1", error.ints[0].to_string()),
            ("int2", error.ints[1].to_string()),
        ]
    }

    /// Frees a handle; what the library says of that.
    pub(crate) fn free(&self, kind: &Kind, handle: u64) -> i32 {
        let name = if kind.word == "conn" { "virConnectClose".to_owned() } else { format!("{}Free", kind.prefix) };
        self.call(&name, &[handle]) as i32
    }

    /// Runs the event loop until all that waits now is told.
    pub(crate) fn run_events(&self) {
        extern "C" fn passed(_: c_int, count: *mut c_void) {
            // SAFETY: the counter of the call below, which waits for this.
            unsafe { *count.cast::<u32>() += 1 };
        }
        let mut rounds = 0u32;
        let timer = self.call("virEventAddTimeout", &[0, passed as *const () as u64, (&raw mut rounds) as u64, 0]);
        // Once more than the first: what was queued behind this timer has its turn too.
        while rounds < 2 {
            if self.call("virEventRunDefaultImpl", &[]) as i32 != 0 {
                break;
            }
        }
        self.call("virEventRemoveTimeout", &[timer]);
    }
}

/// A string of C's.
///
/// # Safety
/// The pointer is NULL or of a string that ends in NUL.
pub(crate) unsafe fn text(pointer: *const c_char) -> Option<String> {
    if pointer.is_null() {
        return None;
    }
    // SAFETY: as the caller says.
    Some(escaped(unsafe { CStr::from_ptr(pointer) }.to_bytes()))
}

/// The same, which is then freed.
///
/// # Safety
/// As [`text`], and the string was made for the caller.
pub(crate) unsafe fn taken(pointer: *mut c_char) -> Option<String> {
    // SAFETY: as the caller says.
    unsafe {
        let text = text(pointer);
        libc::free(pointer.cast());
        text
    }
}

/// Bytes as text: lines stay, what is not UTF-8 is escaped.
pub(crate) fn escaped(bytes: &[u8]) -> String {
    bytes.utf8_chunks().map(|chunk| format!("{}{}", chunk.valid(), chunk.invalid().escape_ascii())).collect()
}
