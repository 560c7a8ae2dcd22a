//! Streams of bytes: the exported functions of `libvirt-stream.h`.

use std::ffi::{c_char, c_int, c_longlong, c_uint, c_void};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use super::stream_transfer::{
    abort, attached, receive, receive_all, receive_all_sparse, receive_hole, receive_until_hole, send, send_all,
    send_all_sparse, send_hole,
};
use crate::abi::*;
use crate::api::call::Call;
use crate::driver::object::{Progress, Stream, StreamBody};
use crate::error::{Code, Error, Origin, Result};
use crate::flags::check_none;
use crate::handle::{Borrowed, Handle};

/// Creates a stream handle that a transfer call can then use.
///
/// `flags` takes virStreamFlags; with VIR_STREAM_NONBLOCK, sends and receives do not wait. Returns a
/// new handle, or NULL on failure. Release it with virStreamFree.
///
/// # Safety
/// `conn` is NULL or a connection.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamNew(conn: virConnectPtr, flags: c_uint) -> virStreamPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStreamNew, conn, flags) }
        .handle(|connection| Ok(Stream::of(connection, flags & VIR_STREAM_NONBLOCK.cast_unsigned() != 0)))
}

/// Adds a reference to a stream handle.
///
/// Each reference needs its own virStreamFree. Returns 0, or -1 on failure.
///
/// # Safety
/// `st` is NULL or a stream.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRef(st: virStreamPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStreamRef, st) }.reference()
}

/// Drops one reference to a stream handle and frees it when none is left.
///
/// End the transfer with virStreamFinish or virStreamAbort first. Returns 0, or -1 if `st` is not a
/// valid handle.
///
/// # Safety
/// `st` is NULL or a stream.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamFree(st: virStreamPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStreamFree, st) }.release()
}

/// Writes up to `nbytes` bytes from `data` to the stream.
///
/// Returns the number of bytes taken, which may be less than asked for, -1 on failure, or -2 when a
/// non-blocking stream cannot take data now. Errors of the other side may show up only in
/// virStreamFinish.
///
/// # Safety
/// `st` is NULL or a stream; `data` is NULL or valid for `nbytes` reads.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSend(st: virStreamPtr, data: *const c_char, nbytes: usize) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStreamSend, st, data.cast::<u8>(), nbytes) }.value(|stream| {
        // SAFETY: not NULL, and valid for `nbytes` reads by the caller's promise.
        let data = unsafe { std::slice::from_raw_parts(data.cast(), countable(nbytes)) };
        send(stream, data).map(count)
    })
}

/// Reads up to `nbytes` bytes from the stream into `data`.
///
/// Returns the number of bytes read, which may be less than asked for, 0 at the end of the stream, -1
/// on failure, or -2 when a non-blocking stream has no data yet. Use virStreamRecvFlags for sparse
/// streams.
///
/// # Safety
/// `st` is NULL or a stream; `data` is NULL or valid for `nbytes` writes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecv(st: virStreamPtr, data: *mut c_char, nbytes: usize) -> c_int {
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virStreamRecv, st, data, nbytes) };
    let name = call.function();
    call.value(|stream| {
        // SAFETY: not NULL, and valid for `nbytes` writes by the caller's promise.
        let buffer = unsafe { std::slice::from_raw_parts_mut(data.cast(), countable(nbytes)) };
        receive(stream, name, buffer).map(count)
    })
}

/// Reads up to `nbytes` bytes from the stream into `data`, as `flags` direct.
///
/// `flags` takes virStreamRecvFlagsValues. Returns the number of bytes read, 0 at the end of the
/// stream, -1 on failure, or -2 when a non-blocking stream has no data yet. With
/// VIR_STREAM_RECV_STOP_AT_HOLE it returns -3 at a hole; then call virStreamRecvHole.
///
/// # Safety
/// `st` is NULL or a stream; `data` is NULL or valid for `nbytes` writes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecvFlags(
    st: virStreamPtr,
    data: *mut c_char,
    nbytes: usize,
    flags: c_uint,
) -> c_int {
    let stop = VIR_STREAM_RECV_STOP_AT_HOLE.cast_unsigned();
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virStreamRecvFlags, st, data, nbytes, flags) };
    let name = call.function();
    call.value(|stream| {
        attached(stream, name)?;
        check_none(Origin::Streams, name, flags & !stop)?;
        // SAFETY: not NULL, and valid for `nbytes` writes by the caller's promise.
        let buffer = unsafe { std::slice::from_raw_parts_mut(data.cast(), countable(nbytes)) };
        let got = if flags == 0 { receive(stream, name, buffer) } else { receive_until_hole(stream, buffer) };
        got.map(count)
    })
}

/// Sends a hole of `length` bytes instead of data.
///
/// The transfer must have been started as a sparse one. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// `st` is NULL or a stream.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSendHole(st: virStreamPtr, length: c_longlong, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStreamSendHole, st, length, flags) }.status(|stream| send_hole(stream, length, flags))
}

/// Stores in `length` the size in bytes of the hole at the current place of the stream.
///
/// Call it after virStreamRecvFlags has returned -3. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// `stream` is NULL or a stream; `length` is NULL or valid for a write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecvHole(stream: virStreamPtr, length: *mut c_longlong, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStreamRecvHole, stream, length, flags) }.status(|stream| {
        let hole = receive_hole(stream, flags)?;
        // SAFETY: not NULL, and valid for a write by the caller's promise.
        unsafe { length.write(hole) };
        Ok(())
    })
}

/// Asks `handler` for data until it has no more and writes all of it to the stream.
///
/// `opaque` is passed to `handler`. The stream must be a blocking one. On success call virStreamFinish.
/// On failure the stream has been aborted; only virStreamFree remains. Returns 0, or -1 on failure.
///
/// # Safety
/// `st` is NULL or a stream; the callbacks are NULL or may be called with `opaque`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSendAll(
    st: virStreamPtr,
    handler: virStreamSourceFunc,
    opaque: *mut c_void,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virStreamSendAll, st, handler, opaque) };
    let name = call.function();
    whole(call, |stream| {
        let handler = given(name, "handler", handler)?;
        waits(stream, "sources")?;
        send_all(stream, |buffer| {
            // SAFETY: the caller's promise; the buffer is valid for its length.
            unsafe { handler(st, buffer.as_mut_ptr().cast(), buffer.len(), opaque) }
        })
    })
}

/// Writes data and holes from the callbacks to the stream until there is no more data.
///
/// `holeHandler` tells whether data or a hole comes next and how long it is, `handler` supplies data,
/// and `skipHandler` moves past a hole. `opaque` is passed to all. The stream must be a blocking one.
/// On success call virStreamFinish. On failure the stream has been aborted; only virStreamFree remains.
/// Returns 0, or -1 on failure.
///
/// # Safety
/// `st` is NULL or a stream; the callbacks are NULL or may be called with `opaque`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSparseSendAll(
    st: virStreamPtr,
    handler: virStreamSourceFunc,
    hole_handler: virStreamSourceHoleFunc,
    skip_handler: virStreamSourceSkipFunc,
    opaque: *mut c_void,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virStreamSparseSendAll, st, handler, hole_handler, skip_handler, opaque) };
    let name = call.function();
    whole(call, |stream| {
        let handler = given(name, "handler", handler)?;
        let hole_handler = given(name, "holeHandler", hole_handler)?;
        let skip_handler = given(name, "skipHandler", skip_handler)?;
        waits(stream, "sources")?;
        send_all_sparse(
            stream,
            // SAFETY: the caller's promise; the buffer is valid for its length.
            |buffer| unsafe { handler(st, buffer.as_mut_ptr().cast(), buffer.len(), opaque) },
            // SAFETY: the caller's promise.
            |in_data, length| unsafe { hole_handler(st, in_data, length, opaque) },
            // SAFETY: the caller's promise.
            |length| unsafe { skip_handler(st, length, opaque) },
        )
    })
}

/// Reads the whole stream and hands each piece of data to `handler`.
///
/// `opaque` is passed to `handler`. The stream must be a blocking one. On success call virStreamFinish.
/// On failure the stream has been aborted; only virStreamFree remains. Returns 0, or -1 on failure.
///
/// # Safety
/// `st` is NULL or a stream; the callbacks are NULL or may be called with `opaque`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecvAll(st: virStreamPtr, handler: virStreamSinkFunc, opaque: *mut c_void) -> c_int {
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virStreamRecvAll, st, handler, opaque) };
    let name = call.function();
    whole(call, |stream| {
        let handler = given(name, "handler", handler)?;
        waits(stream, "sinks")?;
        // SAFETY: the caller's promise; the data is valid for its length.
        receive_all(stream, |data| unsafe { handler(st, data.as_ptr().cast(), data.len(), opaque) })
    })
}

/// Reads the whole sparse stream and hands data to `handler` and holes to `holeHandler`.
///
/// `opaque` is passed to both. The stream must be a blocking one. On success call virStreamFinish. On
/// failure the stream has been aborted; only virStreamFree remains. Returns 0, or -1 on failure.
///
/// # Safety
/// `stream` is NULL or a stream; the callbacks are NULL or may be called with `opaque`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSparseRecvAll(
    stream: virStreamPtr,
    handler: virStreamSinkFunc,
    hole_handler: virStreamSinkHoleFunc,
    opaque: *mut c_void,
) -> c_int {
    let st = stream;
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virStreamSparseRecvAll, stream, handler, hole_handler, opaque) };
    let name = call.function();
    whole(call, |stream| {
        let handler = given(name, "handler", handler)?;
        let hole_handler = given(name, "holeHandler", hole_handler)?;
        waits(stream, "sinks")?;
        receive_all_sparse(
            stream,
            // SAFETY: the caller's promise; the data is valid for its length.
            |data| unsafe { handler(st, data.as_ptr().cast(), data.len(), opaque) },
            // SAFETY: the caller's promise.
            |length| unsafe { hole_handler(st, length, opaque) },
        )
    })
}

/// Registers the callback that is told when the stream is ready for reading or writing.
///
/// `events` is a mask of virStreamEventType values. A stream has at most one callback. `ff`, if not
/// NULL, is called with `opaque` when the callback is removed. Needs a running event loop. Returns 0,
/// or -1 on failure.
///
/// # Safety
/// `stream` is NULL or a stream; `cb` and `ff` are NULL or may be called with `opaque`, from the thread that
/// runs the event loop.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamEventAddCallback(
    stream: virStreamPtr,
    events: c_int,
    cb: virStreamEventCallback,
    opaque: *mut c_void,
    ff: virFreeCallback,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virStreamEventAddCallback, stream, events, cb, opaque, ff) };
    let name = call.function();
    call.status(|stream| {
        let transport = attached(stream, name)?;
        let function = given(name, "cb", cb)?;
        let fate = Arc::new(AtomicU8::new(PENDING));
        let callback = Callback { stream: Handle::clone(stream), function, opaque, ff, fate: Arc::clone(&fate) };
        transport.event_add_callback(events, Box::new(move |events| callback.call(events)))?;
        if fate.swap(KEPT, Ordering::AcqRel) == DROPPED {
            // It came and went while it was being added.
            // SAFETY: the caller's promise; nobody else frees it, as it was not yet kept.
            unsafe { free(ff, opaque) };
        }
        Ok(())
    })
}

/// Changes which events the callback of the stream waits for.
///
/// `events` is a mask of virStreamEventType values. Returns 0, or -1 on failure.
///
/// # Safety
/// `stream` is NULL or a stream.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamEventUpdateCallback(stream: virStreamPtr, events: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virStreamEventUpdateCallback, stream, events) };
    let name = call.function();
    call.status(|stream| attached(stream, name)?.event_update_callback(events))
}

/// Removes the event callback of the stream.
///
/// Returns 0, or -1 on failure.
///
/// # Safety
/// `stream` is NULL or a stream.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamEventRemoveCallback(stream: virStreamPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    let call = unsafe { begin!(virStreamEventRemoveCallback, stream) };
    let name = call.function();
    call.status(|stream| attached(stream, name)?.event_remove_callback())
}

/// Ends a stream after a complete transfer and reports whether the other side agrees.
///
/// Errors of the transfer may show up only here, so check the result. The handle still needs
/// virStreamFree. Returns 0, or -1 on failure.
///
/// # Safety
/// `st` is NULL or a stream.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamFinish(st: virStreamPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStreamFinish, st) }.status(|stream| {
        let transport = stream.end_transport().ok_or_else(Error::unsupported_mark)?;
        transport.finish()
    })
}

/// Ends a stream early and tells the other side that the transfer failed.
///
/// Data in flight may be lost. The handle still needs virStreamFree. Returns 0, or -1 on failure. Use
/// virStreamFinish after a complete transfer.
///
/// # Safety
/// `st` is NULL or a stream.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamAbort(st: virStreamPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { begin!(virStreamAbort, st) }.status(|stream| {
        abort(stream);
        Ok(())
    })
}

/// As much of `nbytes` as a C function can return; the rest is for the next call.
fn countable(nbytes: usize) -> usize {
    nbytes.min(c_int::MAX as usize)
}

/// What C returns for a piece.
fn count(progress: Progress) -> c_int {
    match progress {
        Progress::Bytes(count) => c_int::try_from(count).unwrap_or(c_int::MAX),
        Progress::WouldWait => -2,
        Progress::Hole => -3,
    }
}

/// A callback that must be given.
fn given<F>(function: &str, name: &str, callback: Option<F>) -> Result<F> {
    let message = || format!("{name} in {function} must not be NULL");
    callback.ok_or_else(|| Error::argument(Origin::Streams, function, name, message()))
}

/// Refuses a stream that does not wait; `ends` is what the program's callbacks are to it.
fn waits(stream: &Stream, ends: &str) -> Result<()> {
    if !stream.non_blocking {
        return Ok(());
    }
    let detail = format!("data {ends} cannot be used for non-blocking streams");
    Err(Error::new(Origin::Streams, Code::OperationInvalid, detail))
}

/// Finishes a call that passes on all there is. Any failure, a missing callback too, ends the
/// transfer: the program need not abort it.
fn whole(call: Call<Borrowed<StreamBody>>, body: impl FnOnce(&Stream) -> Result<()>) -> c_int {
    call.status(|stream| {
        // A callback may free the program's reference.
        let stream = Handle::clone(stream);
        body(&stream).inspect_err(|_| abort(&stream))
    })
}

/// Whether a callback's data is the library's to free: not before adding it succeeded.
const PENDING: u8 = 0;
const KEPT: u8 = 1;
const DROPPED: u8 = 2;

/// A callback for a stream's events, with the program's data.
struct Callback {
    stream: Stream,
    function: unsafe extern "C" fn(virStreamPtr, c_int, *mut c_void),
    opaque: *mut c_void,
    ff: virFreeCallback,
    fate: Arc<AtomicU8>,
}

// SAFETY: the program promised that its functions may be called from the event loop's thread.
unsafe impl Send for Callback {}
// SAFETY: as above.
unsafe impl Sync for Callback {}

impl Callback {
    fn call(&self, events: c_int) {
        // SAFETY: by the program's promise; the stream is kept alive by self.
        unsafe { (self.function)(self.stream.as_raw(), events, self.opaque) };
    }
}

impl Drop for Callback {
    fn drop(&mut self) {
        if self.fate.swap(DROPPED, Ordering::AcqRel) == KEPT {
            // SAFETY: by the program's promise; once only, as the fate says.
            unsafe { free(self.ff, self.opaque) };
        }
    }
}

/// # Safety
/// The program's promise holds, and `opaque` was not freed yet.
unsafe fn free(ff: virFreeCallback, opaque: *mut c_void) {
    if let Some(ff) = ff {
        // SAFETY: by the caller's promise.
        unsafe { ff(opaque) };
    }
}
