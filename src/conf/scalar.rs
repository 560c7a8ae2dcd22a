//! Single values as the descriptions of networks, pools and devices hold them.

use std::net::IpAddr;

use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

/// What the attribute `name` of an element chooses.
pub(super) fn choice<T>(
    element: &Element,
    name: &str,
    choices: impl IntoIterator<Item = (&'static str, T)>,
) -> Result<T> {
    let wrong = |detail: String| Error::new(Origin::Xml, Code::XmlError, detail);
    let place = element.local_name();
    let Some(given) = element.get(name) else {
        return Err(wrong(format!("Missing required attribute '{name}' in element '{place}'")));
    };
    let chosen = choices.into_iter().find(|(word, _)| *word == given).map(|(_, chosen)| chosen);
    chosen.ok_or_else(|| wrong(format!("Invalid value for attribute '{name}' in element '{place}': '{given}'.")))
}

/// The attribute `name` of an element, which must be one of `words`.
pub(super) fn word(element: &Element, name: &str, words: &[&'static str]) -> Result<&'static str> {
    choice(element, name, words.iter().map(|word| (*word, *word)))
}

/// A size in bytes; a unit is a power of 1024 (`K`, `KiB`) or of 1000 (`KB`), without regard to case.
/// `None` if the text is no number.
pub(super) fn bytes(text: &str, unit: Option<&str>) -> Result<Option<u64>> {
    let Ok(value) = text.trim_ascii_start().parse::<u64>() else { return Ok(None) };
    let unit = unit.unwrap_or_default();
    let Some(scale) = scale(&unit.to_ascii_lowercase()) else {
        return Err(Error::new(Origin::None, Code::InvalidArg, format!("unknown suffix '{unit}'")));
    };
    let size = value.checked_mul(scale).filter(|size| i64::try_from(*size).is_ok());
    let too_large = || Error::new(Origin::None, Code::Overflow, format!("value too large: {value}{unit}"));
    size.map(Some).ok_or_else(too_large)
}

fn scale(unit: &str) -> Option<u64> {
    if ["", "b", "byte", "bytes"].contains(&unit) {
        return Some(1);
    }
    let mut letters = unit.chars();
    let power = "kmgtpe".find(letters.next()?)?;
    let base: u64 = match letters.as_str() {
        "" | "ib" => 1024,
        "b" => 1000,
        _ => return None,
    };
    Some(base.pow(u32::try_from(power).ok()? + 1))
}

/// A MAC address in its usual form; `None` if it is none. A digit of zero may be left out before
/// another.
pub(super) fn mac(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim_ascii_start().split(':').collect();
    let pair = |part: &&str| {
        let digits = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        digits.then(|| format!("{part:0>2}").to_ascii_lowercase())
    };
    let pairs: Vec<String> = parts.iter().map(pair).collect::<Option<_>>()?;
    (pairs.len() == 6).then(|| pairs.join(":"))
}

/// Whether a MAC address in its usual form stands for a group.
pub(super) fn is_multicast(mac: &str) -> bool {
    mac.get(..2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).is_some_and(|first| first & 1 == 1)
}

/// A numeric network address, in brackets or not.
pub(super) fn address(text: &str) -> Option<IpAddr> {
    text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text).parse().ok()
}

/// A path without doubled slashes and without one at the end, but for the two that may begin a path
/// with a meaning of its own; URIs stay as they are.
pub(super) fn path(text: &str) -> String {
    if text.find("://").is_some_and(|uri| text.find('/').is_some_and(|slash| slash > uri)) {
        return text.to_owned();
    }
    let start = match text {
        text if text.starts_with("///") => "/",
        text if text.starts_with("//") => "//",
        text if text.starts_with('/') => "/",
        _ => "",
    };
    let parts: Vec<&str> = text.split('/').filter(|part| !part.is_empty()).collect();
    format!("{start}{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units_of_two_kinds_and_an_end() {
        let bytes = |text, unit| super::bytes(text, unit).map_err(|error| error.to_string());
        assert_eq!((bytes("7", None), bytes("7", Some("B")), bytes("-1", None)), (Ok(Some(7)), Ok(Some(7)), Ok(None)));
        assert_eq!((bytes("2", Some("k")), bytes("2", Some("GB"))), (Ok(Some(2048)), Ok(Some(2_000_000_000))));
        assert_eq!(bytes("2", Some("KBs")), Err("invalid argument: unknown suffix 'KBs'".to_owned()));
        assert_eq!(bytes("9", Some("EiB")), Err("numerical overflow: value too large: 9EiB".to_owned()));
    }

    #[test]
    fn mac_addresses_are_six_pairs() {
        assert_eq!(mac("AA:b:0:1:2:3").as_deref(), Some("aa:0b:00:01:02:03"));
        assert_eq!((mac("aa:bb:cc:dd:ee"), mac("aa:bb:cc:dd:ee:ff:00"), mac("xx:bb:cc:dd:ee:ff")), (None, None, None));
        assert!(is_multicast("01:00:00:00:00:00") && !is_multicast("02:00:00:00:00:00"));
    }

    #[test]
    fn paths_lose_doubled_slashes() {
        for (given, clean) in [
            ("/", "/"),
            ("//", "//"),
            ("///", "/"),
            ("/a///b/", "/a/b"),
            ("//a", "//a"),
            ("a://b//", "a://b//"),
            ("a//", "a"),
        ] {
            assert_eq!(path(given), clean);
        }
    }
}
