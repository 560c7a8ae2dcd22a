//! Reading the value of a typed parameter from text, as `virTypedParamsAddFromString` does.
//!
//! What counts as a number is what C's strtoll, strtoull and strtod take in the C locale, with
//! nothing after it: white space and a sign may come first, and a negative number is taken for an
//! unsigned one by wrapping around.

use std::ffi::CStr;
use std::ptr;
use std::sync::OnceLock;

/// A whole number: its sign, and its size up to `u64::MAX`.
struct Number {
    negative: bool,
    size: u64,
}

/// White space in the C locale: what `u8::is_ascii_whitespace` has, and the vertical tab.
fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0b
}

fn number(text: &CStr) -> Option<Number> {
    let text = text.to_bytes();
    let start = text.iter().position(|byte| !is_space(*byte))?;
    let text = text.get(start..)?;
    let (negative, digits) = match text.split_first()? {
        (b'-', digits) => (true, digits),
        (b'+', digits) => (false, digits),
        _ => (false, text),
    };
    // A number alone: u64's own parser would take one more sign.
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let size = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Some(Number { negative, size })
}

/// A `long long`.
pub(super) fn llong(text: &CStr) -> Option<i64> {
    let Number { negative, size } = number(text)?;
    if negative { 0i64.checked_sub_unsigned(size) } else { i64::try_from(size).ok() }
}

/// An `int`.
pub(super) fn int(text: &CStr) -> Option<i32> {
    llong(text)?.try_into().ok()
}

/// An `unsigned long long`; -1 is the largest one.
pub(super) fn ullong(text: &CStr) -> Option<u64> {
    let Number { negative, size } = number(text)?;
    Some(if negative { size.wrapping_neg() } else { size })
}

/// An `unsigned int`; -1 is the largest one.
pub(super) fn uint(text: &CStr) -> Option<u32> {
    let Number { negative, size } = number(text)?;
    let size = u32::try_from(size).ok()?;
    Some(if negative { size.wrapping_neg() } else { size })
}

/// A `double`.
pub(super) fn double(text: &CStr) -> Option<f64> {
    let _locale = CLocale::enter()?;
    let mut end = ptr::null_mut();
    // SAFETY: the C library gives the address of the thread's own errno.
    unsafe { libc::__errno_location().write(0) };
    // SAFETY: text ends in NUL, and end is valid for a write.
    let value = unsafe { libc::strtod(text.as_ptr(), &raw mut end) };
    // SAFETY: as above.
    let errno = unsafe { libc::__errno_location().read() };
    // SAFETY: strtod leaves end within text, at its NUL at the latest.
    let whole = !ptr::eq(end, text.as_ptr()) && unsafe { end.read() } == 0;
    (errno == 0 && whole).then_some(value)
}

/// A `boolean`: `true`, `false` in any case, `1`, `0`.
pub(super) fn boolean(text: &CStr) -> Option<bool> {
    match text.to_bytes() {
        b"1" => Some(true),
        b"0" => Some(false),
        text if text.eq_ignore_ascii_case(b"true") => Some(true),
        text if text.eq_ignore_ascii_case(b"false") => Some(false),
        _ => None,
    }
}

/// The C locale for this thread until it is dropped, so that the decimal point is a point.
struct CLocale {
    before: libc::locale_t,
}

impl CLocale {
    fn enter() -> Option<CLocale> {
        /// Made once and never freed; as a number, since a pointer may not be shared.
        static C: OnceLock<usize> = OnceLock::new();
        let locale = *C.get_or_init(|| {
            // SAFETY: the name ends in NUL and no locale is modified.
            unsafe { libc::newlocale(libc::LC_ALL_MASK, c"C".as_ptr(), ptr::null_mut()) }.expose_provenance()
        });
        if locale == 0 {
            return None;
        }
        // SAFETY: the locale is valid and stays so.
        Some(CLocale { before: unsafe { libc::uselocale(ptr::with_exposed_provenance_mut(locale)) } })
    }
}

impl Drop for CLocale {
    fn drop(&mut self) {
        // SAFETY: the thread's locale from before.
        unsafe { libc::uselocale(self.before) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_take_leading_space_and_a_sign_but_nothing_after() {
        assert_eq!(int(c" \t\n\x0b\x0c\r+12"), Some(12));
        assert_eq!(int(c"-2147483648"), Some(i32::MIN));
        for bad in [c"", c" ", c"-", c"12 ", c"12a", c"0x10", c"+-1", c"--1", c"2147483648"] {
            assert_eq!(int(bad), None, "{bad:?}");
        }
        assert_eq!(llong(c"-9223372036854775808"), Some(i64::MIN));
        assert_eq!((llong(c"9223372036854775808"), llong(c"-9223372036854775809")), (None, None));
    }

    #[test]
    fn negative_numbers_wrap_around_when_unsigned() {
        assert_eq!((uint(c"-1"), uint(c"-4294967295"), uint(c"-4294967296")), (Some(u32::MAX), Some(1), None));
        assert_eq!((ullong(c"-1"), ullong(c"18446744073709551616")), (Some(u64::MAX), None));
        assert_eq!(uint(c"4294967296"), None);
    }

    #[test]
    fn doubles_are_what_strtod_takes() {
        assert_eq!(
            (double(c" 1.5"), double(c"0x1p4"), double(c"-inf")),
            (Some(1.5), Some(16.0), Some(f64::NEG_INFINITY))
        );
        assert!(double(c"nan").unwrap().is_nan());
        for bad in [c"", c"1,5", c"1.5 ", c"1e999", c"1e-999", c"e5"] {
            assert_eq!(double(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn booleans_are_words_in_any_case_or_digits() {
        assert_eq!(
            (boolean(c"TRUE"), boolean(c"1"), boolean(c"False"), boolean(c"0")),
            (Some(true), Some(true), Some(false), Some(false))
        );
        assert_eq!((boolean(c"yes"), boolean(c""), boolean(c" 1")), (None, None, None));
    }
}
