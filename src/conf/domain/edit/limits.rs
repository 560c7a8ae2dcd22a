//! Limits of a domain's disks and network interfaces.

use crate::conf::domain::devices::{IO_TUNE, arrange};
use crate::conf::domain::{DomainDef, value};
use crate::error::{Code, Error, Origin, Result};
use crate::xml::{Element, Node};

/// The limits of a disk that are numbers, in the order in which they are written.
pub const DISK_LIMITS: [&str; 19] = [
    "total_bytes_sec",
    "read_bytes_sec",
    "write_bytes_sec",
    "total_iops_sec",
    "read_iops_sec",
    "write_iops_sec",
    "total_bytes_sec_max",
    "read_bytes_sec_max",
    "write_bytes_sec_max",
    "total_iops_sec_max",
    "read_iops_sec_max",
    "write_iops_sec_max",
    "size_iops_sec",
    "total_bytes_sec_max_length",
    "read_bytes_sec_max_length",
    "write_bytes_sec_max_length",
    "total_iops_sec_max_length",
    "read_iops_sec_max_length",
    "write_iops_sec_max_length",
];

/// The limits of a disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DiskLimits {
    /// The group of disks that share them.
    pub group: Option<String>,
    numbers: [u64; DISK_LIMITS.len()],
}

impl DiskLimits {
    /// The limit of that name, which is one of [`DISK_LIMITS`]; 0 is none.
    pub fn get(&self, name: &str) -> u64 {
        DISK_LIMITS.iter().zip(self.numbers).find(|(known, _)| **known == name).map_or(0, |(_, number)| number)
    }

    /// Sets the limit of that name.
    pub fn set(&mut self, name: &str, limit: u64) {
        if let Some((_, number)) = DISK_LIMITS.iter().zip(&mut self.numbers).find(|(known, _)| **known == name) {
            *number = limit;
        }
    }
}

/// What may go through an interface in one direction, in KiB and KiB a second; 0 is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// In the long run.
    pub average: u32,
    /// At most.
    pub peak: u32,
    /// At the peak, at once.
    pub burst: u32,
    /// At least.
    pub floor: u32,
}

impl DomainDef {
    /// The place of the disk of that name: its target, or the path of its source, which begins with a
    /// slash. Of several with that source none is meant unless `first` allows it.
    pub fn find_disk(&self, name: &str, first: bool) -> Option<usize> {
        if !name.starts_with('/') {
            return self.disks.iter().position(|disk| disk.target == name);
        }
        let mut found = self.disks.iter().enumerate().filter(|(_, disk)| disk.source.as_deref() == Some(name));
        let (place, _) = found.next()?;
        (first || found.next().is_none()).then_some(place)
    }

    /// The limits of the disk in that place.
    pub fn disk_limits(&self, place: usize) -> DiskLimits {
        let mut limits = DiskLimits::default();
        let Some(tuning) = self.devices("disk").nth(place).and_then(|disk| disk.child("iotune")) else { return limits };
        limits.group = tuning.child_text("group_name");
        for name in DISK_LIMITS {
            let text = tuning.child_text(name);
            limits.set(name, text.and_then(|text| value::unsigned(&text, 10)).unwrap_or(0));
        }
        limits
    }

    /// Sets the limits of the disk in that place.
    pub fn set_disk_limits(&mut self, place: usize, limits: &DiskLimits) {
        self.edit(|root| {
            let devices = root.child_mut("devices");
            let mut disks = devices.into_iter().flat_map(|devices| devices.elements_mut()).filter(|one| one.is("disk"));
            let Some(disk) = disks.nth(place) else { return };
            let mut tuning = Element::new("iotune");
            if let Some(group) = limits.group.as_ref() {
                tuning.push(Element::with_text("group_name", group.clone()));
            }
            for name in DISK_LIMITS {
                let number = limits.get(name);
                if number > 0 {
                    tuning.push(Element::with_text(name, number.to_string()));
                }
            }
            IO_TUNE.arrange(&mut tuning);
            disk.remove("iotune");
            disk.nodes.extend(super::unless_empty(tuning).map(Node::Element));
            arrange(disk);
        });
    }

    /// The place of the interface of that MAC address or of that name on the host.
    ///
    /// # Errors
    /// When there is none.
    pub fn find_interface(&self, device: &str) -> Result<usize> {
        let found = match value::mac(device) {
            Some(mac) => self.devices("interface").position(|one| mac_of(one) == Some(mac)),
            None => self.devices("interface").position(|one| target_of(one) == Some(device)),
        };
        let unknown = || Error::new(Origin::Domain, Code::InvalidArg, format!("'{device}' is not a known interface"));
        found.ok_or_else(unknown)
    }

    /// What may go in and out through the interface in that place.
    pub fn bandwidth(&self, place: usize) -> (Rates, Rates) {
        let bandwidth = self.devices("interface").nth(place).and_then(|one| one.child("bandwidth"));
        let rates =
            |name: &str| bandwidth.and_then(|bandwidth| bandwidth.child(name)).map(rates_of).unwrap_or_default();
        (rates("inbound"), rates("outbound"))
    }

    /// Sets what may go in or out through the interface in that place. What is `None` stays; rates
    /// without average and floor are none.
    pub fn set_bandwidth(&mut self, place: usize, inbound: Option<Rates>, outbound: Option<Rates>) {
        self.edit(|root| {
            let devices = root.child_mut("devices");
            let mut all = devices.into_iter().flat_map(|devices| devices.elements_mut());
            let Some(interface) = all.by_ref().filter(|one| one.is("interface")).nth(place) else { return };
            let mut bandwidth = interface.child("bandwidth").cloned().unwrap_or_else(|| Element::new("bandwidth"));
            for (name, rates) in [("inbound", inbound), ("outbound", outbound)] {
                let Some(rates) = rates else { continue };
                bandwidth.remove(name);
                if rates.average > 0 || rates.floor > 0 {
                    bandwidth.push(rates_element(name, rates));
                }
            }
            bandwidth.nodes.retain(|node| matches!(node, Node::Element(_)));
            if bandwidth.nodes.is_empty() {
                // Without rates it takes two tags.
                bandwidth.nodes.push(Node::text(""));
            }
            interface.remove("bandwidth");
            interface.push(bandwidth);
            arrange(interface);
        });
    }
}

/// The MAC address of an interface.
pub(super) fn mac_of(interface: &Element) -> Option<[u8; 6]> {
    interface.child("mac").and_then(|mac| mac.get("address")).and_then(value::mac)
}

fn target_of(interface: &Element) -> Option<&str> {
    interface.child("target")?.get("dev")
}

fn rates_of(element: &Element) -> Rates {
    let number = |name: &str| element.get(name).map_or(0, |text| value::unsigned(text, 10).unwrap_or(0));
    // C knows 32 bits of them.
    let number = |name: &str| u32::try_from(number(name) & u64::from(u32::MAX)).unwrap_or(0);
    Rates { average: number("average"), peak: number("peak"), burst: number("burst"), floor: number("floor") }
}

fn rates_element(name: &str, rates: Rates) -> Element {
    let mut element = Element::new(name);
    let all = [("average", rates.average), ("peak", rates.peak), ("floor", rates.floor), ("burst", rates.burst)];
    for (name, rate) in all {
        if rate > 0 {
            element.set(name, rate.to_string());
        }
    }
    element
}
