//! The bridge that a network has on the host.

use super::wrong;
use crate::conf::value;
use crate::error::Result;
use crate::xml::Element;

/// The modes in which a network has a bridge of its own.
const WITH_BRIDGE: [&str; 4] = ["none", "nat", "route", "open"];

/// What may be said of a bridge of one's own only, and how messages name it.
const OWN: [(&str, &str); 3] =
    [("name", "bridge name"), ("zone", "bridge zone"), ("macTableManager", "bridge macTableManager setting")];

/// An attribute that is not empty.
fn filled<'a>(element: Option<&'a Element>, attribute: &str) -> Option<&'a str> {
    element.and_then(|element| element.get(attribute)).filter(|given| !given.is_empty())
}

/// Checks what is said of a bridge, whatever the network is like.
pub(super) fn check(network: &Element, name: &str) -> Result<()> {
    let bridge = network.child("bridge");
    if filled(bridge, "delay").is_some_and(|delay| value::unsigned(delay, 10).is_none()) {
        return Err(wrong(format!("Invalid delay value in network '{name}'")));
    }
    let manager = filled(bridge, "macTableManager");
    if let Some(other) = manager.filter(|manager| !["kernel", "libvirt"].contains(manager)) {
        return Err(wrong(format!("Invalid macTableManager setting '{other}' in network '{name}'")));
    }
    Ok(())
}

/// Checks the bridge's MAC address, and puts it into its usual form; checks the size of packets.
pub(super) fn complete_mac(network: &mut Element, name: &str) -> Result<()> {
    if let Some(given) = filled(network.child("mac"), "address") {
        let invalid = |what: &str| wrong(format!("Invalid {what} '{given}' in network '{name}'"));
        let mac = value::mac(given).ok_or_else(|| invalid("bridge mac address"))?;
        // The lowest bit of the first byte tells that an address is of a group.
        if mac[0] & 1 == 1 {
            return Err(invalid("multicast bridge mac address"));
        }
        network.put(Element::new("mac").attribute("address", value::format_mac(mac)));
    }
    if let Some(given) = filled(network.child("mtu"), "size") {
        let invalid = || wrong(format!("Invalid mtu size '{given}' in network '{name}'"));
        let size = value::wrapping32(given, 10).ok_or_else(invalid)?;
        network.put(Element::new("mtu").attribute("size", size.to_string()));
    }
    Ok(())
}

/// A network with a bridge of its own says how that works; another may name one, and no more.
pub(super) fn complete(network: &mut Element, mode: &str, name: &str) -> Result<()> {
    let mut bridge = network.child("bridge").cloned().unwrap_or_else(|| Element::new("bridge"));
    if bridge.get("macTableManager") == Some("") {
        bridge.unset("macTableManager");
    }
    if WITH_BRIDGE.contains(&mode) {
        let stp = if bridge.get("stp") == Some("off") { "off" } else { "on" };
        let delay = filled(Some(&bridge), "delay").unwrap_or("0").to_owned();
        bridge.set("stp", stp);
        bridge.set("delay", delay);
    } else {
        check_other(network, &bridge, mode, name)?;
        bridge.unset("stp");
        bridge.unset("delay");
    }
    network.put(bridge);
    Ok(())
}

/// Checks a network that has no bridge of its own.
fn check_other(network: &Element, bridge: &Element, mode: &str, name: &str) -> Result<()> {
    let given = |attribute| filled(Some(bridge), attribute);
    if let Some((_, what)) = OWN.iter().find(|(attribute, _)| mode != "bridge" && given(attribute).is_some()) {
        return Err(wrong(format!("{what} not allowed in {mode} mode (network '{name}')")));
    }
    let only = "only allowed in open, route, nat, and isolated mode, not in";
    let delay = given("delay").and_then(|delay| value::unsigned(delay, 10)).unwrap_or(0);
    if delay > 0 || given("stp").or(given("zone")).is_some() {
        return Err(wrong(format!("bridge delay/stp/zone options {only} {mode} (network '{name}')")));
    }
    let has_device =
        |forward: &Element| ["interface", "address", "pf"].iter().any(|kind| forward.child(kind).is_some());
    if given("name").is_some() && network.child("forward").is_some_and(has_device) {
        let either = "can specify a bridge name or a forward dev, but not both";
        return Err(wrong(format!("A network with forward mode='{mode}' {either} (network '{name}')")));
    }
    let size = filled(network.child("mtu"), "size").and_then(|size| value::unsigned32(size, 10)).unwrap_or(0);
    if size > 0 {
        return Err(wrong(format!("mtu size {only} {mode} (network '{name}')")));
    }
    Ok(())
}
