//! From a name to the place of what has it. Names are not stored again: places are.

use std::hash::BuildHasher;

use hashbrown::DefaultHashBuilder;

use super::id::Id;
use crate::error::Result;
use crate::sys::memory;

/// Where the thing with a name is, and the hash of that name: 8 bytes. With the hash at hand, neither
/// growing nor meeting another name has to look at names elsewhere in memory.
#[derive(Clone, Copy, Debug)]
struct Place {
    id: Id,
    hash: u32,
}

/// A table of names; whoever uses it tells what names are where.
///
/// Places lie in one array, each as near as can be after the cell that its hash points to, in the
/// order of their hashes' cells. A look-up in a history too large for the processor's cache so waits
/// for memory once here and once for the name, where a table with its marks apart waits three times.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// A power of two of cells, at most three quarters of them full; or none.
    cells: Vec<Option<Place>>,
    length: usize,
    hasher: DefaultHashBuilder,
}

/// The fewest cells that there are, when there are any.
const FEWEST: usize = 8;

impl Index {
    fn hash(&self, name: &str) -> u32 {
        let hash = self.hasher.hash_one(name);
        (hash >> 32) as u32 ^ hash as u32
    }

    /// The cell that a hash points to. Its high bits decide, so that cells are in the order of hashes.
    fn home(&self, hash: u32) -> usize {
        ((u64::from(hash) * self.cells.len() as u64) >> 32) as usize
    }

    fn after(&self, cell: usize) -> usize {
        (cell + 1) & (self.cells.len() - 1)
    }

    /// The cell of the first place that `is` wanted, from where a hash points to, up to an empty one.
    fn seek(&self, hash: u32, is: impl Fn(Id) -> bool) -> Option<usize> {
        if self.cells.is_empty() {
            return None;
        }
        let mut cell = self.home(hash);
        while let Some(place) = self.cells[cell] {
            if place.hash == hash && is(place.id) {
                return Some(cell);
            }
            cell = self.after(cell);
        }
        None
    }

    /// The place of `name`, where `is` tells whether that is what has it.
    pub(super) fn find(&self, name: &str, is: impl Fn(Id) -> bool) -> Option<Id> {
        let cell = self.seek(self.hash(name), is)?;
        self.cells[cell].map(|place| place.id)
    }

    /// Makes room for one more place.
    ///
    /// # Errors
    /// `Code::NoMemory`; the table is as it was.
    pub(super) fn make_room(&mut self) -> Result<()> {
        if self.length >= self.cells.len() / 4 * 3 {
            self.resize((self.cells.len() * 2).max(FEWEST))?;
        }
        Ok(())
    }

    /// Notes the place of a name that is not in the table, for which [`Index::make_room`] made room.
    pub(super) fn insert(&mut self, name: &str, id: Id) {
        self.put(Place { id, hash: self.hash(name) });
        self.length += 1;
    }

    /// Puts a place in the next empty cell; there is one.
    fn put(&mut self, place: Place) {
        let mut cell = self.home(place.hash);
        while self.cells[cell].is_some() {
            cell = self.after(cell);
        }
        self.cells[cell] = Some(place);
    }

    /// Forgets the place of a name.
    pub(super) fn remove(&mut self, name: &str, id: Id) {
        let Some(mut empty) = self.seek(self.hash(name), |its| its == id) else { return };
        self.length -= 1;
        // What follows moves up, so that no look-up meets an empty cell before its place: all but those
        // that would come before the cell which their hash points to.
        let mut cell = self.after(empty);
        while let Some(place) = self.cells[cell] {
            let (from_home, from_empty) = (self.distance(self.home(place.hash), cell), self.distance(empty, cell));
            if from_home >= from_empty {
                self.cells[empty] = Some(place);
                empty = cell;
            }
            cell = self.after(cell);
        }
        self.cells[empty] = None;
    }

    /// How many steps it is from one cell to another.
    fn distance(&self, from: usize, to: usize) -> usize {
        to.wrapping_sub(from) & (self.cells.len() - 1)
    }

    /// Takes what moved to its new place.
    pub(super) fn renumber(&mut self, new: impl Fn(Id) -> Id) {
        self.cells.iter_mut().flatten().for_each(|place| place.id = new(place.id));
    }

    /// Gives back room that is not needed.
    pub(super) fn shrink(&mut self) {
        let enough = (self.length * 4 / 3 + 1).next_power_of_two().max(FEWEST);
        if enough < self.cells.len() {
            // Room that stays does no harm.
            let _ = self.resize(enough);
        }
    }

    fn resize(&mut self, length: usize) -> Result<()> {
        let mut cells = Vec::new();
        memory::grow(&mut cells, length)?;
        cells.resize(length, None);
        let old = std::mem::replace(&mut self.cells, cells);
        old.into_iter().flatten().for_each(|place| self.put(place));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn finds_what_was_put_in_and_not_taken_out() {
        let mut index = Index::default();
        let mut model: HashMap<usize, Id> = HashMap::new();
        let name = |number: usize| format!("n{number}");
        let mut random = 7_u64;
        for step in 0..40_000 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            // Few names at first, so that chains of cells grow, break and wrap around; many later.
            let number = (random >> 33) as usize % if step < 20_000 { 12 } else { 5_000 };
            let id = Id::of(number).unwrap();
            if model.remove(&number).is_some() {
                index.remove(&name(number), id);
            } else {
                index.make_room().unwrap();
                index.insert(&name(number), id);
                model.insert(number, id);
            }
            if step % 1000 == 0 {
                index.shrink();
            }
            assert_eq!(index.length, model.len());
            for near in number.saturating_sub(3)..number + 3 {
                let found = index.find(&name(near), |id| id == Id::of(near).unwrap());
                assert_eq!(found, model.get(&near).copied(), "step {step}");
            }
        }
        index.renumber(|id| Id::of(id.slot() + 1).unwrap());
        for number in model.keys() {
            let moved = Id::of(number + 1).unwrap();
            assert_eq!(index.find(&name(*number), |id| id == moved), Some(moved));
        }
    }
}
