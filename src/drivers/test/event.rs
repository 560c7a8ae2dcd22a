//! Registering for events: the state's hub does it.

use super::TestDriver;
use crate::driver::{EventDriver, unsupported};
use crate::error::Result;
use crate::events::{Kind, Listener, Owner, Pair};

impl EventDriver for TestDriver {
    fn connect_event_register_any(&self, owner: Owner, pair: Pair, listener: Listener) -> Result<i32> {
        // The driver has no secrets.
        if pair.kind == Kind::Secret {
            return unsupported();
        }
        self.state.events.register_any(owner, pair, listener).map(|registered| registered.id)
    }

    fn connect_event_deregister_any(&self, owner: Owner, kind: Kind, id: i32) -> Result<()> {
        if kind == Kind::Secret {
            return unsupported();
        }
        self.state.events.deregister_any(owner, id).map(drop)
    }

    fn connect_domain_event_register(&self, owner: Owner, listener: Listener) -> Result<()> {
        self.state.events.register(owner, listener).map(drop)
    }

    fn connect_domain_event_deregister(&self, owner: Owner, identity: usize) -> Result<()> {
        self.state.events.deregister(owner, identity).map(drop)
    }
}
