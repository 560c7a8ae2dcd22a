//! The shape that every exported function shares.
//!
//! A call begins with [`Api::on`], which forgets the thread's last error and looks at the handle.
//! Checks follow, each a method that passes on the first failure. It ends with the finishing method
//! of its C return convention, which runs the body with panics caught, and turns an error into the
//! failure value after recording it for the thread and the connection and telling the handler.

mod argument;
mod checks;
mod faulty;
mod finish;

use crate::abi::*;
use crate::api::entry;
use crate::api::panic::{Thrown, caught, said};
use crate::api::report::dispatch;
use crate::driver::object::{
    CheckpointBody, Connect, ConnectBody, Connected, DomainBody, InterfaceBody, NetworkBody, NetworkPortBody,
    NodeDeviceBody, NwFilterBindingBody, NwFilterBody, SecretBody, SnapshotBody, StoragePoolBody, StorageVolBody,
    StreamBody,
};
use crate::error::{Code, Error, Origin, Result, reset_thread};
use crate::handle::{Borrowed, Handle};
use crate::sys::memory;

pub(crate) use argument::{bytes, c_field, c_texts, checked_uuid, clear, optional_text, room, text, write_start};
pub(crate) use checks::{Named, has, named};
pub(crate) use finish::{Failure, Text, c_count};

/// A C type that stands for a handle.
pub(crate) trait Opaque {
    /// What the handle holds.
    type Body: Connected;

    /// Where an error about a wrong handle says it comes from; `None` for the header's own origin.
    const ORIGIN: Option<Origin>;

    /// The code of that error.
    const CODE: Code;
}

macro_rules! opaque {
    ($($c:ident: $body:ident, $origin:expr, $code:ident;)*) => {
        $(impl Opaque for $c {
            type Body = $body;
            const ORIGIN: Option<Origin> = $origin;
            const CODE: Code = Code::$code;
        })*
    };
}

opaque! {
    _virConnect: ConnectBody, None, InvalidConn;
    _virDomain: DomainBody, Some(Origin::Dom), InvalidDomain;
    _virDomainSnapshot: SnapshotBody, Some(Origin::DomainSnapshot), InvalidDomainSnapshot;
    _virDomainCheckpoint: CheckpointBody, Some(Origin::DomainCheckpoint), InvalidDomainCheckpoint;
    _virNetwork: NetworkBody, Some(Origin::Network), InvalidNetwork;
    _virNetworkPort: NetworkPortBody, Some(Origin::Network), InvalidNetworkPort;
    _virInterface: InterfaceBody, Some(Origin::Interface), InvalidInterface;
    _virStoragePool: StoragePoolBody, Some(Origin::Storage), InvalidStoragePool;
    _virStorageVol: StorageVolBody, Some(Origin::Storage), InvalidStorageVol;
    _virNodeDevice: NodeDeviceBody, Some(Origin::Nodedev), InvalidNodeDevice;
    _virSecret: SecretBody, Some(Origin::Secret), InvalidSecret;
    _virStream: StreamBody, Some(Origin::Streams), InvalidStream;
    _virNWFilter: NwFilterBody, Some(Origin::Nwfilter), InvalidNwfilter;
    _virNWFilterBinding: NwFilterBindingBody, Some(Origin::Nwfilter), InvalidNwfilterBinding;
}

/// The functions of a header: the origin of the errors that its own checks make.
#[derive(Clone, Copy)]
pub(crate) struct Api(pub(crate) Origin);

impl Api {
    /// Begins a call on a handle.
    ///
    /// # Safety
    /// `handle` is NULL, or readable for the size of a tag; a live handle stays alive for the call.
    #[inline]
    pub(crate) unsafe fn on<C: Opaque>(self, function: &'static str, handle: *mut C) -> Call<Borrowed<C::Body>> {
        reset_thread();
        // SAFETY: by the caller's promise.
        let subject = unsafe { Handle::borrow(handle) };
        let subject = subject.ok_or_else(|| Failed { error: self.wrong_handle::<C>(function), subject: None });
        Call { origin: self.0, function, subject }
    }

    #[cold]
    fn wrong_handle<C: Opaque>(self, function: &'static str) -> Error {
        Error::new(C::ORIGIN.unwrap_or(self.0), C::CODE, function)
    }

    /// Begins a call that has no handle.
    pub(crate) fn call(self, function: &'static str) -> Call<NoHandle> {
        reset_thread();
        Call { origin: self.0, function, subject: Ok(NoHandle) }
    }
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

/// A call under way: its subject, or the first check that failed. Its checks are in `checks`, its ends
/// in `finish`.
pub(crate) struct Call<S> {
    origin: Origin,
    function: &'static str,
    subject: std::result::Result<S, Failed<S>>,
}

/// A failed call; the subject is kept where there is one, as its connection records the error.
struct Failed<S> {
    error: Error,
    subject: Option<S>,
}

impl<S: Subject> Call<S> {
    /// Fails the call with what `problem` makes of the function's name and origin, if `bad`.
    fn fail_if(self, bad: bool, problem: impl FnOnce(&'static str, Origin) -> Error) -> Self {
        let Call { origin, function, subject } = self;
        let subject = match subject {
            Ok(subject) if bad => Err(Failed { error: problem(function, origin), subject: Some(subject) }),
            other => other,
        };
        Call { origin, function, subject }
    }

    /// Runs the body, catches what it throws, records and tells an error.
    fn run<R>(self, body: impl FnOnce(&S) -> Result<R>) -> Option<R> {
        let Call { origin, function, subject } = self;
        let (subject, error) = match subject {
            Ok(subject) => match attempt(function, origin, &subject, body) {
                Ok(value) => return Some(value),
                Err(error) => (Some(subject), error),
            },
            Err(Failed { error, subject }) => (subject, error),
        };
        fail(function, origin, error, subject.as_ref().and_then(Subject::connect));
        None
    }

    /// Goes on as another exported function, which errors name from here on. Here the one that was
    /// called fails if the connection's URI asks for that.
    pub(crate) fn continued_as(self, function: &'static str) -> Self {
        let call =
            self.check_with(|subject, called, origin| match subject.connect().and_then(|connect| connect.faults()) {
                Some(faults) => faults.fail(called, origin),
                None => Ok(()),
            });
        Call { function, ..call }
    }
}

/// Runs a body with memory for what it cannot do without, and catches what it throws, unless the
/// connection's URI asks for another end.
///
/// There is a copy of it in each exported function: what is rare stands elsewhere.
#[inline(always)]
fn attempt<S: Subject, R>(
    function: &'static str,
    origin: Origin,
    subject: &S,
    body: impl FnOnce(&S) -> Result<R>,
) -> Result<R> {
    let scope = memory::Scope::begin()?;
    let faulty = subject.connect().filter(|connect| connect.faults().is_some());
    let last = match faulty {
        None => false,
        Some(connect) => faulty::before(connect, function, origin)?,
    };
    let result = caught(|| body(subject));
    if last {
        faulty::after(faulty);
    }
    drop(scope);
    result.unwrap_or_else(|thrown| Err(panicked(function, origin, thrown)))
}

/// Records and tells the error that a call ends with.
#[cold]
fn fail(function: &str, origin: Origin, error: Error, connect: Option<&Connect>) {
    let error = if error.is_unsupported_mark() { Error::unsupported(origin, function) } else { error };
    entry::failed(function, &error);
    dispatch(&error, connect);
}

#[cold]
fn panicked(function: &str, origin: Origin, thrown: Thrown) -> Error {
    Error::internal(origin, format!("panic in {function}: {}", said(thrown)))
}

#[cfg(test)]
mod tests;
