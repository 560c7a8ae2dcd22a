//! What becomes of a panic, which is always a defect of ours: an error that says what and where.
//!
//! Rust's own way is to print both to the standard error stream. That belongs to the program: a library
//! may not write there beside the program's error handler, nor would a program that logs its errors
//! learn of it. So the shared library, which has a copy of Rust's runtime to itself, keeps the text
//! for the error instead. A Rust program that links this crate shares the runtime, and its hook
//! is left alone; the error then has the message, and the stream the place.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::Rule;
use crate::error::Error;

thread_local! {
    /// Message and place of the thread's last panic, until it is caught.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps the text of panics for the errors that they become, from now on and in all threads.
#[cfg(feature = "shared-library")]
pub fn hush() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" at {}:{}", place.file(), place.line()));
        let text = format!("{}{}", message(panic.payload()), place.unwrap_or_default());
        // A thread that is about to end has no place to keep it any more.
        let _ = SAID.try_with(|said| said.replace(Some(text)));
    }));
}

/// Runs `body`.
///
/// # Errors
/// What a panic in it threw, for [`said`].
#[inline]
pub fn caught<R>(body: impl FnOnce() -> R) -> Result<R, Thrown> {
    catch_unwind(AssertUnwindSafe(body))
}

/// Runs a part of a call.
///
/// # Errors
/// Its own; VIR_ERR_INTERNAL_ERROR with what was said if it panics.
pub fn guarded<R>(rule: &Rule, body: impl FnOnce() -> crate::error::Result<R>) -> crate::error::Result<R> {
    caught(body).unwrap_or_else(|thrown| Err(error(rule, thrown)))
}

/// The error that a panic becomes.
#[cold]
pub fn error(rule: &Rule, thrown: Thrown) -> Error {
    Error::internal(rule.origin(), format!("panic in {}: {}", rule.function(), said(thrown)))
}

/// What a panic throws.
pub type Thrown = Box<dyn Any + Send>;

/// What a panic of this thread said, the last one that was caught.
#[cold]
pub fn said(thrown: Thrown) -> String {
    let text = SAID.try_with(|said| said.take()).ok().flatten();
    let text = text.unwrap_or_else(|| message(thrown.as_ref()).to_owned());
    // Dropping a payload may panic too, with nobody left to catch it. There is one for each defect met.
    std::mem::forget(thrown);
    text
}

/// What a panic's payload says: the library panics with texts only.
fn message(payload: &(dyn Any + Send)) -> &str {
    let fixed = payload.downcast_ref::<&str>().copied();
    fixed.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no reason given")
}
