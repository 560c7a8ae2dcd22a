//! Where a domain's memory comes from, and what is counted of it.

use super::put;
use crate::conf::domain::tuning::{EVENTS, order_events};
use crate::conf::domain::value::{self, Set};
use crate::conf::domain::{DomainDef, numa};
use crate::error::Result;
use crate::xml::{Element, Node};

/// How memory is taken from NUMA nodes, in the order of `virDomainNumatuneMemMode`.
pub const NUMA_MODES: [&str; 4] = numa::MODES;

/// A set of NUMA nodes as it is kept; `None` if there are none in it.
///
/// # Errors
/// When it is no set of numbers.
pub fn node_set(text: &str) -> Result<Option<String>> {
    let nodes = Set::parse(text)?;
    Ok((!nodes.is_empty()).then(|| nodes.to_string()))
}

impl DomainDef {
    /// How memory is taken from NUMA nodes: an index into [`NUMA_MODES`]. `None` if nothing is said.
    pub fn numa_mode(&self) -> Option<usize> {
        let mode = self.numa_memory()?.get("mode")?;
        NUMA_MODES.iter().position(|known| *known == mode)
    }

    /// The NUMA nodes that memory is taken from; empty if nothing is said.
    pub fn numa_nodes(&self) -> &str {
        self.numa_memory().and_then(|memory| memory.get("nodeset")).unwrap_or_default()
    }

    fn numa_memory(&self) -> Option<&Element> {
        self.element().child("numatune")?.child("memory")
    }

    /// Changes how memory is taken from NUMA nodes, and from which. What is `None` stays.
    ///
    /// # Errors
    /// When no nodes are known, and nothing chooses them.
    pub fn place_memory(&mut self, mode: Option<usize>, nodes: Option<String>) -> Result<()> {
        if mode.is_none() && nodes.is_none() {
            return Ok(());
        }
        self.try_edit(|root| {
            let mut tuning = root.child("numatune").cloned().unwrap_or_else(|| Element::new("numatune"));
            let fixed = root.child("vcpu").and_then(|vcpu| vcpu.get("placement")) != Some("auto");
            let old = tuning.child("memory").cloned();
            tuning.remove("memory");
            let old_mode = old.as_ref().and_then(|memory| memory.get("mode")).unwrap_or("strict");
            let mode = mode.and_then(|mode| NUMA_MODES.get(mode).copied()).unwrap_or(old_mode);
            let mut memory = Element::new("memory").attribute("mode", mode);
            match (nodes, &old) {
                (Some(nodes), _) => memory.set("nodeset", nodes),
                (None, Some(old)) => {
                    memory.attributes.extend(old.attributes.iter().filter(|(name, _)| name != "mode").cloned())
                }
                (None, None) if fixed => {
                    let detail = "nodeset for NUMA memory tuning must be set if 'placement' is 'static'";
                    return Err(value::unsupported(detail));
                }
                (None, None) => memory.set("placement", "auto"),
            }
            tuning.nodes.insert(0, Node::Element(memory));
            put(root, "numatune", Some(tuning));
            Ok(())
        })
    }

    /// The performance events, each with whether it is counted.
    pub fn perf_events(&self) -> impl Iterator<Item = (&'static str, bool)> {
        let perf = self.element().child("perf");
        EVENTS.iter().map(move |name| {
            let events = perf.into_iter().flat_map(|perf| perf.all("event"));
            let on =
                events.filter(|event| event.get("name") == Some(name)).any(|event| event.get("enabled") == Some("yes"));
            (*name, on)
        })
    }

    /// Says of performance events whether they are counted.
    pub fn set_perf_events(&mut self, events: &[(&str, bool)]) {
        self.edit(|root| {
            let mut perf = root.child("perf").cloned().unwrap_or_else(|| Element::new("perf"));
            for (name, on) in events {
                perf.nodes.retain(|node| !matches!(node, Node::Element(event) if event.get("name") == Some(name)));
                let enabled = if *on { "yes" } else { "no" };
                perf.push(Element::new("event").attribute("name", *name).attribute("enabled", enabled));
            }
            order_events(&mut perf);
            put(root, "perf", super::unless_empty(perf));
        });
    }
}
