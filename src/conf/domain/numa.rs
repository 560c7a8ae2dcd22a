//! The guest's processor and its NUMA cells, and where cells lie on the host.

use super::devices::number_of;
use super::shape::{
    Child, NUMBER, Shape, WIDE, computed, filled, number, on_off, text, word, word_but_first, word_or_first, yes_no,
};
use super::threads::Threads;
use super::tuning::MEMORY_ACCESS;
use super::value::{self, Set};
use crate::conf::cpu::{self, CACHE, MAX_PHYS_ADDR, unsupported, wrong};
use crate::error::Result;
use crate::xml::{Element, Node};

/// The guest's processor.
pub(super) static CPU: Shape = Shape::new(
    "cpu",
    &[
        computed("mode"),
        word("match", &["exact", "minimum", "strict"]),
        word_or_first("check", &["default", "none", "partial", "full"]),
        on_off("migratable"),
        on_off("deprecated_features"),
    ],
)
.children(&[
    Child::One(&MODEL),
    Child::One(&VENDOR),
    Child::One(&TOPOLOGY),
    Child::One(&CACHE),
    Child::One(&MAX_PHYS_ADDR),
    Child::Each(&FEATURE),
    Child::One(&NUMA),
])
.adjust(cpu);

static MODEL: Shape =
    Shape::new("model", &[filled("fallback"), filled("vendor_id")]).content(super::shape::Content::MaybeText);
static VENDOR: Shape = Shape::with_text("vendor");
static TOPOLOGY: Shape = Shape::new("topology", cpu::TOPOLOGY).adjust(topology);
static FEATURE: Shape = Shape::new("feature", &[computed("policy"), text("name")]).adjust(feature);

static NUMA: Shape = Shape::holding("numa", &[Child::Each(&CELL), Child::One(&INTERCONNECTS)]).adjust(numa);
static CELL: Shape = Shape::new(
    "cell",
    &[
        number("id", NUMBER.with_zero()),
        computed("cpus"),
        computed("memory"),
        computed("unit"),
        word_but_first("memAccess", MEMORY_ACCESS),
        yes_no("discard"),
    ],
)
.children(&[Child::One(&DISTANCES), Child::Each(&CELL_CACHE)])
.adjust(cell);
static DISTANCES: Shape = Shape::holding("distances", &[Child::Each(&SIBLING)]).adjust(|_, element| {
    if element.nodes.is_empty() { Err(value::wrong("NUMA distances defined without siblings")) } else { Ok(()) }
});
static SIBLING: Shape = Shape::new(
    "sibling",
    &[number("id", NUMBER.with_zero()).required(), number("value", NUMBER.with_zero()).required()],
);
static CELL_CACHE: Shape = Shape::new(
    "cache",
    &[
        number("level", NUMBER.nonzero()).required(),
        word("associativity", &["none", "direct", "full"]).required(),
        word("policy", &["none", "writeback", "writethrough"]).required(),
    ],
)
.children(&[Child::One(&CACHE_SIZE), Child::One(&CACHE_LINE)])
.adjust(cell_cache);
static CACHE_SIZE: Shape = Shape::new("size", &[computed("value"), computed("unit")]).adjust(|raw, element| {
    let text = raw.get("value").filter(|text| !text.is_empty()).ok_or_else(|| value::missing("./size/@value"))?;
    element.set("value", value::kib(text, raw.child_text("unit").as_deref(), "./size/@value")?.to_string());
    element.set("unit", "KiB");
    Ok(())
});
static CACHE_LINE: Shape = Shape::new("line", &[computed("value"), computed("unit")]).adjust(|raw, element| {
    let text = raw.get("value").filter(|text| !text.is_empty()).ok_or_else(|| value::missing("./line/@value"))?;
    let unit = raw.child_text("unit");
    element.set("value", value::bytes(text, unit.as_deref(), 1, u64::MAX, "./line/@value")?.to_string());
    element.set("unit", "B");
    Ok(())
});

static INTERCONNECTS: Shape =
    Shape::holding("interconnects", &[Child::Each(&LATENCY), Child::Each(&BANDWIDTH)]).adjust(interconnects);
const ACCESSES: &[&str] = &["none", "access", "read", "write"];
static LATENCY: Shape = Shape::new(
    "latency",
    &[
        number("initiator", NUMBER.with_zero()).required(),
        number("target", NUMBER.with_zero()).required(),
        number("cache", NUMBER),
        word_but_first("type", ACCESSES).required(),
        number("value", WIDE.with_zero()).required(),
    ],
);
static BANDWIDTH: Shape = Shape::new(
    "bandwidth",
    &[
        number("initiator", NUMBER.with_zero()).required(),
        number("target", NUMBER.with_zero()).required(),
        number("cache", NUMBER),
        word_but_first("type", ACCESSES).required(),
        computed("value"),
        computed("unit"),
    ],
)
.adjust(|raw, element| {
    let text = raw.get("value").filter(|text| !text.is_empty()).ok_or_else(|| value::missing("./@value"))?;
    element.set("value", value::kib(text, raw.get("unit"), "./@value")?.to_string());
    element.set("unit", "KiB");
    Ok(())
});

fn cpu(raw: &Element, element: &mut Element) -> Result<()> {
    let mode = raw.get("mode").unwrap_or("custom");
    if !["custom", "host-model", "host-passthrough", "maximum"].contains(&mode) {
        return Err(unsupported(format!("Invalid mode attribute '{mode}'")));
    }
    let whole_host = matches!(mode, "host-passthrough" | "maximum");
    if !whole_host && element.get("migratable").is_some() {
        let detail = "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode";
        return Err(unsupported(detail));
    }
    let named = raw.child_text("model").is_some();
    model(element, whole_host, named)?;
    if element.child("vendor").is_some() && !named {
        return Err(wrong("CPU vendor specified without CPU model"));
    }
    if whole_host {
        element.remove("vendor");
    }
    if element.child("feature").is_some() && !named && mode == "custom" {
        return Err(wrong("Non-empty feature list specified without CPU model"));
    }
    let mut names = Vec::new();
    for name in element.all("feature").filter_map(|feature| feature.get("name")) {
        if names.contains(&name) {
            return Err(wrong(format!("CPU feature '{name}' specified more than once")));
        }
        names.push(name);
    }
    if raw.all("cache").count() > 1 {
        return Err(wrong("at most one CPU cache element may be specified"));
    }
    if mode == "custom" && !named {
        ["match", "check", "migratable", "deprecated_features"].iter().for_each(|name| element.unset(name));
        return Ok(());
    }
    element.set("mode", mode);
    if mode != "custom" {
        element.unset("match");
    } else if element.get("match").is_none() {
        element.set("match", "exact");
    }
    Ok(())
}

/// Refuses to check a processor of no model.
pub(super) fn check_model(root: &Element) -> Result<()> {
    let Some(cpu) = root.child("cpu") else { return Ok(()) };
    let unnamed = cpu.get("mode").is_none_or(|mode| mode == "custom") && cpu.child_text("model").is_none();
    if unnamed && cpu.get("check").is_some_and(|check| check != "default") {
        return Err(value::unsupported("check attribute specified for CPU with no model"));
    }
    Ok(())
}

fn model(element: &mut Element, whole_host: bool, named: bool) -> Result<()> {
    let Some(model) = element.child_mut("model") else { return Ok(()) };
    if whole_host {
        element.remove("model");
        return Ok(());
    }
    if model.get("fallback").is_some_and(|fallback| !matches!(fallback, "allow" | "forbid")) {
        return Err(unsupported("Invalid fallback attribute"));
    }
    if let Some(vendor) = model.get("vendor_id") {
        if vendor.len() != 12 {
            return Err(wrong("vendor_id must be exactly 12 characters long"));
        }
        if vendor.contains(',') {
            return Err(wrong("vendor id is invalid"));
        }
    }
    if !named {
        model.unset("fallback");
    } else if model.get("fallback").is_none() {
        model.set("fallback", "allow");
    }
    MODEL.arrange(model);
    if model.attributes.is_empty() {
        element.remove("model");
    }
    Ok(())
}

fn topology(_: &Element, element: &mut Element) -> Result<()> {
    let mut count: u64 = 1;
    for name in ["sockets", "dies", "clusters", "cores", "threads"] {
        count = count.saturating_mul(number_of(element, name));
        if count > u64::from(u32::MAX) {
            let detail = format!("cpu topology results in more than {} cpus", u32::MAX);
            return Err(value::unsupported(detail));
        }
    }
    Ok(())
}

fn feature(raw: &Element, element: &mut Element) -> Result<()> {
    let policy = raw.get("policy").unwrap_or("require");
    if !["force", "require", "optional", "disable", "forbid"].contains(&policy) {
        return Err(unsupported("Invalid CPU feature policy"));
    }
    element.set("policy", policy);
    if element.get("name").is_none_or(str::is_empty) {
        return Err(wrong("Invalid CPU feature name"));
    }
    Ok(())
}

fn cell(raw: &Element, element: &mut Element) -> Result<()> {
    if let Some(text) = raw.get("cpus") {
        let cpus = Set::parse(text)?;
        if !cpus.is_empty() {
            element.set("cpus", cpus.to_string());
        }
    }
    let text = raw.get("memory").filter(|text| !text.is_empty()).ok_or_else(|| value::missing("./@memory"))?;
    element.set("memory", value::kib(text, raw.get("unit"), "./@memory")?.to_string());
    element.set("unit", "KiB");
    Ok(())
}

fn cell_cache(_: &Element, element: &mut Element) -> Result<()> {
    for (name, path) in [("size", "./size/@value"), ("line", "./line/@value")] {
        if element.child(name).is_none() {
            return Err(value::missing(path));
        }
    }
    if element.child("line").and_then(|line| line.get("value")) == Some("0") {
        element.remove("line");
    }
    Ok(())
}

/// Keeps latencies and bandwidths in the order in which they are given.
fn interconnects(raw: &Element, element: &mut Element) -> Result<()> {
    let mut latencies: Vec<_> = element.all("latency").cloned().rev().collect();
    let mut bandwidths: Vec<_> = element.all("bandwidth").cloned().rev().collect();
    let order = raw.elements().filter_map(|child| match child.name.as_str() {
        "latency" if !child.namespaced => latencies.pop(),
        "bandwidth" if !child.namespaced => bandwidths.pop(),
        _ => None,
    });
    element.nodes = order.map(Node::Element).collect();
    Ok(())
}

/// Puts cells in the order of their ids, and makes distances that follow from others.
fn numa(_: &Element, element: &mut Element) -> Result<()> {
    let cells: Vec<_> = element.all("cell").cloned().collect();
    if cells.is_empty() {
        return Err(value::wrong("NUMA topology defined without NUMA cells"));
    }
    let mut ordered: Vec<Option<Element>> = vec![None; cells.len()];
    for (place, mut cell) in cells.into_iter().enumerate() {
        let id = cell.get("id").map_or(place as u64, |_| number_of(&cell, "id"));
        let out_of_range = || {
            let rest = "non-contiguous ranges or ranges not starting from 0 are not allowed";
            value::wrong(format!("Exactly one 'cell' element per guest NUMA cell allowed, {rest}"))
        };
        let slot = usize::try_from(id).ok().and_then(|id| ordered.get_mut(id)).ok_or_else(out_of_range)?;
        if slot.as_ref().is_some_and(|other| number_of(other, "memory") > 0) {
            return Err(value::wrong(format!("Duplicate NUMA cell info for cell id '{id}'")));
        }
        cell.set("id", id.to_string());
        CELL.arrange(&mut cell);
        *slot = Some(cell);
    }
    let mut cells: Vec<_> = ordered.into_iter().flatten().collect();
    check_cpus(&cells)?;
    distances(&mut cells)?;
    check_caches(&cells)?;
    check_interconnects(element, &cells)?;
    element.replace("cell", cells);
    Ok(())
}

fn check_cpus(cells: &[Element]) -> Result<()> {
    let mut known: Vec<(usize, Set)> = Vec::new();
    for (id, cell) in cells.iter().enumerate() {
        let Some(cpus) = cell.get("cpus").map(Set::parse).transpose()? else { continue };
        if let Some((other, _)) = known.iter().find(|(_, set)| set.overlaps(&cpus)) {
            return Err(value::unsupported(format!("NUMA cells {id} and {other} have overlapping vCPU ids")));
        }
        known.push((id, cpus));
    }
    Ok(())
}

/// Each distance is there from both sides; those on the way back are made unless given.
fn distances(cells: &mut [Element]) -> Result<()> {
    let count = cells.len();
    let mut table: Vec<Option<Vec<u64>>> = vec![None; count];
    let row = |table: &mut Vec<Option<Vec<u64>>>, cell: usize| {
        if let Some(row @ None) = table.get_mut(cell) {
            let mut fresh = vec![0; count];
            fresh.get_mut(cell).into_iter().for_each(|own| *own = 10);
            *row = Some(fresh);
        }
    };
    for (cell, element) in cells.iter().enumerate() {
        for sibling in element.child("distances").into_iter().flat_map(|all| all.all("sibling")) {
            let (id, distance) = (number_of(sibling, "id"), number_of(sibling, "value"));
            let other = usize::try_from(id).unwrap_or(usize::MAX);
            if other >= count {
                let detail = format!("'sibling_id {id}' does not refer to a valid cell within NUMA 'cell id {cell}'");
                return Err(value::wrong(detail));
            }
            if !(10..=255).contains(&distance) || (other == cell) != (distance == 10) {
                let of = format!("'sibling id {id}' under NUMA 'cell id {cell}'");
                return Err(value::wrong(format!("'value {distance}' is invalid for {of}")));
            }
            row(&mut table, cell);
            row(&mut table, other);
            if let Some(Some(own)) = table.get_mut(cell) {
                own.get_mut(other).into_iter().for_each(|place| *place = distance);
            }
            if let Some(Some(back)) = table.get_mut(other) {
                back.get_mut(cell).into_iter().filter(|place| **place == 0).for_each(|place| *place = distance);
            }
        }
    }
    for (element, row) in cells.iter_mut().zip(table) {
        element.remove("distances");
        let Some(row) = row else { continue };
        let mut all = Element::new("distances");
        for (id, distance) in row.into_iter().enumerate().filter(|(_, distance)| *distance > 0) {
            let sibling = Element::new("sibling").attribute("id", id.to_string());
            all.push(sibling.attribute("value", distance.to_string()));
        }
        element.push(all);
        CELL.arrange(element);
    }
    Ok(())
}

fn check_caches(cells: &[Element]) -> Result<()> {
    for cell in cells {
        let mut levels = Vec::new();
        for cache in cell.all("cache") {
            let level = number_of(cache, "level");
            if level > 3 {
                return Err(value::wrong("Ain't nobody heard of that much cache level"));
            }
            if levels.contains(&level) {
                return Err(value::wrong(format!("Cache level '{level}' already defined")));
            }
            levels.push(level);
        }
    }
    Ok(())
}

fn check_interconnects(numa: &Element, cells: &[Element]) -> Result<()> {
    let mut known: Vec<(&str, u64, u64, u64, &str)> = Vec::new();
    let cell = |id: u64| usize::try_from(id).ok().and_then(|id| cells.get(id));
    for link in numa.child("interconnects").into_iter().flat_map(Element::elements) {
        let [initiator, target, cache] = ["initiator", "target", "cache"].map(|name| number_of(link, name));
        let absent = |what: &str| value::wrong(format!("'{what}' refers to a non-existent NUMA node"));
        let from = cell(initiator).ok_or_else(|| absent("initiator"))?;
        let to = cell(target).ok_or_else(|| absent("target"))?;
        if from.get("cpus").is_none() {
            return Err(value::wrong("NUMA nodes without CPUs can't be initiator"));
        }
        if cache > 0 && !to.all("cache").any(|own| number_of(own, "level") == cache) {
            return Err(value::wrong("'cache' refers to a non-existent NUMA node cache"));
        }
        let this = (link.name.as_str(), initiator, target, cache, link.get("type").unwrap_or_default());
        if known.contains(&this) {
            return Err(value::wrong("Duplicate info for NUMA latencies"));
        }
        if initiator != target && known.iter().any(|other| other.1 == target && other.2 == initiator) {
            return Err(value::wrong("Link already defined"));
        }
        known.push(this);
    }
    Ok(())
}

/// The cells of a processor in its canonical form.
pub(super) fn cells(cpu: Option<&Element>) -> impl Iterator<Item = &Element> {
    cpu.and_then(|cpu| cpu.child("numa")).into_iter().flat_map(|numa| numa.all("cell"))
}

/// Checks that cells name no more processors than there are.
pub(super) fn check_vcpus(cpu: Option<&Element>, threads: &Threads) -> Result<()> {
    let mut count = 0;
    let mut highest = 0;
    for cell in cells(cpu) {
        let Some(cpus) = cell.get("cpus").map(Set::parse).transpose()? else { continue };
        count += cpus.members().count();
        highest = highest.max(cpus.members().last().unwrap_or(0));
    }
    let max = usize::try_from(threads.max_vcpus).unwrap_or(usize::MAX);
    if count > max {
        return Err(value::internal("Number of CPUs in <numa> exceeds the <vcpu> count"));
    }
    if highest >= max {
        return Err(value::internal("CPU IDs in <numa> exceed the <vcpu> count"));
    }
    Ok(())
}

pub(super) const MODES: [&str; 4] = ["strict", "preferred", "interleave", "restrictive"];

/// Completes where memory lies; `automatic` says that processors are placed by the host.
pub(super) fn complete_tuning(
    raw: &Element,
    tuning: Option<Element>,
    automatic: bool,
    cells: usize,
) -> Result<Option<Element>> {
    if raw.all("numatune").count() > 1 {
        return Err(value::wrong("only one numatune is supported"));
    }
    let given = raw.child("numatune").and_then(|tuning| tuning.child("memory"));
    let mut tuning = tuning.unwrap_or_else(|| Element::new("numatune"));
    tuning.remove("memory");
    let memory = match given {
        Some(given) => place_memory(given, automatic)?,
        None if automatic => Some(Element::new("memory").attribute("mode", "strict").attribute("placement", "auto")),
        None => None,
    };
    check_nodes(&tuning, memory.as_ref(), cells)?;
    tuning.order(&|node| number_of(node, "cellid"));
    if let Some(memory) = memory {
        tuning.nodes.insert(0, Node::Element(memory));
    }
    Ok((!tuning.nodes.is_empty()).then_some(tuning))
}

fn place_memory(given: &Element, automatic: bool) -> Result<Option<Element>> {
    let mode = given.get("mode");
    if let Some(mode) = mode.filter(|mode| !MODES.contains(mode)) {
        return Err(value::unsupported(format!("Unsupported NUMA memory tuning mode '{mode}'")));
    }
    let placement = given.get("placement");
    if let Some(placement) = placement.filter(|word| !["default", "static", "auto"].contains(word)) {
        return Err(value::unsupported(format!("Unsupported NUMA memory placement mode '{placement}'")));
    }
    let nodes = given.get("nodeset").map(|text| Set::filled(text, "nodeset")).transpose()?;
    if mode.is_none() && placement.is_none() && nodes.is_none() {
        return Ok(None);
    }
    let fixed = match placement {
        Some("static") => true,
        Some("auto") => false,
        _ => nodes.is_some() || !automatic,
    };
    let memory = Element::new("memory").attribute("mode", mode.unwrap_or("strict"));
    if !fixed {
        return Ok(Some(memory.attribute("placement", "auto")));
    }
    let missing = || value::unsupported("nodeset for NUMA memory tuning must be set if 'placement' is 'static'");
    Ok(Some(memory.attribute("nodeset", nodes.ok_or_else(missing)?.to_string())))
}

fn check_nodes(tuning: &Element, memory: Option<&Element>, cells: usize) -> Result<()> {
    let nodes: Vec<_> = tuning.all("memnode").collect();
    if nodes.is_empty() {
        return Ok(());
    }
    if memory.is_some_and(|memory| memory.get("placement") == Some("auto")) {
        let detail = "Per-node binding is not compatible with automatic NUMA placement.";
        return Err(value::unsupported(detail));
    }
    if cells == 0 {
        return Err(value::wrong("Element 'memnode' is invalid without any guest NUMA cells"));
    }
    let whole = memory.and_then(|memory| memory.get("mode")).unwrap_or("strict");
    let mut known = Vec::new();
    for node in nodes {
        let id = number_of(node, "cellid");
        if usize::try_from(id).is_ok_and(|id| id >= cells) {
            let detail = "Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell";
            return Err(value::wrong(detail));
        }
        if known.contains(&id) {
            return Err(value::wrong(format!("Multiple memnode elements with cellid {id}")));
        }
        known.push(id);
        let own = node.get("mode").unwrap_or("strict");
        let (needed, with) = if whole == "restrictive" { ("memnode", "memory") } else { ("memory", "memnode") };
        if (own == "restrictive") != (whole == "restrictive") {
            let detail = format!(
                "'restrictive' mode is required in {needed} element when mode is 'restrictive' in {with} element"
            );
            return Err(value::wrong(detail));
        }
    }
    Ok(())
}
