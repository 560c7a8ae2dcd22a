//! The definition of a domain.

use crate::error::Result;
use crate::uuid::Uuid;
use crate::xml::Element;

/// What a disk's data is for a snapshot: the attribute `snapshot`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotMode {
    /// Left out.
    No,
    /// Kept within the same image.
    Internal,
    /// Kept in a file of its own.
    External,
    /// Done by somebody else while the domain is paused.
    Manual,
}

/// What moments need to know of a disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disk {
    /// The guest's name for it, such as `vda`.
    pub target: String,
    /// The kind of source: `file`, `block`, `network` and so on.
    pub source_type: String,
    /// The path of a file or block source, if it has one.
    pub source: Option<String>,
    /// The format of the image, `raw` where none is given.
    pub format: Option<String>,
    /// What the definition says about snapshots of it.
    pub snapshot: Option<SnapshotMode>,
    /// Whether there is nothing in it.
    pub empty: bool,
    /// Whether the guest can only read it.
    pub read_only: bool,
}

/// Which form of a domain's description is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Form {
    /// The id of a running domain.
    pub id: Option<i32>,
    /// With passwords.
    pub secure: bool,
}

/// The definition of a domain.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainDef {
    /// Its name.
    pub name: String,
    /// Its UUID.
    pub uuid: Uuid,
    /// Its disks, in order.
    pub disks: Vec<Disk>,
}

impl DomainDef {
    /// Reads a definition from an element; what is missing is made.
    ///
    /// # Errors
    /// As the original has them for what does not add up.
    pub fn from_element(_element: &Element) -> Result<DomainDef> {
        Err(crate::error::Error::unsupported_mark())
    }

    /// Appends the definition as XML, indented by `indent` spaces.
    pub fn write(&self, _out: &mut String, _indent: usize, _form: Form) {}
}
