//! Shares of the host's caches and memory bandwidth, for groups of processors.

use super::devices::number_of;
use super::shape::rank;
use super::value::{self, Set};
use crate::error::{Code, Error, Origin, Result};
use crate::xml::{Element, Node};

/// Completes the groups of the element `cputune`: checks that they are apart, and orders what they hold.
pub(super) fn complete(tuning: &mut Element, max_vcpus: u32) -> Result<()> {
    let end = usize::try_from(max_vcpus).unwrap_or(usize::MAX);
    let mut known: Vec<Set> = Vec::new();
    let caches = groups(tuning, "cachetune", end)?;
    let mut written = Vec::new();
    for (vcpus, mut group) in caches {
        if known.contains(&vcpus) {
            return Err(value::wrong("Identical vcpus in cachetunes found"));
        }
        apart(&vcpus, &known)?;
        order_caches(&mut group)?;
        monitors(&mut group, &vcpus, end)?;
        if group.elements().next().is_some() {
            group.set("vcpus", vcpus.to_string());
            written.push(group);
            known.push(vcpus);
        }
    }
    tuning.replace("cachetune", written);
    let mut written: Vec<Element> = Vec::new();
    for (vcpus, mut group) in groups(tuning, "memorytune", end)? {
        let own = vcpus.to_string();
        let before =
            written.iter().filter(|other| other.get("vcpus") == Some(&own)).flat_map(|other| other.all("node"));
        let known_nodes: Vec<_> = before.filter_map(|node| node.get("id")).collect();
        if let Some(id) = group.all("node").filter_map(|node| node.get("id")).find(|id| known_nodes.contains(id)) {
            return Err(defined(id));
        }
        if !known.contains(&vcpus) {
            apart(&vcpus, &known)?;
        }
        order_nodes(&mut group)?;
        monitors(&mut group, &vcpus, end)?;
        if group.elements().next().is_some() {
            group.set("vcpus", vcpus.to_string());
            written.push(group);
            known.push(vcpus);
        }
    }
    tuning.replace("memorytune", written);
    let mut written = Vec::new();
    let mut known: Vec<Set> = Vec::new();
    for (vcpus, mut group) in groups(tuning, "energytune", end)? {
        apart(&vcpus, &known)?;
        monitors(&mut group, &vcpus, end)?;
        if group.elements().next().is_some() {
            group.set("vcpus", vcpus.to_string());
            written.push(group);
            known.push(vcpus);
        }
    }
    tuning.replace("energytune", written);
    Ok(())
}

/// The groups of a name with their processors, but for those without any.
fn groups(tuning: &Element, name: &str, end: usize) -> Result<Vec<(Set, Element)>> {
    let mut groups = Vec::new();
    for group in tuning.all(name) {
        let mut vcpus = Set::parse(group.get("vcpus").unwrap_or_default())?;
        vcpus.shrink(end);
        if !vcpus.is_empty() {
            groups.push((vcpus, group.clone()));
        }
    }
    Ok(groups)
}

fn apart(vcpus: &Set, known: &[Set]) -> Result<()> {
    if known.iter().any(|other| other.overlaps(vcpus)) {
        return Err(value::wrong("Overlapping vcpus in resctrls"));
    }
    Ok(())
}

fn order_caches(group: &mut Element) -> Result<()> {
    const TYPES: [&str; 3] = ["both", "code", "data"];
    let place = |cache: &Element| {
        let kind = TYPES.iter().position(|kind| cache.get("type") == Some(kind));
        (number_of(cache, "level"), kind, number_of(cache, "id"))
    };
    let caches: Vec<_> = group.all("cache").collect();
    for (index, cache) in caches.iter().enumerate() {
        let (level, kind, id) = place(cache);
        // A share of both kinds and one of either exclude each other.
        let collides = |other: &&Element| {
            let (other_level, other_kind, other_id) = place(other);
            let same = other_kind == kind || kind == Some(0) || other_kind == Some(0);
            other_level == level && other_id == id && same
        };
        if caches.iter().take(index).any(collides) {
            let kind = cache.get("type").unwrap_or_default();
            let of = format!("cache level '{level}' id '{id}', type '{kind}'");
            let detail = format!("Colliding cache allocations for {of}");
            return Err(Error::new(Origin::Resctrl, Code::XmlError, detail));
        }
    }
    keep(group, "cache");
    group.order(&|cache| number_of(cache, "id"));
    group.order(&|cache| rank(&TYPES, |kind| cache.get("type") == Some(kind)));
    group.order(&|cache| number_of(cache, "level"));
    group.order(&|child| child.is("monitor").into());
    Ok(())
}

/// The error for a node whose bandwidth is shared out twice.
fn defined(id: &str) -> Error {
    Error::new(Origin::Resctrl, Code::XmlError, format!("Memory Bandwidth already defined for node {id}"))
}

fn order_nodes(group: &mut Element) -> Result<()> {
    keep(group, "node");
    group.order(&|node| number_of(node, "id"));
    let pairs = group.all("node").zip(group.all("node").skip(1));
    if let Some((node, _)) = pairs.into_iter().find(|(one, two)| one.get("id") == two.get("id")) {
        return Err(defined(node.get("id").unwrap_or_default()));
    }
    group.order(&|child| child.is("monitor").into());
    Ok(())
}

/// Leaves only children of that name, and monitors.
fn keep(group: &mut Element, name: &str) {
    group.nodes.retain(|node| matches!(node, Node::Element(child) if child.is(name) || child.is("monitor")));
}

/// Checks the monitors of a group against it and each other.
fn monitors(group: &mut Element, vcpus: &Set, end: usize) -> Result<()> {
    let wrong = |detail| Err(Error::new(Origin::Domain, Code::InvalidArg, detail));
    let shares = group.elements().any(|child| !child.is("monitor"));
    let mut known: Vec<Set> = Vec::new();
    for monitor in group.elements_mut().filter(|child| child.is("monitor")) {
        let mut own = Set::parse(monitor.get("vcpus").unwrap_or_default())?;
        own.shrink(end);
        if own.is_empty() {
            return wrong("vcpus is empty");
        }
        if own.members().any(|vcpu| !vcpus.members().any(|other| other == vcpu)) {
            return wrong("Monitor vcpus conflicts with allocation");
        }
        if known.contains(&own) {
            return wrong("Identical vcpus found in same type monitors");
        }
        let overlaps = |other: &Set| other.overlaps(&own) && (!shares || (*other != *vcpus && own != *vcpus));
        if known.iter().any(overlaps) {
            return wrong("vcpus overlaps in resctrl groups");
        }
        monitor.set("vcpus", own.to_string());
        known.push(own);
    }
    Ok(())
}
