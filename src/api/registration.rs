//! What the calls share that register a callback: their checks, and the program's data.

use std::ffi::c_void;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::abi::virFreeCallback;
use crate::driver::object::Connect;
use crate::error::Result;
use crate::events::{Event, Listener};

/// A program's data for a callback, with the function that frees it.
pub(crate) struct ProgramData {
    data: *mut c_void,
    free: virFreeCallback,
    /// The library has it, and frees it when this is dropped.
    taken: AtomicBool,
}

// SAFETY: whoever registers a callback promises that it may be called from the thread that runs the
// event loop, and its data freed from any thread, as in C.
unsafe impl Send for ProgramData {}
// SAFETY: as above; the pointer is only passed on.
unsafe impl Sync for ProgramData {}

impl ProgramData {
    /// Lends the data to `register`; the library takes it if that succeeds. Where it fails, the program
    /// keeps the data, and it is not freed.
    ///
    /// # Safety
    /// If `register` succeeds, `free` is NULL or may be called once with `data`, at any time.
    pub(crate) unsafe fn hand_over<R, E>(
        data: *mut c_void,
        free: virFreeCallback,
        register: impl FnOnce(Arc<ProgramData>) -> std::result::Result<R, E>,
    ) -> std::result::Result<R, E> {
        // This clone outlives the call, so the data cannot be dropped untaken by a callback that ran
        // and was removed before the call returned.
        let mine = Arc::new(ProgramData { data, free, taken: AtomicBool::new(false) });
        let registered = register(mine.clone())?;
        mine.taken.store(true, Ordering::Relaxed);
        Ok(registered)
    }

    /// What the program's functions get.
    pub(crate) fn pointer(&self) -> *mut c_void {
        self.data
    }
}

impl Drop for ProgramData {
    fn drop(&mut self) {
        if *self.taken.get_mut()
            && let Some(free) = self.free
        {
            // SAFETY: by the promise made to hand_over; this is the only call, as it is the drop.
            unsafe { free(self.data) };
        }
    }
}

/// What a registered callback holds: the program's data, which is freed while the connection is still there, and the
/// connection, which lives as long as it has callbacks.
struct Held {
    data: Arc<ProgramData>,
    connection: Connect,
}

/// Registers a C function, known by its address, and its data, which is the library's to free if that
/// succeeds. `call` calls the function with what an event tells and the data.
///
/// # Safety
/// The function may be called with `opaque` until it is deregistered; for `freecb`, see
/// [`ProgramData::hand_over`].
pub(crate) unsafe fn with_callback<R>(
    connection: &Connect,
    identity: usize,
    opaque: *mut c_void,
    freecb: virFreeCallback,
    call: impl Fn(&Connect, &Event, *mut c_void) + Send + Sync + 'static,
    register: impl FnOnce(Listener) -> Result<R>,
) -> Result<R> {
    let register = |data: Arc<ProgramData>| {
        let held = Held { data, connection: connection.clone() };
        let call = move |event: &Event| {
            let Held { data, connection } = &held;
            // Who is gone tells nothing any more.
            if !connection.is_gone() {
                call(connection, event, data.pointer());
            }
        };
        register(Listener { identity, call: Arc::new(call) })
    };
    // SAFETY: by the caller's promise.
    unsafe { ProgramData::hand_over(opaque, freecb, register) }
}

#[cfg(test)]
mod tests;
