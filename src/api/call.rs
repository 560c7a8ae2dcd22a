//! The shape that every exported function shares.
//!
//! A call begins with [`begin!`], which logs it, forgets the thread's last error, looks at the handle and
//! checks the arguments as the function's rule says (`src/call/`). It ends with the finishing method of
//! its C return convention, which runs the body with panics caught, and turns an error into the failure
//! value after recording it for the thread and the connection and telling the handler.

mod argument;
#[macro_use]
mod begin;
mod checks;
mod faulty;
mod finish;
mod given;

use crate::abi::*;
use crate::api::entry;
use crate::api::report::dispatch;
use crate::call::panic::{self, caught};
use crate::call::{Kind, Rule};
use crate::driver::object::{
    CheckpointBody, Connect, ConnectBody, Connected, DomainBody, InterfaceBody, NetworkBody, NetworkPortBody,
    NodeDeviceBody, NwFilterBindingBody, NwFilterBody, SecretBody, SnapshotBody, StoragePoolBody, StorageVolBody,
    StreamBody,
};
use crate::error::{Error, Result};
use crate::handle::Borrowed;
use crate::sys::memory;

pub(crate) use argument::{bytes, c_field, c_texts, checked_uuid, clear, optional_text, room, text, write_start};
pub(crate) use begin::doubt;
pub(crate) use finish::{Failure, Text, c_count};

/// A C type that stands for a handle.
pub(crate) trait Opaque {
    /// What the handle holds.
    type Body: Connected;

    /// Its kind, as the rules call it.
    const HANDLE: Kind;
}

macro_rules! opaque {
    ($($c:ident: $body:ident, $kind:ident;)*) => {
        $(impl Opaque for $c {
            type Body = $body;
            const HANDLE: Kind = Kind::$kind;
        })*
    };
}

opaque! {
    _virConnect: ConnectBody, Connect;
    _virDomain: DomainBody, Domain;
    _virDomainSnapshot: SnapshotBody, DomainSnapshot;
    _virDomainCheckpoint: CheckpointBody, DomainCheckpoint;
    _virNetwork: NetworkBody, Network;
    _virNetworkPort: NetworkPortBody, NetworkPort;
    _virInterface: InterfaceBody, Interface;
    _virStoragePool: StoragePoolBody, StoragePool;
    _virStorageVol: StorageVolBody, StorageVol;
    _virNodeDevice: NodeDeviceBody, NodeDevice;
    _virSecret: SecretBody, Secret;
    _virStream: StreamBody, Stream;
    _virNWFilter: NwFilterBody, NwFilter;
    _virNWFilterBinding: NwFilterBindingBody, NwFilterBinding;
}

/// The subject of a call that has no handle.
pub(crate) struct NoHandle;

/// What a call is about: a handle, or nothing.
pub(crate) trait Subject {
    /// The connection whose error record and handler the call's failure goes to.
    fn connect(&self) -> Option<&Connect>;
}

impl Subject for NoHandle {
    fn connect(&self) -> Option<&Connect> {
        None
    }
}

impl<T: Connected> Subject for Borrowed<T> {
    fn connect(&self) -> Option<&Connect> {
        Some(self.connection())
    }
}

/// A call under way: its subject, or the first check that failed. It begins in `begin`, has checks of its own
/// from `checks`, and ends in `finish`.
pub(crate) struct Call<S> {
    /// The function's, or that of the one that it goes on as.
    rule: &'static Rule,
    subject: std::result::Result<S, Failed<S>>,
}

/// A failed call; the subject is kept where there is one, as its connection records the error.
struct Failed<S> {
    error: Error,
    subject: Option<S>,
}

impl<S: Subject> Call<S> {
    /// Runs the body, catches what it throws, records and tells an error.
    fn run<R>(self, body: impl FnOnce(&S) -> Result<R>) -> Option<R> {
        let Call { rule, subject } = self;
        let (subject, error) = match subject {
            Ok(subject) => match attempt(rule, &subject, body) {
                Ok(value) => return Some(value),
                Err(error) => (Some(subject), error),
            },
            Err(Failed { error, subject }) => (subject, error),
        };
        fail(rule, error, subject.as_ref().and_then(Subject::connect));
        None
    }
}

/// Runs a body with memory for what it cannot do without, and catches what it throws, unless the
/// connection's URI asks for another end.
///
/// There is a copy of it in each exported function: what is rare stands elsewhere.
#[inline(always)]
fn attempt<S: Subject, R>(rule: &'static Rule, subject: &S, body: impl FnOnce(&S) -> Result<R>) -> Result<R> {
    let scope = memory::Scope::begin()?;
    let faulty = subject.connect().filter(|connect| connect.faults().is_some());
    let last = match faulty {
        None => false,
        Some(connect) => faulty::before(connect, rule)?,
    };
    let result = caught(|| body(subject));
    if last {
        faulty::after(faulty);
    }
    drop(scope);
    result.unwrap_or_else(|thrown| Err(panic::error(rule, thrown)))
}

/// Records and tells the error that a call ends with.
#[cold]
fn fail(rule: &Rule, error: Error, connect: Option<&Connect>) {
    let error = rule.told(error);
    entry::failed(rule.function(), &error);
    dispatch(&error, connect);
}

#[cfg(test)]
mod tests;
