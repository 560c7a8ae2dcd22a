//! Calls on a connection whose URI asks for faults: see [`crate::faults`].

use crate::call::Rule;
use crate::call::panic::guarded;
use crate::driver::CloseReason;
use crate::driver::object::Connect;
use crate::error::Result;
use crate::faults::{Faults, Reach};

/// Lets a call on a connection that has faults come as far as they let it; tells whether it is the last
/// one that is answered.
///
/// # Errors
/// The end that the faults have for it.
#[cold]
pub(super) fn before(connect: &Connect, rule: &Rule) -> Result<bool> {
    let Some(faults) = connect.faults() else { return Ok(false) };
    let (function, origin) = (rule.function(), rule.origin());
    let reach = faults.reach(function);
    match reach {
        Reach::Nowhere => {
            // Who calls may find out before the event loop does.
            connect.closing().report(CloseReason::EndOfFile);
            return Err(Faults::dead(connect.closing().tell(connect, CloseReason::EndOfFile)));
        }
        Reach::Handle => {}
        Reach::Driver | Reach::Last => faults.wait(),
    }
    let last = matches!(reach, Reach::Last);
    let failed = guarded(rule, || faults.fail(function, origin));
    if last && failed.is_err() {
        after(Some(connect));
    }
    failed.map(|()| last)
}

/// Lets the connection die after the last call that is answered. It is small, but stands in no function's way.
#[cold]
#[inline(never)]
pub(super) fn after(connect: Option<&Connect>) {
    if let Some(connect) = connect {
        connect.closing().report(CloseReason::EndOfFile);
    }
}
