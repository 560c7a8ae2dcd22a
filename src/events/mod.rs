//! Events: what happened, who wants to know, and the loop that tells them.
//!
//! A process has one event loop: the library's own, which the program runs, or one that the program
//! brings. Drivers do not see the difference: they ask for a [`Timer`] and emit into a [`Hub`].
#![forbid(unsafe_code)]

mod callback;
mod default_loop;
mod domain;
mod hub;
mod object;

use std::io::Write as _;
use std::os::fd::RawFd;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crate::error::{Error, Origin, Result};
use crate::flags::EventHandleFlags;

pub use callback::{Event, Filter, Kind, Listener, Owner, Pair};
pub use default_loop::DefaultLoop;
pub use domain::{DomainEvent, GraphicsAddress, GraphicsEvent};
pub use hub::{Deregistered, Hub, Registered, Wake};
pub use object::{NetworkEvent, NodeDeviceEvent, SecretEvent, StoragePoolEvent};

/// Called with the id of the watch, its file descriptor and what that is ready for.
pub type HandleCallback = Arc<dyn Fn(i32, RawFd, EventHandleFlags) + Send + Sync>;

/// Called with the id of the timer.
pub type TimerCallback = Arc<dyn Fn(i32) + Send + Sync>;

/// What waits for file descriptors and for time to pass, and calls back.
///
/// Every method may be called from any thread, and from inside a callback. A callback that was
/// removed is dropped at some later time, when it is not running.
pub trait EventLoop: Send + Sync {
    /// Watches `fd`; returns the id of the watch, or `None` if the loop does not take it.
    fn add_handle(&self, fd: RawFd, events: EventHandleFlags, callback: HandleCallback) -> Option<i32>;

    /// Changes what a watch waits for; nothing if there is no such watch.
    fn update_handle(&self, watch: i32, events: EventHandleFlags);

    /// Ends a watch; false if there is none of that id.
    fn remove_handle(&self, watch: i32) -> bool;

    /// Calls back every `interval`, or with `None` not until the timer is updated. Zero means in every
    /// iteration. Returns the id of the timer, or `None` if the loop does not take it.
    fn add_timeout(&self, interval: Option<Duration>, callback: TimerCallback) -> Option<i32>;

    /// Sets a timer anew, from now on; nothing if there is no such timer.
    fn update_timeout(&self, timer: i32, interval: Option<Duration>);

    /// Ends a timer; false if there is none of that id.
    fn remove_timeout(&self, timer: i32) -> bool;
}

/// The process's event loop, once there is one.
static REGISTERED: OnceLock<Arc<dyn EventLoop>> = OnceLock::new();

/// The library's own loop, made when it is first needed.
static DEFAULT: OnceLock<Arc<DefaultLoop>> = OnceLock::new();

/// Whether the library's own loop was offered as the process's one.
static DEFAULT_OFFERED: OnceLock<()> = OnceLock::new();

/// Makes `event_loop` the process's event loop, for good.
///
/// Returns false, after a warning on the standard error stream, if the process has one already.
pub fn register(event_loop: Arc<dyn EventLoop>) -> bool {
    let taken = REGISTERED.set(event_loop).is_ok();
    if !taken {
        // Nowhere to report a failure to write.
        let _ = writeln!(std::io::stderr(), "libvirt: warning : Ignoring attempt to replace registered event loop");
    }
    taken
}

/// The process's event loop, if one was registered.
pub fn registered() -> Option<&'static Arc<dyn EventLoop>> {
    REGISTERED.get()
}

/// Makes the library's own loop the process's event loop. Only the first call counts.
///
/// # Errors
/// `Code::SystemError` when the process has too many files open.
pub fn register_default() -> Result<()> {
    let event_loop = default_loop()?;
    DEFAULT_OFFERED.get_or_init(|| {
        register(event_loop.clone());
    });
    Ok(())
}

/// Runs one iteration of the library's own loop.
///
/// The loop need not be registered, so that a thread may begin to run it before another one
/// registers it.
///
/// # Errors
/// `Code::SystemError` when the loop cannot be made or cannot wait.
pub fn run_default() -> Result<()> {
    default_loop()?.run_once()
}

fn default_loop() -> Result<&'static Arc<DefaultLoop>> {
    if let Some(event_loop) = DEFAULT.get() {
        return Ok(event_loop);
    }
    let new = DefaultLoop::new().map_err(|e| Error::system(Origin::Event, &e, "cannot set up the event loop"))?;
    Ok(DEFAULT.get_or_init(|| Arc::new(new)))
}

/// A timer of an event loop; removed when it is dropped.
pub struct Timer {
    event_loop: Arc<dyn EventLoop>,
    id: i32,
}

impl Timer {
    /// A timer of `event_loop`, as [`EventLoop::add_timeout`] has it; `None` if the loop refuses it.
    pub fn on(event_loop: &Arc<dyn EventLoop>, interval: Option<Duration>, callback: TimerCallback) -> Option<Timer> {
        let id = event_loop.add_timeout(interval, callback)?;
        Some(Timer { event_loop: event_loop.clone(), id })
    }

    /// Sets the timer anew, from now on; `None` stops it.
    pub fn update(&self, interval: Option<Duration>) {
        self.event_loop.update_timeout(self.id, interval);
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.event_loop.remove_timeout(self.id);
    }
}

/// A timer of the process's event loop; `None` if there is no loop, or if it refuses the timer.
pub fn add_timeout(interval: Option<Duration>, callback: TimerCallback) -> Option<Timer> {
    Timer::on(registered()?, interval, callback)
}

/// A watched file descriptor of an event loop; no longer watched when this is dropped.
pub struct Watch {
    event_loop: Arc<dyn EventLoop>,
    id: i32,
}

impl Watch {
    /// Changes what is waited for.
    pub fn update(&self, events: EventHandleFlags) {
        self.event_loop.update_handle(self.id, events);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.event_loop.remove_handle(self.id);
    }
}

/// Watches `fd` in the process's event loop; `None` if there is no loop, or if it refuses.
pub fn add_handle(fd: RawFd, events: EventHandleFlags, callback: HandleCallback) -> Option<Watch> {
    let event_loop = registered()?;
    let id = event_loop.add_handle(fd, events, callback)?;
    Some(Watch { event_loop: event_loop.clone(), id })
}
