//! Disks.

use super::info::{self, virtio_options};
use super::storage::{self, FORMATS};
use crate::conf::domain::shape::{
    Attribute, Child, Content, NUMBER, Shape, WIDE, computed, number, on_off, text, word, word_but_first,
    word_or_first, yes_no,
};
use crate::conf::domain::value;
use crate::error::Result;
use crate::xml::Element;

/// The buses that a disk can be on.
const BUSES: &[&str] = &["none", "ide", "fdc", "scsi", "virtio", "xen", "usb", "uml", "sata", "sd"];

const POLICIES: &[&str] = &["default", "stop", "report", "ignore", "enospace"];

/// A disk, with drives that take other media.
pub(in crate::conf::domain) static DISK: Shape = Shape::new(
    "disk",
    &[
        word_but_first("type", storage::TYPES).or("file"),
        word("device", &["disk", "cdrom", "floppy", "lun"]).or("disk"),
        word_or_first("model", &["default", "virtio", "virtio-transitional", "virtio-non-transitional"]),
        yes_no("rawio"),
        word_but_first("sgio", &["default", "filtered", "unfiltered"]),
        word_but_first("snapshot", &["default", "no", "internal", "external", "manual"]),
    ],
)
.children(&[
    Child::One(&DRIVER),
    Child::One(&storage::AUTH),
    Child::OneOf(&storage::SOURCE),
    Child::One(&storage::BACKING_STORE),
    Child::One(&BACKEND_DOMAIN),
    Child::One(&GEOMETRY),
    Child::One(&BLOCK_IO),
    Child::Dropped("mirror"),
    Child::One(&TARGET),
    Child::One(&IO_TUNE),
    Child::One(&THROTTLE_FILTERS),
    Child::One(&READONLY),
    Child::One(&SHAREABLE),
    Child::One(&TRANSIENT),
    Child::One(&SERIAL),
    Child::One(&WWN),
    Child::One(&VENDOR),
    Child::One(&PRODUCT),
    Child::One(&storage::ENCRYPTION),
    Child::One(&info::BOOT),
    Child::One(&info::ALIAS),
    Child::One(&info::MASTER),
    Child::Dropped("rom"),
    Child::One(&info::ACPI),
    Child::OneOf(&info::ADDRESS),
    Child::Dropped("privateData"),
    Child::Dropped("diskSecretsPlacement"),
])
.adjust(disk);

/// Which of the guest's threads serve which queues.
pub(super) static IOTHREADS: Shape = Shape::holding("iothreads", &[Child::Each(&IOTHREAD)]);
static IOTHREAD: Shape =
    Shape::new("iothread", &[number("id", NUMBER.with_zero()).required()]).children(&[Child::Each(&QUEUE)]);
static QUEUE: Shape = Shape::new("queue", &[number("id", NUMBER.with_zero()).required()]);

const fn driver_attributes() -> [Attribute; 19] {
    let [iommu, ats, packed, page_per_vq] = virtio_options!();
    [
        text("name"),
        computed("type"),
        word_or_first("cache", &["default", "none", "writethrough", "writeback", "directsync", "unsafe"]),
        word_but_first("error_policy", POLICIES),
        word_but_first("rerror_policy", POLICIES),
        word_but_first("io", &["default", "native", "threads", "io_uring"]),
        on_off("ioeventfd"),
        on_off("event_idx"),
        on_off("copy_on_read"),
        word_but_first("discard", &["default", "unmap", "ignore"]),
        number("iothread", NUMBER.nonzero()),
        word_but_first("detect_zeroes", &["default", "off", "on", "unmap"]),
        on_off("discard_no_unref"),
        number("queues", NUMBER),
        number("queue_size", NUMBER),
        iommu,
        ats,
        packed,
        page_per_vq,
    ]
}

static DRIVER: Shape = Shape::new("driver", &const { driver_attributes() })
    .children(&[Child::One(&storage::METADATA_CACHE), Child::One(&IOTHREADS), Child::One(&STATISTICS)])
    .adjust(driver);

/// What is counted of a disk's operations.
static STATISTICS: Shape = Shape::holding("statistics", &[Child::Each(&STATISTIC), Child::Each(&HISTOGRAM)]);
static STATISTIC: Shape = Shape::new("statistic", &[number("interval", NUMBER.nonzero()).required()]);
static HISTOGRAM: Shape = Shape::new("latency-histogram", &[text("type")]).children(&[Child::Each(&BIN)]).adjust(bins);
static BIN: Shape = Shape::new("bin", &[number("start", WIDE.with_zero()).required()]);

/// The first bin of a histogram begins at zero.
fn bins(_: &Element, element: &mut Element) -> Result<()> {
    let first = element.child("bin").and_then(|bin| bin.get("start"));
    if first.is_some_and(|start| start != "0") {
        element.nodes.insert(0, crate::xml::Node::Element(Element::new("bin").attribute("start", "0")));
    }
    Ok(())
}

/// The domain that serves the device, under Xen.
pub(super) static BACKEND_DOMAIN: Shape = Shape::new("backenddomain", &[crate::conf::domain::shape::filled("name")]);

static GEOMETRY: Shape = Shape::new(
    "geometry",
    &[
        number("cyls", NUMBER),
        number("heads", NUMBER),
        number("secs", NUMBER),
        word_but_first("trans", &["default", "none", "auto", "lba"]),
    ],
)
.adjust(geometry);

static BLOCK_IO: Shape = Shape::new(
    "blockio",
    &[
        number("logical_block_size", NUMBER),
        number("physical_block_size", NUMBER),
        number("discard_granularity", NUMBER),
    ],
);

static TARGET: Shape = Shape::new(
    "target",
    &[
        text("dev"),
        word_but_first("bus", BUSES),
        word_or_first("tray", &["closed", "open"]),
        on_off("removable"),
        number("rotation_rate", NUMBER),
        on_off("dpofua"),
    ],
)
.adjust(target);

/// Limits on bytes and operations, for disks and for groups of them.
macro_rules! tuning {
    ($($name:ident = $text:literal),*) => {
        $(static $name: Shape = Shape::new($text, &[]).content(Content::Number(
            WIDE,
            concat!("disk iotune field '", $text, "' must be an integer"),
        ));)*
    };
}
tuning!(
    TOTAL_BYTES = "total_bytes_sec",
    READ_BYTES = "read_bytes_sec",
    WRITE_BYTES = "write_bytes_sec",
    TOTAL_IOPS = "total_iops_sec",
    READ_IOPS = "read_iops_sec",
    WRITE_IOPS = "write_iops_sec",
    TOTAL_BYTES_MAX = "total_bytes_sec_max",
    READ_BYTES_MAX = "read_bytes_sec_max",
    WRITE_BYTES_MAX = "write_bytes_sec_max",
    TOTAL_IOPS_MAX = "total_iops_sec_max",
    READ_IOPS_MAX = "read_iops_sec_max",
    WRITE_IOPS_MAX = "write_iops_sec_max",
    SIZE_IOPS = "size_iops_sec",
    TOTAL_BYTES_LENGTH = "total_bytes_sec_max_length",
    READ_BYTES_LENGTH = "read_bytes_sec_max_length",
    WRITE_BYTES_LENGTH = "write_bytes_sec_max_length",
    TOTAL_IOPS_LENGTH = "total_iops_sec_max_length",
    READ_IOPS_LENGTH = "read_iops_sec_max_length",
    WRITE_IOPS_LENGTH = "write_iops_sec_max_length"
);

/// The limits in their order; the group's name comes among them in a disk and last in a group.
macro_rules! limits {
    ($middle:expr, $last:expr) => {
        &[
            Child::One(&TOTAL_BYTES),
            Child::One(&READ_BYTES),
            Child::One(&WRITE_BYTES),
            Child::One(&TOTAL_IOPS),
            Child::One(&READ_IOPS),
            Child::One(&WRITE_IOPS),
            Child::One(&TOTAL_BYTES_MAX),
            Child::One(&READ_BYTES_MAX),
            Child::One(&WRITE_BYTES_MAX),
            Child::One(&TOTAL_IOPS_MAX),
            Child::One(&READ_IOPS_MAX),
            Child::One(&WRITE_IOPS_MAX),
            Child::One(&SIZE_IOPS),
            $middle,
            Child::One(&TOTAL_BYTES_LENGTH),
            Child::One(&READ_BYTES_LENGTH),
            Child::One(&WRITE_BYTES_LENGTH),
            Child::One(&TOTAL_IOPS_LENGTH),
            Child::One(&READ_IOPS_LENGTH),
            Child::One(&WRITE_IOPS_LENGTH),
            $last,
        ]
    };
}

pub(in crate::conf::domain) static IO_TUNE: Shape =
    Shape::holding("iotune", limits!(Child::One(&GROUP_NAME), Child::Dropped("")));
static GROUP_NAME: Shape = Shape::with_text("group_name");

/// Groups of disks with limits in common.
pub(in crate::conf::domain) static THROTTLE_GROUPS: Shape =
    Shape::holding("throttlegroups", &[Child::Each(&THROTTLE_GROUP)]).adjust(throttle_groups);
static THROTTLE_GROUP: Shape =
    Shape::holding("throttlegroup", limits!(Child::Dropped(""), Child::One(&GROUP_NAME))).adjust(throttle_group);

static THROTTLE_FILTERS: Shape =
    Shape::holding("throttlefilters", &[Child::Each(&THROTTLE_FILTER)]).adjust(throttle_filters);
static THROTTLE_FILTER: Shape = Shape::new("throttlefilter", &[text("group").required()]);

/// The guest can only read it.
pub(super) static READONLY: Shape = Shape::flag("readonly").content(Content::Elements(&[]));
/// Other domains use it too.
pub(super) static SHAREABLE: Shape = Shape::flag("shareable");
static TRANSIENT: Shape = Shape::new("transient", &[yes_no("shareBacking")]).or_bare().adjust(transient);
static SERIAL: Shape = Shape::with_text("serial");
static WWN: Shape = Shape::with_text("wwn");
static VENDOR: Shape = Shape::with_text("vendor");
static PRODUCT: Shape = Shape::with_text("product");

/// Checks the numbers of a group before they are read as those of a disk, which are told otherwise.
pub(in crate::conf::domain) fn check_group_numbers(groups: &Element) -> Result<()> {
    let is_name = |element: &Element| element.is("group_name");
    for field in groups.all("throttlegroup").flat_map(Element::elements).filter(|field| !is_name(field)) {
        let text = field.text();
        let known = THROTTLE_GROUP.knows_child(&field.name);
        if known && !text.is_empty() && value::unsigned(&text, 10).is_none() {
            return Err(value::wrong(format!("throttle group field '{}' must be an integer", field.name)));
        }
    }
    Ok(())
}

fn driver(raw: &Element, element: &mut Element) -> Result<()> {
    if element.get("rerror_policy") == Some("enospace") {
        return Err(value::unsupported("Invalid disk read error policy: 'enospace'"));
    }
    match raw.get("type") {
        None => {}
        Some("aio") => element.set("type", "raw"),
        Some(format) if FORMATS.iter().skip(1).any(|known| *known == format) => element.set("type", format),
        Some(other) => return Err(value::unsupported(format!("unknown driver format value '{other}'"))),
    }
    Ok(())
}

fn geometry(_: &Element, element: &mut Element) -> Result<()> {
    if ["cyls", "heads", "secs"].iter().any(|name| element.get(name).is_none()) {
        element.attributes.clear();
    }
    Ok(())
}

fn target(_: &Element, element: &mut Element) -> Result<()> {
    if let Some(name) = element.get("dev").and_then(|name| name.strip_prefix("ioemu:")).map(str::to_owned) {
        element.set("dev", name);
    }
    Ok(())
}

fn transient(_: &Element, element: &mut Element) -> Result<()> {
    if element.get("shareBacking") == Some("no") {
        element.unset("shareBacking");
    }
    Ok(())
}

fn throttle_group(_: &Element, element: &mut Element) -> Result<()> {
    element.child("group_name").map(|_| ()).ok_or_else(|| value::wrong("missing group name"))
}

fn throttle_filters(_: &Element, element: &mut Element) -> Result<()> {
    let mut names = Vec::new();
    for name in element.elements().filter_map(|filter| filter.get("group")) {
        if names.contains(&name) {
            return Err(value::wrong(format!("duplicate filter name '{name}' found")));
        }
        names.push(name);
    }
    Ok(())
}

fn throttle_groups(_: &Element, element: &mut Element) -> Result<()> {
    let mut names = Vec::new();
    for name in element.elements().filter_map(|group| group.child_text("group_name")) {
        if names.contains(&name) {
            return Err(value::wrong(format!("duplicate group name '{name}' found")));
        }
        names.push(name);
    }
    Ok(())
}

/// The bus of a disk whose definition names none.
fn default_bus(device: &str, target: &str) -> &'static str {
    if device == "floppy" {
        return "fdc";
    }
    let buses = [("hd", "ide"), ("sd", "scsi"), ("vd", "virtio"), ("xvd", "xen"), ("ubd", "uml")];
    buses.iter().find(|(prefix, _)| target.starts_with(prefix)).map_or("ide", |(_, bus)| bus)
}

fn disk(raw: &Element, element: &mut Element) -> Result<()> {
    if raw.child("source").is_none() {
        element.set("type", "file");
    }
    for (name, detail) in [
        ("auth", "an <auth> definition already found for disk source"),
        ("encryption", "an <encryption> definition already found for disk source"),
    ] {
        let in_source = raw.child("source").is_some_and(|source| source.child(name).is_some());
        if in_source && raw.child(name).is_some() {
            return Err(value::unsupported(detail));
        }
    }
    let device = element.get("device").unwrap_or("disk").to_owned();
    if device == "cdrom" && element.child("readonly").is_none() {
        element.push(Element::new("readonly"));
    }
    let read_only = element.child("readonly").is_some();
    if element.get("type") == Some("vhostuser") && element.get("snapshot").is_none() {
        element.set("snapshot", "no");
    } else if read_only && element.get("snapshot") == Some("no") {
        // That is what read-only means anyway.
        element.unset("snapshot");
    }
    if element.child("target").is_none() {
        element.push(Element::new("target"));
    }
    iscsi_unit(element);
    if let Some(target) = element.child_mut("target") {
        if !matches!(device.as_str(), "cdrom" | "floppy") && target.get("tray").is_some() {
            return Err(value::unsupported("tray is only valid for cdrom and floppy"));
        }
        let name = target.get("dev").unwrap_or_default().to_owned();
        if target.get("bus").is_none() {
            target.set("bus", default_bus(&device, &name));
        }
        check_removable(target, &device)?;
        TARGET.arrange(target);
    }
    assign_address(element)
}

/// Only what is on USB says whether it can be taken out; SCSI disks may say it to no effect.
fn check_removable(target: &mut Element, device: &str) -> Result<()> {
    let bus = target.get("bus").unwrap_or_default();
    if bus == "usb" || target.get("removable").is_none() {
        return Ok(());
    }
    // A disk on a bus for others is refused for that later.
    if (bus != "scsi" || device != "disk") && (bus == "fdc") == (device == "floppy") {
        return Err(value::wrong("removable is only valid for usb or scsi disks"));
    }
    target.unset("removable");
    Ok(())
}

/// A name on an iSCSI server without a unit means the first.
fn iscsi_unit(element: &mut Element) {
    let Some(source) = element.child_mut("source").filter(|source| source.get("protocol") == Some("iscsi")) else {
        return;
    };
    if let Some(name) = source.get("name").filter(|name| !name.contains('/')).map(|name| format!("{name}/0")) {
        source.set("name", name);
    }
}

/// Gives a disk the place on its bus that its name stands for.
fn assign_address(element: &mut Element) -> Result<()> {
    let Some(target) = element.child("target") else { return Ok(()) };
    let (Some(name), Some(bus)) = (target.get("dev"), target.get("bus")) else { return Ok(()) };
    if element.child("address").is_some() {
        return Ok(());
    }
    let unknown = || value::wrong(format!("Unknown disk name '{name}' and no address specified"));
    let index = value::disk_index(name).ok_or_else(unknown)?;
    let (controller, bus, unit) = match bus {
        "scsi" => (index / 7, 0, index % 7),
        "ide" => (index / 4, index % 4 / 2, index % 2),
        "sata" => (index / 6, 0, index % 6),
        "fdc" => (index / 2, 0, index % 2),
        _ => return Ok(()),
    };
    let address = Element::new("address").attribute("type", "drive").attribute("controller", controller.to_string());
    let address = address.attribute("bus", bus.to_string()).attribute("target", "0");
    element.push(address.attribute("unit", unit.to_string()));
    Ok(())
}

/// Gives disks of a group without limits those of the first disk of the group that has some.
pub(in crate::conf::domain) fn share_tuning(disks: &mut [Element]) {
    for index in 0..disks.len() {
        let Some(tune) = disks.get(index).and_then(|disk| disk.child("iotune")) else { continue };
        let Some(group) = tune.child_text("group_name").filter(|_| tune.elements().count() == 1) else { continue };
        let same =
            |tune: &&Element| tune.child_text("group_name").as_ref() == Some(&group) && tune.elements().count() > 1;
        let Some(limits) = disks.iter().filter_map(|disk| disk.child("iotune")).find(same).cloned() else { continue };
        if let Some(tune) = disks.get_mut(index).and_then(|disk| disk.child_mut("iotune")) {
            *tune = limits;
        }
    }
}

/// Disks in the order in which they are written: those on the same bus stay together, in the order of
/// their names. Those that name no bus count as on one: their buses are known when the description is read
/// again.
pub(in crate::conf::domain) fn in_order<'a>(disks: impl Iterator<Item = &'a Element>) -> Vec<&'a Element> {
    let place = |disk: &'a Element| {
        let target = disk.child("target");
        let given = |name| target.and_then(|target| target.get(name));
        (given("bus"), given("dev").map(value::disk_index))
    };
    let mut ordered: Vec<&Element> = Vec::new();
    for disk in disks {
        let (bus, name) = place(disk);
        let mut insert_at = None;
        for (index, other) in ordered.iter().enumerate().rev() {
            let (other_bus, other_name) = place(other);
            if other_bus != bus {
                continue;
            }
            if other_name.zip(name).is_some_and(|(other, own)| other > own) {
                insert_at = Some(index);
            } else if insert_at.is_none() {
                insert_at = Some(index + 1);
            }
        }
        ordered.insert(insert_at.unwrap_or(ordered.len()), disk);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(bus: &str, name: &str) -> Element {
        Element::new("disk").holding(Element::new("target").attribute("dev", name).attribute("bus", bus))
    }

    #[test]
    fn disks_of_a_bus_stay_together_in_order() {
        let places = [("ide", "hdb"), ("virtio", "vda"), ("ide", "hda"), ("ide", "hdc"), ("scsi", "sda")];
        let disks = places.map(|(bus, name)| on(bus, name));
        let names: Vec<_> =
            in_order(disks.iter()).into_iter().filter_map(|disk| disk.child("target")?.get("dev")).collect();
        assert_eq!(names, ["hda", "hdb", "hdc", "vda", "sda"]);
        let unsaid = ["vda", "vdd", "hdc"];
        let disks = unsaid.map(|name| Element::new("disk").holding(Element::new("target").attribute("dev", name)));
        let kept = in_order(disks.iter()).into_iter().filter_map(|disk| disk.child("target")?.get("dev"));
        assert_eq!(kept.collect::<Vec<_>>(), ["vda", "hdc", "vdd"]);
    }

    #[test]
    fn names_tell_the_bus_when_none_is_given() {
        assert_eq!(default_bus("disk", "xvda"), "xen");
        assert_eq!(default_bus("floppy", "sda"), "fdc");
        assert_eq!(default_bus("disk", "foo"), "ide");
    }
}
