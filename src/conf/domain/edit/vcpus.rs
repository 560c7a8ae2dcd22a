//! The processors of a domain: how many there are, and on which of the host's they run.

use super::{CpuMap, put, unless_empty};
use crate::conf::domain::{DomainDef, tuning};
use crate::error::Result;
use crate::xml::{Element, Node};

impl DomainDef {
    /// Of each processor below `end`, whether it is there.
    pub fn vcpus_online(&self, end: u32) -> Vec<bool> {
        let end = end.min(self.max_vcpus());
        match self.element().child("vcpus") {
            Some(listed) => {
                let room = usize::try_from(end).unwrap_or(usize::MAX);
                listed.all("vcpu").take(room).map(is_online).collect()
            }
            None => (0..end).map(|vcpu| vcpu < self.vcpus()).collect(),
        }
    }

    /// Whether a processor is there.
    pub fn vcpu_is_online(&self, vcpu: u32) -> bool {
        match self.element().child("vcpus") {
            Some(listed) => {
                let place = usize::try_from(vcpu).unwrap_or(usize::MAX);
                listed.all("vcpu").nth(place).is_some_and(is_online)
            }
            None => vcpu < self.vcpus(),
        }
    }

    /// Sets how many processors there are: the first ones, up to [`DomainDef::max_vcpus`].
    pub fn set_vcpus(&mut self, vcpus: u32) {
        let max = self.max_vcpus();
        self.edit(|root| {
            let room = usize::try_from(vcpus).unwrap_or(usize::MAX);
            if let Some(listed) = root.child_mut("vcpus") {
                for (place, vcpu) in listed.elements_mut().enumerate() {
                    vcpu.set("enabled", if place < room { "yes" } else { "no" });
                }
            }
            count(root, vcpus, max);
        });
    }

    /// Sets how many processors there can be. Those that can no longer be are gone, with what is said of them.
    pub fn set_max_vcpus(&mut self, max: u32) {
        let mut vcpus = self.vcpus().min(max);
        self.edit(|root| {
            if let Some(listed) = root.child_mut("vcpus") {
                let room = usize::try_from(max).unwrap_or(usize::MAX);
                listed.nodes.truncate(room);
                for id in listed.nodes.len()..room {
                    listed.push(Element::new("vcpu").attribute("id", id.to_string()).attribute("enabled", "no"));
                }
                let online = listed.elements().filter(|vcpu| is_online(vcpu)).count();
                vcpus = u32::try_from(online).unwrap_or(max);
            }
            count(root, vcpus, max);
            tune(root, |tuning| {
                tuning.nodes.retain(|node| match node {
                    Node::Element(pin) if pin.is("vcpupin") => number(pin, "vcpu") < max,
                    Node::Element(sched) if sched.is("vcpusched") => number(sched, "vcpus") < max,
                    _ => true,
                });
            });
        });
    }

    /// The host's processors that all of the domain may run on, if it says so.
    pub fn cpus(&self) -> Option<CpuMap> {
        self.element().child("vcpu")?.get("cpuset").and_then(|text| CpuMap::parse(text).ok())
    }

    /// The host's processors that processors of the domain may run on, for those of which it is said.
    pub fn vcpu_pins(&self) -> std::collections::HashMap<u32, CpuMap> {
        let pins = self.element().child("cputune").into_iter().flat_map(|tuning| tuning.all("vcpupin"));
        pins.map(|pin| (number(pin, "vcpu"), cpus_of(pin))).collect()
    }

    /// Says which of the host's processors one of the domain may run on.
    ///
    /// # Errors
    /// When a definition cannot hold it.
    pub fn pin_vcpu(&mut self, vcpu: u32, cpus: &CpuMap) -> Result<()> {
        let cpus = cpus.text()?;
        self.edit(|root| {
            tune(root, |tuning| {
                tuning.nodes.retain(
                    |node| !matches!(node, Node::Element(pin) if pin.is("vcpupin") && number(pin, "vcpu") == vcpu),
                );
                tuning.push(Element::new("vcpupin").attribute("vcpu", vcpu.to_string()).attribute("cpuset", cpus));
                tuning.order(&|pin| if pin.is("vcpupin") { number(pin, "vcpu").into() } else { 0 });
            });
        });
        Ok(())
    }

    /// The host's processors that the emulator may run on, if it is said.
    pub fn emulator_pin(&self) -> Option<CpuMap> {
        self.element().child("cputune")?.child("emulatorpin").map(cpus_of)
    }

    /// Says which of the host's processors the emulator may run on.
    ///
    /// # Errors
    /// When a definition cannot hold it.
    pub fn pin_emulator(&mut self, cpus: &CpuMap) -> Result<()> {
        let cpus = cpus.text()?;
        self.edit(|root| {
            tune(root, |tuning| {
                tuning.remove("emulatorpin");
                tuning.push(Element::new("emulatorpin").attribute("cpuset", cpus));
            });
        });
        Ok(())
    }
}

/// The processors that a pin names.
pub(super) fn cpus_of(pin: &Element) -> CpuMap {
    pin.get("cpuset").and_then(|text| CpuMap::parse(text).ok()).unwrap_or_default()
}

/// Changes the element `cputune`, which is there if it holds something, and in order.
pub(super) fn tune(root: &mut Element, change: impl FnOnce(&mut Element)) {
    let mut tuning = root.child("cputune").cloned().unwrap_or_else(|| Element::new("cputune"));
    change(&mut tuning);
    tuning::CPUTUNE.arrange(&mut tuning);
    put(root, "cputune", unless_empty(tuning));
}

fn is_online(vcpu: &Element) -> bool {
    vcpu.get("enabled") == Some("yes")
}

/// A number that an attribute holds.
pub(super) fn number(element: &Element, name: &str) -> u32 {
    element.get(name).and_then(|text| text.parse().ok()).unwrap_or(u32::MAX)
}

fn count(root: &mut Element, vcpus: u32, max: u32) {
    let Some(vcpu) = root.child_mut("vcpu") else { return };
    vcpu.nodes = vec![Node::text(max.to_string())];
    vcpu.unset("current");
    if vcpus < max {
        vcpu.set("current", vcpus.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn domain(inner: &str) -> DomainDef {
        let xml =
            format!("<domain type='test'><name>t</name><memory>1024</memory>{inner}<os><type>hvm</type></os></domain>");
        DomainDef::parse(xml.as_bytes()).unwrap()
    }

    #[test]
    fn fewer_processors_take_their_pins_with_them() {
        let mut def = domain("<vcpu>4</vcpu><cputune><vcpupin vcpu='3' cpuset='1'/></cputune>");
        def.set_max_vcpus(2);
        assert_eq!((def.vcpus(), def.max_vcpus(), def.vcpu_pins().len()), (2, 2, 0));
        assert!(def.element().child("cputune").is_none());
        def.set_max_vcpus(4);
        assert_eq!((def.vcpus(), def.max_vcpus()), (2, 4));
    }

    #[test]
    fn listed_processors_are_counted_one_by_one() {
        let mut def = domain(
            "<vcpu>3</vcpu><vcpus><vcpu id='0' enabled='yes'/><vcpu id='1' enabled='no'/><vcpu id='2' enabled='yes'/></vcpus>",
        );
        assert_eq!(def.vcpus_online(9), [true, false, true]);
        def.set_vcpus(1);
        assert_eq!(def.vcpus_online(9), [true, false, false]);
        assert_eq!(def.vcpus(), 1);
    }

    #[test]
    fn pins_stay_in_order() {
        let mut def = domain("<vcpu>4</vcpu>");
        for vcpu in [2, 0, 1, 2] {
            def.pin_vcpu(vcpu, &CpuMap::from_bytes(&[1 << vcpu])).unwrap();
        }
        def.pin_emulator(&CpuMap::from_bytes(&[0, 1])).unwrap();
        let tuning = def.element().child("cputune").unwrap();
        let sets: Vec<_> = tuning.elements().filter_map(|pin| pin.get("cpuset")).collect();
        assert_eq!(sets, ["0", "1", "2", "8"]);
    }
}
