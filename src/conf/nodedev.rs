//! The definition of a device of the host.

use super::order::{Order, keep_open, place};
use super::scalar;
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

static DEVICE: Order = Order::new(
    "device",
    &[],
    &[
        Order::text("name"),
        Order::text("path"),
        Order::new("devnode", &["type"], &[]).many(),
        Order::text("parent"),
        Order::new("capability", &["type"], &[]).many(),
    ],
);

static SYSTEM: Order = Order::new(
    "capability",
    &["type"],
    &[
        Order::text("product"),
        Order::new(
            "hardware",
            &[],
            &[Order::text("vendor"), Order::text("version"), Order::text("serial"), Order::text("uuid")],
        ),
        Order::new("firmware", &[], &[Order::text("vendor"), Order::text("version"), Order::text("release_date")])
            .open(),
    ],
);

static SCSI_HOST: Order = Order::new(
    "capability",
    &["type"],
    &[
        Order::text("host"),
        Order::text("unique_id"),
        Order::new(
            "capability",
            &["type"],
            &[
                Order::text("wwnn"),
                Order::text("wwpn"),
                Order::text("fabric_wwn"),
                Order::text("max_vports"),
                Order::text("vports"),
            ],
        )
        .many(),
    ],
);

fn internal(detail: String) -> Error {
    Error::internal(Origin::Nodedev, detail)
}

impl NodeDeviceDef {
    /// Reads a `device` element.
    ///
    /// # Errors
    /// When it does not describe a device.
    pub fn parse(element: &Element) -> Result<NodeDeviceDef> {
        let name = element.child_text("name").ok_or_else(|| Error::bare(Origin::Nodedev, Code::NoName))?;
        for node in element.all("devnode") {
            scalar::word(node, "type", &["dev", "link"])?;
        }
        check_parent(element)?;
        if element.child("capability").is_none() {
            return Err(internal(format!("no device capabilities for '{name}'")));
        }
        let mut tree = DEVICE.arrange(element);
        // Which driver serves a device is for the host to say.
        tree.remove("driver");
        let parent = tree.child_text("parent");
        match tree.child_mut("parent") {
            Some(element) if parent.is_some() => element.attributes.clear(),
            _ => tree.remove("parent"),
        }
        sort_nodes(&mut tree);
        let (mut capabilities, mut within) = (Vec::new(), Vec::new());
        for capability in tree.elements_mut().filter(|child| child.is("capability")) {
            let kind = scalar::word(capability, "type", &CAPABILITIES)?;
            *capability = complete_capability(capability, kind, &name)?;
            capabilities.push(kind);
            within.extend(found_within(capability, kind));
        }
        Ok(NodeDeviceDef { name, parent, capabilities, within, tree })
    }

    /// Whether the device has a capability, if only within another.
    pub fn has(&self, capability: &str) -> bool {
        self.capabilities.contains(&capability) || self.within.contains(&capability)
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
fn sort_nodes(tree: &mut Element) {
    let own: Vec<Element> = tree.all("devnode").filter(|node| node.get("type") == Some("dev")).cloned().collect();
    let Some(own) = own.last() else { return };
    let is_own =
        |node: &Node| matches!(node, Node::Element(node) if node.is("devnode") && node.get("type") == Some("dev"));
    tree.nodes.retain(|node| !is_own(node));
    let after = ["devnode", "parent", "capability"];
    let first = |node: &Node| matches!(node, Node::Element(node) if after.iter().any(|name| node.is(name)));
    let index = tree.nodes.iter().position(first).unwrap_or(tree.nodes.len());
    tree.nodes.insert(index, Node::Element(own.clone()));
}

/// A capability in its usual form.
fn complete_capability(element: &Element, kind: &str, device: &str) -> Result<Element> {
    match kind {
        "system" => complete_system(element, device),
        "scsi_host" => complete_scsi_host(element, device),
        _ if NOT_DESCRIBED.contains(&kind) => {
            let number = CAPABILITIES.iter().position(|name| *name == kind).unwrap_or_default();
            Err(internal(format!("unknown capability type '{number}' for '{device}'")))
        }
        _ => {
            let mut capability = element.clone();
            keep_open(&mut capability, 1);
            Ok(capability)
        }
    }
}

fn complete_system(element: &Element, device: &str) -> Result<Element> {
    let mut capability = SYSTEM.arrange(element);
    let given = capability.child("hardware").and_then(|hardware| hardware.child_text("uuid"));
    let given = given.ok_or_else(|| internal(format!("no system UUID supplied for '{device}'")))?;
    let uuid = uuid::parse(&given).ok_or_else(|| internal(format!("malformed uuid element for '{device}'")))?;
    if let Some(hardware) = capability.child_mut("hardware") {
        place(hardware, Element::with_text("uuid", uuid::format(&uuid)), &[]);
    }
    if capability.child("firmware").is_none() {
        let mut firmware = Element::new("firmware");
        keep_open(&mut firmware, 2);
        capability.push(firmware);
    }
    Ok(capability)
}

fn complete_scsi_host(element: &Element, device: &str) -> Result<Element> {
    let mut capability = SCSI_HOST.arrange(element);
    let host =
        capability.child_text("host").ok_or_else(|| internal(format!("no SCSI host ID supplied for '{device}'")))?;
    if host.trim_ascii_start().parse::<u32>().is_err() {
        return Err(internal(format!("invalid SCSI host ID supplied for '{device}'")));
    }
    let id = capability.child_text("unique_id");
    if id.is_some_and(|id| id.trim_ascii_start().parse::<i32>().is_err()) {
        return Err(internal(format!("invalid unique_id supplied for '{device}'")));
    }
    let mut within = Vec::new();
    for element in capability.all("capability") {
        match element.get("type") {
            Some("fc_host") => within.insert(0, element.clone()),
            // How many ports there are is for the host to say, and this describes none.
            Some("vport_ops") => within.push(
                Element::new("capability")
                    .attribute("type", "vport_ops")
                    .holding(Element::with_text("max_vports", "0"))
                    .holding(Element::with_text("vports", "0")),
            ),
            Some(other) => {
                return Err(internal(format!("unknown SCSI host capability type '{other}' for '{device}'")));
            }
            None => return Err(internal(format!("missing SCSI host capability type for '{device}'"))),
        }
    }
    capability.remove("capability");
    capability.nodes.extend(within.into_iter().map(Node::Element));
    Ok(capability)
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
