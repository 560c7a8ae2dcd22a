//! What many threads use at once, in as many places as keep them out of each other's way.
//!
//! A word that two processors change by turns costs each of them some hundred instructions a time, even
//! if they change it to the same end, as readers do a lock or a count of references. So each thread
//! uses a place of its own, and only who needs to know of all looks at all.

use std::cell::{Cell, UnsafeCell};
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{RwLock, RwLockReadGuard, RwLockWriteGuard};

/// How many places there are. More threads than that share some.
pub const PLACES: usize = 16;

/// The place of the calling thread. Threads that begin one after another have different ones.
#[inline]
pub fn place() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    thread_local! {
        // Without a destructor, so that a thread may ask at any time.
        static MINE: Cell<usize> = const { Cell::new(usize::MAX) };
    }
    MINE.with(|mine| {
        if mine.get() == usize::MAX {
            mine.set(NEXT.fetch_add(1, Ordering::Relaxed) % PLACES);
        }
        mine.get()
    })
}

/// Alone in the memory that processors pass to each other at once: two lines, as some fetch pairs.
#[derive(Debug, Default)]
#[repr(align(128))]
pub struct Apart<T>(pub T);

/// A lock for many readers or a writer, of which readers on different processors know nothing. A write
/// takes some hundred instructions more than that of a plain lock.
pub struct SpreadRwLock<T> {
    /// A reader has one of them, a writer all, taken in this order.
    locks: [Apart<RwLock<()>>; PLACES],
    value: UnsafeCell<T>,
}

// SAFETY: as for any lock for readers and writers: it owns the value, and lends it to threads.
unsafe impl<T: Send> Send for SpreadRwLock<T> {}
// SAFETY: as above; readers share the value.
unsafe impl<T: Send + Sync> Sync for SpreadRwLock<T> {}

impl<T> SpreadRwLock<T> {
    /// A lock of a value.
    pub fn new(value: T) -> SpreadRwLock<T> {
        SpreadRwLock { locks: Default::default(), value: UnsafeCell::new(value) }
    }

    /// Lets look at the value; others may look meanwhile. Not to be asked for twice by one thread.
    #[inline]
    pub fn read(&self) -> SpreadReadGuard<'_, T> {
        let guard = self.locks[place()].0.read();
        // SAFETY: a writer would have the lock that the guard has, so nobody changes the value.
        SpreadReadGuard { value: unsafe { &*self.value.get() }, _guard: guard }
    }

    /// Lets change the value.
    pub fn write(&self) -> SpreadWriteGuard<'_, T> {
        let guards = self.locks.each_ref().map(|lock| lock.0.write());
        SpreadWriteGuard { value: self.value.get(), _guards: guards }
    }
}

impl<T: Default> Default for SpreadRwLock<T> {
    fn default() -> SpreadRwLock<T> {
        SpreadRwLock::new(T::default())
    }
}

/// Lets look at the value of a lock as long as it lives.
pub struct SpreadReadGuard<'a, T> {
    value: &'a T,
    _guard: RwLockReadGuard<'a, ()>,
}

impl<T> Deref for SpreadReadGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value
    }
}

/// Lets change the value of a lock as long as it lives.
pub struct SpreadWriteGuard<'a, T> {
    value: *mut T,
    _guards: [RwLockWriteGuard<'a, ()>; PLACES],
}

impl<T> Deref for SpreadWriteGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: with all locks taken nobody else has the value, which lives as long as they do.
        unsafe { &*self.value }
    }
}

impl<T> DerefMut for SpreadWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as for `deref`.
        unsafe { &mut *self.value }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn readers_see_all_of_a_write_or_nothing() {
        let lock = SpreadRwLock::new((0_u64, 0_u64));
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    for _ in 0..2000 {
                        let mut both = lock.write();
                        both.0 += 1;
                        thread::yield_now();
                        both.1 += 1;
                    }
                });
            }
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..2000 {
                        let both = lock.read();
                        assert_eq!(both.0, both.1);
                    }
                });
            }
        });
        assert_eq!(*lock.read(), (4000, 4000));
    }

    #[test]
    fn readers_do_not_wait_for_each_other() {
        let lock = SpreadRwLock::new(7);
        let reader = lock.read();
        let other = thread::scope(|scope| scope.spawn(|| *lock.read()).join().unwrap());
        assert_eq!((*reader, other), (7, 7));
    }

    #[test]
    fn a_thread_has_one_place_and_keeps_it() {
        let [one, other] = [(); 2].map(|()| thread::spawn(place).join().unwrap());
        assert!(one < PLACES && other < PLACES);
        assert_eq!(place(), place());
    }
}
