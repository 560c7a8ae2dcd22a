//! The processor that several hosts have in common.

use super::power;
use super::x86::{Features, Map, Model, VENDORS, map};
use crate::conf::cpu::HostCpu;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

/// A processor for guests.
#[derive(Debug, Default)]
pub(super) struct Baseline {
    model: String,
    vendor: Option<String>,
    /// Whether no other model will do.
    exact: bool,
    /// What it has beyond its model, and what of it must be off.
    features: Vec<(&'static str, Policy)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Policy {
    Require,
    Disable,
}

fn failed(detail: impl Into<String>) -> Error {
    Error::new(Origin::Cpu, Code::OperationFailed, detail)
}

fn unknown_model(name: &str) -> Error {
    Error::internal(Origin::Cpu, format!("Unknown CPU model {name}"))
}

/// Refuses a host that tells another vendor than who made its model.
fn check_vendor(model: &str, made: &str, told: &str) -> Result<()> {
    if made == told {
        return Ok(());
    }
    Err(failed(format!("CPU vendor {made} of model {model} differs from vendor {told}")))
}

/// What x86 hosts have in common.
pub(super) fn x86(hosts: &[HostCpu], first: &HostCpu) -> Result<Baseline> {
    let map = map();
    let (_, mut features) = known(map, first)?;
    let mut vendor = first.vendor.as_deref().map(known_vendor).transpose()?;
    for host in hosts.iter().skip(1) {
        let (model, its) = known(map, host)?;
        if let (Some(told), Some(made)) = (host.vendor.as_deref(), model.vendor) {
            check_vendor(model.name, made, told)?;
        }
        if let Some(other) = host.vendor.as_deref().or(model.vendor) {
            match vendor {
                None => vendor = Some(known_vendor(other)?),
                Some(vendor) if vendor != other => return Err(failed("CPU vendors do not match")),
                Some(_) => {}
            }
        }
        features = features.common(its);
    }
    if features.is_empty() {
        return Err(failed("CPUs are incompatible"));
    }
    let chosen = choose(map, features, vendor, &names(hosts));
    let (model, features) = chosen
        .ok_or_else(|| Error::internal(Origin::Cpu, "Cannot find suitable CPU model for given data".to_owned()))?;
    let told = hosts.iter().all(|host| host.vendor.is_some());
    Ok(Baseline {
        model: model.name.to_owned(),
        vendor: vendor.filter(|_| told).map(str::to_owned),
        exact: names(hosts) == [model.name],
        features,
    })
}

/// The models of the hosts, each once.
fn names(hosts: &[HostCpu]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for host in hosts {
        if !names.contains(&host.model.as_str()) {
            names.push(&host.model);
        }
    }
    names
}

/// The model of a host, and all of its features.
fn known<'a>(map: &'a Map, host: &HostCpu) -> Result<(&'a Model, Features)> {
    let model = map.model(&host.model).ok_or_else(|| unknown_model(&host.model))?;
    let mut features = model.features;
    for name in &host.features {
        let unknown = || Error::internal(Origin::Cpu, format!("Unknown CPU feature {name}"));
        features.insert(map.feature(name).ok_or_else(unknown)?);
    }
    Ok((model, features))
}

fn known_vendor(name: &str) -> Result<&'static str> {
    let known = VENDORS.iter().find(|vendor| **vendor == name).copied();
    known.ok_or_else(|| failed(format!("Unknown CPU vendor {name}")))
}

/// The model that fits best, the newest of equals, and how it has to be changed to fit.
fn choose<'a>(
    map: &'a Map,
    features: Features,
    vendor: Option<&str>,
    preferred: &[&str],
) -> Option<(&'a Model, Vec<(&'static str, Policy)>)> {
    let fits = |model: &&Model| model.chosen && (vendor.is_none() || model.vendor.is_none() || model.vendor == vendor);
    let mut best: Option<(&Model, Vec<(&'static str, Policy)>)> = None;
    for model in map.models.iter().rev().filter(fits) {
        let changes = changes(map, model, features);
        if preferred == [model.name] {
            return Some((model, changes));
        }
        let better = best.as_ref().is_none_or(|(_, best)| {
            let ((cost, off), (best_cost, best_off)) = (cost(&changes), cost(best));
            (cost, off) < (best_cost, best_off) || preferred.contains(&model.name) && off < best_off
        });
        if better {
            best = Some((model, changes));
        }
    }
    best
}

/// What a model needs so that it has just those features.
fn changes(map: &Map, model: &Model, features: Features) -> Vec<(&'static str, Policy)> {
    let (more, less) = (features.without(model.features), model.features.without(features));
    let mut dropped: Vec<_> = map.names(model.dropped.without(more).without(less)).collect();
    dropped.sort_unstable();
    let off = map.names(less).chain(dropped).map(|name| (name, Policy::Disable));
    map.names(more).map(|name| (name, Policy::Require)).chain(off).collect()
}

/// What changes cost, in all and for features that must be off. Each of those costs more than the one
/// before it; of an even number half of them count so and the others as one each, of an odd number the
/// middle one does too. That is how the original counts, and its answers follow from it.
fn cost(changes: &[(&'static str, Policy)]) -> (usize, usize) {
    let disabled = changes.iter().filter(|(_, policy)| *policy == Policy::Disable).count();
    let counted = disabled.div_ceil(2);
    let off = (2..2 + counted).sum::<usize>();
    (changes.len() - counted + off, off)
}

/// What POWER hosts have in common: they must be of one model.
pub(super) fn power(hosts: &[HostCpu], first: &HostCpu) -> Result<Baseline> {
    let model = power::MODELS.iter().find(|model| **model == first.model).ok_or_else(|| unknown_model(&first.model))?;
    // The models of Freescale have another vendor than IBM.
    let made = if model.starts_with("POWERPC") { "Freescale" } else { "IBM" };
    for host in hosts {
        if host.model != *model {
            return Err(failed("CPUs are incompatible"));
        }
        let Some(vendor) = &host.vendor else { continue };
        if !["IBM", "Freescale"].contains(&vendor.as_str()) {
            return Err(failed(format!("Unknown CPU vendor {vendor}")));
        }
        check_vendor(model, made, vendor)?;
    }
    Ok(Baseline { exact: true, ..Baseline::of_model(first) })
}

impl Baseline {
    /// The model of a host, without its features.
    pub(super) fn of_model(host: &HostCpu) -> Baseline {
        Baseline { model: host.model.clone(), ..Baseline::default() }
    }

    /// Tells every feature, also those that the model has anyway; in the order of their names.
    pub(super) fn expand(&mut self) {
        if let Some(model) = map().model(&self.model) {
            let changed: Vec<&str> = self.features.iter().map(|(name, _)| *name).collect();
            let own = map().names(model.features).filter(|name| !changed.contains(name));
            self.features.extend(own.map(|name| (name, Policy::Require)));
        }
        self.features.sort_unstable_by_key(|(name, _)| *name);
    }

    /// As XML.
    pub(super) fn to_xml(&self) -> String {
        let fallback = if self.exact { "forbid" } else { "allow" };
        let model = Element::with_text("model", self.model.as_str()).attribute("fallback", fallback);
        let mut cpu = Element::new("cpu").attribute("mode", "custom").attribute("match", "exact").holding(model);
        if let Some(vendor) = &self.vendor {
            cpu.push(Element::with_text("vendor", vendor.as_str()));
        }
        for (name, policy) in &self.features {
            let policy = if *policy == Policy::Require { "require" } else { "disable" };
            cpu.push(Element::new("feature").attribute("policy", policy).attribute("name", *name));
        }
        cpu.to_xml()
    }
}
