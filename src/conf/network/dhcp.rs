//! The addresses that a network hands out, and changes to them.

use std::net::IpAddr;

use super::range;
use super::update::{Change, Command, invalid, places, same_address};
use super::{unsupported, unsupported_change, wrong};
use crate::conf::shape::missing_attribute;
use crate::conf::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::{Element, Node};

/// The family of an address, as messages name it.
fn family(ip: &Element) -> Option<&'static str> {
    ip.get("address").and_then(value::address).map(|address| if address.is_ipv4() { "IPv4" } else { "IPv6" })
}

/// Whether something is handed out of it.
fn hands_out(ip: &Element) -> bool {
    ip.child("dhcp").is_some_and(|dhcp| dhcp.child("range").is_some() || dhcp.child("host").is_some())
}

/// Checks what an `ip` element hands out, and puts addresses into their usual form.
pub(super) fn complete(ip: &mut Element, network: &str) -> Result<()> {
    let version = family(ip);
    let subnet = ip.clone();
    let Some(dhcp) = ip.child_mut("dhcp") else { return Ok(()) };
    for entry in dhcp.elements_mut() {
        // Without a time, nothing is said of it.
        if entry.child("lease").is_some_and(|lease| lease.get("expiry").is_none()) {
            entry.remove("lease");
        }
    }
    for range in dhcp.elements_mut().filter(|child| child.is("range")) {
        let [start, end] = ends(range, network)?;
        range::check(start, end, Some(&subnet))?;
        range.set("start", start.to_string());
        range.set("end", end.to_string());
    }
    for host in dhcp.elements_mut().filter(|child| child.is("host")) {
        check_host(host, network, version, true)?;
        if let Some(address) = host.get("ip").and_then(value::address) {
            host.set("ip", address.to_string());
        }
    }
    // Programs to start from are of version 4 only.
    if version == Some("IPv6") {
        dhcp.remove("bootp");
    }
    match dhcp.child_mut("bootp") {
        Some(bootp) => complete_bootp(bootp),
        None => Ok(()),
    }
}

fn complete_bootp(bootp: &mut Element) -> Result<()> {
    if bootp.get("file").is_none() {
        return Err(missing_attribute("file", bootp));
    }
    if let Some(server) = bootp.get("server") {
        let address = socket_address(server)?;
        bootp.set("server", address.to_string());
    }
    Ok(())
}

/// Checks for how long an address is lent; 0 is for ever, and has no unit.
pub(super) fn complete_lease(lease: &mut Element) -> Result<()> {
    let expiry = lease.get("expiry").and_then(|expiry| value::unsigned(expiry, 10)).unwrap_or(0);
    let least = match lease.get("unit") {
        Some("seconds") => 120,
        Some("minutes") => 2,
        _ => 0,
    };
    if expiry == 0 {
        lease.unset("unit");
    } else if expiry < least {
        return Err(unsupported("The minimum lease time should be greater than 2 minutes".to_owned()));
    }
    Ok(())
}

/// Where a range begins and ends.
fn ends(range: &Element, network: &str) -> Result<[IpAddr; 2]> {
    let end = |name: &str| {
        let missing = || wrong(format!("Missing '{name}' attribute in dhcp range for network '{network}'"));
        socket_address(range.get(name).ok_or_else(missing)?)
    };
    Ok([end("start")?, end("end")?])
}

fn socket_address(text: &str) -> Result<IpAddr> {
    value::address(text).ok_or_else(|| {
        let detail = format!("Cannot parse socket address '{text}': Name or service not known");
        Error::new(Origin::None, Code::SystemError, detail)
    })
}

/// Checks a host that gets an address of its own, or if it is not `whole`, what another must fit.
fn check_host(given: &Element, own: &str, version: Option<&'static str>, whole: bool) -> Result<()> {
    let [mac, id, name, ip] = ["mac", "id", "name", "ip"].map(|attribute| given.get(attribute));
    if let Some(mac) = mac {
        check_mac(mac, own, version)?;
    }
    if let Some(strange) = id.and_then(|id| id.chars().find(|c| !c.is_ascii_hexdigit() && *c != ':')) {
        let id = id.unwrap_or_default();
        return Err(wrong(format!("Invalid character '{strange}' in id '{id}' of network '{own}'")));
    }
    if let Some(name) = name.filter(|name| !name.starts_with(|first: char| first.is_ascii_alphanumeric())) {
        return Err(wrong(format!("Cannot use host name '{name}' in network '{own}'")));
    }
    if ip.is_some_and(|ip| value::address(ip).is_none()) {
        return Err(wrong(format!("Invalid IP address in static host definition for network '{own}'")));
    }
    if !whole {
        if mac.or(name).or(ip).is_none() {
            let all = "At least one of name, mac, or ip attribute must be specified";
            return Err(wrong(format!("{all} for static host definition in network '{own}'")));
        }
        return Ok(());
    }
    if version == Some("IPv6") && id.or(name).is_none() {
        let must = "must have id or name attribute";
        return Err(wrong(format!("Static host definition in IPv6 network '{own}' {must}")));
    }
    if version != Some("IPv6") && mac.or(name).is_none() {
        let must = "must have mac or name attribute";
        return Err(wrong(format!("Static host definition in IPv4 network '{own}' {must}")));
    }
    let missing = || wrong(format!("Missing IP address in static host definition for network '{own}'"));
    ip.map(drop).ok_or_else(missing)
}

fn check_mac(mac: &str, own: &str, version: Option<&'static str>) -> Result<()> {
    if version == Some("IPv6") {
        let place = format!("in network '{own}' IPv6 static host definition");
        return Err(wrong(format!("Invalid to specify MAC address '{mac}' {place}")));
    }
    let bad = || wrong(format!("Cannot parse MAC address '{mac}' in network '{own}'"));
    // The lowest bit of the first byte tells that an address is of a group.
    if value::mac(mac).ok_or_else(bad)?[0] & 1 == 1 {
        let found = format!("found multicast '{mac}' in network '{own}'");
        return Err(wrong(format!("expected unicast mac address, {found}")));
    }
    Ok(())
}

impl Change<'_> {
    /// Where the `ip` element is that the change is for: the one asked for, or the one that hands out
    /// addresses, or else the first, of version 4 if there is any.
    fn subnet(&self, network: &Element, parent: Option<usize>) -> Result<usize> {
        let all: Vec<usize> = places(network, "ip", |_| true).collect();
        let none = |what: String| {
            let own = self.network;
            invalid(format!("couldn't update dhcp host entry - no <ip> element found {what}in network '{own}'"))
        };
        if let Some(index) = parent {
            return all.get(index).copied().ok_or_else(|| none(format!("at index {index} ")));
        }
        let first = |pass: &dyn Fn(&Element) -> bool| places(network, "ip", pass).next();
        let found = first(&hands_out).or_else(|| first(&|ip| family(ip) == Some("IPv4")));
        found.or(all.first().copied()).ok_or_else(|| none(String::new()))
    }

    /// Refuses to hand out addresses of two subnets of one family.
    fn check_only(&self, network: &Element, place: usize, version: Option<&'static str>) -> Result<()> {
        let others = places(network, "ip", |ip| family(ip) == version && hands_out(ip));
        if !self.command.adds() || others.filter(|other| *other != place).count() == 0 {
            return Ok(());
        }
        let version = version.unwrap_or("IPv6");
        Err(invalid(format!("dhcp is supported only for a single {version} address on each network")))
    }

    pub(super) fn dhcp_host(self, network: &mut Element, parent: Option<usize>) -> Result<()> {
        self.expect("host")?;
        let place = self.subnet(network, parent)?;
        let version = element_at(network, place).and_then(family);
        check_host(&self.given, self.network, version, self.command != Command::Delete)?;
        let address = self.given.get("ip").and_then(value::address);
        if self.command != Command::Delete && address.map(version_of) != version {
            return Err(invalid(
                "the address family of a host entry IP must match the address family of the dhcp element's parent",
            ));
        }
        self.check_only(network, place, version)?;
        let Some(ip) = element_at_mut(network, place) else { return Ok(()) };
        self.within(ip, "dhcp", |change, dhcp| {
            let found = places(dhcp, "host", |other| change.is_host(other)).next();
            change.check_host_found(found.is_some())?;
            change.apply(dhcp, found)
        })
    }

    /// Whether an entry is the one to change or delete, or in the way of a new one. To be deleted, all
    /// that is given must fit, else anything.
    fn is_host(&self, other: &Element) -> bool {
        let mac = |element: &Element| element.get("mac").and_then(value::mac);
        let (own_mac, own_name, own_ip) = (mac(&self.given), self.given.get("name"), self.given.get("ip"));
        let same_mac = own_mac.is_some() && own_mac == mac(other);
        let same_name = own_name.is_some() && own_name == other.get("name");
        let same_ip = same_address(own_ip, other.get("ip"));
        if self.command != Command::Delete {
            return same_mac || same_name || same_ip;
        }
        (own_mac.is_none() || mac(other).is_none() || same_mac)
            && (own_name.is_none() || same_name)
            && (own_ip.is_none() || same_ip)
    }

    fn check_host_found(&self, found: bool) -> Result<()> {
        let own = self.network;
        let say = |name: &str, other: &'static str| self.given.get(name).map_or(other.to_owned(), str::to_owned);
        let address = self.given.get("ip").and_then(value::address);
        let ip = address.map_or_else(|| "unknown".to_owned(), |address| address.to_string());
        let (mac, name) = (say("mac", "unknown"), say("name", "(null)"));
        match self.command {
            Command::Modify if !found => Err(invalid(format!(
                "couldn't locate an existing dhcp host entry with \"mac='{mac}'\" \"name='{name}'\" \"ip='{ip}'\" in network '{own}'"
            ))),
            Command::Delete if !found => {
                Err(invalid(format!("couldn't locate a matching dhcp host entry in network '{own}'")))
            }
            Command::AddFirst | Command::AddLast if found => Err(invalid(format!(
                "there is an existing dhcp host entry in network '{own}' that matches \"<host mac='{mac}' name='{name}' ip='{ip}'/>\""
            ))),
            _ => Ok(()),
        }
    }

    pub(super) fn dhcp_range(self, network: &mut Element, parent: Option<usize>) -> Result<()> {
        self.expect("range")?;
        let place = self.subnet(network, parent)?;
        if self.command == Command::Modify {
            return Err(unsupported_change("dhcp ranges cannot be modified, only added or deleted"));
        }
        let [start, end] = ends(&self.given, self.network)?;
        let subnet = element_at(network, place);
        range::check(start, end, subnet)?;
        let version = subnet.and_then(family);
        self.check_only(network, place, version)?;
        let Some(ip) = element_at_mut(network, place) else { return Ok(()) };
        self.within(ip, "dhcp", |change, dhcp| {
            let is_same = |other: &Element| ["start", "end"].iter().all(|n| same_address(change.given.get(n), other.get(n)));
            let found = places(dhcp, "range", is_same).next();
            let own = change.network;
            if change.command.adds() && found.is_some() {
                return Err(invalid(format!(
                    "there is an existing dhcp range entry in network '{own}' that matches \"<range start='{start}' end='{end}'/>\""
                )));
            }
            if change.command == Command::Delete && found.is_none() {
                return Err(invalid(format!("couldn't locate a matching dhcp range entry in network '{own}'")));
            }
            change.apply(dhcp, found)
        })
    }
}

fn version_of(address: IpAddr) -> &'static str {
    if address.is_ipv4() { "IPv4" } else { "IPv6" }
}

fn element_at(parent: &Element, place: usize) -> Option<&Element> {
    parent.nodes.get(place).and_then(|node| if let Node::Element(element) = node { Some(element) } else { None })
}

fn element_at_mut(parent: &mut Element, place: usize) -> Option<&mut Element> {
    parent.nodes.get_mut(place).and_then(|node| if let Node::Element(element) = node { Some(element) } else { None })
}
