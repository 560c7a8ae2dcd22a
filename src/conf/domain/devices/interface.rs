//! Network interfaces.

use super::hostdev::{self, TEAMING};
use super::info::{self, virtio_options};
use super::network::{BANDWIDTH, HOST_ROUTE, IP, PORT_FORWARD, ROUTE, VLAN};
use super::storage::RECONNECT;
use crate::conf::domain::shape::{
    Attribute, Child, Content, Family, NUMBER, Number, SIGNED, Shape, WIDE, computed, dropped, filled, number, on_off,
    path, text, uuid, word, word_but_first, yes_no,
};
use crate::conf::domain::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::{Element, Node};

const TYPES: &[&str] = &[
    "user",
    "ethernet",
    "vhostuser",
    "server",
    "client",
    "mcast",
    "network",
    "bridge",
    "internal",
    "direct",
    "hostdev",
    "udp",
    "vdpa",
    "null",
    "vds",
];

/// Models that are written as here, however they are given.
pub(in crate::conf::domain) const MODELS: &[&str] = &[
    "netfront",
    "rtl8139",
    "virtio",
    "e1000",
    "e1000e",
    "igb",
    "virtio-transitional",
    "virtio-non-transitional",
    "usb-net",
    "spapr-vlan",
    "lan9118",
    "scm91c111",
    "vlance",
    "vmxnet",
    "vmxnet2",
    "vmxnet3",
    "Am79C970A",
    "Am79C973",
    "82540EM",
    "82545EM",
    "82543GC",
];

/// A network interface, in the variant of its type.
pub(in crate::conf::domain) static INTERFACE: Family = Family {
    name: "interface",
    shapes: &[&PLAIN, &HOSTDEV],
    pick: |_, raw| Ok(if raw.get("type") == Some("hostdev") { &HOSTDEV } else { &PLAIN }),
};

const TYPE: Attribute = word("type", TYPES).or("user");
const MANAGED: Attribute = computed("managed");
const TRUST: Attribute = yes_no("trustGuestRxFilters");

/// What an interface holds; the source and what belongs to its variant come first.
macro_rules! holding {
    ([$($first:expr),*], $driver:expr) => {
        &[
            Child::One(&MAC),
            $($first,)*
            Child::One(&VLAN),
            Child::One(&VIRTUAL_PORT),
            Child::One(&BANDWIDTH),
            Child::One(&PORT),
            Child::Dropped("actual"),
            Child::Each(&IP),
            Child::Each(&ROUTE),
            Child::Each(&PORT_FORWARD),
            Child::One(&SCRIPT),
            Child::One(&DOWN_SCRIPT),
            Child::One(&super::disk::BACKEND_DOMAIN),
            Child::One(&TARGET),
            Child::One(&GUEST),
            Child::One(&MODEL),
            $driver,
            Child::One(&BACKEND),
            Child::One(&FILTER),
            Child::One(&TUNE),
            Child::One(&TEAMING),
            Child::One(&LINK),
            Child::One(&MTU),
            Child::One(&COALESCE),
            Child::One(&info::BOOT),
            Child::One(&info::ALIAS),
            Child::One(&info::MASTER),
            Child::One(&info::ROM),
            Child::One(&info::ACPI),
            Child::OneOf(&info::ADDRESS),
            Child::Dropped("privateData"),
        ]
    };
}

static PLAIN: Shape = Shape::new("interface", &[TYPE, dropped("managed"), TRUST])
    .children(holding!([Child::OneOf(&SOURCE)], Child::One(&DRIVER)))
    .adjust(interface);

static HOSTDEV: Shape = Shape::new("interface", &[TYPE, MANAGED, TRUST])
    .children(holding!([Child::One(&HOSTDEV_DRIVER), Child::OneOf(&HOSTDEV_SOURCE)], Child::Dropped("")))
    .adjust(hostdev_interface);

/// The host's driver; what a virtual device takes says nothing here.
static HOSTDEV_DRIVER: Shape = Shape::new(
    "driver",
    &[
        word_but_first("name", &["default", "kvm", "vfio", "xen"]),
        text("model"),
        yes_no("iommufd"),
        dropped("txmode"),
        dropped("ioeventfd"),
        dropped("event_idx"),
        dropped("queues"),
        dropped("rx_queue_size"),
        dropped("tx_queue_size"),
        dropped("rss"),
        dropped("rss_hash_report"),
        dropped("iommu"),
        dropped("ats"),
        dropped("packed"),
        dropped("page_per_vq"),
    ],
)
.children(&[Child::Dropped("host"), Child::Dropped("guest")]);

static MAC: Shape = Shape::new(
    "mac",
    &[
        computed("address"),
        word_but_first("type", &["", "generated", "static"]),
        yes_no("check"),
        dropped("currentAddress"),
    ],
)
.adjust(mac);

static SOURCE: Family = Family {
    name: "source",
    shapes: &[&NETWORK, &VDS, &INTERNAL, &BRIDGE, &DIRECT, &ETHERNET, &VHOSTUSER, &VDPA, &SOCKET, &UDP, &USER],
    pick: |parent, _| {
        Ok(match parent.get("type").unwrap_or("user") {
            "network" => &NETWORK,
            "vds" => &VDS,
            "internal" => &INTERNAL,
            "bridge" => &BRIDGE,
            "direct" => &DIRECT,
            "ethernet" => &ETHERNET,
            "vhostuser" => &VHOSTUSER,
            "vdpa" => &VDPA,
            "client" | "server" | "mcast" => &SOCKET,
            "udp" => &UDP,
            _ => &USER,
        })
    },
};

/// Addresses of the host's side.
macro_rules! with_addresses {
    ($shape:expr $(, $own:expr)*) => {
        $shape.children(&[$($own,)* Child::Each(&IP), Child::Each(&HOST_ROUTE)])
    };
}

static NETWORK: Shape = with_addresses!(Shape::new(
    "source",
    &[text("network").required(), text("portgroup"), dropped("portid"), dropped("bridge")]
));
static VDS: Shape = with_addresses!(Shape::new(
    "source",
    &[
        uuid("switchid").required(),
        number("portid", LONG).or("0"),
        text("portgroupid"),
        number("connectionid", LONG).or("0"),
    ],
));
const LONG: Number = SIGNED.wide().base(0);
static INTERNAL: Shape = with_addresses!(Shape::new("source", &[text("name").required()]));
static BRIDGE: Shape = with_addresses!(Shape::new("source", &[text("bridge").required()]));
static DIRECT: Shape = with_addresses!(Shape::new(
    "source",
    &[text("dev").required(), word("mode", &["vepa", "private", "bridge", "passthrough"]).or("vepa")]
));
static ETHERNET: Shape = with_addresses!(Shape::new("source", &[dropped("dev")]));
static VHOSTUSER: Shape = with_addresses!(
    Shape::new("source", &[computed("type"), computed("path"), computed("mode"), computed("dev")])
        .adjust(|_, _| Ok(())),
    Child::One(&RECONNECT)
);
static VDPA: Shape = with_addresses!(Shape::new("source", &[text("dev").required()]));
static SOCKET: Shape = with_addresses!(Shape::new("source", &[text("address"), number("port", SIGNED).required()]));
static UDP: Shape = with_addresses!(
    Shape::new("source", &[text("address").required(), number("port", SIGNED).required()]),
    Child::One(&LOCAL)
);
static LOCAL: Shape = Shape::new("local", &[text("address").required(), number("port", SIGNED).required()]);
static USER: Shape = with_addresses!(Shape::new("source", &[computed("dev")]));

static HOSTDEV_SOURCE: Family =
    Family { name: "source", shapes: &hostdev::INTERFACE_SOURCES, pick: |_, raw| hostdev::interface_source(raw) };

static VIRTUAL_PORT: Shape = Shape::new("virtualport", &[computed("type")])
    .children(&[Child::One(&PARAMETERS)])
    .adjust(super::vport::virtual_port);
static PARAMETERS: Shape = Shape::new(
    "parameters",
    &[
        text("managerid"),
        text("typeid"),
        text("typeidversion"),
        text("instanceid"),
        text("interfaceid"),
        filled("profileid"),
    ],
);

static PORT: Shape = Shape::new("port", &[yes_no("isolated")]);

static SCRIPT: Shape = Shape::new("script", &[filled("path")]);
static DOWN_SCRIPT: Shape = Shape::new("downscript", &[filled("path")]);
static TARGET: Shape = Shape::new("target", &[text("dev"), yes_no("managed")]).adjust(target);
static GUEST: Shape = Shape::new("guest", &[filled("dev"), filled("actual")]);
static MODEL: Shape = Shape::new("model", &[filled("type")]).adjust(model);

const fn driver_attributes() -> [Attribute; 13] {
    let [iommu, ats, packed, page_per_vq] = virtio_options!();
    [
        word_but_first("name", &["default", "qemu", "vhost"]),
        word_but_first("txmode", &["default", "iothread", "timer"]),
        on_off("ioeventfd"),
        on_off("event_idx"),
        number("queues", NUMBER),
        number("rx_queue_size", NUMBER),
        number("tx_queue_size", NUMBER),
        on_off("rss"),
        on_off("rss_hash_report"),
        iommu,
        ats,
        packed,
        page_per_vq,
    ]
}

static DRIVER: Shape = Shape::new("driver", &const { driver_attributes() })
    .children(&[Child::One(&HOST_OFFLOADS), Child::One(&GUEST_OFFLOADS)])
    .adjust(driver);
static HOST_OFFLOADS: Shape = Shape::new(
    "host",
    &[on_off("csum"), on_off("gso"), on_off("tso4"), on_off("tso6"), on_off("ecn"), on_off("ufo"), on_off("mrg_rxbuf")],
);
static GUEST_OFFLOADS: Shape =
    Shape::new("guest", &[on_off("csum"), on_off("tso4"), on_off("tso6"), on_off("ecn"), on_off("ufo")]);

static BACKEND: Shape = Shape::new(
    "backend",
    &[
        crate::conf::domain::shape::word_or_first("type", &["default", "passt"]),
        path("tap"),
        path("vhost"),
        text("logFile"),
        text("hostname"),
        text("fqdn"),
    ],
);

static FILTER: Shape = Shape::new("filterref", &[text("filter")]).children(&[Child::Each(&PARAMETER)]).adjust(filter);
static PARAMETER: Shape = Shape::new("parameter", &[text("name"), text("value")]);

static TUNE: Shape = Shape::holding("tune", &[Child::One(&SEND_BUFFER)]);
static SEND_BUFFER: Shape =
    Shape::new("sndbuf", &[]).content(Content::Number(WIDE.with_zero(), "sndbuf must be a positive integer"));

static LINK: Shape = Shape::new("link", &[filled("state")]).adjust(link);
static MTU: Shape = Shape::new("mtu", &[computed("size")]).adjust(mtu);
static COALESCE: Shape = Shape::holding("coalesce", &[Child::One(&RX)]);
static RX: Shape = Shape::holding("rx", &[Child::One(&FRAMES)]);
static FRAMES: Shape = Shape::new("frames", &[computed("max")]).adjust(frames);

fn mac(raw: &Element, element: &mut Element) -> Result<()> {
    let Some(text) = raw.get("address") else { return Ok(()) };
    let wrong = || value::wrong(format!("unable to parse mac address '{text}'"));
    let mac = value::mac(text).ok_or_else(wrong)?;
    if mac[0] & 1 == 1 {
        return Err(value::wrong(format!("expected unicast mac address, found multicast '{text}'")));
    }
    if mac != [0; 6] {
        element.set("address", value::format_mac(mac));
    }
    Ok(())
}

/// Names that the host makes up are not kept.
fn target(_: &Element, element: &mut Element) -> Result<()> {
    let made_up = |name: &str| ["vnet", "macvtap", "macvlan"].iter().any(|prefix| name.starts_with(prefix));
    if element.get("managed") != Some("no") && element.get("dev").is_some_and(made_up) {
        element.unset("dev");
    }
    Ok(())
}

fn model(_: &Element, element: &mut Element) -> Result<()> {
    let Some(name) = element.get("type") else { return Ok(()) };
    if let Some(known) = MODELS.iter().find(|known| known.eq_ignore_ascii_case(name)) {
        element.set("type", *known);
    } else if name.chars().any(|letter| !(letter.is_ascii_alphanumeric() || letter == '_' || letter == '-')) {
        let detail = "Model name contains invalid characters";
        return Err(Error::new(Origin::Domain, Code::InvalidArg, detail));
    }
    Ok(())
}

fn driver(_: &Element, element: &mut Element) -> Result<()> {
    // One queue is what there is anyway.
    if element.get("queues") == Some("1") {
        element.unset("queues");
    }
    Ok(())
}

/// Writes parameters sorted by name; those of one name stay in order.
fn filter(_: &Element, element: &mut Element) -> Result<()> {
    let name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let value = |letter: char| letter.is_ascii_alphanumeric() || "_.:".contains(letter);
    let valid = |parameter: &Element| {
        parameter.get("name").is_some_and(|text| text.chars().all(name))
            && parameter.get("value").is_some_and(|text| !text.is_empty() && text.chars().all(value))
    };
    element.nodes.retain(|node| matches!(node, Node::Element(parameter) if valid(parameter)));
    element.nodes.sort_by_key(|node| match node {
        Node::Element(parameter) => parameter.get("name").unwrap_or_default().to_owned(),
        Node::Text(_) => String::new(),
    });
    if element.get("filter").is_none() {
        element.nodes.clear();
    }
    Ok(())
}

fn link(_: &Element, element: &mut Element) -> Result<()> {
    match element.get("state") {
        Some("up" | "down") | None => Ok(()),
        Some(other) => Err(value::unsupported(format!("unknown interface link state '{other}'"))),
    }
}

fn mtu(raw: &Element, element: &mut Element) -> Result<()> {
    let Some(text) = raw.get("size").filter(|text| !text.is_empty()) else { return Ok(()) };
    let size = value::unsigned32(text, 10).ok_or_else(|| value::wrong("malformed mtu size"))?;
    if size > 0 {
        element.set("size", size.to_string());
    }
    Ok(())
}

fn frames(raw: &Element, element: &mut Element) -> Result<()> {
    let Some(text) = raw.get("max").filter(|text| !text.is_empty()) else { return Ok(()) };
    let wrong = || value::refused(format!("cannot parse value '{text}' for coalesce parameter"));
    let most = value::unsigned(text, 10).ok_or_else(wrong)?;
    if most > u64::from(u32::MAX) {
        let detail = format!("value '{most}' is too big for coalesce parameter, maximum is '{}'", u32::MAX);
        return Err(Error::new(Origin::Domain, Code::Overflow, detail));
    }
    if most > 0 {
        element.set("max", most.to_string());
    }
    Ok(())
}

fn is_virtio(element: &Element) -> bool {
    let model = element.child("model").and_then(|model| model.get("type"));
    matches!(model, Some("virtio" | "virtio-transitional" | "virtio-non-transitional"))
}

/// What all interfaces share, after their own.
fn complete(raw: &Element, element: &mut Element) -> Result<()> {
    let kind = element.get("type").unwrap_or_default().to_owned();
    let with_source = ["network", "vds", "internal", "bridge", "direct", "vdpa", "client", "server", "mcast", "udp"];
    if raw.child("source").is_none() && with_source.contains(&kind.as_str()) {
        return Err(value::wrong(format!("interface type='{kind}' requires a 'source' element")));
    }
    let port_kinds = ["network", "bridge", "direct", "hostdev"];
    if raw.child("virtualport").is_some() && !port_kinds.contains(&kind.as_str()) {
        let detail = format!("<virtualport> element unsupported for <interface type='{kind}'>");
        return Err(value::unsupported(detail));
    }
    super::vport::check(element, kind != "network")?;
    if !matches!(kind.as_str(), "network" | "bridge" | "ethernet") {
        element.remove("filterref");
    }
    let floor = raw.child("bandwidth").and_then(|bandwidth| bandwidth.child("inbound")?.get("floor"));
    if kind != "network" && floor.is_some() {
        let detail = "floor attribute is not supported for this config";
        return Err(Error::new(Origin::None, Code::ConfigUnsupported, detail));
    }
    if element.child("mac").is_none() {
        element.push(Element::new("mac"));
    }
    if let Some(mac) = element.child_mut("mac").filter(|mac| mac.get("address").is_none()) {
        mac.set("address", value::format_mac(value::new_mac()));
        MAC.arrange(mac);
    }
    Ok(())
}

fn interface(raw: &Element, element: &mut Element) -> Result<()> {
    complete(raw, element)?;
    let kind = element.get("type").unwrap_or_default().to_owned();
    let passt = element.child("backend").and_then(|backend| backend.get("type")) == Some("passt");
    if kind == "vhostuser" {
        vhost_user(raw, element, passt)?;
    }
    let dev = raw.child("source").and_then(|source| source.get("dev"));
    if let (true, "user" | "vhostuser", Some(dev)) = (passt, kind.as_str(), dev) {
        if element.child("source").is_none() {
            element.push(Element::new("source"));
        }
        if let Some(source) = element.child_mut("source") {
            source.set("dev", dev);
        }
    }
    if kind == "udp" && element.child("source").is_some_and(|source| source.child("local").is_none()) {
        return Err(value::wrong("'<local>' element missing for 'udp' socket interface"));
    }
    let is_server = kind == "server";
    let address = element.child("source").is_some_and(|source| source.get("address").is_some());
    if matches!(kind.as_str(), "client" | "mcast") && !is_server && !address {
        let source = raw.child("source").cloned().unwrap_or_default();
        return Err(crate::conf::domain::shape::missing_attribute("address", &source));
    }
    if !is_virtio(element) {
        super::check_no_virtio_options(element.child("driver"))?;
        element.remove("driver");
        if let Some(backend) = element.child_mut("backend") {
            backend.unset("vhost");
        }
    }
    Ok(())
}

fn vhost_user(raw: &Element, element: &mut Element, passt: bool) -> Result<()> {
    let given = raw.child("source");
    let get = |name: &str| given.and_then(|source| source.get(name));
    if let Some(kind) = get("type").filter(|kind| *kind != "unix") {
        let detail = format!("Type='{kind}' unsupported for <interface type='vhostuser'>");
        return Err(value::unsupported(detail));
    }
    let mode = word_but_first("mode", &["", "client", "server"]);
    let mut read = Element::new("source");
    if let Some(source) = given {
        mode.read(source, &mut read)?;
    }
    if passt {
        return Ok(());
    }
    if element.child("source").is_none() {
        element.push(Element::new("source"));
    }
    if let Some(source) = element.child_mut("source") {
        source.attributes.retain(|(name, _)| !matches!(name.as_str(), "type" | "path" | "mode"));
        source.set("type", "unix");
        if let Some(path) = get("path") {
            source.set("path", path);
        }
        source.set("mode", read.get("mode").unwrap_or("client"));
    }
    Ok(())
}

fn hostdev_interface(raw: &Element, element: &mut Element) -> Result<()> {
    if raw.get("managed") == Some("yes") {
        element.set("managed", "yes");
    }
    let source = raw.child("source");
    let nothing = Element::default();
    let shape = hostdev::interface_source(source.unwrap_or(&nothing))?;
    let [usb, _] = hostdev::INTERFACE_SOURCES;
    let kind = if std::ptr::eq(shape, usb) { "usb" } else { "pci" };
    hostdev::subsystem_source(raw, kind)?;
    if raw.get("model").is_some() {
        let detail = format!("'model' attribute in <hostdev> is only supported when type='{kind}'");
        return Err(value::wrong(detail));
    }
    // Here the address says what kind it is.
    if let Some(address) = element.child_mut("source").and_then(|source| source.child_mut("address")) {
        address.attributes.insert(0, ("type".into(), kind.into()));
    }
    if kind != "pci" {
        element.remove("driver");
    }
    if let Some(backend) = element.child_mut("backend") {
        backend.unset("vhost");
    }
    complete(raw, element)
}

/// Names the host's end of an interface.
pub(in crate::conf::domain) fn name(interface: &mut Element, name: &str) {
    if interface.child("target").is_none() {
        interface.push(Element::new("target"));
    }
    if let Some(target) = interface.child_mut("target") {
        target.set("dev", name);
        TARGET.arrange(target);
    }
    let shape = if interface.get("type") == Some("hostdev") { &HOSTDEV } else { &PLAIN };
    shape.arrange(interface);
}
