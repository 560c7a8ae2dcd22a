//! Whether a range of addresses is one of a network's.

use std::net::IpAddr;

use crate::conf::route::{first, hosts, number};
use crate::conf::value;
use crate::error::{Error, Origin, Result};
use crate::xml::Element;

/// The most addresses that a range may have, less one.
const LARGEST: u128 = 65_535;

/// Checks that a range goes up and is not too large and, where it is of the network of an `ip` element,
/// that it lies within that and leaves out the addresses that stand for the whole of it.
pub(super) fn check(start: IpAddr, end: IpAddr, ip: Option<&Element>) -> Result<()> {
    let range = format!("range {start} - {end}");
    if start.is_ipv4() != end.is_ipv4() {
        return Err(wrong(format!("mismatch of address family in {range}")));
    }
    if let Some(ip) = ip {
        check_within(start, end, ip, &range)?;
    }
    if start.is_ipv4() && start > end {
        return Err(wrong(format!("{range} is reversed ")));
    }
    // Of two addresses of version 6, all but the last 16 bits must be the same.
    let too_large =
        if start.is_ipv4() { number(end) - number(start) > LARGEST } else { number(start) >> 16 != number(end) >> 16 };
    if too_large {
        return Err(wrong(format!("{range} is too large (> {LARGEST})")));
    }
    if start > end {
        return Err(wrong(format!("{range} start larger than end")));
    }
    Ok(())
}

fn wrong(detail: String) -> Error {
    // The original reports these where all drivers share the code.
    Error::internal(Origin::None, detail)
}

fn check_within(start: IpAddr, end: IpAddr, ip: &Element, range: &str) -> Result<()> {
    let Some(address) = ip.get("address").and_then(value::address) else { return Ok(()) };
    if start.is_ipv4() != address.is_ipv4() {
        return Err(wrong(format!("mismatch of address family in {range} for network {address}")));
    }
    let bad = || wrong(format!("bad prefix -1 for network {address} when checking {range}"));
    let prefix = prefix(ip, address).ok_or_else(bad)?;
    let network = format!("network {address}/{prefix}");
    let own = first(address, prefix);
    if first(start, prefix) != own || first(end, prefix) != own {
        return Err(wrong(format!("{range} is not entirely within {network}")));
    }
    if start.is_ipv4() && start == own {
        return Err(wrong(format!("start of {range} in {network} is the network address")));
    }
    if start.is_ipv4() && number(end) == number(own) | hosts(address, prefix) {
        return Err(wrong(format!("end of {range} in {network} is the broadcast address")));
    }
    Ok(())
}

/// Whether an address is of the network of an `ip` element.
pub(super) fn has(ip: &Element, other: IpAddr) -> bool {
    let Some(address) = ip.get("address").and_then(value::address) else { return false };
    let same = |prefix| first(address, prefix) == first(other, prefix);
    address.is_ipv4() == other.is_ipv4() && prefix(ip, address).is_some_and(same)
}

/// How many bits of an address are the network's: as said, or as they were before it was said.
fn prefix(ip: &Element, address: IpAddr) -> Option<u32> {
    let said = ip.get("prefix").and_then(|text| value::unsigned32(text, 10)).filter(|prefix| *prefix > 0);
    if let Some(mask) = ip.get("netmask").and_then(value::address).filter(|_| said.is_none()) {
        // A mask with holes is none.
        let ones = number(mask).count_ones();
        return (first(mask, ones) == mask).then_some(ones);
    }
    said.or_else(|| match address {
        IpAddr::V4(address) => match address.octets()[0] {
            0 => Some(0),
            1..=127 => Some(8),
            128..=191 => Some(16),
            192..=223 => Some(24),
            _ => None,
        },
        IpAddr::V6(_) => Some(64),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(start: &str, end: &str, attributes: [(&str, &str); 2]) -> String {
        let [(name, value), (other, more)] = attributes;
        let ip = Element::new("ip").attribute(name, value).attribute(other, more);
        let check = check(start.parse().unwrap(), end.parse().unwrap(), Some(&ip));
        check.map_or_else(|error| error.to_string(), |()| "good".to_owned())
    }

    #[test]
    fn a_range_lies_within_its_network_without_the_ends_of_that() {
        let check = |start, end| checked(start, end, [("address", "10.0.0.1"), ("netmask", "255.255.255.0")]);
        assert_eq!(check("10.0.0.1", "10.0.0.254"), "good");
        let end = "internal error: end of range 10.0.0.1 - 10.0.0.255 in network 10.0.0.1/24 is the broadcast address";
        assert_eq!(check("10.0.0.1", "10.0.0.255"), end);
        assert!(check("10.0.0.0", "10.0.0.9").ends_with("is the network address"));
        assert!(check("10.0.1.1", "10.0.1.9").ends_with("is not entirely within network 10.0.0.1/24"));
        assert!(check("10.0.0.9", "10.0.0.1").ends_with("is reversed "));
    }

    #[test]
    fn a_network_without_a_prefix_is_as_large_as_its_class_says() {
        assert_eq!(checked("10.9.9.1", "10.9.9.9", [("address", "10.0.0.1"), ("x", "")]), "good");
        assert_eq!(checked("fd00::2", "fd00::ffff", [("address", "fd00::1"), ("prefix", "64")]), "good");
        let outside = checked("fd00:1::2", "fd00:1::3", [("address", "fd00::1"), ("x", "")]);
        assert!(outside.ends_with("is not entirely within network fd00::1/64"));
    }
}
