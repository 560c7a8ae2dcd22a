//! A connection: what a program opens first and what everything else belongs to.

use std::sync::Arc;

use super::Connected;
use crate::driver::{CloseCallback, Driver};
use crate::error::ConnectErrors;
use crate::events::Owner;
use crate::faults::Faults;
use crate::handle::{Body, Handle};
use crate::lock::Mutex;

/// A connection to a driver.
pub type Connect = Handle<ConnectBody>;

/// What the handle of a connection holds.
pub struct ConnectBody {
    driver: Box<dyn Driver>,
    uri: String,
    read_only: bool,
    faults: Option<Arc<Faults>>,
    /// The connection's own last error and error handler.
    pub errors: ConnectErrors,
    /// Called when the connection breaks.
    pub close_callback: Mutex<Option<CloseCallback>>,
}

impl Body for ConnectBody {
    const TAG: u64 = u64::from_le_bytes(*b"virConne");
    type Shared = ();
}

impl Connect {
    /// A new connection to `driver`, which was opened by `uri`.
    pub fn open(driver: Box<dyn Driver>, uri: String, read_only: bool) -> Connect {
        let (faults, errors) = (driver.faults(), ConnectErrors::default());
        Handle::new(ConnectBody { driver, uri, read_only, faults, errors, close_callback: Mutex::default() })
    }
}

impl Connect {
    /// What tells its registrations for events from others'.
    pub fn owner(&self) -> Owner {
        Owner(self.as_raw::<()>() as usize)
    }
}

impl ConnectBody {
    /// The driver that answers for this connection.
    pub fn driver_of(&self) -> &dyn Driver {
        self.driver.as_ref()
    }

    /// The URI that the connection was opened by, whole, aliases resolved.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// The faults that its calls meet, if it was opened with some.
    pub fn faults(&self) -> Option<&Faults> {
        self.faults.as_deref()
    }

    /// Whether whoever answered is as good as gone.
    pub fn is_gone(&self) -> bool {
        self.faults().is_some_and(Faults::is_gone)
    }

    /// Whether the connection may only look.
    pub fn read_only(&self) -> bool {
        self.read_only
    }
}

impl Connected for ConnectBody {
    fn connection_of(handle: &Handle<Self>) -> &Connect {
        handle
    }
}
