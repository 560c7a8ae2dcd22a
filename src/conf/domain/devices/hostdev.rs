//! Devices of the host that are given to the guest.

use super::disk::{READONLY, SHAREABLE};
use super::info::{self, number_of};
use super::network::{HOSTDEV_ROUTE, IP};
use super::storage;
use crate::conf::domain::shape::{
    Attribute, Child, Family, NUMBER, Shape, WIDE, computed, dropped, filled, missing_attribute, number, on_off, text,
    word, word_but_first, word_or_first, yes_no,
};
use crate::conf::domain::value;
use crate::error::Result;
use crate::xml::Element;

const SUBSYSTEMS: &[&str] = &["usb", "pci", "scsi", "scsi_host", "mdev"];

/// A device of the host, in the variant of its mode and type.
pub(in crate::conf::domain) static HOSTDEV: Family =
    Family { name: "hostdev", shapes: &[&SUBSYSTEM, &CAPABILITIES], pick: pick_hostdev };

fn pick_hostdev(_: &Element, raw: &Element) -> Result<&'static Shape> {
    Ok(if raw.get("mode") == Some("capabilities") { &CAPABILITIES } else { &SUBSYSTEM })
}

const MODE: Attribute = word("mode", &["subsystem", "capabilities"]).or("subsystem");

/// What follows the source in both modes.
macro_rules! holding {
    ($($own:expr),*) => {
        &[
            $($own,)*
            Child::One(&TEAMING),
            Child::One(&READONLY),
            Child::One(&SHAREABLE),
            Child::One(&info::BOOT),
            Child::One(&info::ALIAS),
            Child::One(&info::MASTER),
            Child::One(&info::ROM),
            Child::One(&info::ACPI),
            Child::OneOf(&info::ADDRESS),
        ]
    };
}

static SUBSYSTEM: Shape = Shape::new(
    "hostdev",
    &[
        MODE,
        word("type", SUBSYSTEMS).required(),
        computed("managed"),
        word_but_first("sgio", &["default", "filtered", "unfiltered"]),
        yes_no("rawio"),
        computed("model"),
        on_off("display"),
        on_off("ramfb"),
    ],
)
.children(holding!(Child::One(&DRIVER), Child::OneOf(&SOURCE), Child::Dropped("ip"), Child::Dropped("route")))
.open()
.adjust(subsystem);

static CAPABILITIES: Shape = Shape::new("hostdev", &[MODE, word("type", &["storage", "misc", "net"]).required()])
    .children(holding!(Child::One(&CAPABILITY_SOURCE), Child::Each(&IP), Child::Each(&HOSTDEV_ROUTE)))
    .adjust(capabilities);

/// The host's driver for a PCI device.
pub(super) static DRIVER: Shape = Shape::new(
    "driver",
    &[word_but_first("name", &["default", "kvm", "vfio", "xen"]), text("model"), yes_no("iommufd")],
);

/// Two interfaces that act as one.
pub(super) static TEAMING: Shape = Shape::new("teaming", &[computed("type"), filled("persistent")]).adjust(teaming);

static SOURCE: Family = Family {
    name: "source",
    shapes: &[&USB_SOURCE, &PCI_SOURCE, &SCSI_SOURCE, &ISCSI_SOURCE, &SCSI_HOST_SOURCE, &MDEV_SOURCE],
    pick: |parent, raw| {
        Ok(match parent.get("type") {
            Some("pci") => &PCI_SOURCE,
            Some("scsi") if raw.get("protocol") == Some("iscsi") => &ISCSI_SOURCE,
            Some("scsi") => &SCSI_SOURCE,
            Some("scsi_host") => &SCSI_HOST_SOURCE,
            Some("mdev") => &MDEV_SOURCE,
            _ => &USB_SOURCE,
        })
    },
};

const fn usb_attributes() -> [Attribute; 4] {
    [
        word_but_first("startupPolicy", storage::STARTUP_POLICIES),
        dropped("autoAddress"),
        dropped("missing"),
        word_but_first("guestReset", &["default", "off", "uninitialized", "on"]),
    ]
}

static USB_SOURCE: Shape = Shape::new("source", &const { usb_attributes() })
    .children(&[Child::One(&VENDOR), Child::One(&PRODUCT), Child::One(&USB_ADDRESS)])
    .adjust(usb_source);
static VENDOR: Shape = Shape::new("vendor", &[number("id", NUMBER.nonzero().base(0).hex(4)).required()]);
static PRODUCT: Shape = Shape::new("product", &[number("id", NUMBER.with_zero().base(0).hex(4)).required()]);
static USB_ADDRESS: Shape = Shape::new(
    "address",
    &[
        dropped("type"),
        number("bus", NUMBER.with_zero().base(0)).required(),
        number("device", NUMBER.with_zero().base(0)).required(),
    ],
)
.adjust(usb_address);

static PCI_SOURCE: Shape = Shape::new("source", &[yes_no("writeFiltering")])
    .children(&[Child::One(&PCI_ADDRESS), Child::Dropped("origstates")])
    .adjust(pci_source);
static PCI_ADDRESS: Shape = Shape::new(
    "address",
    &[
        dropped("type"),
        number("domain", NUMBER.with_zero().base(0).hex(4)).or("0x0000"),
        number("bus", NUMBER.with_zero().base(0).hex(2)).or("0x00"),
        number("slot", NUMBER.with_zero().base(0).hex(2)).or("0x00"),
        number("function", NUMBER.with_zero().base(0).hex(1)).or("0x0"),
        dropped("multifunction"),
    ],
)
.adjust(|_, element| if info::is_empty_pci(element) { Ok(()) } else { info::check_pci(element) });

static SCSI_SOURCE: Shape = Shape::new("source", &[word_or_first("protocol", &["adapter", "iscsi"])])
    .children(&[Child::One(&ADAPTER), Child::One(&SCSI_ADDRESS)])
    .adjust(scsi_source);
static ADAPTER: Shape = Shape::new("adapter", &[filled("name")]);
static SCSI_ADDRESS: Shape = Shape::new(
    "address",
    &[
        dropped("type"),
        number("bus", NUMBER.with_zero().base(0)).required(),
        number("target", NUMBER.with_zero().base(0)).required(),
        number("unit", WIDE.with_zero().base(0)).required(),
    ],
);

static ISCSI_SOURCE: Shape = Shape::new("source", &[word("protocol", &["adapter", "iscsi"]), text("name")])
    .children(&[Child::Each(&storage::HOST), Child::One(&storage::AUTH), Child::One(&storage::INITIATOR)])
    .adjust(iscsi_source);

static SCSI_HOST_SOURCE: Shape =
    Shape::new("source", &[word_but_first("protocol", &["none", "vhost"]).required(), text("wwpn")])
        .adjust(scsi_host_source);

static MDEV_SOURCE: Shape = Shape::holding("source", &[Child::One(&MDEV_ADDRESS)]);
static MDEV_ADDRESS: Shape = Shape::new("address", &[computed("uuid")]).adjust(mdev_address);

static CAPABILITY_SOURCE: Shape =
    Shape::holding("source", &[Child::One(&BLOCK), Child::One(&CHARACTER), Child::One(&NET)]);
static BLOCK: Shape = Shape::with_text("block");
static CHARACTER: Shape = Shape::with_text("char");
static NET: Shape = Shape::with_text("interface");

fn teaming(raw: &Element, element: &mut Element) -> Result<()> {
    let kind = raw.get("type").filter(|kind| !kind.is_empty());
    match kind {
        Some(kind @ ("persistent" | "transient")) => element.set("type", kind),
        None if element.get("persistent").is_none() => {}
        other => {
            let detail = format!("unknown teaming type '{}'", other.unwrap_or("(null)"));
            return Err(value::unsupported(detail));
        }
    }
    Ok(())
}

/// The source that a device of that type has in an interface, where its address tells the type.
pub(super) fn interface_source(raw: &Element) -> Result<&'static Shape> {
    let address = raw.child("address").and_then(|address| address.get("type"));
    let usb = raw.child("vendor").map(|_| "usb");
    match address.or(usb) {
        Some("usb") => Ok(&USB_SOURCE),
        Some("pci") => Ok(&PCI_SOURCE),
        other => {
            let other = other.unwrap_or("(null)");
            Err(value::unsupported(format!("unknown host device source address type '{other}'")))
        }
    }
}

/// All that can be the source of an interface that is a device of the host.
pub(super) static INTERFACE_SOURCES: [&Shape; 2] = [&USB_SOURCE, &PCI_SOURCE];

fn usb_source(_: &Element, element: &mut Element) -> Result<()> {
    match (element.child("vendor"), element.child("product")) {
        (Some(_), None) => Err(value::internal("missing product")),
        (None, Some(_)) => Err(value::internal("missing vendor")),
        _ => Ok(()),
    }
}

fn usb_address(_: &Element, element: &mut Element) -> Result<()> {
    if number_of(element, "bus") == 0 && number_of(element, "device") == 0 {
        element.attributes.clear();
    }
    Ok(())
}

fn pci_source(_: &Element, element: &mut Element) -> Result<()> {
    if element.child("address").is_none() {
        element.nodes.extend(PCI_ADDRESS.read(&Element::new("address"))?.map(crate::xml::Node::Element));
    }
    Ok(())
}

fn scsi_source(_: &Element, element: &mut Element) -> Result<()> {
    if element.child("address").is_none() {
        return Err(value::wrong("'address' must be specified for scsi hostdev source"));
    }
    if element.child("adapter").is_none() {
        return Err(value::wrong("'adapter' name must be specified for scsi hostdev source"));
    }
    Ok(())
}

fn iscsi_source(_: &Element, element: &mut Element) -> Result<()> {
    let Some(name) = element.get("name").map(str::to_owned) else {
        return Err(value::wrong("missing iSCSI hostdev source path name"));
    };
    match element.all("host").count() {
        0 => return Err(value::wrong("missing the host address for the iSCSI hostdev")),
        1 => {}
        _ => return Err(value::wrong("only one source host address may be specified for the iSCSI hostdev")),
    }
    let secret = element.child("auth").and_then(|auth| auth.child("secret")?.get("type"));
    if let Some(kind) = secret.filter(|kind| *kind != "iscsi") {
        if ["none", "volume", "ceph", "tls", "vtpm"].contains(&kind) {
            return Err(value::internal(format!("hostdev invalid secret type '{kind}'")));
        }
        return Err(value::unsupported(format!("invalid secret type {kind}")));
    }
    if !name.contains('/') {
        element.set("name", name + "/0");
    }
    Ok(())
}

fn scsi_host_source(_: &Element, element: &mut Element) -> Result<()> {
    let missing = || value::wrong("missing vhost-scsi hostdev source wwpn");
    let wwpn = element.get("wwpn").ok_or_else(missing)?;
    let digits = wwpn.strip_prefix("naa.").unwrap_or_default();
    if digits.len() != 16 || !digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(value::wrong("malformed 'wwpn' value"));
    }
    Ok(())
}

fn mdev_address(raw: &Element, element: &mut Element) -> Result<()> {
    let missing = || value::unsupported("Missing 'uuid' attribute for element <address>");
    let text = raw.get("uuid").ok_or_else(missing)?;
    let wrong = || value::internal("Cannot parse uuid attribute of element <address>");
    element.set("uuid", crate::uuid::format(&crate::uuid::parse(text).ok_or_else(wrong)?));
    Ok(())
}

/// What all devices of the host have that are not capabilities.
pub(super) fn subsystem_source(raw: &Element, kind: &str) -> Result<()> {
    let source = raw.child("source");
    let source = source.ok_or_else(|| value::wrong("Missing <source> element in hostdev device"))?;
    if kind != "usb" && source.get("startupPolicy").is_some() {
        return Err(value::unsupported("Setting startupPolicy is only allowed for USB devices"));
    }
    for name in ["sgio", "rawio"] {
        if kind != "scsi" && raw.get(name).is_some() {
            return Err(value::wrong(format!("{name} is only supported for scsi host device")));
        }
    }
    if kind == "mdev" && source.child("address").is_none() {
        return Err(value::unsupported("Missing <address> element"));
    }
    Ok(())
}

fn subsystem(raw: &Element, element: &mut Element) -> Result<()> {
    const VIRTIO: &[&str] = &["default", "virtio", "virtio-transitional", "virtio-non-transitional"];
    let kind = element.get("type").unwrap_or_default().to_owned();
    element.set("managed", if raw.get("managed") == Some("yes") { "yes" } else { "no" });
    subsystem_source(raw, &kind)?;
    match (kind.as_str(), raw.get("model")) {
        ("mdev", None) => return Err(missing_attribute("model", raw)),
        ("mdev", Some(_)) => word("model", &["vfio-pci", "vfio-ccw", "vfio-ap"]).read(raw, element)?,
        ("scsi_host", Some(_)) => word_or_first("model", VIRTIO).read(raw, element)?,
        (_, Some(_)) => {
            let detail = format!("'model' attribute in <hostdev> is only supported when type='{kind}'");
            return Err(value::wrong(detail));
        }
        (_, None) => {}
    }
    if !matches!(kind.as_str(), "mdev" | "pci") {
        ["display", "ramfb"].iter().for_each(|name| element.unset(name));
    }
    if kind != "scsi" {
        ["readonly", "shareable"].iter().for_each(|name| element.remove(name));
    }
    if kind != "pci" {
        element.remove("driver");
    }
    Ok(())
}

fn capabilities(raw: &Element, element: &mut Element) -> Result<()> {
    if raw.child("source").is_none() {
        return Err(value::wrong("Missing <source> element in hostdev device"));
    }
    let (name, what) = match element.get("type") {
        Some("storage") => ("block", "storage"),
        Some("misc") => ("char", "character"),
        _ => ("interface", "net"),
    };
    let given = element.child("source").and_then(|source| source.child(name)).cloned();
    let missing = || value::wrong(format!("Missing <{name}> element in hostdev {what} device"));
    let given = given.ok_or_else(missing)?;
    if let Some(source) = element.child_mut("source") {
        source.nodes = vec![crate::xml::Node::Element(given)];
    }
    if name != "interface" {
        ["ip", "route"].iter().for_each(|name| element.remove(name));
    }
    ["readonly", "shareable"].iter().for_each(|name| element.remove(name));
    Ok(())
}

/// Puts what was added to a device into its place.
pub(super) fn arrange(hostdev: &mut Element) {
    SUBSYSTEM.arrange(hostdev);
}

/// Whether a device of the host is on a SCSI bus of the guest.
pub(super) fn is_scsi(hostdev: &Element) -> bool {
    hostdev.get("mode") == Some("subsystem") && hostdev.get("type") == Some("scsi")
}
