//! The definition of a device of the host.

use super::shape::{Child, Content, Shape, choice, dropped, text};
use super::value;
use crate::error::{Code, Error, Origin, Result};
use crate::uuid;
use crate::xml::{Element, Node};

/// A device of the host as it was described.
#[derive(Clone, Debug)]
pub struct NodeDeviceDef {
    /// Its name.
    pub name: String,
    /// The name of the device that it is part of.
    pub parent: Option<String>,
    /// What it is: the names of its capabilities.
    pub capabilities: Vec<&'static str>,
    /// What more it is, by what is within its capabilities.
    within: Vec<&'static str>,
    tree: Element,
}

/// All capabilities, in the order of the bits that list devices by them.
pub const CAPABILITIES: [&str; 24] = [
    "system",
    "pci",
    "usb_device",
    "usb",
    "net",
    "scsi_host",
    "scsi_target",
    "scsi",
    "storage",
    "fc_host",
    "vports",
    "scsi_generic",
    "drm",
    "mdev_types",
    "mdev",
    "ccw",
    "css",
    "vdpa",
    "ap_card",
    "ap_queue",
    "ap_matrix",
    "vpd",
    "ccwgroup",
    "ccwgroup_member",
];

/// Capabilities that no device is described by: they are within others, or only the host tells them.
const NOT_DESCRIBED: [&str; 7] = ["ccwgroup_member", "mdev_types", "fc_host", "vports", "scsi_generic", "vdpa", "vpd"];

/// What a capability (first) is when another (second) is within it: the third.
const WITHIN: [(&str, &str, &str); 7] = [
    ("pci", "mdev_types", "mdev_types"),
    ("pci", "vpd", "vpd"),
    ("scsi_host", "fc_host", "fc_host"),
    ("scsi_host", "vport_ops", "vports"),
    ("css", "mdev_types", "mdev_types"),
    ("ap_matrix", "mdev_types", "mdev_types"),
    ("ccw", "ccwgroup_member", "ccwgroup_member"),
];

static DEVICE: Shape = Shape::new("device", &[]).children(&[
    Child::One(&Shape::with_text("name")),
    Child::One(&Shape::with_text("path")),
    Child::Each(&Shape::new("devnode", &[text("type")]).content(Content::Text)),
    Child::One(&PARENT),
    // Which driver serves a device is for the host to say.
    Child::Dropped("driver"),
    Child::Each(&CAPABILITY),
]);

static PARENT: Shape =
    Shape::new("parent", &[dropped("wwnn"), dropped("wwpn"), dropped("fabric_wwn")]).content(Content::Text);

/// Any capability: what is in it is as it was given.
static CAPABILITY: Shape = Shape::new("capability", &[text("type")]).content(Content::Anything).open();

static SYSTEM: Shape = Shape::new("capability", &[text("type")]).children(&[
    Child::One(&Shape::with_text("product")),
    Child::One(&HARDWARE),
    Child::One(&FIRMWARE),
]);

static HARDWARE: Shape = Shape::holding(
    "hardware",
    &[
        Child::One(&Shape::with_text("vendor")),
        Child::One(&Shape::with_text("version")),
        Child::One(&Shape::with_text("serial")),
        Child::One(&Shape::with_text("uuid")),
    ],
);

static FIRMWARE: Shape = Shape::holding(
    "firmware",
    &[
        Child::One(&Shape::with_text("vendor")),
        Child::One(&Shape::with_text("version")),
        Child::One(&Shape::with_text("release_date")),
    ],
)
.or_bare()
.open();

static SCSI_HOST: Shape = Shape::new("capability", &[text("type")]).children(&[
    Child::One(&Shape::with_text("host")),
    Child::One(&Shape::with_text("unique_id")),
    Child::Each(&WITHIN_SCSI_HOST),
]);

static WITHIN_SCSI_HOST: Shape = Shape::new("capability", &[text("type")]).children(&[
    Child::One(&Shape::with_text("wwnn")),
    Child::One(&Shape::with_text("wwpn")),
    Child::One(&Shape::with_text("fabric_wwn")),
    Child::One(&Shape::with_text("max_vports")),
    Child::One(&Shape::with_text("vports")),
]);

/// Refuses a description with anything that none has, as far as capabilities are known.
///
/// # Errors
/// `Code::XmlInvalidSchema`.
pub(super) fn validate(root: &Element) -> Result<()> {
    DEVICE.validate(root, "nodedev")?;
    for capability in root.all("capability") {
        match capability.get("type") {
            Some("system") => SYSTEM.validate(capability, "nodedev")?,
            Some("scsi_host") => SCSI_HOST.validate(capability, "nodedev")?,
            _ => {}
        }
    }
    Ok(())
}

pub(super) fn internal(detail: String) -> Error {
    Error::internal(Origin::Nodedev, detail)
}

impl NodeDeviceDef {
    /// Reads a `device` element.
    ///
    /// # Errors
    /// When it does not describe a device.
    pub fn parse(element: &Element) -> Result<NodeDeviceDef> {
        let missing = || Error::bare(Origin::Nodedev, Code::NoName);
        let name = element.child_text("name").ok_or_else(missing)?;
        check_outside(element, &name)?;
        let mut given = element.clone();
        sort_nodes(&mut given);
        let (mut capabilities, mut within) = (Vec::new(), Vec::new());
        for capability in given.elements_mut().filter(|child| child.is("capability")) {
            let kind = kind(capability)?;
            *capability = complete_capability(capability, kind, &name)?;
            capabilities.push(kind);
            within.extend(found_within(capability, kind));
        }
        let tree = DEVICE.read(&given)?.ok_or_else(missing)?;
        Ok(NodeDeviceDef { name, parent: element.child_text("parent"), capabilities, within, tree })
    }

    /// Whether the device has a capability, if only within another.
    pub fn has(&self, capability: &str) -> bool {
        self.capabilities.contains(&capability) || self.within.contains(&capability)
    }

    /// The names by which a fabric knows it: of its node, its port, and of the fabric. `None` if it is no
    /// adapter to one.
    pub fn fabric_names(&self) -> Option<[Option<String>; 3]> {
        let within = adapter(&self.tree)?;
        Some(["wwnn", "wwpn", "fabric_wwn"].map(|name| within.child_text(name)))
    }

    /// The device as one of another name, with another node and port on its fabric.
    pub fn renamed(&self, name: &str, node: &str, port: &str) -> NodeDeviceDef {
        let mut def = NodeDeviceDef { name: name.to_owned(), ..self.clone() };
        set_text(&mut def.tree, "name", name);
        let adapters = def.tree.elements_mut().filter(|child| child.is("capability"));
        for within in adapters.flat_map(Element::elements_mut).filter(|child| is_of(child, "fc_host")) {
            set_text(within, "wwnn", node);
            set_text(within, "wwpn", port);
        }
        def
    }

    /// Describes the device; `inactive` leaves out what only a device has that exists now.
    pub fn to_xml(&self, inactive: bool) -> String {
        if !inactive {
            return self.tree.to_xml();
        }
        let mut tree = self.tree.clone();
        tree.remove("path");
        tree.remove("devnode");
        tree.to_xml()
    }
}

/// Whether it is a capability of that kind.
fn is_of(element: &Element, kind: &str) -> bool {
    element.is("capability") && element.get("type") == Some(kind)
}

/// What a description says of a host adapter to a fabric.
pub(super) fn adapter(device: &Element) -> Option<&Element> {
    let mut hosts = device.elements().filter(|child| is_of(child, "scsi_host"));
    hosts.find_map(|host| host.elements().find(|child| is_of(child, "fc_host")))
}

/// Sets the text of a child, if there is one.
fn set_text(element: &mut Element, name: &str, text: &str) {
    if let Some(child) = element.child_mut(name) {
        *child = Element::with_text(name, text);
    }
}

/// The kind of a capability.
pub(super) fn kind(capability: &Element) -> Result<&'static str> {
    choice(capability, "type", CAPABILITIES.map(|kind| (kind, kind)))
}

/// Checks what a description says besides the device's name and its capabilities.
pub(super) fn check_outside(element: &Element, name: &str) -> Result<()> {
    for node in element.all("devnode") {
        choice(node, "type", [("dev", ()), ("link", ())])?;
    }
    check_parent(element)?;
    if element.child("capability").is_none() {
        return Err(internal(format!("no device capabilities for '{name}'")));
    }
    Ok(())
}

fn check_parent(element: &Element) -> Result<()> {
    let name = |attribute: &str| element.child("parent").and_then(|parent| parent.get(attribute));
    let alone = |given: &str, value: &str, missing: &str| {
        let detail = format!("when providing parent {given}='{value}', the {missing} must also be provided");
        Err(Error::new(Origin::Nodedev, Code::XmlError, detail))
    };
    match (name("wwnn"), name("wwpn")) {
        (Some(node), None) => alone("wwnn", node, "wwpn"),
        (None, Some(port)) => alone("wwpn", port, "wwnn"),
        _ => Ok(()),
    }
}

/// Puts the device's own node, of which the last counts, before the links to it.
fn sort_nodes(device: &mut Element) {
    let is_own =
        |node: &Node| matches!(node, Node::Element(node) if node.is("devnode") && node.get("type") == Some("dev"));
    let own = device.nodes.iter().rfind(|node| is_own(node)).cloned();
    device.nodes.retain(|node| !is_own(node));
    device.nodes.splice(0..0, own);
}

/// A capability in its usual form.
pub(super) fn complete_capability(element: &Element, kind: &str, device: &str) -> Result<Element> {
    match kind {
        "system" => complete_system(element, device),
        "scsi_host" => complete_scsi_host(element, device),
        _ if NOT_DESCRIBED.contains(&kind) => {
            let number = CAPABILITIES.iter().position(|name| *name == kind).unwrap_or_default();
            Err(internal(format!("unknown capability type '{number}' for '{device}'")))
        }
        _ => Ok(element.clone()),
    }
}

fn complete_system(element: &Element, device: &str) -> Result<Element> {
    let given = element.child("hardware").and_then(|hardware| hardware.child_text("uuid"));
    let missing = || internal(format!("no system UUID supplied for '{device}'"));
    let uuid = uuid::parse(&given.ok_or_else(missing)?);
    let uuid = uuid.ok_or_else(|| internal(format!("malformed uuid element for '{device}'")))?;
    let mut given = element.clone();
    if let Some(hardware) = given.child_mut("hardware") {
        hardware.remove("uuid");
        hardware.push(Element::with_text("uuid", uuid::format(&uuid)));
    }
    if given.child("firmware").is_none() {
        given.push(Element::new("firmware"));
    }
    SYSTEM.read(&given)?.ok_or_else(missing)
}

fn complete_scsi_host(element: &Element, device: &str) -> Result<Element> {
    let missing = || internal(format!("no SCSI host ID supplied for '{device}'"));
    let host = element.child_text("host").ok_or_else(missing)?;
    if value::unsigned32(&host, 10).is_none() {
        return Err(internal(format!("invalid SCSI host ID supplied for '{device}'")));
    }
    if element.child_text("unique_id").is_some_and(|id| value::signed(&id, 10).is_none()) {
        return Err(internal(format!("invalid unique_id supplied for '{device}'")));
    }
    check_within_scsi_host(element, device)?;
    let mut within = Vec::new();
    for element in element.all("capability") {
        match element.get("type") {
            Some("fc_host") => within.insert(0, element.clone()),
            // How many ports there are is for the host to say, and this describes none.
            _ => within.push(
                Element::new("capability")
                    .attribute("type", "vport_ops")
                    .holding(Element::with_text("max_vports", "0"))
                    .holding(Element::with_text("vports", "0")),
            ),
        }
    }
    let mut given = element.clone();
    given.remove("capability");
    given.nodes.extend(within.into_iter().map(Node::Element));
    SCSI_HOST.read(&given)?.ok_or_else(missing)
}

/// Checks the kinds of capabilities of a host adapter.
pub(super) fn check_within_scsi_host(element: &Element, device: &str) -> Result<()> {
    for element in element.all("capability") {
        match element.get("type") {
            Some("fc_host" | "vport_ops") => {}
            Some(other) => {
                return Err(internal(format!("unknown SCSI host capability type '{other}' for '{device}'")));
            }
            None => return Err(internal(format!("missing SCSI host capability type for '{device}'"))),
        }
    }
    Ok(())
}

/// What a capability is by what is within it.
fn found_within(element: &Element, kind: &str) -> Vec<&'static str> {
    let holds = |within: &str| element.all("capability").any(|child| child.get("type") == Some(within));
    let found = WITHIN.iter().filter(|(outer, inner, _)| *outer == kind && holds(inner));
    found.map(|(_, _, name)| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    fn parse(text: &str) -> Result<NodeDeviceDef> {
        NodeDeviceDef::parse(&xml::parse(text.as_bytes(), None).unwrap())
    }

    #[test]
    fn a_computer_says_where_it_comes_from() {
        let given = "<device><capability type='system'><hardware><uuid>11111111222233334444555555555555</uuid>\
                     <vendor>v</vendor></hardware></capability><name>c</name></device>";
        let written = "<device>\n  <name>c</name>\n  <capability type='system'>\n    <hardware>\n      \
                       <vendor>v</vendor>\n      <uuid>11111111-2222-3333-4444-555555555555</uuid>\n    </hardware>\n    \
                       <firmware>\n    </firmware>\n  </capability>\n</device>\n";
        let def = parse(given).unwrap();
        assert_eq!(def.to_xml(false), written);
        assert_eq!((def.parent.as_deref(), def.capabilities.as_slice()), (None, ["system"].as_slice()));
    }

    #[test]
    fn a_host_adapter_has_what_is_within_it() {
        let given = "<device><name>h</name><parent wwnn='1' wwpn='2'>p</parent><capability type='scsi_host'>\
                     <capability type='vport_ops'><max_vports>9</max_vports></capability><host>1</host>\
                     <capability type='fc_host'><wwpn>b</wwpn><wwnn>a</wwnn></capability></capability></device>";
        let written = "<device>\n  <name>h</name>\n  <parent>p</parent>\n  <capability type='scsi_host'>\n    \
                       <host>1</host>\n    <capability type='fc_host'>\n      <wwnn>a</wwnn>\n      <wwpn>b</wwpn>\n    \
                       </capability>\n    <capability type='vport_ops'>\n      <max_vports>0</max_vports>\n      \
                       <vports>0</vports>\n    </capability>\n  </capability>\n</device>\n";
        let def = parse(given).unwrap();
        assert_eq!(def.to_xml(false), written);
        assert_eq!(
            ["scsi_host", "fc_host", "vports", "scsi", "none"].map(|name| def.has(name)),
            [true, true, true, false, false]
        );
        assert_eq!(def.capabilities, ["scsi_host"]);
    }

    #[test]
    fn nodes_are_of_a_device_that_exists() {
        let given = "<device><name>d</name><devnode type='link'>/l</devnode><path>/p</path>\
                     <devnode type='dev'>/d</devnode><driver><name>x</name></driver><capability type='net'/></device>";
        let start = "<device>\n  <name>d</name>\n";
        let nodes = "  <path>/p</path>\n  <devnode type='dev'>/d</devnode>\n  <devnode type='link'>/l</devnode>\n";
        let end = "  <capability type='net'>\n  </capability>\n</device>\n";
        let def = parse(given).unwrap();
        assert_eq!(def.to_xml(false), format!("{start}{nodes}{end}"));
        assert_eq!(def.to_xml(true), format!("{start}{end}"));
    }

    #[test]
    fn what_is_no_device_is_refused() {
        for (given, message) in [
            ("<device/>", "missing name information"),
            ("<device><name>d</name></device>", "internal error: no device capabilities for 'd'"),
            (
                "<device><name>d</name><capability type='x'/></device>",
                "XML error: Invalid value for attribute 'type' in element 'capability': 'x'.",
            ),
            (
                "<device><name>d</name><capability type='fc_host'/></device>",
                "internal error: unknown capability type '9' for 'd'",
            ),
            (
                "<device><name>d</name><capability type='scsi_host'/></device>",
                "internal error: no SCSI host ID supplied for 'd'",
            ),
            (
                "<device><name>d</name><capability type='system'/></device>",
                "internal error: no system UUID supplied for 'd'",
            ),
            (
                "<device><name>d</name><parent wwnn='1'/><capability type='net'/></device>",
                "XML error: when providing parent wwnn='1', the wwpn must also be provided",
            ),
        ] {
            assert_eq!(parse(given).unwrap_err().to_string(), message, "{given}");
        }
    }
}
