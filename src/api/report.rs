//! Recording an error for the thread and its connection, and telling the program's handler.

use std::ffi::CStr;
use std::io::Write as _;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::abi::{VIR_ERR_ERROR, VIR_ERR_WARNING, virError};
use crate::error::{Error, Handler, copy, origin_name, thread_record};
use crate::object::Connect;

/// The process's error handler; without a function, errors are printed.
static HANDLER: Mutex<Handler> = Mutex::new(Handler { function: None, data: std::ptr::null_mut() });

/// A lock whose data is good even if a thread panicked with it: no change to it is left half done.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sets the process's error handler.
pub(crate) fn set_handler(handler: Handler) {
    *lock(&HANDLER) = handler;
}

/// Records `error` as the last one of the thread and of `connection`, and calls the handler.
///
/// No lock is held while the handler runs, so it may call the library.
pub(crate) fn dispatch(error: &Error, connection: Option<&Connect>) {
    let Some(record) = thread_record() else { return };
    // SAFETY: the record is this thread's, and no reference to it is alive here.
    unsafe { (*record).set(error) };
    let mut handler = *lock(&HANDLER);
    if let Some(connection) = connection {
        // SAFETY: as above; both records own strings from malloc.
        unsafe { copy(&(*record).c, &mut lock(&connection.errors.last).c) };
        let own = *lock(&connection.errors.handler);
        if own.function.is_some() {
            handler = own;
        }
    }
    match handler.function {
        // SAFETY: whoever set the handler promised that it can be called with that data, and the
        // record is valid until the thread's next call.
        Some(function) => unsafe { function(handler.data, &raw mut (*record).c) },
        // SAFETY: the record is this thread's and is not changed while it is printed.
        None => print(unsafe { &(*record).c }),
    }
}

/// Prints an error to the standard error stream, as the library does where no handler is set.
pub(crate) fn print(error: &virError) {
    if error.code == 0 {
        return;
    }
    let level = match i32::try_from(error.level) {
        Ok(VIR_ERR_WARNING) => "warning",
        Ok(VIR_ERR_ERROR) => "error",
        _ => "",
    };
    let message = if error.message.is_null() {
        Default::default()
    } else {
        // SAFETY: not NULL, so it ends in NUL.
        unsafe { CStr::from_ptr(error.message) }.to_string_lossy()
    };
    let end = if message.ends_with('\n') { "" } else { "\n" };
    let text = format!("libvirt: {} {level} : {message}{end}", origin_name(error.domain));
    // Nowhere to report a failure to write.
    let _ = std::io::stderr().write_all(text.as_bytes());
}
