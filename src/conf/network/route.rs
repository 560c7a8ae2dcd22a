//! Static routes of a network.

use std::net::IpAddr;

use super::{range, unsupported, wrong};
use crate::conf::value;
use crate::error::Result;
use crate::xml::Element;

/// Checks all routes, and that the network reaches their gateways; puts addresses into their usual form.
pub(super) fn complete(network: &mut Element, name: &str) -> Result<()> {
    for route in network.elements_mut().filter(|child| child.is("route")) {
        complete_route(route, name)?;
    }
    for route in network.all("route") {
        let gateway = route.get("gateway").and_then(value::address);
        let reached = |gateway| network.all("ip").any(|ip| range::has(ip, gateway));
        if let Some(gateway) = gateway.filter(|gateway| !reached(*gateway)) {
            let detail = format!("unreachable static route gateway '{gateway}' specified for network '{name}'");
            return Err(unsupported(detail));
        }
    }
    Ok(())
}

fn complete_route(route: &mut Element, network: &str) -> Result<()> {
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
        Some(mask) => range::masked(to, mask),
        None => range::first(to, length),
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
