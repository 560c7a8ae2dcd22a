//! Domains as every driver of this host keeps them: found by UUID, name and id, each behind a lock of its
//! own, with what it runs, what it will run next, and what listings ask for.
//!
//! A driver keeps more of each domain, which is the parameter of all types here. It looks at domains
//! with [`Domains::cell`] and [`Domains::glance`], and changes them with [`Domains::change`] and the
//! other functions that take a closure: they take the locks, give the object and a place for its
//! [`Events`], and wake the event loop when no lock is held any more. So no driver can hold one then.
//!
//! Locks are taken in this order: the list of domains, one domain, the ids. None may be taken twice.
//! A listing takes only the first: what it asks of a domain is a [`Summary`], a word beside the list that
//! changes with the domain, under that domain's lock. So listings and look-ups of many threads share
//! nothing that they change (see [`crate::lock::SpreadRwLock`]).

#![forbid(unsafe_code)]

mod affect;
mod events;
pub mod lifecycle;
mod list;
mod object;
mod summary;

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use hashbrown::HashMap;

use crate::conf::domain::DomainDef;
use crate::driver::object::{Connect, ConnectBody, Domain, DomainBody};
use crate::driver::{Extent, Listing};
use crate::error::{Code, Error, Origin, Result};
use crate::events::Hub;
use crate::flags::DomainListFlags;
use crate::handle::{Batches, Member};
use crate::lock::{RwLockWriteGuard, SpreadRwLock};
use crate::moment::Snapshots;
use crate::sys::memory;
use crate::uuid::{self, Uuid};

pub use affect::Which;
pub use events::{Events, change};
pub use list::{DomainCell, Entry};
pub use object::{DomainObject, PAUSED, RUNNING, SHUTOFF};
pub use summary::ListFilter;

use lifecycle::{event, why};
use list::List;

/// How many ids there is room for at least, whenever one is given out.
const SPARE_IDS: usize = 64;

/// The domains of a host, each with what the driver keeps of it in `G`.
pub struct Domains<G> {
    list: SpreadRwLock<List<G>>,
    /// The running domains by their ids.
    ids: SpreadRwLock<HashMap<i32, Uuid>>,
    next_id: AtomicI32,
    events: Arc<Hub>,
    /// Where the driver's errors come from.
    origin: Origin,
}

impl<G> Domains<G> {
    /// None yet. What happens to domains is told by `events`.
    pub fn new(origin: Origin, events: Arc<Hub>) -> Domains<G> {
        let (list, ids) = (SpreadRwLock::default(), SpreadRwLock::default());
        Domains { list, ids, next_id: AtomicI32::new(1), events, origin }
    }

    /// An id that no domain had before.
    ///
    /// # Errors
    /// `Code::NoMemory`.
    pub fn new_id(&self) -> Result<i32> {
        memory::attempt(|| self.ids.write().try_reserve(SPARE_IDS))?;
        Ok(self.next_id.fetch_add(1, Ordering::Relaxed))
    }

    /// The domain behind a handle.
    ///
    /// # Errors
    /// `Code::NoDomain` when it is gone.
    pub fn cell(&self, handle: &Domain) -> Result<Arc<DomainCell<G>>> {
        self.glance(handle, |entry| Arc::clone(entry.cell()))
    }

    /// Looks at the entry of a domain in the list, which nobody adds to or removes from meanwhile. What takes
    /// longer is for [`Domains::cell`].
    ///
    /// # Errors
    /// `Code::NoDomain` when it is gone.
    #[inline]
    pub fn glance<R>(&self, handle: &Domain, look: impl FnOnce(Entry<'_, G>) -> R) -> Result<R> {
        let list = self.list.read();
        match list.of_handle(handle) {
            Some(entry) => Ok(look(entry)),
            None => {
                drop(list);
                Err(self.gone(handle))
            }
        }
    }

    /// A new handle of the domain of that UUID.
    pub fn by_uuid(&self, connection: &Connect, uuid: &Uuid) -> Option<Domain> {
        let list = self.list.read();
        list.by_uuid(uuid).map(|entry| entry.handle(connection))
    }

    /// A new handle of the domain of that name.
    pub fn by_name(&self, connection: &Connect, name: &str) -> Option<Domain> {
        let list = self.list.read();
        list.by_name(name).map(|entry| entry.handle(connection))
    }

    /// A new handle of the running domain of that id.
    pub fn by_id(&self, connection: &Connect, id: i32) -> Option<Domain> {
        let uuid = *self.ids.read().get(&id)?;
        let list = self.list.read();
        // It may have stopped since.
        let entry = list.by_uuid(&uuid).filter(|entry| entry.summary().id() == Some(id))?;
        Some(entry.handle(connection))
    }

    /// The domains that pass a filter, in the order in which they came.
    ///
    /// # Errors
    /// `Code::NoMemory`.
    pub fn list(&self, connection: &Connect, extent: Extent, wanted: DomainListFlags) -> Result<Listing<DomainBody>> {
        let filter = ListFilter::of(wanted);
        if extent == Extent::Count {
            return Ok(Listing::Count(self.count(wanted)));
        }
        let list = self.list.read();
        let passing = list.entries().filter(|entry| filter.passes(entry.summary()));
        let shared = Member::<ConnectBody>::of(connection);
        let mut batches = Batches::new(&shared, if wanted.is_empty() { list.len() } else { 0 });
        passing.for_each(|entry| batches.add(|| entry.body()));
        batches.done().map(Listing::Handles)
    }

    /// Looks at each domain, or at those of the handles that are there still, in their order.
    ///
    /// # Errors
    /// The first that `look` has.
    pub fn each(&self, handles: Option<&[Domain]>, mut look: impl FnMut(Entry<'_, G>) -> Result<()>) -> Result<()> {
        let list = self.list.read();
        match handles {
            None => list.entries().try_for_each(look),
            Some(handles) => handles.iter().filter_map(|handle| list.of_handle(handle)).try_for_each(&mut look),
        }
    }

    /// How many domains there are.
    pub fn len(&self) -> usize {
        self.list.read().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many domains pass a filter.
    pub fn count(&self, wanted: DomainListFlags) -> usize {
        let filter = ListFilter::of(wanted);
        self.list.read().entries().filter(|entry| filter.passes(entry.summary())).count()
    }

    /// Changes the domain behind a handle: gives `change` the object and a place for its events, and wakes the
    /// event loop for these when the lock is released. A domain that then neither runs nor is kept is forgotten.
    ///
    /// # Errors
    /// `Code::NoDomain` when it is gone; those of `change`.
    pub fn change<R>(
        &self,
        handle: &Domain,
        change: impl FnOnce(&mut DomainObject<G>, &mut Events<'_>) -> Result<R>,
    ) -> Result<R> {
        let mut events = Events::new(&self.events);
        let cell = self.cell(handle)?;
        let (result, over) = {
            let mut object = self.changing(&cell);
            // It may have been forgotten since.
            if !object.is_listed() {
                drop(object);
                return Err(self.gone(handle));
            }
            let result = change(&mut object, &mut events);
            (result, object.is_over())
        };
        if over {
            self.forget(&cell);
        }
        result
    }

    /// Starts or defines the domain that a definition is for: one that is there, of that UUID and name, or a
    /// new one. `change` is given it and whether it is new; a new one that it fails for is not added.
    ///
    /// # Errors
    /// When another domain has the name or the UUID; `Code::NoMemory`; those of `change`.
    pub fn put<R>(
        &self,
        def: &Arc<DomainDef>,
        change: impl FnOnce(&mut DomainObject<G>, bool, &mut Events<'_>) -> Result<R>,
    ) -> Result<R>
    where
        G: Default,
    {
        let mut events = Events::new(&self.events);
        let mut list = self.list.write();
        match list.place_of(def)? {
            Some(cell) => change(&mut self.changing(&cell), false, &mut events),
            None => {
                list.make_room()?;
                let mut object = DomainObject::new(Arc::clone(def));
                let result = change(&mut object, true, &mut events)?;
                self.add_to(&mut list, object);
                Ok(result)
            }
        }
    }

    /// Adds a domain.
    ///
    /// # Errors
    /// When another domain has its name or its UUID; `Code::NoMemory`.
    pub fn add(&self, object: DomainObject<G>) -> Result<()> {
        let mut list = self.list.write();
        if list.place_of(object.def())?.is_some() {
            let detail = format!("domain '{}' is described twice", object.def().name);
            return Err(Error::new(Origin::Domain, Code::OperationFailed, detail));
        }
        list.make_room()?;
        self.add_to(&mut list, object);
        Ok(())
    }

    fn add_to(&self, list: &mut List<G>, object: DomainObject<G>) {
        let (id, uuid) = (object.id, object.def().uuid);
        list.add(object);
        if id.is_some() {
            self.note_id(uuid, None, id);
        }
    }

    /// Gives a domain another name. `allowed` is asked before anything changes, and given whether another
    /// domain has the name.
    ///
    /// # Errors
    /// `Code::NoDomain` when it is gone; `Code::NoMemory`; those of `allowed`.
    pub fn rename(
        &self,
        handle: &Domain,
        name: &str,
        allowed: impl FnOnce(&DomainObject<G>, bool) -> Result<()>,
    ) -> Result<()> {
        let mut events = Events::new(&self.events);
        let mut list = self.list.write();
        let Some(entry) = list.of_handle(handle) else {
            drop(list);
            return Err(self.gone(handle));
        };
        let (place, cell) = (entry.place(), Arc::clone(entry.cell()));
        let taken = list.by_name(name).is_some();
        let mut object = self.changing(&cell);
        allowed(&object, taken)?;
        list.make_room()?;
        object.reserve()?;
        events.lifecycle(&object, event::UNDEFINED, why::UNDEFINED_RENAMED);
        list.rename(place, name);
        object.definition_mut(Which::Live).set_name(name);
        events.lifecycle(&object, event::DEFINED, why::DEFINED_RENAMED);
        Ok(())
    }

    /// Forgets a domain that neither runs nor is kept.
    #[cold]
    fn forget(&self, cell: &Arc<DomainCell<G>>) {
        // The list's lock comes before a domain's, so somebody may have defined it anew meanwhile.
        let mut list = self.list.write();
        let mut object = cell.write();
        if object.is_over()
            && let Some(place) = object.unlist()
        {
            drop(object);
            list.remove(place);
        }
    }

    /// Changes a domain's snapshots alone, which is quicker: nothing happens to the domain of which one could be told.
    ///
    /// # Errors
    /// `Code::NoDomain`, and as `change` says.
    pub fn change_snapshots<R>(&self, handle: &Domain, change: impl FnOnce(&mut Snapshots) -> Result<R>) -> Result<R> {
        let cell = self.cell(handle)?;
        let object = cell.write();
        if !object.is_listed() {
            drop(object);
            return Err(self.gone(handle));
        }
        let mut changing = ChangingSnapshots { had: object.has_snapshots(), object };
        change(changing.object.snapshots_mut())
    }

    /// Takes the lock of a domain to change it.
    fn changing<'a>(&'a self, cell: &'a DomainCell<G>) -> Changing<'a, G> {
        Changing { domains: self, object: cell.write() }
    }

    /// Notes that a domain has another id.
    #[cold]
    fn note_id(&self, uuid: Uuid, before: Option<i32>, now: Option<i32>) {
        let mut ids = self.ids.write();
        if let Some(id) = before {
            ids.remove(&id);
        }
        if let Some(id) = now {
            ids.insert(id, uuid);
        }
    }

    /// The error for a handle whose domain is gone.
    #[cold]
    fn gone(&self, handle: &Domain) -> Error {
        let detail = format!("no domain with matching uuid '{}' ({})", uuid::format(&handle.uuid), handle.name);
        Error::new(self.origin, Code::NoDomain, detail)
    }
}

/// A domain under its lock. Before that is released, what listings see of it follows what it is.
struct Changing<'a, G> {
    domains: &'a Domains<G>,
    object: RwLockWriteGuard<'a, DomainObject<G>>,
}

/// A domain under its lock whose snapshots change: listings see of these whether there are any.
struct ChangingSnapshots<'a, G> {
    had: bool,
    object: RwLockWriteGuard<'a, DomainObject<G>>,
}

impl<G> Drop for ChangingSnapshots<'_, G> {
    #[inline]
    fn drop(&mut self) {
        if self.object.has_snapshots() != self.had {
            self.object.publish();
        }
    }
}

impl<G> Deref for Changing<'_, G> {
    type Target = DomainObject<G>;

    fn deref(&self) -> &DomainObject<G> {
        &self.object
    }
}

impl<G> DerefMut for Changing<'_, G> {
    fn deref_mut(&mut self) -> &mut DomainObject<G> {
        &mut self.object
    }
}

impl<G> Drop for Changing<'_, G> {
    fn drop(&mut self) {
        if let Some(before) = self.object.publish()
            && before.id() != self.object.id
        {
            self.domains.note_id(self.object.def().uuid, before.id(), self.object.id);
        }
    }
}
