//! Listings of a forest, in every order, by following links: no stack, no list on the side.

use std::iter::Enumerate;
use std::slice;

use super::{Entry, Forest, Id, Kinds, Slot};

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
enum Steps<'a> {
    /// Slot by slot.
    Slots(Enumerate<slice::Iter<'a, Slot>>),
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
    steps: Steps<'a>,
    kinds: Kinds,
    /// How many are still to come, at least.
    least: usize,
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
            Route::Creation => Steps::Slots(self.slots.iter().enumerate()),
        };
        let least = self.count_at_once(route, kinds).unwrap_or(0);
        Walk { forest: self, steps, kinds, least }
    }

    fn count_at_once(&self, route: Route, kinds: Kinds) -> Option<usize> {
        match route {
            Route::Creation | Route::Topological => Some(self.count_of(kinds)),
            Route::Children(id) if kinds == Kinds::ALL => Some(self.entry(id).map_or(0, Entry::children)),
            Route::Descendants(id) if self.first_root == Some(id) => self.count_below_only_root(id, kinds),
            Route::Children(_) | Route::Descendants(_) => None,
        }
    }

    /// How many are below the first root, if there is no other, as in most histories: all others.
    fn count_below_only_root(&self, root: Id, kinds: Kinds) -> Option<usize> {
        let slot = self.slots.get(root.slot()).filter(|slot| slot.next.is_none())?;
        Some(self.count_of(kinds) - usize::from(kinds.has(slot.kind)))
    }

    /// Counts what [`Forest::walk`] lists: at once for the whole forest, for all children, and for what is
    /// below the only root.
    pub fn count(&self, route: Route, kinds: Kinds) -> usize {
        self.count_at_once(route, kinds).unwrap_or_else(|| self.walk(route, kinds).count())
    }
}

impl<T> Walk<'_, T> {
    /// The next on the way, where it goes along links or leaves.
    fn follow(&mut self) -> Option<Id> {
        let forest = self.forest;
        match &mut self.steps {
            Steps::Slots(_) => None,
            Steps::Leaves(from) => {
                let at = forest.leaves.next(*from)?;
                *from = at + 1;
                Some(Id::of_slot(at))
            }
            Steps::Siblings(next) => {
                let at = (*next)?;
                *next = forest.slots[at.slot()].next;
                Some(at)
            }
            Steps::Tree(next, within) => {
                let at = (*next)?;
                *next = forest.after(at, *within);
                Some(at)
            }
        }
    }
}

impl<'a, T> Iterator for Walk<'a, T> {
    type Item = Entry<'a, T>;

    #[inline]
    fn next(&mut self) -> Option<Entry<'a, T>> {
        self.least = self.least.saturating_sub(1);
        let (forest, kinds) = (self.forest, self.kinds);
        if let Steps::Slots(rest) = &mut self.steps {
            let (at, slot) = rest.find(|(_, slot)| kinds.has(slot.kind))?;
            return Some(Entry { forest, id: Id::of_slot(at), name: &slot.name });
        }
        loop {
            let id = self.follow()?;
            if kinds.has(forest.slots[id.slot()].kind) {
                return forest.entry(id);
            }
        }
    }

    /// The same steps, with the way chosen once and not at each.
    fn fold<B, F: FnMut(B, Self::Item) -> B>(mut self, start: B, mut each: F) -> B {
        let (forest, kinds) = (self.forest, self.kinds);
        let mut result = start;
        if let Steps::Slots(slots) = self.steps {
            for (at, slot) in slots {
                if kinds.has(slot.kind) {
                    result = each(result, Entry { forest, id: Id::of_slot(at), name: &slot.name });
                }
            }
            return result;
        }
        while let Some(id) = self.follow() {
            let slot = &forest.slots[id.slot()];
            if kinds.has(slot.kind) {
                result = each(result, Entry { forest, id, name: &slot.name });
            }
        }
        result
    }

    /// A list made of it gets all the room that it needs at once, as far as that is known.
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.least, None)
    }
}
