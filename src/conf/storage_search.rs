//! What there is to make storage pools of: the answers to a search for sources.

use super::document;
use super::storage_kind::PoolKind;
use super::storage_source;
use crate::error::{Error, Origin, Result};
use crate::xml::Element;

/// What a search is for.
#[derive(Debug)]
pub struct Wanted {
    /// The host whose storage is wanted, if one is said.
    pub host: Option<String>,
}

impl Wanted {
    /// Reads what narrows a search for sources of that kind of pools.
    ///
    /// # Errors
    /// When that is no source of such a pool, or if there is no such kind.
    pub fn read(kind: &str, source: Option<&[u8]>) -> Result<Wanted> {
        // The original counts kinds from this one on and takes its number for that of none.
        if kind == "dir" {
            return Err(Error::internal(Origin::Test, "unknown storage pool type dir"));
        }
        let Some(source) = source else { return Ok(Wanted { host: None }) };
        let source = document::read(source, "source", Origin::Storage, None)?;
        let unknown = || Error::internal(Origin::Storage, "missing backend for pool type -1");
        let source = storage_source::read(source, PoolKind::named(kind).ok_or_else(unknown)?)?;
        let host = source.child("host").and_then(|host| host.get("name"));
        Ok(Wanted { host: host.map(str::to_owned) })
    }
}

/// What every search for volume groups finds.
pub fn volume_groups() -> String {
    let group = |device: &str, name: &str| {
        [
            Element::new("device").attribute("path", device),
            Element::with_text("name", name),
            Element::new("format").attribute("type", "lvm2"),
        ]
    };
    found([group("/dev/sda20", "testvg1"), group("/dev/sda21", "testvg2")])
}

/// What every search for exported directories finds on a host.
pub fn export_of(host: &str) -> String {
    found([[
        Element::new("host").attribute("name", host),
        Element::new("dir").attribute("path", "/testshare"),
        Element::new("format").attribute("type", "nfs"),
    ]])
}

/// Sources of those parts, as XML.
fn found<const N: usize>(sources: [[Element; 3]; N]) -> String {
    let mut list = Element::new("sources");
    for parts in sources {
        let mut source = Element::new("source");
        parts.into_iter().for_each(|part| source.push(part));
        list.push(source);
    }
    list.to_xml()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_the_first_that_the_source_names() {
        let host = |source: &str| Wanted::read("netfs", Some(source.as_bytes())).unwrap().host;
        assert_eq!(host("<source><host name='a'/><host name='b'/></source>").as_deref(), Some("a"));
        assert_eq!(host("<source/>"), None);
    }

    #[test]
    fn a_search_is_refused_for_what_is_no_source() {
        let refused = |kind, source: &str| Wanted::read(kind, Some(source.as_bytes())).unwrap_err().to_string();
        assert_eq!(refused("dir", "<source/>"), "internal error: unknown storage pool type dir");
        assert_eq!(refused("x", "<source/>"), "internal error: missing backend for pool type -1");
        assert_eq!(refused("netfs", "<source><host/></source>"), "XML error: missing storage pool host name");
        assert!(refused("netfs", "<pool/>").contains("expecting root element of 'source'"));
    }

    #[test]
    fn names_of_hosts_are_escaped() {
        assert!(export_of("a'b").contains("<host name='a&apos;b'/>"));
    }
}
