//! A domain's weight and limits among those that use the host's disks.

use super::{put, unless_empty};
use crate::conf::domain::tuning::BLKIO_DEVICE;
use crate::conf::domain::{DomainDef, value};
use crate::error::{Code, Error, Origin, Result};
use crate::xml::{Element, Node};

/// What is limited for each of the host's disks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlkioLimit {
    /// Its weight.
    Weight,
    /// Reads a second.
    ReadOperations,
    /// Writes a second.
    WriteOperations,
    /// Bytes read a second.
    ReadBytes,
    /// Bytes written a second.
    WriteBytes,
}

impl BlkioLimit {
    /// All of them.
    pub const ALL: [BlkioLimit; 5] = [
        BlkioLimit::Weight,
        BlkioLimit::ReadOperations,
        BlkioLimit::WriteOperations,
        BlkioLimit::ReadBytes,
        BlkioLimit::WriteBytes,
    ];

    fn element(self) -> &'static str {
        match self {
            BlkioLimit::Weight => "weight",
            BlkioLimit::ReadOperations => "read_iops_sec",
            BlkioLimit::WriteOperations => "write_iops_sec",
            BlkioLimit::ReadBytes => "read_bytes_sec",
            BlkioLimit::WriteBytes => "write_bytes_sec",
        }
    }

    fn most(self) -> u64 {
        match self {
            BlkioLimit::ReadBytes | BlkioLimit::WriteBytes => u64::MAX,
            _ => u64::from(u32::MAX),
        }
    }

    /// Reads limits as `path,number,path,number`; `name` is what messages call them.
    ///
    /// # Errors
    /// When the text is not such a list.
    pub fn parse(self, text: &str, name: &str) -> Result<BlkioLimits> {
        let invalid = |detail: String| Error::new(Origin::Domain, Code::InvalidArg, detail);
        let malformed = || invalid(format!("unable to parse blkio device '{name}' '{text}'"));
        if text.is_empty() {
            return Ok(Vec::new());
        }
        if text.matches(',').count().is_multiple_of(2) {
            return Err(malformed());
        }
        let mut limits = Vec::new();
        let mut rest = text;
        while let Some((path, number)) = rest.split_once(',') {
            // A definition with such a path could not be read back.
            if path.is_empty() {
                return Err(malformed());
            }
            // A number ends where no digit follows; what comes then must be a comma.
            let end = number.find(|letter: char| !letter.is_ascii_digit() && letter != '+').unwrap_or(number.len());
            let (digits, after) = number.split_at_checked(end).unwrap_or((number, ""));
            let limit = value::unsigned(digits, 10).filter(|limit| !digits.is_empty() && *limit <= self.most());
            let wrong = || invalid(format!("invalid value '{number}' for parameter '{name}' of device '{path}'"));
            limits.push((path.to_owned(), limit.ok_or_else(wrong)?));
            match after.strip_prefix(',') {
                Some(next) => rest = next,
                None if after.is_empty() => break,
                None => return Err(malformed()),
            }
        }
        Ok(limits)
    }
}

/// A limit for each of some of the host's disks, which are named by path; 0 is none.
pub type BlkioLimits = Vec<(String, u64)>;

impl DomainDef {
    /// Its weight; 0 if none is given.
    pub fn blkio_weight(&self) -> u32 {
        let weight = self.element().child("blkiotune").and_then(|tuning| tuning.child_text("weight"));
        weight.and_then(|text| value::unsigned32(&text, 10)).unwrap_or(0)
    }

    /// The limits of one kind.
    pub fn blkio_limits(&self, kind: BlkioLimit) -> BlkioLimits {
        let tuning = self.element().child("blkiotune");
        let limit = |device: &Element| {
            let limit = value::unsigned(&device.child_text(kind.element())?, 10)?;
            Some((device.child_text("path")?, limit))
        };
        tuning.into_iter().flat_map(|tuning| tuning.all("device")).filter_map(limit).collect()
    }

    /// Sets its weight, and limits of some kinds; other limits stay.
    pub fn set_blkio(&mut self, weight: Option<u32>, limits: &[(BlkioLimit, BlkioLimits)]) {
        self.edit(|root| {
            let mut tuning = root.child("blkiotune").cloned().unwrap_or_else(|| Element::new("blkiotune"));
            if let Some(weight) = weight {
                tuning.remove("weight");
                if weight > 0 {
                    tuning.nodes.insert(0, Node::Element(Element::with_text("weight", weight.to_string())));
                }
            }
            for (kind, limits) in limits {
                limits.iter().for_each(|(path, limit)| set_limit(&mut tuning, *kind, path, *limit));
            }
            tuning
                .nodes
                .retain(|node| !matches!(node, Node::Element(device) if device.is("device") && device.nodes.len() < 2));
            put(root, "blkiotune", unless_empty(tuning));
        });
    }
}

fn set_limit(tuning: &mut Element, kind: BlkioLimit, path: &str, limit: u64) {
    let of_path = |device: &Element| device.is("device") && device.child_text("path").as_deref() == Some(path);
    if !tuning.elements().any(of_path) {
        tuning.push(Element::new("device").holding(Element::with_text("path", path)));
    }
    let Some(device) = tuning.elements_mut().find(|device| of_path(device)) else { return };
    device.remove(kind.element());
    if limit > 0 {
        device.push(Element::with_text(kind.element(), limit.to_string()));
        BLKIO_DEVICE.arrange(device);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_pairs_of_path_and_number() {
        let parse = |text| BlkioLimit::Weight.parse(text, "device_weight").map_err(|error| error.to_string());
        assert_eq!(parse("/a,1,/b,2"), Ok(vec![("/a".to_owned(), 1), ("/b".to_owned(), 2)]));
        assert_eq!(parse(""), Ok(Vec::new()));
        assert!(parse("/a").unwrap_err().ends_with("unable to parse blkio device 'device_weight' '/a'"));
        assert!(parse("/a,1,/b").unwrap_err().contains("unable to parse"));
        assert!(parse("/a,1x").unwrap_err().contains("unable to parse"));
        assert!(parse("/a,x").unwrap_err().ends_with("invalid value 'x' for parameter 'device_weight' of device '/a'"));
        assert!(parse("/a,4294967296").is_err());
        assert!(parse(",5").is_err());
        assert!(BlkioLimit::ReadBytes.parse("/a,4294967296", "device_read_bytes_sec").is_ok());
    }
}
