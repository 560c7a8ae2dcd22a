//! Passing bytes between a program and what carries a stream: one piece, or all there is.
//!
//! The program's callbacks come as closures; what they return is C's: a count, or below 0 for a
//! failure that errno tells of. No lock is held while they run, so they may use the stream.

use std::ffi::{c_int, c_longlong};
use std::io;
use std::sync::Arc;

use crate::driver::object::{Progress, Stream, StreamDriver};
use crate::error::{Error, Origin, Result};
use crate::flags::check_none;

/// How much a callback is asked for or given at once: what fits in one message of the original's
/// network protocol, which programs may have come to count on.
const PIECE: usize = 262_120;

/// What carries the stream's bytes; the failure of `function` if nothing does.
pub(super) fn attached(stream: &Stream, function: &str) -> Result<Arc<dyn StreamDriver>> {
    stream.transport().ok_or_else(|| Error::unsupported(Origin::Streams, function))
}

/// Names the function in a transport's answer that it lacks the feature.
fn named<T>(function: &str, result: Result<T>) -> Result<T> {
    result.map_err(
        |error| {
            if error.is_unsupported_mark() { Error::unsupported(Origin::Streams, function) } else { error }
        },
    )
}

/// A transport that says it passed on more than there was is not believed.
fn bounded(progress: Progress, most: usize) -> Progress {
    match progress {
        Progress::Bytes(count) => Progress::Bytes(count.min(most)),
        other => other,
    }
}

/// Sends one piece, or as much of it as is taken.
pub(super) fn send(stream: &Stream, data: &[u8]) -> Result<Progress> {
    const NAME: &str = "virStreamSend";
    let transport = attached(stream, NAME)?;
    if data.is_empty() {
        return Ok(Progress::Bytes(0));
    }
    let sent = if stream.non_blocking { transport.send_now(data) } else { transport.send(data).map(Progress::Bytes) };
    named(NAME, sent).map(|progress| bounded(progress, data.len()))
}

/// Receives one piece.
pub(super) fn receive(stream: &Stream, function: &str, buffer: &mut [u8]) -> Result<Progress> {
    let transport = attached(stream, function)?;
    if buffer.is_empty() {
        return Ok(Progress::Bytes(0));
    }
    let got = if stream.non_blocking {
        transport.receive_now(buffer)
    } else {
        transport.receive(buffer).map(Progress::Bytes)
    };
    named(function, got).map(|progress| bounded(progress, buffer.len()))
}

/// Receives one piece that ends where a hole begins.
pub(super) fn receive_until_hole(stream: &Stream, buffer: &mut [u8]) -> Result<Progress> {
    const NAME: &str = "virStreamRecvFlags";
    let got = attached(stream, NAME)?.receive_until_hole(buffer, !stream.non_blocking);
    named(NAME, got).map(|progress| bounded(progress, buffer.len()))
}

/// Sends a hole.
pub(super) fn send_hole(stream: &Stream, length: c_longlong, flags: u32) -> Result<()> {
    const NAME: &str = "virStreamSendHole";
    let transport = attached(stream, NAME)?;
    check_none(Origin::Streams, NAME, flags)?;
    if length < 0 {
        let message = format!("length in {NAME} must be zero or greater");
        return Err(Error::argument(Origin::Streams, NAME, "length", message));
    }
    named(NAME, transport.send_hole(length))
}

/// Receives a hole; returns its length.
pub(super) fn receive_hole(stream: &Stream, flags: u32) -> Result<c_longlong> {
    const NAME: &str = "virStreamRecvHole";
    let transport = attached(stream, NAME)?;
    check_none(Origin::Streams, NAME, flags)?;
    named(NAME, transport.receive_hole())
}

/// Ends the transfer at once, if there is one.
pub(super) fn abort(stream: &Stream) {
    if let Some(transport) = stream.end_transport() {
        transport.abort();
    }
}

/// Runs a callback; its failure is a system error by errno, which is EIO where it set none.
fn ask(what: &str, callback: impl FnOnce() -> c_int) -> Result<usize> {
    // SAFETY: the C library gives the address of the thread's own errno.
    let errno = unsafe { libc::__errno_location() };
    // SAFETY: it is valid as long as the thread lives.
    unsafe { errno.write(0) };
    let result = callback();
    usize::try_from(result).map_err(|_| {
        // SAFETY: as above.
        let number = match unsafe { errno.read() } {
            0 => libc::EIO,
            number => number,
        };
        Error::system(Origin::Streams, &io::Error::from_raw_os_error(number), what)
    })
}

/// Asks a source for the next piece, which goes into the buffer; returns its length.
fn draw(buffer: &mut [u8], source: &mut impl FnMut(&mut [u8]) -> c_int) -> Result<usize> {
    let room = buffer.len();
    let got = ask("send handler failed", || source(buffer))?;
    if got > room {
        let detail = format!("send handler returned {got} bytes where it was asked for {room}");
        return Err(Error::internal(Origin::Streams, detail));
    }
    Ok(got)
}

/// Sends the whole of a piece.
fn send_piece(stream: &Stream, mut piece: &[u8]) -> Result<()> {
    while !piece.is_empty() {
        // The stream is a blocking one, so this makes progress or fails.
        if let Progress::Bytes(sent) = send(stream, piece)? {
            piece = piece.get(sent..).unwrap_or_default();
        }
    }
    Ok(())
}

/// Gives the whole of a piece to a sink.
fn give(mut piece: &[u8], sink: &mut impl FnMut(&[u8]) -> c_int) -> Result<()> {
    while !piece.is_empty() {
        let taken = ask("recv handler failed", || sink(piece))?;
        piece = piece.get(taken..).unwrap_or_default();
    }
    Ok(())
}

/// Sends what a source gives until it gives nothing.
pub(super) fn send_all(stream: &Stream, mut source: impl FnMut(&mut [u8]) -> c_int) -> Result<()> {
    let mut buffer = vec![0; PIECE];
    loop {
        let got = draw(&mut buffer, &mut source)?;
        if got == 0 {
            return Ok(());
        }
        send_piece(stream, buffer.get(..got).unwrap_or_default())?;
    }
}

/// Sends data and holes. `section` tells whether data comes next (first argument) and how long the
/// data or the hole is; `skip` is told of holes that were sent, for the source to pass over.
pub(super) fn send_all_sparse(
    stream: &Stream,
    mut source: impl FnMut(&mut [u8]) -> c_int,
    mut section: impl FnMut(&mut c_int, &mut c_longlong) -> c_int,
    mut skip: impl FnMut(c_longlong) -> c_int,
) -> Result<()> {
    let mut buffer = vec![0; PIECE];
    let mut left = 0;
    loop {
        if left == 0 {
            let (mut in_data, mut length) = (0, 0);
            ask("send holeHandler failed", || section(&mut in_data, &mut length))?;
            if in_data == 0 && length != 0 {
                send_hole(stream, length, 0)?;
                ask("send skipHandler failed", || skip(length))?;
                continue;
            }
            // A length below 0 is as good as no limit: the source says where the end is.
            left = usize::try_from(length).unwrap_or(usize::MAX);
        }
        // At the end the section is empty, and the source is asked for 0 bytes, as in the original.
        let wanted = left.min(PIECE);
        let got = draw(buffer.get_mut(..wanted).unwrap_or_default(), &mut source)?;
        if got == 0 {
            return Ok(());
        }
        send_piece(stream, buffer.get(..got).unwrap_or_default())?;
        left -= got;
    }
}

/// Gives a sink all that comes.
pub(super) fn receive_all(stream: &Stream, mut sink: impl FnMut(&[u8]) -> c_int) -> Result<()> {
    let mut buffer = vec![0; PIECE];
    loop {
        match receive(stream, "virStreamRecv", &mut buffer)? {
            Progress::Bytes(0) => return Ok(()),
            Progress::Bytes(got) => give(buffer.get(..got).unwrap_or_default(), &mut sink)?,
            Progress::WouldWait | Progress::Hole => {}
        }
    }
}

/// Gives a sink all data that comes, and `hole` the length of each hole.
pub(super) fn receive_all_sparse(
    stream: &Stream,
    mut sink: impl FnMut(&[u8]) -> c_int,
    mut hole: impl FnMut(c_longlong) -> c_int,
) -> Result<()> {
    let mut buffer = vec![0; PIECE];
    loop {
        match receive_until_hole(stream, &mut buffer)? {
            Progress::Bytes(0) => return Ok(()),
            Progress::Bytes(got) => give(buffer.get(..got).unwrap_or_default(), &mut sink)?,
            Progress::Hole => {
                let length = receive_hole(stream, 0)?;
                ask("recv holeHandler failed", || hole(length))?;
            }
            Progress::WouldWait => {}
        }
    }
}
