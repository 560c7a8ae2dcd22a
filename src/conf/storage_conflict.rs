//! Which storage pools would be of the same storage.

use super::storage_pool::PoolDef;
use crate::xml::Element;

impl PoolDef {
    /// Whether both pools would be of the same storage, as far as their descriptions tell.
    pub fn conflicts(&self, other: &PoolDef) -> bool {
        const DEVICES: [&str; 4] = ["fs", "logical", "disk", "zfs"];
        let both_have_devices = [self, other].iter().all(|pool| DEVICES.contains(&pool.kind.name));
        if both_have_devices {
            return self.shares_a_device(other);
        }
        if self.kind != other.kind {
            return false;
        }
        let same = |part: &str| self.part(part) == other.part(part);
        match self.kind.name {
            "dir" => self.target == other.target,
            "gluster" => same("name") && same("dir") && self.shares_its_host(other),
            "netfs" => same("dir") && self.shares_its_host(other),
            "sheepdog" => self.shares_its_host(other),
            "scsi" => self.shares_its_adapter(other),
            "iscsi" => self.shares_a_device(other) && self.initiator() == other.initiator(),
            // A host has one of these.
            "mpath" => true,
            "vstorage" => same("name"),
            _ => false,
        }
    }

    /// A part of the source that says all in its text or its path.
    fn part(&self, name: &str) -> Option<(String, Option<&str>)> {
        self.source()?.child(name).map(|part| (part.text(), part.get("path")))
    }

    fn initiator(&self) -> Option<&str> {
        self.source()?.child("initiator")?.child("iqn")?.get("name")
    }

    fn shares_a_device(&self, other: &PoolDef) -> bool {
        let paths = |pool: &PoolDef| -> Vec<String> {
            let devices = pool.source().into_iter().flat_map(|source| source.all("device"));
            devices.filter_map(|device| device.get("path").map(str::to_owned)).collect()
        };
        let theirs = paths(other);
        paths(self).iter().any(|path| theirs.contains(path))
    }

    /// Whether the first host is the same; a port that this pool does not say is any port. Pools that
    /// both have several hosts are not compared.
    fn shares_its_host(&self, other: &PoolDef) -> bool {
        let hosts = |pool: &PoolDef| -> Vec<(String, String)> {
            let said = |host: &Element, name| host.get(name).unwrap_or_default().to_owned();
            let hosts = pool.source().into_iter().flat_map(|source| source.all("host"));
            hosts.map(|host| (said(host, "name"), said(host, "port"))).collect()
        };
        let (ours, theirs) = (hosts(self), hosts(other));
        if ours.len() != 1 && theirs.len() != 1 {
            return false;
        }
        let (Some((name, port)), Some((its_name, its_port))) = (ours.first(), theirs.first()) else { return false };
        name == its_name && (port.is_empty() || port == its_port)
    }

    fn shares_its_adapter(&self, other: &PoolDef) -> bool {
        let (Some(ours), Some(theirs)) = (self.adapter(), other.adapter()) else { return false };
        let same = |name: &str| ours.get(name) == theirs.get(name);
        match (ours.get("type"), theirs.get("type")) {
            (Some("fc_host"), Some("fc_host")) => same("wwnn") && same("wwpn"),
            (Some("scsi_host"), Some("scsi_host")) => match (ours.child("parentaddr"), theirs.child("parentaddr")) {
                (Some(ours), Some(theirs)) => ours.to_xml() == theirs.to_xml(),
                (None, None) => number(ours).is_some_and(|number_| Some(number_) == number(theirs)),
                // Where the address leads to is the host's to know.
                _ => false,
            },
            (Some("fc_host"), Some("scsi_host")) => is_parent(ours, theirs),
            (Some("scsi_host"), Some("fc_host")) => is_parent(theirs, ours),
            _ => false,
        }
    }
}

/// The number of the SCSI host that an adapter names.
fn number(adapter: &Element) -> Option<u32> {
    host_number(adapter.get("name")?)
}

/// Names are `scsi_host3` or, as they once were, `host3`.
fn host_number(name: &str) -> Option<u32> {
    name.strip_prefix("scsi_").unwrap_or(name).strip_prefix("host")?.parse().ok()
}

/// Whether the adapter to a fabric is a port of that SCSI host.
fn is_parent(fabric: &Element, host: &Element) -> bool {
    let parent = fabric.get("parent").and_then(host_number);
    parent.is_some() && parent == number(host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    fn pool(kind: &str, source: &str) -> PoolDef {
        let target = "<target><path>/t</path></target>";
        let text = format!("<pool type='{kind}'><name>p</name><source>{source}</source>{target}</pool>");
        PoolDef::parse(&xml::parse(text.as_bytes(), None).unwrap()).unwrap()
    }

    /// Whether two pools conflict, in which order does not matter.
    fn conflict(one: (&str, &str), other: (&str, &str)) -> bool {
        let (one, other) = (pool(one.0, one.1), pool(other.0, other.1));
        let answer = one.conflicts(&other);
        assert_eq!(other.conflicts(&one), answer);
        answer
    }

    const A: &str = "<device path='/dev/a'/>";
    const B: &str = "<device path='/dev/b'/>";

    #[test]
    fn a_device_is_in_one_pool_whatever_its_kind() {
        assert!(conflict(("fs", A), ("logical", &format!("{B}{A}"))));
        assert!(conflict(("disk", A), ("zfs", A)));
        assert!(!conflict(("fs", A), ("fs", B)));
    }

    #[test]
    fn a_target_of_iscsi_serves_different_initiators() {
        let source = |iqn: &str| format!("<host name='h'/>{A}{iqn}");
        let one = source("<initiator><iqn name='one'/></initiator>");
        assert!(conflict(("iscsi", &one), ("iscsi", &one)));
        assert!(conflict(("iscsi", &source("")), ("iscsi", &source(""))));
        assert!(!conflict(("iscsi", &one), ("iscsi", &source(""))));
        assert!(!conflict(("iscsi", &one), ("fs", A)));
    }

    #[test]
    fn exports_are_told_apart_by_host_and_directory() {
        let source = |host: &str, dir: &str| format!("<host name='{host}'/><dir path='{dir}'/>");
        assert!(conflict(("netfs", &source("h", "/d")), ("netfs", &source("h", "/d/"))));
        assert!(!conflict(("netfs", &source("h", "/d")), ("netfs", &source("i", "/d"))));
        assert!(!conflict(("netfs", &source("h", "/d")), ("netfs", &source("h", "/e"))));
        let port = pool("sheepdog", "<host name='h' port='7'/>");
        let any = pool("sheepdog", "<host name='h'/>");
        assert!(any.conflicts(&port) && !port.conflicts(&any));
    }

    #[test]
    fn adapters_are_told_apart_by_number_or_by_names_in_their_fabric() {
        let host = |name: &str| format!("<adapter type='scsi_host' name='{name}'/>");
        assert!(conflict(("scsi", &host("host3")), ("scsi", &host("scsi_host3"))));
        assert!(!conflict(("scsi", &host("host3")), ("scsi", &host("host4"))));
        let names = "wwnn='20000000c9831b4b' wwpn='10000000c9831b4b'";
        let fabric = format!("<adapter type='fc_host' parent='scsi_host3' {names}/>");
        assert!(conflict(("scsi", &fabric), ("scsi", &fabric)));
        assert!(conflict(("scsi", &fabric), ("scsi", &host("host3"))));
    }
}
