//! What most devices have: boot order, alias, address and the like.

use crate::conf::domain::shape::{
    Child, Family, NUMBER, Shape, WIDE, computed, missing_attribute, number, on_off, text, word_but_first, yes_no,
};
use crate::conf::domain::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

/// Options that all virtio devices take on their driver.
macro_rules! virtio_options {
    () => {
        [on_off("iommu"), on_off("ats"), on_off("packed"), on_off("page_per_vq")]
    };
}
pub(super) use virtio_options;

/// A driver that takes virtio options only.
pub(super) static VIRTIO_DRIVER: Shape = Shape::new("driver", &virtio_options!());

/// The place in the order of boot.
pub(super) static BOOT: Shape =
    Shape::new("boot", &[number("order", NUMBER.nonzero()).required(), computed("loadparm")]).adjust(boot);

/// A name that the user gives; other names are the driver's and not kept.
pub(super) static ALIAS: Shape = Shape::new("alias", &[computed("name")]).adjust(alias);

/// What a companion USB controller belongs to.
pub(super) static MASTER: Shape = Shape::new("master", &[number("startport", NUMBER.with_zero()).or("0")]);

/// The option ROM.
pub(super) static ROM: Shape = Shape::new("rom", &[yes_no("enabled"), on_off("bar"), text("file")]).adjust(rom);

/// The index that ACPI shows, and the NUMA nodes that it belongs to.
pub(super) static ACPI: Shape =
    Shape::new("acpi", &[number("index", NUMBER.nonzero()), computed("nodeset")]).adjust(|raw, element| {
        if let Some(nodes) = raw.get("nodeset") {
            element.set("nodeset", value::Set::parse(nodes)?.to_string());
        }
        Ok(())
    });

/// Where a device is.
pub(super) static ADDRESS: Family = Family {
    name: "address",
    shapes: &[&PCI, &DRIVE, &VIRTIO_SERIAL, &CCID, &USB, &SPAPR_VIO, &CCW, &VIRTIO_MMIO, &ISA, &DIMM],
    pick: pick_address,
};

const TYPES: &[&str] = &[
    "none",
    "pci",
    "drive",
    "virtio-serial",
    "ccid",
    "usb",
    "spapr-vio",
    "virtio-s390",
    "ccw",
    "virtio-mmio",
    "isa",
    "dimm",
    "unassigned",
];

static PCI: Shape = Shape::new(
    "address",
    &[
        word_but_first("type", TYPES),
        number("domain", NUMBER.with_zero().base(0).hex(4)).or("0x0000"),
        number("bus", NUMBER.with_zero().base(0).hex(2)).or("0x00"),
        number("slot", NUMBER.with_zero().base(0).hex(2)).or("0x00"),
        number("function", NUMBER.with_zero().base(0).hex(1)).or("0x0"),
        on_off("multifunction"),
    ],
)
.children(&[Child::One(&ZPCI)])
.adjust(pci_address);

static ZPCI: Shape = Shape::new(
    "zpci",
    &[
        number("uid", NUMBER.with_zero().base(0).hex(4)).or("0x0000"),
        number("fid", NUMBER.with_zero().base(0).hex(8)).or("0x00000000"),
    ],
)
.adjust(zpci_address);

static DRIVE: Shape = Shape::new(
    "address",
    &[
        word_but_first("type", TYPES),
        number("controller", NUMBER.with_zero()).or("0"),
        number("bus", NUMBER.with_zero()).or("0"),
        number("target", NUMBER.with_zero()).or("0"),
        number("unit", NUMBER.with_zero()).or("0"),
    ],
);

static VIRTIO_SERIAL: Shape = Shape::new(
    "address",
    &[
        word_but_first("type", TYPES),
        number("controller", NUMBER.with_zero()).or("0"),
        number("bus", NUMBER.with_zero()).or("0"),
        number("port", NUMBER.with_zero()).or("0"),
    ],
);

static CCID: Shape = Shape::new(
    "address",
    &[
        word_but_first("type", TYPES),
        number("controller", NUMBER.with_zero()).or("0"),
        number("slot", NUMBER.with_zero()).or("0"),
    ],
);

static USB: Shape = Shape::new(
    "address",
    &[word_but_first("type", TYPES), number("bus", NUMBER.with_zero()).or("0"), computed("port")],
)
.adjust(usb_address);

static SPAPR_VIO: Shape =
    Shape::new("address", &[word_but_first("type", TYPES), number("reg", WIDE.with_zero().base(16).hex(8))]);

static CCW: Shape = Shape::new(
    "address",
    &[
        word_but_first("type", TYPES),
        number("cssid", NUMBER.with_zero().base(0).hex(1)).or("0x0"),
        number("ssid", NUMBER.with_zero().base(0).hex(1)).or("0x0"),
        number("devno", NUMBER.with_zero().base(0).hex(4)).or("0x0000"),
    ],
)
.adjust(ccw_address);

/// Also the address that is `unassigned`.
static VIRTIO_MMIO: Shape = Shape::new("address", &[word_but_first("type", TYPES)]);

static ISA: Shape = Shape::new(
    "address",
    &[word_but_first("type", TYPES), number("iobase", NUMBER.base(16).hex(1)), number("irq", NUMBER.base(16).hex(1))],
);

static DIMM: Shape = Shape::new(
    "address",
    &[
        word_but_first("type", TYPES),
        number("slot", NUMBER.with_zero()).required(),
        number("base", WIDE.base(16).hex(1)),
    ],
);

fn pick_address(_: &Element, raw: &Element) -> Result<&'static Shape> {
    let kind = raw.get("type").ok_or_else(|| missing_attribute("type", raw))?;
    Ok(match kind {
        "pci" => &PCI,
        "drive" => &DRIVE,
        "virtio-serial" => &VIRTIO_SERIAL,
        "ccid" => &CCID,
        "usb" => &USB,
        "spapr-vio" => &SPAPR_VIO,
        "ccw" => &CCW,
        "isa" => &ISA,
        "dimm" => &DIMM,
        "virtio-s390" => return Err(value::wrong("virtio-s390 bus doesn't have an address")),
        // Other words are refused by the table.
        _ => &VIRTIO_MMIO,
    })
}

/// The number that an attribute of a canonical form holds; 0 if it is not there.
pub(in crate::conf::domain) fn number_of(element: &Element, name: &str) -> u64 {
    element.get(name).and_then(|text| value::unsigned(text, 0)).unwrap_or(0)
}

/// Checks a PCI address in its canonical form.
pub(in crate::conf) fn check_pci(element: &Element) -> Result<()> {
    let wrong = |detail: String| Err(Error::new(Origin::None, Code::XmlError, detail));
    let [bus, slot, function] = ["bus", "slot", "function"].map(|name| number_of(element, name));
    if bus > 0xff {
        return wrong(format!("Invalid PCI address bus='0x{bus:x}', must be <= 0xFF"));
    }
    if slot > 0x1f {
        return wrong(format!("Invalid PCI address slot='0x{slot:x}', must be <= 0x1F"));
    }
    if function > 7 {
        return wrong(format!("Invalid PCI address function=0x{function:x}, must be <= 7"));
    }
    Ok(())
}

fn pci_address(_: &Element, element: &mut Element) -> Result<()> {
    if is_empty_pci(element) {
        // No address is given, only that it is to be a PCI one.
        ["domain", "bus", "slot", "function"].iter().for_each(|name| element.unset(name));
        return Ok(());
    }
    check_pci(element)
}

/// Whether a PCI address does not say where; a function alone does not.
pub(super) fn is_empty_pci(element: &Element) -> bool {
    ["domain", "bus", "slot"].iter().all(|name| number_of(element, name) == 0)
}

fn zpci_address(raw: &Element, element: &mut Element) -> Result<()> {
    if raw.get("uid").is_none() && raw.get("fid").is_none() {
        element.attributes.clear();
    }
    Ok(())
}

fn usb_address(raw: &Element, element: &mut Element) -> Result<()> {
    const DEEPEST: usize = 4;
    let Some(port) = raw.get("port") else { return Ok(()) };
    let wrong = || Error::internal(Origin::Device, "Cannot parse <address> 'port' attribute");
    let mut numbers = Vec::new();
    for part in port.split('.') {
        numbers.push(value::unsigned32(part, 10).ok_or_else(wrong)?);
    }
    if numbers.len() > DEEPEST {
        return Err(wrong());
    }
    // A zero ends the path.
    let path: Vec<_> = numbers.iter().take_while(|number| **number > 0).map(u32::to_string).collect();
    if !path.is_empty() {
        element.set("port", path.join("."));
    }
    Ok(())
}

fn ccw_address(raw: &Element, element: &mut Element) -> Result<()> {
    let [cssid, ssid, devno] = ["cssid", "ssid", "devno"].map(|name| number_of(element, name));
    let internal = |detail| Err(Error::internal(Origin::Device, detail));
    if cssid > 254 || ssid > 3 || devno > 65535 {
        let place = format!("cssid='0x{cssid:x}' ssid='0x{ssid:x}' devno='0x{devno:04x}'");
        return internal(format!("Invalid specification for virtio ccw address: {place}"));
    }
    let given = ["cssid", "ssid", "devno"].iter().filter(|name| raw.get(name).is_some()).count();
    if given == 1 || given == 2 {
        return internal("Invalid partial specification for virtio ccw address".to_owned());
    }
    Ok(())
}

fn boot(raw: &Element, element: &mut Element) -> Result<()> {
    let Some(given) = raw.get("loadparm") else { return Ok(()) };
    let loadparm = given.to_ascii_uppercase();
    let length = loadparm.len();
    if !(1..=8).contains(&length) {
        let detail = format!("loadparm value '{loadparm}' must be between 1 and 8 characters");
        return Err(value::internal(detail));
    }
    if loadparm.chars().any(|letter| !(letter.is_ascii_alphanumeric() || letter == '.' || letter == ' ')) {
        let expected = "expecting chars in set of [a-zA-Z0-9.] and blank spaces";
        return Err(value::internal(format!("invalid loadparm value '{loadparm}', {expected}")));
    }
    element.set("loadparm", loadparm);
    Ok(())
}

fn alias(raw: &Element, element: &mut Element) -> Result<()> {
    let name = raw.get("name").unwrap_or_default();
    let valid = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    if name.starts_with("ua-") && name.chars().all(valid) {
        element.set("name", name);
    }
    Ok(())
}

fn rom(_: &Element, element: &mut Element) -> Result<()> {
    if element.get("enabled") == Some("no") && (element.get("bar").is_some() || element.get("file").is_some()) {
        return Err(value::unsupported("ROM tuning is not supported when ROM is disabled"));
    }
    Ok(())
}
