//! Faults on demand, for people who test their own programs: what a connection's URI asks to go wrong.
//!
//! A driver that offers faults reads them with [`Faults::asked`] and hands them out by
//! [`ConnectDriver::faults`](crate::driver::ConnectDriver::faults). From then on every call on that
//! connection, by whichever of its handles, meets them when its arguments have passed their checks and
//! before the driver hears of it. Without such parameters in the URI there is nothing of this.
//!
//! | parameter | example | what happens |
//! | --- | --- | --- |
//! | `fail=FUNCTION:CODE` | `test:///default?fail=virDomainCreate:38` | every call of the function fails with that error; the code may be its C name |
//! | `fail=FUNCTION:CODE@N` | `...?fail=virDomainSnapshotCreateXML:VIR_ERR_SYSTEM_ERROR@3` | only its third call |
//! | `fail=FUNCTION:CODE@N+` | `...?fail=virDomainCreate:38@2+` | the second call and all that follow |
//! | `latency=TIME` | `...?latency=20ms` | each call takes that much longer: `us`, `ms` or `s`, up to an hour |
//! | `disconnect-after=N` | `...?disconnect-after=100` | a hundred calls are answered, then the daemon is as good as gone |
//! | `clock=SECONDS` | `...?clock=1700000000` | the driver's time of day, in seconds since 1970, which stands still |
//!
//! `fail` may be there several times. Each function's calls are counted for each connection. Calls
//! that a program can make of a handle alone (its name, its UUID) wait for nothing, are not counted by
//! `disconnect-after` and go on when the daemon is gone; what opens, references or frees never fails.
#![forbid(unsafe_code)]

mod functions;
mod read;

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crate::error::{Code, Error, Origin, Result};

/// What shall go wrong on a connection, and how far its calls have come.
#[derive(Debug, Default)]
pub struct Faults {
    failures: Vec<Failure>,
    latency: Option<Duration>,
    disconnect_after: Option<u64>,
    clock: Option<u64>,
    /// The calls that went to the driver.
    calls: AtomicU64,
}

/// A function that shall fail.
#[derive(Debug)]
struct Failure {
    function: &'static str,
    outcome: Outcome,
    when: When,
    /// Its calls so far.
    calls: AtomicU64,
}

/// How a call shall fail.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    Error(Code),
    /// By a defect of ours: only in builds that test what becomes of one.
    #[cfg(any(test, feature = "faulty"))]
    Panic,
}

/// Which calls of a function fail; the first is 1.
#[derive(Clone, Copy, Debug, PartialEq)]
enum When {
    Always,
    At(u64),
    From(u64),
}

impl When {
    fn is(self, call: u64) -> bool {
        match self {
            When::Always => true,
            When::At(number) => call == number,
            When::From(number) => call >= number,
        }
    }
}

/// How far a call gets.
#[derive(Debug)]
pub enum Reach {
    /// It is about the handle alone.
    Handle,
    /// It reaches the driver.
    Driver,
    /// It reaches the driver as the last one that does.
    Last,
    /// The connection is dead.
    Nowhere,
}

impl Faults {
    /// Counts a call and tells how far it gets.
    pub fn reach(&self, function: &str) -> Reach {
        if functions::is_about_the_handle(function) {
            return Reach::Handle;
        }
        let call = self.calls.fetch_add(1, Ordering::Relaxed) + 1;
        match self.disconnect_after {
            Some(most) if call > most => Reach::Nowhere,
            Some(most) if call == most => Reach::Last,
            _ => Reach::Driver,
        }
    }

    /// Waits as long as each call shall. No lock may be held.
    pub fn wait(&self) {
        if let Some(latency) = self.latency {
            thread::sleep(latency);
        }
    }

    /// Fails the call if it shall fail.
    ///
    /// # Errors
    /// The one that the URI asked for.
    pub fn fail(&self, function: &str, origin: Origin) -> Result<()> {
        let mut answer = Ok(());
        // All of them count the call, also those after the one that fails it.
        for failure in self.failures.iter().filter(|failure| failure.function == function) {
            let call = failure.calls.fetch_add(1, Ordering::Relaxed) + 1;
            if answer.is_ok() && failure.when.is(call) {
                answer = failure.outcome.happen(function, origin, call);
            }
        }
        answer
    }

    /// The time of day that the driver shall go by: seconds since 1970.
    pub fn clock(&self) -> Option<u64> {
        self.clock
    }

    /// What the original's remote driver says of a daemon that is gone: the call that finds out is told
    /// of the end of the data, those after it that the connection is closed.
    pub fn dead(known: bool) -> Error {
        if known {
            return Error::internal(Origin::Rpc, "client socket is closed");
        }
        Error::system(Origin::Rpc, &std::io::Error::from_raw_os_error(libc::EIO), "End of file while reading data")
    }
}

impl Outcome {
    fn happen(self, function: &str, origin: Origin, call: u64) -> Result<()> {
        match self {
            Outcome::Error(code) => {
                Err(Error::new(origin, code, format!("call {call} of {function} fails as its URI asks")))
            }
            #[cfg(any(test, feature = "faulty"))]
            #[allow(clippy::panic, reason = "it was asked for")]
            Outcome::Panic => panic!("call {call} of {function} panics as its URI asks"),
        }
    }
}

#[cfg(test)]
mod tests;
