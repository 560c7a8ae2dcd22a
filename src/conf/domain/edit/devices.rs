//! Devices that come, change and go.

use super::limits::mac_of;
use crate::conf::domain::devices::{self, Devices, Kind, bus_of, drive_of, number_of, target_of};
use crate::conf::domain::{DomainDef, read, value};
use crate::error::{Code, Error, Origin, Result};
use crate::xml::{self, Element, Node};

/// A device in its canonical form, which is not in a domain yet.
#[derive(Clone, Debug)]
pub struct Device {
    kind: Kind,
    element: Element,
}

/// Which device of a domain: its place among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    kind: Kind,
    index: usize,
}

impl Device {
    /// Reads a device for a domain, as virDomainAttachDevice takes it. `alias` says whether it keeps a name that is
    /// not the user's, as a device of a running domain has.
    ///
    /// # Errors
    /// When it is no XML, no device, or wrong in itself.
    pub fn parse(document: &[u8], def: &DomainDef, alias: bool) -> Result<Device> {
        let raw = xml::parse(document, None).map_err(|error| error.into_error(Origin::Domain))?;
        let raw = read::without_blanks(&raw);
        let (kind, mut element) = devices::read_one(&raw)?;
        if kind == Kind::Redirdev && !def.has_usb() {
            let detail = "cannot add redirected USB device: USB is disabled for this domain";
            return Err(value::unsupported(detail));
        }
        let name = raw.child("alias").and_then(|alias| alias.get("name"));
        if let Some(name) = name.filter(|_| alias) {
            element.remove("alias");
            element.push(Element::new("alias").attribute("name", name));
            devices::arrange(&mut element);
        }
        Ok(Device { kind, element })
    }

    /// The canonical form.
    pub fn element(&self) -> &Element {
        &self.element
    }

    /// What kind of device messages call it.
    pub fn kind(&self) -> &'static str {
        kind_name(self.kind)
    }

    /// The name that commands know it by.
    pub fn alias(&self) -> Option<&str> {
        alias_of(&self.element)
    }

    /// Names a network interface as the next of a domain, unless it has a name.
    pub fn name_interface(&mut self, def: &DomainDef) {
        let number = |device: &Element| alias_of(device)?.strip_prefix("net")?.parse::<u32>().ok();
        let next = def.devices("interface").filter_map(number).max().map_or(0, |last| last.saturating_add(1));
        self.name(format!("net{next}"));
    }

    /// Names a disk by its place in its domain, unless it has a name.
    pub fn name_disk(&mut self) {
        let bus = bus_of(&self.element);
        let name = match drive_of(&self.element) {
            Some([controller, bus_number, _, unit]) => format!("{bus}{controller}-{bus_number}-{unit}"),
            None => {
                let index = value::disk_index(target_of(&self.element)).map_or(-1, i64::from);
                format!("{bus}-disk{index}")
            }
        };
        self.name(name);
    }

    fn name(&mut self, name: String) {
        if self.alias().is_none() {
            self.element.push(Element::new("alias").attribute("name", name));
            devices::arrange(&mut self.element);
        }
    }

    fn is_usb(&self) -> bool {
        let element = &self.element;
        let type_is = |wanted: &str| element.get("type") == Some(wanted);
        let child_is = |child: &str, name: &str, wanted: &str| {
            element.child(child).and_then(|child| child.get(name)) == Some(wanted)
        };
        match self.kind {
            Kind::Hub => type_is("usb"),
            Kind::Hostdev => element.get("mode") == Some("subsystem") && type_is("usb"),
            Kind::Disk => bus_of(element) == "usb",
            Kind::Interface => child_is("model", "type", "usb-net"),
            Kind::Controller => type_is("ccid"),
            Kind::Input | Kind::Redirdev => element.get("bus") == Some("usb"),
            Kind::Serial => child_is("target", "type", "usb-serial"),
            Kind::Sound => element.get("model") == Some("usb"),
            Kind::Filesystem => child_is("driver", "type", "mtp"),
            _ => false,
        }
    }
}

/// The name of a kind in messages: one for all that pass characters.
fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Serial | Kind::Parallel | Kind::Console | Kind::Channel => "chr",
        other => devices::name_of(other),
    }
}

/// The name that commands know a device by.
fn alias_of(device: &Element) -> Option<&str> {
    device.child("alias")?.get("name")
}

impl DomainDef {
    /// Refuses a device whose name another has.
    ///
    /// # Errors
    /// Then.
    pub fn check_alias(&self, device: &Device) -> Result<()> {
        match device.alias().filter(|alias| self.find_alias(alias).is_some()) {
            Some(alias) => Err(value::unsupported(format!("non unique alias detected: {alias}"))),
            None => Ok(()),
        }
    }

    /// Refuses a device that does not fit the domain; `old` is the one that it comes in place of.
    ///
    /// # Errors
    /// Then.
    pub fn check_device(&self, device: &Device, old: Option<Place>) -> Result<()> {
        if device.is_usb() && self.os_type() != "exe" && !self.has_usb() {
            let detail = "Device configuration is not compatible: Domain has no USB bus support";
            return Err(value::unsupported(detail));
        }
        self.check_boot_order(device, old)?;
        if device.kind == Kind::Memory {
            self.check_memory_device(device)?;
        }
        Ok(())
    }

    fn has_usb(&self) -> bool {
        let usb = |one: &Element| one.get("type") == Some("usb") && one.get("model") != Some("none");
        self.devices("controller").any(usb)
    }

    fn check_boot_order(&self, device: &Device, old: Option<Place>) -> Result<()> {
        let order =
            |device: &Element| device.child("boot").map(|boot| number_of(boot, "order")).filter(|order| *order > 0);
        let Some(wanted) = order(&device.element) else { return Ok(()) };
        if self.element().child("os").is_some_and(|os| os.child("boot").is_some()) {
            let detail = "per-device boot elements cannot be used together with os/boot elements";
            return Err(value::unsupported(detail));
        }
        let old = old.and_then(|old| self.device(old));
        let others = self.element().child("devices").into_iter().flat_map(Element::elements);
        let mut others = others.filter(|other| !old.is_some_and(|old| std::ptr::eq(*other, old)));
        if others.any(|other| order(other) == Some(wanted)) {
            return Err(value::unsupported(format!("boot order {wanted} is already used by another device")));
        }
        Ok(())
    }

    fn check_memory_device(&self, device: &Device) -> Result<()> {
        let most = self.memory_ceiling_kib();
        if most == 0 {
            let detail = "cannot use/hotplug a memory device when domain 'maxMemory' is not defined";
            return Err(value::unsupported(detail));
        }
        let size = device.element.child("target").and_then(|target| target.child_text("size"));
        let size = size.and_then(|size| value::unsigned(&size, 10)).unwrap_or(0);
        if self.max_memory_kib().saturating_add(size) > most {
            let with = format!("size '{size}' would exceed domain's maxMemory config size '{most}'");
            return Err(value::unsupported(format!("Attaching memory device with {with}")));
        }
        Ok(())
    }

    /// Refuses a disk whose name in the guest another has.
    ///
    /// # Errors
    /// Then.
    pub fn check_disk_target(&self, device: &Device) -> Result<()> {
        let target = target_of(&device.element);
        let Some(other) = self.devices("disk").find(|disk| target_of(disk) == target) else { return Ok(()) };
        let source = |disk| devices::source_path(disk).unwrap_or("<null>");
        let sources = format!("'{}' and '{}'", source(other), source(&device.element));
        Err(value::wrong(format!("target '{target}' duplicated for disk sources {sources}")))
    }

    /// The device in that place.
    pub fn device(&self, place: Place) -> Option<&Element> {
        self.devices(devices::name_of(place.kind)).nth(place.index)
    }

    /// The name of a device's kind in messages.
    pub fn kind_of(&self, place: Place) -> &'static str {
        kind_name(place.kind)
    }

    /// The place of the disk of that name in the guest.
    pub fn disk_place(&self, target: &str) -> Option<Place> {
        let index = self.disks.iter().position(|disk| disk.target == target)?;
        Some(Place { kind: Kind::Disk, index })
    }

    /// The place of the device that commands know by that name.
    pub fn find_alias(&self, alias: &str) -> Option<Place> {
        let all = self.element().child("devices")?;
        let found = all.elements().find(|device| alias_of(device) == Some(alias))?;
        let kind = devices::kind_of(found)?;
        let index = all.all(devices::name_of(kind)).position(|device| std::ptr::eq(device, found))?;
        Some(Place { kind, index })
    }

    /// Refuses an interface that its MAC address does not tell from others.
    ///
    /// # Errors
    /// Then.
    pub fn check_single_interface(&self, place: Place) -> Result<()> {
        let Some(wanted) = self.device(place) else { return Ok(()) };
        let address = |device: &Element, kind: &str| {
            device.child("address").filter(|address| address.get("type") == Some(kind)).cloned()
        };
        let same = |other: &&Element| {
            let apart = |kind| address(wanted, kind).is_some_and(|own| address(other, kind) != Some(own));
            let renamed = alias_of(wanted).zip(alias_of(other)).is_some_and(|(one, two)| one != two);
            mac_of(other) == mac_of(wanted) && !apart("pci") && !apart("ccw") && !renamed
        };
        if self.devices("interface").filter(same).count() > 1 {
            let mac = mac_of(wanted).map(value::format_mac).unwrap_or_default();
            let detail = format!("multiple devices matching MAC address {mac} found");
            return Err(Error::new(Origin::Domain, Code::OperationFailed, detail));
        }
        Ok(())
    }

    /// Adds a device.
    pub fn add_device(&mut self, device: Device) {
        self.edit_devices(|all| {
            all[device.kind].push(device.element);
            all.sort_disks();
        });
    }

    /// Takes a device away.
    pub fn remove_device(&mut self, place: Place) {
        self.edit_devices(|all| {
            if place.index < all[place.kind].len() {
                all[place.kind].remove(place.index);
            }
        });
    }

    /// Puts a disk in another's place, with the controllers that it needs.
    ///
    /// # Errors
    /// When there cannot be so many controllers.
    pub fn replace_disk(&mut self, place: Place, device: Device) -> Result<()> {
        self.try_edit(|root| {
            let Some(element) = root.child_mut("devices") else { return Ok(()) };
            let mut all = Devices::of(element);
            if let Some(disk) = all[Kind::Disk].get_mut(place.index) {
                *disk = device.element;
            }
            devices::add_implied_controllers(&mut all)?;
            *element = all.into_element();
            Ok(())
        })
    }

    /// Puts another disk's medium into a drive.
    pub fn change_medium(&mut self, place: Place, device: &Device) {
        self.edit_devices(|all| {
            if let Some(disk) = all[Kind::Disk].get_mut(place.index) {
                take_medium(disk, &device.element);
            }
        });
    }

    fn edit_devices(&mut self, change: impl FnOnce(&mut Devices)) {
        self.edit(|root| {
            let Some(element) = root.child_mut("devices") else { return };
            let mut all = Devices::of(element);
            change(&mut all);
            *element = all.into_element();
        });
    }

    /// The definition without the names that devices got while it ran; `None` if there are none.
    pub fn without_live_names(&self) -> Option<DomainDef> {
        let all = self.element().child("devices");
        if !all.into_iter().flat_map(Element::elements).any(has_live_name) {
            return None;
        }
        let mut def = self.clone();
        def.edit(hide_live_names);
        Some(def)
    }
}

/// Moves what a disk is read from to another disk.
fn take_medium(disk: &mut Element, from: &Element) {
    disk.set("type", from.get("type").unwrap_or("file"));
    for name in ["source", "backingStore", "auth", "encryption"] {
        disk.remove(name);
        disk.nodes.extend(from.child(name).cloned().map(Node::Element));
    }
    let format = from.child("driver").and_then(|driver| driver.get("type"));
    if disk.child("driver").is_none() && format.is_some() {
        disk.push(Element::new("driver"));
    }
    if let Some(driver) = disk.child_mut("driver") {
        driver.unset("type");
        let place = driver.attributes.iter().take_while(|(name, _)| name == "name").count();
        driver.attributes.splice(place..place, format.map(|format| ("type".into(), format.into())));
    }
    let says_nothing = |driver: &Element| driver.attributes.is_empty() && driver.nodes.is_empty();
    if disk.child("driver").is_some_and(says_nothing) {
        disk.remove("driver");
    }
    devices::arrange(disk);
}

/// Whether a device has a name that is not the user's.
fn has_live_name(device: &Element) -> bool {
    alias_of(device).is_some_and(|alias| !alias.starts_with("ua-"))
}

/// Takes out the names of devices that are not the user's.
fn hide_live_names(root: &mut Element) {
    let Some(all) = root.child_mut("devices") else { return };
    for device in all.elements_mut().filter(|device| has_live_name(device)) {
        device.remove("alias");
    }
}
