//! The description of a virtual port that a host adapter should make.

use super::nodedev::{adapter, check_outside, check_within_scsi_host, complete_capability, internal, kind};
use super::{document, nodedev};
use crate::error::{Origin, Result};
use crate::uuid;
use crate::xml::Element;

/// A virtual port to make.
#[derive(Clone, Debug)]
pub struct VirtualPort {
    /// Which adapter should make it.
    pub parent: Parent,
    /// The name of its node in the fabric.
    pub node: String,
    /// Its own name in the fabric.
    pub port: String,
}

/// The adapter that makes a virtual port.
#[derive(Clone, Debug, PartialEq)]
pub enum Parent {
    /// The device of that name.
    Named(String),
    /// The one with that node and port.
    Port(String, String),
    /// One of that fabric.
    Fabric(String),
    /// Any that can.
    Any,
}

/// What messages call a device that has no name yet.
pub const NEW: &str = "new device";

/// How the names begin that the driver for tests makes.
const MADE: &str = "5100000";

impl VirtualPort {
    /// Reads a description from a document, as virNodeDeviceCreateXML takes it. Names that it lacks are
    /// made.
    ///
    /// # Errors
    /// When it is no XML, or does not describe a host adapter to a fabric.
    pub fn from_xml(document: &[u8], validate: bool) -> Result<VirtualPort> {
        let device = document::read(document, "device", Origin::Nodedev, validate.then_some(nodedev::validate))?;
        check_outside(&device, NEW)?;
        for capability in device.all("capability") {
            match kind(capability)? {
                "scsi_host" => check_within_scsi_host(capability, NEW)?,
                other => drop(complete_capability(capability, other, NEW)?),
            }
        }
        let other = || internal("Device is not a fibre channel HBA".to_owned());
        let within = adapter(&device).ok_or_else(other)?;
        let name = |name| within.child_text(name).unwrap_or_else(made);
        Ok(VirtualPort { parent: Parent::of(&device), node: name("wwnn"), port: name("wwpn") })
    }
}

impl Parent {
    fn of(device: &Element) -> Parent {
        if let Some(name) = device.child_text("parent") {
            return Parent::Named(name);
        }
        let given = |name| device.child("parent").and_then(|parent| parent.get(name)).filter(|text| !text.is_empty());
        match (given("wwnn"), given("wwpn"), given("fabric_wwn")) {
            (Some(node), Some(port), _) => Parent::Port(node.to_owned(), port.to_owned()),
            (_, _, Some(fabric)) => Parent::Fabric(fabric.to_owned()),
            _ => Parent::Any,
        }
    }
}

/// A name in a fabric that no other has: 16 digits, of which the last nine are random.
fn made() -> String {
    let random = uuid::format(&uuid::generate());
    format!("{MADE}{}", &random[random.len() - 9..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(parent: &str, names: &str) -> VirtualPort {
        let within = format!("<capability type='fc_host'>{names}</capability>");
        let text = format!("<device>{parent}<capability type='scsi_host'>{within}</capability></device>");
        VirtualPort::from_xml(text.as_bytes(), false).unwrap()
    }

    #[test]
    fn a_name_says_more_of_the_parent_than_its_ports_and_these_than_its_fabric() {
        let attributes = "wwnn='1' wwpn='2' fabric_wwn='3'";
        assert_eq!(read(&format!("<parent {attributes}>p</parent>"), "").parent, Parent::Named("p".to_owned()));
        let port = Parent::Port("1".to_owned(), "2".to_owned());
        assert_eq!(read(&format!("<parent {attributes}/>"), "").parent, port);
        assert_eq!(read("<parent fabric_wwn='3'/>", "").parent, Parent::Fabric("3".to_owned()));
        assert_eq!(read("<parent/>", "").parent, Parent::Any);
    }

    #[test]
    fn names_that_are_missing_are_made() {
        let one = read("", "<wwnn>a</wwnn>");
        assert_eq!((one.node.as_str(), one.port.len()), ("a", 16));
        assert!(one.port.starts_with(MADE));
        assert_ne!(one.port, read("", "").port);
    }
}
