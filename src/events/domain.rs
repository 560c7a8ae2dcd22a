//! What happens to domains, and the callbacks that hear of it.

use std::sync::Arc;

use crate::object::{Connect, Domain};

/// Something that happened to a domain.
#[derive(Clone, Debug, PartialEq)]
pub enum DomainEvent {
    /// The domain was defined, started, suspended and so on.
    Lifecycle {
        /// A value of `virDomainEventType`.
        event: i32,
        /// A value of the enum that belongs to the event.
        detail: i32,
    },
}

/// A program's callback for one kind of domain events.
#[derive(Clone)]
pub struct DomainCallback {
    /// Tells callbacks apart: the address of the C function.
    pub identity: usize,
    /// The call itself; the program's data is freed when the last clone of it is dropped.
    pub call: Arc<dyn Fn(&Connect, &Domain, &DomainEvent) + Send + Sync>,
}
