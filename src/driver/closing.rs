//! How a connection ends by itself: the driver says so, and the program is told once.

use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::events::{self, Timer, TimerCallback};
use crate::handle::{Body, Handle, Weak};
use crate::lock::Mutex;

/// Why a connection ended: a value of `virConnectCloseReason`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum CloseReason {
    /// Reading or writing failed.
    Error = 0,
    /// The other side closed it.
    EndOfFile = 1,
    /// The other side did not answer in time.
    KeepAlive = 2,
    /// This side closed it.
    Client = 3,
}

/// What is called when a connection ends by itself.
pub type CloseFunction<T> = dyn Fn(&Handle<T>, CloseReason) + Send + Sync;

/// Called when a connection ends by itself.
pub struct CloseCallback<T: Body> {
    /// Tells callbacks apart: the address of the C function.
    pub identity: usize,
    /// The call itself; frees the program's data when it is dropped.
    pub call: Arc<CloseFunction<T>>,
}

/// The end of one connection: the driver that opens it gets it in its `Opening`, and reports here.
///
/// The connection has it too. It keeps neither. `T` is the body of the connection's handle.
pub struct Closing<T: Body> {
    ended: AtomicBool,
    /// Whether the program's side found out.
    known: AtomicBool,
    connection: OnceLock<Weak<T>>,
    told: Mutex<Told<T>>,
}

/// Who is to be told.
struct Told<T: Body> {
    callback: Option<CloseCallback<T>>,
    /// The end on its way to the program. Dropped, it is not told.
    delivery: Option<Delivery<T>>,
}

impl<T: Body> Default for Told<T> {
    fn default() -> Self {
        Told { callback: None, delivery: None }
    }
}

/// What will tell the program from the event loop.
struct Delivery<T: Body> {
    /// Stops it.
    _timer: Timer,
    /// Keeps the connection until then, as the original's remote driver does. A loop may keep the timer's callback
    /// longer than the timer.
    kept: Arc<Mutex<Option<Handle<T>>>>,
}

impl<T: Body> Drop for Delivery<T> {
    fn drop(&mut self) {
        let kept = self.kept.lock().take();
        // The lock is free by now: this may be the connection's end.
        drop(kept);
    }
}

impl<T: Body> Default for Closing<T> {
    fn default() -> Self {
        Closing {
            ended: AtomicBool::default(),
            known: AtomicBool::default(),
            connection: OnceLock::new(),
            told: Mutex::default(),
        }
    }
}

impl<T: Body> Closing<T> {
    /// Says that the connection ended; only the first time counts. From any thread, and with no lock held, as the event
    /// loop may be the program's code.
    ///
    /// The program hears of it from the event loop, if it wants to. What its calls answer from now on is the driver's
    /// to say.
    pub fn report(self: &Arc<Self>, reason: CloseReason) {
        if self.ended.swap(true, Ordering::AcqRel) || self.told.lock().callback.is_none() {
            return;
        }
        let Some(connect) = self.connection.get().and_then(Weak::upgrade) else { return };
        let kept = Arc::new(Mutex::new(Some(connect)));
        let (held, closing) = (kept.clone(), Arc::downgrade(self));
        let tell: TimerCallback = Arc::new(move |_| {
            let connect = held.lock().take();
            if let (Some(connect), Some(closing)) = (connect, closing.upgrade()) {
                closing.tell(&connect, reason);
            }
        });
        let timer = events::add_timeout(Some(Duration::ZERO), tell);
        let mut delivery = timer.map(|timer| Delivery { _timer: timer, kept });
        let mut told = self.told.lock();
        if told.callback.is_some() {
            std::mem::swap(&mut told.delivery, &mut delivery);
        }
        drop(told);
        // The lock is free by now: dropping a timer calls the event loop.
        drop(delivery);
    }

    /// Whether it was reported that the connection ended.
    pub fn has_ended(&self) -> bool {
        self.ended.load(Ordering::Acquire)
    }

    /// Tells the program now, in this thread, unless it was told: for who finds out before the event loop does. Returns
    /// whether the program's side knew already.
    pub fn tell(&self, connection: &Handle<T>, reason: CloseReason) -> bool {
        let known = self.known.swap(true, Ordering::AcqRel);
        let told = std::mem::take(&mut *self.told.lock());
        if let Some(callback) = &told.callback {
            (callback.call)(connection, reason);
        }
        known
    }

    /// Has a callback called when the connection ends; `false`, and nothing, if there is one already.
    pub fn register(&self, callback: CloseCallback<T>) -> bool {
        let mut told = self.told.lock();
        let free = told.callback.is_none();
        if free {
            told.callback = Some(callback);
        }
        free
    }

    /// Has the callback of that function called no more; `false` if that is not the one.
    pub fn unregister(&self, identity: usize) -> bool {
        let mut told = self.told.lock();
        if told.callback.as_ref().is_none_or(|callback| callback.identity != identity) {
            return false;
        }
        let removed = std::mem::take(&mut *told);
        drop(told);
        // The lock is free by now: dropping the callback calls the program.
        drop(removed);
        true
    }

    /// Notes the connection whose end this is.
    pub(super) fn attach(&self, connection: Weak<T>) {
        // There is one for each opening.
        let _ = self.connection.set(connection);
    }
}
