//! What a network's name server answers, and changes to it.

use super::update::{Change, Command, invalid, places, same_address};
use super::{detail, unsupported_change, wrong};
use crate::conf::value;
use crate::error::Result;
use crate::xml::Element;

/// The longest name of a service, in bytes.
const LONGEST_SERVICE: usize = 512 - 30;

/// Checks all records, and puts addresses into their usual form.
pub(super) fn complete(dns: &mut Element, network: &str) -> Result<()> {
    for forwarder in dns.elements_mut().filter(|child| child.is("forwarder")) {
        let address = forwarder.get("addr").map(str::to_owned);
        if let Some(given) = address {
            let invalid = || wrong(format!("Invalid forwarder IP address '{given}' in network '{network}'"));
            let address = value::address(&given).ok_or_else(invalid)?;
            forwarder.set("addr", address.to_string());
        } else if forwarder.get("domain").is_none() {
            return Err(wrong("Invalid forwarder element, must contain at least one of addr or domain"));
        }
    }
    for host in dns.elements_mut().filter(|child| child.is("host")) {
        check_host(host, network, true)?;
        if let Some(address) = host.get("ip").and_then(value::address) {
            host.set("ip", address.to_string());
        }
    }
    for service in dns.elements_mut().filter(|child| child.is("srv")) {
        check_service(service, network, true)?;
        for number in ["port", "priority", "weight"] {
            if service.get(number) == Some("") {
                service.unset(number);
            }
        }
    }
    dns.all("txt").try_for_each(|text| check_text(text, network, true).map(drop))?;
    let answers = ["forwarder", "host", "srv", "txt"].iter().any(|kind| dns.child(kind).is_some());
    if dns.get("enable") == Some("no") && answers {
        return Err(wrong(format!("Extra data in disabled network '{network}'")));
    }
    Ok(())
}

/// Checks a record of a host, or if it is not `whole`, what another must fit.
fn check_host(given: &Element, network: &str, whole: bool) -> Result<()> {
    let wrong = |what: &str| Err(detail(format!("{what} in network '{network}' DNS HOST record")));
    let names = given.all("hostname").count();
    let unnamed = given.all("hostname").any(|name| name.text().is_empty());
    if unnamed || names == 0 && whole {
        return wrong("Missing hostname");
    }
    match given.get("ip") {
        Some(ip) if value::address(ip).is_none() => wrong("Invalid IP address"),
        None if whole => wrong("Missing IP address"),
        None if names == 0 => wrong("Missing ip and hostname"),
        _ => Ok(()),
    }
}

/// Checks a record of text, or if it is not `whole`, what another must fit; returns its name.
fn check_text<'a>(given: &'a Element, network: &str, whole: bool) -> Result<&'a str> {
    let missing = || detail(format!("missing required name attribute in DNS TXT record of network {network}"));
    let name = given.get("name").ok_or_else(missing)?;
    if name.contains([' ', ',']) {
        let text = format!("prohibited character in DNS TXT record name '{name}' of network {network}");
        return Err(detail(text));
    }
    if given.get("value").is_none() && whole {
        let text = format!("missing required value attribute in DNS TXT record named '{name}' of network {network}");
        return Err(detail(text));
    }
    Ok(name)
}

/// Checks a record of a service, or if it is not `whole`, what another must fit.
fn check_service(given: &Element, own: &str, whole: bool) -> Result<()> {
    let service = given.get("service");
    let protocol = given.get("protocol");
    let name = service.unwrap_or("(null)");
    let strange = |text: &str, others: &str| {
        text.contains(|letter: char| !letter.is_ascii_alphanumeric() && !others.contains(letter))
    };
    let in_record = format!("in DNS SRV record of network '{own}'");
    if service.is_none() && whole {
        return Err(detail(format!("missing required service attribute {in_record}")));
    }
    if name.len() > LONGEST_SERVICE {
        let most = format!("too long, limit is {LONGEST_SERVICE} bytes");
        return Err(detail(format!("service attribute '{name}' in network '{own}' is {most}")));
    }
    if service.is_some_and(|service| strange(service, "_-+/*")) {
        return Err(detail(format!("invalid character in service attribute '{name}' {in_record}")));
    }
    match protocol {
        None if whole => {
            let text = format!("missing required protocol attribute in DNS SRV record '{name}' of network '{own}'");
            return Err(detail(text));
        }
        Some(protocol) if strange(protocol, "-+/") => {
            return Err(detail(format!("invalid character in protocol attribute '{protocol}' {in_record}")));
        }
        _ => {}
    }
    for (attribute, least, invalid) in [("port", 1, "invalid"), ("priority", 0, "Invalid"), ("weight", 0, "invalid")] {
        let Some(text) = given.get(attribute).filter(|text| !text.is_empty()) else { continue };
        let number = value::unsigned32(text, 10);
        let for_service = format!("for service '{name}' in network '{own}'");
        if number.is_some() && given.get("target").is_none() {
            let text = format!("DNS SRV {attribute} attribute not permitted without target {for_service}");
            return Err(detail(text));
        }
        if !number.is_some_and(|number| (least..=0xffff).contains(&number)) {
            return Err(detail(format!("{invalid} DNS SRV {attribute} attribute {for_service}")));
        }
    }
    Ok(())
}

impl Change<'_> {
    pub(super) fn dns_host(self, network: &mut Element) -> Result<()> {
        self.expect("host")?;
        check_host(&self.given, self.network, self.command.adds())?;
        self.within(network, "dns", |change, dns| {
            let names = |host: &Element| host.all("hostname").map(Element::text).collect::<Vec<_>>();
            let own = names(&change.given);
            // One address may have several records only by mistake; several addresses may have one name.
            let by_name = change.command == Command::Delete;
            let fits = |other: &Element| {
                let shared = || names(other).iter().any(|name| own.contains(name));
                same_address(change.given.get("ip"), other.get("ip")) || by_name && shared()
            };
            let found: Vec<usize> = places(dns, "host", fits).collect();
            change.check_found("HOST", &found, "with a matching field", "")?;
            change.apply(dns, found.first().copied())
        })
    }

    /// Checks how many records were found.
    fn check_found(&self, kind: &str, found: &[usize], taken: &str, fields: &str) -> Result<()> {
        let network = self.network;
        match (self.command, found.len()) {
            (Command::AddFirst | Command::AddLast, 1..) => {
                Err(invalid(format!("there is already at least one DNS {kind} record {taken} in network {network}")))
            }
            (Command::Modify | Command::Delete, 0) => {
                Err(invalid(format!("couldn't locate a matching DNS {kind} record in network {network}")))
            }
            (Command::Modify | Command::Delete, 2..) => Err(invalid(match fields {
                "" => format!("multiple matching DNS {kind} records were found in network {network}"),
                _ => format!("multiple DNS {kind} records {fields} were found in network {network}"),
            })),
            _ => Ok(()),
        }
    }

    pub(super) fn dns_text(self, network: &mut Element) -> Result<()> {
        self.expect("txt")?;
        let name = check_text(&self.given, self.network, self.command.adds())?.to_owned();
        let own = self.network;
        self.within(network, "dns", |mut change, dns| {
            let place = places(dns, "txt", |other| other.get("name") == Some(&name)).next();
            match (change.command, place) {
                (Command::AddFirst | Command::AddLast, Some(_)) => {
                    return Err(invalid(format!(
                        "there is already a DNS TXT record with name '{name}' in network {own}"
                    )));
                }
                (Command::Modify | Command::Delete, None) => {
                    return Err(invalid(format!("couldn't locate a matching DNS TXT record in network {own}")));
                }
                (Command::Modify, Some(_)) if change.given.get("value").is_none() => {
                    return Err(invalid(format!("missing value of modifying DNS TXT record in network {own}")));
                }
                _ => {}
            }
            change.given.nodes.clear();
            change.apply(dns, place)
        })
    }

    pub(super) fn dns_service(self, network: &mut Element) -> Result<()> {
        if self.command == Command::Modify {
            return Err(unsupported_change("DNS SRV records cannot be modified, only added or deleted"));
        }
        self.expect("srv")?;
        check_service(&self.given, self.network, self.command.adds())?;
        self.within(network, "dns", |change, dns| {
            let fits = |other: &Element| {
                ["domain", "service", "protocol", "target"]
                    .iter()
                    .all(|name| change.given.get(name).is_none_or(|given| other.get(name) == Some(given)))
            };
            let found: Vec<usize> = places(dns, "srv", fits).collect();
            let all = "matching all specified fields";
            change.check_found("SRV", &found, all, all)?;
            change.apply(dns, found.first().copied())
        })
    }
}
