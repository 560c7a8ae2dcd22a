//! Disks: what descriptions say of them, completed, and what drivers and moments need to know.

use super::{malformed, read::sort};
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

/// What a disk's data is for a snapshot: the attribute `snapshot`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotMode {
    /// Left out.
    No,
    /// Kept within the same image.
    Internal,
    /// Kept in a file of its own.
    External,
    /// Done by somebody else while the domain is paused.
    Manual,
}

/// What moments need to know of a disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disk {
    /// The guest's name for it, such as `vda`.
    pub target: String,
    /// The kind of source: `file`, `block`, `network` and so on.
    pub source_type: String,
    /// The path of a file or block source, if it has one.
    pub source: Option<String>,
    /// The format of the image, if the description gives one.
    pub format: Option<String>,
    /// What the definition says about snapshots of it.
    pub snapshot: Option<SnapshotMode>,
    /// Whether there is nothing in it.
    pub empty: bool,
    /// Whether the guest can only read it.
    pub read_only: bool,
}

/// The parts of a disk in the order in which descriptions have them.
const ORDER: &[&str] = &[
    "driver",
    "auth",
    "source",
    "backingStore",
    "mirror",
    "target",
    "iotune",
    "throttlefilters",
    "readonly",
    "shareable",
    "transient",
    "serial",
    "wwn",
    "vendor",
    "product",
    "encryption",
    "boot",
    "alias",
    "address",
];

/// The bus that a name stands for where the description gives none.
const BUSES: &[(&str, &str)] =
    &[("vd", "virtio"), ("hd", "ide"), ("sd", "scsi"), ("fd", "fdc"), ("xvd", "xen"), ("ubd", "uml")];

/// Reads the disks among devices, and completes their elements.
pub(super) fn read_all(devices: &mut Element) -> Result<Vec<Disk>> {
    let mut disks: Vec<Disk> = Vec::new();
    for element in devices.elements_mut().filter(|element| element.is("disk")) {
        let disk = read(element)?;
        if let Some(other) = disks.iter().find(|other| other.target == disk.target) {
            let shown = |disk: &Disk| disk.source.clone().unwrap_or_else(|| "(null)".to_owned());
            let (target, one, two) = (&disk.target, shown(other), shown(&disk));
            return Err(malformed(format!("target '{target}' duplicated for disk sources '{one}' and '{two}'")));
        }
        disks.push(disk);
    }
    Ok(disks)
}

fn read(element: &mut Element) -> Result<Disk> {
    let source_type = element.get("type").unwrap_or("file").to_owned();
    let device = element.get("device").unwrap_or("disk").to_owned();
    let from = element.child("source");
    let source = match source_type.as_str() {
        "file" => from.and_then(|from| from.get("file")),
        "block" => from.and_then(|from| from.get("dev")),
        "dir" => from.and_then(|from| from.get("dir")),
        _ => None,
    };
    let source = source.map(str::to_owned);
    let target = element.child("target").and_then(|target| target.get("dev")).map(str::to_owned);
    let Some(target) = target.filter(|target| !target.is_empty()) else {
        let missing = source.unwrap_or_default();
        return Err(Error::new(Origin::Domain, Code::NoTarget, missing));
    };
    let bus = match element.child("target").and_then(|target| target.get("bus")) {
        Some(bus) => bus.to_owned(),
        None => bus_of(&target)?.to_owned(),
    };
    let snapshot = element.get("snapshot").map(mode).transpose()?;
    let removable = ["cdrom", "floppy"].contains(&device.as_str());
    if device == "cdrom" && element.child("readonly").is_none() {
        element.push(Element::new("readonly"));
    }
    let disk = Disk {
        empty: removable && source.is_none() && ["file", "block"].contains(&source_type.as_str()),
        format: element.child("driver").and_then(|driver| driver.get("type")).map(str::to_owned),
        read_only: element.child("readonly").is_some(),
        target: target.clone(),
        source_type: source_type.clone(),
        source,
        snapshot,
    };
    complete(element, &source_type, &device, &bus);
    place(element, &target, &bus);
    sort(element, ORDER);
    Ok(disk)
}

/// The bus that a name stands for.
fn bus_of(target: &str) -> Result<&'static str> {
    let found = BUSES.iter().find(|(prefix, _)| target.starts_with(prefix));
    found
        .map(|(_, bus)| *bus)
        .ok_or_else(|| Error::internal(Origin::Domain, format!("Unable to determine the bus type of disk '{target}'")))
}

fn mode(text: &str) -> Result<SnapshotMode> {
    match text {
        "no" => Ok(SnapshotMode::No),
        "internal" => Ok(SnapshotMode::Internal),
        "external" => Ok(SnapshotMode::External),
        "manual" => Ok(SnapshotMode::Manual),
        _ => {
            let detail = format!("Invalid value for attribute 'snapshot' in element 'disk': '{text}'.");
            Err(Error::new(Origin::Xml, Code::XmlError, detail))
        }
    }
}

/// Puts the attributes in order, and in what is missing.
fn complete(element: &mut Element, source_type: &str, device: &str, bus: &str) {
    let rest: Vec<(String, String)> = std::mem::take(&mut element.attributes);
    element.set("type", source_type);
    element.set("device", device);
    for (name, value) in rest.into_iter().filter(|(name, _)| name != "type" && name != "device") {
        element.set(&name, value);
    }
    if let Some(target) = element.child_mut("target") {
        target.set("bus", bus);
    }
}

/// Gives a disk on a bus of drives its place, by its name.
fn place(element: &mut Element, target: &str, bus: &str) {
    if element.child("address").is_some() {
        return;
    }
    let Some(number) = number_of(target) else { return };
    let (controller, on, unit) = match bus {
        "ide" => (number / 4, number / 2 % 2, number % 2),
        "fdc" => (number / 2, 0, number % 2),
        "scsi" => (number / 7, 0, number % 7),
        "sata" => (number / 6, 0, number % 6),
        _ => return,
    };
    let address = Element::new("address")
        .attribute("type", "drive")
        .attribute("controller", controller.to_string())
        .attribute("bus", on.to_string())
        .attribute("target", "0")
        .attribute("unit", unit.to_string());
    element.push(address);
}

/// The number in a name: 0 for `vda`, 26 for `vdaa`.
fn number_of(target: &str) -> Option<u32> {
    let letters = BUSES.iter().find_map(|(prefix, _)| target.strip_prefix(prefix))?;
    let letters = letters.trim_end_matches(|digit: char| digit.is_ascii_digit());
    let number = letters.bytes().try_fold(0_u32, |number, letter| {
        let digit = letter.is_ascii_lowercase().then(|| u32::from(letter - b'a') + 1)?;
        number.checked_mul(26)?.checked_add(digit)
    });
    number?.checked_sub(1)
}
