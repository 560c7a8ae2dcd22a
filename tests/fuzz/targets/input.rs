//! Reading choices from the bytes of an input.

use std::ffi::CString;

/// What is left of an input; at its end all choices are 0.
pub(super) struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    pub(super) fn new(data: &'a [u8]) -> Input<'a> {
        Input(data)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// A number below `limit`, which is at most 256.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        usize::from(self.byte()) % limit
    }

    pub(super) fn word(&mut self) -> u64 {
        (0..8).fold(0, |word, _| word << 8 | u64::from(self.byte()))
    }

    /// Up to so many bytes, to the first NUL.
    pub(super) fn text(&mut self, most: usize) -> CString {
        let (text, rest) = self.0.split_at(most.min(self.0.len()));
        self.0 = rest;
        let end = text.iter().position(|byte| *byte == 0).unwrap_or(text.len());
        CString::new(&text[..end]).unwrap()
    }

    /// All that is left, to the first NUL.
    pub(super) fn rest(&mut self) -> CString {
        self.text(usize::MAX)
    }
}
