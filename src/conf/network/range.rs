//! Whether a range of addresses is one of a network's.

use std::net::IpAddr;

use crate::conf::value;
use crate::error::{Error, Origin, Result};
use crate::xml::Element;

/// Checks that a range goes up, lies within the network of an `ip` element, and leaves out the
/// addresses that stand for the whole of it.
pub(super) fn check(start: IpAddr, end: IpAddr, ip: &Element) -> Result<()> {
    // The original reports these where all drivers share the code.
    let wrong = |detail: String| Err(Error::internal(Origin::None, detail));
    let range = format!("range {start} - {end}");
    if start.is_ipv4() != end.is_ipv4() {
        return wrong(format!("mismatch of address family in {range}"));
    }
    let Some(address) = ip.get("address").and_then(value::address) else { return Ok(()) };
    if start.is_ipv4() != address.is_ipv4() {
        return wrong(format!("mismatch of address family in {range} for network {address}"));
    }
    let width = if address.is_ipv4() { 32 } else { 128 };
    let Some(prefix) = prefix(ip, address).filter(|prefix| *prefix <= width) else { return Ok(()) };
    let network = format!("network {address}/{prefix}");
    // What of an address tells hosts of the network apart.
    let host = 1_u128.checked_shl(width - prefix).map_or(u128::MAX, |bit| bit - 1);
    let own = number(address) & !host;
    if number(start) & !host != own || number(end) & !host != own {
        return wrong(format!("{range} is not entirely within {network}"));
    }
    if start.is_ipv4() && number(start) == own {
        return wrong(format!("start of {range} in {network} is the network address"));
    }
    if start.is_ipv4() && number(end) == own | host {
        return wrong(format!("end of {range} in {network} is the broadcast address"));
    }
    if start > end {
        return wrong(format!("{range} is reversed "));
    }
    Ok(())
}

fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => u32::from(address).into(),
        IpAddr::V6(address) => address.into(),
    }
}

/// How many bits of an address are the network's: as said, or as they were before it was said.
fn prefix(ip: &Element, address: IpAddr) -> Option<u32> {
    let said = ip.get("prefix").and_then(|text| value::unsigned32(text, 10)).filter(|prefix| *prefix > 0);
    let mask = || ip.get("netmask").and_then(value::address).map(|mask| number(mask).count_ones());
    said.or_else(mask).or_else(|| match address {
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
        let check = check(start.parse().unwrap(), end.parse().unwrap(), &ip);
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
