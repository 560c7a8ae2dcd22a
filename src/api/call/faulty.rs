//! Calls on a connection whose URI asks for faults: see [`crate::faults`].

use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;

use crate::abi::VIR_CONNECT_CLOSE_REASON_EOF;
use crate::driver::CloseDelivery;
use crate::error::{Origin, Result};
use crate::events::{self, TimerCallback};
use crate::faults::{Faults, Reach};
use crate::object::Connect;

/// Runs the body of a call as far as the faults let it get.
#[cold]
pub(super) fn attempt<R>(
    faults: &Faults,
    connect: &Connect,
    function: &'static str,
    origin: Origin,
    body: impl FnOnce() -> Result<R>,
) -> Result<R> {
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
    let answer = faults.fail(function, origin).and_then(|()| body());
    if matches!(reach, Reach::Last) {
        faults.leave();
        have_the_end_told(connect);
    }
    answer
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
        faults.notice();
    }
    let callback = connect.close_callback.lock().take();
    if let Some(callback) = callback {
        (callback.call)(connect, VIR_CONNECT_CLOSE_REASON_EOF);
    }
}
