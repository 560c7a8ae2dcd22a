//! The definition of a network interface of the host.

use super::document::{self, Schema};
use super::shape::{Child, NUMBER, SIGNED, Shape, choice, computed, filled, number, text, word, word_or_first, yes_no};
use super::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

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

static INTERFACE: Shape = Shape::new("interface", &[word("type", &KINDS), text("name")])
    .children(&[
        Child::One(&Shape::new("start", &[filled("mode")])),
        Child::One(&MTU),
        Child::Each(&PROTOCOL),
        Child::One(&LINK),
        Child::One(&MAC),
        Child::One(&BRIDGE_OF),
        Child::One(&BOND_OF),
        Child::One(&VLAN_OF),
    ])
    .open();

static PROTOCOL: Shape = Shape::new("protocol", &[text("family")])
    .children(&[
        Child::One(&Shape::flag("autoconf")),
        Child::One(&Shape::new("dhcp", &[yes_no("peerdns")]).or_bare()),
        Child::Each(&IP),
        Child::One(&Shape::new("route", &[filled("gateway")])),
    ])
    .open()
    .adjust(|raw, element| {
        if raw.get("family") == Some("ipv4") {
            element.remove("autoconf");
        }
        Ok(())
    });

static MTU: Shape = Shape::new("mtu", &[computed("size")]).adjust(|raw, element| match raw.get("size") {
    None | Some("") => Ok(()),
    Some(_) => number("size", NUMBER).read(raw, element),
});

static IP: Shape =
    Shape::new("ip", &[text("address"), number("prefix", SIGNED.without_zero())]).adjust(|raw, element| {
        if raw.get("address").is_none() {
            element.attributes.clear();
        }
        Ok(())
    });

/// What a link is: the first stands for nothing known.
const STATES: [&str; 8] = ["", "unknown", "notpresent", "down", "lowerlayerdown", "testing", "dormant", "up"];

static LINK: Shape = Shape::new("link", &[number("speed", NUMBER), word_or_first("state", &STATES)]);

static MAC: Shape = Shape::new("mac", &[filled("address")]);

static BRIDGE_OF: Shape =
    Shape::new("bridge", &[text("stp"), text("delay")]).children(&[Child::Each(&WITHIN_BRIDGE)]).or_bare().open();

static BOND_OF: Shape = Shape::new("bond", &[filled("mode")])
    .children(&[
        Child::One(
            &Shape::new("miimon", &[text("freq"), text("downdelay"), text("updelay"), filled("carrier")])
                .adjust(|_, element| plain_numbers(element, &["freq", "downdelay", "updelay"])),
        ),
        Child::One(
            &Shape::new("arpmon", &[text("interval"), text("target"), filled("validate")])
                .adjust(|_, element| plain_numbers(element, &["interval"])),
        ),
        Child::Each(&WITHIN_BOND),
    ])
    .or_bare()
    .open();

static VLAN_OF: Shape =
    Shape::new("vlan", &[text("tag")]).children(&[Child::One(&Shape::new("interface", &[text("name")]))]);

/// An interface within another, without what only the outermost has.
macro_rules! within {
    ($($child:expr),*) => {
        Shape::new("interface", &[word("type", &KINDS), text("name")])
            .children(&[
                Child::Dropped("start"),
                Child::Dropped("mtu"),
                Child::Dropped("protocol"),
                Child::One(&LINK),
                Child::One(&MAC),
                $($child),*
            ])
            .open()
    };
}

static WITHIN_BRIDGE: Shape = within!(Child::One(&BOND_OF), Child::One(&VLAN_OF));

static WITHIN_BOND: Shape = within!();

fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::Interface, Code::XmlError, detail)
}

/// Writes numbers anew; a delay that is not positive says nothing.
fn plain_numbers(element: &mut Element, names: &[&str]) -> Result<()> {
    for name in names {
        match element.get(name).map(|text| value::signed32(text, 10)) {
            Some(Some(number)) if number > 0 || !name.ends_with("delay") => element.set(name, number.to_string()),
            _ => element.unset(name),
        }
    }
    Ok(())
}

impl InterfaceDef {
    /// Reads a definition from a document, as virInterfaceDefineXML takes it.
    ///
    /// # Errors
    /// When it is no XML, or as [`InterfaceDef::parse`].
    pub fn from_xml(document: &[u8], validate: bool) -> Result<InterfaceDef> {
        let schema: Schema = |root| INTERFACE.validate(root, "interface");
        InterfaceDef::parse(&document::read(document, "interface", Origin::Interface, validate.then_some(schema))?)
    }

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
        let name = element.get("name").unwrap_or_default().to_owned();
        INTERFACE.report_unknown(element);
        let tree = INTERFACE.read(element)?.ok_or_else(|| wrong("interface has no name"))?;
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
    let kind = choice(element, "type", KINDS.map(|kind| (kind, kind)))?;
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
    if given.is_none_or(|size| value::unsigned32(size, 10).is_some_and(|size| size <= LARGEST_MTU)) {
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
    check_word(bond, "mode", "bonding mode", &BOND_MODES)?;
    for within in bond.all("interface") {
        check(within, &[ETHERNET])?;
    }
    let is_number = |text: &str| value::signed32(text, 10).is_some();
    let number = |element: &Element, name: &str| element.get(name).is_some_and(is_number);
    if let Some(monitor) = bond.child("miimon") {
        if !number(monitor, "freq") {
            return Err(wrong("bond interface miimon freq missing or invalid"));
        }
        for name in ["downdelay", "updelay"] {
            if monitor.get(name).is_some_and(|text| !text.is_empty() && !is_number(text)) {
                return Err(wrong(format!("bond interface miimon {name} invalid")));
            }
        }
        check_word(monitor, "carrier", "mii bonding carrier", &["ioctl", "netif"])?;
    } else if let Some(monitor) = bond.child("arpmon") {
        if !number(monitor, "interval") {
            return Err(wrong("bond interface arpmon interval missing or invalid"));
        }
        if monitor.get("target").is_none_or(str::is_empty) {
            return Err(wrong("bond interface arpmon target missing"));
        }
        check_word(monitor, "validate", "arp bonding validate", &["none", "active", "backup", "all"])?;
    }
    Ok(())
}

/// How the interfaces of a bond share the work.
const BOND_MODES: [&str; 7] =
    ["balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb"];

/// Checks an attribute that takes words; empty is as if it were not there. `what` is how messages call it.
fn check_word(element: &Element, name: &str, what: &str, words: &[&str]) -> Result<()> {
    match element.get(name).filter(|word| !word.is_empty()) {
        Some(word) if !words.contains(&word) => Err(wrong(format!("unknown {what} {word}"))),
        _ => Ok(()),
    }
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
    fn numbers_are_written_anew_and_what_says_nothing_is_not() {
        let shown =
            |inner: &str| parse(&format!("<interface type='ethernet' name='a'>{inner}</interface>")).unwrap().to_xml();
        assert!(!shown("<mtu size=''/>").contains("mtu"));
        assert!(shown("<link speed='0' state='up'/>").contains("<link state='up'/>"));
        assert!(
            shown("<protocol family='ipv4'><ip address='1.2.3.4' prefix='-1'/></protocol>").contains("prefix='-1'")
        );
        let bond = "<interface type='bond' name='a'><bond mode=''><miimon freq=' 7' updelay='0' downdelay='+2'/></bond></interface>";
        let bond = parse(bond).unwrap().to_xml();
        assert!(bond.contains("<bond>") && bond.contains("<miimon freq='7' downdelay='2'/>"), "{bond}");
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
            ("<interface type='bond' name='a'><bond mode='x'/></interface>", "unknown bonding mode x"),
            (
                "<interface type='bond' name='a'><bond><miimon freq='1' updelay='x'/></bond></interface>",
                "bond interface miimon updelay invalid",
            ),
            (
                "<interface type='bond' name='a'><bond><miimon freq='1' carrier='x'/></bond></interface>",
                "unknown mii bonding carrier x",
            ),
            (
                "<interface type='bond' name='a'><bond><arpmon interval='1' target='1.2.3.4' validate='x'/></bond></interface>",
                "unknown arp bonding validate x",
            ),
            (
                "<interface type='ethernet' name='a'><link state='x'/></interface>",
                "Invalid value for attribute 'state' in element 'link': 'x'.",
            ),
            (
                "<interface type='ethernet' name='a'><link speed='-1'/></interface>",
                "Invalid value for attribute 'speed' in element 'link': '-1'. Expected non-negative integer value",
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
