//! Events of what changes under a lock.

use super::object::DomainObject;
use crate::events::{DomainEvent, Event, Hub, Wake};
use crate::lock::RwLock;

/// Where a change puts its events.
///
/// They are queued at once, so that all hear of changes in their order, but the event loop, which may be
/// the program's own, is woken only when this is dropped. Functions that take locks make it before they
/// do, so that no lock is held then.
pub struct Events<'a> {
    hub: &'a Hub,
    /// None as long as nothing happened, so that most changes have nothing to drop.
    wake: Option<Wake>,
}

impl<'a> Events<'a> {
    /// None yet. To be made before a lock is taken.
    pub(super) fn new(hub: &'a Hub) -> Events<'a> {
        Events { hub, wake: None }
    }

    /// What happened to a domain in its life: values of `virDomainEventType` and the enum that belongs to it.
    pub fn lifecycle<G>(&mut self, about: &DomainObject<G>, event: i32, detail: i32) {
        self.domain(about, DomainEvent::Lifecycle { event, detail });
    }

    /// Anything that happened to a domain.
    pub fn domain<G>(&mut self, about: &DomainObject<G>, event: DomainEvent) {
        let def = about.def();
        self.add(Event::Domain { name: def.name.to_string(), uuid: def.uuid, id: about.id, event });
    }

    /// What happened to something else.
    pub fn add(&mut self, event: Event) {
        self.wake.get_or_insert_default().and(self.hub.emit(event));
    }
}

/// Changes what a lock guards, which is no domain: gives `change` the value and a place for its events,
/// and wakes the event loop for these when the lock is released.
pub fn change<T, R>(lock: &RwLock<T>, hub: &Hub, change: impl FnOnce(&mut T, &mut Events<'_>) -> R) -> R {
    let mut events = Events::new(hub);
    let mut value = lock.write();
    change(&mut value, &mut events)
}
