//! Values as descriptions hold them: numbers, sizes with a unit, sets of numbers, addresses.

use std::net::IpAddr;

use crate::error::{Code, Error, Origin, Result};

/// How many processors or nodes a set may name.
const LARGEST_SET: usize = 16384;

/// An error about the description itself: `VIR_ERR_XML_ERROR`.
pub(super) fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::Domain, Code::XmlError, detail)
}

/// An error about something that cannot be had: `VIR_ERR_CONFIG_UNSUPPORTED`.
pub(super) fn unsupported(detail: impl Into<String>) -> Error {
    Error::new(Origin::Domain, Code::ConfigUnsupported, detail)
}

/// An error that the original has no better code for: `VIR_ERR_INTERNAL_ERROR`.
pub(super) fn internal(detail: impl Into<String>) -> Error {
    Error::internal(Origin::Domain, detail)
}

/// An error whose text stands alone: `VIR_ERR_XML_DETAIL`.
pub(super) fn refused(detail: impl Into<String>) -> Error {
    Error::new(Origin::Domain, Code::XmlDetail, detail)
}

/// Splits an integer as C's strtoll takes it: white space, a sign, a prefix for the base. Base 0
/// means that the prefix tells. Returns whether it is negative, the digits, and the base.
fn integer(text: &str, base: u32) -> Option<(bool, &str, u32)> {
    let text = text.trim_start_matches([' ', '\t', '\n', '\r', '\x0b', '\x0c']);
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let hexadecimal = || {
        let rest = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"))?;
        rest.starts_with(|digit: char| digit.is_ascii_hexdigit()).then_some(rest)
    };
    let (digits, base) = match base {
        0 | 16 if hexadecimal().is_some() => (hexadecimal()?, 16),
        0 if text.starts_with('0') => (text, 8),
        0 => (text, 10),
        other => (text, other),
    };
    digits.chars().all(|digit| digit.is_digit(base)).then_some((negative, digits, base))
}

/// Reads an integer that may be negative.
pub(super) fn signed(text: &str, base: u32) -> Option<i64> {
    let (negative, digits, base) = integer(text, base)?;
    let value = i128::from(u64::from_str_radix(digits, base).ok()?);
    i64::try_from(if negative { -value } else { value }).ok()
}

/// Reads an integer that may not be negative.
pub(super) fn unsigned(text: &str, base: u32) -> Option<u64> {
    let (negative, digits, base) = integer(text, base)?;
    if negative { None } else { u64::from_str_radix(digits, base).ok() }
}

/// Reads an integer of 32 bits that may be negative.
pub(super) fn signed32(text: &str, base: u32) -> Option<i32> {
    signed(text, base).and_then(|value| i32::try_from(value).ok())
}

/// Reads an integer of 64 bits; a negative one stands for the number with the same bits, as in C.
pub(super) fn wrapping64(text: &str, base: u32) -> Option<u64> {
    let (negative, digits, base) = integer(text, base)?;
    let value = u64::from_str_radix(digits, base).ok()?;
    Some(if negative { value.wrapping_neg() } else { value })
}

/// Reads an integer of 32 bits that may not be negative.
pub(super) fn unsigned32(text: &str, base: u32) -> Option<u32> {
    unsigned(text, base).and_then(|value| u32::try_from(value).ok())
}

/// Reads an integer of 32 bits; a negative one stands for the number with the same bits, as in C.
pub(super) fn wrapping32(text: &str, base: u32) -> Option<u32> {
    match signed(text, base)? {
        value if value < 0 => u32::try_from(-value).ok().map(u32::wrapping_neg),
        value => u32::try_from(value).ok(),
    }
}

/// How many bytes a unit is; without a unit, `scale`.
fn unit(name: Option<&str>, scale: u64) -> Result<u64> {
    let Some(name) = name.filter(|name| !name.is_empty()) else { return Ok(scale) };
    let lower = name.to_ascii_lowercase();
    if matches!(lower.as_str(), "b" | "byte" | "bytes") {
        return Ok(1);
    }
    let unknown = || Error::new(Origin::None, Code::InvalidArg, format!("unknown suffix '{name}'"));
    let (prefix, rest) = lower.split_at_checked(1).ok_or_else(unknown)?;
    let base: u64 = match rest {
        "" | "ib" => 1024,
        "b" => 1000,
        _ => return Err(unknown()),
    };
    let power = "kmgtpe".find(prefix).ok_or_else(unknown)?;
    Ok(base.pow(u32::try_from(power + 1).unwrap_or(1)))
}

/// Reads a size in bytes. `path` is how messages name the place.
pub(super) fn bytes(text: &str, suffix: Option<&str>, scale: u64, most: u64, path: &str) -> Result<u64> {
    let Some(value) = unsigned(text, 10) else {
        let detail = format!("Invalid value '{text}' for element or attribute '{path}'");
        return Err(Error::new(Origin::Xml, Code::XmlError, detail));
    };
    let scale = unit(suffix, scale)?;
    if value > most / scale {
        let detail = format!("value too large: {value}{}", suffix.unwrap_or_default());
        return Err(Error::new(Origin::None, Code::Overflow, detail));
    }
    Ok(value * scale)
}

/// Reads a size of memory in KiB, rounded up.
pub(super) fn kib(text: &str, suffix: Option<&str>, path: &str) -> Result<u64> {
    const MOST: u64 = i64::MAX.unsigned_abs();
    let size = bytes(text, suffix, 1024, MOST, path)?.div_ceil(1024);
    if size >= MOST.div_ceil(1024) {
        return Err(Error::new(Origin::Domain, Code::Overflow, "size value too large"));
    }
    Ok(size)
}

/// The error for something that must be there; `path` is how messages name it.
pub(super) fn missing(path: &str) -> Error {
    Error::new(Origin::Xml, Code::XmlError, format!("missing element or attribute '{path}'"))
}

/// A size as a number and the largest unit that fits it.
pub(super) fn pretty(size: u64) -> (u64, &'static str) {
    let mut rest = (size, "B");
    for unit in ["KiB", "MiB", "GiB", "TiB", "PiB"] {
        if rest.0 == 0 || !rest.0.is_multiple_of(1024) {
            break;
        }
        rest = (rest.0 / 1024, unit);
    }
    rest
}

/// A set of small numbers, such as processors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set(Vec<bool>);

impl Set {
    /// Reads `1-4,^3,8`.
    pub(super) fn parse(text: &str) -> Result<Set> {
        let wrong = || Error::new(Origin::None, Code::InvalidArg, format!("Failed to parse bitmap '{text}'"));
        let mut members = vec![false; LARGEST_SET];
        let mut rest = text.trim_start();
        if rest.is_empty() {
            return Err(wrong());
        }
        while !rest.is_empty() {
            let (part, after) = rest.split_once(',').map_or((rest, ""), |(part, after)| (part, after.trim_start()));
            let (value, part) = part.strip_prefix('^').map_or((true, part), |part| (false, part));
            let (first, last) = match part.split_once('-') {
                Some((first, last)) if value => (first, last),
                Some(_) => return Err(wrong()),
                None => (part, part),
            };
            let number = |text: &str| usize::try_from(unsigned32(text.trim(), 10)?).ok();
            let (first, last) = number(first).zip(number(last)).ok_or_else(wrong)?;
            members.get_mut(first..=last).ok_or_else(wrong)?.fill(value);
            rest = after;
        }
        Ok(Set(members))
    }

    /// The set of the bits that are set, the first in the lowest bit of the first byte; `None` if one is too large.
    pub(super) fn of_bits(bytes: &[u8]) -> Option<Set> {
        let mut members = vec![false; LARGEST_SET];
        for (index, byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte != 0) {
            for bit in (0..8).filter(|bit| byte & (1 << bit) != 0) {
                *members.get_mut(index.checked_mul(8)? + bit)? = true;
            }
        }
        Some(Set(members))
    }

    /// Reads a set that must not be empty; `name` is what messages call it.
    pub(super) fn filled(text: &str, name: &str) -> Result<Set> {
        let set = Set::parse(text)?;
        if set.is_empty() {
            return Err(unsupported(format!("Invalid value of '{name}': {text}")));
        }
        Ok(set)
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.members().next().is_none()
    }

    /// Whether nothing is missing.
    pub(super) fn is_full(&self) -> bool {
        self.0.len() == LARGEST_SET && self.0.iter().all(|member| *member)
    }

    /// Leaves out what is not below `end`.
    pub(super) fn shrink(&mut self, end: usize) {
        self.0.truncate(end);
    }

    /// What is in it, ascending.
    pub(super) fn members(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().filter(|(_, member)| **member).map(|(index, _)| index)
    }

    /// Whether they have something in common.
    pub(super) fn overlaps(&self, other: &Set) -> bool {
        self.0.iter().zip(&other.0).any(|(one, two)| *one && *two)
    }
}

impl std::fmt::Display for Set {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        let mut start = None;
        let mut comma = "";
        let mut end = |formatter: &mut std::fmt::Formatter, first: usize, last: usize| {
            let before = std::mem::replace(&mut comma, ",");
            if first == last {
                write!(formatter, "{before}{first}")
            } else {
                write!(formatter, "{before}{first}-{last}")
            }
        };
        for (index, member) in self.0.iter().chain(std::iter::once(&false)).enumerate() {
            match (start, member) {
                (None, true) => start = Some(index),
                (Some(first), false) => {
                    end(formatter, first, index - 1)?;
                    start = None;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// A path without doubled slashes and without one at the end; a URI stays as it is.
pub(super) fn clean_path(path: &str) -> String {
    if path.find("://").is_some_and(|uri| path.find('/').is_some_and(|slash| slash > uri)) {
        return path.to_owned();
    }
    let mut clean = String::with_capacity(path.len());
    let mut rest = path;
    // Two slashes at the beginning may mean something of their own; three do not.
    if path.starts_with("//") && !path.starts_with("///") {
        clean.push_str("//");
        rest = &path[2..];
    }
    for (index, part) in rest.split('/').enumerate() {
        if index > 0 && !clean.ends_with('/') {
            clean.push('/');
        }
        clean.push_str(part);
    }
    if clean.len() > 1 && clean.ends_with('/') && clean != "//" {
        clean.pop();
    }
    clean
}

/// A MAC address in lower case; digits may be left out where they are zero.
pub(super) fn mac(text: &str) -> Option<[u8; 6]> {
    let mut mac = [0; 6];
    let mut parts = text.trim_start().split(':');
    for byte in &mut mac {
        let part = parts.next()?;
        if part.is_empty() || part.len() > 2 || !part.chars().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        *byte = u8::from_str_radix(part, 16).ok()?;
    }
    parts.next().is_none().then_some(mac)
}

/// A MAC address as text.
pub(super) fn format_mac(mac: [u8; 6]) -> String {
    mac.map(|byte| format!("{byte:02x}")).join(":")
}

/// A MAC address for an interface that has none: with the prefix for virtual machines, else random.
pub(super) fn new_mac() -> [u8; 6] {
    let [one, two, three, ..] = crate::uuid::generate();
    [0x52, 0x54, 0x00, one, two, three]
}

/// Reads an address of a host; one of version 4 may have fewer than four numbers, the last of which then fills
/// the rest, and those may be hexadecimal or octal, as C libraries read it.
pub(super) fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = text.parse() {
        return Some(address);
    }
    let number = |part: &str| unsigned32(part, 0).filter(|_| part.starts_with(|first: char| first.is_ascii_digit()));
    let parts: Vec<u32> = text.split('.').map(number).collect::<Option<_>>()?;
    let (last, first) = parts.split_last().filter(|(_, first)| first.len() < 4)?;
    let mut bits = 0_u32;
    for (place, part) in first.iter().enumerate() {
        bits |= u32::from(u8::try_from(*part).ok()?) << (24 - 8 * place);
    }
    let room = u32::MAX.checked_shr(8 * u32::try_from(first.len()).ok()?)?;
    (*last <= room).then(|| IpAddr::V4((bits | last).into()))
}

/// Which of the guest's disks a name such as `vda` or `sdab1` means, from 0; `None` if it is none.
pub(super) fn disk_index(name: &str) -> Option<u32> {
    const PREFIXES: [&str; 6] = ["fd", "hd", "vd", "sd", "xvd", "ubd"];
    let rest = PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix))?;
    let letters = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let (letters, partition) = rest.split_at_checked(letters)?;
    let valid = partition.is_empty() || partition == "0" || !partition.starts_with('0');
    if letters.is_empty() || !valid || !partition.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let count = |count: u32, letter: u8| count.checked_mul(26)?.checked_add(u32::from(letter - b'a') + 1);
    letters.bytes().try_fold(0, count)?.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_c_libraries_do() {
        for (text, same) in
            [("10.1", "10.0.0.1"), ("0x7f.1", "127.0.0.1"), ("010.0.0.1", "8.0.0.1"), ("64", "0.0.0.64")]
        {
            assert_eq!(address(text), same.parse().ok(), "{text}");
        }
        for text in ["", ".", "1..2", "1.2.3.4.5", "256.1", "1.16777216", "+1", " 1", "08.1", "fe80::x"] {
            assert_eq!(address(text), None, "{text}");
        }
    }

    #[test]
    fn integers_are_read_as_c_reads_them() {
        assert_eq!(unsigned(" +0x1F", 16), Some(31));
        assert_eq!(unsigned("010", 0), Some(8));
        assert_eq!(unsigned("0x10", 0), Some(16));
        assert_eq!(unsigned("0x", 0), None);
        assert_eq!((unsigned("-1", 10), signed("-1", 10), wrapping32("-1", 10)), (None, Some(-1), Some(u32::MAX)));
        assert_eq!((wrapping64("-1", 10), wrapping64("18446744073709551616", 10)), (Some(u64::MAX), None));
        assert_eq!((signed32("-2147483648", 10), signed32("2147483648", 10)), (Some(i32::MIN), None));
        assert_eq!((unsigned("", 10), unsigned("1 ", 10), unsigned32("4294967296", 10)), (None, None, None));
    }

    #[test]
    fn sizes_round_up_to_kib() {
        assert_eq!(kib("1", Some("MB"), "./memory[1]").unwrap(), 977);
        assert_eq!(kib("2", Some("G"), "./memory[1]").unwrap(), 2 << 20);
        assert_eq!(kib("2", Some("GIB"), "./memory[1]").unwrap(), 2 << 20);
        assert_eq!(kib("7", None, "./memory[1]").unwrap(), 7);
        assert_eq!(kib("7", Some("Q"), "./memory[1]").unwrap_err().to_string(), "invalid argument: unknown suffix 'Q'");
        assert_eq!(kib("99", Some("EiB"), "x").unwrap_err().code(), Code::Overflow);
        assert_eq!((pretty(6 << 20), pretty(1000), pretty(0)), ((6, "MiB"), (1000, "B"), (0, "B")));
    }

    #[test]
    fn sets_are_read_and_written_as_ranges() {
        let set = |text| Set::parse(text).unwrap().to_string();
        assert_eq!(set("0-4,^2, 7,8"), "0-1,3-4,7-8");
        assert_eq!(set("16383"), "16383");
        assert!(Set::parse("0,^0").unwrap().is_empty());
        for bad in ["", "x", "4-1", "^1-2", "16384", "1;2"] {
            assert!(Set::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn paths_lose_doubled_slashes() {
        for (path, clean) in [("//", "//"), ("///", "/"), ("/a///b/", "/a/b"), ("//a", "//a"), ("a://b//", "a://b//")] {
            assert_eq!(clean_path(path), clean);
        }
    }

    #[test]
    fn disk_names_count_in_letters() {
        let names = ["sda", "sdz", "sdaa", "hdb1", "vd", "vda01", "sdA", "foo"];
        let indexes = [Some(0), Some(25), Some(26), Some(1), None, None, None, None];
        assert_eq!(names.map(disk_index), indexes);
        assert_eq!(disk_index(&format!("sd{}", "z".repeat(100))), None);
    }

    #[test]
    fn macs_are_six_pairs() {
        assert_eq!(mac("AA:b:0:1:2:3").map(format_mac).as_deref(), Some("aa:0b:00:01:02:03"));
        assert_eq!((mac("aa:bb:cc:dd:ee"), mac("aa:bb:cc:dd:ee:ff:00"), mac("xx:bb:cc:dd:ee:ff")), (None, None, None));
    }
}
