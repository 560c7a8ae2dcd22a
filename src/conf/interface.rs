//! The definition of a network interface of the host.

use super::order::{Order, keep_open};
use super::scalar;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::{Element, Node};

/// A network interface of the host as it was described.
#[derive(Clone, Debug)]
pub struct InterfaceDef {
    /// Its name.
    pub name: String,
    /// Its MAC address, as it was written; only what stands for hardware has one.
    pub mac: Option<String>,
    tree: Element,
}

const ETHERNET: &str = "ethernet";
const BRIDGE: &str = "bridge";
const BOND: &str = "bond";
const VLAN: &str = "vlan";

/// The kinds of interfaces.
const KINDS: [&str; 4] = [ETHERNET, BRIDGE, BOND, VLAN];

/// The largest MTU that may be asked for.
const LARGEST_MTU: u32 = 100_000;

const LINK: Order = Order::new("link", &["speed", "state"], &[]);

const MAC: Order = Order::new("mac", &["address"], &[]);

const VLAN_OF: Order = Order::new("vlan", &["tag"], &[Order::new("interface", &["name"], &[])]);

const WITHIN_BOND: Order = Order::new("interface", &["type", "name"], &[LINK, MAC]).many().open();

const BOND_OF: Order = Order::new(
    "bond",
    &["mode"],
    &[
        Order::new("miimon", &["freq", "downdelay", "updelay", "carrier"], &[]),
        Order::new("arpmon", &["interval", "target", "validate"], &[]),
        WITHIN_BOND,
    ],
)
.open();

const WITHIN_BRIDGE: Order = Order::new("interface", &["type", "name"], &[LINK, MAC, BOND_OF, VLAN_OF]).many().open();

static INTERFACE: Order = Order::new(
    "interface",
    &["type", "name"],
    &[
        Order::new("start", &["mode"], &[]),
        Order::new("mtu", &["size"], &[]),
        Order::new(
            "protocol",
            &["family"],
            &[
                Order::new("autoconf", &[], &[]),
                Order::new("dhcp", &["peerdns"], &[]),
                Order::new("ip", &["address", "prefix"], &[]).many(),
                Order::new("route", &["gateway"], &[]),
            ],
        )
        .many()
        .open(),
        LINK,
        MAC,
        Order::new("bridge", &["stp", "delay"], &[WITHIN_BRIDGE]).open(),
        BOND_OF,
        VLAN_OF,
    ],
)
.open();

fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::Interface, Code::XmlError, detail)
}

impl InterfaceDef {
    /// Reads an `interface` element.
    ///
    /// # Errors
    /// When it does not describe an interface.
    pub fn parse(element: &Element) -> Result<InterfaceDef> {
        let kind = check(element, &KINDS)?;
        check_start(element)?;
        check_mtu(element)?;
        check_protocols(element)?;
        match kind {
            BRIDGE => check_bridge(element)?,
            BOND => check_bond(element)?,
            VLAN => check_vlan(element)?,
            _ => {}
        }
        let mut tree = INTERFACE.arrange(element);
        drop_empty(&mut tree);
        let name = tree.get("name").unwrap_or_default().to_owned();
        let mac = tree.child("mac").and_then(|mac| mac.get("address")).map(str::to_owned);
        Ok(InterfaceDef { name, mac: mac.filter(|_| kind == ETHERNET), tree })
    }

    /// Describes the interface.
    pub fn to_xml(&self) -> String {
        self.tree.to_xml()
    }
}

/// Checks that an interface has a name and a kind, one of those that may be where it is.
fn check(element: &Element, allowed: &[&str]) -> Result<&'static str> {
    let kind = scalar::word(element, "type", &KINDS)?;
    if !allowed.contains(&kind) {
        return Err(wrong(format!("interface has unsupported type '{kind}'")));
    }
    if element.get("name").is_none() {
        return Err(wrong("interface has no name"));
    }
    Ok(kind)
}

fn check_start(element: &Element) -> Result<()> {
    match element.child("start").and_then(|start| start.get("mode")) {
        None | Some("" | "onboot" | "hotplug" | "none") => Ok(()),
        Some(other) => Err(wrong(format!("unknown interface startmode {other}"))),
    }
}

fn check_mtu(element: &Element) -> Result<()> {
    let given = element.child("mtu").and_then(|mtu| mtu.get("size")).filter(|size| !size.is_empty());
    if given.is_none_or(|size| size.trim_ascii_start().parse().is_ok_and(|size: u32| size <= LARGEST_MTU)) {
        return Ok(());
    }
    Err(wrong(format!("value of the 'size' attribute of 'mtu' element must be at most {LARGEST_MTU}")))
}

fn check_protocols(element: &Element) -> Result<()> {
    for protocol in element.all("protocol") {
        match protocol.get("family") {
            Some("ipv4" | "ipv6") => {}
            Some(other) => return Err(wrong(format!("unsupported protocol family '{other}'"))),
            None => return Err(wrong("protocol misses the family attribute")),
        }
    }
    Ok(())
}

/// The element that an interface of a kind must have.
fn part<'a>(element: &'a Element, kind: &str) -> Result<&'a Element> {
    element.child(kind).ok_or_else(|| wrong(format!("{kind} interface misses the {kind} element")))
}

fn check_bridge(element: &Element) -> Result<()> {
    let bridge = part(element, BRIDGE)?;
    for within in bridge.all("interface") {
        match check(within, &[ETHERNET, BOND, VLAN])? {
            BOND => check_bond(within)?,
            VLAN => check_vlan(within)?,
            _ => {}
        }
    }
    Ok(())
}

fn check_bond(element: &Element) -> Result<()> {
    let bond = part(element, BOND)?;
    for within in bond.all("interface") {
        check(within, &[ETHERNET])?;
    }
    let number = |element: &Element, name: &str| element.get(name).is_some_and(|text| text.parse::<i32>().is_ok());
    if let Some(monitor) = bond.child("miimon") {
        if !number(monitor, "freq") {
            return Err(wrong("bond interface miimon freq missing or invalid"));
        }
    } else if let Some(monitor) = bond.child("arpmon") {
        if !number(monitor, "interval") {
            return Err(wrong("bond interface arpmon interval missing or invalid"));
        }
        if monitor.get("target").is_none_or(str::is_empty) {
            return Err(wrong("bond interface arpmon target missing"));
        }
    }
    Ok(())
}

fn check_vlan(element: &Element) -> Result<()> {
    let vlan = part(element, VLAN)?;
    if vlan.get("tag").is_none_or(str::is_empty) {
        return Err(wrong("vlan interface misses the tag attribute"));
    }
    if vlan.child("interface").and_then(|interface| interface.get("name")).is_none_or(str::is_empty) {
        return Err(wrong("vlan interface misses name attribute"));
    }
    Ok(())
}

/// Leaves out what says nothing.
fn drop_empty(tree: &mut Element) {
    for name in ["start", "mtu", "mac", "link"] {
        if tree.child(name).is_some_and(|child| child.attributes.iter().all(|(_, value)| value.is_empty())) {
            tree.remove(name);
        }
    }
    if tree.child("mtu").and_then(|mtu| mtu.get("size")) == Some("0") {
        tree.remove("mtu");
    }
    for protocol in tree.elements_mut().filter(|child| child.is("protocol")) {
        if protocol.get("family") == Some("ipv4") {
            protocol.remove("autoconf");
        }
        protocol.nodes.retain(|node| !matches!(node, Node::Element(ip) if ip.is("ip") && ip.get("address").is_none()));
        for ip in protocol.elements_mut().filter(|child| child.is("ip")) {
            if ip.get("prefix") == Some("0") {
                ip.unset("prefix");
            }
        }
        keep_open(protocol, 1);
    }
    keep_open(tree, 0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    fn parse(text: &str) -> Result<InterfaceDef> {
        InterfaceDef::parse(&xml::parse(text.as_bytes(), None).unwrap())
    }

    #[test]
    fn an_interface_is_written_in_order_and_with_its_mac_last() {
        let given = "<interface name='e' type='ethernet'><mac address='AA:bb:cc:dd:ee:ff'/><protocol family='ipv4'>\
                     <route gateway='1.2.3.4'/><autoconf/><ip prefix='0' address='1.2.3.5'/></protocol>\
                     <mtu size='9'/><start mode='none'/></interface>";
        let written = "<interface type='ethernet' name='e'>\n  <start mode='none'/>\n  <mtu size='9'/>\n  \
                       <protocol family='ipv4'>\n    <ip address='1.2.3.5'/>\n    <route gateway='1.2.3.4'/>\n  \
                       </protocol>\n  <mac address='AA:bb:cc:dd:ee:ff'/>\n</interface>\n";
        let def = parse(given).unwrap();
        assert_eq!(def.to_xml(), written);
        assert_eq!((def.name.as_str(), def.mac.as_deref()), ("e", Some("AA:bb:cc:dd:ee:ff")));
    }

    #[test]
    fn a_bridge_holds_interfaces_that_hold_others() {
        let given = "<interface type='bridge' name='b'><bridge delay='1' stp='off'><interface type='bond' name='o'>\
                     <bond><interface type='ethernet' name='e'/><miimon carrier='ioctl' freq='9'/></bond></interface>\
                     </bridge></interface>";
        let written = "<interface type='bridge' name='b'>\n  <bridge stp='off' delay='1'>\n    \
                       <interface type='bond' name='o'>\n      <bond>\n        <miimon freq='9' carrier='ioctl'/>\n        \
                       <interface type='ethernet' name='e'>\n        </interface>\n      </bond>\n    </interface>\n  \
                       </bridge>\n</interface>\n";
        assert_eq!(parse(given).unwrap().to_xml(), written);
        assert_eq!(parse(given).unwrap().mac, None);
    }

    #[test]
    fn what_is_no_interface_is_refused() {
        for (given, message) in [
            ("<interface name='a'/>", "Missing required attribute 'type' in element 'interface'"),
            ("<interface type='x'/>", "Invalid value for attribute 'type' in element 'interface': 'x'."),
            ("<interface type='ethernet'/>", "interface has no name"),
            ("<interface type='bond' name='a'/>", "bond interface misses the bond element"),
            (
                "<interface type='bond' name='a'><bond><interface type='vlan' name='b'/></bond></interface>",
                "interface has unsupported type 'vlan'",
            ),
            ("<interface type='vlan' name='a'><vlan/></interface>", "vlan interface misses the tag attribute"),
            ("<interface type='ethernet' name='a'><start mode='x'/></interface>", "unknown interface startmode x"),
            (
                "<interface type='ethernet' name='a'><mtu size='100001'/></interface>",
                "value of the 'size' attribute of 'mtu' element must be at most 100000",
            ),
            (
                "<interface type='ethernet' name='a'><protocol family='x'/></interface>",
                "unsupported protocol family 'x'",
            ),
        ] {
            assert_eq!(parse(given).unwrap_err().to_string(), format!("XML error: {message}"), "{given}");
        }
    }
}
