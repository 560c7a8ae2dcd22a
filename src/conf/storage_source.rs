//! What a storage pool is of: the source in its definition.

use super::domain::AUTH;
use super::storage_adapter;
use super::storage_kind::PoolKind;
use super::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

/// The elements of a source that only some kinds of pools have.
const PARTS: [&str; 6] = ["host", "device", "dir", "adapter", "name", "initiator"];

fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::Storage, Code::XmlError, detail)
}

/// Reads a `source` element of that kind of pools by itself.
///
/// # Errors
/// When it does not describe a source.
pub(super) fn read(mut source: Element, kind: &PoolKind) -> Result<Element> {
    if kind.name == "rbd" && source.child_text("name").is_none() {
        return Err(wrong("element 'name' is mandatory for RBD pool"));
    }
    complete_format(&mut source, kind)?;
    source.elements_mut().filter(|child| child.is("host")).try_for_each(complete_host)?;
    check(&source)?;
    check_protocol(&source, kind)?;
    Ok(source)
}

/// A host has a name, and its port is a number.
fn complete_host(host: &mut Element) -> Result<()> {
    if host.get("name").is_none() {
        return Err(wrong("missing storage pool host name"));
    }
    let Some(port) = host.get("port") else { return Ok(()) };
    let number = value::signed(port, 10).and_then(|port| i32::try_from(port).ok()).ok_or_else(|| {
        let detail = format!("Invalid value for attribute 'port' in element 'host': '{port}'. Expected integer value");
        Error::new(Origin::Xml, Code::XmlError, detail)
    })?;
    match number {
        0 => host.unset("port"),
        port => host.set("port", port.to_string()),
    }
    Ok(())
}

/// The format of the source, said in full.
fn complete_format(source: &mut Element, kind: &PoolKind) -> Result<()> {
    let given = source.child("format").and_then(|format| format.get("type")).filter(|given| !given.is_empty());
    let Some(format) = kind.format.map(|default| given.unwrap_or(default).to_owned()) else {
        source.remove("format");
        return Ok(());
    };
    if !kind.formats.contains(&format.as_str()) {
        let detail = format!("unknown pool format type {format}");
        return Err(Error::new(Origin::Storage, Code::ConfigUnsupported, detail));
    }
    source.put(Element::new("format").attribute("type", format));
    Ok(())
}

fn check(source: &Element) -> Result<()> {
    if source.all("device").any(|device| device.get("path").is_none()) {
        return Err(wrong("missing storage pool source device path"));
    }
    if let Some(adapter) = source.child("adapter") {
        storage_adapter::check(adapter)?;
    }
    if let Some(auth) = source.child("auth") {
        AUTH.read(auth)?;
        if auth.get("type").is_none_or(str::is_empty) {
            return Err(Error::new(Origin::Storage, Code::ConfigUnsupported, "storage pool missing auth type"));
        }
    }
    Ok(())
}

/// Only NFS has versions of its protocol.
fn check_protocol(source: &Element, kind: &PoolKind) -> Result<()> {
    let version = source.child("protocol").and_then(|protocol| protocol.get("ver")).filter(|text| !text.is_empty());
    let Some(version) = version else { return Ok(()) };
    let format = source.child("format").and_then(|format| format.get("type"));
    if kind.name == "netfs" && !matches!(format, Some("nfs" | "auto")) {
        let detail = format!("storage pool protocol ver unsupported for pool type '{}'", format.unwrap_or_default());
        return Err(Error::new(Origin::Storage, Code::ConfigUnsupported, detail));
    }
    if version.contains(',') {
        let detail = format!("storage pool protocol ver '{version}' must not contain ','");
        return Err(Error::new(Origin::Storage, Code::XmlDetail, detail));
    }
    Ok(())
}

/// Gives the source of a pool of that name what its kind needs, and takes away what other kinds have.
///
/// # Errors
/// When something is missing.
pub(super) fn complete(source: &mut Element, kind: &PoolKind, pool: &str) -> Result<()> {
    for part in PARTS.iter().filter(|part| !kind.source.contains(*part)) {
        source.remove(part);
    }
    if kind.name == "gluster" && source.child("dir").is_none() {
        source.push(Element::new("dir").attribute("path", "/"));
    }
    if let Some(dir) = source.child_mut("dir").filter(|dir| dir.get("path").is_none_or(str::is_empty)) {
        // An empty path is none; a volume of gluster begins at its root.
        if kind.name != "gluster" {
            return Err(wrong("missing storage pool source path"));
        }
        dir.set("path", "/");
    }
    let needs = |part: &str| kind.source.contains(&part) && source.child(part).is_none();
    for (part, what) in [("host", "host name"), ("dir", "path")] {
        if needs(part) {
            return Err(wrong(format!("missing storage pool source {what}")));
        }
    }
    if kind.source.contains(&"adapter") {
        storage_adapter::check_needed(source.child("adapter"))?;
    }
    if kind.source == ["device"] && needs("device") {
        return Err(wrong("missing storage pool source device name"));
    }
    if needs("name") {
        source.push(Element::with_text("name", pool));
    }
    if let Some(dir) = source.child_mut("dir") {
        let path = value::clean_path(dir.get("path").unwrap_or_default());
        dir.set("path", path);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    fn read_as(kind: &str, inner: &str) -> Result<Element> {
        let source = xml::parse(format!("<source>{inner}</source>").as_bytes(), None).unwrap();
        read(source, PoolKind::named(kind).unwrap())
    }

    #[test]
    fn a_port_is_a_number_and_zero_is_none() {
        let port = |port: &str| {
            let source = read_as("netfs", &format!("<host name='h' port='{port}'/>")).map_err(|e| e.to_string())?;
            Ok(source.child("host").and_then(|host| host.get("port")).map(str::to_owned))
        };
        assert_eq!(port("007"), Ok(Some("7".to_owned())));
        assert_eq!(port("0"), Ok(None));
        let message = "XML error: Invalid value for attribute 'port' in element 'host': 'x'. Expected integer value";
        assert_eq!(port("x"), Err(message.to_owned()));
    }

    #[test]
    fn versions_of_a_protocol_are_those_of_nfs() {
        let refused = |inner: &str| read_as("netfs", inner).unwrap_err().to_string();
        let message = "unsupported configuration: storage pool protocol ver unsupported for pool type 'cifs'";
        assert_eq!(refused("<format type='cifs'/><protocol ver='3'/>"), message);
        assert_eq!(refused("<protocol ver='3,4'/>"), "storage pool protocol ver '3,4' must not contain ','");
        assert!(read_as("netfs", "<protocol ver='3'/>").is_ok());
    }
}
