//! Snapshots: their definitions, and what a domain's snapshots do together.

mod align;
mod disk;
mod read;
#[cfg(test)]
pub(super) mod tests;
mod write;

use std::sync::Arc;

use super::error::{Error, What};
use super::forest::{Class, Content, Forest, Id, Loaded, Phase};
use crate::conf::domain::{DomainDef, SnapshotMode};
use crate::uuid::{self, Uuid};
use crate::xml::Element;
pub use disk::SnapshotDisk;
pub use read::{Purpose, SnapshotDocument};
pub use write::SnapshotForm;

/// What a domain did when a snapshot was taken. Up to the last, the numbers are those of the C enum
/// `virDomainState`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum State {
    /// Not known.
    NoState = 0,
    /// It ran.
    Running = 1,
    /// It waited for a resource.
    Blocked = 2,
    /// Its user had paused it.
    Paused = 3,
    /// It was shutting down.
    Shutdown = 4,
    /// It was off.
    Shutoff = 5,
    /// It had crashed.
    Crashed = 6,
    /// Its own power management had suspended it.
    PmSuspended = 7,
    /// It ran, but only its disks are in the snapshot.
    DiskSnapshot = 8,
}

/// Every state with its name in XML.
const STATES: [(State, &str); 9] = [
    (State::NoState, "nostate"),
    (State::Running, "running"),
    (State::Blocked, "blocked"),
    (State::Paused, "paused"),
    (State::Shutdown, "shutdown"),
    (State::Shutoff, "shutoff"),
    (State::Crashed, "crashed"),
    (State::PmSuspended, "pmsuspended"),
    (State::DiskSnapshot, "disk-snapshot"),
];

impl State {
    /// The state with that number in `virDomainState`.
    pub fn of_domain(number: i32) -> Option<State> {
        let states = STATES.iter().map(|(state, _)| *state).filter(|state| *state != State::DiskSnapshot);
        states.into_iter().find(|state| *state as i32 == number)
    }

    /// The state with that name.
    pub fn named(name: &str) -> Option<State> {
        STATES.iter().find(|(_, its)| *its == name).map(|(state, _)| *state)
    }

    /// The name in XML.
    pub fn name(self) -> &'static str {
        STATES.iter().find(|(state, _)| *state == self).map_or("", |(_, name)| name)
    }

    /// Whether the domain went on, or could with a word from its user: the states that a redefinition
    /// may not mix with others.
    fn is_online(self) -> bool {
        matches!(self, State::Running | State::Paused)
    }
}

/// What became of a domain's memory in a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory<'a> {
    /// It is not in the snapshot.
    No,
    /// It is kept within a disk's image.
    Internal,
    /// It is in the file of that path.
    External(&'a str),
}

/// The definition of a snapshot, but for its name and parent, which the forest knows.
///
/// It is 64 bytes wide, and shares what is the same for the snapshots of a domain that did not
/// change: the domain's definition and the list of disks.
#[derive(Clone, Debug)]
pub struct SnapshotDef {
    /// What the user says about it.
    pub description: Option<Box<str>>,
    /// When it was taken, in seconds since 1970.
    pub created: i64,
    /// The disks, in the order of the domain's.
    pub disks: Arc<[SnapshotDisk]>,
    /// The domain as it was; old metadata lack it.
    pub domain: Option<Arc<DomainDef>>,
    rare: Option<Box<Rare>>,
    /// Whether the domain, which is shown in its migratable form, is kept with what that lacks.
    whole: bool,
    /// What the domain did.
    pub state: State,
    /// `External` goes with a file in `rare`; never `Manual`.
    memory: SnapshotMode,
}

/// What few snapshots have.
#[derive(Clone, Debug, Default)]
struct Rare {
    memory_file: String,
    revert_disks: Vec<SnapshotDisk>,
    inactive_domain: Option<Arc<DomainDef>>,
    cookie: Option<Element>,
}

/// What a byte of a text, and a disk, take in a printed definition, with room to grow in.
const PER_BYTE: usize = 32;
const PER_DISK: usize = 2048;

/// The parts of a definition that others may have too.
type Shared = (Arc<[SnapshotDisk]>, Option<Arc<DomainDef>>);

impl SnapshotDef {
    /// What became of the memory.
    pub fn memory(&self) -> Memory<'_> {
        match (self.memory, &self.rare) {
            (SnapshotMode::Internal, _) => Memory::Internal,
            (SnapshotMode::External, Some(rare)) => Memory::External(&rare.memory_file),
            _ => Memory::No,
        }
    }

    /// The files that the disks went on in after a revert to this snapshot.
    pub fn revert_disks(&self) -> &[SnapshotDisk] {
        self.rare.as_ref().map_or(&[], |rare| &rare.revert_disks)
    }

    /// The domain as it was to be at its next start, where that differed.
    pub fn inactive_domain(&self) -> Option<&Arc<DomainDef>> {
        self.rare.as_ref()?.inactive_domain.as_ref()
    }

    /// What the driver noted for itself.
    pub fn cookie(&self) -> Option<&Element> {
        self.rare.as_ref()?.cookie.as_ref()
    }

    /// The domain as descriptions show it.
    fn shown_domain(&self) -> Option<&Arc<DomainDef>> {
        let domain = self.domain.as_ref()?;
        Some(domain.migratable().filter(|_| self.whole).unwrap_or(domain))
    }

    /// Whether some of the data is outside of the domain's own images.
    pub fn is_external(&self) -> bool {
        self.memory == SnapshotMode::External || self.disks.iter().any(|disk| disk.mode == Some(SnapshotMode::External))
    }

    /// No less memory, in bytes, than it takes to print the definition.
    pub fn weight(&self) -> usize {
        let said = self.description.as_ref().map_or(0, |text| text.len() * PER_BYTE);
        let disks = (self.disks.len() + self.revert_disks().len()) * PER_DISK;
        let domains = [self.domain.as_ref(), self.inactive_domain()];
        domains.into_iter().flatten().fold(said + disks, |sum, domain| sum.saturating_add(domain.weight()))
    }

    /// What it can share with others.
    fn shared(&self) -> Shared {
        (self.disks.clone(), self.domain.clone())
    }

    /// Shares with another definition what is the same in both.
    fn share(&mut self, (disks, domain): Shared) {
        if self.disks == disks {
            self.disks = disks;
        }
        if let (Some(mine), Some(theirs)) = (&mut self.domain, domain)
            && !Arc::ptr_eq(mine, &theirs)
            && *mine == theirs
        {
            *mine = theirs;
        }
    }
}

impl Content for SnapshotDef {
    const WHAT: What = What::Snapshot;

    fn class(&self) -> Class {
        let phase = match self.state {
            State::Shutoff => Phase::Inactive,
            State::DiskSnapshot => Phase::DiskOnly,
            _ => Phase::Active,
        };
        Class { phase, external: self.is_external() }
    }
}

/// The snapshots of a domain.
pub type Snapshots = Forest<SnapshotDef>;

impl Forest<SnapshotDef> {
    /// Notes a snapshot that was taken of `domain` while it did `state`: a child of the current one,
    /// and current from now on. `disk_only` leaves the memory out.
    ///
    /// # Errors
    /// When the document and the domain do not fit together, or the name is taken.
    pub fn create(
        &mut self,
        document: SnapshotDocument,
        domain: &Arc<DomainDef>,
        state: State,
        disk_only: bool,
    ) -> Result<Id, Error> {
        let name = document.name.clone();
        let mut def = document.taken(domain, state, disk_only)?;
        if let Some(current) = self.current().and_then(|current| current.value()) {
            def.share(current.shared());
        }
        self.add(name, def)
    }

    /// Notes a snapshot that exists, or changes what is noted of one: then it keeps its place in order
    /// of creation and its children. It never becomes current by itself. `uuid` is the domain's;
    /// `disk_only` tells that the caller says it has only disks.
    ///
    /// # Errors
    /// When the parent does not exist or is below the snapshot, or the document does not fit the
    /// domain or the snapshot as it was. Then nothing is changed.
    pub fn redefine(&mut self, document: SnapshotDocument, uuid: &Uuid, disk_only: bool) -> Result<Id, Error> {
        let name = document.name.clone();
        let parent = self.parent_for(&name, document.parent.as_ref())?;
        let old = self.find(name.as_str()).and_then(|id| self.value(id));
        document.check_redefinition(old, uuid, disk_only)?;
        let mut def = document.redefined(old)?;
        let near = parent.and_then(|id| self.value(id)).or_else(|| self.newest().and_then(|entry| entry.value()));
        for other in [near, old].into_iter().flatten() {
            def.share(other.shared());
        }
        self.put(name, parent, def)
    }

    /// The snapshots of the domain named `domain`, from the documents of a file, in any order.
    ///
    /// # Errors
    /// When they do not fit together; the error names the first that does not.
    pub fn of_documents(
        documents: impl IntoIterator<Item = SnapshotDocument>,
        domain: &str,
    ) -> Result<Snapshots, Error> {
        let mut last = None;
        let list = documents.into_iter().map(|document| {
            let (name, parent, current) = (document.name.clone(), document.parent.clone(), document.current);
            let mut value = document.into_def();
            if let Some(last) = last.take() {
                value.share(last);
            }
            last = Some(value.shared());
            Loaded { name, parent, current, value }
        });
        Forest::load(list, domain)
    }
}

impl SnapshotDocument {
    /// The definition of a snapshot that is being taken of `domain`.
    fn taken(mut self, domain: &Arc<DomainDef>, state: State, disk_only: bool) -> Result<SnapshotDef, Error> {
        let mut common = SnapshotMode::Internal;
        let mut state = state;
        if disk_only {
            if state != State::Shutoff {
                state = State::DiskSnapshot;
            }
            self.memory = Some(SnapshotMode::No);
            self.memory_file = None;
        } else if self.memory != Some(SnapshotMode::External) {
            let off = state == State::Shutoff;
            self.memory = Some(if off { SnapshotMode::No } else { SnapshotMode::Internal });
        }
        if disk_only || self.memory == Some(SnapshotMode::External) {
            common = SnapshotMode::External;
        }
        self.state = state;
        self.disks = align::align(self.disks, domain, common, self.name.as_str())?;
        self.domain = Some(domain.clone());
        Ok(SnapshotDef { whole: true, ..self.into_def() })
    }

    /// Checks what a redefinition may not change. `old` is the snapshot as it was.
    fn check_redefinition(&self, old: Option<&SnapshotDef>, uuid: &Uuid, disk_only: bool) -> Result<(), Error> {
        let name = &self.name;
        let refuse = |detail: String| Err(Error::Invalid(What::Snapshot, detail));
        if disk_only && self.state != State::DiskSnapshot {
            return refuse(format!("disk-only flag for snapshot {name} requires disk-snapshot state"));
        }
        if self.domain.as_ref().is_some_and(|domain| domain.uuid != *uuid) {
            return refuse(format!("definition for snapshot {name} must use uuid {}", uuid::format(uuid)));
        }
        let Some(old) = old else { return Ok(()) };
        if old.state.is_online() != self.state.is_online() {
            return refuse(format!("cannot change between online and offline snapshot state in snapshot {name}"));
        }
        if (old.state == State::DiskSnapshot) != (self.state == State::DiskSnapshot) {
            return refuse(format!("cannot change between disk only and full system in snapshot {name}"));
        }
        if let (Some(before), Some(now)) = (old.shown_domain(), &self.domain) {
            before.check_same_machine(now)?;
        }
        Ok(())
    }

    /// The definition of a snapshot that exists; without a domain of its own, or with the one that is
    /// shown, it keeps that of `old`.
    fn redefined(mut self, old: Option<&SnapshotDef>) -> Result<SnapshotDef, Error> {
        let keeps = self.domain.is_none() || self.domain.as_ref() == old.and_then(SnapshotDef::shown_domain);
        if keeps {
            self.domain = old.and_then(|old| old.domain.clone());
        }
        let Some(domain) = &self.domain else {
            return Err(Error::Missing(What::Snapshot, "missing domain in snapshot".to_owned()));
        };
        let external = self.state == State::DiskSnapshot
            || self.memory == Some(SnapshotMode::External)
            || self.disks.iter().any(|disk| disk.mode == Some(SnapshotMode::External));
        let common = if external { SnapshotMode::External } else { SnapshotMode::Internal };
        self.disks = align::align(std::mem::take(&mut self.disks), domain, common, self.name.as_str())?;
        Ok(SnapshotDef { whole: keeps && old.is_some_and(|old| old.whole), ..self.into_def() })
    }

    /// The definition with what the document says, and nothing else.
    fn into_def(self) -> SnapshotDef {
        let rare = Rare {
            memory_file: self.memory_file.unwrap_or_default(),
            revert_disks: self.revert_disks,
            inactive_domain: self.inactive_domain,
            cookie: self.cookie,
        };
        let plain = rare.memory_file.is_empty()
            && rare.revert_disks.is_empty()
            && rare.inactive_domain.is_none()
            && rare.cookie.is_none();
        SnapshotDef {
            description: self.description,
            created: self.created,
            disks: self.disks.into(),
            domain: self.domain,
            whole: false,
            rare: if plain { None } else { Some(Box::new(rare)) },
            state: self.state,
            memory: self.memory.unwrap_or(SnapshotMode::No),
        }
    }
}
