//! The definition of a volume of a storage pool.

use super::document::{self, Schema};
use super::domain::ENCRYPTION;
use super::shape::{Child, Content, Shape, filled, text};
use super::storage_pool::{PERMISSIONS, PoolDef};
use super::value;
use crate::error::{Code, Error, Origin, Result};
use crate::xml::Element;

/// A volume as it was described.
#[derive(Clone, Debug)]
pub struct VolumeDef {
    /// Its name, unique in its pool.
    pub name: String,
    /// A key that no other volume of the host has.
    pub key: String,
    /// Where it is on the host.
    pub path: String,
    /// The size that its users see, in bytes.
    pub capacity: u64,
    /// What it takes of its pool, in bytes.
    pub allocation: u64,
    tree: Element,
}

/// What volumes may be, in the order of `virStorageVolType`.
const TYPES: [&str; 6] = ["file", "block", "dir", "network", "netdir", "ploop"];

/// What a volume may be able to do.
const FEATURES: [&str; 3] = ["lazy_refcounts", "extended_l2", "data_file"];

/// A volume. What a host measured of it is not part of a definition.
static VOLUME: Shape = Shape::new("volume", &[text("type")]).children(&[
    Child::One(&Shape::with_text("name")),
    Child::One(&Shape::with_text("key")),
    Child::Dropped("source"),
    Child::One(&Shape::new("capacity", &[text("unit")]).content(Content::Text)),
    Child::One(&Shape::new("allocation", &[text("unit")]).content(Content::Text)),
    Child::Dropped("physical"),
    Child::One(&TARGET),
    Child::One(&BACKING),
]);

static TARGET: Shape = Shape::holding(
    "target",
    &[
        Child::One(&Shape::with_text("path")),
        Child::One(&FORMAT),
        Child::One(&PERMISSIONS),
        Child::Dropped("timestamps"),
        Child::One(&ENCRYPTION),
        Child::One(&Shape::with_text("compat")),
        Child::Dropped("nocow"),
        Child::One(&CLUSTER_SIZE),
        Child::One(&FEATURES_OF),
    ],
);

static BACKING: Shape = Shape::holding(
    "backingStore",
    &[
        Child::One(&Shape::with_text("path")),
        Child::One(&FORMAT),
        Child::One(&PERMISSIONS),
        Child::Dropped("timestamps"),
    ],
);

static FORMAT: Shape = Shape::new("format", &[filled("type")]);

static CLUSTER_SIZE: Shape = Shape::new("clusterSize", &[]).content(Content::Size {
    path: "./target/clusterSize",
    scale: 1,
    unit: "B",
    zero: false,
});

static FEATURES_OF: Shape = Shape::holding(
    "features",
    &[
        Child::One(&Shape::flag(FEATURES[0])),
        Child::One(&Shape::flag(FEATURES[1])),
        Child::One(&Shape::flag(FEATURES[2])),
    ],
)
.or_bare();

fn wrong(detail: impl Into<String>) -> Error {
    Error::new(Origin::Storage, Code::XmlError, detail)
}

fn unsupported(detail: String) -> Error {
    Error::new(Origin::Storage, Code::ConfigUnsupported, detail)
}

impl VolumeDef {
    /// Reads a `volume` element. A volume without a path is below its pool's; without a key, the path
    /// is its key.
    ///
    /// # Errors
    /// When it does not describe a volume that such a pool may have.
    pub fn parse(element: &Element, pool: &PoolDef) -> Result<VolumeDef> {
        let name = element.child_text("name").ok_or_else(|| wrong("missing volume name element"))?;
        let mut given = element.clone();
        let kind = element.get("type").filter(|kind| !kind.is_empty()).unwrap_or("file");
        if !TYPES.contains(&kind) {
            return Err(unsupported(format!("unknown volume type '{kind}'")));
        }
        given.set("type", kind);
        complete_backing(&mut given, pool)?;
        let capacity = size(element, "capacity")?.ok_or_else(|| wrong("missing capacity element"))?;
        let allocation = size(element, "allocation")?.unwrap_or(capacity);
        let path = complete_target(&mut given, pool, &name)?;
        let key = element.child_text("key").unwrap_or_else(|| path.clone());
        given.put(Element::with_text("key", key.as_str()));
        let bytes = |name, size: u64| Element::with_text(name, size.to_string()).attribute("unit", "bytes");
        given.put(bytes("capacity", capacity));
        given.put(bytes("allocation", allocation));
        VOLUME.report_unknown(element);
        let tree = VOLUME.read(&given)?.ok_or_else(|| wrong("missing volume name element"))?;
        Ok(VolumeDef { name, key, path, capacity, allocation, tree })
    }

    /// Reads the definition of a volume to make from a document of its own. It will be below its pool,
    /// and its path is its key, whatever the document says.
    ///
    /// # Errors
    /// When it is no XML, or does not describe a volume that such a pool may have.
    pub fn from_xml(document: &[u8], pool: &PoolDef, validate: bool) -> Result<VolumeDef> {
        let schema: Schema = |root| VOLUME.validate(root, "storagevol");
        let mut element = document::read(document, "volume", Origin::Storage, validate.then_some(schema))?;
        element.remove("key");
        if let Some(target) = element.child_mut("target") {
            target.remove("path");
        }
        VolumeDef::parse(&element, pool)
    }

    /// Describes the volume.
    pub fn to_xml(&self) -> String {
        self.tree.to_xml()
    }
}

/// A size in bytes, if one is said.
fn size(volume: &Element, name: &str) -> Result<Option<u64>> {
    const MOST: u64 = i64::MAX.unsigned_abs();
    let Some(text) = volume.child_text(name) else { return Ok(None) };
    if value::unsigned(&text, 10).is_none() {
        return Err(wrong("malformed capacity element"));
    }
    let unit = volume.child(name).and_then(|element| element.get("unit"));
    value::bytes(&text, unit, 1, MOST, name).map(Some)
}

/// Says the format of a target or a backing store in full.
fn complete_format(target: &mut Element, pool: &PoolDef) -> Result<()> {
    let given = target.child("format").and_then(|format| format.get("type")).filter(|given| !given.is_empty());
    let Some(format) = pool.kind.volume_format.map(|default| given.unwrap_or(default).to_owned()) else {
        target.remove("format");
        return Ok(());
    };
    if !pool.kind.volume_formats.contains(&format.as_str()) {
        return Err(unsupported(format!("unknown volume format type {format}")));
    }
    target.put(Element::new("format").attribute("type", format));
    Ok(())
}

/// What the volume is based on, if that has a path.
fn complete_backing(volume: &mut Element, pool: &PoolDef) -> Result<()> {
    let Some(backing) = volume.child_mut("backingStore") else { return Ok(()) };
    if backing.child_text("path").is_none() {
        volume.remove("backingStore");
        return Ok(());
    }
    complete_format(backing, pool)
}

/// Where the volume is, said in full; returns the path.
fn complete_target(volume: &mut Element, pool: &PoolDef, name: &str) -> Result<String> {
    let mut target = volume.child("target").cloned().unwrap_or_else(|| Element::new("target"));
    let below = || format!("{}/{name}", pool.target.as_deref().unwrap_or_default());
    let path = target.child_text("path").unwrap_or_else(below);
    complete_format(&mut target, pool)?;
    check_version(&target)?;
    if let Some(features) = target.child("features") {
        if let Some(unknown) = features.elements().find(|feature| !FEATURES.contains(&feature.name.as_str())) {
            return Err(unsupported(format!("unsupported feature {}", unknown.name)));
        }
        if target.child_text("compat").is_none() {
            target.put(Element::with_text("compat", "1.1"));
        }
    }
    target.put(Element::with_text("path", path.as_str()));
    volume.put(target);
    Ok(path)
}

/// Checks that the version of a format is one: two numbers.
fn check_version(target: &Element) -> Result<()> {
    let Some(version) = target.child_text("compat") else { return Ok(()) };
    let number = |text: &str| value::unsigned32(text, 10).is_some();
    if version.split_once('.').is_some_and(|(major, minor)| number(major) && number(minor)) {
        return Ok(());
    }
    Err(wrong("forbidden characters in 'compat' attribute"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    fn parse(kind: &str, text: &str) -> Result<VolumeDef> {
        let pool = format!(
            "<pool type='{kind}'><name>p</name><source><device path='/d'/></source><target><path>/p</path></target></pool>"
        );
        let pool = PoolDef::parse(&xml::parse(pool.as_bytes(), None).unwrap()).unwrap();
        VolumeDef::parse(&xml::parse(text.as_bytes(), None).unwrap(), &pool)
    }

    #[test]
    fn a_volume_is_below_its_pool_and_takes_what_it_may() {
        let def = parse("dir", "<volume><capacity unit='k'>2</capacity><name>v</name></volume>").unwrap();
        let written = "<volume type='file'>\n  <name>v</name>\n  <key>/p/v</key>\n  <capacity unit='bytes'>2048</capacity>\n  \
                       <allocation unit='bytes'>2048</allocation>\n  <target>\n    <path>/p/v</path>\n    \
                       <format type='raw'/>\n  </target>\n</volume>\n";
        assert_eq!(def.to_xml(), written);
        assert_eq!((def.capacity, def.allocation), (2048, 2048));
    }

    #[test]
    fn features_ask_for_a_version_that_has_them() {
        let target = "<target><features><lazy_refcounts/></features><format type='qcow2'/></target>";
        let text = format!("<volume type='block'>{target}<key>k</key><name>v</name><capacity>1</capacity></volume>");
        let xml = parse("dir", &text).unwrap().to_xml();
        let written = "  <target>\n    <path>/p/v</path>\n    <format type='qcow2'/>\n    <compat>1.1</compat>\n    \
                       <features>\n      <lazy_refcounts/>\n    </features>\n  </target>\n";
        assert!(xml.contains(written), "{xml}");
        assert!(xml.starts_with("<volume type='block'>\n  <name>v</name>\n  <key>k</key>\n"), "{xml}");
    }

    #[test]
    fn clusters_are_said_in_bytes() {
        let text = |size: &str| format!("<volume><name>v</name><capacity>1</capacity><target>{size}</target></volume>");
        let xml = parse("dir", &text("<clusterSize unit='KiB'>128</clusterSize>")).unwrap().to_xml();
        assert!(xml.contains("\n    <clusterSize unit='B'>131072</clusterSize>\n"), "{xml}");
        let message = parse("dir", &text("<clusterSize>x</clusterSize>")).unwrap_err().to_string();
        assert_eq!(message, "XML error: Invalid value 'x' for element or attribute './target/clusterSize'");
    }

    #[test]
    fn formats_are_those_of_the_kind_of_pool() {
        let text = "<volume><name>v</name><capacity>1</capacity></volume>";
        assert!(parse("disk", text).unwrap().to_xml().contains("<format type='none'/>"));
        assert!(!parse("mpath", text).unwrap().to_xml().contains("<format"));
        let qcow2 = "<volume><name>v</name><capacity>1</capacity><target><format type='qcow2'/></target></volume>";
        let message = parse("disk", qcow2).unwrap_err().to_string();
        assert_eq!(message, "unsupported configuration: unknown volume format type qcow2");
    }

    #[test]
    fn what_is_no_volume_is_refused() {
        for (given, message) in [
            ("<volume/>", "XML error: missing volume name element"),
            ("<volume type='x'><name>v</name></volume>", "unsupported configuration: unknown volume type 'x'"),
            ("<volume><name>v</name></volume>", "XML error: missing capacity element"),
            ("<volume><name>v</name><capacity>x</capacity></volume>", "XML error: malformed capacity element"),
            (
                "<volume><name>v</name><capacity>1</capacity><target><compat>1</compat></target></volume>",
                "XML error: forbidden characters in 'compat' attribute",
            ),
            (
                "<volume><name>v</name><capacity>1</capacity><target><features><x/></features></target></volume>",
                "unsupported configuration: unsupported feature x",
            ),
        ] {
            assert_eq!(parse("dir", given).unwrap_err().to_string(), message, "{given}");
        }
    }
}
