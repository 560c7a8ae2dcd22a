//! Registering for events: the parts of `libvirt-domain.h`, `libvirt-network.h` and others that do so.

use super::unsupported;
use crate::error::Result;
use crate::events::{Kind, Listener, Owner, Pair};

/// What the headers ask of a driver about events of whatever kind.
///
/// A driver keeps a [`Hub`](crate::events::Hub), which does most of it. One that has its events from elsewhere asks there
/// for each pair of event and filter once, by [`Hub::register_asking`](crate::events::Hub::register_asking): the hub says
/// which registration is the first of its pair, and which the last. A registration that fails must leave no callback
/// behind: the program may free its data when the call returns.
pub trait EventDriver {
    /// Registers a callback for events of one kind of things, of all or of one; returns the id to deregister with. The
    /// original has a slot for each kind: `connectDomainEventRegisterAny`, `connectNetworkEventRegisterAny` and so on.
    fn connect_event_register_any(&self, _owner: Owner, _pair: Pair, _listener: Listener) -> Result<i32> {
        unsupported()
    }

    /// Deregisters the callback of that id: `connectDomainEventDeregisterAny` and the others of its kind.
    fn connect_event_deregister_any(&self, _owner: Owner, _kind: Kind, _id: i32) -> Result<()> {
        unsupported()
    }

    /// Registers a callback for lifecycle events of all domains, by the older call without ids.
    fn connect_domain_event_register(&self, _owner: Owner, _listener: Listener) -> Result<()> {
        unsupported()
    }

    /// Deregisters the callback of that function, registered by the older call.
    fn connect_domain_event_deregister(&self, _owner: Owner, _identity: usize) -> Result<()> {
        unsupported()
    }
}
