//! The definition of a storage pool.

use super::order::{Order, keep_open, place};
use super::scalar;
pub use super::storage_kind::PoolKind;
use crate::error::{Code, Error, Origin, Result};
use crate::uuid::{self, Uuid};
use crate::xml::{Element, Node};

/// A storage pool as it was described.
#[derive(Clone, Debug)]
pub struct PoolDef {
    /// Its name.
    pub name: String,
    /// Its UUID.
    pub uuid: Uuid,
    /// What kind of pool it is.
    pub kind: &'static PoolKind,
    /// Where on the host its volumes are, if they are on the host.
    pub target: Option<String>,
    tree: Element,
}

/// How much room there is, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    /// In all.
    pub capacity: u64,
    /// In use.
    pub allocation: u64,
    /// Free.
    pub available: u64,
}

/// The order of the owner and the rights of a file.
pub(super) const PERMISSIONS: Order = Order::new(
    "permissions",
    &[],
    &[Order::text("mode"), Order::text("owner"), Order::text("group"), Order::text("label")],
);

/// The elements of a source that only some kinds of pools have.
const PARTS: [&str; 6] = ["host", "device", "dir", "adapter", "name", "initiator"];

/// The elements of a source that come after its format.
const AFTER_FORMAT: &[&str] = &["auth", "protocol", "vendor", "product"];

const ADAPTER: Order = Order::new(
    "adapter",
    &["type", "name", "parent", "parent_wwnn", "parent_wwpn", "parent_fabric_wwn", "managed", "wwnn", "wwpn"],
    &[Order::new("parentaddr", &["unique_id"], &[Order::new("address", &["domain", "bus", "slot", "function"], &[])])],
);

const SOURCE: Order = Order::new(
    "source",
    &[],
    &[
        Order::new("host", &["name", "port"], &[]).many(),
        Order::new("device", &["path", "part_separator"], &[]).many(),
        Order::new("dir", &["path"], &[]),
        ADAPTER,
        Order::text("name"),
        Order::new("initiator", &[], &[Order::new("iqn", &["name"], &[])]),
        Order::new("format", &["type"], &[]),
        Order::new("auth", &["type", "username"], &[Order::new("secret", &["type", "uuid", "usage"], &[])]),
        Order::new("protocol", &["ver"], &[]),
        Order::new("vendor", &["name"], &[]),
        Order::new("product", &["name"], &[]),
    ],
)
.open();

static POOL: Order = Order::new(
    "pool",
    &["type"],
    &[
        Order::text("name"),
        Order::text("uuid"),
        Order::new("features", &[], &[Order::new("cow", &["state"], &[])]),
        SOURCE,
        Order::new("target", &[], &[Order::text("path"), PERMISSIONS]).open(),
        Order::new("refresh", &[], &[Order::new("volume", &["allocation"], &[])]),
    ],
);

fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::Storage, Code::XmlError, detail)
}

impl PoolDef {
    /// Reads a `pool` element. What it says of sizes is not taken, nor are volumes in it.
    ///
    /// # Errors
    /// When it does not describe a pool.
    pub fn parse(element: &Element) -> Result<PoolDef> {
        let kind = PoolKind::of(element)?;
        let mut tree = POOL.arrange(element);
        for given in ["capacity", "allocation", "available", "volume"] {
            tree.remove(given);
        }
        let mut source = tree.child("source").cloned().unwrap_or_else(|| Element::new("source"));
        check_source(&source)?;
        complete_format(&mut source, kind)?;
        let source_name = source.child_text("name").filter(|_| kind.source.contains(&"name"));
        let name = tree.child_text("name").or_else(|| source_name.clone());
        let name = name.ok_or_else(|| wrong("missing pool source name element"))?;
        if name.contains('/') {
            return Err(wrong(format!("name {name} cannot contain '/'")));
        }
        let uuid = match tree.child_text("uuid") {
            Some(text) => uuid::parse(&text).ok_or_else(|| wrong("malformed uuid element"))?,
            None => uuid::generate(),
        };
        complete_source(&mut source, kind, &name)?;
        let source_name = source_name.unwrap_or_else(|| name.clone());
        place(&mut tree, Element::with_text("name", name.as_str()), &["uuid", "features", "source"]);
        place(&mut tree, Element::with_text("uuid", uuid::format(&uuid)), &["features", "source", "target", "refresh"]);
        place(&mut tree, source, &["target", "refresh"]);
        let target = complete_target(&mut tree, kind, &source_name)?;
        Ok(PoolDef { name, uuid, kind, target, tree })
    }

    /// Describes the pool, in which there is so much room.
    pub fn to_xml(&self, space: Space) -> String {
        let mut tree = self.tree.clone();
        let size = |name: &str, bytes: u64| {
            Node::Element(Element::with_text(name, bytes.to_string()).attribute("unit", "bytes"))
        };
        let sizes = [
            size("capacity", space.capacity),
            size("allocation", space.allocation),
            size("available", space.available),
        ];
        let uuid = tree.nodes.iter().position(|node| matches!(node, Node::Element(child) if child.is("uuid")));
        let after = uuid.map_or(0, |index| index + 1);
        tree.nodes.splice(after..after, sizes);
        tree.to_xml()
    }
}

fn check_source(source: &Element) -> Result<()> {
    if source.all("host").any(|host| host.get("name").is_none()) {
        return Err(wrong("missing storage pool host name"));
    }
    if source.all("device").any(|device| device.get("path").is_none()) {
        return Err(wrong("missing storage pool source device path"));
    }
    Ok(())
}

/// The format of the source, said in full.
fn complete_format(source: &mut Element, kind: &PoolKind) -> Result<()> {
    let Some(default) = kind.format else {
        source.remove("format");
        return Ok(());
    };
    let given = source.child("format").and_then(|format| format.get("type")).filter(|given| !given.is_empty());
    let format = given.unwrap_or(default).to_owned();
    if !kind.formats.contains(&format.as_str()) {
        let detail = format!("unknown pool format type {format}");
        return Err(Error::new(Origin::Storage, Code::ConfigUnsupported, detail));
    }
    place(source, Element::new("format").attribute("type", format), AFTER_FORMAT);
    Ok(())
}

/// The source with what its kind needs, and without what other kinds have.
fn complete_source(source: &mut Element, kind: &PoolKind, pool: &str) -> Result<()> {
    for part in PARTS.iter().filter(|part| !kind.source.contains(*part)) {
        source.remove(part);
    }
    let after_name = [&["initiator", "format"], AFTER_FORMAT].concat();
    if kind.name == "gluster" && source.child("dir").is_none() {
        place(
            source,
            Element::new("dir").attribute("path", "/"),
            &[&["adapter", "name"], after_name.as_slice()].concat(),
        );
    }
    let needs = |part: &str| kind.source.contains(&part) && source.child(part).is_none();
    if needs("host") {
        return Err(wrong("missing storage pool source host name"));
    }
    if needs("dir") {
        return Err(wrong("missing storage pool source path"));
    }
    if needs("adapter") {
        return Err(wrong("missing storage pool source adapter"));
    }
    if kind.source == ["device"] && needs("device") {
        return Err(wrong("missing storage pool source device name"));
    }
    if needs("name") {
        place(source, Element::with_text("name", pool), &after_name);
    }
    if let Some(adapter) = source.child_mut("adapter") {
        complete_adapter(adapter);
    }
    for device in source.elements_mut().filter(|child| child.is("device")) {
        // What a host measured last is not part of a definition.
        device.remove("freeExtent");
        device.nodes.retain(|node| matches!(node, Node::Element(_)));
    }
    if let Some(dir) = source.child_mut("dir") {
        let path = scalar::path(dir.get("path").unwrap_or_default());
        dir.set("path", path);
    }
    keep_open(source, 1);
    Ok(())
}

/// An adapter without a type is a SCSI host, if it has a name.
fn complete_adapter(adapter: &mut Element) {
    if adapter.get("type").is_none() && adapter.get("name").is_some() {
        adapter.attributes.insert(0, ("type".to_owned(), "scsi_host".to_owned()));
    }
}

/// Where the pool is on the host, if it is there.
fn complete_target(tree: &mut Element, kind: &PoolKind, source_name: &str) -> Result<Option<String>> {
    if !kind.target {
        tree.remove("target");
        return Ok(None);
    }
    let mut target = tree.child("target").cloned().unwrap_or_else(|| Element::new("target"));
    let path = match kind.name {
        "logical" => format!("/dev/{source_name}"),
        "zfs" => format!("/dev/zvol/{source_name}"),
        _ => target.child_text("path").ok_or_else(|| wrong("missing storage pool target path"))?,
    };
    let path = scalar::path(&path);
    complete_permissions(&mut target)?;
    place(&mut target, Element::with_text("path", path.as_str()), &["permissions"]);
    place(tree, target, &["refresh"]);
    Ok(Some(path))
}

/// The owner and the rights of what is at a path, as far as they are said.
pub(super) fn complete_permissions(target: &mut Element) -> Result<()> {
    let Some(given) = target.child("permissions") else { return Ok(()) };
    let mut permissions = Element::new("permissions");
    if let Some(text) = given.child_text("mode") {
        let mode = u32::from_str_radix(text.trim_ascii_start(), 8).ok().filter(|mode| *mode <= 0o777);
        let mode = mode.ok_or_else(|| wrong("malformed octal mode"))?;
        permissions.push(Element::with_text("mode", format!("0{mode:o}")));
    }
    for name in ["owner", "group"] {
        let Some(element) = given.child(name) else { continue };
        let malformed = || wrong(format!("malformed {name} element"));
        let id: i64 = element.text().trim_ascii().parse().map_err(|_| malformed())?;
        if id != -1 && u32::try_from(id).is_err() {
            return Err(malformed());
        }
        // -1, of 32 bits as well, stands for nobody in particular.
        if ![-1, i64::from(u32::MAX)].contains(&id) {
            permissions.push(Element::with_text(name, id.to_string()));
        }
    }
    let label = given.child_text("label").map(|label| Element::with_text("label", label));
    let known = |child: &Element| ["mode", "owner", "group", "label"].iter().any(|name| child.is(name));
    let unknown = given.elements().filter(|child| !known(child)).cloned();
    permissions.nodes.extend(label.into_iter().chain(unknown).map(Node::Element));
    if permissions.nodes.is_empty() {
        target.remove("permissions");
    } else {
        place(target, permissions, &[]);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    const SPACE: Space = Space { capacity: 9, allocation: 2, available: 7 };

    fn parse(text: &str) -> Result<PoolDef> {
        PoolDef::parse(&xml::parse(text.as_bytes(), None).unwrap())
    }

    fn printed(kind: &str, inner: &str) -> String {
        let uuid = "35bb2ad9-388a-cdfe-461a-b8907f6e53fe";
        let given = format!("<pool type='{kind}'>{inner}<uuid>{uuid}</uuid><name>p</name></pool>");
        let xml = parse(&given).unwrap().to_xml(SPACE);
        let start = format!(
            "<pool type='{kind}'>\n  <name>p</name>\n  <uuid>{uuid}</uuid>\n  <capacity unit='bytes'>9</capacity>\n  \
             <allocation unit='bytes'>2</allocation>\n  <available unit='bytes'>7</available>\n"
        );
        xml.strip_prefix(&start).and_then(|rest| rest.strip_suffix("</pool>\n")).unwrap_or(&xml).to_owned()
    }

    #[test]
    fn a_directory_has_an_empty_source_and_a_clean_path() {
        let target = "<target><permissions><group>-1</group><mode>644</mode></permissions><path>/a//b/</path></target>";
        let given = format!("<capacity>1</capacity>{target}<source><host name='h'/></source><volume/>");
        let written = "  <source>\n  </source>\n  <target>\n    <path>/a/b</path>\n    <permissions>\n      \
                       <mode>0644</mode>\n    </permissions>\n  </target>\n";
        assert_eq!(printed("dir", &given), written);
    }

    #[test]
    fn a_volume_group_is_named_as_the_pool_and_is_below_dev() {
        let written = "  <source>\n    <name>p</name>\n    <format type='lvm2'/>\n  </source>\n  <target>\n    \
                       <path>/dev/p</path>\n  </target>\n";
        assert_eq!(printed("logical", "<target><path>/x</path></target>"), written);
        let def = parse("<pool type='logical'><source><name>vg</name></source></pool>").unwrap();
        assert_eq!((def.name.as_str(), def.target.as_deref()), ("vg", Some("/dev/vg")));
    }

    #[test]
    fn what_is_reached_by_network_has_no_target() {
        let given = "<source><format type='x'/><host port='1' name='h'/></source><target><path>/x</path></target>";
        let written =
            "  <source>\n    <host name='h' port='1'/>\n    <dir path='/'/>\n    <name>p</name>\n  </source>\n";
        assert_eq!(printed("gluster", given), written);
    }

    #[test]
    fn what_is_no_pool_is_refused() {
        for (given, message) in [
            ("<pool/>", "XML error: Missing required attribute 'type' in element 'pool'"),
            ("<pool type='x'/>", "XML error: Invalid value for attribute 'type' in element 'pool': 'x'."),
            ("<pool type='dir'/>", "XML error: missing pool source name element"),
            ("<pool type='dir'><name>a/b</name></pool>", "XML error: name a/b cannot contain '/'"),
            ("<pool type='dir'><name>a</name><uuid>x</uuid></pool>", "XML error: malformed uuid element"),
            ("<pool type='dir'><name>a</name></pool>", "XML error: missing storage pool target path"),
            ("<pool type='fs'><name>a</name></pool>", "XML error: missing storage pool source device name"),
            ("<pool type='netfs'><name>a</name></pool>", "XML error: missing storage pool source host name"),
            (
                "<pool type='fs'><source><format type='x'/></source></pool>",
                "unsupported configuration: unknown pool format type x",
            ),
            (
                "<pool type='dir'><name>a</name><target><path>/</path><permissions><mode>8</mode></permissions></target></pool>",
                "XML error: malformed octal mode",
            ),
        ] {
            assert_eq!(parse(given).unwrap_err().to_string(), message, "{given}");
        }
    }
}
