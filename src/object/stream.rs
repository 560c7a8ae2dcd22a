//! A stream of bytes between the program and something that a driver has open.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Body, Connect, Connected, Handle};
use crate::error::Result;

/// A stream.
pub type Stream = Handle<StreamBody>;

/// What carries a stream's bytes; a driver attaches one when a call starts a transfer.
pub trait Transport: Send + Sync {
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

    /// Ends the transfer in good order.
    ///
    /// # Errors
    /// When what was sent could not be kept.
    fn finish(&self) -> Result<()>;

    /// Ends the transfer at once; what was sent may be lost.
    fn abort(&self);
}

/// What the handle of a stream holds.
pub struct StreamBody {
    connection: Connect,
    /// Calls return at once instead of waiting.
    pub non_blocking: bool,
    transport: Mutex<Option<Arc<dyn Transport>>>,
}

impl Body for StreamBody {
    const TAG: u64 = u64::from_le_bytes(*b"virStrea");
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
    pub fn transport(&self) -> Option<Arc<dyn Transport>> {
        self.transport.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Starts or (with `None`) ends a transfer; returns what carried it before.
    pub fn set_transport(&self, transport: Option<Arc<dyn Transport>>) -> Option<Arc<dyn Transport>> {
        std::mem::replace(&mut self.transport.lock().unwrap_or_else(PoisonError::into_inner), transport)
    }
}
