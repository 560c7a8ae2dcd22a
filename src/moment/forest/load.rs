//! Building a forest from a list in any order, as a file has it.

use super::{Content, Forest, Id};
use crate::moment::error::{Error, Flaw};
use crate::name::Name;
use crate::sys::memory;

/// One of a list to build a forest from.
#[derive(Clone, Debug)]
pub struct Loaded<T> {
    /// Its name.
    pub name: Name,
    /// The name of its parent, which may come later in the list; `None` for a root.
    pub parent: Option<Name>,
    /// Whether it claims to be the current one.
    pub current: bool,
    /// Its value.
    pub value: T,
}

impl<T: Content> Forest<T> {
    /// Builds the forest of the domain named `domain` from a list, as if its things had been created
    /// in that order. Takes a few steps for each.
    ///
    /// # Errors
    /// When two have one name or two claim to be current, a parent is missing or things are below
    /// themselves; the error names the first such thing.
    pub fn load(list: impl IntoIterator<Item = Loaded<T>>, domain: &str) -> Result<Forest<T>, Error> {
        let mut forest = Forest::default();
        let mut parents = Vec::new();
        for item in list {
            let id = forest.push(item.name, item.value)?;
            if item.current {
                if let Some(first) = forest.current() {
                    let (first, second) = (first.name().clone(), forest.name_of(id));
                    return Err(Error::TwoCurrent { what: T::WHAT, first, second });
                }
                forest.current = Some(id);
            }
            memory::grow(&mut parents, 1)?;
            parents.push((id, item.parent));
        }
        let mut above = Vec::new();
        memory::grow(&mut above, parents.len())?;
        for (id, parent) in parents {
            let found = parent.as_ref().map(|name| forest.find(name.as_str()));
            let flaw = match (found, parent) {
                (Some(None), Some(parent)) => Flaw::NoParent(parent),
                (Some(found), _) if found == Some(id) => Flaw::OwnParent,
                (found, _) => {
                    above.push(found.flatten());
                    continue;
                }
            };
            return Err(forest.inconsistent(id, flaw, domain));
        }
        if let Some(id) = find_cycle(&above)? {
            return Err(forest.inconsistent(id, Flaw::Cycle, domain));
        }
        for (slot, parent) in above.into_iter().enumerate() {
            if let Some(id) = Id::of(slot) {
                forest.link(id, parent);
            }
        }
        Ok(forest)
    }

    fn name_of(&self, id: Id) -> Name {
        self.entry(id).map_or_else(|| Name::new(""), |entry| entry.name().clone())
    }

    fn inconsistent(&self, id: Id, flaw: Flaw, domain: &str) -> Error {
        Error::Inconsistent { what: T::WHAT, domain: domain.to_owned(), name: self.name_of(id), flaw }
    }
}

/// Finds a thing that is below itself, where `above` has the parent of each slot.
///
/// From each slot it climbs until it meets a slot that was met before: in this climb, then that one
/// is below itself; in an earlier climb, then all is well from there on. So it meets each slot once.
fn find_cycle(above: &[Option<Id>]) -> Result<Option<Id>, Error> {
    let mut met_from = Vec::new();
    memory::grow(&mut met_from, above.len())?;
    met_from.resize(above.len(), None);
    for start in (0..above.len()).filter_map(Id::of) {
        let mut at = Some(start);
        while let Some(id) = at {
            let met = &mut met_from[id.slot()];
            match *met {
                Some(from) if from == start => return Ok(Some(id)),
                Some(_) => break,
                None => *met = Some(start),
            }
            at = above[id.slot()];
        }
    }
    Ok(None)
}
