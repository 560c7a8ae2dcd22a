//! Opening a connection: what a driver is asked, and what it answers.

use std::sync::Arc;

use super::{Closing, Driver};
use crate::auth::Authenticator;
use crate::client_config::ClientConfig;
use crate::flags::ConnectFlags;
use crate::uri::Uri;

/// What a program asked for when it opened a connection.
#[derive(Clone, Copy)]
pub struct Opening<'a> {
    /// The URI as it is to be opened: aliases resolved, defaults filled in, but not otherwise changed. `None` where
    /// neither the program nor its configuration names one, and drivers may look for what there is.
    pub name: Option<&'a str>,
    /// The same, parsed.
    pub uri: Option<&'a Uri>,
    /// All of the program's flags but `VIR_CONNECT_NO_ALIASES`; unknown ones are the driver's to refuse.
    pub flags: ConnectFlags,
    /// Who answers questions for names and passwords, if somebody does.
    pub auth: Option<&'a dyn Authenticator>,
    /// The client's configuration, `libvirt.conf`.
    pub config: &'a ClientConfig,
    /// Where the driver reports that the connection ended by itself.
    pub closing: &'a Arc<Closing>,
}

/// An open connection.
pub struct Opened {
    /// What answers its calls.
    pub driver: Box<dyn Driver>,
    /// The URI that `virConnectGetURI` gives; `None` for the one that was opened, in its canonical form.
    pub uri: Option<String>,
}
