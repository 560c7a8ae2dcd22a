//! The kinds of storage pools, and what their descriptions hold.

use super::shape::choice;
use crate::error::Result;
use crate::xml::Element;

/// A kind of pool.
#[derive(Debug, PartialEq, Eq)]
pub struct PoolKind {
    /// The value of the attribute `type`.
    pub name: &'static str,
    /// What its volumes are: a value of `virStorageVolType`.
    pub volume_type: i32,
    /// The elements of its source that some kinds have and others have not.
    pub(super) source: &'static [&'static str],
    /// Whether it has a path on the host.
    pub(super) target: bool,
    /// The formats that its source may have.
    pub(super) formats: &'static [&'static str],
    /// The one that it has when nothing is said.
    pub(super) format: Option<&'static str>,
    /// The formats that its volumes may have.
    pub(super) volume_formats: &'static [&'static str],
    /// The one that they have when nothing is said.
    pub(super) volume_format: Option<&'static str>,
}

/// Values of `virStorageVolType`.
const FILE: i32 = 0;
const BLOCK: i32 = 1;
const NETWORK: i32 = 3;

const FILE_FORMATS: &[&str] = &[
    "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop", "cow", "qcow", "qcow2", "qed",
    "vmdk",
];

const FILESYSTEMS: &[&str] =
    &["auto", "ext2", "ext3", "ext4", "ufs", "iso9660", "udf", "gfs", "gfs2", "vfat", "hfs+", "xfs", "ocfs2", "vmfs"];

const PARTITION_TABLES: &[&str] = &["unknown", "dos", "dvh", "gpt", "mac", "bsd", "pc98", "sun", "lvm2"];

const PARTITIONS: &[&str] = &["none", "linux", "fat16", "fat32", "linux-swap", "linux-lvm", "linux-raid", "extended"];

/// A kind whose volumes are block devices without a format.
const fn blocks(name: &'static str, source: &'static [&'static str]) -> PoolKind {
    PoolKind {
        name,
        volume_type: BLOCK,
        source,
        target: true,
        formats: &[],
        format: None,
        volume_formats: &[],
        volume_format: None,
    }
}

/// A kind whose volumes are files.
const fn files(name: &'static str, source: &'static [&'static str]) -> PoolKind {
    PoolKind { volume_type: FILE, volume_formats: FILE_FORMATS, volume_format: Some("raw"), ..blocks(name, source) }
}

/// A kind that is reached by network only.
const fn remote(name: &'static str, source: &'static [&'static str]) -> PoolKind {
    PoolKind { volume_type: NETWORK, target: false, ..blocks(name, source) }
}

impl PoolKind {
    const fn formats(self, formats: &'static [&'static str], format: &'static str) -> PoolKind {
        PoolKind { formats, format: Some(format), ..self }
    }

    const fn volume_formats(self, formats: &'static [&'static str], format: &'static str) -> PoolKind {
        PoolKind { volume_formats: formats, volume_format: Some(format), ..self }
    }

    /// The kind of that name.
    pub(super) fn named(name: &str) -> Option<&'static PoolKind> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// The kind that the attribute `type` of a `pool` element tells.
    pub(super) fn of(element: &Element) -> Result<&'static PoolKind> {
        choice(element, "type", KINDS.iter().map(|kind| (kind.name, kind)))
    }
}

/// All kinds.
static KINDS: [PoolKind; 14] = [
    files("dir", &[]),
    files("fs", &["device"]).formats(FILESYSTEMS, "auto"),
    files("netfs", &["host", "dir"]).formats(&["auto", "nfs", "glusterfs", "cifs"], "auto"),
    blocks("logical", &["device", "name"]).formats(&["unknown", "lvm2"], "lvm2"),
    blocks("disk", &["device"]).formats(PARTITION_TABLES, "unknown").volume_formats(PARTITIONS, "none"),
    blocks("iscsi", &["host", "device", "initiator"]),
    remote("iscsi-direct", &["host", "device", "initiator"]),
    blocks("scsi", &["adapter"]),
    blocks("mpath", &[]),
    remote("rbd", &["host", "name"]).volume_formats(FILE_FORMATS, "raw"),
    remote("sheepdog", &["host", "name"]),
    remote("gluster", &["host", "dir", "name"]).volume_formats(FILE_FORMATS, "raw"),
    blocks("zfs", &["device", "name"]),
    files("vstorage", &["name"]),
];
