//! What the driver keeps of a node.

use std::sync::Arc;

use super::ORIGIN;
use super::capabilities::Cell;
use super::guest::KeptGuest;
use super::objects::Objects;
use crate::domains::{DomainCell, Domains};
use crate::driver::NodeInfo;
use crate::driver::object::Domain;
use crate::error::Result;
use crate::events::Hub;

/// A domain of this driver.
pub(super) type DomainObject = crate::domains::DomainObject<KeptGuest>;

/// A user that may open a connection to a node file.
pub(super) struct Login {
    /// The name.
    pub(super) name: String,
    /// The password, if one is wanted.
    pub(super) password: Option<String>,
}

/// All that one node has.
pub(super) struct State {
    pub(super) domains: Domains<KeptGuest>,
    pub(super) node: NodeInfo,
    pub(super) cells: Vec<Cell>,
    pub(super) logins: Vec<Login>,
    pub(super) events: Arc<Hub>,
    pub(super) objects: Objects,
}

impl State {
    /// A node without domains.
    pub(super) fn new(node: NodeInfo, cells: Vec<Cell>, logins: Vec<Login>, objects: Objects) -> State {
        let events = Arc::new(Hub::default());
        State { domains: Domains::new(ORIGIN, Arc::clone(&events)), node, cells, logins, events, objects }
    }

    /// What is behind a handle.
    pub(super) fn domain(&self, handle: &Domain) -> Result<Arc<DomainCell<KeptGuest>>> {
        self.domains.cell(handle)
    }
}
