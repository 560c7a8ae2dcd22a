//! The test driver: domains that live in memory, in this process, and nowhere else.
//!
//! `test:///default` is one [`State`] for all connections of the process, kept as long as one of
//! them lives; `test:///path.xml` is a state of its own for each connection, read from a file.

mod addresses;
mod affect;
mod capabilities;
mod checkpoint;
mod clock;
mod connect;
mod devices;
mod domain;
mod domain_capabilities;
mod event;
mod guest;
mod keys;
mod lifecycle;
mod memory;
mod messages;
mod metadata;
mod node;
mod node_file;
mod objects;
mod save;
mod save_image;
mod screenshot;
mod snapshot;
mod state;
mod stats;
mod tuning;
mod vcpu;

use std::sync::{Arc, Weak};

use crate::auth::{self, Authenticator};
use crate::driver::{Closing, Opened, Opening};
use crate::error::{Code, Error, Result};
use crate::faults::Faults;
use crate::flags::{self, ConnectFlags};
use crate::lock::Mutex;
use crate::uri::Uri;
use state::{Login, State};

/// Where this driver's errors come from.
const ORIGIN: crate::error::Origin = crate::error::Origin::Test;

/// What one connection sees.
struct TestDriver {
    state: Arc<State>,
    /// What the connection's URI asks to go wrong.
    faults: Option<Arc<Faults>>,
    /// Where those report that the connection ended.
    closing: Arc<Closing>,
    /// After the state, as fields are dropped in this order.
    _left: Left,
}

/// When a connection has left its state: gives back what is kept of the shared state once all have, so
/// that a program that has closed everything finds no memory in use.
struct Left;

impl Drop for Left {
    fn drop(&mut self) {
        let mut shared = DEFAULT.lock();
        if shared.strong_count() == 0 {
            *shared = Weak::new();
        }
    }
}

/// The state behind `test:///default`, while a connection has it.
static DEFAULT: Mutex<Weak<State>> = Mutex::new(Weak::new());

/// Opens a connection, if the URI is for this driver and no other host.
///
/// # Errors
/// When the URI asks for faults that there are not, when it names neither the default nor a file, the file does not
/// describe a node, or the node wants a user and password and the program has not the right ones.
pub(crate) fn open(opening: &Opening<'_>) -> Result<Option<Opened>> {
    let Some(uri) = opening.uri else { return Ok(None) };
    if uri.scheme.as_deref() != Some("test") || uri.server.is_some() || uri.path == "/embed" {
        return Ok(None);
    }
    flags::check(ORIGIN, "testConnectOpen", opening.flags, ConnectFlags::RO)?;
    let faults = Faults::asked(uri, ORIGIN)?;
    let state = match uri.path.as_str() {
        "" | "/" => {
            let detail = "testOpen: supply a path or use test:///default";
            return Err(Error::new(ORIGIN, Code::InvalidArg, detail));
        }
        "/default" => default_state()?,
        path => Arc::new(node_file::load(path)?),
    };
    authenticate(&state.logins, uri, opening.auth)?;
    let (faults, closing) = (faults.map(Arc::new), opening.closing.clone());
    let driver = Box::new(TestDriver { state, faults, closing, _left: Left });
    Ok(Some(Opened { driver, uri: None }))
}

/// The shared state, made if no connection has it.
fn default_state() -> Result<Arc<State>> {
    let mut shared = DEFAULT.lock();
    if let Some(state) = shared.upgrade() {
        return Ok(state);
    }
    let state = Arc::new(node_file::default()?);
    *shared = Arc::downgrade(&state);
    Ok(state)
}

/// Asks for a user and password if the node file wants them.
fn authenticate(logins: &[Login], uri: &Uri, auth: Option<&dyn Authenticator>) -> Result<()> {
    if logins.is_empty() {
        return Ok(());
    }
    let name = auth::username(uri, auth, "test", None, "localhost")?;
    let login = logins.iter().find(|login| login.name == name);
    // An unknown user is asked for a password like any other.
    let wanted = login.map(|login| login.password.as_deref());
    let good = match wanted {
        Some(None) => true,
        _ => {
            let given = auth::password(uri, auth, "test", &name, "localhost")?;
            wanted.flatten().is_some_and(|password| password == given)
        }
    };
    if good {
        return Ok(());
    }
    let detail = "authentication failed, see test XML for the correct username/password";
    Err(Error::new(ORIGIN, Code::AuthFailed, detail))
}
