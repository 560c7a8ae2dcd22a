//! TODO-subject stream: exported functions of `libvirt-stream.h`.

use std::ffi::{c_char, c_int, c_longlong, c_uint, c_void};

use crate::abi::*;
use crate::api::call::Api;
use crate::error::Origin;

const API: Api = Api(Origin::Streams);

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamAbort(st: virStreamPtr) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/
    API.call("virStreamAbort").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamEventAddCallback(stream: virStreamPtr, events: c_int, cb: virStreamEventCallback, opaque: *mut c_void, ff: virFreeCallback) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virStreamEventAddCallback", stream) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamEventRemoveCallback(stream: virStreamPtr) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virStreamEventRemoveCallback", stream) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamEventUpdateCallback(stream: virStreamPtr, events: c_int) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virStreamEventUpdateCallback", stream) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamFinish(st: virStreamPtr) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/
    API.call("virStreamFinish").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamFree(st: virStreamPtr) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/
    API.call("virStreamFree").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamNew(conn: virConnectPtr, flags: c_uint) -> virStreamPtr {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virStreamNew", conn) }.unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecv(st: virStreamPtr, data: *mut c_char, nbytes: usize) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/.non_null(data, "data")
    API.call("virStreamRecv").unsupported()
}

/// (to be described)
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

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRef(st: virStreamPtr) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/
    API.call("virStreamRef").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSend(st: virStreamPtr, data: *const c_char, nbytes: usize) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/.non_null(data, "data")
    API.call("virStreamSend").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSendAll(st: virStreamPtr, handler: virStreamSourceFunc, opaque: *mut c_void) -> c_int {
    // IRR: if (stream->flags & VIR_STREAM_NONBLOCK) { virReportError(VIR_ERR_OPERATION_INVALID, "%s", _("data sources cannot be used for non-blocking streams")); goto cleanup; }
    // IRR: if (got < 0) { if (errno == 0) errno = EIO; virReportSystemError(errno, "%s", _("send handler failed")); goto cleanup; }
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/.non_null(handler, "handler")
    API.call("virStreamSendAll").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecvFlags(st: virStreamPtr, data: *mut c_char, nbytes: usize, flags: c_uint) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/.non_null(data, "data")
    API.call("virStreamRecvFlags").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamRecvHole(stream: virStreamPtr, length: *mut c_longlong, flags: c_uint) -> c_int {
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virStreamRecvHole", stream) }.non_null(length, "length").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSendHole(st: virStreamPtr, length: c_longlong, flags: c_uint) -> c_int {
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/
    API.call("virStreamSendHole").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSparseRecvAll(stream: virStreamPtr, handler: virStreamSinkFunc, hole_handler: virStreamSinkHoleFunc, opaque: *mut c_void) -> c_int {
    // IRR: if (stream->flags & VIR_STREAM_NONBLOCK) { virReportError(VIR_ERR_OPERATION_INVALID, "%s", _("data sinks cannot be used for non-blocking streams")); goto cleanup; }
    // IRR: if (got == -3) { if (virStreamRecvHole(stream, &holeLen, holeFlags) < 0) goto cleanup; if (holeHandler(stream, holeLen, opaque) < 0) { if (errno == 0) errno = EIO; virReportSystemError(errno, "%s", _("recv holeHandler failed")); goto cleanup; }
    // IRR: if (done < 0) { if (errno == 0) errno = EIO; virReportSystemError(errno, "%s", _("recv handler failed")); goto cleanup; }
    // SAFETY: the caller's promise, passed on.
    unsafe { API.on("virStreamSparseRecvAll", stream) }.non_null(handler, "handler").non_null(hole_handler, "holeHandler").unsupported()
}

/// (to be described)
///
/// # Safety
/// Handles are NULL or of this library; other pointers are NULL or valid for what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn virStreamSparseSendAll(st: virStreamPtr, handler: virStreamSourceFunc, hole_handler: virStreamSourceHoleFunc, skip_handler: virStreamSourceSkipFunc, opaque: *mut c_void) -> c_int {
    // IRR: if (stream->flags & VIR_STREAM_NONBLOCK) { virReportError(VIR_ERR_OPERATION_INVALID, "%s", _("data sources cannot be used for non-blocking streams")); goto cleanup; }
    // IRR: if (!dataLen) { if (holeHandler(stream, &inData, &sectionLen, opaque) < 0) { if (errno == 0) errno = EIO; virReportSystemError(errno, "%s", _("send holeHandler failed")); goto cleanup; }
    // IRR: if (!inData && sectionLen) { if (virStreamSendHole(stream, sectionLen, skipFlags) < 0) goto cleanup; if (skipHandler(stream, sectionLen, opaque) < 0) { if (errno == 0) errno = EIO; virReportSystemError(errno, "%s", _("send skipHandler failed")); goto cleanup; }
    // IRR: if (got < 0) { if (errno == 0) errno = EIO; virReportSystemError(errno, "%s", _("send handler failed")); goto cleanup; }
    // MANUAL /*IRR virCheckStreamReturn(stream, -1);*/.non_null(handler, "handler").non_null(hole_handler, "holeHandler").non_null(skip_handler, "skipHandler")
    API.call("virStreamSparseSendAll").unsupported()
}
