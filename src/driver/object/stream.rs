//! A stream of bytes between the program and something that a driver has open.

use std::sync::Arc;

use super::{Connect, Connected};
use crate::error::{Error, Result};
use crate::handle::{Body, Handle};
use crate::lock::Mutex;

/// A stream.
pub type Stream = Handle<StreamBody>;

/// What came of a call that does not wait, or that stops before a hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many bytes were passed on; for receiving, 0 is the end.
    Bytes(usize),
    /// Nothing can be passed on without waiting.
    WouldWait,
    /// A hole comes next; only for receiving.
    Hole,
}

/// Called with the events that came, a mask of `virStreamEventType`. Dropping it frees the program's
/// data; it holds a reference to its stream, so it must go when the transfer ends.
pub type StreamCallback = Box<dyn Fn(i32) + Send + Sync>;

/// What carries a stream's bytes; a driver attaches one when a call starts a transfer.
///
/// Only the first four methods must be there; each of the rest says by default that the transport
/// lacks the feature, or does without it.
pub trait StreamDriver: Send + Sync {
    /// Takes bytes from the program; returns how many it took.
    ///
    /// # Errors
    /// When the stream cannot be written.
    fn send(&self, data: &[u8]) -> Result<usize>;

    /// Gives bytes to the program; returns how many, 0 at the end.
    ///
    /// # Errors
    /// When the stream cannot be read.
    fn receive(&self, buffer: &mut [u8]) -> Result<usize>;

    /// Ends the transfer in good order; drops the callback.
    ///
    /// # Errors
    /// When what was sent could not be kept.
    fn finish(&self) -> Result<()>;

    /// Ends the transfer at once; what was sent may be lost. Drops the callback.
    fn abort(&self);

    /// What carries the stream once this has ended: `None` where it is then as one that never had a driver.
    fn after(&self) -> Option<Arc<dyn StreamDriver>> {
        None
    }

    /// As [`StreamDriver::send`], but never waits.
    ///
    /// # Errors
    /// As there.
    fn send_now(&self, data: &[u8]) -> Result<Progress> {
        self.send(data).map(Progress::Bytes)
    }

    /// As [`StreamDriver::receive`], but never waits.
    ///
    /// # Errors
    /// As there.
    fn receive_now(&self, buffer: &mut [u8]) -> Result<Progress> {
        self.receive(buffer).map(Progress::Bytes)
    }

    /// As [`StreamDriver::receive`], but stops before a hole; waits only if `wait` says so.
    ///
    /// # Errors
    /// As there.
    fn receive_until_hole(&self, _buffer: &mut [u8], _wait: bool) -> Result<Progress> {
        Err(Error::unsupported_mark())
    }

    /// Passes over `length` bytes instead of sending zeros; `length` is 0 or more.
    ///
    /// # Errors
    /// When the stream cannot be written.
    fn send_hole(&self, _length: i64) -> Result<()> {
        Err(Error::unsupported_mark())
    }

    /// Passes over the hole that comes next; returns its length in bytes.
    ///
    /// # Errors
    /// When no hole comes next.
    fn receive_hole(&self) -> Result<i64> {
        Err(Error::unsupported_mark())
    }

    /// Has `callback` called, from the event loop, when one of `events` comes. A transport has one
    /// callback at most.
    ///
    /// # Errors
    /// When there is one already, or no event loop.
    fn event_add_callback(&self, _events: i32, _callback: StreamCallback) -> Result<()> {
        Err(Error::unsupported_mark())
    }

    /// Changes the events that the callback is called for.
    ///
    /// # Errors
    /// When there is no callback.
    fn event_update_callback(&self, _events: i32) -> Result<()> {
        Err(Error::unsupported_mark())
    }

    /// Drops the callback.
    ///
    /// # Errors
    /// When there is no callback.
    fn event_remove_callback(&self) -> Result<()> {
        Err(Error::unsupported_mark())
    }
}

/// What the handle of a stream holds.
pub struct StreamBody {
    connection: Connect,
    /// Calls return at once instead of waiting.
    pub non_blocking: bool,
    transport: Mutex<Option<Arc<dyn StreamDriver>>>,
}

impl Body for StreamBody {
    const TAG: u64 = u64::from_le_bytes(*b"virStrea");
    type Shared = ();
}

impl Connected for StreamBody {
    fn connection_of(handle: &Handle<Self>) -> &Connect {
        &handle.connection
    }
}

impl Stream {
    /// A stream that nothing flows through yet.
    pub fn of(connection: &Connect, non_blocking: bool) -> Stream {
        Handle::new(StreamBody { connection: connection.clone(), non_blocking, transport: Mutex::new(None) })
    }
}

impl StreamBody {
    /// What carries the bytes, if a transfer is under way.
    pub fn transport(&self) -> Option<Arc<dyn StreamDriver>> {
        self.transport.lock().clone()
    }

    /// Ends a transfer; returns what carried it. What the transport leaves behind takes its place.
    pub fn end_transport(&self) -> Option<Arc<dyn StreamDriver>> {
        let mut place = self.transport.lock();
        let ended = place.take();
        *place = ended.as_ref().and_then(|ended| ended.after());
        ended
    }

    /// Starts or (with `None`) ends a transfer; returns what carried it before.
    pub fn set_transport(&self, transport: Option<Arc<dyn StreamDriver>>) -> Option<Arc<dyn StreamDriver>> {
        std::mem::replace(&mut *self.transport.lock(), transport)
    }
}
