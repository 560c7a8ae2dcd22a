//! The I/O threads of a domain, which do the work of its disks.

use super::vcpus::{cpus_of, number, tune};
use super::{CpuMap, put};
use crate::conf::domain::DomainDef;
use crate::conf::domain::shape::rank;
use crate::error::Result;
use crate::xml::{Element, Node};

/// A device that an I/O thread works for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IoThreadUser {
    /// The disk of that name.
    Disk(String),
    /// A controller.
    Controller,
}

impl DomainDef {
    /// The ids of the I/O threads, in order.
    pub fn iothreads(&self) -> Vec<u32> {
        ids(self.element())
    }

    /// The host's processors that I/O threads may run on, for those of which it is said.
    pub fn iothread_pins(&self) -> std::collections::HashMap<u32, CpuMap> {
        let pins = self.element().child("cputune").into_iter().flat_map(|tuning| tuning.all("iothreadpin"));
        pins.map(|pin| (number(pin, "iothread"), cpus_of(pin))).collect()
    }

    /// A device that an I/O thread works for.
    pub fn iothread_user(&self, id: u32) -> Option<IoThreadUser> {
        let named = |element: &Element, name: &str| element.get(name).is_some() && number(element, name) == id;
        let works = |device: &&Element| {
            device.child("driver").is_some_and(|driver| {
                let listed = driver.child("iothreads").into_iter().flat_map(|all| all.all("iothread"));
                named(driver, "iothread") || listed.into_iter().any(|thread| named(thread, "id"))
            })
        };
        let target = |disk: &Element| disk.child("target").and_then(|target| target.get("dev")).map(str::to_owned);
        if let Some(disk) = self.devices("disk").find(works) {
            return Some(IoThreadUser::Disk(target(disk).unwrap_or_default()));
        }
        self.devices("controller").find(works).map(|_| IoThreadUser::Controller)
    }

    /// Adds an I/O thread.
    pub fn add_iothread(&mut self, id: u32) {
        self.edit(|root| {
            change_list(root, |list| list.push(Element::new("iothread").attribute("id", id.to_string())));
        });
    }

    /// Removes an I/O thread, with what is said of it.
    pub fn remove_iothread(&mut self, id: u32) {
        self.edit(|root| {
            let last = ids(root).last() == Some(&id);
            // As long as none is missing before the last, their number says it all.
            if root.child("iothreadids").is_none() && last {
                let left = ids(root).len().saturating_sub(1);
                put(root, "iothreads", (left > 0).then(|| Element::with_text("iothreads", left.to_string())));
            } else {
                let is_it = |node: &Node| matches!(node, Node::Element(thread) if number(thread, "id") == id);
                change_list(root, |list| list.nodes.retain(|node| !is_it(node)));
            }
            tune(root, |tuning| {
                tuning.nodes.retain(|node| match node {
                    Node::Element(pin) if pin.is("iothreadpin") => number(pin, "iothread") != id,
                    Node::Element(sched) if sched.is("iothreadsched") => number(sched, "iothreads") != id,
                    _ => true,
                });
            });
        });
    }

    /// Says which of the host's processors an I/O thread may run on.
    ///
    /// # Errors
    /// When a definition cannot hold it.
    pub fn pin_iothread(&mut self, id: u32, cpus: &CpuMap) -> Result<()> {
        let cpus = cpus.text()?;
        self.edit(|root| {
            change_list(root, |_| ());
            let order = ids(root);
            tune(root, |tuning| {
                let is_pin = |node: &Node| matches!(node, Node::Element(pin) if pin.is("iothreadpin") && number(pin, "iothread") == id);
                tuning.nodes.retain(|node| !is_pin(node));
                tuning.push(Element::new("iothreadpin").attribute("iothread", id.to_string()).attribute("cpuset", cpus));
                tuning.order(&|pin| {
                    let is_pin = pin.is("iothreadpin");
                    let place = || rank(&order, |known| *known == number(pin, "iothread"));
                    if is_pin { place().saturating_add(1) } else { 0 }
                });
            });
        });
        Ok(())
    }
}

fn ids(root: &Element) -> Vec<u32> {
    match root.child("iothreadids") {
        Some(listed) => listed.all("iothread").map(|thread| number(thread, "id")).collect(),
        None => (1..=counted(root)).collect(),
    }
}

fn counted(root: &Element) -> u32 {
    root.child_text("iothreads").and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// Changes the list of I/O threads, which is made if they were only counted, and counts them again.
fn change_list(root: &mut Element, change: impl FnOnce(&mut Element)) {
    let counted = || {
        let threads = (1..=counted(root)).map(|id| Element::new("iothread").attribute("id", id.to_string()));
        threads.fold(Element::new("iothreadids"), Element::holding)
    };
    let mut listed = root.child("iothreadids").cloned().unwrap_or_else(counted);
    change(&mut listed);
    let count = listed.elements().count();
    put(root, "iothreads", (count > 0).then(|| Element::with_text("iothreads", count.to_string())));
    put(root, "iothreadids", (count > 0).then_some(listed));
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
    fn threads_are_counted_as_long_as_their_number_says_it_all() {
        let mut def = domain("<iothreads>3</iothreads>");
        def.remove_iothread(3);
        assert_eq!((def.iothreads(), def.element().child("iothreadids").is_some()), (vec![1, 2], false));
        def.remove_iothread(1);
        assert_eq!((def.iothreads(), def.element().child("iothreadids").is_some()), (vec![2], true));
        def.remove_iothread(2);
        assert_eq!(def.iothreads(), []);
        assert!(def.element().child("iothreads").is_none());
    }

    #[test]
    fn a_removed_thread_leaves_no_pin() {
        let mut def = domain("");
        def.add_iothread(4);
        def.pin_iothread(4, &CpuMap::from_bytes(&[2])).unwrap();
        assert_eq!(def.iothread_pins().get(&4).map(CpuMap::bytes), Some([2].as_slice()));
        def.remove_iothread(4);
        assert!(def.element().child("cputune").is_none());
    }
}
