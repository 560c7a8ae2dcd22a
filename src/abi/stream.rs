//! The types of `libvirt-stream.h` as C sees them; layouts are checked against `abi/structs.tsv`.

use super::*;

/// Called by virStreamSendAll and virStreamSparseSendAll to get data to send. Put at most `nbytes`
/// bytes in `data`, which the library owns. Return how many bytes there are, 0 at the end of the data,
/// -1 to give up.
pub type virStreamSourceFunc =
    Option<unsafe extern "C" fn(st: virStreamPtr, data: *mut c_char, nbytes: usize, opaque: *mut c_void) -> c_int>;

/// Called by virStreamSparseSendAll to ask what comes next in the source. Set `inData` to 1 for data
/// or 0 for a hole, and `length` to the bytes left in it; at the end of the source both are 0.
/// Return 0, or -1 to give up.
pub type virStreamSourceHoleFunc = Option<
    unsafe extern "C" fn(st: virStreamPtr, in_data: *mut c_int, length: *mut c_longlong, opaque: *mut c_void) -> c_int,
>;

/// Called by virStreamSparseSendAll to move the source forward by `length` bytes, past a hole.
/// Return 0, or -1 to give up.
pub type virStreamSourceSkipFunc =
    Option<unsafe extern "C" fn(st: virStreamPtr, length: c_longlong, opaque: *mut c_void) -> c_int>;

/// Called by virStreamRecvAll and virStreamSparseRecvAll with `nbytes` bytes of received data; `data`
/// is borrowed for the call. Return how many bytes were taken (the rest is offered again), or -1 to
/// give up.
pub type virStreamSinkFunc =
    Option<unsafe extern "C" fn(st: virStreamPtr, data: *const c_char, nbytes: usize, opaque: *mut c_void) -> c_int>;

/// Called by virStreamSparseRecvAll when a hole of `length` bytes arrives; make the hole in the target
/// or seek past it. Return 0, or -1 to give up.
pub type virStreamSinkHoleFunc =
    Option<unsafe extern "C" fn(st: virStreamPtr, length: c_longlong, opaque: *mut c_void) -> c_int>;

/// Called from the event loop when `stream` is ready; `events` is a set of virStreamEventType bits.
/// `stream` is borrowed for the call; `opaque` is the pointer given to virStreamEventAddCallback.
pub type virStreamEventCallback =
    Option<unsafe extern "C" fn(stream: virStreamPtr, events: c_int, opaque: *mut c_void)>;
