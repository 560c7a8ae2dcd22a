//! The library's own event loop, over poll(2).
//!
//! One lock guards the sources; it is held neither while the loop waits nor while a callback runs,
//! so callbacks and other threads may change the sources at any time. A change wakes a waiting loop.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io;
use std::os::fd::RawFd;
use std::time::{Duration, Instant};

use super::{EventLoop, HandleCallback, TimerCallback};
use crate::error::{Error, Origin, Result};
use crate::flags::EventHandleFlags;
use crate::lock::{Condvar, Mutex};
use crate::sys::{PollFd, Ready, Waker, poll};

/// The library's own event loop.
pub struct DefaultLoop {
    sources: Mutex<Sources>,
    waker: Waker,
    turn: Turn,
}

/// Names a source. Watches and timers count separately, each from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Id {
    Watch(i32),
    Timer(i32),
}

#[derive(Default)]
struct Sources {
    all: BTreeMap<Id, Source>,
    last_watch: i32,
    last_timer: i32,
    last_set: u64,
    /// Counts the iterations: one that a callback runs ends the one that called it.
    iteration: u64,
    /// Callbacks of removed sources; the loop's thread drops them, outside the lock.
    removed: Vec<Callback>,
    /// A thread waits, or is about to, and knows only the sources of before.
    waiting: bool,
}

struct Source {
    callback: Callback,
    /// When the source was last set, counted over all sources: ready ones are called in this order, and
    /// one that was set anew since it was found ready is not called.
    set: u64,
    /// Its callback runs; an iteration that the callback itself runs leaves the source out.
    running: bool,
    waits_for: WaitsFor,
}

enum WaitsFor {
    Handle {
        fd: RawFd,
        events: EventHandleFlags,
    },
    Timer {
        interval: Option<Duration>,
        /// `None` when disabled, or further away than the clock goes.
        due: Option<Instant>,
    },
}

#[derive(Clone)]
enum Callback {
    Handle(HandleCallback),
    Timer(TimerCallback),
}

/// A source that was found ready.
struct Found {
    id: Id,
    set: u64,
    fd: RawFd,
    events: EventHandleFlags,
}

/// What an iteration has to do.
struct Wakeup {
    /// In the order to call them.
    found: Vec<Found>,
    /// To be dropped outside the lock.
    removed: Vec<Callback>,
    iteration: u64,
}

impl DefaultLoop {
    /// A loop without sources.
    ///
    /// # Errors
    /// When the process has too many files open.
    pub fn new() -> io::Result<DefaultLoop> {
        Ok(DefaultLoop { sources: Mutex::default(), waker: Waker::new()?, turn: Turn::default() })
    }

    /// Waits until a source is ready, a source is changed or a signal arrives; drops the callbacks of
    /// sources that were removed up to then, and calls the sources that are ready.
    ///
    /// Only one thread runs the loop at a time, others wait for it. A callback may run an iteration.
    ///
    /// # Errors
    /// `Code::SystemError` when the system cannot wait.
    pub fn run_once(&self) -> Result<()> {
        let _turn = self.turn.take();
        let (mut fds, watched, timeout) = self.prepare();
        let outcome = poll(&mut fds, timeout);
        let now = Instant::now();
        let Wakeup { found, removed, iteration } = self.find_ready(&fds, watched, now);
        drop(removed);
        outcome.map_err(|e| Error::system(Origin::Event, &e, "cannot wait for events"))?;
        for found in found {
            self.call(&found, now, iteration);
        }
        Ok(())
    }

    /// What to wait for, the waker first; the watches behind the rest; and for how long.
    fn prepare(&self) -> (Vec<PollFd>, Vec<Found>, Option<Duration>) {
        let mut sources = self.sources.lock();
        sources.waiting = true;
        let now = Instant::now();
        let mut timeout = (!sources.removed.is_empty()).then_some(Duration::ZERO);
        let (mut fds, mut watched) = (vec![self.waker.poll_fd()], Vec::new());
        for (id, source) in sources.all.iter().filter(|(_, source)| !source.running) {
            match source.waits_for {
                WaitsFor::Handle { fd, events } if !events.is_empty() => {
                    fds.push(PollFd::new(fd, wanted(events)));
                    watched.push(Found { id: *id, set: source.set, fd, events: EventHandleFlags::empty() });
                }
                WaitsFor::Timer { due: Some(due), .. } => {
                    let left = due.saturating_duration_since(now);
                    timeout = Some(timeout.map_or(left, |timeout| timeout.min(left)));
                }
                _ => {}
            }
        }
        (fds, watched, timeout)
    }

    /// What there is to do after a wait.
    fn find_ready(&self, fds: &[PollFd], watched: Vec<Found>, now: Instant) -> Wakeup {
        let mut sources = self.sources.lock();
        sources.waiting = false;
        sources.iteration += 1;
        self.waker.clear();
        let handles = watched.into_iter().zip(fds.iter().skip(1)).filter_map(|(watched, fd)| {
            let events = told(fd.ready());
            (!events.is_empty()).then_some(Found { events, ..watched })
        });
        let timers = sources.all.iter().filter_map(|(id, source)| match source.waits_for {
            WaitsFor::Timer { due: Some(due), .. } if due <= now && !source.running => {
                Some(Found { id: *id, set: source.set, fd: -1, events: EventHandleFlags::empty() })
            }
            _ => None,
        });
        let mut found: Vec<Found> = handles.chain(timers).collect();
        found.sort_by_key(|found| found.set);
        Wakeup { found, removed: std::mem::take(&mut sources.removed), iteration: sources.iteration }
    }

    /// Calls a source, unless it was removed or set anew meanwhile, or a callback ran an iteration: then
    /// what this one found may no longer hold.
    fn call(&self, found: &Found, now: Instant, iteration: u64) {
        let callback = {
            let mut sources = self.sources.lock();
            let current = sources.iteration == iteration;
            let source = sources.all.get_mut(&found.id).filter(|source| current && source.set == found.set);
            let Some(source) = source else { return };
            source.running = true;
            if let WaitsFor::Timer { interval, due } = &mut source.waits_for {
                *due = interval.and_then(|interval| now.checked_add(interval));
            }
            source.callback.clone()
        };
        // Dropped before the callback, which may be the last one and then calls the program.
        let _running = Running { event_loop: self, id: found.id };
        match (&callback, found.id) {
            (Callback::Handle(call), Id::Watch(watch)) => call(watch, found.fd, found.events),
            (Callback::Timer(call), Id::Timer(timer)) => call(timer),
            _ => {}
        }
    }

    /// Adds a source with the next id of its kind.
    fn add(
        &self,
        callback: Callback,
        waits_for: WaitsFor,
        name: impl FnOnce(i32) -> Id,
        last: impl FnOnce(&mut Sources) -> &mut i32,
    ) -> Option<i32> {
        let mut sources = self.sources.lock();
        let last = last(&mut sources);
        *last = last.checked_add(1)?;
        let number = *last;
        let set = sources.next_set();
        sources.all.insert(name(number), Source { callback, set, running: false, waits_for });
        self.wake_if_waiting(&sources);
        Some(number)
    }

    /// Sets a source anew, if `change` says that it changed.
    fn update(&self, id: Id, change: impl FnOnce(&mut WaitsFor) -> bool) {
        let mut sources = self.sources.lock();
        let set = sources.next_set();
        if let Some(source) = sources.all.get_mut(&id)
            && change(&mut source.waits_for)
        {
            source.set = set;
            self.wake_if_waiting(&sources);
        }
    }

    fn remove(&self, id: Id) -> bool {
        let mut sources = self.sources.lock();
        let Some(source) = sources.all.remove(&id) else { return false };
        sources.removed.push(source.callback);
        self.wake_if_waiting(&sources);
        true
    }

    fn wake_if_waiting(&self, sources: &Sources) {
        if sources.waiting {
            self.waker.wake();
        }
    }
}

impl Sources {
    fn next_set(&mut self) -> u64 {
        self.last_set += 1;
        self.last_set
    }
}

impl EventLoop for DefaultLoop {
    fn add_handle(&self, fd: RawFd, events: EventHandleFlags, callback: HandleCallback) -> Option<i32> {
        let waits_for = WaitsFor::Handle { fd, events };
        self.add(Callback::Handle(callback), waits_for, Id::Watch, |sources| &mut sources.last_watch)
    }

    fn update_handle(&self, watch: i32, events: EventHandleFlags) {
        self.update(Id::Watch(watch), |waits_for| match waits_for {
            WaitsFor::Handle { events: old, .. } => std::mem::replace(old, events) != events,
            WaitsFor::Timer { .. } => false,
        });
    }

    fn remove_handle(&self, watch: i32) -> bool {
        self.remove(Id::Watch(watch))
    }

    fn add_timeout(&self, interval: Option<Duration>, callback: TimerCallback) -> Option<i32> {
        let waits_for = WaitsFor::Timer { interval, due: due_after(interval) };
        self.add(Callback::Timer(callback), waits_for, Id::Timer, |sources| &mut sources.last_timer)
    }

    fn update_timeout(&self, timer: i32, interval: Option<Duration>) {
        self.update(Id::Timer(timer), |waits_for| {
            *waits_for = WaitsFor::Timer { interval, due: due_after(interval) };
            true
        });
    }

    fn remove_timeout(&self, timer: i32) -> bool {
        self.remove(Id::Timer(timer))
    }
}

fn due_after(interval: Option<Duration>) -> Option<Instant> {
    interval.and_then(|interval| Instant::now().checked_add(interval))
}

/// What to ask the system for.
fn wanted(events: EventHandleFlags) -> Ready {
    let mut ready = Ready::empty();
    ready.set(Ready::READ, events.contains(EventHandleFlags::READABLE));
    ready.set(Ready::WRITE, events.contains(EventHandleFlags::WRITABLE));
    ready
}

/// What to tell the callback. A descriptor that is not open ends the wait but is nothing to tell: a
/// program may close one in one thread and remove its watch right after.
fn told(ready: Ready) -> EventHandleFlags {
    let mut events = EventHandleFlags::empty();
    events.set(EventHandleFlags::READABLE, ready.contains(Ready::READ));
    events.set(EventHandleFlags::WRITABLE, ready.contains(Ready::WRITE));
    events.set(EventHandleFlags::ERROR, ready.contains(Ready::ERROR));
    events.set(EventHandleFlags::HANGUP, ready.contains(Ready::HANGUP));
    events
}

/// A source whose callback runs.
struct Running<'a> {
    event_loop: &'a DefaultLoop,
    id: Id,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        if let Some(source) = self.event_loop.sources.lock().all.get_mut(&self.id) {
            source.running = false;
        }
    }
}

/// A number that this thread has and no other one that lives: where its own variable is.
///
/// Not `thread::current()`: on a thread that C started, that allocates what the standard library
/// does not free at exit.
fn this_thread() -> usize {
    thread_local! {
        static PLACE: Cell<u8> = const { Cell::new(0) };
    }
    PLACE.with(|place| std::ptr::from_ref(place).addr())
}

/// Whose turn it is to run the loop; the same thread may take it again.
#[derive(Default)]
struct Turn {
    holder: Mutex<Option<Holder>>,
    free: Condvar,
}

struct Holder {
    thread: usize,
    depth: usize,
}

impl Turn {
    fn take(&self) -> Taken<'_> {
        let me = this_thread();
        let mut holder = self.holder.lock();
        loop {
            match &mut *holder {
                Some(holder) if holder.thread == me => holder.depth += 1,
                Some(_) => {
                    self.free.wait(&mut holder);
                    continue;
                }
                free => *free = Some(Holder { thread: me, depth: 1 }),
            }
            return Taken(self);
        }
    }
}

/// A turn that this thread has.
struct Taken<'a>(&'a Turn);

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        let mut holder = self.0.holder.lock();
        if let Some(Holder { depth, .. }) = &mut *holder {
            *depth -= 1;
            if *depth == 0 {
                *holder = None;
                self.0.free.notify_one();
            }
        }
    }
}

#[cfg(test)]
mod tests;
