//! Controllers, given and implied.

use super::disk::IOTHREADS;
use super::info::{self, number_of, virtio_options};
use crate::conf::domain::shape::{
    Attribute, Child, Content, Family, NUMBER, SIGNED, Shape, WIDE, computed, number, on_off, word,
};
use crate::conf::domain::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

const TYPES: &[&str] = &["ide", "fdc", "scsi", "sata", "virtio-serial", "ccid", "usb", "pci", "xenbus", "isa"];

const PCI_MODELS: &[&str] = &[
    "pci-root",
    "pcie-root",
    "pci-bridge",
    "dmi-to-pci-bridge",
    "pcie-to-pci-bridge",
    "pcie-root-port",
    "pcie-switch-upstream-port",
    "pcie-switch-downstream-port",
    "pci-expander-bus",
    "pcie-expander-bus",
];

const PCI_NAMES: &[&str] = &[
    "none",
    "pci-bridge",
    "i82801b11-bridge",
    "ioh3420",
    "x3130-upstream",
    "xio3130-downstream",
    "pxb",
    "pxb-pcie",
    "pcie-root-port",
    "spapr-pci-host-bridge",
    "pcie-pci-bridge",
];

const SCSI_MODELS: &[&str] = &[
    "auto",
    "buslogic",
    "lsilogic",
    "lsisas1068",
    "vmpvscsi",
    "ibmvscsi",
    "virtio-scsi",
    "lsisas1078",
    "virtio-transitional",
    "virtio-non-transitional",
    "ncr53c90",
    "dc390",
    "am53c974",
];

const USB_MODELS: &[&str] = &[
    "piix3-uhci",
    "piix4-uhci",
    "ehci",
    "ich9-ehci1",
    "ich9-uhci1",
    "ich9-uhci2",
    "ich9-uhci3",
    "vt82c686b-uhci",
    "pci-ohci",
    "nec-xhci",
    "qusb1",
    "qusb2",
    "qemu-xhci",
    "none",
];

/// A controller, in the variant of its type.
pub(in crate::conf::domain) static CONTROLLER: Family = Family {
    name: "controller",
    shapes: &[&PLAIN, &PCI, &USB, &VIRTIO_SERIAL, &XENBUS],
    pick: |_, raw| {
        Ok(match raw.get("type") {
            Some("pci") => &PCI,
            Some("usb") => &USB,
            Some("virtio-serial") => &VIRTIO_SERIAL,
            Some("xenbus") => &XENBUS,
            _ => &PLAIN,
        })
    },
};

/// A number that may be zero but not negative, with the message that goes with it.
const COUNT: crate::conf::domain::shape::Number = SIGNED.not_negative();

const TYPE: Attribute = word("type", TYPES).or("ide");
const INDEX: Attribute = number("index", COUNT);
const MODEL: Attribute = computed("model");

/// What controllers hold, with what is theirs first.
macro_rules! holding {
    ($($own:expr),*) => {
        &[
            $($own,)*
            Child::One(&DRIVER),
            Child::Dropped("boot"),
            Child::One(&info::ALIAS),
            Child::One(&info::MASTER),
            Child::Dropped("rom"),
            Child::One(&info::ACPI),
            Child::OneOf(&info::ADDRESS),
            Child::One(&PCI_HOLE),
        ]
    };
}

static PLAIN: Shape = Shape::new("controller", &[TYPE, INDEX, MODEL])
    .children(holding!(Child::Dropped("model"), Child::Dropped("target")))
    .adjust(controller);
static USB: Shape = Shape::new("controller", &[TYPE, INDEX, MODEL, number("ports", COUNT)])
    .children(holding!(Child::Dropped("model"), Child::Dropped("target")))
    .adjust(usb);
static VIRTIO_SERIAL: Shape =
    Shape::new("controller", &[TYPE, INDEX, MODEL, number("ports", COUNT), number("vectors", COUNT)])
        .children(holding!(Child::Dropped("model"), Child::Dropped("target")))
        .adjust(controller);
static XENBUS: Shape =
    Shape::new("controller", &[TYPE, INDEX, MODEL, number("maxGrantFrames", COUNT), number("maxEventChannels", COUNT)])
        .children(holding!(Child::Dropped("model"), Child::Dropped("target")))
        .adjust(controller);
static PCI: Shape = Shape::new("controller", &[TYPE, INDEX, MODEL])
    .children(holding!(Child::One(&PCI_MODEL), Child::One(&PCI_TARGET)))
    .adjust(pci);

const fn driver_attributes() -> [Attribute; 9] {
    let [iommu, ats, packed, page_per_vq] = virtio_options!();
    [
        number("queues", NUMBER),
        number("cmd_per_lun", NUMBER),
        number("max_sectors", NUMBER),
        on_off("ioeventfd"),
        number("iothread", NUMBER),
        iommu,
        ats,
        packed,
        page_per_vq,
    ]
}

static DRIVER: Shape = Shape::new("driver", &const { driver_attributes() }).children(&[Child::One(&IOTHREADS)]);

static PCI_MODEL: Shape = Shape::new("model", &[crate::conf::domain::shape::word_or_first("name", PCI_NAMES)]);

static PCI_TARGET: Shape = Shape::new(
    "target",
    &[
        number("chassisNr", COUNT.base(0)),
        number("chassis", COUNT.base(0)),
        number("port", COUNT.base(0).hex(1)),
        number("busNr", COUNT.base(0)),
        number("index", COUNT.base(0)),
        on_off("hotplug"),
        number("memReserve", WIDE.nonzero().base(0)),
    ],
)
.children(&[Child::One(&NODE)]);
static NODE: Shape =
    Shape::new("node", &[]).content(Content::Number(NUMBER.with_zero(), "invalid NUMA node in target"));

static PCI_HOLE: Shape = Shape::new("pcihole64", &[computed("unit")]).content(Content::Size {
    path: "./pcihole64",
    scale: 1024,
    unit: "KiB",
    zero: true,
});

/// The models that controllers of a type have.
pub(in crate::conf::domain) fn models(kind: &str) -> &'static [&'static str] {
    match kind {
        "scsi" => SCSI_MODELS,
        "usb" => USB_MODELS,
        "pci" => PCI_MODELS,
        "ide" => &["piix3", "piix4", "ich6"],
        "virtio-serial" => &["virtio", "virtio-transitional", "virtio-non-transitional"],
        _ => &[],
    }
}

fn controller(raw: &Element, element: &mut Element) -> Result<()> {
    let kind = element.get("type").unwrap_or_default().to_owned();
    if let Some(model) = raw.get("model") {
        if !models(&kind).contains(&model) {
            return Err(value::unsupported(format!("Unknown model type '{model}'")));
        }
        element.set("model", model);
    }
    for name in ["model", "target"] {
        if raw.all(name).count() > 1 {
            let detail = format!("Multiple <{name}> elements in controller definition not allowed");
            return Err(value::wrong(detail));
        }
    }
    if kind != "pci" {
        element.remove("pcihole64");
    }
    Ok(())
}

fn usb(raw: &Element, element: &mut Element) -> Result<()> {
    controller(raw, element)?;
    let companion = match element.get("model") {
        Some("ich9-uhci1") => Some("0"),
        Some("ich9-uhci2") => Some("2"),
        Some("ich9-uhci3") => Some("4"),
        Some("none") => {
            ["alias", "master", "acpi", "address"].iter().for_each(|name| element.remove(name));
            None
        }
        _ => None,
    };
    if let Some(port) = companion.filter(|_| element.child("master").is_none()) {
        element.push(Element::new("master").attribute("startport", port));
    }
    Ok(())
}

fn pci(raw: &Element, element: &mut Element) -> Result<()> {
    controller(raw, element)?;
    if !matches!(element.get("model"), Some("pci-root" | "pcie-root")) {
        element.remove("pcihole64");
    }
    Ok(())
}

/// Checks USB controllers as they are given: either none at all is wanted, or one that leads.
pub(in crate::conf::domain) fn check_usb(given: &[Element]) -> Result<()> {
    let (mut none, mut some, mut leader) = (false, false, false);
    for one in given.iter().filter(|one| one.get("type") == Some("usb")) {
        let is_none = one.get("model") == Some("none");
        if none || is_none && some {
            let detail = "Can't add another USB controller: USB is disabled for this domain";
            return Err(value::refused(detail));
        }
        none |= is_none;
        some |= !is_none;
        leader |= one.child("master").is_none();
    }
    if some && !leader {
        return Err(value::refused("No master USB controller specified"));
    }
    Ok(())
}

/// A controller of a type with an index, as made for devices that need it.
fn implied(kind: &str, index: u64, model: Option<&str>) -> Element {
    let element = Element::new("controller").attribute("type", kind).attribute("index", index.to_string());
    match model {
        Some(model) => element.attribute("model", model),
        None => element,
    }
}

/// The index of a controller; `None` while it has none.
fn index_of(controller: &Element) -> Option<u64> {
    controller.get("index").and_then(|index| value::unsigned(index, 10))
}

/// Puts a controller among others: those of a type stay together, in the order of their indexes,
/// companions after the one that they belong to.
pub(in crate::conf::domain) fn insert(controllers: &mut Vec<Element>, controller: Element) {
    let index = index_of(&controller);
    let companion = controller.child("master").is_some();
    let mut insert_at = None;
    for (place, other) in controllers.iter().enumerate().rev() {
        if other.get("type") != controller.get("type") {
            continue;
        }
        if index.is_none() {
            insert_at = Some(place + 1);
            break;
        }
        let belongs_to_it = !companion && other.child("master").is_some() && index_of(other) == index;
        if index_of(other) > index || belongs_to_it {
            insert_at = Some(place);
        } else if insert_at.is_none() {
            insert_at = Some(place + 1);
        }
    }
    controllers.insert(insert_at.unwrap_or(controllers.len()), controller);
}

/// Adds a controller unless there is one of that type and index.
pub(in crate::conf::domain) fn ensure(controllers: &mut Vec<Element>, kind: &str, index: u64, model: Option<&str>) {
    let same = |other: &Element| other.get("type") == Some(kind) && index_of(other) == Some(index);
    if !controllers.iter().any(same) {
        insert(controllers, implied(kind, index, model));
    }
}

/// The model of the controller of a type with an index, if there is one and it has one.
pub(in crate::conf::domain) fn model_of<'a>(controllers: &'a [Element], kind: &str, index: u64) -> Option<&'a str> {
    let same = |one: &&Element| one.get("type") == Some(kind) && index_of(one) == Some(index);
    controllers.iter().find(same)?.get("model")
}

/// Adds controllers of a type up to an index. Bounded by what a description can ask for.
///
/// # Errors
/// When so many are asked for that no machine has them.
pub(in crate::conf::domain) fn ensure_up_to(
    controllers: &mut Vec<Element>,
    kind: &str,
    last: u64,
    model: Option<&str>,
) -> Result<()> {
    const MOST: u64 = 4096;
    if last > MOST {
        let detail = format!("controller index {last} of type '{kind}' is too high, maximum is {MOST}");
        return Err(Error::new(Origin::Domain, Code::ConfigUnsupported, detail));
    }
    for index in 0..=last {
        ensure(controllers, kind, index, model);
    }
    Ok(())
}

/// Whether it is one of a group of USB 2 controllers that share an index.
fn is_usb2(controller: &Element) -> bool {
    let model = controller.get("model").unwrap_or_default();
    controller.get("type") == Some("usb") && model.starts_with("ich9-")
}

/// Gives an index to each controller that has none.
pub(in crate::conf::domain) fn assign_indexes(controllers: &mut Vec<Element>) {
    let mut reinsert = false;
    for place in 0..controllers.len() {
        let Some(controller) = controllers.get(place) else { break };
        if index_of(controller).is_some() {
            continue;
        }
        let mut index = None;
        if place > 0 && is_usb2(controller) {
            reinsert = true;
            index = shared_index(controllers, place);
        }
        let index = index.unwrap_or_else(|| unused_index(controllers, controller.get("type")));
        if let Some(controller) = controllers.get_mut(place) {
            controller.set("index", index.to_string());
            PLAIN.arrange(controller);
        }
    }
    if reinsert {
        for controller in std::mem::take(controllers) {
            insert(controllers, controller);
        }
    }
}

/// The index of the group of USB 2 controllers before a place, if it lacks one of that model.
fn shared_index(controllers: &[Element], place: usize) -> Option<u64> {
    let model = controllers.get(place)?.get("model");
    let before = controllers.iter().take(place).rev().find(|other| other.get("type") == Some("usb"))?;
    let index = index_of(before).filter(|_| is_usb2(before))?;
    let taken = controllers
        .iter()
        .any(|other| other.get("type") == Some("usb") && index_of(other) == Some(index) && other.get("model") == model);
    (!taken).then_some(index)
}

fn unused_index(controllers: &[Element], kind: Option<&str>) -> u64 {
    let mut used: Vec<_> = controllers.iter().filter(|other| other.get("type") == kind).filter_map(index_of).collect();
    used.sort_unstable();
    used.dedup();
    (0..).zip(&used).find(|(index, used)| index != *used).map_or(used.len() as u64, |(index, _)| index)
}

/// Refuses two controllers of a type with one index, but for USB, where companions share it.
///
/// # Errors
/// When there are such controllers.
pub(in crate::conf::domain) fn reject_duplicates(controllers: &[Element]) -> Result<()> {
    for (place, controller) in controllers.iter().enumerate() {
        let [kind, index] = ["type", "index"].map(|name| controller.get(name).unwrap_or_default());
        let same = |other: &Element| other.get("type") == Some(kind) && other.get("index") == Some(index);
        if kind != "usb" && controllers.iter().take(place).any(same) {
            return Err(value::wrong(format!("Multiple '{kind}' controllers with index '{index}'")));
        }
    }
    Ok(())
}

/// The highest controller that devices on a bus need, from their addresses.
pub(in crate::conf::domain) fn highest<'a>(devices: impl Iterator<Item = &'a Element>) -> Option<u64> {
    let drive = |device: &'a Element| device.child("address").filter(|address| address.get("type") == Some("drive"));
    devices.filter_map(drive).map(|address| number_of(address, "controller")).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unused_index_fills_gaps() {
        let controllers = [implied("scsi", 0, None), implied("scsi", 2, None), implied("ide", 1, None)];
        assert_eq!(unused_index(&controllers, Some("scsi")), 1);
        assert_eq!(unused_index(&controllers, Some("ide")), 0);
        assert_eq!(unused_index(&controllers, Some("pci")), 0);
    }

    #[test]
    fn controllers_of_a_type_stay_in_order() {
        let mut controllers = vec![implied("scsi", 2, None), implied("ide", 0, None)];
        ensure_up_to(&mut controllers, "scsi", 2, None).unwrap();
        let all: Vec<_> = controllers.iter().map(|one| (one.get("type"), one.get("index"))).collect();
        let scsi = Some("scsi");
        assert_eq!(all, [(scsi, Some("0")), (scsi, Some("1")), (scsi, Some("2")), (Some("ide"), Some("0"))]);
        assert!(ensure_up_to(&mut controllers, "scsi", u64::from(u32::MAX), None).is_err());
    }
}
