//! A connection: what a program opens first and what everything else belongs to.

use std::borrow::Cow;
use std::ffi::CStr;
use std::sync::{Arc, OnceLock};

use super::Connected;
use crate::driver::Driver;
use crate::driver::closing;
use crate::error::{ConnectErrors, Result};
use crate::events::Owner;
use crate::faults::Faults;
use crate::handle::{Body, Handle, Link, Members};

/// The end of a connection.
pub type Closing = closing::Closing<ConnectBody>;

/// What is called when a connection ends by itself.
pub type CloseCallback = closing::CloseCallback<ConnectBody>;

/// A connection to a driver.
pub type Connect = Handle<ConnectBody>;

/// What the handle of a connection holds.
pub struct ConnectBody {
    driver: Box<dyn Driver>,
    uri: String,
    read_only: bool,
    /// The driver's name, once it was asked for.
    kind: OnceLock<Cow<'static, CStr>>,
    faults: Option<Arc<Faults>>,
    closing: Arc<Closing>,
    /// The connection's own last error and error handler.
    pub errors: ConnectErrors,
    members: Members,
}

impl Body for ConnectBody {
    const TAG: u64 = u64::from_le_bytes(*b"virConne");
    const UPGRADED: bool = true;
    type Shared = Link<ConnectBody>;

    fn members(&self) -> Option<&Members> {
        Some(&self.members)
    }
}

impl Connect {
    /// A new connection to `driver`, which was opened by `uri` and does not end by itself.
    pub fn open(driver: Box<dyn Driver>, uri: String, read_only: bool) -> Connect {
        Connect::with_closing(driver, uri, read_only, Arc::default())
    }

    /// A new connection to `driver`, which was opened by `uri` and reports its end to `closing`.
    pub fn with_closing(driver: Box<dyn Driver>, uri: String, read_only: bool, closing: Arc<Closing>) -> Connect {
        let (faults, errors, kind) = (driver.faults(), ConnectErrors::default(), OnceLock::new());
        let members = Members::default();
        let body = ConnectBody { driver, uri, read_only, kind, faults, closing, errors, members };
        let (connection, weak) = Handle::linked(body);
        connection.closing.attach(weak);
        connection
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

    /// The name of the driver that answers, asked for once.
    ///
    /// # Errors
    /// As the driver says.
    pub fn kind(&self) -> Result<&CStr> {
        if let Some(kind) = self.kind.get() {
            return Ok(kind);
        }
        let kind = self.driver.connect_get_type()?;
        Ok(self.kind.get_or_init(|| kind))
    }

    /// Where the end of the connection is reported, and who hears of it.
    pub fn closing(&self) -> &Arc<Closing> {
        &self.closing
    }

    /// The faults that its calls meet, if it was opened with some.
    pub fn faults(&self) -> Option<&Faults> {
        self.faults.as_deref()
    }

    /// Whether whoever answered is as good as gone.
    pub fn is_gone(&self) -> bool {
        self.closing.has_ended()
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
