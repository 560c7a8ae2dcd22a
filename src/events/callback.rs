//! Which callback hears of what: the kinds of things that events are about.

use std::sync::Arc;

use super::{DomainEvent, NetworkEvent, NodeDeviceEvent, StoragePoolEvent};
use crate::driver::object::{Connect, Domain, Network, NodeDevice, StoragePool};
use crate::uuid::Uuid;

/// What is called with the callback's connection, the thing and what happened to it.
type Call<Thing, What> = dyn Fn(&Connect, &Thing, &What) + Send + Sync;

/// A program's callback for one kind of events of one kind of things.
pub struct Callback<Thing, Event> {
    /// Tells callbacks apart: the address of the C function.
    pub identity: usize,
    /// The call itself. The program's data is freed when the last clone of it is dropped, unless the
    /// registration failed.
    pub call: Arc<Call<Thing, Event>>,
}

/// A callback for what happens to domains.
pub type DomainCallback = Callback<Domain, DomainEvent>;
/// A callback for what happens to networks.
pub type NetworkCallback = Callback<Network, NetworkEvent>;
/// A callback for what happens to storage pools.
pub type StoragePoolCallback = Callback<StoragePool, StoragePoolEvent>;
/// A callback for what happens to devices of the host.
pub type NodeDeviceCallback = Callback<NodeDevice, NodeDeviceEvent>;

/// A callback for any kind of things.
pub enum Listener {
    /// For domains.
    Domain(DomainCallback),
    /// For networks.
    Network(NetworkCallback),
    /// For storage pools.
    StoragePool(StoragePoolCallback),
    /// For devices of the host.
    NodeDevice(NodeDeviceCallback),
}

/// An event, with the thing that it is about as it was then.
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
}

/// The only thing that a callback hears of.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// The one of that UUID.
    Uuid(Uuid),
    /// The one of that name, for things that have no UUID.
    Name(String),
}

impl Listener {
    /// The address of the C function.
    pub(super) fn identity(&self) -> usize {
        match self {
            Listener::Domain(callback) => callback.identity,
            Listener::Network(callback) => callback.identity,
            Listener::StoragePool(callback) => callback.identity,
            Listener::NodeDevice(callback) => callback.identity,
        }
    }

    /// Whether both are for things of the same kind.
    pub(super) fn is_like(&self, other: &Listener) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// Whether the callback, registered for an event id, is for such events.
    pub(super) fn takes(&self, id: i32, event: &Event) -> bool {
        match (self, event) {
            (Listener::Domain(_), Event::Domain { event, .. }) => event.id() == id,
            (Listener::Network(_), Event::Network { event, .. }) => event.id() == id,
            (Listener::StoragePool(_), Event::StoragePool { event, .. }) => event.id() == id,
            (Listener::NodeDevice(_), Event::NodeDevice { event, .. }) => event.id() == id,
            _ => false,
        }
    }

    /// Tells the program, if the callback is for things of that kind.
    pub(super) fn call(&self, connection: &Connect, event: &Event) {
        match (self, event) {
            (Listener::Domain(callback), Event::Domain { name, uuid, id, event }) => {
                (callback.call)(connection, &Domain::of(connection, name, *uuid, *id), event);
            }
            (Listener::Network(callback), Event::Network { name, uuid, event }) => {
                (callback.call)(connection, &Network::of(connection, name, *uuid), event);
            }
            (Listener::StoragePool(callback), Event::StoragePool { name, uuid, event }) => {
                (callback.call)(connection, &StoragePool::of(connection, name, *uuid), event);
            }
            (Listener::NodeDevice(callback), Event::NodeDevice { name, event }) => {
                (callback.call)(connection, &NodeDevice::of(connection, name, None), event);
            }
            _ => {}
        }
    }
}

impl Event {
    /// Whether it happened to that thing.
    pub(super) fn is_about(&self, only: &Filter) -> bool {
        match (self, only) {
            (
                Event::Domain { uuid, .. } | Event::Network { uuid, .. } | Event::StoragePool { uuid, .. },
                Filter::Uuid(wanted),
            ) => uuid == wanted,
            (Event::NodeDevice { name, .. }, Filter::Name(wanted)) => name == wanted,
            _ => false,
        }
    }
}
