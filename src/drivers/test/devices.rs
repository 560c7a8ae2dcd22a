//! Devices that come, change and go: disks, and of interfaces and devices of the host those that the
//! original's test driver takes.

use super::affect;
use super::{ORIGIN, TestDriver};
use crate::conf::domain::{Device, DomainDef, Place};
use crate::domains::Which;
use crate::domains::lifecycle::{event, why};
use crate::driver::DomainDeviceDriver;
use crate::driver::object::Domain;
use crate::error::{Code, Error, Origin, Result};
use crate::events::DomainEvent;
use crate::flags::{self, DomainAffectFlags};
use crate::xml::Element;

fn unsupported(detail: impl Into<String>) -> Error {
    Error::new(ORIGIN, Code::OperationUnsupported, detail)
}

fn attribute<'a>(element: &'a Element, child: &str, name: &str) -> &'a str {
    element.child(child).and_then(|child| child.get(name)).unwrap_or_default()
}

impl DomainDeviceDriver for TestDriver {
    fn domain_attach_device(&self, domain: &Domain, xml: &[u8]) -> Result<()> {
        self.domain_attach_device_flags(domain, xml, DomainAffectFlags::empty())
    }

    fn domain_attach_device_flags(&self, domain: &Domain, xml: &[u8], wanted: DomainAffectFlags) -> Result<()> {
        self.state.domains.change(domain, |object, events| {
            let meant = object.impact(wanted)? | wanted;
            flags::check(ORIGIN, "testDomainAttachDeviceLiveAndConfig", meant, DomainAffectFlags::LIVE)?;
            let device = Device::parse(xml, object.def(), false)?;
            object.def().check_alias(&device)?;
            object.def().check_device(&device, None)?;
            let added = attach(object.definition_mut(Which::Live), device)?;
            if let Some(alias) = added {
                let event = DomainEvent::DeviceAdded { alias };
                events.domain(object, event);
            }
            Ok(())
        })
    }

    fn domain_update_device_flags(&self, domain: &Domain, xml: &[u8], wanted: DomainAffectFlags) -> Result<()> {
        affect::check("testDomainUpdateDeviceFlags", wanted)?;
        self.state.domains.change(domain, |object, events| {
            let meant = object.impact(wanted)?;
            let live = meant.contains(DomainAffectFlags::LIVE);
            let device = Device::parse(xml, object.def(), live)?;
            let mut changed = Vec::new();
            for (flag, which) in [(DomainAffectFlags::CONFIG, Which::Config), (DomainAffectFlags::LIVE, Which::Live)] {
                if meant.contains(flag) {
                    let mut def = DomainDef::clone(object.definition(which));
                    update(&mut def, device.clone())?;
                    changed.push((which, def));
                }
            }
            for (which, def) in changed {
                *object.definition_mut(which) = def;
            }
            if meant.contains(DomainAffectFlags::CONFIG) {
                events.lifecycle(object, event::DEFINED, why::DEFINED_UPDATED);
            }
            Ok(())
        })
    }

    fn domain_detach_device_alias(&self, domain: &Domain, alias: &str, wanted: DomainAffectFlags) -> Result<()> {
        self.state.domains.change(domain, |object, events| {
            let meant = object.impact(wanted)? | wanted;
            flags::check(ORIGIN, "testDomainDetachDeviceAliasLiveAndConfig", meant, DomainAffectFlags::LIVE)?;
            let missing = || Error::internal(Origin::Domain, format!("no device found with alias {alias}"));
            let place = object.def().find_alias(alias).ok_or_else(missing)?;
            check_detach(object.def(), place)?;
            object.definition_mut(Which::Live).remove_device(place);
            let event = DomainEvent::DeviceRemoved { alias: alias.to_owned() };
            events.domain(object, event);
            Ok(())
        })
    }
}

/// Adds a device; returns its name if it has one. A medium for a drive that is there is no new device.
fn attach(def: &mut DomainDef, mut device: Device) -> Result<Option<String>> {
    match device.kind() {
        "interface" => {
            let kind = device.element().get("type").unwrap_or_default();
            if !matches!(kind, "bridge" | "ethernet") {
                return Err(unsupported(format!("hotplug of interface type of {kind} is not implemented yet")));
            }
            device.name_interface(def);
        }
        "hostdev" => check_hostdev(device.element())?,
        "disk" => {
            let drive = matches!(device.element().get("device"), Some("cdrom" | "floppy"));
            let present = def.disk_place(attribute(device.element(), "target", "dev"));
            if let Some(place) = present.filter(|_| drive) {
                def.change_medium(place, &device);
                return Ok(None);
            }
            check_disk(def, &device)?;
            device.name_disk();
        }
        other => return Err(unsupported(format!("live attach of device '{other}' is not supported"))),
    }
    let alias = device.alias().map(str::to_owned);
    def.add_device(device);
    Ok(alias)
}

fn check_hostdev(device: &Element) -> Result<()> {
    let refuse = |detail| Err(Error::new(ORIGIN, Code::ConfigUnsupported, detail));
    let mode = device.get("mode").unwrap_or("subsystem");
    if mode != "subsystem" {
        return refuse(format!("hotplug is not supported for hostdev mode '{mode}'"));
    }
    let kind = device.get("type").unwrap_or_default();
    if kind != "pci" {
        return refuse(format!("hotplug is not supported for hostdev subsys type '{kind}'"));
    }
    let driver = attribute(device, "driver", "name");
    if driver == "xen" {
        return refuse(format!("test hypervisor does not support device assignment mode '{driver}'"));
    }
    Ok(())
}

fn check_disk(def: &DomainDef, device: &Device) -> Result<()> {
    let disk = device.element();
    let kind = disk.get("device").unwrap_or_default();
    if kind == "floppy" {
        return Err(unsupported("floppy device hotplug isn't supported"));
    }
    if disk.get("type") == Some("volume") {
        return Err(unsupported("hotplug of disks on storage volumes is not implemented yet"));
    }
    def.check_disk_target(device)?;
    match (attribute(disk, "target", "bus"), kind) {
        ("usb", "lun") => {
            let detail = "disk device='lun' is not supported for usb bus";
            Err(Error::new(ORIGIN, Code::ConfigUnsupported, detail))
        }
        ("virtio", "cdrom") => Err(unsupported("cdrom device with virtio bus isn't supported")),
        ("usb" | "virtio", _) => Ok(()),
        (bus, _) => Err(unsupported(format!("disk bus '{bus}' cannot be hotplugged."))),
    }
}

/// Puts a disk in the place of the one of its name.
fn update(def: &mut DomainDef, device: Device) -> Result<()> {
    let kind = device.kind();
    if kind != "disk" {
        return Err(unsupported(format!("persistent update of device '{kind}' is not supported")));
    }
    let target = attribute(device.element(), "target", "dev");
    let missing = || Error::new(ORIGIN, Code::InvalidArg, format!("target {target} doesn't exist."));
    let place = def.disk_place(target).ok_or_else(missing)?;
    def.check_device(&device, Some(place))?;
    def.replace_disk(place, device)
}

/// Refuses to take away what a running domain cannot let go.
fn check_detach(def: &DomainDef, place: Place) -> Result<()> {
    let Some(device) = def.device(place) else { return Ok(()) };
    match def.kind_of(place) {
        "disk" => check_detach_disk(device),
        "interface" => {
            def.check_single_interface(place)?;
            match device.get("type").unwrap_or_default() {
                "bridge" | "ethernet" => Ok(()),
                kind => Err(unsupported(format!("live detach of interface type {kind} is not implemented yet"))),
            }
        }
        "hostdev" if device.get("mode") == Some("capabilities") => {
            let detail = "hot unplug is not supported for hostdev mode 'capabilities'";
            Err(Error::new(ORIGIN, Code::ConfigUnsupported, detail))
        }
        "hostdev" => Ok(()),
        other => Err(unsupported(format!("live detach of device '{other}' is not supported"))),
    }
}

fn check_detach_disk(disk: &Element) -> Result<()> {
    let bus = attribute(disk, "target", "bus");
    match disk.get("device").unwrap_or_default() {
        "disk" | "lun" if matches!(bus, "virtio" | "usb" | "scsi") => Ok(()),
        "disk" | "lun" => Err(unsupported("This type of disk cannot be hot unplugged")),
        "cdrom" if matches!(bus, "usb" | "scsi") => Ok(()),
        kind => Err(unsupported(format!("disk device type '{kind}' cannot be detached"))),
    }
}
