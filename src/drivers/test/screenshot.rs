//! The screen of a domain: the same picture for all, carried by a stream.

use std::sync::Arc;

use super::ORIGIN;
use crate::driver::object::{Stream, StreamDriver};
use crate::error::{Error, Result};
use crate::lock::Mutex;

/// The picture, drawn for this driver.
const PICTURE: &[u8] = include_bytes!("screenshot.png");

/// The bytes that are still to be received.
struct Picture(Mutex<&'static [u8]>);

impl StreamDriver for Picture {
    fn send(&self, _data: &[u8]) -> Result<usize> {
        Err(Error::internal(ORIGIN, "the stream of a screenshot cannot be written"))
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
}

/// Starts sending the picture; returns its MIME type.
pub(super) fn send(stream: &Stream) -> String {
    stream.set_transport(Some(Arc::new(Picture(Mutex::new(PICTURE)))));
    "image/png".to_owned()
}
