//! Addresses, routes, tags and rates of network interfaces.

use super::info;
use crate::conf::domain::shape::{
    Attribute, Child, NUMBER, Shape, WIDE, computed, number, text, word_but_first, yes_no,
};
use crate::conf::domain::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

/// The tags of virtual networks.
pub(in crate::conf) static VLAN: Shape =
    Shape::new("vlan", &[computed("trunk")]).children(&[Child::Each(&TAG)]).adjust(vlan);
static TAG: Shape = Shape::new(
    "tag",
    &[number("id", NUMBER.with_zero()).required(), word_but_first("nativeMode", &["default", "tagged", "untagged"])],
);

/// How much the interface may send and receive.
pub(in crate::conf) static BANDWIDTH: Shape = Shape::new("bandwidth", &[computed("classID")])
    .children(&[Child::One(&INBOUND), Child::One(&OUTBOUND)])
    .open()
    .adjust(bandwidth);
static INBOUND: Shape = Shape::new("inbound", RATES).adjust(rate);
static OUTBOUND: Shape = Shape::new("outbound", RATES).adjust(rate);
const RATES: &[Attribute] =
    &[number("average", WIDE), number("peak", WIDE), number("floor", WIDE), number("burst", WIDE)];

/// An address of an interface.
pub(super) static IP: Shape =
    Shape::new("ip", &[computed("address"), computed("family"), computed("prefix"), computed("peer")]).adjust(ip);

/// A route through an interface of the guest.
pub(super) static ROUTE: Shape =
    Shape::new("route", ROUTING).adjust(|raw, element| route(raw, element, "guest interface"));
/// A route through the host's side of an interface.
pub(super) static HOST_ROUTE: Shape =
    Shape::new("route", ROUTING).adjust(|raw, element| route(raw, element, "interface host IP"));
/// A route through a device of the host.
pub(super) static HOSTDEV_ROUTE: Shape =
    Shape::new("route", ROUTING).adjust(|raw, element| route(raw, element, "Domain hostdev device"));
const ROUTING: &[Attribute] = &[
    text("family"),
    computed("address"),
    computed("netmask"),
    number("prefix", NUMBER.with_zero()),
    computed("gateway"),
    number("metric", NUMBER.nonzero()),
];

/// Ports of the host that lead to the guest.
pub(super) static PORT_FORWARD: Shape = Shape::new(
    "portForward",
    &[word_but_first("proto", &["none", "tcp", "udp"]).required(), computed("address"), text("dev")],
)
.children(&[Child::Each(&RANGE)])
.adjust(port_forward);
static RANGE: Shape = Shape::new(
    "range",
    &[
        number("start", NUMBER.nonzero()),
        number("end", NUMBER.nonzero()),
        number("to", NUMBER.nonzero()),
        yes_no("exclude"),
    ],
);

fn vlan(raw: &Element, element: &mut Element) -> Result<()> {
    let wrong = |detail: String| Error::new(Origin::None, Code::XmlError, detail);
    let tags: Vec<_> = element.all("tag").collect();
    if tags.is_empty() {
        let detail = "missing tag id - each <vlan> must have at least one <tag id='n'/> subelement";
        return Err(wrong(detail.to_owned()));
    }
    if let Some(id) = tags.iter().map(|tag| info::number_of(tag, "id")).find(|id| *id > 4095) {
        return Err(wrong(format!("vlan tag id {id} too large (maximum 4095)")));
    }
    let native = tags.iter().filter(|tag| tag.get("nativeMode").is_some()).count();
    if native > 1 {
        return Err(wrong("duplicate native vlan setting".to_owned()));
    }
    let many = tags.len() > 1;
    let given = raw.get("trunk").filter(|text| !text.is_empty());
    let trunk = given.map_or(many, |text| text.eq_ignore_ascii_case("yes"));
    if let (Some(text), false) = (given, trunk) {
        if many {
            let rest = "in <vlan> - trunk='yes' is required for more than one vlan tag";
            return Err(wrong(format!("invalid \"trunk='{text}'\" {rest}")));
        }
        if native > 0 {
            let detail = "invalid configuration in <vlan> - \"trunk='no'\" is not allowed with a native vlan id";
            return Err(wrong(detail.to_owned()));
        }
        if !text.eq_ignore_ascii_case("no") {
            return Err(wrong(format!("invalid \"trunk='{text}'\" in <vlan> - must be yes or no")));
        }
    }
    if trunk {
        element.set("trunk", "yes");
    }
    Ok(())
}

fn rate(raw: &Element, element: &mut Element) -> Result<()> {
    let has = |name| raw.get(name).is_some();
    if !has("average") && !has("floor") {
        let detail = "Missing mandatory average or floor attributes";
        return Err(Error::new(Origin::None, Code::XmlDetail, detail));
    }
    let unsupported = |detail| Err(Error::new(Origin::None, Code::ConfigUnsupported, detail));
    if (has("peak") || has("burst")) && !has("average") {
        return unsupported("'peak' and 'burst' require 'average' attribute");
    }
    if has("floor") && raw.is("outbound") {
        return unsupported("floor attribute is not supported for this config");
    }
    if element.get("average").is_none() && element.get("floor").is_none() {
        element.attributes.clear();
    }
    Ok(())
}

fn bandwidth(raw: &Element, _: &mut Element) -> Result<()> {
    if raw.get("classID").is_some() {
        let detail = "classID attribute not supported on <bandwidth> in this usage context";
        return Err(Error::new(Origin::None, Code::XmlDetail, detail));
    }
    Ok(())
}

fn ip(raw: &Element, element: &mut Element) -> Result<()> {
    let missing = || value::wrong("Missing required address in <ip>");
    let text = raw.get("address").ok_or_else(missing)?;
    let family = raw.get("family").filter(|family| matches!(*family, "ipv4" | "ipv6"));
    let fits = |address: &std::net::IpAddr| family.is_none_or(|family| (family == "ipv4") == address.is_ipv4());
    let wrong = || value::wrong(format!("Invalid address '{text}' in <ip>"));
    let address = value::address(text).filter(fits).ok_or_else(wrong)?;
    element.set("address", address.to_string());
    element.set("family", if address.is_ipv4() { "ipv4" } else { "ipv6" });
    if let Some(text) = raw.get("prefix") {
        let most = if address.is_ipv4() { 32 } else { 128 };
        let wrong = || value::wrong(format!("Invalid prefix value '{text}' in <ip>"));
        let prefix = value::wrapping32(text, 10).filter(|prefix| *prefix <= most).ok_or_else(wrong)?;
        if prefix > 0 {
            element.set("prefix", prefix.to_string());
        }
    }
    if let Some(text) = raw.get("peer") {
        let wrong = || Error::new(Origin::Domain, Code::InvalidArg, format!("Invalid peer '{text}' in <ip>"));
        let peer = value::address(text).filter(|peer| peer.is_ipv4() == address.is_ipv4()).ok_or_else(wrong)?;
        element.set("peer", peer.to_string());
    }
    Ok(())
}

/// Reads a route as those of networks are; `whose` is how messages begin.
fn route(raw: &Element, element: &mut Element, whose: &str) -> Result<()> {
    for name in ["address", "netmask", "gateway"] {
        if let Some(text) = raw.get(name) {
            element.set(name, text);
        }
    }
    crate::conf::route::complete(element, whose)
}

fn port_forward(raw: &Element, element: &mut Element) -> Result<()> {
    if let Some(text) = raw.get("address") {
        let wrong = || value::wrong(format!("Invalid address '{text}' in <portForward>"));
        element.set("address", value::address(text).ok_or_else(wrong)?.to_string());
    }
    Ok(())
}
