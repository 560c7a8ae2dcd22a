//! What happened, and who is told: events and callbacks as values, whatever the things are that events are about.

use std::sync::Arc;

use super::{DomainEvent, NetworkEvent, NodeDeviceEvent, SecretEvent, StoragePoolEvent};
use crate::uuid::Uuid;

/// A kind of things that events are about. Each has event ids of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Domains.
    Domain,
    /// Virtual networks.
    Network,
    /// Storage pools.
    StoragePool,
    /// Devices of the host.
    NodeDevice,
    /// Secrets.
    Secret,
}

/// An event, with the thing that it is about as it was then.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Something happened to a domain.
    Domain {
        /// Its name.
        name: String,
        /// Its UUID.
        uuid: Uuid,
        /// Its id, if it runs.
        id: Option<i32>,
        /// What happened.
        event: DomainEvent,
    },
    /// Something happened to a network.
    Network {
        /// Its name.
        name: String,
        /// Its UUID.
        uuid: Uuid,
        /// What happened.
        event: NetworkEvent,
    },
    /// Something happened to a storage pool.
    StoragePool {
        /// Its name.
        name: String,
        /// Its UUID.
        uuid: Uuid,
        /// What happened.
        event: StoragePoolEvent,
    },
    /// Something happened to a device of the host.
    NodeDevice {
        /// Its name.
        name: String,
        /// What happened.
        event: NodeDeviceEvent,
    },
    /// Something happened to a secret.
    Secret {
        /// Its UUID.
        uuid: Uuid,
        /// What it is for: a value of `virSecretUsageType`.
        usage_type: i32,
        /// Which thing of that kind it is for.
        usage_id: String,
        /// What happened.
        event: SecretEvent,
    },
}

impl Event {
    /// The kind of things that it is about.
    pub fn kind(&self) -> Kind {
        match self {
            Event::Domain { .. } => Kind::Domain,
            Event::Network { .. } => Kind::Network,
            Event::StoragePool { .. } => Kind::StoragePool,
            Event::NodeDevice { .. } => Kind::NodeDevice,
            Event::Secret { .. } => Kind::Secret,
        }
    }

    /// The event id of its kind that a callback registers for to hear of it.
    pub fn id(&self) -> i32 {
        match self {
            Event::Domain { event, .. } => event.id(),
            Event::Network { event, .. } => event.id(),
            Event::StoragePool { event, .. } => event.id(),
            Event::NodeDevice { event, .. } => event.id(),
            Event::Secret { event, .. } => event.id(),
        }
    }

    /// Whether it happened to that thing.
    fn is_about(&self, only: &Filter) -> bool {
        match (self, only) {
            (
                Event::Domain { uuid, .. }
                | Event::Network { uuid, .. }
                | Event::StoragePool { uuid, .. }
                | Event::Secret { uuid, .. },
                Filter::Uuid(wanted),
            ) => uuid == wanted,
            (Event::NodeDevice { name, .. }, Filter::Name(wanted)) => name == wanted,
            _ => false,
        }
    }
}

/// The only thing that a callback hears of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The one of that UUID.
    Uuid(Uuid),
    /// The one of that name, for things that have no UUID.
    Name(String),
}

/// What a callback is registered for. A driver that has its events from elsewhere asks for each pair of event and
/// filter once, however many callbacks want it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The kind of things.
    pub kind: Kind,
    /// The event id of that kind.
    pub event: i32,
    /// What alone to hear of; `None` for all things of the kind.
    pub filter: Option<Filter>,
}

impl Pair {
    /// Whether an event is one of those.
    pub(super) fn takes(&self, event: &Event) -> bool {
        self.kind == event.kind()
            && self.event == event.id()
            && self.filter.as_ref().is_none_or(|only| event.is_about(only))
    }
}

/// Who registered a callback: a number that each connection has for itself as long as it has callbacks. Callbacks are
/// deregistered by who registered them alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner(pub usize);

/// A program's callback.
pub struct Listener {
    /// Tells callbacks apart: the address of the C function.
    pub identity: usize,
    /// The call itself. What it holds (the program's data, and the connection, which lives as long as it has callbacks)
    /// goes with the last clone of it.
    pub call: Arc<dyn Fn(&Event) + Send + Sync>,
}
