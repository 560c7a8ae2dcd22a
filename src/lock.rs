//! The library's locks: parking_lot's, which a panic does not poison; or, with the feature
//! `pthread-locks`, those of pthread, the only ones that helgrind knows.

#[cfg(feature = "pthread-locks")]
mod pthread;
mod spread;

#[cfg(not(feature = "pthread-locks"))]
pub use parking_lot::{Condvar, Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};

#[cfg(feature = "pthread-locks")]
pub use pthread::{Condvar, Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};

pub use spread::{Apart, PLACES, SpreadReadGuard, SpreadRwLock, SpreadWriteGuard, place};
