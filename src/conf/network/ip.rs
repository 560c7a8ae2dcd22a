//! The addresses that a network's host has on it.

use super::{dhcp, unsupported, wrong};
use crate::conf::value;
use crate::error::Result;
use crate::xml::Element;

/// Checks an address and what is handed out beside it, and puts addresses into their usual form.
pub(super) fn complete(ip: &mut Element, network: &str) -> Result<()> {
    let missing = || wrong(format!("Missing required address attribute in network '{network}'"));
    let given = ip.get("address").filter(|given| !given.is_empty()).ok_or_else(missing)?.to_owned();
    let invalid = || wrong(format!("Invalid address '{given}' in network '{network}'"));
    let address = value::address(&given).ok_or_else(invalid)?;
    let netmask = ip.get("netmask").filter(|given| !given.is_empty()).map(str::to_owned);
    let family = ip.get("family").filter(|family| !family.is_empty());
    let prefix = ip.get("prefix").and_then(|prefix| value::unsigned32(prefix, 10)).unwrap_or(0);
    match family {
        None | Some("ipv4") if address.is_ipv6() => {
            let family = family.unwrap_or("no");
            let detail = format!("{family} family specified for non-IPv4 address '{given}' in network '{network}'");
            return Err(unsupported(detail));
        }
        None | Some("ipv4") => check_ipv4(&given, netmask.as_deref(), prefix, network)?,
        Some("ipv6") if address.is_ipv4() => {
            let detail = format!("Family 'ipv6' specified for non-IPv6 address '{given}' in network '{network}'");
            return Err(unsupported(detail));
        }
        Some("ipv6") if netmask.is_some() => {
            return Err(unsupported(format!("netmask not allowed for IPv6 address '{given}' in network '{network}'")));
        }
        Some("ipv6") if prefix > 128 => {
            return Err(unsupported(format!("Invalid IPv6 prefix '{prefix}' in network '{network}'")));
        }
        Some("ipv6") => {}
        Some(other) => return Err(wrong(format!("Unrecognized family '{other}' in network '{network}'"))),
    }
    match netmask.as_deref().and_then(value::address) {
        Some(netmask) => ip.set("netmask", netmask.to_string()),
        None => ip.unset("netmask"),
    }
    ip.set("address", address.to_string());
    dhcp::complete(ip, network)?;
    if address.is_ipv6() && ip.child("tftp").is_some() {
        let detail = format!("Unsupported <tftp> element in an IPv6 element in network '{network}'");
        return Err(unsupported(detail));
    }
    Ok(())
}

fn check_ipv4(address: &str, netmask: Option<&str>, prefix: u32, network: &str) -> Result<()> {
    let Some(given) = netmask else {
        if prefix > 32 {
            return Err(unsupported(format!("Invalid IPv4 prefix '{prefix}' in network '{network}'")));
        }
        return Ok(());
    };
    let invalid = || wrong(format!("Invalid netmask '{given}' in network '{network}'"));
    if value::address(given).ok_or_else(invalid)?.is_ipv6() {
        let of = format!("for address '{address}' in network '{network}'");
        return Err(unsupported(format!("Invalid netmask '{given}' {of} (both must be IPv4)")));
    }
    if prefix > 0 {
        let detail = format!("Network '{network}' IP address cannot have both a prefix and a netmask");
        return Err(unsupported(detail));
    }
    Ok(())
}
