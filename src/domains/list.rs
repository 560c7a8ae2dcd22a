//! The list of domains: one array, in the order in which they came, and two indexes of it.
//!
//! What a listing needs lies beside each other, so that it follows no pointer: names and UUIDs in the
//! array, summaries in chunks beside it, of which each domain has its own too. A domain that goes leaves a
//! gap, and when gaps are most of the array the others move up.

use std::hash::BuildHasher as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, AtomicU32, AtomicU64, Ordering};

use hashbrown::{DefaultHashBuilder, HashTable};

use super::object::DomainObject;
use super::summary::Summary;
use crate::conf::domain::DomainDef;
use crate::driver::object::{Connect, Domain, DomainBody};
use crate::error::{Code, Error, Origin, Result};
use crate::lock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use crate::name::Name;
use crate::sys::memory;
use crate::uuid::{self, Uuid};

/// How many summaries a chunk has.
const CHUNK: usize = 64;

/// Fewer gaps than this are left, however few domains there are.
const GAPS: usize = 64;

/// The summaries of domains that are beside each other.
pub(super) type Chunk = [AtomicU64; CHUNK];

/// A domain behind its lock.
pub struct DomainCell<G>(RwLock<DomainObject<G>>);

impl<G> DomainCell<G> {
    /// Looks at the domain; others may look meanwhile.
    pub fn read(&self) -> RwLockReadGuard<'_, DomainObject<G>> {
        self.0.read()
    }

    /// Changes the domain; nobody but [`Domains`](super::Domains) does, which tells the list of it.
    pub(super) fn write(&self) -> RwLockWriteGuard<'_, DomainObject<G>> {
        self.0.write()
    }
}

/// What a listing finds of a domain, in one line of memory.
#[repr(align(64))]
struct Slot<G> {
    name: Name,
    uuid: Uuid,
    cell: Arc<DomainCell<G>>,
}

/// Where the summary of a domain is.
pub(super) struct Seen {
    chunk: Arc<Chunk>,
    place: u32,
}

impl Seen {
    fn word(&self) -> Option<&AtomicU64> {
        self.chunk.get(self.place as usize % CHUNK)
    }

    /// What the list has of the domain; who has the domain's lock is the only one to change it.
    pub(super) fn get(&self) -> Option<Summary> {
        self.word().map(|word| Summary::from_word(word.load(Ordering::Relaxed)))
    }

    /// Lets the list have this.
    pub(super) fn set(&self, summary: Summary) {
        if let Some(word) = self.word() {
            // Release, for who sees a domain run also finds it under its new id.
            word.store(summary.word(), Ordering::Release);
        }
    }

    /// Where the domain is in the list.
    pub(super) fn place(&self) -> u32 {
        self.place
    }
}

/// A domain in the list.
pub struct Entry<'a, G> {
    place: u32,
    slot: &'a Slot<G>,
    summary: Summary,
}

impl<'a, G> Entry<'a, G> {
    /// Where it is, as long as the list's lock is held.
    pub(super) fn place(&self) -> u32 {
        self.place
    }

    /// What it is and does.
    pub fn summary(&self) -> Summary {
        self.summary
    }

    /// Its name.
    pub fn name(&self) -> &'a Name {
        &self.slot.name
    }

    /// The domain.
    pub fn cell(&self) -> &'a Arc<DomainCell<G>> {
        &self.slot.cell
    }

    /// What a new handle of it holds.
    #[inline]
    pub fn body(&self) -> DomainBody {
        DomainBody {
            name: self.slot.name.clone(),
            uuid: self.slot.uuid,
            id: AtomicI32::new(self.summary.id().unwrap_or(-1)),
            place: AtomicU32::new(self.place),
        }
    }

    /// A new handle of it.
    pub fn handle(&self, connection: &Connect) -> Domain {
        Domain::with(connection, self.body())
    }
}

/// The list.
pub(super) struct List<G> {
    slots: Vec<Option<Slot<G>>>,
    /// As many as there are slots, and what is left of the last chunk.
    summaries: Vec<Arc<Chunk>>,
    /// Places in `slots`.
    by_uuid: HashTable<u32>,
    by_name: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl<G> Default for List<G> {
    fn default() -> List<G> {
        List {
            slots: Vec::new(),
            summaries: Vec::new(),
            by_uuid: HashTable::new(),
            by_name: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
        }
    }
}

impl<G> List<G> {
    /// How many domains there are.
    pub(super) fn len(&self) -> usize {
        self.by_uuid.len()
    }

    /// All domains.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_, G>> {
        let chunks = self.slots.chunks(CHUNK).zip(&self.summaries);
        let pairs = chunks.flat_map(|(slots, summaries)| slots.iter().zip(summaries.iter()));
        (0_u32..).zip(pairs).filter_map(|(place, (slot, word))| {
            let summary = Summary::from_word(word.load(Ordering::Acquire));
            slot.as_ref().map(|slot| Entry { place, slot, summary })
        })
    }

    fn slot(&self, place: u32) -> Option<&Slot<G>> {
        self.slots.get(place as usize)?.as_ref()
    }

    #[inline]
    fn entry(&self, place: u32) -> Option<Entry<'_, G>> {
        let slot = self.slot(place)?;
        let word = self.summaries.get(place as usize / CHUNK)?.get(place as usize % CHUNK)?;
        Some(Entry { place, slot, summary: Summary::from_word(word.load(Ordering::Acquire)) })
    }

    /// The domain of that UUID.
    #[inline]
    pub(super) fn by_uuid(&self, uuid: &Uuid) -> Option<Entry<'_, G>> {
        let is = |place: &u32| self.slot(*place).is_some_and(|slot| slot.uuid == *uuid);
        self.entry(*self.by_uuid.find(self.hasher.hash_one(uuid), is)?)
    }

    /// The domain of that name.
    #[inline]
    pub(super) fn by_name(&self, name: &str) -> Option<Entry<'_, G>> {
        let is = |place: &u32| self.slot(*place).is_some_and(|slot| slot.name == name);
        self.entry(*self.by_name.find(self.hasher.hash_one(name), is)?)
    }

    /// The domain of a handle, which is most often where it was when the handle was made.
    #[inline]
    pub(super) fn of_handle(&self, handle: &Domain) -> Option<Entry<'_, G>> {
        let place = handle.place.load(Ordering::Relaxed);
        if self.slot(place).is_some_and(|slot| slot.uuid == handle.uuid) {
            return self.entry(place);
        }
        let found = self.by_uuid(&handle.uuid)?;
        handle.place.store(found.place, Ordering::Relaxed);
        Some(found)
    }

    /// The domain that a definition is for: the one of its UUID and name. `None` if both are free.
    ///
    /// # Errors
    /// When another domain has one of them.
    pub(super) fn place_of(&self, def: &DomainDef) -> Result<Option<Arc<DomainCell<G>>>> {
        // The original reports these from its list of domains, which all drivers share.
        let refused = |detail| Err(Error::new(Origin::Domain, Code::OperationFailed, detail));
        if let Some(entry) = self.by_uuid(&def.uuid) {
            let (present, id) = (entry.name(), uuid::format(&def.uuid));
            if *present != *def.name {
                return refused(format!("domain '{present}' is already defined with uuid {id}"));
            }
            return Ok(Some(Arc::clone(entry.cell())));
        }
        if let Some(entry) = self.by_name(&def.name) {
            let (name, id) = (&def.name, uuid::format(&entry.slot.uuid));
            return refused(format!("domain '{name}' already exists with uuid {id}"));
        }
        Ok(None)
    }

    /// Makes room for one more domain, or another name of one.
    ///
    /// # Errors
    /// `Code::NoMemory`, also when there are more than any index could tell apart.
    pub(super) fn make_room(&mut self) -> Result<()> {
        u32::try_from(self.slots.len()).map_err(|_| memory::none())?;
        memory::grow(&mut self.slots, 1)?;
        memory::grow(&mut self.summaries, 1)?;
        let List { slots, hasher, .. } = self;
        let slot = |place: &u32| slots.get(*place as usize).and_then(Option::as_ref);
        let by_uuid = |place: &u32| slot(place).map_or(0, |slot| hasher.hash_one(slot.uuid));
        let by_name = |place: &u32| slot(place).map_or(0, |slot| hasher.hash_one(slot.name.as_str()));
        memory::attempt(|| self.by_uuid.try_reserve(1, by_uuid))?;
        memory::attempt(|| self.by_name.try_reserve(1, by_name))
    }

    /// Adds a domain, for which there is room; its UUID and name must be free.
    pub(super) fn add(&mut self, mut object: DomainObject<G>) {
        let Ok(place) = u32::try_from(self.slots.len()) else { return };
        if self.slots.len() == self.summaries.len() * CHUNK {
            self.summaries.push(Arc::new([const { AtomicU64::new(0) }; CHUNK]));
        }
        if let Some(chunk) = self.summaries.last() {
            object.list_at(Seen { chunk: Arc::clone(chunk), place });
        }
        let (name, uuid) = (Name::new(&object.def().name), object.def().uuid);
        self.slots.push(Some(Slot { name, uuid, cell: Arc::new(DomainCell(RwLock::new(object))) }));
        self.index(place);
    }

    /// Puts a domain in the indexes, in which there is room.
    fn index(&mut self, place: u32) {
        let List { slots, hasher, by_uuid, by_name, .. } = self;
        let slot = |place: &u32| slots.get(*place as usize).and_then(Option::as_ref);
        let uuid_hash = |place: &u32| slot(place).map_or(0, |slot| hasher.hash_one(slot.uuid));
        let name_hash = |place: &u32| slot(place).map_or(0, |slot| hasher.hash_one(slot.name.as_str()));
        by_uuid.insert_unique(uuid_hash(&place), place, uuid_hash);
        by_name.insert_unique(name_hash(&place), place, name_hash);
    }

    /// Takes a domain out of the indexes.
    fn unindex(&mut self, place: u32) {
        let Some(slot) = self.slots.get(place as usize).and_then(Option::as_ref) else { return };
        let hashes = (self.hasher.hash_one(slot.uuid), self.hasher.hash_one(slot.name.as_str()));
        for (index, hash) in [(&mut self.by_uuid, hashes.0), (&mut self.by_name, hashes.1)] {
            if let Ok(found) = index.find_entry(hash, |other| *other == place) {
                found.remove();
            }
        }
    }

    /// Notes another name for a domain, for which there is room.
    pub(super) fn rename(&mut self, place: u32, name: &str) {
        self.unindex(place);
        if let Some(Some(slot)) = self.slots.get_mut(place as usize) {
            slot.name = Name::new(name);
        }
        self.index(place);
    }

    /// Removes a domain whose object knows that it is in the list no more.
    pub(super) fn remove(&mut self, place: u32) {
        self.unindex(place);
        if let Some(slot) = self.slots.get_mut(place as usize) {
            *slot = None;
        }
        while let Some(None) = self.slots.last() {
            self.slots.pop();
        }
        if self.slots.len() > 2 * self.len() + GAPS {
            self.close_gaps();
        }
        self.summaries.truncate(self.slots.len().div_ceil(CHUNK));
    }

    /// Lets domains move up to where others were.
    fn close_gaps(&mut self) {
        self.by_uuid.clear();
        self.by_name.clear();
        self.slots.retain(Option::is_some);
        for place in (0..).take(self.slots.len()) {
            let chunk = self.summaries.get(place as usize / CHUNK).map(Arc::clone);
            if let (Some(chunk), Some(slot)) = (chunk, self.slot(place)) {
                // Who changes the domain waits here, and finds its new place.
                slot.cell.write().list_at(Seen { chunk, place });
            }
            self.index(place);
        }
    }
}
