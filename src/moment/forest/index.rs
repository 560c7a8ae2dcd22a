//! From a name to the place of what has it. Names are not stored again: places are.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::Id;

/// Where the thing with a name is, and the hash of that name: 8 bytes. With the hash at hand, neither
/// growing nor meeting another name has to look at names elsewhere in memory.
#[derive(Clone, Copy, Debug)]
struct Place {
    id: Id,
    hash: u32,
}

/// A table of names; whoever uses it tells what names are where.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    table: HashTable<Place>,
    hasher: DefaultHashBuilder,
}

/// The table takes its bucket from the low bits and a mark from the high ones.
fn spread(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}

impl Index {
    fn hash(&self, name: &str) -> u32 {
        let hash = self.hasher.hash_one(name);
        (hash >> 32) as u32 ^ hash as u32
    }

    /// The place of `name`, where `is` tells whether that is what has it.
    pub(super) fn find(&self, name: &str, is: impl Fn(Id) -> bool) -> Option<Id> {
        let hash = self.hash(name);
        self.table.find(spread(hash), |place| place.hash == hash && is(place.id)).map(|place| place.id)
    }

    /// Notes the place of a name that is not in the table.
    pub(super) fn insert(&mut self, name: &str, id: Id) {
        let hash = self.hash(name);
        self.table.insert_unique(spread(hash), Place { id, hash }, |place| spread(place.hash));
    }

    /// Forgets the place of a name.
    pub(super) fn remove(&mut self, name: &str, id: Id) {
        let hash = self.hash(name);
        if let Ok(entry) = self.table.find_entry(spread(hash), |place| place.id == id) {
            entry.remove();
        }
    }

    /// Takes what moved to its new place.
    pub(super) fn renumber(&mut self, new: impl Fn(Id) -> Id) {
        self.table.iter_mut().for_each(|place| place.id = new(place.id));
    }

    /// Gives back room that is not needed.
    pub(super) fn shrink(&mut self) {
        self.table.shrink_to(0, |place| spread(place.hash));
    }
}
