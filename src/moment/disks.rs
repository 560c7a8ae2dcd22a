//! Finding the disk of a domain that a description means.

use super::error::{Error, What};
use crate::conf::domain::DomainDef;

/// The index of the disk that `name` means: the guest's name for it, or, if it begins with a slash,
/// the path of its source where no other disk has that.
pub(super) fn find(domain: &DomainDef, name: &str, what: What) -> Result<usize, Error> {
    let mut means = domain.disks.iter().enumerate().filter(|(_, disk)| match name.starts_with('/') {
        true => disk.source.as_deref() == Some(name),
        false => disk.target == name,
    });
    match (means.next(), means.next()) {
        (Some((at, _)), None) => Ok(at),
        (Some((at, _)), Some(_)) if !name.starts_with('/') => Ok(at),
        _ => Err(Error::Unsupported(what, format!("no disk named '{name}'"))),
    }
}
