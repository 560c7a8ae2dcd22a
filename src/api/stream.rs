//! TODO-subject stream: exported functions of `libvirt-stream.h`.

use std::ffi::{c_char, c_int, c_longlong, c_uint, c_void};

use crate::abi::*;
use crate::api::call::Api;
use crate::error::Origin;

const API: Api = Api(Origin::Streams);

/// Ends a stream early and tells the other side that the transfer failed.
///
/// Data in flight may be lost. The handle still needs virStreamFree. Returns 0, or -1 on failure. Use
/// virStreamFinish after a complete transfer.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamAbort(st: virStreamPtr) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/
    API.call("virStreamAbort").unsupported()
}

/// Registers the callback that is told when the stream is ready for reading or writing.
///
/// `events` is a mask of virStreamEventType values. A stream has at most one callback. `ff`, if not
/// NULL, is called with `opaque` when the callback is removed. Needs a running event loop. Returns 0,
/// or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamEventAddCallback(
    stream: virStreamPtr,
    events: c_int,
    cb: virStreamEventCallback,
    opaque: *mut c_void,
    ff: virFreeCallback,
) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virStreamEventAddCallback", stream) }.unsupported()
}

/// Removes the event callback of the stream.
///
/// Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamEventRemoveCallback(stream: virStreamPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virStreamEventRemoveCallback", stream) }.unsupported()
}

/// Changes which events the callback of the stream waits for.
///
/// `events` is a mask of virStreamEventType values. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamEventUpdateCallback(stream: virStreamPtr, events: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virStreamEventUpdateCallback", stream) }.unsupported()
}

/// Ends a stream after a complete transfer and reports whether the other side agrees.
///
/// Errors of the transfer may show up only here, so check the result. The handle still needs
/// virStreamFree. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamFinish(st: virStreamPtr) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/
    API.call("virStreamFinish").unsupported()
}

/// Drops one reference to a stream handle and frees it when none is left.
///
/// End the transfer with virStreamFinish or virStreamAbort first. Returns 0, or -1 if `st` is not a
/// valid handle.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamFree(st: virStreamPtr) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/
    API.call("virStreamFree").unsupported()
}

/// Creates a stream handle that a transfer call can then use.
///
/// `flags` takes virStreamFlags; with VIR_STREAM_NONBLOCK, sends and receives do not wait. Returns a
/// new handle, or NULL on failure. Release it with virStreamFree.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamNew(conn: virConnectPtr, flags: c_uint) -> virStreamPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virStreamNew", conn) }.unsupported()
}

/// Reads up to `nbytes` bytes from the stream into `data`.
///
/// Returns the number of bytes read, which may be less than asked for, 0 at the end of the stream, -1
/// on failure, or -2 when a non-blocking stream has no data yet. Use virStreamRecvFlags for sparse
/// streams.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecv(st: virStreamPtr, data: *mut c_char, nbytes: usize) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/.non_null(data, "data")
    API.call("virStreamRecv").unsupported()
}

/// Reads the whole stream and hands each piece of data to `handler`.
///
/// `opaque` is passed to `handler`. The stream must be a blocking one. On success call virStreamFinish.
/// On failure the stream has been aborted; only virStreamFree remains. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecvAll(st: virStreamPtr, handler: virStreamSinkFunc, opaque: *mut c_void) -> c_int {
    // IRR: if (stream->flags & VIR_STREAM_NONBLOCK) { virReportError(VIR_ERR_OPERATION_INVALID, "%s", _("data sinks cannot be used for non-blocking streams")); goto cleanup; }
    // IRR: if (done < 0) { if (errno == 0) errno = EIO; virReportSystemError(errno, "%s", _("recv handler failed")); goto cleanup; }
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/.non_null(handler, "handler")
    API.call("virStreamRecvAll").unsupported()
}

/// Adds a reference to a stream handle.
///
/// Each reference needs its own virStreamFree. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRef(st: virStreamPtr) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/
    API.call("virStreamRef").unsupported()
}

/// Writes up to `nbytes` bytes from `data` to the stream.
///
/// Returns the number of bytes taken, which may be less than asked for, -1 on failure, or -2 when a
/// non-blocking stream cannot take data now. Errors of the other side may show up only in
/// virStreamFinish.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSend(st: virStreamPtr, data: *const c_char, nbytes: usize) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/.non_null(data, "data")
    API.call("virStreamSend").unsupported()
}

/// Asks `handler` for data until it has no more and writes all of it to the stream.
///
/// `opaque` is passed to `handler`. The stream must be a blocking one. On success call virStreamFinish.
/// On failure the stream has been aborted; only virStreamFree remains. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSendAll(
    st: virStreamPtr,
    handler: virStreamSourceFunc,
    opaque: *mut c_void,
) -> c_int {
    // IRR: if (stream->flags & VIR_STREAM_NONBLOCK) { virReportError(VIR_ERR_OPERATION_INVALID, "%s", _("data sources cannot be used for non-blocking streams")); goto cleanup; }
    // IRR: if (got < 0) { if (errno == 0) errno = EIO; virReportSystemError(errno, "%s", _("send handler failed")); goto cleanup; }
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/.non_null(handler, "handler")
    API.call("virStreamSendAll").unsupported()
}

/// Reads up to `nbytes` bytes from the stream into `data`, as `flags` direct.
///
/// `flags` takes virStreamRecvFlagsValues. Returns the number of bytes read, 0 at the end of the
/// stream, -1 on failure, or -2 when a non-blocking stream has no data yet. With
/// VIR_STREAM_RECV_STOP_AT_HOLE it returns -3 at a hole; then call virStreamRecvHole.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecvFlags(
    st: virStreamPtr,
    data: *mut c_char,
    nbytes: usize,
    flags: c_uint,
) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/.non_null(data, "data")
    API.call("virStreamRecvFlags").unsupported()
}

/// Stores in `length` the size in bytes of the hole at the current place of the stream.
///
/// Call it after virStreamRecvFlags has returned -3. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecvHole(stream: virStreamPtr, length: *mut c_longlong, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virStreamRecvHole", stream) }.non_null(length, "length").unsupported()
}

/// Sends a hole of `length` bytes instead of data.
///
/// The transfer must have been started as a sparse one. `flags` must be 0. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSendHole(st: virStreamPtr, length: c_longlong, flags: c_uint) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/
    API.call("virStreamSendHole").unsupported()
}

/// Reads the whole sparse stream and hands data to `handler` and holes to `holeHandler`.
///
/// `opaque` is passed to both. The stream must be a blocking one. On success call virStreamFinish. On
/// failure the stream has been aborted; only virStreamFree remains. Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSparseRecvAll(
    stream: virStreamPtr,
    handler: virStreamSinkFunc,
    hole_handler: virStreamSinkHoleFunc,
    opaque: *mut c_void,
) -> c_int {
    // IRR: if (stream->flags & VIR_STREAM_NONBLOCK) { virReportError(VIR_ERR_OPERATION_INVALID, "%s", _("data sinks cannot be used for non-blocking streams")); goto cleanup; }
    // IRR: if (got == -3) { if (virStreamRecvHole(stream, &holeLen, holeFlags) < 0) goto cleanup; if (holeHandler(stream, holeLen, opaque) < 0) { if (errno == 0) errno = EIO; virReportSystemError(errno, "%s", _("recv holeHandler failed")); goto cleanup; }
    // IRR: if (done < 0) { if (errno == 0) errno = EIO; virReportSystemError(errno, "%s", _("recv handler failed")); goto cleanup; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virStreamSparseRecvAll", stream) }
        .non_null(handler, "handler")
        .non_null(hole_handler, "holeHandler")
        .unsupported()
}

/// Writes data and holes from the callbacks to the stream until there is no more data.
///
/// `holeHandler` tells whether data or a hole comes next and how long it is, `handler` supplies data,
/// and `skipHandler` moves past a hole. `opaque` is passed to all. The stream must be a blocking one.
/// On success call virStreamFinish. On failure the stream has been aborted; only virStreamFree remains.
/// Returns 0, or -1 on failure.
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSparseSendAll(
    st: virStreamPtr,
    handler: virStreamSourceFunc,
    hole_handler: virStreamSourceHoleFunc,
    skip_handler: virStreamSourceSkipFunc,
    opaque: *mut c_void,
) -> c_int {
    // IRR: if (stream->flags & VIR_STREAM_NONBLOCK) { virReportError(VIR_ERR_OPERATION_INVALID, "%s", _("data sources cannot be used for non-blocking streams")); goto cleanup; }
    // IRR: if (!dataLen) { if (holeHandler(stream, &inData, &sectionLen, opaque) < 0) { if (errno == 0) errno = EIO; virReportSystemError(errno, "%s", _("send holeHandler failed")); goto cleanup; }
    // IRR: if (!inData && sectionLen) { if (virStreamSendHole(stream, sectionLen, skipFlags) < 0) goto cleanup; if (skipHandler(stream, sectionLen, opaque) < 0) { if (errno == 0) errno = EIO; virReportSystemError(errno, "%s", _("send skipHandler failed")); goto cleanup; }
    // IRR: if (got < 0) { if (errno == 0) errno = EIO; virReportSystemError(errno, "%s", _("send handler failed")); goto cleanup; }
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/.non_null(handler, "handler").non_null(hole_handler, "holeHandler").non_null(skip_handler, "skipHandler")
    API.call("virStreamSparseSendAll").unsupported()
}
