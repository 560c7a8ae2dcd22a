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

pub(super) use check::{is_empty, source_path};
pub(super) use complete::{Machine, add_implied_controllers, complete};
pub(super) use controller::models as controller_models;
pub(super) use disk::{IO_TUNE, THROTTLE_GROUPS, check_group_numbers};
pub(super) use filesystem::IDMAP;
pub(in crate::conf) use info::check_pci;
pub(super) use info::number_of;
pub(super) use interface::{MODELS as INTERFACE_MODELS, name as name_interface};
pub(in crate::conf) use network::{BANDWIDTH, VLAN};
pub(super) use small::MEMBALLOON;
pub(in crate::conf) use storage::{AUTH, ENCRYPTION, INITIATOR};
pub(in crate::conf) use vport::read_virtual_port;

use std::ops::{Index, IndexMut};

use super::shape::{Child, Shape};
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
    /// No kind: how many there are.
    Count,
}

static EMULATOR: Shape = Shape::with_text("emulator");

/// How devices are read, in the order of [`Kind`].
static READERS: [Child; Kind::Count as usize] = [
    Child::One(&EMULATOR),
    Child::Each(&disk::DISK),
    Child::EachOf(&controller::CONTROLLER),
    Child::Each(&small::LEASE),
    Child::Each(&filesystem::FILESYSTEM),
    Child::EachOf(&interface::INTERFACE),
    Child::Each(&chardev::SMARTCARD),
    Child::Each(&chardev::SERIAL),
    Child::Each(&chardev::PARALLEL),
    Child::Each(&chardev::CONSOLE),
    Child::Each(&chardev::CHANNEL_DEVICE),
    Child::Each(&small::INPUT),
    Child::Each(&machine::TPM),
    Child::EachOf(&graphics::GRAPHICS),
    Child::Each(&audio::SOUND),
    Child::EachOf(&audio::AUDIO),
    Child::Each(&machine::VIDEO),
    Child::EachOf(&hostdev::HOSTDEV),
    Child::Each(&chardev::REDIRDEV),
    Child::Each(&small::REDIRFILTER),
    Child::Each(&small::HUB),
    Child::Each(&small::WATCHDOG),
    Child::One(&small::MEMBALLOON),
    Child::Each(&small::RNG),
    Child::One(&small::NVRAM),
    Child::Each(&small::PANIC),
    Child::Each(&small::SHMEM),
    Child::Each(&machine::MEMORY),
    Child::Each(&small::CRYPTO),
    Child::One(&small::IOMMU),
    Child::One(&small::VSOCK),
    Child::One(&small::PSTORE),
];

/// The kinds in their order, and how many devices there may be of each.
static KINDS: [(Kind, usize); Kind::Count as usize] = [
    (Kind::Emulator, usize::MAX),
    (Kind::Disk, usize::MAX),
    (Kind::Controller, usize::MAX),
    (Kind::Lease, usize::MAX),
    (Kind::Filesystem, usize::MAX),
    (Kind::Interface, usize::MAX),
    (Kind::Smartcard, usize::MAX),
    (Kind::Serial, usize::MAX),
    (Kind::Parallel, usize::MAX),
    (Kind::Console, usize::MAX),
    (Kind::Channel, usize::MAX),
    (Kind::Input, usize::MAX),
    (Kind::Tpm, 2),
    (Kind::Graphics, usize::MAX),
    (Kind::Sound, usize::MAX),
    (Kind::Audio, usize::MAX),
    (Kind::Video, usize::MAX),
    (Kind::Hostdev, usize::MAX),
    (Kind::Redirdev, usize::MAX),
    (Kind::Redirfilter, 1),
    (Kind::Hub, usize::MAX),
    (Kind::Watchdog, usize::MAX),
    (Kind::Memballoon, 1),
    (Kind::Rng, usize::MAX),
    (Kind::Nvram, 1),
    (Kind::Panic, usize::MAX),
    (Kind::Shmem, usize::MAX),
    (Kind::Memory, usize::MAX),
    (Kind::Crypto, usize::MAX),
    (Kind::Iommu, 1),
    (Kind::Vsock, 1),
    (Kind::Pstore, 1),
];

/// The kinds with the elements that describe them.
fn readers() -> impl Iterator<Item = (Kind, &'static Child)> {
    KINDS.iter().zip(&READERS).map(|((kind, _), reader)| (*kind, reader))
}

/// The element that holds the devices, as documents that are to be validated have it.
pub(super) static DEVICES: Shape = Shape::holding("devices", &READERS);

/// All devices of a domain.
pub(super) struct Devices([Vec<Element>; Kind::Count as usize]);

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
        for ((kind, most), reader) in KINDS.iter().zip(&READERS) {
            let name = reader.name();
            let mut given: Vec<_> = raw.all(name).collect();
            if given.len() > *most {
                return Err(too_many(name));
            }
            match kind {
                Kind::Disk => given = disk::in_order(given.into_iter()),
                Kind::Emulator => given.truncate(1),
                _ => {}
            }
            for device in given {
                devices[*kind].extend(reader.read_one(raw, device)?);
            }
            if *kind == Kind::Controller {
                controller::check_usb(&devices[Kind::Controller])?;
            }
        }
        Ok(devices)
    }

    /// The devices in an element `devices` in its canonical form.
    pub(super) fn of(element: &Element) -> Devices {
        let mut devices = Devices(std::array::from_fn(|_| Vec::new()));
        for device in element.elements() {
            if let Some(kind) = kind_of(device) {
                devices[kind].push(device.clone());
            }
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
    readers().find(|(_, reader)| device.is(reader.name())).map(|(kind, _)| kind)
}

/// The name of the elements that describe devices of a kind.
pub(super) fn name_of(kind: Kind) -> &'static str {
    readers().find(|(known, _)| *known == kind).map_or("none", |(_, reader)| reader.name())
}

/// Reads a device that stands alone.
pub(super) fn read_one(raw: &Element) -> Result<(Kind, Element)> {
    let unknown = || value::unsupported(format!("unknown device type '{}'", raw.local_name()));
    let single = |kind: Kind| !matches!(kind, Kind::Emulator | Kind::Redirfilter);
    let found = readers().find(|(kind, reader)| raw.local_name() == reader.name() && single(*kind));
    let (kind, reader) = found.ok_or_else(unknown)?;
    let element = reader.read_one(&Element::new("devices"), raw)?;
    let element = element.unwrap_or_else(|| Element::new(&raw.name));
    check::check_one(kind, &element)?;
    Ok((kind, element))
}

/// Puts what a device holds into its order again.
pub(super) fn arrange(device: &mut Element) {
    let Some((_, reader)) = readers().find(|(_, reader)| device.is(reader.name())) else { return };
    match reader {
        Child::One(shape) | Child::Each(shape) => shape.arrange(device),
        Child::OneOf(family) | Child::EachOf(family) => {
            if let Ok(shape) = (family.pick)(&Element::new("devices"), device) {
                shape.arrange(device);
            }
        }
        Child::Dropped(_) => {}
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
