//! The screen of a domain: the same picture for all, carried by a stream.

use std::io;
use std::sync::Arc;

use crate::driver::object::{Progress, Stream, StreamCallback, StreamDriver};
use crate::error::{Error, Origin, Result};
use crate::lock::Mutex;

/// The picture, drawn for this driver.
const PICTURE: &[u8] = include_bytes!("screenshot.png");

/// The bytes that are still to be received.
struct Picture(Mutex<&'static [u8]>);

impl StreamDriver for Picture {
    fn send(&self, _data: &[u8]) -> Result<usize> {
        // A file that is open for reading says so.
        let told = io::Error::from_raw_os_error(libc::EBADF);
        Err(Error::system(Origin::Streams, &told, "cannot write to stream"))
    }

    fn receive(&self, buffer: &mut [u8]) -> Result<usize> {
        let mut rest = self.0.lock();
        let (now, later) = rest.split_at(buffer.len().min(rest.len()));
        buffer[..now.len()].copy_from_slice(now);
        *rest = later;
        Ok(now.len())
    }

    fn finish(&self) -> Result<()> {
        Ok(())
    }

    fn abort(&self) {}

    fn after(&self) -> Option<Arc<dyn StreamDriver>> {
        Some(Arc::new(Ended))
    }
}

/// What a picture leaves behind: the stream is known, and not open. Ending it again is no failure.
struct Ended;

fn not_open<T>() -> Result<T> {
    Err(Error::internal(Origin::Streams, "stream is not open"))
}

impl StreamDriver for Ended {
    fn send(&self, _data: &[u8]) -> Result<usize> {
        not_open()
    }

    fn receive(&self, _buffer: &mut [u8]) -> Result<usize> {
        not_open()
    }

    fn finish(&self) -> Result<()> {
        Ok(())
    }

    fn abort(&self) {}

    fn after(&self) -> Option<Arc<dyn StreamDriver>> {
        Some(Arc::new(Ended))
    }

    fn receive_until_hole(&self, _buffer: &mut [u8], _wait: bool) -> Result<Progress> {
        not_open()
    }

    fn send_hole(&self, _length: i64) -> Result<()> {
        not_open()
    }

    fn receive_hole(&self) -> Result<i64> {
        not_open()
    }

    fn event_add_callback(&self, _events: i32, _callback: StreamCallback) -> Result<()> {
        not_open()
    }

    fn event_update_callback(&self, _events: i32) -> Result<()> {
        not_open()
    }

    fn event_remove_callback(&self) -> Result<()> {
        not_open()
    }
}

/// Starts sending the picture; returns its MIME type.
pub(super) fn send(stream: &Stream) -> String {
    stream.set_transport(Some(Arc::new(Picture(Mutex::new(PICTURE)))));
    "image/png".to_owned()
}
