//! What the driver keeps: domains, each behind a lock of its own.
//!
//! Locks are taken in this order: the list of domains, then one domain. Neither is held while a
//! callback runs: events are queued, and the event loop delivers them.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use hashbrown::HashMap;

use super::ORIGIN;
use super::capabilities::Cell;
use super::guest::Guest;
use super::objects::Objects;
use crate::conf::domain::DomainDef;
use crate::driver::object::{Connect, Domain};
use crate::driver::{DomainState, NodeInfo};
use crate::error::{Code, Error, Origin, Result};
use crate::events::{DomainEvent, Event, Hub, Wake};
use crate::lock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use crate::moment::{Checkpoints, Snapshots};
use crate::sys::memory;
use crate::uuid::{self, Uuid};

/// `VIR_DOMAIN_RUNNING`.
pub(super) const RUNNING: i32 = 1;
/// `VIR_DOMAIN_PAUSED`.
pub(super) const PAUSED: i32 = 3;
/// `VIR_DOMAIN_SHUTOFF`.
pub(super) const SHUTOFF: i32 = 5;

/// A user that may open a connection to a node file.
pub(super) struct Login {
    /// The name.
    pub(super) name: String,
    /// The password, if one is wanted.
    pub(super) password: Option<String>,
}

/// All that one node has.
pub(super) struct State {
    pub(super) domains: RwLock<Domains>,
    pub(super) node: NodeInfo,
    pub(super) cells: Vec<Cell>,
    pub(super) logins: Vec<Login>,
    pub(super) events: Hub,
    pub(super) objects: Objects,
    next_id: AtomicI32,
}

impl State {
    /// A node without domains.
    pub(super) fn new(node: NodeInfo, cells: Vec<Cell>, logins: Vec<Login>, objects: Objects) -> State {
        State {
            domains: RwLock::default(),
            node,
            cells,
            logins,
            events: Hub::default(),
            objects,
            next_id: AtomicI32::new(1),
        }
    }

    /// An id that no domain of this node had before.
    pub(super) fn new_id(&self) -> i32 {
        self.next_id.fetch_add(1, Ordering::Relaxed)
    }

    /// What is behind a handle.
    pub(super) fn domain(&self, handle: &Domain) -> Result<Arc<DomainCell>> {
        self.domains.read().by_uuid(&handle.uuid).ok_or_else(|| gone(handle))
    }

    /// Queues a lifecycle event of a domain, whose lock may be held; see [`Wake`].
    pub(super) fn emit(&self, about: &DomainObject, event: i32, detail: i32) -> Wake {
        self.tell(about, DomainEvent::Lifecycle { event, detail })
    }

    /// As [`State::emit`], any event.
    pub(super) fn tell(&self, about: &DomainObject, event: DomainEvent) -> Wake {
        let DomainDef { name, uuid, .. } = about.def.as_ref();
        self.events.emit(Event::Domain { name: name.clone(), uuid: *uuid, id: about.id, event })
    }

    /// Removes a domain for good, unless another took its place meanwhile.
    pub(super) fn forget(&self, cell: &Arc<DomainCell>) {
        self.domains.write().remove(cell);
    }
}

/// The error for a handle whose domain is gone.
pub(super) fn gone(handle: &Domain) -> Error {
    let name = handle.name.to_string_lossy();
    let detail = format!("no domain with matching uuid '{}' ({name})", uuid::format(&handle.uuid));
    Error::new(ORIGIN, Code::NoDomain, detail)
}

/// The domains of a node, in the order in which they came.
#[derive(Default)]
pub(super) struct Domains {
    cells: HashMap<Uuid, Arc<DomainCell>>,
    names: HashMap<String, Uuid>,
    order: Vec<Uuid>,
}

impl Domains {
    /// All domains.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<DomainCell>> {
        self.order.iter().filter_map(|uuid| self.cells.get(uuid))
    }

    /// The domain of that UUID.
    pub(super) fn by_uuid(&self, uuid: &Uuid) -> Option<Arc<DomainCell>> {
        self.cells.get(uuid).cloned()
    }

    /// The domain of that name.
    pub(super) fn by_name(&self, name: &str) -> Option<Arc<DomainCell>> {
        self.by_uuid(self.names.get(name)?)
    }

    /// Makes room for one more domain.
    ///
    /// # Errors
    /// `Code::NoMemory`.
    pub(super) fn make_room(&mut self) -> Result<()> {
        memory::grow(&mut self.order, 1)?;
        memory::attempt(|| self.cells.try_reserve(1))?;
        memory::attempt(|| self.names.try_reserve(1))
    }

    /// Adds a domain, for which there is room; its UUID and name must be free.
    pub(super) fn add(&mut self, object: DomainObject) -> Arc<DomainCell> {
        let (uuid, name) = (object.def.uuid, object.def.name.clone());
        let cell = Arc::new(DomainCell { uuid, object: RwLock::new(object) });
        self.cells.insert(uuid, Arc::clone(&cell));
        self.names.insert(name, uuid);
        self.order.push(uuid);
        cell
    }

    /// Notes another name for a domain.
    pub(super) fn rename(&mut self, old: &str, new: &str) {
        if let Some(uuid) = self.names.remove(old) {
            self.names.insert(new.to_owned(), uuid);
        }
    }

    fn remove(&mut self, cell: &Arc<DomainCell>) {
        if !self.cells.get(&cell.uuid).is_some_and(|present| Arc::ptr_eq(present, cell)) {
            return;
        }
        self.cells.remove(&cell.uuid);
        self.names.retain(|_, uuid| *uuid != cell.uuid);
        self.order.retain(|uuid| *uuid != cell.uuid);
    }
}

/// A domain behind its lock.
pub(super) struct DomainCell {
    uuid: Uuid,
    object: RwLock<DomainObject>,
}

impl DomainCell {
    /// Looks at the domain; others may look meanwhile.
    pub(super) fn read(&self) -> RwLockReadGuard<'_, DomainObject> {
        self.object.read()
    }

    /// Changes the domain.
    pub(super) fn write(&self) -> RwLockWriteGuard<'_, DomainObject> {
        self.object.write()
    }
}

/// A domain.
pub(super) struct DomainObject {
    /// What it is now: of the running guest, or what is defined.
    pub(super) def: Arc<DomainDef>,
    /// While it runs: what it will be when it starts again, if it is kept.
    pub(super) next_def: Option<Arc<DomainDef>>,
    /// Its id while it runs.
    pub(super) id: Option<i32>,
    /// Its state, and why it is in it.
    pub(super) state: DomainState,
    /// Whether it stays defined when it stops.
    pub(super) persistent: bool,
    /// Whether it starts with the host.
    pub(super) autostart: bool,
    /// Whether a saved image of it is kept.
    pub(super) managed_save: bool,
    /// What its guest has beyond the definition.
    pub(super) guest: Guest,
    /// Its snapshots.
    pub(super) snapshots: Snapshots,
    /// Its checkpoints.
    pub(super) checkpoints: Checkpoints,
}

impl DomainObject {
    /// A domain that is off.
    pub(super) fn new(def: Arc<DomainDef>) -> DomainObject {
        DomainObject {
            def,
            next_def: None,
            id: None,
            state: DomainState { state: SHUTOFF, reason: 0 },
            persistent: false,
            autostart: false,
            managed_save: false,
            guest: Guest::default(),
            snapshots: Snapshots::default(),
            checkpoints: Checkpoints::default(),
        }
    }

    /// Whether it runs, if only paused.
    pub(super) fn is_active(&self) -> bool {
        self.id.is_some()
    }

    /// Makes sure of the memory for a change of its definitions, which cannot stop halfway.
    ///
    /// # Errors
    /// `Code::NoMemory`.
    pub(super) fn reserve(&self) -> Result<()> {
        let next = self.next_def.as_ref().map_or(0, |def| def.weight());
        memory::reserve(self.def.weight().saturating_add(next))
    }

    /// The definition that counts when it is off.
    pub(super) fn inactive_def(&self) -> &Arc<DomainDef> {
        self.next_def.as_ref().unwrap_or(&self.def)
    }

    /// Starts it under a new id.
    pub(super) fn start(&mut self, id: i32, reason: i32) {
        self.id = Some(id);
        self.state = DomainState { state: RUNNING, reason };
        self.managed_save = false;
        if self.persistent {
            self.next_def.get_or_insert_with(|| Arc::clone(&self.def));
        }
    }

    /// Stops it.
    pub(super) fn stop(&mut self, reason: i32) {
        self.id = None;
        self.state = DomainState { state: SHUTOFF, reason };
        if let Some(next) = self.next_def.take() {
            self.def = next;
        }
    }

    /// Refuses what can be done with a running domain only, and what there is no memory for.
    pub(super) fn check_active(&self) -> Result<()> {
        if self.is_active() {
            return self.reserve();
        }
        // The original checks this in the part that all drivers share.
        Err(Error::new(Origin::Domain, Code::OperationInvalid, "domain is not running"))
    }

    /// A new handle of it.
    pub(super) fn handle(&self, connection: &Connect) -> Domain {
        Domain::of(connection, &self.def.name, self.def.uuid, self.id)
    }
}
