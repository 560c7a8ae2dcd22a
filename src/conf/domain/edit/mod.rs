//! Changes of a definition: each is checked first and leaves the canonical form one.

mod blkio;
mod cpu_map;
mod devices;
mod iothreads;
mod limits;
mod memory;
mod metadata;
mod placement;
mod vcpus;

pub use crate::conf::domain::tuning::EVENTS as PERF_EVENTS;
pub use blkio::{BlkioLimit, BlkioLimits};
pub use cpu_map::CpuMap;
pub use devices::{Device, Place};
pub use iothreads::IoThreadUser;
pub use limits::{DISK_LIMITS, DiskLimits, Rates};
pub use memory::MemoryLimits;
pub use metadata::MetadataElement;
pub use placement::{NUMA_MODES, node_set};

use super::read::ELEMENTS;
use super::{DomainDef, Printed, disks_of};
use crate::error::Result;
use crate::xml::{Element, Node};

impl DomainDef {
    /// As [`DomainDef::edit`], for a change that may fail; then the definition stays as it is.
    fn try_edit<R>(&mut self, change: impl FnOnce(&mut Element) -> Result<R>) -> Result<R> {
        let mut root = self.printed.root().clone();
        let answer = change(&mut root)?;
        self.disks = disks_of(&root);
        self.printed = Printed::new(root);
        Ok(answer)
    }
}

/// Puts an element into its place in a domain, or takes the one of that name away.
pub(super) fn put(root: &mut Element, name: &str, element: Option<Element>) {
    root.remove(name);
    let Some(element) = element else { return };
    let rank = |name: &str| ELEMENTS.iter().position(|known| *known == name).unwrap_or(usize::MAX);
    let after =
        |node: &Node| matches!(node, Node::Element(other) if other.namespaced || rank(&other.name) > rank(name));
    let place = root.nodes.iter().position(after).unwrap_or(root.nodes.len());
    root.nodes.insert(place, Node::Element(element));
}

/// The element unless there is nothing in it.
fn unless_empty(element: Element) -> Option<Element> {
    Some(element).filter(|element| !element.attributes.is_empty() || !element.nodes.is_empty())
}
