//! The devices of a domain, by kind.

mod audio;
mod chardev;
pub(super) mod controller;
mod disk;
mod filesystem;
mod graphics;
mod hostdev;
mod info;
mod interface;
mod machine;
mod network;
mod small;
pub(super) mod storage;
mod vport;

mod check;
mod complete;

pub(super) use check::is_empty;
pub(super) use complete::{Machine, add_implied_controllers, complete};
pub(super) use disk::{IO_TUNE, THROTTLE_GROUPS};
pub(super) use filesystem::IDMAP;
pub(in crate::conf) use info::check_pci;
pub(super) use info::number_of;
pub(super) use interface::name as name_interface;
pub(in crate::conf) use network::{BANDWIDTH, VLAN};
pub(super) use small::MEMBALLOON;
pub(in crate::conf) use storage::{AUTH, ENCRYPTION, INITIATOR};

use std::ops::{Index, IndexMut};

use super::shape::{Family, Shape};
use super::value;
use crate::error::Result;
use crate::xml::{Element, Node};

/// The kinds of device, in the order in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::conf::domain) enum Kind {
    Emulator,
    Disk,
    Controller,
    Lease,
    Filesystem,
    Interface,
    Smartcard,
    Serial,
    Parallel,
    Console,
    Channel,
    Input,
    Tpm,
    Graphics,
    Sound,
    Audio,
    Video,
    Hostdev,
    Redirdev,
    Redirfilter,
    Hub,
    Watchdog,
    Memballoon,
    Rng,
    Nvram,
    Panic,
    Shmem,
    Memory,
    Crypto,
    Iommu,
    Vsock,
    Pstore,
    /// What is not known.
    Other,
}

/// How devices of a kind are read.
enum Reader {
    Shape(&'static Shape),
    Family(&'static Family),
}

static EMULATOR: Shape = Shape::with_text("emulator");

/// The kinds with their names, how they are read, and how many devices there may be of each.
static KINDS: [(Kind, &str, Reader, usize); Kind::Other as usize] = [
    (Kind::Emulator, "emulator", Reader::Shape(&EMULATOR), usize::MAX),
    (Kind::Disk, "disk", Reader::Shape(&disk::DISK), usize::MAX),
    (Kind::Controller, "controller", Reader::Family(&controller::CONTROLLER), usize::MAX),
    (Kind::Lease, "lease", Reader::Shape(&small::LEASE), usize::MAX),
    (Kind::Filesystem, "filesystem", Reader::Shape(&filesystem::FILESYSTEM), usize::MAX),
    (Kind::Interface, "interface", Reader::Family(&interface::INTERFACE), usize::MAX),
    (Kind::Smartcard, "smartcard", Reader::Shape(&chardev::SMARTCARD), usize::MAX),
    (Kind::Serial, "serial", Reader::Shape(&chardev::SERIAL), usize::MAX),
    (Kind::Parallel, "parallel", Reader::Shape(&chardev::PARALLEL), usize::MAX),
    (Kind::Console, "console", Reader::Shape(&chardev::CONSOLE), usize::MAX),
    (Kind::Channel, "channel", Reader::Shape(&chardev::CHANNEL_DEVICE), usize::MAX),
    (Kind::Input, "input", Reader::Shape(&small::INPUT), usize::MAX),
    (Kind::Tpm, "tpm", Reader::Shape(&machine::TPM), 2),
    (Kind::Graphics, "graphics", Reader::Family(&graphics::GRAPHICS), usize::MAX),
    (Kind::Sound, "sound", Reader::Shape(&audio::SOUND), usize::MAX),
    (Kind::Audio, "audio", Reader::Family(&audio::AUDIO), usize::MAX),
    (Kind::Video, "video", Reader::Shape(&machine::VIDEO), usize::MAX),
    (Kind::Hostdev, "hostdev", Reader::Family(&hostdev::HOSTDEV), usize::MAX),
    (Kind::Redirdev, "redirdev", Reader::Shape(&chardev::REDIRDEV), usize::MAX),
    (Kind::Redirfilter, "redirfilter", Reader::Shape(&small::REDIRFILTER), 1),
    (Kind::Hub, "hub", Reader::Shape(&small::HUB), usize::MAX),
    (Kind::Watchdog, "watchdog", Reader::Shape(&small::WATCHDOG), usize::MAX),
    (Kind::Memballoon, "memballoon", Reader::Shape(&small::MEMBALLOON), 1),
    (Kind::Rng, "rng", Reader::Shape(&small::RNG), usize::MAX),
    (Kind::Nvram, "nvram", Reader::Shape(&small::NVRAM), 1),
    (Kind::Panic, "panic", Reader::Shape(&small::PANIC), usize::MAX),
    (Kind::Shmem, "shmem", Reader::Shape(&small::SHMEM), usize::MAX),
    (Kind::Memory, "memory", Reader::Shape(&machine::MEMORY), usize::MAX),
    (Kind::Crypto, "crypto", Reader::Shape(&small::CRYPTO), usize::MAX),
    (Kind::Iommu, "iommu", Reader::Shape(&small::IOMMU), 1),
    (Kind::Vsock, "vsock", Reader::Shape(&small::VSOCK), 1),
    (Kind::Pstore, "pstore", Reader::Shape(&small::PSTORE), 1),
];

/// All devices of a domain.
pub(super) struct Devices([Vec<Element>; Kind::Other as usize + 1]);

impl Index<Kind> for Devices {
    type Output = Vec<Element>;

    fn index(&self, kind: Kind) -> &Vec<Element> {
        // In range: there is a list for each kind.
        &self.0[kind as usize]
    }
}

impl IndexMut<Kind> for Devices {
    fn index_mut(&mut self, kind: Kind) -> &mut Vec<Element> {
        &mut self.0[kind as usize]
    }
}

impl Devices {
    /// Reads the element `devices`, each device by itself.
    pub(super) fn read(raw: Option<&Element>) -> Result<Devices> {
        let mut devices = Devices(std::array::from_fn(|_| Vec::new()));
        let Some(raw) = raw else { return Ok(devices) };
        for (kind, name, reader, most) in &KINDS {
            let mut given: Vec<_> = raw.all(name).collect();
            if given.len() > *most {
                return Err(too_many(name));
            }
            match *name {
                "disk" => given = disk::in_order(given.into_iter()),
                "emulator" => given.truncate(1),
                _ => {}
            }
            for device in given {
                let read = match reader {
                    Reader::Shape(shape) => shape.read(device)?,
                    Reader::Family(family) => family.read(raw, device)?,
                };
                devices[*kind].extend(read);
            }
            if *name == "controller" {
                controller::check_usb(&devices[Kind::Controller])?;
            }
        }
        let known = |element: &&Element| !element.namespaced && KINDS.iter().any(|(_, name, ..)| element.name == *name);
        devices[Kind::Other].extend(raw.elements().filter(|element| !known(element)).cloned());
        Ok(devices)
    }

    /// The devices in an element `devices` in its canonical form.
    pub(super) fn of(element: &Element) -> Devices {
        let mut devices = Devices(std::array::from_fn(|_| Vec::new()));
        for device in element.elements() {
            devices[kind_of(device).unwrap_or(Kind::Other)].push(device.clone());
        }
        devices
    }

    /// Puts disks into their order.
    pub(super) fn sort_disks(&mut self) {
        self[Kind::Disk] = disk::in_order(self[Kind::Disk].iter()).into_iter().cloned().collect();
    }

    /// The element `devices`.
    pub(super) fn into_element(self) -> Element {
        let mut element = Element::new("devices");
        element.nodes.push(Node::text(""));
        element.nodes.extend(self.0.into_iter().flatten().map(Node::Element));
        element
    }

    /// The memory that devices bring, in KiB.
    pub(super) fn memory(&self) -> u64 {
        let size =
            |memory: &Element| memory.child("target")?.child_text("size").and_then(|size| value::unsigned(&size, 10));
        self[Kind::Memory].iter().filter_map(size).fold(0, u64::saturating_add)
    }

    /// Checks that disks name groups of limits that there are.
    pub(super) fn check_throttle(&self, groups: Option<&Element>) -> Result<()> {
        check::check_throttle(self, groups)
    }

    /// All devices but the emulator.
    fn all(&self) -> impl Iterator<Item = &Element> {
        self.0.iter().skip(1).flatten()
    }
}

fn too_many(name: &str) -> crate::error::Error {
    match name {
        "tpm" => {
            let detail = "a maximum of two TPM devices is supported, one of them being a TPM Proxy device";
            value::wrong(detail)
        }
        "redirfilter" => value::internal("only one set of redirection filter rule is supported"),
        "memballoon" => value::internal("only a single memory balloon device is supported"),
        "nvram" => value::internal("only a single nvram device is supported"),
        "iommu" => value::wrong("only a single IOMMU device is supported"),
        other => value::wrong(format!("only a single {other} device is supported")),
    }
}

/// The kind of a device.
pub(super) fn kind_of(device: &Element) -> Option<Kind> {
    KINDS.iter().find(|(_, name, ..)| device.is(name)).map(|(kind, ..)| *kind)
}

/// The name of the elements that describe devices of a kind.
pub(super) fn name_of(kind: Kind) -> &'static str {
    KINDS.iter().find(|(known, ..)| *known == kind).map_or("none", |(_, name, ..)| name)
}

/// Reads a device that stands alone.
pub(super) fn read_one(raw: &Element) -> Result<(Kind, Element)> {
    let unknown = || value::unsupported(format!("unknown device type '{}'", raw.local_name()));
    let single = |kind: Kind| !matches!(kind, Kind::Emulator | Kind::Redirfilter);
    let found = KINDS.iter().find(|(kind, name, ..)| raw.local_name() == *name && single(*kind));
    let (kind, _, reader, _) = found.ok_or_else(unknown)?;
    let element = match reader {
        Reader::Shape(shape) => shape.read(raw)?,
        Reader::Family(family) => family.read(&Element::new("devices"), raw)?,
    };
    let element = element.unwrap_or_else(|| Element::new(raw.name.clone()));
    check::check_one(*kind, &element)?;
    Ok((*kind, element))
}

/// Puts what a device holds into its order again.
pub(super) fn arrange(device: &mut Element) {
    let Some((_, _, reader, _)) = KINDS.iter().find(|(_, name, ..)| device.is(name)) else { return };
    match reader {
        Reader::Shape(shape) => shape.arrange(device),
        Reader::Family(family) => {
            if let Ok(shape) = (family.pick)(&Element::new("devices"), device) {
                shape.arrange(device);
            }
        }
    }
}

/// The address of a device on a bus of drives: controller, bus, target, unit.
pub(super) fn drive_of(device: &Element) -> Option<[u64; 4]> {
    let address = device.child("address").filter(|address| address.get("type") == Some("drive"))?;
    Some(["controller", "bus", "target", "unit"].map(|name| number_of(address, name)))
}

/// The bus of a disk.
pub(super) fn bus_of(disk: &Element) -> &str {
    disk.child("target").and_then(|target| target.get("bus")).unwrap_or_default()
}

/// The name that the guest has for a disk.
pub(super) fn target_of(disk: &Element) -> &str {
    disk.child("target").and_then(|target| target.get("dev")).unwrap_or_default()
}

/// Refuses options of virtio on a driver that is none.
fn check_no_virtio_options(driver: Option<&Element>) -> Result<()> {
    for name in ["iommu", "ats", "packed", "page_per_vq"] {
        if driver.is_some_and(|driver| driver.get(name).is_some()) {
            let what = if name == "page_per_vq" { name.to_owned() } else { format!("{name} driver") };
            return Err(value::unsupported(format!("{what} option is only supported for virtio devices")));
        }
    }
    Ok(())
}
