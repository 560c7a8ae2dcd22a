//! The definition of a virtual network.

mod bridge;
mod dhcp;
mod dns;
mod forward;
mod ip;
mod metadata;
mod range;
mod route;
mod update;

use super::document::{self, Schema};
use super::domain::{BANDWIDTH, VLAN, check_pci, read_virtual_port};
use super::metadata as kept;
use super::shape::{
    Child, Content, NUMBER, Shape, WIDE, computed, dropped, filled, number, text, word, word_but_first, yes_no,
};
use crate::error::{Code, Error, Origin, Result};
use crate::uuid::{self, Uuid};
use crate::xml::{Element, open_tag};

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

static NETWORK: Shape = Shape::new("network", &[dropped("connections"), filled("ipv6"), yes_no("trustGuestRxFilters")])
    .children(&[
        Child::One(&Shape::with_text("name")),
        Child::One(&Shape::with_text("uuid")),
        Child::One(&Shape::with_text("title")),
        Child::One(&Shape::with_text("description")),
        Child::One(&METADATA),
        Child::One(&FORWARD),
        Child::One(&BRIDGE),
        Child::One(&Shape::new("mtu", &[number("size", NUMBER)])),
        Child::One(&Shape::new("mac", &[filled("address")])),
        Child::One(&DOMAIN),
        Child::One(&DNS),
        Child::One(&VLAN),
        Child::One(&BANDWIDTH),
        Child::One(&Shape::new("port", &[yes_no("isolated")])),
        Child::Each(&IP),
        Child::Each(&ROUTE),
        Child::One(&VIRTUAL_PORT),
        Child::Each(&PORT_GROUP),
    ]);

static METADATA: Shape = Shape::new("metadata", &[]).content(Content::Anything);

static FORWARD: Shape = Shape::new("forward", &[text("dev"), text("mode"), text("managed")]).children(&[
    Child::One(&Shape::new("driver", &[word_but_first("name", &["default", "kvm", "vfio", "xen"]), text("model")])),
    Child::One(&NAT),
    Child::One(&Shape::new("pf", &[text("dev")])),
    Child::Each(&Shape::new("interface", &[text("dev"), dropped("connections")])),
    Child::Each(&ADDRESS),
]);

static NAT: Shape = Shape::new("nat", &[yes_no("ipv6")])
    .children(&[Child::One(&Shape::new("address", &[text("start"), text("end")])), Child::One(&NAT_PORTS)]);

static NAT_PORTS: Shape =
    Shape::new("port", &[number("start", NUMBER.with_zero()), number("end", NUMBER)]).adjust(|_, element| {
        // To no port is the same as saying nothing.
        if element.get("end").is_none() {
            element.unset("start");
        }
        Ok(())
    });

/// A PCI device of the host.
static ADDRESS: Shape = Shape::new(
    "address",
    &[
        text("type"),
        number("domain", NUMBER.base(0).with_zero().hex(4)).or("0x0000"),
        number("bus", NUMBER.base(0).with_zero().hex(2)).or("0x00"),
        number("slot", NUMBER.base(0).with_zero().hex(2)).or("0x00"),
        number("function", NUMBER.base(0).with_zero().hex(1)).or("0x0"),
    ],
)
.adjust(|_, element| check_pci(element));

static BRIDGE: Shape = Shape::new(
    "bridge",
    &[
        filled("name"),
        filled("zone"),
        text("stp"),
        number("delay", WIDE.with_zero()),
        word_but_first("macTableManager", &["default", "kernel", "libvirt"]),
    ],
);

static DOMAIN: Shape =
    Shape::new("domain", &[text("name"), yes_no("localOnly"), yes_no("register")]).adjust(|raw, element| {
        if raw.get("name").is_none() {
            element.attributes.clear();
        }
        Ok(())
    });

static DNS: Shape = Shape::new("dns", &[yes_no("enable"), yes_no("forwardPlainNames")]).children(&[
    Child::Each(&Shape::new("forwarder", &[text("domain"), text("addr"), number("port", NUMBER)])),
    Child::Each(&Shape::new("txt", &[text("name"), text("value")])),
    Child::Each(&SERVICE),
    Child::Each(&Shape::new("host", &[text("ip")]).children(&[Child::Each(&Shape::with_text("hostname"))])),
]);

static SERVICE: Shape = Shape::new(
    "srv",
    &[
        text("service"),
        text("protocol"),
        text("domain"),
        text("target"),
        number("port", NUMBER),
        number("priority", NUMBER),
        number("weight", NUMBER),
    ],
);

static IP: Shape = Shape::new(
    "ip",
    &[filled("family"), text("address"), text("netmask"), number("prefix", NUMBER), yes_no("localPtr")],
)
.children(&[Child::One(&Shape::new("tftp", &[filled("root")])), Child::One(&DHCP)])
.open();

static DHCP: Shape = Shape::holding(
    "dhcp",
    &[
        Child::Each(&Shape::new("range", &[text("start"), text("end")]).children(&[Child::One(&LEASE)])),
        Child::Each(
            &Shape::new("host", &[text("mac"), text("id"), text("name"), text("ip")]).children(&[Child::One(&LEASE)]),
        ),
        Child::One(&Shape::new("bootp", &[text("file"), text("server")])),
    ],
)
.adjust(|raw, element| {
    // Without ranges and hosts nothing is handed out, and nothing is said of it.
    if raw.child("range").is_none() && raw.child("host").is_none() {
        element.nodes.clear();
    }
    Ok(())
});

static LEASE: Shape = Shape::new(
    "lease",
    &[number("expiry", WIDE.base(0).with_zero()), word("unit", &["seconds", "minutes", "hours"]).or("minutes")],
)
.adjust(|_, element| dhcp::complete_lease(element));

static ROUTE: Shape = Shape::new(
    "route",
    &[
        text("family"),
        text("address"),
        text("netmask"),
        number("prefix", NUMBER.with_zero()),
        text("gateway"),
        number("metric", NUMBER.nonzero()),
    ],
);

static VIRTUAL_PORT: Shape =
    Shape::new("virtualport", &[computed("type")]).children(&[Child::One(&PARAMETERS)]).adjust(read_virtual_port);

static PARAMETERS: Shape = Shape::new(
    "parameters",
    &[
        text("managerid"),
        text("typeid"),
        text("typeidversion"),
        text("instanceid"),
        text("interfaceid"),
        text("profileid"),
    ],
);

static PORT_GROUP: Shape = Shape::new("portgroup", &[text("name"), computed("default"), yes_no("trustGuestRxFilters")])
    .children(&[Child::One(&VLAN), Child::One(&VIRTUAL_PORT), Child::One(&BANDWIDTH)])
    .open()
    .adjust(|raw, element| {
        if raw.get("name").is_none_or(str::is_empty) {
            return Err(wrong("Missing required name attribute in portgroup"));
        }
        if raw.get("default").is_some_and(|default| default.eq_ignore_ascii_case("yes")) {
            element.set("default", "yes");
        }
        Ok(())
    });

fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::Network, Code::XmlError, detail)
}

fn detail(detail: impl Into<String>) -> Error {
    Error::new(Origin::Network, Code::XmlDetail, detail)
}

/// The error of a change that is not made to any network.
fn unsupported_change(detail: impl Into<String>) -> Error {
    Error::new(Origin::Network, Code::OperationUnsupported, detail)
}

fn unsupported(detail: String) -> Error {
    Error::new(Origin::Network, Code::ConfigUnsupported, detail)
}

impl NetworkDef {
    /// Reads a definition from a document, as virNetworkDefineXML takes it.
    ///
    /// # Errors
    /// When it is no XML, or as [`NetworkDef::parse`].
    pub fn from_xml(document: &[u8], validate: bool) -> Result<NetworkDef> {
        let schema: Schema = |root| NETWORK.validate(root, "network");
        NetworkDef::parse(&document::read(document, "network", Origin::Network, validate.then_some(schema))?)
    }

    /// Reads a `network` element.
    ///
    /// # Errors
    /// When it does not describe a network.
    pub fn parse(element: &Element) -> Result<NetworkDef> {
        let missing = || Error::bare(Origin::Network, Code::NoName);
        let name = element.child_text("name").ok_or_else(missing)?;
        if name.contains('/') {
            return Err(Error::new(Origin::Xml, Code::XmlDetail, "invalid char in name: /"));
        }
        let malformed = || Error::internal(Origin::Network, "malformed uuid element");
        let uuid = match element.child_text("uuid") {
            Some(text) => uuid::parse(&text).ok_or_else(malformed)?,
            None => uuid::generate(),
        };
        if element.child_text("title").is_some_and(|title| title.contains('\n')) {
            return Err(wrong("Network title can't contain newlines"));
        }
        let mut given = element.clone();
        given.put(Element::with_text("uuid", uuid::format(&uuid)));
        complete_ipv6(&mut given, &name)?;
        check_domain(&given, &name)?;
        bridge::check(&given, &name)?;
        bridge::complete_mac(&mut given, &name)?;
        if let Some(dns) = given.child_mut("dns") {
            dns::complete(dns, &name)?;
        }
        check_port(&given)?;
        for ip in given.elements_mut().filter(|child| child.is("ip")) {
            ip::complete(ip, &name)?;
        }
        route::complete(&mut given, &name)?;
        let mode = forward::complete(&mut given, &name)?;
        bridge::complete(&mut given, mode, &name)?;
        given.remove("metadata");
        let mut tree = NETWORK.read(&given)?.ok_or_else(missing)?;
        kept::read(element).into_iter().for_each(|metadata| tree.push(metadata));
        NETWORK.arrange(&mut tree);
        NETWORK.report_unknown(element);
        let bridge = tree.child("bridge").and_then(|bridge| bridge.get("name")).map(str::to_owned);
        Ok(NetworkDef { name, uuid, bridge, tree })
    }

    /// Describes the network.
    pub fn to_xml(&self) -> String {
        let mut xml = String::new();
        let attributes = self.tree.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        open_tag(&mut xml, "network", attributes);
        xml.push_str(">\n");
        for child in self.tree.elements() {
            if child.is("metadata") {
                kept::write(child, &mut xml, 2, &mut |_| {});
            } else {
                child.write(&mut xml, 2);
            }
        }
        xml.push_str("</network>\n");
        xml
    }
}

fn complete_ipv6(network: &mut Element, name: &str) -> Result<()> {
    match network.get("ipv6") {
        None | Some("yes" | "") => {}
        Some("no") => network.unset("ipv6"),
        Some(other) => return Err(wrong(format!("Invalid ipv6 setting '{other}' in network '{name}'"))),
    }
    Ok(())
}

/// Names are only registered of a domain that is the network's alone.
fn check_domain(network: &Element, name: &str) -> Result<()> {
    let says_yes = |attribute| network.child("domain").and_then(|domain| domain.get(attribute)) == Some("yes");
    if says_yes("register") && !says_yes("localOnly") {
        let must = "attribute 'register=yes' in <domain> element requires 'localOnly=yes'";
        return Err(unsupported(format!("{must} in network {name}")));
    }
    Ok(())
}

/// Which kind of switch a port is on must be said for the whole network, and may be left to port groups.
fn check_port(network: &Element) -> Result<()> {
    match network.child("virtualport") {
        Some(port) if port.get("type").is_none() => {
            Err(Error::new(Origin::None, Code::XmlError, "missing required virtualport type"))
        }
        _ => Ok(()),
    }
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
    fn what_is_not_known_and_what_says_nothing_is_left_out() {
        let given = "<new x='1'/><dns/><domain/><mtu size='0'/><title></title><port/>";
        assert_eq!(printed(given), "  <bridge stp='on' delay='0'/>\n");
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
