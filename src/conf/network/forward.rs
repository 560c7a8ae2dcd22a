//! How a network forwards what leaves it, and to what devices.

use std::net::IpAddr;

use super::{FORWARD, detail, range, unsupported, wrong};
use crate::conf::value;
use crate::error::Result;
use crate::xml::Element;

/// How a network forwards what leaves it.
const MODES: [&str; 9] = ["none", "nat", "route", "open", "bridge", "private", "vepa", "passthrough", "hostdev"];

/// Says in full how the network forwards, and returns the mode.
pub(super) fn complete(network: &mut Element, name: &str) -> Result<&'static str> {
    let has_addresses = network.child("ip").is_some();
    let Some(forward) = network.child_mut("forward") else { return Ok("none") };
    let given = forward.get("mode").filter(|mode| !mode.is_empty()).unwrap_or("nat");
    let unknown = || unsupported(format!("unknown forwarding type '{given}'"));
    let mode = MODES.into_iter().find(|mode| *mode == given).ok_or_else(unknown)?;
    check_nat(forward, mode, name)?;
    complete_devices(forward, name)?;
    // Read ahead of the rest, as what is wrong within comes before what does not go together.
    if let Some(read) = FORWARD.read(forward)? {
        check_addresses(&read, name)?;
    }
    let devices = forward.elements().filter(|child| child.is("interface") || child.is("address")).count();
    match mode {
        "nat" | "route" if !has_addresses => {
            let none = format!("no IP address provided for network '{name}'");
            return Err(wrong(format!("{mode} forwarding requested, but {none}")));
        }
        "nat" | "route" if devices > 1 => {
            let only = "only one is supported";
            return Err(wrong(format!("multiple forwarding interfaces specified for network '{name}', {only}")));
        }
        "open" if devices > 0 => {
            let of = format!("for network '{name}' with forward mode='{mode}'");
            return Err(wrong(format!("forward dev not allowed {of}")));
        }
        "none" => {
            network.remove("forward");
            return Ok(mode);
        }
        _ => {}
    }
    let managed = forward.get("managed").is_some_and(|managed| managed.eq_ignore_ascii_case("yes"));
    forward.set("mode", mode);
    if mode == "hostdev" {
        forward.set("managed", if managed { "yes" } else { "no" });
    } else {
        forward.unset("managed");
    }
    Ok(mode)
}

/// Checks what addresses and ports are used for what leaves the network, and puts addresses into their
/// usual form.
fn check_nat(forward: &mut Element, mode: &str, network: &str) -> Result<()> {
    if forward.all("nat").count() > 1 {
        return Err(wrong(format!("Only one <nat> element is allowed in <forward> of network {network}")));
    }
    let Some(nat) = forward.child_mut("nat") else { return Ok(()) };
    if mode != "nat" {
        let only = "can only be used when <forward> 'mode' is 'nat'";
        return Err(wrong(format!("The <nat> element {only} in network {network}")));
    }
    for kind in ["address", "port"] {
        if nat.all(kind).count() > 1 {
            let only = format!("Only one <{kind}> element is allowed in <nat> in <forward>");
            return Err(wrong(format!("{only} in network {network}")));
        }
        match nat.child_mut(kind) {
            Some(addresses) if kind == "address" => check_addresses_of_nat(addresses, network)?,
            Some(ports) => check_ports(ports, network)?,
            None => {}
        }
    }
    Ok(())
}

fn check_addresses_of_nat(range: &mut Element, network: &str) -> Result<()> {
    let given = |end: &str| {
        let missing =
            format!("missing '{end}' attribute in <address> element in <nat> in <forward> in network {network}");
        range.get(end).map(str::to_owned).ok_or_else(|| wrong(missing))
    };
    let texts = [("start", given("start")?), ("end", given("end")?)];
    let mut read = Vec::with_capacity(texts.len());
    for (end, text) in texts {
        let bad = || wrong(format!("Bad ipv4 {end} address '{text}' in <nat> in <forward> in network '{network}'"));
        let address = value::address(&text).filter(IpAddr::is_ipv4).ok_or_else(bad)?;
        range.set(end, address.to_string());
        read.push(address);
    }
    range::check(read[0], read[1], None)
}

fn check_ports(range: &Element, network: &str) -> Result<()> {
    let mut least = 0;
    for end in ["start", "end"] {
        let port = range.get(end).and_then(|text| value::unsigned32(text, 10));
        let Some(port) = port.filter(|port| (least..=0xffff).contains(port)) else {
            let place = "attribute in <port> in <nat> in <forward>";
            return Err(detail(format!("Missing or invalid '{end}' {place} in network {network}")));
        };
        least = port;
    }
    Ok(())
}

/// The devices to forward to: interfaces by name, or addresses, or a physical function. The first interface
/// may be named by the element itself, and is so afterwards.
fn complete_devices(forward: &mut Element, network: &str) -> Result<()> {
    let named = forward.get("dev").filter(|device| !device.is_empty()).map(str::to_owned);
    if named.is_some() && (forward.child("address").is_some() || forward.child("pf").is_some()) {
        let never = "cannot be used when <address> or <pf> sub-elements are present";
        return Err(wrong(format!("the <forward> 'dev' attribute {never} in network {network}")));
    }
    let interfaces = interfaces(forward, named.as_deref(), network)?;
    if let Some(first) = interfaces.first() {
        forward.set("dev", first);
        let elements = interfaces.iter().map(|device| Element::new("interface").attribute("dev", device));
        forward.replace("interface", elements);
        forward.remove("address");
        forward.remove("pf");
        return Ok(());
    }
    forward.unset("dev");
    if forward.child("address").is_some() {
        forward.remove("pf");
        return forward.all("address").try_for_each(|address| check_type(address, network));
    }
    if forward.all("pf").count() > 1 {
        return Err(wrong(format!("Only one <pf> element is allowed in <forward> of network {network}")));
    }
    if forward.child("pf").is_some_and(|function| function.get("dev").is_none()) {
        return Err(wrong(format!("Missing required dev attribute in <pf> element of network '{network}'")));
    }
    Ok(())
}

/// The names of all interfaces, with that which the element itself names.
fn interfaces(forward: &Element, named: Option<&str>, network: &str) -> Result<Vec<String>> {
    let mut all: Vec<String> = named.map(str::to_owned).into_iter().collect();
    for (place, interface) in forward.all("interface").enumerate() {
        let missing =
            || wrong(format!("Missing required dev attribute in <forward> <interface> element of network {network}"));
        let device = interface.get("dev").ok_or_else(missing)?;
        if let (0, Some(named)) = (place, named) {
            if device != named {
                let must = format!("<forward dev='{named}'> must match first <interface dev='{device}'/>");
                return Err(wrong(format!("{must} in network {network}")));
            }
            continue;
        }
        if all.iter().any(|other| other == device) {
            return Err(wrong(format!("interface '{device}' can only be listed once in network {network}")));
        }
        all.push(device.to_owned());
    }
    Ok(all)
}

fn check_type(address: &Element, network: &str) -> Result<()> {
    let missing = || wrong(format!("missing address type in network {network}"));
    match address.get("type").ok_or_else(missing)? {
        "pci" => Ok(()),
        kind @ ("none" | "netdev") => Err(wrong(format!("unsupported address type '{kind}' in network {network}"))),
        kind => Err(unsupported(format!("unknown address type '{kind}' in network {network}"))),
    }
}

/// Checks that no address is listed twice; they are in their canonical form.
fn check_addresses(forward: &Element, network: &str) -> Result<()> {
    let mut seen: Vec<String> = Vec::new();
    for address in forward.all("address") {
        let [domain, bus, slot, function] = ["domain", "bus", "slot", "function"]
            .map(|part| address.get(part).map_or("", |text| text.trim_start_matches("0x")));
        let text = format!("{domain}:{bus}:{slot}.{function}");
        if seen.contains(&text) {
            return Err(wrong(format!("PCI device '{text}' can only be listed once in network {network}")));
        }
        seen.push(text);
    }
    Ok(())
}
