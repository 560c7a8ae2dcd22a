//! The definition of a virtual network.

use super::order::{Order, keep_open, place};
use super::scalar;
use crate::error::{Code, Error, Origin, Result};
use crate::uuid::{self, Uuid};
use crate::xml::Element;

/// A virtual network as it was described.
#[derive(Clone, Debug)]
pub struct NetworkDef {
    /// Its name.
    pub name: String,
    /// Its UUID.
    pub uuid: Uuid,
    /// The host's bridge that it uses, if that has a name.
    pub bridge: Option<String>,
    tree: Element,
}

/// How a network forwards what leaves it.
const MODES: [&str; 9] = ["none", "nat", "route", "open", "bridge", "private", "vepa", "passthrough", "hostdev"];

/// The elements that are written after the bridge.
const AFTER_BRIDGE: &[&str] =
    &["mtu", "mac", "domain", "dns", "vlan", "bandwidth", "port", "ip", "route", "virtualport", "portgroup"];

const BANDWIDTH: Order = Order::new(
    "bandwidth",
    &[],
    &[
        Order::new("inbound", &["average", "peak", "floor", "burst"], &[]),
        Order::new("outbound", &["average", "peak", "burst"], &[]),
    ],
)
.open();

const VLAN: Order = Order::new("vlan", &["trunk"], &[Order::new("tag", &["id", "nativeMode"], &[]).many()]);

const VIRTUAL_PORT: Order = Order::new(
    "virtualport",
    &["type"],
    &[Order::new(
        "parameters",
        &["managerid", "typeid", "typeidversion", "instanceid", "interfaceid", "profileid"],
        &[],
    )],
);

const FORWARD: Order = Order::new(
    "forward",
    &["dev", "mode", "managed"],
    &[
        Order::new("driver", &["name", "model"], &[]),
        Order::new(
            "nat",
            &["ipv6"],
            &[Order::new("address", &["start", "end"], &[]), Order::new("port", &["start", "end"], &[])],
        ),
        Order::new("pf", &["dev"], &[]),
        Order::new("interface", &["dev"], &[]).many(),
        Order::new("address", &["type", "domain", "bus", "slot", "function"], &[]).many(),
    ],
);

const DNS: Order = Order::new(
    "dns",
    &["enable", "forwardPlainNames"],
    &[
        Order::new("forwarder", &["domain", "addr"], &[]).many(),
        Order::new("txt", &["name", "value"], &[]).many(),
        Order::new("srv", &["service", "protocol", "domain", "target", "port", "priority", "weight"], &[]).many(),
        Order::new("host", &["ip"], &[Order::text("hostname").many()]).many(),
    ],
);

const LEASE: Order = Order::new("lease", &["expiry", "unit"], &[]);

const IP: Order = Order::new(
    "ip",
    &["family", "address", "netmask", "prefix", "localPtr"],
    &[
        Order::new("tftp", &["root"], &[]),
        Order::new(
            "dhcp",
            &[],
            &[
                Order::new("range", &["start", "end"], &[LEASE]).many(),
                Order::new("host", &["mac", "id", "name", "ip"], &[LEASE]).many(),
                Order::new("bootp", &["file", "server"], &[]),
            ],
        ),
    ],
)
.open();

static NETWORK: Order = Order::new(
    "network",
    &["ipv6", "trustGuestRxFilters"],
    &[
        Order::text("name"),
        Order::text("uuid"),
        Order::text("title"),
        Order::text("description"),
        Order::text("metadata"),
        FORWARD,
        Order::new("bridge", &["name", "zone", "stp", "delay", "macTableManager"], &[]),
        Order::new("mtu", &["size"], &[]),
        Order::new("mac", &["address"], &[]),
        Order::new("domain", &["name", "localOnly", "register"], &[]),
        DNS,
        VLAN,
        BANDWIDTH,
        Order::new("port", &["isolated"], &[]),
        IP.many(),
        Order::new("route", &["family", "address", "netmask", "prefix", "gateway", "metric"], &[]).many(),
        VIRTUAL_PORT,
        Order::new("portgroup", &["name", "default", "trustGuestRxFilters"], &[VLAN, VIRTUAL_PORT, BANDWIDTH])
            .many()
            .open(),
    ],
);

fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::Network, Code::XmlError, detail)
}

impl NetworkDef {
    /// Reads a `network` element.
    ///
    /// # Errors
    /// When it does not describe a network.
    pub fn parse(element: &Element) -> Result<NetworkDef> {
        let name = element.child_text("name").ok_or_else(|| Error::bare(Origin::Network, Code::NoName))?;
        if name.contains('/') {
            return Err(Error::new(Origin::Xml, Code::XmlDetail, "invalid char in name: /"));
        }
        let uuid = match element.child_text("uuid") {
            Some(text) => {
                uuid::parse(&text).ok_or_else(|| Error::internal(Origin::Network, "malformed uuid element"))?
            }
            None => uuid::generate(),
        };
        if element.child_text("title").is_some_and(|title| title.contains('\n')) {
            return Err(wrong("Network title can't contain newlines"));
        }
        let mut tree = NETWORK.arrange(element);
        match element.get("ipv6") {
            None | Some("yes") => {}
            Some("" | "no") => tree.unset("ipv6"),
            Some(other) => return Err(wrong(format!("Invalid ipv6 setting '{other}' in network '{name}'"))),
        }
        // A count of users that the library gives, and does not take.
        tree.unset("connections");
        place(
            &mut tree,
            Element::with_text("uuid", uuid::format(&uuid)),
            &["title", "description", "metadata", "forward"],
        );
        for ip in tree.elements_mut().filter(|child| child.is("ip")) {
            complete_ip(ip, &name)?;
        }
        let mode = complete_forward(&mut tree, &name)?;
        complete_bridge(&mut tree, mode);
        complete_mac(&mut tree, &name)?;
        drop_empty(&mut tree);
        let bridge = tree.child("bridge").and_then(|bridge| bridge.get("name")).map(str::to_owned);
        Ok(NetworkDef { name, uuid, bridge, tree })
    }

    /// Describes the network.
    pub fn to_xml(&self) -> String {
        self.tree.to_xml()
    }
}

/// Addresses in their usual form.
fn complete_ip(ip: &mut Element, network: &str) -> Result<()> {
    let missing = || wrong(format!("Missing required address attribute in network '{network}'"));
    let address = ip.get("address").ok_or_else(missing)?;
    let parsed =
        scalar::address(address).ok_or_else(|| wrong(format!("Invalid address '{address}' in network '{network}'")))?;
    let family = ip.get("family");
    let unsupported = |detail| Err(Error::new(Origin::Network, Code::ConfigUnsupported, detail));
    match family {
        None | Some("ipv4") if parsed.is_ipv6() => {
            let family = family.unwrap_or("no");
            return unsupported(format!(
                "{family} family specified for non-IPv4 address '{address}' in network '{network}'"
            ));
        }
        Some("ipv6") if parsed.is_ipv4() => {
            return unsupported(format!(
                "Family 'ipv6' specified for non-IPv6 address '{address}' in network '{network}'"
            ));
        }
        None | Some("ipv4" | "ipv6") => {}
        Some(other) => return Err(wrong(format!("Unrecognized family '{other}' in network '{network}'"))),
    }
    if let Some(netmask) = ip.get("netmask") {
        let parsed = scalar::address(netmask);
        let invalid = || wrong(format!("Invalid netmask '{netmask}' in network '{network}'"));
        let netmask = parsed.ok_or_else(invalid)?.to_string();
        ip.set("netmask", netmask);
    }
    ip.set("address", parsed.to_string());
    if ip.get("prefix") == Some("0") {
        ip.unset("prefix");
    }
    // Without ranges and hosts nothing is handed out, and nothing is said of it.
    let hands_out = |dhcp: &Element| dhcp.child("range").is_some() || dhcp.child("host").is_some();
    if ip.child("dhcp").is_some_and(|dhcp| !hands_out(dhcp)) {
        ip.remove("dhcp");
        keep_open(ip, 1);
    }
    Ok(())
}

/// How the network forwards, said in full; returns the mode.
fn complete_forward(tree: &mut Element, network: &str) -> Result<&'static str> {
    let has_ip = tree.child("ip").is_some();
    let Some(forward) = tree.child_mut("forward") else { return Ok("none") };
    let given = forward.get("mode").unwrap_or("nat");
    let Some(mode) = MODES.into_iter().find(|mode| *mode == given) else {
        let detail = format!("unknown forwarding type '{given}'");
        return Err(Error::new(Origin::Network, Code::ConfigUnsupported, detail));
    };
    if ["nat", "route"].contains(&mode) && !has_ip {
        let detail = format!("{mode} forwarding requested, but no IP address provided for network '{network}'");
        return Err(wrong(detail));
    }
    if mode == "none" {
        tree.remove("forward");
        return Ok(mode);
    }
    let listed = forward.child("interface").and_then(|interface| interface.get("dev")).map(str::to_owned);
    let device = forward.get("dev").map(str::to_owned);
    let managed = forward.get("managed").is_some_and(|managed| managed.eq_ignore_ascii_case("yes"));
    forward.attributes.retain(|(name, _)| !["dev", "mode", "managed"].contains(&name.as_str()));
    let mut attributes = Vec::new();
    // The device of a physical function is no device to forward to.
    let first = device.clone().or_else(|| listed.clone()).filter(|_| forward.child("pf").is_none());
    attributes.extend(first.map(|device| ("dev".to_owned(), device)));
    attributes.push(("mode".to_owned(), mode.to_owned()));
    if mode == "hostdev" {
        attributes.push(("managed".to_owned(), if managed { "yes" } else { "no" }.to_owned()));
    }
    forward.attributes.splice(0..0, attributes);
    if let (Some(device), None) = (device, listed) {
        place(forward, Element::new("interface").attribute("dev", device), &["address"]);
    }
    for child in forward.elements_mut() {
        match child.name.as_str() {
            "interface" => child.unset("connections"),
            "address" => complete_pci(child),
            _ => {}
        }
    }
    if mode != "nat" || forward.child("nat").is_some_and(is_empty) {
        forward.remove("nat");
    }
    Ok(mode)
}

/// The numbers of a PCI address in their usual form.
fn complete_pci(address: &mut Element) {
    for (name, digits) in [("domain", 4), ("bus", 2), ("slot", 2), ("function", 1)] {
        let given = address.get(name).unwrap_or("0");
        let number = match given.strip_prefix("0x") {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => given.parse(),
        };
        if let Ok(number) = number {
            address.set(name, format!("0x{number:0digits$x}"));
        }
    }
}

/// A network with a bridge of its own says how that works.
fn complete_bridge(tree: &mut Element, mode: &str) {
    let own = ["none", "nat", "route", "open"].contains(&mode);
    let Some(given) = tree.child("bridge").cloned().or_else(|| own.then(|| Element::new("bridge"))) else { return };
    let mut bridge = Element::new("bridge");
    let filled = |name: &str| given.get(name).filter(|value| !value.is_empty());
    for name in ["name", "zone"] {
        bridge.attributes.extend(filled(name).map(|value| (name.to_owned(), value.to_owned())));
    }
    if own {
        bridge.set("stp", if given.get("stp") == Some("off") { "off" } else { "on" });
        bridge.set("delay", filled("delay").unwrap_or("0"));
    }
    for (name, value) in &given.attributes {
        if !["name", "zone", "stp", "delay"].contains(&name.as_str()) {
            bridge.set(name, value.as_str());
        }
    }
    if own || !is_empty(&bridge) {
        place(tree, bridge, AFTER_BRIDGE);
    } else {
        tree.remove("bridge");
    }
}

fn complete_mac(tree: &mut Element, network: &str) -> Result<()> {
    let Some(element) = tree.child_mut("mac") else { return Ok(()) };
    let Some(given) = element.get("address").filter(|given| !given.is_empty()).map(str::to_owned) else {
        tree.remove("mac");
        return Ok(());
    };
    let invalid = |what: &str| wrong(format!("Invalid {what} '{given}' in network '{network}'"));
    let mac = scalar::mac(&given).ok_or_else(|| invalid("bridge mac address"))?;
    if scalar::is_multicast(&mac) {
        return Err(invalid("multicast bridge mac address"));
    }
    element.set("address", mac);
    Ok(())
}

/// Leaves out what says nothing.
fn drop_empty(tree: &mut Element) {
    for name in ["dns", "vlan", "port", "metadata", "title", "description"] {
        if tree.child(name).is_some_and(is_empty) {
            tree.remove(name);
        }
    }
    if tree.child("domain").is_some_and(|domain| domain.get("name").is_none()) {
        tree.remove("domain");
    }
    if tree.child("mtu").is_some_and(|mtu| mtu.get("size").is_none_or(|size| size == "0")) {
        tree.remove("mtu");
    }
}

fn is_empty(element: &Element) -> bool {
    element.attributes.is_empty() && element.nodes.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    fn parse(text: &str) -> Result<NetworkDef> {
        NetworkDef::parse(&xml::parse(text.as_bytes(), None).unwrap())
    }

    fn printed(inner: &str) -> String {
        let uuid = "<uuid>004b96e12d78c30f5aa5f03c87d21e69</uuid>";
        let xml = parse(&format!("<network><name>n</name>{uuid}{inner}</network>")).unwrap().to_xml();
        let start = "<network>\n  <name>n</name>\n  <uuid>004b96e1-2d78-c30f-5aa5-f03c87d21e69</uuid>\n";
        xml.strip_prefix(start).and_then(|rest| rest.strip_suffix("</network>\n")).unwrap_or(&xml).to_owned()
    }

    #[test]
    fn a_network_with_nothing_said_has_a_bridge() {
        assert_eq!(printed(""), "  <bridge stp='on' delay='0'/>\n");
        assert_eq!(printed("<forward mode='none'/>"), "  <bridge stp='on' delay='0'/>\n");
        assert_eq!(parse("<network><name>n</name></network>").unwrap().bridge, None);
    }

    #[test]
    fn the_device_to_forward_to_is_listed_too() {
        let ip = "  <bridge stp='on' delay='0'/>\n  <ip address='10.0.0.1' prefix='8'>\n  </ip>\n";
        let forward = "  <forward dev='eth0' mode='nat'>\n    <interface dev='eth0'/>\n  </forward>\n";
        let given = "<ip prefix='8' address='10.0.0.1'><dhcp/></ip>";
        assert_eq!(printed(&format!("<forward dev='eth0'/>{given}")), format!("{forward}{ip}"));
        assert_eq!(printed(&format!("<forward><interface dev='eth0'/></forward>{given}")), format!("{forward}{ip}"));
    }

    #[test]
    fn a_network_on_a_bridge_of_the_host_names_it_and_no_more() {
        let given = "<bridge name='br0'/><forward mode='bridge'/>";
        assert_eq!(printed(given), "  <forward mode='bridge'/>\n  <bridge name='br0'/>\n");
        let address = "<address type='pci' domain='0' bus='17' slot='0x3' function='1'/>";
        let given = format!("<forward mode='hostdev' managed='yes'>{address}</forward>");
        let address = "<address type='pci' domain='0x0000' bus='0x11' slot='0x03' function='0x1'/>";
        let written = format!("  <forward mode='hostdev' managed='yes'>\n    {address}\n  </forward>\n");
        assert_eq!(printed(&given), written);
        let hostdev = "<forward mode='hostdev'><pf dev='eth0'/></forward><bridge/>";
        assert_eq!(printed(hostdev), "  <forward mode='hostdev' managed='no'>\n    <pf dev='eth0'/>\n  </forward>\n");
    }

    #[test]
    fn addresses_are_written_in_their_usual_form() {
        let given = "<mac address='52:54:0:AB:cd:1'/><ip family='ipv6' address='2001:DB8:0:0:0:0:0:1' prefix='64'/>";
        let bridge = "  <bridge stp='on' delay='0'/>\n  <mac address='52:54:00:ab:cd:01'/>\n";
        let ip = "  <ip family='ipv6' address='2001:db8::1' prefix='64'>\n  </ip>\n";
        assert_eq!(printed(given), format!("{bridge}{ip}"));
    }

    #[test]
    fn what_is_not_known_is_kept_and_what_says_nothing_is_not() {
        let given = "<new x='1'/><dns/><domain/><mtu size='0'/><title></title><port/>";
        assert_eq!(printed(given), "  <bridge stp='on' delay='0'/>\n  <new x='1'/>\n");
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for (given, message) in [
            ("<network/>", "missing name information"),
            ("<network><name>a/b</name></network>", "invalid char in name: /"),
            ("<network><name>a</name><uuid>x</uuid></network>", "internal error: malformed uuid element"),
            ("<network><name>a</name><title>b\nc</title></network>", "XML error: Network title can't contain newlines"),
            (
                "<network><name>a</name><forward mode='x'/></network>",
                "unsupported configuration: unknown forwarding type 'x'",
            ),
            (
                "<network><name>a</name><forward/></network>",
                "XML error: nat forwarding requested, but no IP address provided for network 'a'",
            ),
            ("<network ipv6='x'><name>a</name></network>", "XML error: Invalid ipv6 setting 'x' in network 'a'"),
            ("<network><name>a</name><ip/></network>", "XML error: Missing required address attribute in network 'a'"),
            ("<network><name>a</name><ip address='x'/></network>", "XML error: Invalid address 'x' in network 'a'"),
            (
                "<network><name>a</name><ip address='::1'/></network>",
                "unsupported configuration: no family specified for non-IPv4 address '::1' in network 'a'",
            ),
            (
                "<network><name>a</name><mac address='01:00:00:00:00:00'/></network>",
                "XML error: Invalid multicast bridge mac address '01:00:00:00:00:00' in network 'a'",
            ),
        ] {
            assert_eq!(parse(given).unwrap_err().to_string(), message, "{given}");
        }
    }
}
