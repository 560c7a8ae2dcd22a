//! How much memory a domain has, and its limits.

use super::{put, unless_empty};
use crate::conf::domain::devices::MEMBALLOON;
use crate::conf::domain::tuning::{MEMTUNE, UNLIMITED};
use crate::conf::domain::{DomainDef, numa, value};
use crate::xml::Element;

/// Limits of a domain's memory, in KiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemoryLimits {
    /// What it cannot go beyond.
    pub hard: u64,
    /// What it is pushed back to when the host runs short.
    pub soft: u64,
    /// What it cannot go beyond with swap counted.
    pub swap_hard: u64,
}

impl MemoryLimits {
    /// From here on a limit is none.
    pub const NONE: u64 = UNLIMITED;
}

const LIMITS: [&str; 3] = ["hard_limit", "soft_limit", "swap_hard_limit"];

impl DomainDef {
    /// What the memory can grow to by memory devices, in KiB; 0 if it cannot.
    pub fn memory_ceiling_kib(&self) -> u64 {
        self.size("maxMemory")
    }

    /// Whether the guest has NUMA cells.
    pub fn has_numa_cells(&self) -> bool {
        numa::cells(self.element().child("cpu")).next().is_some()
    }

    /// Whether there is a balloon in the guest.
    pub fn has_balloon(&self) -> bool {
        self.devices("memballoon").any(is_balloon)
    }

    /// Says how often the balloon is asked for numbers, in seconds; nothing happens without one.
    pub fn set_balloon_period(&mut self, period: i32) {
        self.edit(|root| {
            let Some(devices) = root.child_mut("devices") else { return };
            let Some(balloon) = devices.elements_mut().find(|device| is_balloon(device)) else { return };
            balloon.remove("stats");
            if period > 0 {
                balloon.push(Element::new("stats").attribute("period", period.to_string()));
                MEMBALLOON.arrange(balloon);
            }
        });
    }

    /// The limits of its memory.
    pub fn memory_limits(&self) -> MemoryLimits {
        let tuning = self.element().child("memtune");
        let limit = |name: &str| {
            let text = tuning.and_then(|tuning| tuning.child_text(name));
            text.and_then(|text| value::unsigned(&text, 10)).unwrap_or(UNLIMITED)
        };
        let [hard, soft, swap_hard] = LIMITS.map(limit);
        MemoryLimits { hard, soft, swap_hard }
    }

    /// Changes the limits of its memory.
    pub fn set_memory_limits(&mut self, limits: MemoryLimits) {
        self.edit(|root| {
            let mut tuning = root.child("memtune").cloned().unwrap_or_else(|| Element::new("memtune"));
            for (name, limit) in LIMITS.into_iter().zip([limits.hard, limits.soft, limits.swap_hard]) {
                tuning.remove(name);
                if limit < UNLIMITED {
                    tuning.push(Element::with_text(name, limit.to_string()).attribute("unit", "KiB"));
                }
            }
            MEMTUNE.arrange(&mut tuning);
            put(root, "memtune", unless_empty(tuning));
        });
    }
}

fn is_balloon(device: &Element) -> bool {
    device.is("memballoon") && device.get("model") != Some("none")
}
