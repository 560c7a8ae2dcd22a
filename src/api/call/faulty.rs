//! Calls on a connection whose URI asks for faults: see [`crate::faults`].

use std::sync::Arc;
use std::time::Duration;

use super::panicked;
use crate::abi::VIR_CONNECT_CLOSE_REASON_EOF;
use crate::call::Rule;
use crate::call::panic::caught;
use crate::driver::CloseDelivery;
use crate::driver::object::Connect;
use crate::error::Result;
use crate::events::{self, TimerCallback};
use crate::faults::Reach;
use crate::lock::Mutex;

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
        Reach::Nowhere(error) => {
            // Who calls may find out before the event loop does.
            tell_of_the_end(connect);
            return Err(error);
        }
        Reach::Handle => {}
        Reach::Driver | Reach::Last => faults.wait(),
    }
    let last = matches!(reach, Reach::Last);
    let failed = caught(|| faults.fail(function, origin));
    let failed = failed.unwrap_or_else(|thrown| Err(panicked(rule, thrown)));
    if last && failed.is_err() {
        after(Some(connect));
    }
    failed.map(|()| last)
}

/// Lets the connection die after the last call that is answered.
#[cold]
pub(super) fn after(connect: Option<&Connect>) {
    let Some(connect) = connect else { return };
    if let Some(faults) = connect.faults() {
        faults.disconnect();
    }
    have_the_end_told(connect);
}

/// Lets the event loop tell the program soon that the connection broke, if the program wants to know.
fn have_the_end_told(connect: &Connect) {
    if connect.close_callback.lock().is_none() {
        return;
    }
    // As with the original's remote driver, the connection stays until the program was told, or no
    // longer wants to be.
    let kept = Arc::new(Mutex::new(Some(connect.clone())));
    let held = kept.clone();
    let tell: TimerCallback = Arc::new(move |_| {
        let connect = held.lock().take();
        if let Some(connect) = connect {
            tell_of_the_end(&connect);
        }
    });
    let timer = events::add_timeout(Some(Duration::ZERO), tell);
    let delivery = timer.map(|timer| Arc::new(CloseDelivery { timer, kept }));
    let mut slot = connect.close_callback.lock();
    let unused = match slot.as_mut() {
        Some(callback) => std::mem::replace(&mut callback.delivery, delivery),
        None => delivery,
    };
    drop(slot);
    // The lock is free by now: dropping a timer calls the event loop.
    drop(unused);
}

/// Tells the program that the connection broke, once.
fn tell_of_the_end(connect: &Connect) {
    if let Some(faults) = connect.faults() {
        faults.report();
    }
    let callback = connect.close_callback.lock().take();
    if let Some(callback) = callback {
        (callback.call)(connect, VIR_CONNECT_CLOSE_REASON_EOF);
    }
}
