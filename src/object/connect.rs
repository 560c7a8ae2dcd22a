//! A connection: what a program opens first and what everything else belongs to.

use parking_lot::Mutex;

use super::{Body, Connected, Handle};
use crate::driver::{CloseCallback, Driver};
use crate::error::ConnectErrors;

/// A connection to a driver.
pub type Connect = Handle<ConnectBody>;

/// What the handle of a connection holds.
pub struct ConnectBody {
    driver: Box<dyn Driver>,
    uri: String,
    read_only: bool,
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
        let errors = ConnectErrors::default();
        Handle::new(ConnectBody { driver, uri, read_only, errors, close_callback: Mutex::default() })
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
