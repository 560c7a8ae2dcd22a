//! Names that the library keeps and handles hold, without a copy for each.

use std::borrow::Borrow;
use std::ffi::CStr;
use std::fmt;
use std::hash::{Hash, Hasher};

use triomphe::ThinArc;

/// A name: UTF-8 that ends in NUL, shared and never changed.
///
/// It is one pointer wide, and a clone counts a reference, so that whatever keeps a thing and every
/// handle of it hold the same bytes. The pointer of [`Name::as_c_str`] is good as long as any of
/// them lives.
#[derive(Clone)]
pub struct Name(ThinArc<(), u8>);

impl Name {
    /// A name with that text. Names come from XML and from C strings, neither of which can hold a
    /// NUL; were one to slip through, the name ends there, as it would in C.
    pub fn new(text: &str) -> Name {
        let end = text.find('\0').unwrap_or(text.len());
        // Almost every name fits the buffer, which spares a second allocation.
        let mut buffer = [0; 64];
        match buffer.get_mut(..end) {
            Some(start) if end < 64 => {
                start.copy_from_slice(&text.as_bytes()[..end]);
                Name(ThinArc::from_header_and_slice((), &buffer[..=end]))
            }
            _ => {
                let mut bytes = Vec::with_capacity(end + 1);
                bytes.extend_from_slice(&text.as_bytes()[..end]);
                bytes.push(0);
                Name(ThinArc::from_header_and_slice((), &bytes))
            }
        }
    }

    /// The text, without the NUL.
    pub fn as_str(&self) -> &str {
        let bytes = &self.0.slice;
        // SAFETY: `new` puts in a prefix of a str that ends before a character (NUL is one byte) or
        // at its end, then one NUL; nothing changes it afterwards.
        unsafe { std::str::from_utf8_unchecked(&bytes[..bytes.len() - 1]) }
    }

    /// The text as C has it.
    pub fn as_c_str(&self) -> &CStr {
        // SAFETY: `new` leaves out all NULs and adds one at the end.
        unsafe { CStr::from_bytes_with_nul_unchecked(&self.0.slice) }
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Name {
        Name::new(text)
    }
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Name {}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_back_its_text_with_and_without_nul() {
        let long = "x".repeat(1000);
        let edges = [62, 63, 64, 65].map(|length| "y".repeat(length));
        for text in ["", "a", "h\u{e9}", long.as_str()].into_iter().chain(edges.iter().map(String::as_str)) {
            let name = Name::new(text);
            assert_eq!(name.as_str(), text);
            assert_eq!(name.as_c_str().to_bytes(), text.as_bytes());
            assert_eq!(name, text);
        }
    }

    #[test]
    fn ends_at_a_nul() {
        assert_eq!(Name::new("a\0b"), "a");
        assert_eq!(Name::new(&format!("{}\0b", "x".repeat(100))).as_str().len(), 100);
    }

    #[test]
    fn a_clone_shares_the_bytes_and_keeps_them_alive() {
        let name = Name::new("snap");
        let clone = name.clone();
        assert_eq!(name.as_c_str().as_ptr(), clone.as_c_str().as_ptr());
        drop(name);
        assert_eq!(clone, "snap");
    }

    #[test]
    fn is_one_pointer_wide_also_where_it_may_be_missing() {
        assert_eq!(size_of::<Option<Name>>(), size_of::<usize>());
    }
}
