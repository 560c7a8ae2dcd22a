//! A driver for tests that is to the contract what a remote one is: its calls are answered by another thread, its errors
//! are made there, it has a URI and a name of its own, and its connection may end at any time.

pub(crate) mod peer;

use std::borrow::Cow;
use std::ffi::{CStr, CString};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Weak};
use std::thread;

use crate::driver::object::{Connect, Domain};
use crate::driver::{
    CheckpointDriver, Closing, ConnectDriver, DomainDeviceDriver, DomainDriver, DomainGuestDriver, DomainMemoryDriver,
    DomainMetadataDriver, DomainSaveDriver, DomainStatsDriver, DomainTuningDriver, DomainVcpuDriver, EventDriver,
    InterfaceDriver, NetworkDriver, NodeDeviceDriver, NodeDriver, Opened, Opening, SnapshotDriver, StorageDriver,
};
use crate::error::{Error, Origin, Result};
use crate::events::{Hub, Kind, Listener, Owner, Pair};
use crate::uuid::Uuid;
use peer::{Answer, Call, Question};

/// A connection: a way to the thread that answers.
struct Distant {
    peer: Sender<Call>,
    shared: Arc<Shared>,
}

/// What the connection shares with the thread that answers.
struct Shared {
    hub: Hub,
    closing: Arc<Closing>,
}

/// Opens `distant:///NAME`, and what nobody names with the flag for that.
pub(crate) fn open(opening: &Opening<'_>) -> Result<Option<Opened>> {
    let Some(uri) = opening.uri.filter(|uri| uri.scheme.as_deref() == Some("distant")) else { return Ok(None) };
    let shared = Arc::new(Shared { hub: Hub::default(), closing: opening.closing.clone() });
    let (peer, questions) = mpsc::channel();
    let kept = Arc::downgrade(&shared);
    thread::spawn(move || peer::answer(&questions, &kept));
    let own = format!("distant://peer{}?seen={}", uri.path, opening.name.unwrap_or_default());
    Ok(Some(Opened { driver: Box::new(Distant { peer, shared }), uri: Some(own) }))
}

impl Distant {
    /// Asks the other thread, and waits.
    fn ask(&self, question: Question) -> Result<Answer> {
        let gone = || Error::internal(Origin::Rpc, "client socket is closed");
        let (sender, answer) = mpsc::channel();
        self.peer.send(Call { question, answer: sender }).map_err(|_| gone())?;
        answer.recv().map_err(|_| gone())?
    }
}

impl ConnectDriver for Distant {
    fn connect_get_type(&self) -> Result<Cow<'static, CStr>> {
        match self.ask(Question::Type)? {
            Answer::Text(text) => Ok(Cow::Owned(CString::new(text).unwrap_or_default())),
            _ => Err(Error::internal(Origin::Rpc, "no type")),
        }
    }

    fn connect_is_alive(&self) -> Result<bool> {
        Ok(!self.shared.closing.has_ended())
    }

    fn connect_register_close_callback(&self) -> Result<()> {
        self.ask(Question::Say("close callback")).map(drop)
    }

    fn connect_unregister_close_callback(&self) -> Result<()> {
        self.ask(Question::Say("no close callback")).map(drop)
    }
}

impl DomainDriver for Distant {
    fn domain_lookup_by_uuid(&self, connection: &Connect, uuid: &Uuid) -> Result<Domain> {
        match self.ask(Question::Domain(*uuid))? {
            Answer::Text(name) => Ok(Domain::of(connection, &name, *uuid, Some(3))),
            _ => Err(Error::internal(Origin::Rpc, "no domain")),
        }
    }

    fn domain_suspend(&self, domain: &Domain) -> Result<()> {
        self.ask(Question::Suspend(domain.uuid)).map(drop)
    }
}

impl EventDriver for Distant {
    fn connect_event_register_any(&self, owner: Owner, pair: Pair, listener: Listener) -> Result<i32> {
        self.shared.hub.register_asking(owner, pair, listener, |pair| {
            if pair.event == peer::REFUSED {
                return self.ask(Question::Refuse).map(drop);
            }
            self.ask(Question::Note(format!("event {} {}", pair.event, pair.filter.is_some()))).map(drop)
        })
    }

    fn connect_event_deregister_any(&self, owner: Owner, _kind: Kind, id: i32) -> Result<()> {
        let gone = self.shared.hub.deregister_any(owner, id)?;
        if gone.last {
            self.ask(Question::Note(format!("no event {} {}", gone.pair.event, gone.pair.filter.is_some())))?;
        }
        Ok(())
    }
}

impl CheckpointDriver for Distant {}
impl DomainDeviceDriver for Distant {}
impl DomainGuestDriver for Distant {}
impl DomainMemoryDriver for Distant {}
impl DomainMetadataDriver for Distant {}
impl DomainSaveDriver for Distant {}
impl DomainStatsDriver for Distant {}
impl DomainTuningDriver for Distant {}
impl DomainVcpuDriver for Distant {}
impl InterfaceDriver for Distant {}
impl NetworkDriver for Distant {}
impl NodeDeviceDriver for Distant {}
impl NodeDriver for Distant {}
impl SnapshotDriver for Distant {}
impl StorageDriver for Distant {}

/// The other thread does not keep the connection.
type Kept = Weak<Shared>;
