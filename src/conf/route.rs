//! Routes: of networks, of interfaces, of devices of the host.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::Network, Code::XmlError, detail)
}

/// Checks a route and puts its addresses into their usual form; `network` is whose it is, as messages begin.
///
/// # Errors
/// When it leads nowhere.
pub(super) fn complete(route: &mut Element, network: &str) -> Result<()> {
    let refuse = |detail: String| wrong(format!("{network}: {detail} in route definition"));
    let given = |name: &str| route.get(name).map(str::to_owned);
    let missing = |name: &str| refuse(format!("Missing required {name} attribute"));
    let address = given("address").ok_or_else(|| missing("address"))?;
    let gateway = given("gateway").ok_or_else(|| missing("gateway"))?;
    let to = value::address(&address).ok_or_else(|| refuse(format!("Bad network address '{address}'")))?;
    let through = value::address(&gateway).ok_or_else(|| refuse(format!("Bad gateway address '{gateway}'")))?;
    let prefix = given("prefix").map(|prefix| value::unsigned32(&prefix, 10));
    // What is no number at all is refused when the attribute is read.
    if prefix == Some(None) {
        return Ok(());
    }
    let prefix = prefix.flatten();
    let netmask = given("netmask");
    let family = given("family");
    match family.as_deref() {
        None | Some("ipv4") => {
            let family = if family.is_none() { "No" } else { "IPv4" };
            let other = |what| Err(refuse(format!("{family} family specified for non-IPv4 {what} '{address}'")));
            if to.is_ipv6() {
                return other("address");
            }
            if through.is_ipv6() {
                return other("gateway");
            }
            check_netmask(netmask.as_deref(), &address, prefix, network)?;
        }
        Some("ipv6") => {
            if to.is_ipv4() {
                return Err(refuse(format!("ipv6 family specified for non-IPv6 address '{address}'")));
            }
            if netmask.is_some() {
                return Err(refuse(format!("Specifying netmask invalid for IPv6 address '{address}'")));
            }
            if through.is_ipv4() {
                return Err(refuse(format!("ipv6 specified for non-IPv6 gateway address '{gateway}'")));
            }
        }
        Some(family) => return Err(refuse(format!("Unrecognized family '{family}'"))),
    }
    let (length, most) = (prefix.unwrap_or(0), if to.is_ipv4() { 32 } else { 128 });
    if length > most {
        let invalid = format!("{network}: Invalid prefix {length} specified in route definition");
        return Err(wrong(format!("{invalid}, must be 0 - {most}")));
    }
    let mask = netmask.as_deref().and_then(value::address);
    let of_network = match mask {
        Some(mask) => masked(to, mask),
        None => first(to, length),
    };
    if of_network != to {
        return Err(wrong(format!("{network}: Address '{address}' in route definition is not a network address")));
    }
    for (name, address) in [("address", Some(to)), ("gateway", Some(through)), ("netmask", mask)] {
        if let Some(address) = address {
            route.set(name, IpAddr::to_string(&address));
        }
    }
    Ok(())
}

fn check_netmask(netmask: Option<&str>, address: &str, prefix: Option<u32>, network: &str) -> Result<()> {
    let Some(netmask) = netmask else { return Ok(()) };
    let bad = || wrong(format!("{network}: Bad netmask address '{netmask}' in route definition"));
    if value::address(netmask).ok_or_else(bad)?.is_ipv6() {
        let detail = format!("Invalid netmask '{netmask}' for address '{address}' (both must be IPv4)");
        return Err(wrong(format!("{network}: {detail}")));
    }
    if prefix.is_some() {
        let both = "Route definition cannot have both a prefix and a netmask";
        return Err(wrong(format!("{network}: {both}")));
    }
    Ok(())
}

/// The first address of the network that an address is of.
pub(super) fn first(address: IpAddr, prefix: u32) -> IpAddr {
    address_of(number(address) & !hosts(address, prefix), address)
}

/// What a mask leaves of an address.
pub(super) fn masked(address: IpAddr, mask: IpAddr) -> IpAddr {
    address_of(number(address) & number(mask), address)
}

/// The address of a number, of the version of another.
pub(super) fn address_of(number: u128, like: IpAddr) -> IpAddr {
    match like {
        IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::from_bits(number as u32)),
        IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::from_bits(number)),
    }
}

pub(super) fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => u32::from(address).into(),
        IpAddr::V6(address) => address.into(),
    }
}

/// The bits of an address that tell the hosts of a network apart.
pub(super) fn hosts(address: IpAddr, prefix: u32) -> u128 {
    let width: u32 = if address.is_ipv4() { 32 } else { 128 };
    1_u128.checked_shl(width.saturating_sub(prefix)).map_or(u128::MAX, |bit| bit - 1)
}
