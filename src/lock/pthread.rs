//! The same on the locks of pthread.

use std::cell::UnsafeCell;

use parking_lot::lock_api::{self, GuardNoSend};

/// As parking_lot's.
pub type Mutex<T> = lock_api::Mutex<RawMutex, T>;
/// As parking_lot's.
pub type RwLock<T> = lock_api::RwLock<RawRwLock, T>;
/// As parking_lot's.
pub type RwLockReadGuard<'a, T> = lock_api::RwLockReadGuard<'a, RawRwLock, T>;
/// As parking_lot's.
pub type RwLockWriteGuard<'a, T> = lock_api::RwLockWriteGuard<'a, RawRwLock, T>;

/// A mutex of pthread, which is moved by nobody while it is locked.
#[derive(Debug)]
pub struct RawMutex(UnsafeCell<libc::pthread_mutex_t>);

/// A lock of pthread for many readers or a writer, which is moved by nobody while it is locked.
#[derive(Debug)]
pub struct RawRwLock(UnsafeCell<libc::pthread_rwlock_t>);

/// A condition of pthread.
#[derive(Debug)]
pub struct Condvar(UnsafeCell<libc::pthread_cond_t>);

// SAFETY: what is inside is for any thread to call pthread with.
unsafe impl Send for RawMutex {}
// SAFETY: as above.
unsafe impl Sync for RawMutex {}
// SAFETY: as above.
unsafe impl Send for RawRwLock {}
// SAFETY: as above.
unsafe impl Sync for RawRwLock {}
// SAFETY: as above.
unsafe impl Send for Condvar {}
// SAFETY: as above.
unsafe impl Sync for Condvar {}

// SAFETY: pthread lets one thread at a time have the mutex.
unsafe impl lock_api::RawMutex for RawMutex {
    #[allow(clippy::declare_interior_mutable_const, reason = "what lock_api asks for")]
    const INIT: Self = Self(UnsafeCell::new(libc::PTHREAD_MUTEX_INITIALIZER));
    type GuardMarker = GuardNoSend;

    fn lock(&self) {
        // SAFETY: it was initialized by INIT.
        unsafe { libc::pthread_mutex_lock(self.0.get()) };
    }

    fn try_lock(&self) -> bool {
        // SAFETY: it was initialized by INIT.
        unsafe { libc::pthread_mutex_trylock(self.0.get()) == 0 }
    }

    unsafe fn unlock(&self) {
        // SAFETY: it was initialized by INIT, and the caller has it.
        unsafe { libc::pthread_mutex_unlock(self.0.get()) };
    }
}

// SAFETY: pthread lets many threads read, or one write.
unsafe impl lock_api::RawRwLock for RawRwLock {
    #[allow(clippy::declare_interior_mutable_const, reason = "what lock_api asks for")]
    const INIT: Self = Self(UnsafeCell::new(libc::PTHREAD_RWLOCK_INITIALIZER));
    type GuardMarker = GuardNoSend;

    fn lock_shared(&self) {
        // SAFETY: it was initialized by INIT.
        unsafe { libc::pthread_rwlock_rdlock(self.0.get()) };
    }

    fn try_lock_shared(&self) -> bool {
        // SAFETY: it was initialized by INIT.
        unsafe { libc::pthread_rwlock_tryrdlock(self.0.get()) == 0 }
    }

    unsafe fn unlock_shared(&self) {
        // SAFETY: it was initialized by INIT, and the caller has it.
        unsafe { libc::pthread_rwlock_unlock(self.0.get()) };
    }

    fn lock_exclusive(&self) {
        // SAFETY: it was initialized by INIT.
        unsafe { libc::pthread_rwlock_wrlock(self.0.get()) };
    }

    fn try_lock_exclusive(&self) -> bool {
        // SAFETY: it was initialized by INIT.
        unsafe { libc::pthread_rwlock_trywrlock(self.0.get()) == 0 }
    }

    unsafe fn unlock_exclusive(&self) {
        // SAFETY: it was initialized by INIT, and the caller has it.
        unsafe { libc::pthread_rwlock_unlock(self.0.get()) };
    }
}

// Helgrind has to be told when the memory of a lock is none any more, and knows a lock when it was taken once.
impl Drop for RawMutex {
    fn drop(&mut self) {
        lock_api::RawMutex::lock(self);
        // SAFETY: nobody has it any more, but for this thread just now.
        unsafe {
            libc::pthread_mutex_unlock(self.0.get());
            libc::pthread_mutex_destroy(self.0.get());
        }
    }
}

impl Drop for RawRwLock {
    fn drop(&mut self) {
        lock_api::RawRwLock::lock_exclusive(self);
        // SAFETY: nobody has it any more, but for this thread just now.
        unsafe {
            libc::pthread_rwlock_unlock(self.0.get());
            libc::pthread_rwlock_destroy(self.0.get());
        }
    }
}

impl Default for Condvar {
    fn default() -> Self {
        Condvar(UnsafeCell::new(libc::PTHREAD_COND_INITIALIZER))
    }
}

impl Condvar {
    /// Lets go of the mutex until it is notified.
    pub fn wait<T>(&self, guard: &mut lock_api::MutexGuard<'_, RawMutex, T>) {
        // SAFETY: the guard says that this thread has the mutex, and it has it again afterwards.
        unsafe {
            let mutex = lock_api::MutexGuard::mutex(guard).raw();
            libc::pthread_cond_wait(self.0.get(), mutex.0.get());
        }
    }

    /// Wakes one that waits.
    pub fn notify_one(&self) {
        // SAFETY: it was initialized when it was made.
        unsafe { libc::pthread_cond_signal(self.0.get()) };
    }
}
