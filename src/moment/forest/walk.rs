//! Listings of a forest, in every order, by following links: no stack, no list on the side.

use super::{Entry, Forest, Id, Kinds};

/// Which part of a forest to go through, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// All in order of creation; only roots, if that is all the filter passes, as siblings go: the
    /// newest first.
    Creation,
    /// All, each before its descendants, the newest of siblings first.
    Topological,
    /// The children of one, the newest first.
    Children(Id),
    /// The descendants of one, each before its own, the newest of siblings first.
    Descendants(Id),
}

/// The way that a listing takes: the shortest that meets all that can pass.
enum Steps {
    /// Slot by slot, from that one on.
    Slots(usize),
    /// Leaf by leaf in order of creation, from that slot on.
    Leaves(usize),
    /// From sibling to sibling.
    Siblings(Option<Id>),
    /// In preorder, within the descendants of one or in the whole forest.
    Tree(Option<Id>, Option<Id>),
}

/// A listing under way.
pub struct Walk<'a, T> {
    forest: &'a Forest<T>,
    steps: Steps,
    kinds: Kinds,
}

impl<T> Forest<T> {
    /// Lists what is on a route and of certain kinds. A place that is gone has nothing below it.
    pub fn walk(&self, route: Route, kinds: Kinds) -> Walk<'_, T> {
        let below = |id: Id| self.slots.get(id.slot()).and_then(|slot| slot.first_child);
        let steps = match route {
            _ if kinds == Kinds::NONE => Steps::Siblings(None),
            Route::Children(id) => Steps::Siblings(below(id)),
            Route::Descendants(id) => Steps::Tree(below(id), Some(id)),
            _ if kinds.within(Kinds::ROOTS) => Steps::Siblings(self.first_root),
            Route::Topological => Steps::Tree(self.first_root, None),
            Route::Creation if kinds.within(Kinds::LEAVES) => Steps::Leaves(0),
            Route::Creation => Steps::Slots(0),
        };
        Walk { forest: self, steps, kinds }
    }

    /// Counts what [`Forest::walk`] lists: at once for the whole forest and for all children.
    pub fn count(&self, route: Route, kinds: Kinds) -> usize {
        match route {
            Route::Creation | Route::Topological => self.count_of(kinds),
            Route::Children(id) if kinds == Kinds::ALL => self.entry(id).map_or(0, Entry::children),
            Route::Children(_) | Route::Descendants(_) => self.walk(route, kinds).count(),
        }
    }
}

impl<T> Walk<'_, T> {
    /// The next slot on the way that is not empty.
    fn step(&mut self) -> Option<Id> {
        let slots = &self.forest.slots;
        match &mut self.steps {
            Steps::Slots(from) => {
                let empty = slots.get(*from..)?.iter().position(|slot| slot.name.is_some())?;
                let at = *from + empty;
                *from = at + 1;
                Id::of(at)
            }
            Steps::Leaves(from) => {
                let at = self.forest.leaves.next(*from)?;
                *from = at + 1;
                Id::of(at)
            }
            Steps::Siblings(next) => {
                let at = (*next)?;
                *next = slots[at.slot()].next;
                Some(at)
            }
            Steps::Tree(next, within) => {
                let at = (*next)?;
                *next = self.forest.after(at, *within);
                Some(at)
            }
        }
    }
}

impl<'a, T> Iterator for Walk<'a, T> {
    type Item = Entry<'a, T>;

    fn next(&mut self) -> Option<Entry<'a, T>> {
        let forest = self.forest;
        loop {
            let id = self.step()?;
            let slot = &forest.slots[id.slot()];
            if self.kinds.has(slot.kind) {
                let name = slot.name.as_ref()?;
                return Some(Entry { forest, id, name });
            }
        }
    }
}
