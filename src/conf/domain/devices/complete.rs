//! What devices imply: controllers, addresses, ports, consoles, a screen.

use super::{Devices, Kind, bus_of, chardev, controller, disk, drive_of, hostdev, machine, target_of};
use crate::conf::domain::value;
use crate::error::Result;
use crate::xml::Element;

/// What devices need to know of their domain.
#[derive(Clone, Copy)]
pub(in crate::conf::domain) struct Machine<'a> {
    /// The kind of its system: `hvm`, `xen` and so on.
    pub(in crate::conf::domain) system: &'a str,
    /// Its architecture.
    pub(in crate::conf::domain) arch: &'a str,
    /// Whether the order of boot is given for all devices together.
    pub(in crate::conf::domain) boots: bool,
    /// Whether PS/2 devices are not there.
    pub(in crate::conf::domain) no_ps2: bool,
    /// Whether the I/O APIC is split, as interrupt remapping needs.
    pub(in crate::conf::domain) split_ioapic: bool,
    /// How many NUMA cells the guest has.
    pub(in crate::conf::domain) cells: usize,
}

/// How many units a SCSI bus has for disks of the guest.
const SCSI_UNITS: u64 = 7;

/// Fills in what devices leave open, and checks them. Returns whether one of them has a place in
/// the order of boot.
pub(in crate::conf::domain) fn complete(devices: &mut Devices, machine: Machine) -> Result<bool> {
    controllers(devices)?;
    chardev::number_ports(&mut devices[Kind::Parallel], true);
    for kind in [Kind::Serial, Kind::Console] {
        if kind == Kind::Serial {
            chardev::number_isa_ports(&mut devices[kind])?;
        }
        chardev::number_ports(&mut devices[kind], false);
    }
    check_scsi_names(devices)?;
    place_hostdevs(devices)?;
    disk::share_tuning(&mut devices[Kind::Disk]);
    devices[Kind::Input].iter_mut().for_each(|input| complete_input(input, machine));
    controller::reject_duplicates(&devices[Kind::Controller])?;
    reject_duplicate_panics(&devices[Kind::Panic])?;
    let booted = check_boot_order(devices, machine)?;
    let (mut serials, mut consoles) =
        (std::mem::take(&mut devices[Kind::Serial]), std::mem::take(&mut devices[Kind::Console]));
    chardev::match_consoles(machine.system == "hvm", &mut serials, &mut consoles)?;
    (devices[Kind::Serial], devices[Kind::Console]) = (serials, consoles);
    add_implied_controllers(devices)?;
    complete_videos(devices, machine);
    super::check::check(devices, machine)?;
    Ok(booted)
}

/// Puts controllers in order, with the indexes that they lack.
fn controllers(devices: &mut Devices) -> Result<()> {
    let mut ordered = Vec::new();
    let none = |one: &Element| one.get("type") == Some("usb") && one.get("model") == Some("none");
    let without_usb = devices[Kind::Controller].iter().any(none);
    for one in std::mem::take(&mut devices[Kind::Controller]) {
        controller::insert(&mut ordered, one);
    }
    devices[Kind::Controller] = ordered;
    if without_usb {
        refuse_usb(devices)?;
    }
    // Devices of the host on a SCSI bus bring their controllers before indexes are given.
    hostdev_controllers(devices)?;
    controller::assign_indexes(&mut devices[Kind::Controller]);
    Ok(())
}

fn refuse_usb(devices: &Devices) -> Result<()> {
    let refuse = |detail: &str| Err(value::unsupported(detail));
    if devices[Kind::Input].iter().any(|input| input.get("bus") == Some("usb")) {
        return refuse("Can't add USB input device. USB bus is disabled");
    }
    if devices[Kind::Hostdev].iter().any(|one| one.get("mode") == Some("subsystem") && one.get("type") == Some("usb")) {
        return refuse("Can't add host USB device: USB is disabled in this host");
    }
    if !devices[Kind::Hub].is_empty() {
        return refuse("Can't add USB hub: USB is disabled for this domain");
    }
    Ok(())
}

/// Adds the controllers that SCSI devices of the host need. New ones are of the model of the last
/// one that a device with a higher number than those before is on.
fn hostdev_controllers(devices: &mut Devices) -> Result<()> {
    let scsi = devices[Kind::Hostdev].iter().filter(|hostdev| hostdev::is_scsi(hostdev));
    let needed: Vec<_> = scsi.map(|hostdev| drive_of(hostdev).map_or(0, |[controller, ..]| controller)).collect();
    let (mut last, mut model) = (None, None);
    for index in needed {
        if last.is_none_or(|last| index > last) {
            last = Some(index);
            let found = controller::model_of(&devices[Kind::Controller], "scsi", index);
            model = found.map(str::to_owned).or(model);
        }
        controller::ensure_up_to(&mut devices[Kind::Controller], "scsi", last.unwrap_or(index), model.as_deref())?;
    }
    Ok(())
}

/// Refuses a SCSI disk whose name stands for a place that a device of the host has.
fn check_scsi_names(devices: &Devices) -> Result<()> {
    let taken: Vec<_> =
        devices[Kind::Hostdev].iter().filter(|one| hostdev::is_scsi(one)).filter_map(drive_of).collect();
    for disk in devices[Kind::Disk].iter().filter(|disk| bus_of(disk) == "scsi") {
        let Some(place) = drive_of(disk).filter(|place| taken.contains(place)) else { continue };
        let [controller, bus, target, unit] = place;
        let of = format!("controller='{controller}' bus='{bus}' target='{target}' unit='{unit}");
        let name = target_of(disk);
        let detail = format!("using disk target name '{name}' conflicts with SCSI host device address {of}");
        return Err(value::unsupported(detail));
    }
    Ok(())
}

/// Gives SCSI devices of the host a free place on a bus.
fn place_hostdevs(devices: &mut Devices) -> Result<()> {
    let disks = devices[Kind::Disk].iter().filter(|disk| bus_of(disk) == "scsi").filter_map(drive_of);
    let mut taken: std::collections::HashSet<_> = disks.collect();
    taken.extend(devices[Kind::Hostdev].iter().filter(|one| hostdev::is_scsi(one)).filter_map(drive_of));
    let mut next = 0;
    for one in devices[Kind::Hostdev].iter_mut().filter(|one| hostdev::is_scsi(one) && one.child("address").is_none()) {
        let place = loop {
            let place = [next / SCSI_UNITS, 0, 0, next % SCSI_UNITS];
            next += 1;
            if taken.insert(place) {
                break place;
            }
        };
        let mut address = Element::new("address").attribute("type", "drive");
        for (name, number) in ["controller", "bus", "target", "unit"].into_iter().zip(place) {
            address.set(name, number.to_string());
        }
        one.push(address);
        hostdev::arrange(one);
    }
    Ok(())
}

fn complete_input(input: &mut Element, machine: Machine) {
    if input.get("bus").is_some() {
        if input.get("bus") == Some("none") {
            input.unset("bus");
        }
        return;
    }
    let kind = input.get("type").unwrap_or_default();
    let x86 = matches!(machine.arch, "i686" | "x86_64");
    let bus = match machine.system {
        "hvm" if matches!(kind, "mouse" | "keyboard") && x86 => "ps2",
        "hvm" if machine.arch.starts_with("s390") || kind == "passthrough" => "virtio",
        "hvm" if kind == "evdev" => return,
        "hvm" => "usb",
        "xen" | "xenpvh" => "xen",
        _ => return,
    };
    input.set("bus", bus);
    super::small::INPUT.arrange(input);
}

fn reject_duplicate_panics(panics: &[Element]) -> Result<()> {
    for (place, panic) in panics.iter().enumerate() {
        let model = panic.get("model").unwrap_or("default");
        if panics.iter().take(place).any(|other| other.get("model").unwrap_or("default") == model) {
            return Err(value::wrong(format!("Multiple panic devices with model '{model}'")));
        }
    }
    Ok(())
}

/// Checks the order of boot; returns whether devices have one.
fn check_boot_order(devices: &Devices, machine: Machine) -> Result<bool> {
    if machine.system != "hvm" {
        return Ok(false);
    }
    let mut orders = std::collections::HashSet::new();
    for order in devices.all().filter_map(|device| device.child("boot")?.get("order")) {
        if !orders.insert(order) {
            return Err(value::unsupported(format!("boot order '{order}' used for more than one device")));
        }
    }
    if machine.boots && !orders.is_empty() {
        let detail = "per-device boot elements cannot be used together with os/boot elements";
        return Err(value::unsupported(detail));
    }
    Ok(!orders.is_empty())
}

/// Adds the controllers that devices need and nobody described.
pub(in crate::conf::domain) fn add_implied_controllers(devices: &mut Devices) -> Result<()> {
    for bus in ["scsi", "fdc", "ide", "sata"] {
        let on_bus = devices[Kind::Disk].iter().filter(|disk| bus_of(disk) == bus);
        if let Some(last) = controller::highest(on_bus) {
            controller::ensure_up_to(&mut devices[Kind::Controller], bus, last, None)?;
        }
    }
    let mut needed = Vec::new();
    for device in devices[Kind::Channel].iter().chain(&devices[Kind::Console]) {
        if device.child("target").and_then(|target| target.get("type")) == Some("virtio") {
            let address = device.child("address").filter(|address| address.get("type") == Some("virtio-serial"));
            needed.push(("virtio-serial", address.map_or(0, |address| super::number_of(address, "controller"))));
        }
    }
    needed.extend(place_smartcards(&mut devices[Kind::Smartcard]).into_iter().map(|index| ("ccid", index)));
    for (kind, index) in needed {
        controller::ensure(&mut devices[Kind::Controller], kind, index, None);
    }
    hostdev_controllers(devices)
}

/// Gives smart card readers a slot; returns the controllers that they need.
fn place_smartcards(cards: &mut [Element]) -> Vec<u64> {
    let ccid = |card: &Element| card.child("address").filter(|address| address.get("type") == Some("ccid")).cloned();
    let mut needed = Vec::new();
    for place in 0..cards.len() {
        let slots = cards.iter().filter_map(ccid).filter(|address| super::number_of(address, "controller") == 0);
        let next = slots.map(|address| super::number_of(&address, "slot") + 1).max().unwrap_or(0);
        let Some(card) = cards.get_mut(place) else { break };
        if card.child("address").is_none() {
            let address = Element::new("address").attribute("type", "ccid").attribute("controller", "0");
            card.push(address.attribute("slot", next.to_string()));
            chardev::SMARTCARD.arrange(card);
            needed.push(0);
        } else {
            needed.push(ccid(card).map_or(0, |address| super::number_of(&address, "controller")));
        }
    }
    needed
}

/// Makes a screen where one can be seen, the first one the primary one.
fn complete_videos(devices: &mut Devices, machine: Machine) {
    let default = match machine.system {
        "xen" | "linux" => "xen",
        _ if machine.arch.starts_with("ppc64") => "vga",
        _ => "cirrus",
    };
    let is_primary = |video: &Element| video.child("model").and_then(|model| model.get("primary")).is_some();
    // Each primary one comes first, so the last of them is the first.
    let (primary, others): (Vec<_>, Vec<_>) =
        std::mem::take(&mut devices[Kind::Video]).into_iter().partition(is_primary);
    let mut videos: Vec<_> = primary.into_iter().rev().chain(others).collect();
    if videos.is_empty() && !devices[Kind::Graphics].is_empty() {
        // Unlike one that is described, this one does not say how many heads it has; one is the default.
        videos.push(Element::new("video"));
    }
    videos.iter_mut().for_each(|video| machine::complete_video(video, default));
    if let Some(model) = videos.first_mut().and_then(|video| video.child_mut("model")) {
        if model.get("type") == Some("none") {
            model.attributes.retain(|(name, _)| name == "type");
            model.nodes.clear();
        } else {
            model.set("primary", "yes");
            machine::VIDEO_MODEL.arrange(model);
        }
    }
    if let Some(video) = videos.first_mut().filter(|video| super::check::video_type(video) == "none") {
        video
            .nodes
            .retain(|node| matches!(node, crate::xml::Node::Element(child) if child.is("model") || child.is("alias")));
    }
    devices[Kind::Video] = videos;
}
