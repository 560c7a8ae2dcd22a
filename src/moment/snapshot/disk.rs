//! One disk in the description of a snapshot.

use crate::conf::domain::SnapshotMode;
use crate::moment::error::{Error, What};
use crate::xml::Element;

/// What becomes of a disk in a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotDisk {
    /// The guest's name for it; in what users write, also the path of its source.
    pub name: String,
    /// Where its data is kept. Only old metadata leave it open.
    pub mode: Option<SnapshotMode>,
    /// The kind of place that the domain goes on in, such as `file`.
    pub kind: &'static str,
    /// The path of that place, or its name in the network.
    pub path: Option<String>,
    /// The format of the image there, if it is told.
    pub format: Option<&'static str>,
    /// The element `source`, with all that it holds.
    source: Option<Element>,
    /// The element that tells how much of the image's tables to keep in memory.
    cache: Option<Element>,
    /// Whether somebody is about to delete the snapshot of this disk.
    pub deleting: bool,
}

/// The kinds of places that a disk of a snapshot may be in.
const KINDS: [&str; 8] = ["file", "block", "dir", "network", "volume", "nvme", "vhostuser", "vhostvdpa"];

/// The formats of images.
const FORMATS: [&str; 16] = [
    "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop", "cow", "qcow", "qcow2", "qed",
    "vmdk",
];

/// The modes with their names.
const MODES: [(SnapshotMode, &str); 4] = [
    (SnapshotMode::No, "no"),
    (SnapshotMode::Internal, "internal"),
    (SnapshotMode::External, "external"),
    (SnapshotMode::Manual, "manual"),
];

/// The name of a mode in XML.
pub(super) fn mode_name(mode: SnapshotMode) -> &'static str {
    MODES.iter().find(|(its, _)| *its == mode).map_or("", |(_, name)| name)
}

/// The mode that the attribute `snapshot` of an element tells, if it is there.
pub(super) fn read_mode(element: &Element) -> Result<Option<SnapshotMode>, Error> {
    let Some(value) = element.get("snapshot") else { return Ok(None) };
    let mode = MODES.iter().find(|(_, name)| *name == value).map(|(mode, _)| *mode);
    mode.map(Some).ok_or_else(|| bad_value(element, "snapshot", value))
}

fn bad_value(element: &Element, attribute: &str, value: &str) -> Error {
    let name = element.local_name();
    Error::Xml(format!("Invalid value for attribute '{attribute}' in element '{name}': '{value}'."))
}

impl SnapshotDisk {
    /// A disk that nobody said anything about.
    pub(super) fn plain(name: &str, mode: SnapshotMode) -> SnapshotDisk {
        SnapshotDisk {
            name: name.to_owned(),
            mode: Some(mode),
            kind: "file",
            path: None,
            format: None,
            source: None,
            cache: None,
            deleting: false,
        }
    }

    /// Reads an element of `disks`. `known` tells that the snapshot exists.
    pub(super) fn read(element: &Element, known: bool) -> Result<SnapshotDisk, Error> {
        let Some(name) = element.get("name") else {
            return Err(Error::Missing(What::Snapshot, "missing name from disk snapshot element".to_owned()));
        };
        let mode = read_mode(element)?;
        let kind = read_kind(element)?;
        let source = element.child("source").cloned();
        let path = source.as_ref().and_then(|source| path_of(source, kind)).filter(|path| !path.is_empty());
        let driver = element.child("driver");
        let format = match driver.and_then(|driver| driver.get("type")).filter(|name| !name.is_empty()) {
            Some(name) => Some(read_format(name)?),
            None => None,
        };
        if let Some(path) = path.filter(|path| matches!(kind, "file" | "block") && !path.starts_with('/')) {
            let detail = format!("disk snapshot image path '{path}' must be absolute");
            return Err(Error::Malformed(What::Snapshot, detail));
        }
        let outside = path.is_some() || format.is_some();
        Ok(SnapshotDisk {
            name: name.to_owned(),
            mode: mode.or(outside.then_some(SnapshotMode::External)),
            kind,
            path: path.map(str::to_owned),
            format,
            cache: driver.and_then(|driver| driver.child("metadata_cache")).cloned(),
            source,
            deleting: known && element.child("snapshotDeleteInProgress").is_some(),
        })
    }

    /// The disk as an element.
    pub(super) fn element(&self) -> Element {
        let mut disk = Element::new("disk").attribute("name", self.name.as_str());
        if let Some(mode) = self.mode {
            disk.set("snapshot", mode_name(mode));
        }
        if self.deleting {
            disk.push(Element::new("snapshotDeleteInProgress"));
        }
        if self.path.is_none() && self.format.is_none() {
            return disk;
        }
        disk.set("type", self.kind);
        let mut driver = Element::new("driver");
        if let Some(format) = self.format {
            driver.set("type", format);
        }
        if let Some(cache) = &self.cache {
            driver.push(cache.clone());
        }
        let mut source = self.source.clone().unwrap_or_else(|| Element::new("source"));
        source.unset("startupPolicy");
        if let (Some(attribute), Some(path)) = (path_attribute(self.kind), &self.path) {
            source.set(attribute, path.as_str());
        }
        for part in [driver, source] {
            if !part.attributes.is_empty() || !part.nodes.is_empty() {
                disk.push(part);
            }
        }
        disk
    }
}

fn read_kind(element: &Element) -> Result<&'static str, Error> {
    let Some(value) = element.get("type") else { return Ok("file") };
    match KINDS.iter().find(|kind| **kind == value) {
        Some(&kind) if matches!(kind, "dir" | "volume") => {
            Err(Error::Malformed(What::Snapshot, format!("unsupported disk snapshot type '{kind}'")))
        }
        Some(kind) => Ok(kind),
        None => Err(bad_value(element, "type", value)),
    }
}

fn read_format(name: &str) -> Result<&'static str, Error> {
    let unknown = || Error::Unsupported(What::Snapshot, format!("unknown disk snapshot driver '{name}'"));
    FORMATS.iter().find(|format| **format == name).copied().ok_or_else(unknown)
}

/// Which attribute of `source` has the path of a kind of place.
fn path_attribute(kind: &str) -> Option<&'static str> {
    match kind {
        "file" => Some("file"),
        "block" => Some("dev"),
        "network" => Some("name"),
        _ => None,
    }
}

fn path_of<'a>(source: &'a Element, kind: &str) -> Option<&'a str> {
    source.get(path_attribute(kind)?)
}
