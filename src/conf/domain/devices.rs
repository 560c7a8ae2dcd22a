//! The devices of a domain other than disks: order, and what is made where it is missing.

use super::read::sort;
use crate::uuid;
use crate::xml::{Element, Node};

/// The devices in the order in which descriptions have them.
const ORDER: &[&str] = &[
    "emulator",
    "disk",
    "controller",
    "lease",
    "filesystem",
    "interface",
    "smartcard",
    "serial",
    "parallel",
    "console",
    "channel",
    "input",
    "tpm",
    "graphics",
    "sound",
    "audio",
    "video",
    "hostdev",
    "redirdev",
    "redirfilter",
    "hub",
    "watchdog",
    "memballoon",
    "rng",
    "nvram",
    "panic",
    "shmem",
    "memory",
    "iommu",
    "vsock",
];

/// The parts of an interface in the order in which descriptions have them.
const INTERFACE_ORDER: &[&str] = &[
    "mac",
    "source",
    "backend",
    "ip",
    "route",
    "script",
    "backenddomain",
    "target",
    "guest",
    "model",
    "driver",
    "boot",
    "filterref",
    "tune",
    "link",
    "coalesce",
    "mtu",
    "virtualport",
    "vlan",
    "bandwidth",
    "alias",
    "address",
];

/// Puts devices in order, and in what is missing.
pub(super) fn complete(devices: &mut Element) {
    add_controllers(devices);
    for interface in devices.elements_mut().filter(|device| device.is("interface")) {
        if interface.child("mac").is_none() {
            interface.push(Element::new("mac").attribute("address", new_mac()));
        }
        sort(interface, INTERFACE_ORDER);
    }
    for device in devices.elements_mut() {
        if let Some(address) = device.child_mut("address") {
            complete_address(address);
        }
    }
    sort(devices, ORDER);
    if devices.nodes.is_empty() {
        // Written as two lines even so.
        devices.nodes.push(Node::Text("\n".to_owned()));
    }
}

/// A MAC address with the prefix of virtual machines, otherwise random.
fn new_mac() -> String {
    let [one, two, three, ..] = uuid::generate();
    format!("52:54:00:{one:02x}:{two:02x}:{three:02x}")
}

/// PCI addresses are written with all their digits.
fn complete_address(address: &mut Element) {
    if address.get("type") != Some("pci") {
        return;
    }
    for (name, digits) in [("domain", 4), ("bus", 2), ("slot", 2), ("function", 1)] {
        let text = address.get(name).unwrap_or("0");
        let number = match text.strip_prefix("0x") {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => text.parse(),
        };
        if let Ok(number) = number {
            address.set(name, format!("0x{number:0digits$x}"));
        }
    }
}

/// Adds the controllers that drives hang on.
fn add_controllers(devices: &mut Element) {
    let mut wanted: Vec<(String, String)> = Vec::new();
    for disk in devices.all("disk") {
        let bus = disk.child("target").and_then(|target| target.get("bus")).unwrap_or_default();
        let place = disk.child("address").filter(|address| address.get("type") == Some("drive"));
        if let Some(index) = place.and_then(|address| address.get("controller"))
            && !wanted.iter().any(|(kind, number)| kind == bus && number == index)
        {
            wanted.push((bus.to_owned(), index.to_owned()));
        }
    }
    // By kind, as the original adds them.
    let rank = |kind: &str| ["scsi", "ide", "fdc", "sata"].iter().position(|name| *name == kind);
    wanted.sort_by_key(|(kind, index)| (rank(kind), index.parse::<u32>().unwrap_or(0)));
    for (kind, index) in wanted {
        let is_there = devices
            .all("controller")
            .any(|controller| controller.get("type") == Some(&kind) && controller.get("index").unwrap_or("0") == index);
        if !is_there {
            devices.push(Element::new("controller").attribute("type", kind).attribute("index", index));
        }
    }
}

/// Gives interfaces that have no name on the host one: `prefix` and the first free number.
pub(super) fn name_interfaces(domain: &mut Element, prefix: &str) {
    let Some(devices) = domain.child_mut("devices") else { return };
    let name = |interface: &Element| Some(interface.child("target")?.get("dev")?.to_owned());
    let mut taken: Vec<String> = devices.all("interface").filter_map(name).collect();
    let mut number = 0;
    for interface in devices.elements_mut().filter(|device| device.is("interface")) {
        if name(interface).is_some() {
            continue;
        }
        while taken.contains(&format!("{prefix}{number}")) {
            number += 1;
        }
        let free = format!("{prefix}{number}");
        match interface.child_mut("target") {
            Some(target) => target.set("dev", free.as_str()),
            None => interface.push(Element::new("target").attribute("dev", free.as_str())),
        }
        taken.push(free);
        sort(interface, INTERFACE_ORDER);
    }
}

/// The attributes that only a secure description has.
const SECRETS: &[&str] = &["passwd", "passwdValidTo", "connected"];

/// Whether a domain has passwords in its graphics.
pub(super) fn has_secrets(domain: &Element) -> bool {
    graphics(domain).any(|graphics| SECRETS.iter().any(|name| graphics.get(name).is_some()))
}

/// Takes the passwords out.
pub(super) fn remove_secrets(domain: &mut Element) {
    let Some(devices) = domain.child_mut("devices") else { return };
    for graphics in devices.elements_mut().filter(|device| device.is("graphics")) {
        for name in SECRETS {
            graphics.unset(name);
        }
    }
}

fn graphics(domain: &Element) -> impl Iterator<Item = &Element> {
    domain.child("devices").into_iter().flat_map(|devices| devices.all("graphics"))
}
