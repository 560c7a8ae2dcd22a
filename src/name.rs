//! Names that the library keeps and handles hold.

use std::borrow::Borrow;
use std::ffi::CStr;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ptr;

use smol_str::{SmolStr, SmolStrBuilder};

/// A name: UTF-8 that ends in NUL and never changes.
///
/// Up to 22 bytes of text lie within it, so that a listing copies names without a look elsewhere and
/// without counting references, which threads that list at once would fight over. Longer ones are
/// shared by what keeps a thing and every handle of it. The pointer of [`Name::as_c_str`] is good as
/// long as the name stays where it is.
pub struct Name(SmolStr);

impl Name {
    /// A name with that text. Names come from XML and from C strings, neither of which can hold a
    /// NUL; were one to slip through, the name ends there, as it would in C.
    pub fn new(text: &str) -> Name {
        let end = text.find('\0').unwrap_or(text.len());
        let mut name = SmolStrBuilder::new();
        name.push_str(&text[..end]);
        name.push('\0');
        Name(name.finish())
    }

    /// The text, without the NUL.
    pub fn as_str(&self) -> &str {
        let whole = self.0.as_str();
        &whole[..whole.len() - 1]
    }

    /// The text as C has it.
    pub fn as_c_str(&self) -> &CStr {
        // SAFETY: `new` leaves out all NULs and adds one at the end.
        unsafe { CStr::from_bytes_with_nul_unchecked(self.0.as_bytes()) }
    }

    /// A clone of a long name. Not to be mixed with that of a short one: the compiler then copies
    /// both part by part, and that costs a listing a quarter of its time.
    #[cold]
    #[inline(never)]
    fn share(&self) -> Name {
        Name(self.0.clone())
    }
}

impl Clone for Name {
    #[inline]
    fn clone(&self) -> Name {
        if self.0.is_heap_allocated() {
            return self.share();
        }
        // SAFETY: what is not on the heap owns nothing, so its bytes are as good in two places.
        unsafe { ptr::read(self) }
    }
}

impl Default for Name {
    /// The empty name.
    fn default() -> Name {
        Name(SmolStr::new_static("\0"))
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
        let edges = [21, 22, 23, 24].map(|length| "y".repeat(length));
        for text in ["", " ", "a", "h\u{e9}", long.as_str()].into_iter().chain(edges.iter().map(String::as_str)) {
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
    fn a_clone_outlives_what_it_was_made_of() {
        for text in ["snap".to_owned(), "s".repeat(100)] {
            let name = Name::new(&text);
            let clone = name.clone();
            drop(name);
            assert_eq!(clone, text.as_str());
        }
    }

    #[test]
    fn is_three_words_wide() {
        assert_eq!(size_of::<Name>(), 3 * size_of::<usize>());
        assert_eq!(Name::default(), "");
    }
}
