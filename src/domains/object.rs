//! A domain: its definitions, its state, its snapshots and checkpoints.

use std::sync::{Arc, LazyLock};

use super::affect::Which;
use super::list::Seen;
use super::summary::Summary;
use crate::conf::domain::DomainDef;
use crate::driver::DomainState;
use crate::driver::object::{Connect, Domain};
use crate::error::{Code, Error, Origin, Result};
use crate::flags::DomainListFlags;
use crate::moment::{Checkpoints, Snapshots};
use crate::sys::memory;

/// `VIR_DOMAIN_RUNNING`.
pub const RUNNING: i32 = 1;
/// `VIR_DOMAIN_PAUSED`.
pub const PAUSED: i32 = 3;
/// `VIR_DOMAIN_SHUTOFF`.
pub const SHUTOFF: i32 = 5;

/// What is asked of a definition all the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The memory that the domain can have, in KiB.
    pub max_memory: u64,
    /// The memory that it has, in KiB.
    pub memory: u64,
    /// How many processors it has.
    pub vcpus: u16,
}

impl Numbers {
    fn of(def: &DomainDef) -> Numbers {
        Numbers {
            max_memory: def.max_memory_kib(),
            memory: def.memory_kib(),
            vcpus: u16::try_from(def.vcpus()).unwrap_or(u16::MAX),
        }
    }
}

/// A domain, with what its driver keeps of it besides.
// What virDomainGetInfo asks for comes first, beside the lock: with many domains, each line of memory that is
// fetched counts.
#[repr(C)]
pub struct DomainObject<G> {
    /// Of `def`, or of what it was before the change under way.
    numbers: Numbers,
    /// Its state, and why it is in it.
    pub state: DomainState,
    /// Its id while it runs.
    pub id: Option<i32>,
    /// Whether it stays defined when it stops.
    pub persistent: bool,
    /// Whether it starts with the host.
    pub autostart: bool,
    /// Whether a saved image of it is kept.
    pub managed_save: bool,
    /// Whether `def` is another since the numbers were read.
    stale: bool,
    def: Arc<DomainDef>,
    /// While it runs: what it will be when it starts again, if it is kept.
    next_def: Option<Arc<DomainDef>>,
    /// Most domains have none, nor checkpoints.
    snapshots: Option<Box<Snapshots>>,
    checkpoints: Option<Box<Checkpoints>>,
    /// Where listings look, while it is in the list.
    seen: Option<Seen>,
    /// What the driver keeps.
    pub guest: G,
}

impl<G> DomainObject<G> {
    /// A domain that is off.
    pub fn new(def: Arc<DomainDef>) -> DomainObject<G>
    where
        G: Default,
    {
        DomainObject {
            numbers: Numbers::of(&def),
            stale: false,
            def,
            next_def: None,
            id: None,
            state: DomainState { state: SHUTOFF, reason: 0 },
            persistent: false,
            autostart: false,
            managed_save: false,
            guest: G::default(),
            snapshots: None,
            checkpoints: None,
            seen: None,
        }
    }

    /// What it is now: of the running guest, or what is defined.
    pub fn def(&self) -> &Arc<DomainDef> {
        &self.def
    }

    /// The definition that counts when it is off.
    pub fn inactive_def(&self) -> &Arc<DomainDef> {
        self.next_def.as_ref().unwrap_or(&self.def)
    }

    /// One of its definitions.
    pub fn definition(&self, which: Which) -> &Arc<DomainDef> {
        match which {
            Which::Live => &self.def,
            Which::Config => self.inactive_def(),
        }
    }

    /// One of its definitions, to change: others that share it, such as snapshots, keep theirs.
    pub fn definition_mut(&mut self, which: Which) -> &mut DomainDef {
        match (which, &mut self.next_def) {
            (Which::Config, Some(next)) => Arc::make_mut(next),
            _ => {
                self.stale = true;
                Arc::make_mut(&mut self.def)
            }
        }
    }

    /// Defines it anew; tells whether it was defined before. What runs goes on as it is.
    pub fn define(&mut self, def: Arc<DomainDef>) -> bool {
        // One that runs has two definitions, of which the second may be missing or left from before.
        let known = !self.is_active() || self.next_def.is_some();
        if self.is_active() {
            self.next_def = Some(def);
        } else {
            self.set_def(def);
        }
        known
    }

    /// Gives it another definition to start with; what was defined is kept for the next start.
    pub fn run_as(&mut self, def: Arc<DomainDef>) {
        self.next_def = Some(std::mem::replace(&mut self.def, def));
        self.stale = true;
    }

    /// Makes this its only definition.
    pub fn become_def(&mut self, def: Arc<DomainDef>) {
        self.set_def(def);
        self.next_def = None;
    }

    fn set_def(&mut self, def: Arc<DomainDef>) {
        self.def = def;
        self.stale = true;
    }

    /// The numbers of what it is now, but in the middle of a change.
    pub fn numbers(&self) -> Numbers {
        self.numbers
    }

    /// Its snapshots.
    pub fn snapshots(&self) -> &Snapshots {
        static NONE: LazyLock<Snapshots> = LazyLock::new(Snapshots::default);
        self.snapshots.as_deref().unwrap_or_else(|| &NONE)
    }

    /// Its snapshots, to change.
    #[inline]
    pub fn snapshots_mut(&mut self) -> &mut Snapshots {
        self.snapshots.get_or_insert_with(Box::default)
    }

    /// Whether there are snapshots.
    #[inline]
    pub fn has_snapshots(&self) -> bool {
        self.snapshots.as_deref().is_some_and(|all| !all.is_empty())
    }

    /// Its checkpoints.
    pub fn checkpoints(&self) -> &Checkpoints {
        static NONE: LazyLock<Checkpoints> = LazyLock::new(Checkpoints::default);
        self.checkpoints.as_deref().unwrap_or_else(|| &NONE)
    }

    /// Its checkpoints, to change.
    pub fn checkpoints_mut(&mut self) -> &mut Checkpoints {
        self.checkpoints.get_or_insert_default()
    }

    /// Whether it runs, if only paused.
    pub fn is_active(&self) -> bool {
        self.id.is_some()
    }

    /// Whether it neither runs nor is kept.
    pub(super) fn is_over(&self) -> bool {
        !self.is_active() && !self.persistent
    }

    /// Makes sure of the memory for a change of its definitions, which cannot stop halfway.
    ///
    /// # Errors
    /// `Code::NoMemory`.
    pub fn reserve(&self) -> Result<()> {
        let next = self.next_def.as_ref().map_or(0, |def| def.weight());
        memory::reserve(self.def.weight().saturating_add(next))
    }

    /// Starts it under a new id.
    pub fn start(&mut self, id: i32, reason: i32) {
        self.id = Some(id);
        self.state = DomainState { state: RUNNING, reason };
        self.managed_save = false;
        if self.persistent {
            let def = &self.def;
            let again = || def.read_again().map_or_else(|| Arc::clone(def), Arc::new);
            self.next_def.get_or_insert_with(again);
        }
    }

    /// Stops it.
    pub fn stop(&mut self, reason: i32) {
        self.id = None;
        self.state = DomainState { state: SHUTOFF, reason };
        if let Some(next) = self.next_def.take() {
            self.set_def(next);
        }
    }

    /// Refuses what can be done with a running domain only, and what there is no memory for.
    ///
    /// # Errors
    /// As said.
    pub fn check_active(&self) -> Result<()> {
        if self.is_active() {
            return self.reserve();
        }
        // The original checks this in the part that all drivers share.
        Err(Error::new(Origin::Domain, Code::OperationInvalid, "domain is not running"))
    }

    /// A new handle of it.
    pub fn handle(&self, connection: &Connect) -> Domain {
        Domain::of(connection, &self.def.name, self.def.uuid, self.id)
    }

    /// What listings see of it.
    fn summary(&self) -> Summary {
        use DomainListFlags as F;
        let of_state = match self.state.state {
            RUNNING => F::RUNNING,
            PAUSED => F::PAUSED,
            SHUTOFF => F::SHUTOFF,
            _ => F::OTHER,
        };
        let pairs = [
            (self.is_active(), F::ACTIVE, F::INACTIVE),
            (self.persistent, F::PERSISTENT, F::TRANSIENT),
            (self.managed_save, F::MANAGEDSAVE, F::NO_MANAGEDSAVE),
            (self.autostart, F::AUTOSTART, F::NO_AUTOSTART),
            (self.has_snapshots(), F::HAS_SNAPSHOT, F::NO_SNAPSHOT),
            (self.checkpoints.as_deref().is_some_and(|all| !all.is_empty()), F::HAS_CHECKPOINT, F::NO_CHECKPOINT),
        ];
        // This is computed at each change: without branches, as the other of a pair is the one shifted.
        let bits = |(holds, one, other): (bool, F, F)| {
            debug_assert_eq!(one.bits() << 1, other.bits());
            one.bits() << u32::from(!holds)
        };
        let bits = pairs.map(bits).into_iter().fold(of_state.bits(), |all, one| all | one);
        Summary::new(self.id, self.state, F::from_bits_retain(bits))
    }

    /// Ends a change: lets listings see what it is now; returns what they saw, if it is in the list.
    pub(super) fn publish(&mut self) -> Option<Summary> {
        if std::mem::take(&mut self.stale) {
            self.numbers = Numbers::of(&self.def);
        }
        let seen = self.seen.as_ref()?;
        let before = seen.get()?;
        let now = self.summary();
        if before != now {
            seen.set(now);
        }
        Some(before)
    }

    /// Tells it where in the list it is.
    pub(super) fn list_at(&mut self, seen: Seen) {
        self.seen = Some(seen);
        self.publish();
    }

    /// Whether it is in the list.
    pub(super) fn is_listed(&self) -> bool {
        self.seen.is_some()
    }

    /// Tells it that it is in the list no more; returns where it was.
    pub(super) fn unlist(&mut self) -> Option<u32> {
        self.seen.take().map(|seen| seen.place())
    }
}
