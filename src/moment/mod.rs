//! Snapshots and checkpoints of a domain: what they are, how they hang together, and lists of them.
//!
//! [`forest`] keeps named things in trees and knows nothing of snapshots, [`filter`] makes of list
//! flags what to list, [`snapshot`] and [`checkpoint`] are the definitions with the rules of creating
//! and redefining them. What both kinds do alike is here. Nothing here knows of drivers or of C; who
//! holds a forest sees to the locking.

#![forbid(unsafe_code)]

pub mod checkpoint;
mod description;
mod disks;
pub mod error;
pub mod filter;
pub mod forest;
mod schema;
pub mod snapshot;
#[cfg(test)]
mod tests;

pub use checkpoint::{CheckpointDocument, CheckpointForm, Checkpoints};
pub use error::Error;
pub use filter::{Plan, Scope};
pub use forest::{Entry, Forest, Id};
pub use snapshot::{SnapshotDocument, SnapshotForm, Snapshots};

use crate::flags::{CheckpointDeleteFlags, SnapshotDeleteFlags};
use crate::name::Name;
use forest::Content;

/// What to delete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// One; its children go to its parent.
    One,
    /// One with all its descendants.
    Tree,
    /// All descendants of one.
    Descendants,
}

impl Deletion {
    fn of(tree: bool, descendants: bool) -> Deletion {
        match (tree, descendants) {
            (_, true) => Deletion::Descendants,
            (true, false) => Deletion::Tree,
            (false, false) => Deletion::One,
        }
    }
}

impl From<SnapshotDeleteFlags> for Deletion {
    fn from(flags: SnapshotDeleteFlags) -> Deletion {
        let has = |flag| flags.contains(flag);
        Deletion::of(has(SnapshotDeleteFlags::CHILDREN), has(SnapshotDeleteFlags::CHILDREN_ONLY))
    }
}

impl From<CheckpointDeleteFlags> for Deletion {
    fn from(flags: CheckpointDeleteFlags) -> Deletion {
        let has = |flag| flags.contains(flag);
        Deletion::of(has(CheckpointDeleteFlags::CHILDREN), has(CheckpointDeleteFlags::CHILDREN_ONLY))
    }
}

/// What snapshots and checkpoints do alike.
impl<T: Content> Forest<T> {
    /// What has that name.
    ///
    /// # Errors
    /// When nothing has.
    pub fn require(&self, name: &str) -> Result<Entry<'_, T>, Error> {
        let found = self.find(name).and_then(|id| self.entry(id));
        found.ok_or_else(|| not_found::<T>(format!("no domain {} with matching name '{name}'", T::WHAT.word())))
    }

    /// The current one.
    ///
    /// # Errors
    /// When none is.
    pub fn require_current(&self) -> Result<Entry<'_, T>, Error> {
        let detail = || format!("the domain does not have a current {}", T::WHAT.word());
        self.current().ok_or_else(|| not_found::<T>(detail()))
    }

    /// Adds one as a child of the current one, and makes it current.
    ///
    /// # Errors
    /// When the name is taken.
    pub fn add(&mut self, name: Name, value: T) -> Result<Id, Error> {
        let id = self.insert(name, self.current().map(Entry::id), value)?;
        self.set_current(Some(id));
        Ok(id)
    }

    /// Deletes one, what is below it, or both. When the current one goes, its nearest ancestor that
    /// stays becomes current. Tells how many went.
    pub fn delete(&mut self, id: Id, what: Deletion) -> usize {
        match what {
            Deletion::One => usize::from(self.remove(id).is_some()),
            Deletion::Tree => self.remove_tree(id),
            Deletion::Descendants => self.remove_descendants(id),
        }
    }
}

impl<'a, T: Content> Entry<'a, T> {
    /// The parent.
    ///
    /// # Errors
    /// When it is a root.
    pub fn require_parent(self) -> Result<Entry<'a, T>, Error> {
        let detail = || format!("{} '{}' does not have a parent", T::WHAT.word(), self.name());
        self.parent().ok_or_else(|| not_found::<T>(detail()))
    }
}

fn not_found<T: Content>(detail: String) -> Error {
    Error::NotFound { what: T::WHAT, detail }
}
