//! Which of the host's processors something may run on.

use crate::conf::domain::value::Set;
use crate::error::{Code, Error, Origin, Result};

/// Processors as bits: the first is the lowest bit of the first byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CpuMap(Vec<u8>);

impl CpuMap {
    /// The processors of these bytes.
    pub fn from_bytes(bytes: &[u8]) -> CpuMap {
        let used = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        CpuMap(bytes.get(..used).unwrap_or_default().to_vec())
    }

    /// The first `count` processors.
    pub fn first(count: u32) -> CpuMap {
        let count = usize::try_from(count).unwrap_or(0);
        let mut bytes = vec![0xff; count / 8];
        if count % 8 > 0 {
            bytes.push((1 << (count % 8)) - 1);
        }
        CpuMap(bytes)
    }

    /// Reads processors as descriptions have them, such as `0-3,8`.
    pub(super) fn parse(text: &str) -> Result<CpuMap> {
        let mut bytes = Vec::new();
        for member in Set::parse(text)?.members() {
            bytes.resize(member / 8 + 1, 0);
            if let Some(byte) = bytes.get_mut(member / 8) {
                *byte |= 1 << (member % 8);
            }
        }
        Ok(CpuMap(bytes))
    }

    /// The bytes, up to the last one with a bit set.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The last of them.
    pub fn last(&self) -> Option<u32> {
        let byte = self.0.last()?;
        let before = u32::try_from(self.0.len() - 1).ok()?.checked_mul(8)?;
        Some(before + byte.ilog2())
    }

    /// As descriptions have them.
    ///
    /// # Errors
    /// When there is one of a number that descriptions cannot have.
    pub(super) fn text(&self) -> Result<String> {
        let set = Set::of_bits(&self.0).ok_or_else(|| {
            let last = self.last().unwrap_or(u32::MAX);
            Error::new(Origin::Domain, Code::InvalidArg, format!("no definition can name the host CPU {last}"))
        })?;
        Ok(set.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_read_and_written_as_ranges() {
        let map = CpuMap::from_bytes(&[0b1000_0111, 1, 0, 0]);
        assert_eq!((map.bytes(), map.last()), ([0b1000_0111, 1].as_slice(), Some(8)));
        assert_eq!(map.text().unwrap(), "0-2,7-8");
        assert_eq!(CpuMap::parse("0-2,7-8").unwrap(), map);
    }

    #[test]
    fn no_definition_names_more_processors_than_it_could_read() {
        let mut bytes = vec![0; 2048];
        bytes[2047] = 0x80;
        assert_eq!(CpuMap::from_bytes(&bytes).text().unwrap(), "16383");
        bytes.push(1);
        assert!(CpuMap::from_bytes(&bytes).text().is_err());
    }

    #[test]
    fn the_first_processors_fill_bytes() {
        assert_eq!(CpuMap::first(11).bytes(), [0xff, 7]);
        assert_eq!(CpuMap::first(8).bytes(), [0xff]);
        assert!(CpuMap::first(0).is_empty());
    }
}
