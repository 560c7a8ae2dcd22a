//! Where a driver's events meet the callbacks that want them.
//!
//! Events queue up and are delivered by a timer of the event loop, in the loop's thread. No lock is
//! held while a callback runs or while the event loop is called, as both are the program's code.

use std::collections::LinkedList;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use super::{DomainCallback, DomainEvent, Event, EventLoop, Filter, Listener, Timer, TimerCallback, registered};
use crate::driver::object::Connect;
use crate::error::{Code, Error, Origin, Result};
use crate::lock::Mutex;
use crate::sys::memory;

/// The callbacks and the undelivered events of a driver's shared state.
///
/// A registered callback keeps its connection alive, as programs know it: `virConnectClose` returns 1
/// and the events go on until the callback is deregistered. A new hub has no callbacks, and delivers
/// through the process's event loop. Things of all kinds share it, as they do the ids of callbacks:
/// what happens to several is heard in the order in which it happened.
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
    queue: LinkedList<Event>,
    /// There while there are entries.
    timer: Option<Arc<Timer>>,
}

/// A registered callback.
struct Entry {
    id: i32,
    /// Comes before the connection, so that the program's data is freed while that is still open.
    listener: Listener,
    connection: Connect,
    wants: Registration,
    /// No longer registered: a delivery under way leaves it out.
    gone: AtomicBool,
}

/// What a callback was registered for.
#[derive(PartialEq)]
struct Registration {
    event: i32,
    /// What alone to hear of.
    only: Option<Filter>,
    /// Registered by the older call, and known to the program by its function alone.
    by_function: bool,
}

impl Registration {
    /// What the older call registers for.
    const BY_FUNCTION: Registration = Registration { event: DomainEvent::LIFECYCLE, only: None, by_function: true };
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
    /// Registration events of one kind, of all things or of one; returns the id to deregister with.
    ///
    /// The older call's registrations do not count as duplicates of this one's.
    ///
    /// # Errors
    /// `Code::InternalError` without an event loop, `Code::InvalidArg` for a duplicate, `Code::NoMemory`.
    pub fn register_any(
        &self,
        connection: &Connect,
        only: Option<Filter>,
        event: i32,
        listener: Listener,
    ) -> Result<i32> {
        self.add(connection, Registration { event, only, by_function: false }, listener)
    }

    /// Registration lifecycle events of all domains, by the older call.
    ///
    /// # Errors
    /// As for [`Hub::register_any`].
    pub fn register(&self, connection: &Connect, callback: DomainCallback) -> Result<()> {
        self.add(connection, Registration::BY_FUNCTION, Listener::Domain(callback)).map(drop)
    }

    /// Registration no more events for the callback of that id.
    ///
    /// The program's data is freed before this returns, or when the callback does if it is running.
    ///
    /// # Errors
    /// `Code::InvalidArg` if the connection has no callback of that id.
    pub fn deregister_any(&self, connection: &Connect, id: i32) -> Result<()> {
        self.remove(|entry| entry.id == id && entry.is_of(connection)).ok_or_else(|| {
            Error::new(Origin::None, Code::InvalidArg, format!("could not find event callback {id} for deletion"))
        })
    }

    /// Registration no more events for the callback of that function, registered by the older call.
    ///
    /// # Errors
    /// `Code::InvalidArg` if there is none.
    pub fn deregister(&self, connection: &Connect, identity: usize) -> Result<()> {
        self.remove(|entry| {
            let Entry { listener, wants, .. } = entry;
            *wants == Registration::BY_FUNCTION && listener.identity() == identity && entry.is_of(connection)
        })
        .ok_or_else(|| {
            let message = format!("event callback function {identity:#x} not registered");
            Error::new(Origin::None, Code::InvalidArg, message)
        })
    }

    /// Queues an event. Calls nothing of the program's, so it may be called under locks; the event
    /// loop hears of it when what it returns is dropped.
    pub fn emit(&self, event: Event) -> Wake {
        let mut state = self.0.state.lock();
        let Some(timer) = state.timer.clone() else { return Wake::default() };
        state.queue.push_back(event);
        // Who queued the first event wakes the loop for all.
        Wake(if state.queue.len() == 1 { vec![timer] } else { Vec::new() })
    }

    fn add(&self, connection: &Connect, wants: Registration, listener: Listener) -> Result<i32> {
        // Without the lock, another thread's registration may bring a timer, or a deregistration take
        // it away, before the entry is in: then the timer is one too many, or one is still needed.
        let mut spare = None;
        loop {
            let mut state = self.0.state.lock();
            if state.timer.is_none() {
                state.timer = spare.take();
            }
            if state.timer.is_some() {
                return state.insert(connection, wants, listener);
            }
            drop(state);
            let timer = self.0.add_timer();
            spare =
                Some(timer.ok_or_else(|| Error::internal(Origin::None, "could not initialize domain event timer"))?);
        }
    }

    /// Removes the entry that `matches`, and the timer with the last one.
    fn remove(&self, matches: impl Fn(&Entry) -> bool) -> Option<()> {
        let mut state = self.0.state.lock();
        let index = state.entries.iter().position(|entry| matches(entry))?;
        let entry = state.entries.remove(index);
        entry.gone.store(true, Ordering::Relaxed);
        let mut timer = None;
        if state.entries.is_empty() {
            timer = state.timer.take();
            state.queue.clear();
        }
        drop(state);
        // Both call the program.
        drop(timer);
        drop(entry);
        Some(())
    }
}

impl State {
    fn insert(&mut self, connection: &Connect, wants: Registration, listener: Listener) -> Result<i32> {
        let is_same = |entry: &Arc<Entry>| {
            let Entry { listener: other, wants: its, .. } = entry.as_ref();
            *its == wants && other.is_like(&listener) && other.identity() == listener.identity()
        };
        if self.entries.iter().any(|entry| is_same(entry) && entry.is_of(connection)) {
            return Err(Error::new(Origin::None, Code::InvalidArg, "event callback already tracked"));
        }
        memory::grow(&mut self.entries, 1)?;
        let id = self.next_id;
        self.next_id = id.checked_add(1).ok_or_else(|| Error::internal(Origin::None, "too many event callbacks"))?;
        let (connection, gone) = (connection.clone(), AtomicBool::new(false));
        self.entries.push(Arc::new(Entry { id, connection, listener, wants, gone }));
        Ok(id)
    }
}

impl Entry {
    fn is_of(&self, connection: &Connect) -> bool {
        self.connection.as_raw::<()>() == connection.as_raw::<()>()
    }

    fn wants(&self, event: &Event) -> bool {
        self.listener.takes(self.wants.event, event) && self.wants.only.as_ref().is_none_or(|only| event.is_about(only))
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
        for event in queue {
            // A callback that is registered now hears of the next event.
            let entries: Vec<Arc<Entry>> =
                self.state.lock().entries.iter().filter(|entry| entry.wants(&event)).cloned().collect();
            for entry in entries {
                if !entry.gone.load(Ordering::Relaxed) && !entry.connection.is_gone() {
                    entry.listener.call(&entry.connection, &event);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
