//! Where a driver's events meet the callbacks that want them.
//!
//! Events queue up and are delivered by a timer of the event loop, in the loop's thread. No lock is
//! held while a callback runs or while the event loop is called, as both are the program's code.

use std::collections::LinkedList;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use super::{DomainEvent, Event, EventLoop, Kind, Listener, Owner, Pair, Timer, TimerCallback, registered};
use crate::error::{Code, Error, Origin, Result};
use crate::lock::Mutex;
use crate::sys::memory;

/// The callbacks and the undelivered events of a driver's shared state.
///
/// A registered callback keeps what its closure holds, so it keeps its connection, as programs know it:
/// `virConnectClose` returns 1 and the events go on until the callback is deregistered. A new hub has no callbacks, and
/// delivers through the process's event loop. Things of all kinds share it, as they do the ids of callbacks: what
/// happens to several is heard in the order in which it happened.
#[derive(Default)]
pub struct Hub(Arc<Shared>);

#[derive(Default)]
struct Shared {
    /// The loop that delivers; `None` for the process's one.
    event_loop: Option<Arc<dyn EventLoop>>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// In the order in which they were registered.
    entries: Vec<Arc<Entry>>,
    next_id: i32,
    /// A list, as that grows by small pieces: an event that happened cannot be refused for want of a
    /// large one.
    queue: LinkedList<Queued>,
    /// There while there are entries.
    timer: Option<Arc<Timer>>,
}

/// An event that waits for its delivery.
struct Queued {
    event: Event,
    /// Only for callbacks that are registered for exactly this; `None` for all that want it.
    only: Option<Pair>,
}

/// A registered callback.
struct Entry {
    id: i32,
    listener: Listener,
    owner: Owner,
    registration: Registration,
    /// No longer registered: a delivery under way leaves it out.
    gone: AtomicBool,
}

/// What a callback was registered for, and how.
#[derive(PartialEq)]
struct Registration {
    pair: Pair,
    /// Registered by the older call, and known to the program by its function alone.
    by_function: bool,
}

/// A callback that was registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registered {
    /// The id to deregister it with.
    pub id: i32,
    /// Whether it is the first for its pair of event and filter.
    pub first: bool,
}

/// A callback that was deregistered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deregistered {
    /// What it was registered for.
    pub pair: Pair,
    /// Whether it was the last for that pair.
    pub last: bool,
}

/// Wakes the event loop for queued events when it is dropped.
///
/// That may call the program's own event loop, so it must happen without locks: declare it before a
/// lock is taken, for then it is dropped after the lock is released.
#[derive(Default)]
#[must_use = "dropping it calls the event loop, which must happen without locks"]
pub struct Wake(Vec<Arc<Timer>>);

impl Wake {
    /// Wakes for another one's events too.
    pub fn and(&mut self, mut other: Wake) {
        self.0.append(&mut other.0);
    }
}

impl Drop for Wake {
    fn drop(&mut self) {
        for timer in &self.0 {
            timer.update(Some(Duration::ZERO));
        }
    }
}

impl Hub {
    /// Registers a callback for events of one kind, of all things or of one.
    ///
    /// The older call's registrations do not count as duplicates of this one's, but for the pair's first and last.
    ///
    /// # Errors
    /// `Code::InternalError` without an event loop, `Code::InvalidArg` for a duplicate, `Code::NoMemory`.
    pub fn register_any(&self, owner: Owner, pair: Pair, listener: Listener) -> Result<Registered> {
        self.add(owner, Registration { pair, by_function: false }, listener)
    }

    /// As [`Hub::register_any`], for a driver that has its events from elsewhere: `ask` asks there for the pair, which is
    /// done for the first registration of it alone. Where that fails the callback is not registered, and what it holds
    /// goes with this call, before the program hears that it failed.
    ///
    /// # Errors
    /// As there, and as `ask` says.
    pub fn register_asking(
        &self,
        owner: Owner,
        pair: Pair,
        listener: Listener,
        ask: impl FnOnce(&Pair) -> Result<()>,
    ) -> Result<i32> {
        let registered = self.register_any(owner, pair.clone(), listener)?;
        if registered.first
            && let Err(error) = ask(&pair)
        {
            // It is there, unless the program deregistered it meanwhile.
            let _ = self.deregister_any(owner, registered.id);
            return Err(error);
        }
        Ok(registered.id)
    }

    /// Registers a callback for lifecycle events of all domains, by the older call.
    ///
    /// # Errors
    /// As for [`Hub::register_any`].
    pub fn register(&self, owner: Owner, listener: Listener) -> Result<Registered> {
        let pair = Pair { kind: Kind::Domain, event: DomainEvent::LIFECYCLE, filter: None };
        self.add(owner, Registration { pair, by_function: true }, listener)
    }

    /// Deregisters the callback of that id.
    ///
    /// The program's data is freed before this returns, or when the callback does if it is running.
    ///
    /// # Errors
    /// `Code::InvalidArg` if the owner has no callback of that id.
    pub fn deregister_any(&self, owner: Owner, id: i32) -> Result<Deregistered> {
        self.remove(|entry| entry.id == id && entry.owner == owner).ok_or_else(|| {
            Error::new(Origin::None, Code::InvalidArg, format!("could not find event callback {id} for deletion"))
        })
    }

    /// Deregisters the callback of that function, registered by the older call.
    ///
    /// # Errors
    /// `Code::InvalidArg` if there is none.
    pub fn deregister(&self, owner: Owner, identity: usize) -> Result<Deregistered> {
        self.remove(|entry| {
            entry.registration.by_function && entry.listener.identity == identity && entry.owner == owner
        })
        .ok_or_else(|| {
            let message = format!("event callback function {identity:#x} not registered");
            Error::new(Origin::None, Code::InvalidArg, message)
        })
    }

    /// Queues an event. Calls nothing of the program's, so it may be called under locks; the event
    /// loop hears of it when what it returns is dropped.
    pub fn emit(&self, event: Event) -> Wake {
        self.queue(Queued { event, only: None })
    }

    /// As [`Hub::emit`], for those callbacks alone that are registered for exactly that pair: for events that come from
    /// elsewhere once for each pair.
    pub fn emit_to(&self, pair: Pair, event: Event) -> Wake {
        self.queue(Queued { event, only: Some(pair) })
    }

    fn queue(&self, queued: Queued) -> Wake {
        let mut state = self.0.state.lock();
        let Some(timer) = state.timer.clone() else { return Wake::default() };
        state.queue.push_back(queued);
        // Who queued the first event wakes the loop for all.
        Wake(if state.queue.len() == 1 { vec![timer] } else { Vec::new() })
    }

    fn add(&self, owner: Owner, registration: Registration, listener: Listener) -> Result<Registered> {
        // Without the lock, another thread's registration may bring a timer, or a deregistration take
        // it away, before the entry is in: then the timer is one too many, or one is still needed.
        let mut spare = None;
        loop {
            let mut state = self.0.state.lock();
            if state.timer.is_none() {
                state.timer = spare.take();
            }
            if state.timer.is_some() {
                return state.insert(owner, registration, listener);
            }
            drop(state);
            let timer = self.0.add_timer();
            spare =
                Some(timer.ok_or_else(|| Error::internal(Origin::None, "could not initialize domain event timer"))?);
        }
    }

    /// Removes the entry that `matches`, and the timer with the last one.
    fn remove(&self, matches: impl Fn(&Entry) -> bool) -> Option<Deregistered> {
        let mut state = self.0.state.lock();
        let index = state.entries.iter().position(|entry| matches(entry))?;
        let entry = state.entries.remove(index);
        entry.gone.store(true, Ordering::Relaxed);
        let pair = entry.registration.pair.clone();
        let last = !state.has(&pair);
        let mut timer = None;
        if state.entries.is_empty() {
            timer = state.timer.take();
            state.queue.clear();
        }
        drop(state);
        // Both call the program.
        drop(timer);
        drop(entry);
        Some(Deregistered { pair, last })
    }
}

impl State {
    fn insert(&mut self, owner: Owner, registration: Registration, listener: Listener) -> Result<Registered> {
        let is_same = |entry: &Arc<Entry>| {
            entry.registration == registration && entry.listener.identity == listener.identity && entry.owner == owner
        };
        if self.entries.iter().any(is_same) {
            return Err(Error::new(Origin::None, Code::InvalidArg, "event callback already tracked"));
        }
        memory::grow(&mut self.entries, 1)?;
        let id = self.next_id;
        self.next_id = id.checked_add(1).ok_or_else(|| Error::internal(Origin::None, "too many event callbacks"))?;
        let first = !self.has(&registration.pair);
        self.entries.push(Arc::new(Entry { id, listener, owner, registration, gone: AtomicBool::new(false) }));
        Ok(Registered { id, first })
    }

    /// Whether a callback is registered for exactly that pair.
    fn has(&self, pair: &Pair) -> bool {
        self.entries.iter().any(|entry| entry.registration.pair == *pair)
    }
}

impl Queued {
    fn is_for(&self, entry: &Entry) -> bool {
        let pair = &entry.registration.pair;
        pair.takes(&self.event) && self.only.as_ref().is_none_or(|only| only == pair)
    }
}

impl Shared {
    /// A stopped timer that delivers; it does not keep the hub alive.
    fn add_timer(self: &Arc<Self>) -> Option<Arc<Timer>> {
        let event_loop = match &self.event_loop {
            Some(event_loop) => event_loop,
            None => registered()?,
        };
        let shared = Arc::downgrade(self);
        let deliver: TimerCallback = Arc::new(move |_| {
            if let Some(shared) = Weak::upgrade(&shared) {
                shared.deliver();
            }
        });
        Timer::on(event_loop, None, deliver).map(Arc::new)
    }

    /// Delivers what is queued. What the callbacks add to the queue waits for the next time.
    fn deliver(&self) {
        // The timer is stopped before the queue is taken: an event that comes in between finds the
        // queue empty and starts the timer again, or is taken here.
        let timer = self.state.lock().timer.clone();
        if let Some(timer) = timer {
            timer.update(None);
        }
        let queue = std::mem::take(&mut self.state.lock().queue);
        for queued in queue {
            // A callback that is registered now hears of the next event.
            let entries: Vec<Arc<Entry>> =
                self.state.lock().entries.iter().filter(|entry| queued.is_for(entry)).cloned().collect();
            for entry in entries {
                if !entry.gone.load(Ordering::Relaxed) {
                    (entry.listener.call)(&queued.event);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
