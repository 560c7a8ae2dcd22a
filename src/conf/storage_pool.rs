//! The definition of a storage pool.

use super::document::{self, Schema};
use super::domain::{AUTH, INITIATOR};
use super::shape::{Child, Content, Shape, filled, text, yes_no};
use super::storage_adapter::ADAPTER;
pub use super::storage_kind::PoolKind;
use super::storage_source;
use super::value;
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

static POOL: Shape = Shape::new("pool", &[text("type")]).children(&[
    Child::One(&Shape::with_text("name")),
    Child::One(&Shape::with_text("uuid")),
    Child::Dropped("capacity"),
    Child::Dropped("allocation"),
    Child::Dropped("available"),
    Child::One(&Shape::holding("features", &[Child::One(&Shape::new("cow", &[yes_no("state")]))])),
    Child::One(&SOURCE),
    Child::One(&TARGET),
    Child::One(&Shape::holding("refresh", &[Child::One(&REFRESH)])),
    Child::Dropped("volume"),
]);

static REFRESH: Shape = Shape::new("volume", &[filled("allocation")]).adjust(refresh);

static SOURCE: Shape = Shape::new("source", &[])
    .children(&[
        Child::Each(&Shape::new("host", &[text("name"), text("port")])),
        Child::Each(&DEVICE),
        Child::One(&Shape::new("dir", &[filled("path")])),
        Child::One(&ADAPTER),
        Child::One(&Shape::with_text("name")),
        Child::One(&INITIATOR),
        Child::One(&Shape::new("format", &[filled("type")])),
        Child::One(&AUTH),
        Child::One(&Shape::new("protocol", &[filled("ver")])),
        Child::One(&Shape::new("vendor", &[filled("name")])),
        Child::One(&Shape::new("product", &[filled("name")])),
    ])
    .or_bare()
    .open();

/// A device; what a host measured of it is not part of a definition.
static DEVICE: Shape =
    Shape::new("device", &[text("path"), yes_no("part_separator")]).children(&[Child::Dropped("freeExtent")]);

static TARGET: Shape = Shape::new("target", &[])
    .children(&[Child::One(&Shape::with_text("path")), Child::One(&PERMISSIONS)])
    .or_bare()
    .open();

/// The owner and the rights of a file, as far as they are said.
pub(super) static PERMISSIONS: Shape = Shape::holding(
    "permissions",
    &[
        Child::One(&Shape::with_text("mode").adjust(mode)),
        Child::One(&Shape::new("owner", &[]).content(Content::MaybeText).adjust(owner)),
        Child::One(&Shape::new("group", &[]).content(Content::MaybeText).adjust(owner)),
        Child::One(&Shape::with_text("label")),
    ],
);

fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::Storage, Code::XmlError, detail)
}

impl PoolDef {
    /// Reads a definition from a document of its own.
    ///
    /// # Errors
    /// When it is no XML, or does not describe a pool.
    pub fn from_xml(document: &[u8], validate: bool) -> Result<PoolDef> {
        let schema: Schema = |root| POOL.validate(root, "storagepool");
        PoolDef::parse(&document::read(document, "pool", Origin::Storage, validate.then_some(schema))?)
    }

    /// Reads a `pool` element. What it says of sizes is not taken, nor are volumes in it.
    ///
    /// # Errors
    /// When it does not describe a pool.
    pub fn parse(element: &Element) -> Result<PoolDef> {
        let kind = PoolKind::of(element)?;
        // What a source must hold is asked only where there is one.
        let mut source = match element.child("source").cloned() {
            None if kind.name == "rbd" => Element::new("source"),
            given => storage_source::read(given.unwrap_or_else(|| Element::new("source")), kind)?,
        };
        let source_name = source.child_text("name").filter(|_| kind.source.contains(&"name"));
        let name = element.child_text("name").or_else(|| source_name.clone());
        let name = name.ok_or_else(|| wrong("missing pool source name element"))?;
        if name.contains('/') {
            return Err(wrong(format!("name {name} cannot contain '/'")));
        }
        let uuid = match element.child_text("uuid") {
            Some(text) => uuid::parse(&text).ok_or_else(|| wrong("malformed uuid element"))?,
            None => uuid::generate(),
        };
        storage_source::complete(&mut source, kind, &name)?;
        let mut given = element.clone();
        given.put(Element::with_text("name", name.as_str()));
        given.put(Element::with_text("uuid", uuid::format(&uuid)));
        given.put(source);
        let target = complete_target(&mut given, kind, source_name.as_ref().unwrap_or(&name))?;
        let has_initiator = |pool: &Element| {
            let iqn = pool.child("source").and_then(|source| source.child("initiator")?.child("iqn")?.get("name"));
            iqn.is_some_and(|name| !name.is_empty())
        };
        if kind.name == "iscsi-direct" && !has_initiator(&given) {
            return Err(Error::new(Origin::Storage, Code::ConfigUnsupported, "missing initiator IQN"));
        }
        POOL.report_unknown(element);
        let tree = POOL.read(&given)?.ok_or_else(|| wrong("missing pool source name element"))?;
        Ok(PoolDef { name, uuid, kind, target, tree })
    }

    /// What the pool is of.
    pub(super) fn source(&self) -> Option<&Element> {
        self.tree.child("source")
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

    /// The source's adapter, if the kind of pool has one.
    pub(super) fn adapter(&self) -> Option<&Element> {
        self.source()?.child("adapter")
    }

    /// The names of the node and of the port in a fabric, if the pool makes a virtual port.
    pub fn virtual_port(&self) -> Option<(&str, &str)> {
        let adapter = self.adapter().filter(|adapter| adapter.get("type") == Some("fc_host"))?;
        Some((adapter.get("wwnn")?, adapter.get("wwpn")?))
    }
}

/// Where the pool is on the host, if it is there.
fn complete_target(pool: &mut Element, kind: &PoolKind, source_name: &str) -> Result<Option<String>> {
    if !kind.target {
        pool.remove("target");
        return Ok(None);
    }
    let mut target = pool.child("target").cloned().unwrap_or_else(|| Element::new("target"));
    let path = match kind.name {
        "logical" => format!("/dev/{source_name}"),
        "zfs" => format!("/dev/zvol/{source_name}"),
        _ => target.child_text("path").ok_or_else(|| wrong("missing storage pool target path"))?,
    };
    let path = value::clean_path(&path);
    target.put(Element::with_text("path", path.as_str()));
    pool.put(target);
    Ok(Some(path))
}

/// What a volume is said to take when the pool is looked at anew.
fn refresh(_: &Element, element: &mut Element) -> Result<()> {
    match element.get("allocation") {
        None | Some("default" | "capacity") => Ok(()),
        Some(other) => {
            let detail = format!("unknown storage pool volume refresh allocation type {other}");
            Err(Error::new(Origin::Storage, Code::ConfigUnsupported, detail))
        }
    }
}

/// The rights, in base 8.
fn mode(raw: &Element, element: &mut Element) -> Result<()> {
    let text = raw.text();
    if text.is_empty() {
        return Ok(());
    }
    let mode = value::unsigned(&text, 8).filter(|mode| *mode <= 0o777);
    let mode = mode.ok_or_else(|| wrong("malformed octal mode"))?;
    element.nodes = vec![Node::text(format!("0{mode:o}"))];
    Ok(())
}

/// A user or a group, by number.
fn owner(raw: &Element, element: &mut Element) -> Result<()> {
    let malformed = || wrong(format!("malformed {} element", raw.name));
    let id = value::signed(&raw.text(), 10).ok_or_else(malformed)?;
    if id != -1 && u32::try_from(id).is_err() {
        return Err(malformed());
    }
    // -1, of 32 bits as well, stands for nobody in particular.
    let nobody = id == -1 || id == i64::from(u32::MAX);
    element.nodes = if nobody { Vec::new() } else { vec![Node::text(id.to_string())] };
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
