//! The functions of `libvirt-stream.h`, called as C calls them, over a transport made here.
#![allow(clippy::undocumented_unsafe_blocks, reason = "every call is one that C makes, with arguments made here")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod bare;

use std::ffi::{c_char, c_int, c_longlong, c_void};
use std::ptr::{null, null_mut};
use std::sync::{Arc, Mutex};

use bare::{connection, last, pointer};
use virt::abi::*;
use virt::api::error::virGetLastErrorCode;
use virt::api::stream::*;
use virt::driver::object::{Progress, Stream, StreamBody, StreamCallback, StreamDriver};
use virt::error::{Code, Error, Origin, Result};
use virt::handle::Handle;

/// What flows: data, or a hole of some length.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    Data(Vec<u8>),
    Hole(i64),
}

/// A transport that keeps what is sent and gives what it was made with, at most 3 bytes at a time.
#[derive(Default)]
struct Memory {
    parts: Mutex<Vec<Part>>,
    sent: Mutex<Vec<Part>>,
    ends: Mutex<Vec<&'static str>>,
    callback: Mutex<Option<StreamCallback>>,
    broken: bool,
}

impl Memory {
    fn of(parts: &[Part]) -> Memory {
        Memory { parts: Mutex::new(parts.to_vec()), ..Memory::default() }
    }

    fn next(&self, buffer: &mut [u8]) -> Progress {
        let mut parts = self.parts.lock().unwrap();
        match parts.first_mut() {
            None => Progress::Bytes(0),
            Some(Part::Hole(_)) => Progress::Hole,
            Some(Part::Data(data)) => {
                let count = buffer.len().min(3).min(data.len());
                buffer[..count].copy_from_slice(&data[..count]);
                data.drain(..count);
                if data.is_empty() {
                    parts.remove(0);
                }
                Progress::Bytes(count)
            }
        }
    }
}

impl StreamDriver for Memory {
    fn send(&self, data: &[u8]) -> Result<usize> {
        if self.broken {
            return Err(Error::new(Origin::Streams, Code::InternalError, "broken"));
        }
        let count = data.len().min(3);
        let mut sent = self.sent.lock().unwrap();
        match sent.last_mut() {
            Some(Part::Data(before)) => before.extend_from_slice(&data[..count]),
            _ => sent.push(Part::Data(data[..count].to_vec())),
        }
        Ok(count)
    }

    fn receive(&self, buffer: &mut [u8]) -> Result<usize> {
        match self.next(buffer) {
            Progress::Bytes(count) => Ok(count),
            _ => Err(Error::internal(Origin::Streams, "a hole")),
        }
    }

    fn receive_now(&self, buffer: &mut [u8]) -> Result<Progress> {
        if self.parts.lock().unwrap().is_empty() { Ok(Progress::WouldWait) } else { Ok(self.next(buffer)) }
    }

    fn receive_until_hole(&self, buffer: &mut [u8], _wait: bool) -> Result<Progress> {
        Ok(self.next(buffer))
    }

    fn send_hole(&self, length: i64) -> Result<()> {
        self.sent.lock().unwrap().push(Part::Hole(length));
        Ok(())
    }

    fn receive_hole(&self) -> Result<i64> {
        match self.parts.lock().unwrap().remove(0) {
            Part::Hole(length) => Ok(length),
            Part::Data(_) => Err(Error::internal(Origin::Streams, "no hole")),
        }
    }

    fn finish(&self) -> Result<()> {
        self.ends.lock().unwrap().push("finish");
        if self.broken { Err(Error::internal(Origin::Streams, "broken")) } else { Ok(()) }
    }

    fn abort(&self) {
        self.ends.lock().unwrap().push("abort");
        let gone = self.callback.lock().unwrap().take();
        drop(gone);
    }

    fn event_add_callback(&self, _events: i32, callback: StreamCallback) -> Result<()> {
        if self.broken {
            return Err(Error::internal(Origin::Streams, "broken"));
        }
        *self.callback.lock().unwrap() = Some(callback);
        Ok(())
    }

    fn event_remove_callback(&self) -> Result<()> {
        let gone = self.callback.lock().unwrap().take();
        drop(gone);
        Ok(())
    }
}

/// A stream as C has it, freed when it goes.
struct Held(virStreamPtr);

impl Held {
    fn new(flags: c_int, transport: Option<&Arc<Memory>>) -> Held {
        let connection = connection(false);
        let raw = unsafe { virStreamNew(pointer(&connection), flags.cast_unsigned()) };
        let stream: Option<virt::handle::Borrowed<StreamBody>> = unsafe { Handle::borrow(raw) };
        let stream: &Stream = stream.as_ref().unwrap();
        stream.set_transport(transport.map(|transport| Arc::clone(transport) as Arc<dyn StreamDriver>));
        Held(raw)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        assert_eq!(unsafe { virStreamFree(self.0) }, 0);
    }
}

fn data(text: &str) -> Part {
    Part::Data(text.as_bytes().to_vec())
}

/// The program's side of a whole transfer: what it gives or got, and when it fails.
#[derive(Default)]
struct Program {
    parts: Vec<Part>,
    calls: usize,
    fail_with: Option<c_int>,
}

impl Program {
    fn opaque(&mut self) -> *mut c_void {
        std::ptr::from_mut(self).cast()
    }
}

unsafe extern "C" fn source(_: virStreamPtr, buffer: *mut c_char, room: usize, opaque: *mut c_void) -> c_int {
    let program = unsafe { &mut *opaque.cast::<Program>() };
    program.calls += 1;
    if let Some(errno) = program.fail_with {
        unsafe { *libc::__errno_location() = errno };
        return -1;
    }
    if room == 0 || program.parts.is_empty() {
        return 0;
    }
    let Part::Data(piece) = program.parts.remove(0) else { return -1 };
    assert!(piece.len() <= room);
    unsafe { buffer.copy_from_nonoverlapping(piece.as_ptr().cast(), piece.len()) };
    piece.len() as c_int
}

unsafe extern "C" fn hole_of_source(
    _: virStreamPtr,
    in_data: *mut c_int,
    length: *mut c_longlong,
    opaque: *mut c_void,
) -> c_int {
    let program = unsafe { &mut *opaque.cast::<Program>() };
    let (is_data, long) = match program.parts.first() {
        None => (0, 0),
        Some(Part::Data(piece)) => (1, piece.len() as c_longlong),
        Some(Part::Hole(length)) => (0, *length),
    };
    unsafe {
        in_data.write(is_data);
        length.write(long);
    }
    0
}

unsafe extern "C" fn skip(_: virStreamPtr, length: c_longlong, opaque: *mut c_void) -> c_int {
    let program = unsafe { &mut *opaque.cast::<Program>() };
    assert_eq!(program.parts.remove(0), Part::Hole(length));
    0
}

unsafe extern "C" fn sink(_: virStreamPtr, piece: *const c_char, length: usize, opaque: *mut c_void) -> c_int {
    let program = unsafe { &mut *opaque.cast::<Program>() };
    program.calls += 1;
    if let Some(errno) = program.fail_with {
        unsafe { *libc::__errno_location() = errno };
        return -1;
    }
    // Takes less than there is, to be called again.
    let taken = length.min(2);
    let piece = unsafe { std::slice::from_raw_parts(piece.cast::<u8>(), taken) };
    match program.parts.last_mut() {
        Some(Part::Data(before)) => before.extend_from_slice(piece),
        _ => program.parts.push(Part::Data(piece.to_vec())),
    }
    taken as c_int
}

unsafe extern "C" fn hole_of_sink(_: virStreamPtr, length: c_longlong, opaque: *mut c_void) -> c_int {
    unsafe { &mut *opaque.cast::<Program>() }.parts.push(Part::Hole(length));
    0
}

#[test]
fn what_is_no_stream_is_refused_by_every_call() {
    bare::silence();
    let (st, opaque) = (null_mut(), null_mut());
    let (mut byte, mut length) = (0, 0);
    let results = unsafe {
        [
            ("virStreamRef", virStreamRef(st)),
            ("virStreamSend", virStreamSend(st, &raw const byte, 1)),
            ("virStreamRecv", virStreamRecv(st, &raw mut byte, 1)),
            ("virStreamRecvFlags", virStreamRecvFlags(st, &raw mut byte, 1, 0)),
            ("virStreamSendHole", virStreamSendHole(st, 1, 0)),
            ("virStreamRecvHole", virStreamRecvHole(st, &raw mut length, 0)),
            ("virStreamSendAll", virStreamSendAll(st, Some(source), opaque)),
            ("virStreamRecvAll", virStreamRecvAll(st, Some(sink), opaque)),
            ("virStreamSparseRecvAll", virStreamSparseRecvAll(st, Some(sink), Some(hole_of_sink), opaque)),
            ("virStreamEventAddCallback", virStreamEventAddCallback(st, 1, None, opaque, None)),
            ("virStreamEventUpdateCallback", virStreamEventUpdateCallback(st, 1)),
            ("virStreamEventRemoveCallback", virStreamEventRemoveCallback(st)),
            ("virStreamFinish", virStreamFinish(st)),
            ("virStreamAbort", virStreamAbort(st)),
            ("virStreamFree", virStreamFree(st)),
        ]
    };
    assert_eq!(last().0, VIR_ERR_INVALID_STREAM);
    assert_eq!((last().1, last().2), (VIR_FROM_STREAMS, "invalid stream pointer in virStreamFree".to_owned()));
    for (name, result) in results {
        assert_eq!(result, -1, "{name}");
    }
}

#[test]
fn a_stream_without_a_transfer_supports_nothing_but_abort() {
    let held = Held::new(0, None);
    let mut byte = 0;
    assert_eq!(unsafe { virStreamSend(held.0, &raw const byte, 1) }, -1);
    let message = "this function is not supported by the connection driver: virStreamSend";
    assert_eq!(last(), (VIR_ERR_NO_SUPPORT, VIR_FROM_STREAMS, message.to_owned()));
    assert_eq!(unsafe { virStreamRecvFlags(held.0, &raw mut byte, 1, 0xff) }, -1);
    assert_eq!(last().0, VIR_ERR_NO_SUPPORT);
    assert_eq!(unsafe { virStreamFinish(held.0) }, -1);
    assert_eq!(last().2, "this function is not supported by the connection driver: virStreamFinish");
    assert_eq!(unsafe { virStreamEventAddCallback(held.0, 1, None, null_mut(), None) }, -1);
    assert_eq!(last().0, VIR_ERR_NO_SUPPORT);
    assert_eq!(unsafe { virStreamAbort(held.0) }, 0);
}

#[test]
fn missing_pointers_are_refused() {
    let held = Held::new(0, None);
    assert_eq!(unsafe { virStreamSend(held.0, null(), 0) }, -1);
    assert_eq!(last().2, "data in virStreamSend must not be NULL");
    assert_eq!(unsafe { virStreamRecvHole(held.0, null_mut(), 0) }, -1);
    assert_eq!(
        last(),
        (VIR_ERR_INVALID_ARG, VIR_FROM_STREAMS, "length in virStreamRecvHole must not be NULL".to_owned())
    );
}

#[test]
fn pieces_pass_both_ways_and_the_end_is_0() {
    let memory = Arc::new(Memory::of(&[data("abcd")]));
    let held = Held::new(0, Some(&memory));
    let mut buffer = [0u8; 10];
    let receive = |buffer: &mut [u8]| unsafe { virStreamRecv(held.0, buffer.as_mut_ptr().cast(), buffer.len()) };
    assert_eq!((receive(&mut buffer), &buffer[..3]), (3, b"abc".as_slice()));
    assert_eq!(receive(&mut buffer[..0]), 0, "nothing asked for, nothing taken");
    assert_eq!((receive(&mut buffer), receive(&mut buffer)), (1, 0));
    assert_eq!(unsafe { virStreamSend(held.0, buffer.as_ptr().cast(), 2) }, 2);
    assert_eq!(memory.sent.lock().unwrap()[..], [data("db")]);
}

#[test]
fn a_non_blocking_stream_says_when_it_would_wait() {
    let memory = Arc::new(Memory::default());
    let held = Held::new(VIR_STREAM_NONBLOCK, Some(&memory));
    let mut byte = 0;
    assert_eq!(unsafe { virStreamRecv(held.0, &raw mut byte, 1) }, -2);
    assert_eq!(unsafe { virGetLastErrorCode() }, 0);
}

#[test]
fn holes_are_told_apart_from_data() {
    let memory = Arc::new(Memory::of(&[Part::Hole(9), data("a")]));
    let held = Held::new(0, Some(&memory));
    let stop = VIR_STREAM_RECV_STOP_AT_HOLE.cast_unsigned();
    let (mut byte, mut length) = (0, 0);
    assert_eq!(unsafe { virStreamRecvFlags(held.0, &raw mut byte, 1, stop) }, -3);
    assert_eq!(unsafe { virStreamRecvHole(held.0, &raw mut length, 1) }, -1);
    assert_eq!((last().0, length), (VIR_ERR_INVALID_ARG, 0));
    assert_eq!((unsafe { virStreamRecvHole(held.0, &raw mut length, 0) }, length), (0, 9));
    assert_eq!(unsafe { virStreamRecvFlags(held.0, &raw mut byte, 1, stop) }, 1);
    assert_eq!(unsafe { virStreamRecvFlags(held.0, &raw mut byte, 1, 2) }, -1);
    assert_eq!(last().2, "unsupported flags (0x2) in function virStreamRecvFlags");
    assert_eq!(unsafe { virStreamSendHole(held.0, -1, 0) }, -1);
    assert_eq!(unsafe { virStreamSendHole(held.0, 5, 0) }, 0);
    assert_eq!(memory.sent.lock().unwrap()[..], [Part::Hole(5)]);
}

#[test]
fn finishing_ends_the_transfer_even_when_it_fails() {
    let memory = Arc::new(Memory { broken: true, ..Memory::default() });
    let held = Held::new(0, Some(&memory));
    assert_eq!(unsafe { virStreamFinish(held.0) }, -1);
    assert_eq!(last().2, "internal error: broken");
    assert_eq!(unsafe { virStreamAbort(held.0) }, 0);
    assert_eq!(memory.ends.lock().unwrap()[..], ["finish"], "nothing is left to abort");
}

#[test]
fn all_of_a_source_is_sent() {
    let memory = Arc::new(Memory::default());
    let held = Held::new(0, Some(&memory));
    let mut program = Program { parts: vec![data("abcdefgh"), data("ij")], ..Program::default() };
    assert_eq!(unsafe { virStreamSendAll(held.0, Some(source), program.opaque()) }, 0);
    assert_eq!(memory.sent.lock().unwrap()[..], [data("abcdefghij")]);
    assert!(memory.ends.lock().unwrap().is_empty(), "the program finishes the stream");
}

#[test]
fn a_failing_source_aborts_and_its_errno_is_told() {
    for (errno, message) in [(libc::ENOSPC, "No space left on device"), (0, "Input/output error")] {
        let memory = Arc::new(Memory::default());
        let held = Held::new(0, Some(&memory));
        let mut program = Program { fail_with: Some(errno), ..Program::default() };
        assert_eq!(unsafe { virStreamSendAll(held.0, Some(source), program.opaque()) }, -1);
        let expected = format!("send handler failed: {message}");
        assert_eq!(last(), (VIR_ERR_SYSTEM_ERROR, VIR_FROM_STREAMS, expected));
        assert_eq!(memory.ends.lock().unwrap()[..], ["abort"]);
    }
}

#[test]
fn a_failing_transport_aborts_a_whole_transfer() {
    let memory = Arc::new(Memory { broken: true, ..Memory::default() });
    let held = Held::new(0, Some(&memory));
    let mut program = Program { parts: vec![data("a")], ..Program::default() };
    assert_eq!(unsafe { virStreamSendAll(held.0, Some(source), program.opaque()) }, -1);
    assert_eq!((last().2.as_str(), program.calls), ("internal error: broken", 1));
    assert_eq!(memory.ends.lock().unwrap()[..], ["abort"]);
}

#[test]
fn a_source_that_claims_more_than_its_room_is_refused() {
    unsafe extern "C" fn liar(_: virStreamPtr, _: *mut c_char, room: usize, _: *mut c_void) -> c_int {
        room as c_int + 1
    }
    let memory = Arc::new(Memory::default());
    let held = Held::new(0, Some(&memory));
    assert_eq!(unsafe { virStreamSendAll(held.0, Some(liar), null_mut()) }, -1);
    assert_eq!(last().0, VIR_ERR_INTERNAL_ERROR);
    assert!(memory.sent.lock().unwrap().is_empty());
}

#[test]
fn whole_transfers_need_callbacks_and_a_stream_that_waits() {
    let memory = Arc::new(Memory::default());
    let held = Held::new(0, Some(&memory));
    assert_eq!(unsafe { virStreamSendAll(held.0, None, null_mut()) }, -1);
    assert_eq!(last().2, "handler in virStreamSendAll must not be NULL");
    assert_eq!(memory.ends.lock().unwrap()[..], ["abort"]);
    assert_eq!(unsafe { virStreamSparseSendAll(held.0, Some(source), None, None, null_mut()) }, -1);
    assert_eq!(last().2, "holeHandler in virStreamSparseSendAll must not be NULL");

    let held = Held::new(VIR_STREAM_NONBLOCK, None);
    assert_eq!(unsafe { virStreamRecvAll(held.0, Some(sink), null_mut()) }, -1);
    let message = "Requested operation is not valid: data sinks cannot be used for non-blocking streams";
    assert_eq!(last(), (VIR_ERR_OPERATION_INVALID, VIR_FROM_STREAMS, message.to_owned()));
    assert_eq!(unsafe { virStreamSendAll(held.0, Some(source), null_mut()) }, -1);
    assert!(last().2.ends_with("data sources cannot be used for non-blocking streams"));
}

#[test]
fn without_a_transfer_the_inner_call_is_named() {
    let held = Held::new(0, None);
    let mut program = Program { parts: vec![data("a")], ..Program::default() };
    assert_eq!(unsafe { virStreamSendAll(held.0, Some(source), program.opaque()) }, -1);
    assert_eq!(last().2, "this function is not supported by the connection driver: virStreamSend");
    let opaque = program.opaque();
    assert_eq!(unsafe { virStreamSparseRecvAll(held.0, Some(sink), Some(hole_of_sink), opaque) }, -1);
    assert_eq!(last().2, "this function is not supported by the connection driver: virStreamRecvFlags");
}

#[test]
fn a_sink_gets_all_though_it_takes_little_at_a_time() {
    let memory = Arc::new(Memory::of(&[data("abcdefgh")]));
    let held = Held::new(0, Some(&memory));
    let mut program = Program::default();
    assert_eq!(unsafe { virStreamRecvAll(held.0, Some(sink), program.opaque()) }, 0);
    assert_eq!(program.parts, [data("abcdefgh")]);
}

#[test]
fn a_failing_sink_aborts() {
    let memory = Arc::new(Memory::of(&[data("abc")]));
    let held = Held::new(0, Some(&memory));
    let mut program = Program { fail_with: Some(libc::EPIPE), ..Program::default() };
    assert_eq!(unsafe { virStreamRecvAll(held.0, Some(sink), program.opaque()) }, -1);
    assert_eq!((last().2.as_str(), program.calls), ("recv handler failed: Broken pipe", 1));
    assert_eq!(memory.ends.lock().unwrap()[..], ["abort"]);
}

#[test]
fn sparse_transfers_keep_holes() {
    let parts = [data("ab"), Part::Hole(4096), data("cdefg"), Part::Hole(7)];
    let memory = Arc::new(Memory::of(&parts));
    let held = Held::new(0, Some(&memory));
    let mut program = Program::default();
    let opaque = program.opaque();
    assert_eq!(unsafe { virStreamSparseRecvAll(held.0, Some(sink), Some(hole_of_sink), opaque) }, 0);
    assert_eq!(program.parts, parts);
    let opaque = program.opaque();
    assert_eq!(unsafe { virStreamSparseSendAll(held.0, Some(source), Some(hole_of_source), Some(skip), opaque) }, 0);
    assert_eq!(memory.sent.lock().unwrap()[..], parts);
}

unsafe extern "C" fn on_event(st: virStreamPtr, events: c_int, opaque: *mut c_void) {
    assert!(!st.is_null());
    unsafe { opaque.cast::<c_int>().write(events) };
}

unsafe extern "C" fn freed(opaque: *mut c_void) {
    unsafe { opaque.cast::<c_int>().write(-1) };
}

#[test]
fn an_event_callback_is_freed_when_it_goes() {
    let memory = Arc::new(Memory::default());
    let held = Held::new(0, Some(&memory));
    let mut seen: c_int = 0;
    let opaque = (&raw mut seen).cast();
    assert_eq!(unsafe { virStreamEventAddCallback(held.0, 1, Some(on_event), opaque, Some(freed)) }, 0);
    memory.callback.lock().unwrap().as_ref().unwrap()(VIR_STREAM_EVENT_WRITABLE);
    assert_eq!(unsafe { opaque.cast::<c_int>().read() }, VIR_STREAM_EVENT_WRITABLE);
    assert_eq!(unsafe { virStreamEventUpdateCallback(held.0, 2) }, -1);
    assert_eq!(last().0, VIR_ERR_NO_SUPPORT);
    assert_eq!(unsafe { virStreamEventRemoveCallback(held.0) }, 0);
    assert_eq!(unsafe { opaque.cast::<c_int>().read() }, -1);
}

#[test]
fn data_of_an_event_callback_that_could_not_be_added_stays_the_programs() {
    let memory = Arc::new(Memory { broken: true, ..Memory::default() });
    let held = Held::new(0, Some(&memory));
    let mut seen: c_int = 0;
    let opaque = (&raw mut seen).cast();
    assert_eq!(unsafe { virStreamEventAddCallback(held.0, 1, Some(on_event), opaque, Some(freed)) }, -1);
    assert_eq!(unsafe { virStreamEventAddCallback(held.0, 1, None, opaque, Some(freed)) }, -1);
    assert_eq!((last().0, seen), (VIR_ERR_INVALID_ARG, 0));
}

#[test]
fn aborting_ends_the_transfer_and_the_event_callback() {
    let memory = Arc::new(Memory::default());
    let held = Held::new(0, Some(&memory));
    let mut seen: c_int = 0;
    let opaque = (&raw mut seen).cast();
    assert_eq!(unsafe { virStreamEventAddCallback(held.0, 1, Some(on_event), opaque, Some(freed)) }, 0);
    assert_eq!(unsafe { virStreamAbort(held.0) }, 0);
    assert_eq!(unsafe { opaque.cast::<c_int>().read() }, -1);
    assert_eq!(unsafe { virStreamAbort(held.0) }, 0);
    assert_eq!(memory.ends.lock().unwrap()[..], ["abort"]);
}
