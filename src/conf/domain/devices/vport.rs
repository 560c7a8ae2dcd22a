//! The port of a virtual switch that an interface is plugged into.

use crate::conf::domain::shape::rank;
use crate::conf::domain::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

const TYPES: [&str; 4] = ["802.1Qbg", "802.1Qbh", "openvswitch", "midonet"];

fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::None, Code::XmlError, detail)
}

/// Checks the type and the parameters of an interface's port, and makes those that can be made.
pub(super) fn virtual_port(raw: &Element, element: &mut Element) -> Result<()> {
    read(raw, element, true)
}

/// Checks the type and the parameters of a network's port, which its interfaces add to.
pub(in crate::conf) fn read_virtual_port(raw: &Element, element: &mut Element) -> Result<()> {
    read(raw, element, false)?;
    reject_extras(element)
}

fn read(raw: &Element, element: &mut Element, complete: bool) -> Result<()> {
    let kind = raw.get("type");
    if let Some(kind) = kind {
        if !TYPES.contains(&kind) {
            let detail = format!("unknown virtualport type {kind}");
            return Err(Error::new(Origin::None, Code::ConfigUnsupported, detail));
        }
        element.set("type", kind);
    }
    let mut parameters = element.child("parameters").cloned().unwrap_or_else(|| Element::new("parameters"));
    normalize(&mut parameters)?;
    if complete && matches!(kind, None | Some("802.1Qbg")) && parameters.get("instanceid").is_none() {
        parameters.set("instanceid", crate::uuid::format(&crate::uuid::generate()));
    }
    if complete && matches!(kind, None | Some("openvswitch")) && parameters.get("interfaceid").is_none() {
        parameters.set("interfaceid", crate::uuid::format(&crate::uuid::generate()));
    }
    if parameters.get("profileid") == Some("") {
        parameters.unset("profileid");
    }
    if kind == Some("midonet") {
        let extras = ["managerid", "typeid", "typeidversion", "instanceid", "profileid"];
        extras.iter().for_each(|name| parameters.unset(name));
    }
    const ORDER: [&str; 6] = ["managerid", "typeid", "typeidversion", "instanceid", "interfaceid", "profileid"];
    parameters.order_attributes(&|name| rank(&ORDER, |known| *known == name));
    element.remove("parameters");
    if !parameters.attributes.is_empty() {
        element.push(parameters);
    }
    Ok(())
}

fn normalize(parameters: &mut Element) -> Result<()> {
    for (name, most) in [("managerid", 0xff), ("typeid", 0xff_ffff), ("typeidversion", 0xff)] {
        let Some(text) = parameters.get(name) else { continue };
        let cannot = || wrong(format!("cannot parse value of {name} parameter"));
        let number = value::wrapping32(text, 0).ok_or_else(cannot)?;
        if number > most {
            let of = if name == "typeid" { "for" } else { "of" };
            return Err(wrong(format!("value {of} {name} out of range")));
        }
        parameters.set(name, number.to_string());
    }
    for name in ["instanceid", "interfaceid"] {
        let Some(text) = parameters.get(name) else { continue };
        let cannot = || wrong(format!("cannot parse {name} parameter as a uuid"));
        let uuid = crate::uuid::parse(text).ok_or_else(cannot)?;
        parameters.set(name, crate::uuid::format(&uuid));
    }
    if parameters.get("profileid").is_some_and(|profile| profile.len() >= 40) {
        return Err(wrong("profileid parameter too long"));
    }
    Ok(())
}

/// Refuses what a type does not take.
fn reject_extras(port: &Element) -> Result<()> {
    let kind = port.get("type").unwrap_or_default();
    let extras: &[&str] = match kind {
        "802.1Qbg" => &["profileid", "interfaceid"],
        "802.1Qbh" => &["managerid", "typeid", "typeidversion", "instanceid", "interfaceid"],
        "openvswitch" => &["managerid", "typeid", "typeidversion", "instanceid"],
        _ => &[],
    };
    match extras.iter().find(|name| has(port, name)) {
        Some(extra) => Err(misfit(format!("extra {extra} unsupported in <virtualport type='{kind}'>"))),
        None => Ok(()),
    }
}

/// Checks that an interface's port has nothing that its type does not take and, where it cannot be
/// completed later, all that its type needs.
pub(super) fn check(interface: &Element, whole: bool) -> Result<()> {
    let Some(port) = interface.child("virtualport") else { return Ok(()) };
    if whole {
        require_complete(port)?;
    }
    reject_extras(port)
}

fn require_complete(port: &Element) -> Result<()> {
    let Some(kind) = port.get("type") else { return Err(wrong("missing required virtualport type")) };
    let needed: &[&str] = match kind {
        "802.1Qbg" => &["managerid", "typeid", "typeidversion", "instanceid"],
        "802.1Qbh" => &["profileid"],
        _ => &["interfaceid"],
    };
    match needed.iter().find(|name| !has(port, name)) {
        Some(missing) => Err(misfit(format!("missing {missing} in <virtualport type='{kind}'>"))),
        None => Ok(()),
    }
}

fn has(port: &Element, parameter: &str) -> bool {
    port.child("parameters").is_some_and(|parameters| parameters.get(parameter).is_some())
}

/// The error of parameters that do not fit the type.
fn misfit(detail: String) -> Error {
    Error::new(Origin::Net, Code::XmlError, detail)
}
