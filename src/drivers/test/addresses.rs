//! The addresses that guests pretend to have.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{ORIGIN, TestDriver};
use crate::driver::object::Domain;
use crate::driver::{GuestAddress, GuestInterface, NetworkDriver};
use crate::error::{Code, Error, Result};
use crate::flags::NetworkXmlFlags;
use crate::xml::{self, Element};

/// How many sources of addresses `virDomainInterfaceAddressesSource` has.
const SOURCES: u32 = 3;

/// Values of `virIPAddrType`.
const IPV4: i32 = 0;
const IPV6: i32 = 1;

/// An interface as the definition has it.
struct Defined {
    name: String,
    mac: Option<String>,
    /// The virtual network that it is on, if it is on one.
    network: Option<String>,
}

/// The interfaces of a domain that runs, each with one address.
///
/// # Errors
/// When the source is not known, the domain does not run, or one of its networks is not there.
pub(super) fn interfaces(driver: &TestDriver, domain: &Domain, source: u32) -> Result<Vec<GuestInterface>> {
    if source >= SOURCES {
        let detail = format!("Unknown IP address data source {}", source.cast_signed());
        return Err(Error::new(ORIGIN, Code::ArgumentUnsupported, detail));
    }
    let (id, defined) = driver.with_active(domain, |object| {
        let defined: Vec<_> = object.def().devices("interface").map(interface).collect();
        (u64::from(object.id.unwrap_or(1).unsigned_abs()), defined)
    })?;
    let mut found = Vec::new();
    for (place, defined) in (1..).zip(defined) {
        let address = match &defined.network {
            // Interfaces and domains on one network should differ.
            Some(network) => {
                on_network(driver, domain, network, id.wrapping_sub(1).wrapping_mul(20).wrapping_add(place))?
            }
            None => Some(GuestAddress { kind: IPV4, address: format!("192.168.0.{place}"), prefix: 24 }),
        };
        found.push(GuestInterface { name: defined.name, mac: defined.mac, addresses: address.into_iter().collect() });
    }
    Ok(found)
}

fn interface(element: &Element) -> Defined {
    let get = |child: &str, name: &str| element.child(child).and_then(|child| child.get(name)).map(str::to_owned);
    Defined {
        name: get("target", "dev").unwrap_or_default(),
        mac: get("mac", "address"),
        network: get("source", "network").filter(|_| element.get("type") == Some("network")),
    }
}

/// An address on a virtual network, so many behind its first one; `None` if the network has none.
fn on_network(driver: &TestDriver, domain: &Domain, name: &str, offset: u64) -> Result<Option<GuestAddress>> {
    let network = driver.network_lookup_by_name(domain.connection(), name)?;
    let description = driver.network_get_xml_desc(&network, NetworkXmlFlags::empty())?;
    let root = xml::parse(description.as_bytes(), None).map_err(|error| error.into_error(ORIGIN))?;
    Ok(root.child("ip").and_then(|ip| behind(ip, offset)))
}

fn behind(ip: &Element, offset: u64) -> Option<GuestAddress> {
    let own: IpAddr = ip.get("address")?.parse().ok()?;
    let range = ip.child("dhcp").and_then(|dhcp| dhcp.child("range")).and_then(|range| range.get("start"));
    let first = range.map_or(Some(own), |start| start.parse().ok())?;
    // The low bits are all that count, as in C.
    let [low, ..] = offset.to_le_bytes();
    let [one, two, three, four, ..] = offset.to_le_bytes();
    let (kind, address) = match first {
        IpAddr::V4(first) => {
            let offset = u32::from_le_bytes([one, two, three, four]);
            (IPV4, IpAddr::V4(Ipv4Addr::from_bits(first.to_bits().wrapping_add(offset))))
        }
        IpAddr::V6(first) => {
            let mut octets = first.octets();
            let [.., last] = &mut octets;
            *last = last.wrapping_add(low);
            (IPV6, IpAddr::V6(Ipv6Addr::from(octets)))
        }
    };
    Some(GuestAddress { kind, address: address.to_string(), prefix: prefix(ip, own) })
}

/// How many bits name the network: as it says, or as its class has it.
fn prefix(ip: &Element, own: IpAddr) -> u32 {
    let mask = ip.get("netmask").and_then(|mask| mask.parse::<Ipv4Addr>().ok());
    let said = ip.get("prefix").and_then(|prefix| prefix.parse().ok());
    match (mask, said, own) {
        (Some(mask), _, _) => mask.to_bits().leading_ones(),
        (None, Some(said), _) => said,
        (None, None, IpAddr::V6(_)) => 64,
        (None, None, IpAddr::V4(own)) => match own.octets() {
            [0, 0, 0, 0] => 0,
            [0..128, ..] => 8,
            [128..192, ..] => 16,
            [192..224, ..] => 24,
            // Of no class.
            _ => 0,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(xml: &str, offset: u64) -> (String, u32) {
        let ip = xml::parse(xml.as_bytes(), None).unwrap();
        let found = behind(&ip, offset).unwrap();
        (found.address, found.prefix)
    }

    #[test]
    fn addresses_are_counted_from_the_range_on() {
        let ip = "<ip address='192.168.122.1' netmask='255.255.255.0'><dhcp><range start='192.168.122.128' end='192.168.122.253'/></dhcp></ip>";
        assert_eq!(on(ip, 1), ("192.168.122.129".to_owned(), 24));
        assert_eq!(on("<ip address='10.0.0.255' prefix='12'/>", 2), ("10.0.1.1".to_owned(), 12));
        assert_eq!(on("<ip family='ipv6' address='fd00::ff'/>", 2), ("fd00::1".to_owned(), 64));
        assert_eq!(on("<ip address='10.0.0.1'/>", 1), ("10.0.0.2".to_owned(), 8));
    }
}
