//! A forest of named things: who is whose parent, which is current, and lists of them in order.
//!
//! The things lie in slots, in order of creation. A slot of 48 bytes has the name and the links, so
//! that a listing reads nothing else; the values lie beside them. What is removed leaves its slot
//! empty, until half of all slots are: then the rest moves up. No operation recurses, and none is worse
//! than linear:
//!
//! | operation | time |
//! |---|---|
//! | find, insert, replace, set current | constant |
//! | move | constant for a leaf; else the smaller of the new depth and the descendants |
//! | remove | constant (the moving up is spread over removals), and a step for each child that moves up |
//! | remove with descendants | a step for each |
//! | count of the whole forest, any filter | constant |
//! | listing | a step for each listed, of those with a filter for each looked at |

mod bits;
mod id;
mod index;
mod kind;
mod load;
mod walk;

#[cfg(test)]
mod tests;

use super::error::{Error, What};
use crate::error;
use crate::name::Name;
use crate::sys::memory;
use bits::Bits;
pub use id::Id;
use index::Index;
pub use kind::{Class, Kinds, Phase};
use kind::{Kind, Tally};
pub use load::Loaded;
pub use walk::{Route, Walk};

/// What a forest may hold.
pub trait Content {
    /// What it is called in messages.
    const WHAT: What;

    /// What filters ask of it; asked when it comes in, and then kept.
    fn class(&self) -> Class;
}

/// A name and its links. Nothing links to a slot that is empty, which its kind tells.
#[derive(Clone, Debug)]
struct Slot {
    name: Name,
    parent: Option<Id>,
    first_child: Option<Id>,
    next: Option<Id>,
    previous: Option<Id>,
    children: u32,
    kind: Kind,
}

/// The fewest slots that are worth closing up.
const WORTH_CLOSING: usize = 64;

/// Named things, each below another one or a root. See the module.
#[derive(Clone, Debug)]
pub struct Forest<T> {
    slots: Vec<Slot>,
    /// Beside `slots`; `None` where those are empty.
    values: Vec<Option<T>>,
    index: Index,
    /// The slots of all leaves, to be walked in order of creation.
    leaves: Bits,
    tally: Tally,
    first_root: Option<Id>,
    current: Option<Id>,
    len: usize,
}

impl<T> Default for Forest<T> {
    fn default() -> Self {
        Forest {
            slots: Vec::new(),
            values: Vec::new(),
            index: Index::default(),
            leaves: Bits::default(),
            tally: Tally::default(),
            first_root: None,
            current: None,
            len: 0,
        }
    }
}

/// A thing in a forest, to look at.
pub struct Entry<'a, T> {
    forest: &'a Forest<T>,
    id: Id,
    name: &'a Name,
}

impl<T> Clone for Entry<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Entry<'_, T> {}

impl<'a, T> Entry<'a, T> {
    /// Its place.
    pub fn id(self) -> Id {
        self.id
    }

    /// Its name.
    pub fn name(self) -> &'a Name {
        self.name
    }

    /// Its value.
    pub fn value(self) -> Option<&'a T> {
        self.forest.value(self.id)
    }

    /// What it is below; `None` for a root.
    pub fn parent(self) -> Option<Entry<'a, T>> {
        self.forest.entry(self.forest.slots.get(self.id.slot())?.parent?)
    }

    /// How many are directly below it.
    pub fn children(self) -> usize {
        self.forest.slots.get(self.id.slot()).map_or(0, |slot| slot.children as usize)
    }
}

/// What there is.
impl<T> Forest<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many there are of some kinds.
    pub fn count_of(&self, kinds: Kinds) -> usize {
        self.tally.count(kinds)
    }

    /// The place of a name.
    pub fn find(&self, name: &str) -> Option<Id> {
        self.index.find(name, |id| self.slots[id.slot()].name == name)
    }

    /// What is at a place; `None` if it is gone.
    pub fn entry(&self, id: Id) -> Option<Entry<'_, T>> {
        let slot = self.slots.get(id.slot()).filter(|slot| !slot.kind.is_vacant())?;
        Some(Entry { forest: self, id, name: &slot.name })
    }

    /// The value at a place; `None` if it is gone.
    pub fn value(&self, id: Id) -> Option<&T> {
        self.values.get(id.slot())?.as_ref()
    }

    /// The current one, if any is.
    pub fn current(&self) -> Option<Entry<'_, T>> {
        self.current.and_then(|id| self.entry(id))
    }

    /// Makes one current, or none.
    pub fn set_current(&mut self, id: Option<Id>) {
        self.current = id.filter(|id| self.has(*id));
    }

    /// The newest in order of creation.
    pub fn newest(&self) -> Option<Entry<'_, T>> {
        // No empty slots are left at the end.
        self.entry(Id::of(self.slots.len().checked_sub(1)?)?)
    }

    fn has(&self, id: Id) -> bool {
        self.slots.get(id.slot()).is_some_and(|slot| !slot.kind.is_vacant())
    }
}

/// Changes.
impl<T: Content> Forest<T> {
    /// Adds a thing: last in order of creation, first among the children of `parent`, or among the
    /// roots without one.
    ///
    /// # Errors
    /// When there is one of that name, or no room for more.
    pub fn insert(&mut self, name: Name, parent: Option<Id>, value: T) -> Result<Id, Error> {
        let parent = parent.filter(|id| self.has(*id));
        let id = self.push(name, value)?;
        self.link(id, parent);
        Ok(id)
    }

    /// Puts another value in the place of one, and gives that back.
    pub fn replace(&mut self, id: Id, value: T) -> Option<T> {
        let old = self.values.get_mut(id.slot())?.as_mut()?;
        let class = value.class();
        let old = std::mem::replace(old, value);
        let slot = &self.slots[id.slot()];
        self.set_kind(id, Kind::new(class, slot.parent.is_none(), slot.children == 0));
        Some(old)
    }

    /// Puts one below another parent, or among the roots: as the first child, even if it was a child
    /// of that parent before. Its descendants go with it.
    ///
    /// # Errors
    /// When the parent is below it, or it itself.
    pub fn move_to(&mut self, id: Id, parent: Option<Id>) -> Result<(), Error> {
        let parent = parent.filter(|id| self.has(*id));
        self.check_move(id, parent)?;
        if self.has(id) {
            self.unlink(id);
            self.link(id, parent);
        }
        Ok(())
    }

    /// The place of the parent named `parent`, for a thing named `name` that is there or not.
    ///
    /// # Errors
    /// When there is no such parent, or it is the thing or below it.
    pub fn parent_for(&self, name: &Name, parent: Option<&Name>) -> Result<Option<Id>, Error> {
        let Some(parent) = parent else { return Ok(None) };
        if parent == name {
            return Err(Error::OwnParent(name.clone()));
        }
        let Some(above) = self.find(parent.as_str()) else {
            return Err(Error::NoParent { parent: parent.clone(), name: name.clone() });
        };
        if let Some(id) = self.find(name.as_str()) {
            self.check_move(id, Some(above))?;
        }
        Ok(Some(above))
    }

    /// Adds a thing, or puts it in the place of the one of that name and moves that: first below
    /// `parent`, which [`Forest::parent_for`] found.
    ///
    /// # Errors
    /// When there is no room for more.
    pub(super) fn put(&mut self, name: Name, parent: Option<Id>, value: T) -> Result<Id, Error> {
        let Some(id) = self.find(name.as_str()) else { return self.insert(name, parent, value) };
        self.replace(id, value);
        self.unlink(id);
        self.link(id, parent);
        Ok(id)
    }

    /// Adds a thing that nothing is linked to yet.
    fn push(&mut self, name: Name, value: T) -> Result<Id, Error> {
        if self.find(name.as_str()).is_some() {
            return Err(Error::Exists(name));
        }
        let id = Id::of(self.slots.len()).ok_or(Error::Full)?;
        let kind = Kind::new(value.class(), true, true);
        self.make_room(id)?;
        self.index.insert(name.as_str(), id);
        let (parent, first_child, next, previous) = (None, None, None, None);
        self.slots.push(Slot { name, parent, first_child, next, previous, children: 0, kind });
        self.values.push(Some(value));
        self.tally.add(kind);
        self.leaves.insert(id.slot());
        self.len += 1;
        Ok(id)
    }
}

impl<T> Forest<T> {
    /// Makes room for one more, in the slot after the last.
    fn make_room(&mut self, id: Id) -> error::Result<()> {
        memory::grow(&mut self.slots, 1)?;
        memory::grow(&mut self.values, 1)?;
        self.index.make_room()?;
        self.leaves.reach(id.slot())
    }
}

/// Removals. When the current one goes, its nearest ancestor that stays becomes current.
impl<T> Forest<T> {
    /// Removes one and gives its value back. Its children go to the front of its parent's children,
    /// in the order that they had.
    pub fn remove(&mut self, id: Id) -> Option<T> {
        let parent = self.slots.get(id.slot()).filter(|slot| !slot.kind.is_vacant())?.parent;
        self.unlink(id);
        self.lift_children(id, parent);
        if self.current == Some(id) {
            self.current = parent;
        }
        let value = self.clear(id);
        self.tidy();
        value
    }

    /// Removes one and all below it; tells how many that were.
    pub fn remove_tree(&mut self, id: Id) -> usize {
        if !self.has(id) {
            return 0;
        }
        let below = self.clear_below(id);
        let parent = self.slots[id.slot()].parent;
        self.unlink(id);
        if self.current == Some(id) {
            self.current = parent;
        }
        self.clear(id);
        self.tidy();
        below + 1
    }

    /// Removes all below one; tells how many that were.
    pub fn remove_descendants(&mut self, id: Id) -> usize {
        if !self.has(id) {
            return 0;
        }
        let below = self.clear_below(id);
        self.tidy();
        below
    }

    /// Empties the slots of all below one, from the deepest up.
    fn clear_below(&mut self, top: Id) -> usize {
        let before = self.len;
        let mut at = top;
        loop {
            let (first_child, parent) = (self.slots[at.slot()].first_child, self.slots[at.slot()].parent);
            if let Some(child) = first_child {
                // The next sibling is then first, to be met on the way back.
                self.slots[at.slot()].first_child = self.slots[child.slot()].next;
                at = child;
                continue;
            }
            if at == top {
                break;
            }
            if self.current == Some(at) {
                self.current = Some(top);
            }
            self.clear(at);
            let Some(parent) = parent else { break };
            at = parent;
        }
        self.slots[top.slot()].children = 0;
        self.place(top);
        before - self.len
    }

    /// Empties a slot that nothing links to any more.
    fn clear(&mut self, id: Id) -> Option<T> {
        let slot = &mut self.slots[id.slot()];
        let kind = std::mem::replace(&mut slot.kind, Kind::VACANT);
        if kind.is_vacant() {
            return None;
        }
        let name = std::mem::take(&mut slot.name);
        (slot.parent, slot.first_child, slot.next, slot.previous) = (None, None, None, None);
        self.tally.remove(kind);
        if kind.is_leaf() {
            self.leaves.remove(id.slot());
        }
        self.index.remove(name.as_str(), id);
        self.len -= 1;
        self.values[id.slot()].take()
    }

    /// Gives back what removals left: empty slots at the end at once, others and spare room when there
    /// are as many as full ones. So it costs each removal a step or two.
    fn tidy(&mut self) {
        while self.slots.last().is_some_and(|slot| slot.kind.is_vacant()) {
            self.slots.pop();
            self.values.pop();
        }
        if self.slots.len() >= WORTH_CLOSING && self.len < self.slots.len() / 2 {
            // Without the memory for that, the next removal does it.
            let _ = self.close_up();
        }
        if self.slots.capacity() > WORTH_CLOSING.max(self.len * 4) {
            self.slots.shrink_to(self.len * 2);
            self.values.shrink_to(self.len * 2);
            self.index.shrink();
        }
    }

    /// Moves all to the front, over the empty slots.
    fn close_up(&mut self) -> error::Result<()> {
        let (mut new, mut leaves) = (Vec::new(), Bits::default());
        memory::grow(&mut new, self.slots.len())?;
        leaves.reach(self.len)?;
        new.resize(self.slots.len(), None);
        let full = self.slots.iter().enumerate().filter(|(_, slot)| !slot.kind.is_vacant());
        for (to, (from, _)) in full.enumerate() {
            new[from] = Id::of(to);
        }
        let moved = |id: Id| new[id.slot()].unwrap_or(id);
        self.slots.retain(|slot| !slot.kind.is_vacant());
        self.values.retain(Option::is_some);
        self.leaves = leaves;
        for (at, slot) in self.slots.iter_mut().enumerate() {
            for link in [&mut slot.parent, &mut slot.first_child, &mut slot.next, &mut slot.previous] {
                *link = link.map(moved);
            }
            if slot.kind.is_leaf() {
                self.leaves.insert(at);
            }
        }
        self.index.renumber(moved);
        self.first_root = self.first_root.map(moved);
        self.current = self.current.map(moved);
        Ok(())
    }
}

/// Links.
impl<T> Forest<T> {
    /// Where the first child of `parent`, or the first root, is noted.
    fn first(&mut self, parent: Option<Id>) -> &mut Option<Id> {
        match parent {
            Some(id) => &mut self.slots[id.slot()].first_child,
            None => &mut self.first_root,
        }
    }

    /// Notes that a parent, if it is one, has so many children more (or fewer).
    fn grow(&mut self, parent: Option<Id>, by: i64) {
        if let Some(id) = parent {
            let slot = &mut self.slots[id.slot()];
            slot.children = u32::try_from(i64::from(slot.children) + by).unwrap_or(0);
            self.place(id);
        }
    }

    /// Makes one that has no links to parent and siblings the first child of `parent`.
    fn link(&mut self, id: Id, parent: Option<Id>) {
        let next = self.first(parent).replace(id);
        if let Some(next) = next {
            self.slots[next.slot()].previous = Some(id);
        }
        let slot = &mut self.slots[id.slot()];
        (slot.parent, slot.next, slot.previous) = (parent, next, None);
        self.grow(parent, 1);
        self.place(id);
    }

    /// Takes one out from among its siblings.
    fn unlink(&mut self, id: Id) {
        let slot = &self.slots[id.slot()];
        let (parent, next, previous) = (slot.parent, slot.next, slot.previous);
        match previous {
            Some(previous) => self.slots[previous.slot()].next = next,
            None => *self.first(parent) = next,
        }
        if let Some(next) = next {
            self.slots[next.slot()].previous = previous;
        }
        self.grow(parent, -1);
    }

    /// Puts the children of one before those of `to`.
    fn lift_children(&mut self, from: Id, to: Option<Id>) {
        let Some(first) = self.slots[from.slot()].first_child.take() else { return };
        let number = std::mem::take(&mut self.slots[from.slot()].children);
        let mut last = first;
        loop {
            let slot = &mut self.slots[last.slot()];
            slot.parent = to;
            let next = slot.next;
            self.place(last);
            let Some(next) = next else { break };
            last = next;
        }
        let after = self.first(to).replace(first);
        self.slots[last.slot()].next = after;
        if let Some(after) = after {
            self.slots[after.slot()].previous = Some(last);
        }
        self.grow(to, i64::from(number));
        self.place(from);
    }

    /// Brings the kind in line with the links.
    fn place(&mut self, id: Id) {
        let slot = &self.slots[id.slot()];
        self.set_kind(id, slot.kind.placed(slot.parent.is_none(), slot.children == 0));
    }

    fn set_kind(&mut self, id: Id, kind: Kind) {
        let slot = &mut self.slots[id.slot()];
        let old = std::mem::replace(&mut slot.kind, kind);
        if old == kind {
            return;
        }
        self.tally.remove(old);
        self.tally.add(kind);
        match (old.is_leaf(), kind.is_leaf()) {
            (false, true) => self.leaves.insert(id.slot()),
            (true, false) => self.leaves.remove(id.slot()),
            _ => {}
        }
    }

    /// Refuses to put one below itself.
    fn check_move(&self, id: Id, parent: Option<Id>) -> Result<(), Error> {
        let (Some(parent), Some(entry)) = (parent, self.entry(id)) else { return Ok(()) };
        if parent == id {
            return Err(Error::OwnParent(entry.name.clone()));
        }
        // It may always stay where it is.
        if self.slots[id.slot()].parent == Some(parent) || !self.is_below(parent, id) {
            return Ok(());
        }
        // The one to name is the first on the way down to the parent.
        let line = std::iter::successors(self.entry(parent), |at| at.parent());
        let first = line.take_while(|at| at.id != id).last().unwrap_or(entry);
        Err(Error::Cycle { parent: first.name.clone(), name: entry.name.clone() })
    }

    /// Whether `low` is a descendant of `high`. It climbs from `low` and looks through what is below
    /// `high` by turns, and stops when either way is at its end.
    fn is_below(&self, low: Id, high: Id) -> bool {
        let mut up = self.slots[low.slot()].parent;
        let mut down = self.slots[high.slot()].first_child;
        while let (Some(above), Some(below)) = (up, down) {
            if above == high || below == low {
                return true;
            }
            up = self.slots[above.slot()].parent;
            down = self.after(below, Some(high));
        }
        false
    }

    /// The next in preorder among the descendants of `within`, or in the whole forest.
    fn after(&self, id: Id, within: Option<Id>) -> Option<Id> {
        let slot = &self.slots[id.slot()];
        if slot.first_child.is_some() {
            return slot.first_child;
        }
        let mut at = slot;
        while at.next.is_none() {
            let parent = at.parent?;
            if Some(parent) == within {
                return None;
            }
            at = &self.slots[parent.slot()];
        }
        at.next
    }
}
