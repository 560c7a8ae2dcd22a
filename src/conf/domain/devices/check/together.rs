//! Whether devices get along with others of their kind.

use std::collections::{HashMap, HashSet};

use super::super::hostdev::is_scsi;
use super::super::{Devices, Kind, bus_of, drive_of, number_of, target_of};
use super::disk::source_path;
use crate::conf::domain::value;
use crate::error::Result;
use crate::xml::Element;

/// Checks devices against others of their kind.
pub(super) fn check_together(devices: &Devices) -> Result<()> {
    let mut names = HashMap::new();
    for disk in &devices[Kind::Disk] {
        if let Some(other) = names.insert(target_of(disk), disk) {
            let path = |disk| source_path(disk).unwrap_or("<null>");
            let sources = format!("for disk sources '{}' and '{}'", path(other), path(disk));
            return Err(value::wrong(format!("target '{}' duplicated {sources}", target_of(disk))));
        }
    }
    check_hostdevs(devices)?;
    check_drives(devices)?;
    let mut aliases = HashSet::new();
    for device in devices.all().filter(|device| !device.is("console")) {
        let Some(alias) = device.child("alias").and_then(|alias| alias.get("name")) else { continue };
        if !aliases.insert(alias) {
            return Err(value::unsupported(format!("non unique alias detected: {alias}")));
        }
    }
    Ok(())
}

/// Refuses one device of the host twice, be it as an interface.
fn check_hostdevs(devices: &Devices) -> Result<()> {
    let mut framebuffers = 0;
    let (mut known, mut places, mut products) = (HashSet::new(), HashSet::new(), HashSet::new());
    let interfaces = devices[Kind::Interface].iter().filter(|interface| interface.get("type") == Some("hostdev"));
    for hostdev in interfaces.chain(&devices[Kind::Hostdev]) {
        let twice = match usb_of(hostdev) {
            Some((place, product)) => {
                let twice = places.contains(&place) || products.contains(&product);
                if place.0 > 0 && place.1 > 0 {
                    places.insert(place);
                } else {
                    products.insert(product);
                }
                twice
            }
            None => !known.insert(identity_of(hostdev)),
        };
        if twice {
            return Err(value::wrong("Hostdev already exists in the domain configuration"));
        }
        framebuffers += usize::from(hostdev.get("ramfb") == Some("on"));
        if framebuffers > 1 {
            return Err(value::unsupported("Only one vgpu device can have 'ramfb' enabled"));
        }
    }
    Ok(())
}

/// The place of a USB device on the host, and its vendor and product.
fn usb_of(hostdev: &Element) -> Option<((u64, u64), (u64, u64))> {
    let source = hostdev.child("source").cloned().unwrap_or_default();
    let address = source.child("address");
    let in_interface = hostdev.is("interface") && address.is_none_or(|address| address.get("type") == Some("usb"));
    let is_usb = hostdev.get("mode") == Some("subsystem") && hostdev.get("type") == Some("usb");
    let number = |element: Option<&Element>, name: &str| element.map_or(0, |element| number_of(element, name));
    let place = (number(address, "bus"), number(address, "device"));
    let product = (number(source.child("vendor"), "id"), number(source.child("product"), "id"));
    (is_usb || in_interface).then_some((place, product))
}

/// What tells other devices of the host apart: their kind, and what says where they are.
fn identity_of(hostdev: &Element) -> (&str, Vec<String>) {
    let kind = if hostdev.is("interface") { "pci" } else { hostdev.get("type").unwrap_or_default() };
    let source = hostdev.child("source");
    let get = |child: &str, name: &str| {
        source.and_then(|source| source.child(child)?.get(name)).unwrap_or_default().to_owned()
    };
    let own = |name: &str| source.and_then(|source| source.get(name)).unwrap_or_default().to_owned();
    let identity = match kind {
        "pci" => ["domain", "bus", "slot", "function"].map(|name| get("address", name)).to_vec(),
        "scsi" if own("protocol") == "iscsi" => vec![own("name"), get("host", "name"), get("host", "port")],
        "scsi" => {
            let place = ["bus", "target", "unit"].map(|name| get("address", name));
            [get("adapter", "name")].into_iter().chain(place).collect()
        }
        "scsi_host" => vec![own("wwpn")],
        "mdev" => vec![get("address", "uuid")],
        _ => vec![source.map(Element::text).unwrap_or_default()],
    };
    (kind, identity)
}

fn check_drives(devices: &Devices) -> Result<()> {
    let mut known = HashSet::new();
    for disk in &devices[Kind::Disk] {
        let Some(place) = drive_of(disk) else { continue };
        if !known.insert((bus_of(disk), place)) {
            let [controller, bus, target, unit] = place;
            let of = format!("controller='{controller}' bus='{bus}' target='{target}' unit='{unit}'");
            let first = devices[Kind::Disk]
                .iter()
                .find(|other| drive_of(other) == Some(place) && bus_of(other) == bus_of(disk));
            let name = first.map_or("", target_of);
            let detail = format!("Found duplicate drive address for disk with target name '{name}' {of}");
            return Err(value::unsupported(detail));
        }
    }
    let mut hosts = HashSet::new();
    for hostdev in devices[Kind::Hostdev].iter().filter(|one| is_scsi(one)) {
        let Some(place) = drive_of(hostdev) else { continue };
        let [controller, bus, target, unit] = place;
        // The original swaps the first two.
        let of = format!("SCSI host address controller='{bus}' bus='{controller}' target='{target}' unit='{unit}'");
        if !hosts.insert(place) {
            return Err(value::unsupported(format!("{of} in use by another SCSI host device")));
        }
        if known.contains(&("scsi", place)) {
            return Err(value::unsupported(format!("{of} in use by another SCSI disk")));
        }
    }
    Ok(())
}
