//! A way to a handle that does not keep it: for who is to be told of something if the handle is still there.

use std::ptr::NonNull;
use std::sync::Arc;

use super::atomic::Ordering;
use super::block::{Block, Body};
use super::reference::Handle;
use crate::lock::Mutex;

/// Where the block is, as long as its memory is there.
type Place<T> = Arc<Mutex<Option<NonNull<Block<T>>>>>;

/// What a handle shares that there are weak ways to: it ends them before the block's memory goes.
pub struct Link<T: Body>(Place<T>);

/// A weak way to a handle.
pub struct Weak<T: Body>(Place<T>);

// SAFETY: what is reached through the pointer is a block of a Send and Sync body; the pointer itself is behind a lock.
unsafe impl<T: Body> Send for Link<T> {}
// SAFETY: as above.
unsafe impl<T: Body> Sync for Link<T> {}
// SAFETY: as above.
unsafe impl<T: Body> Send for Weak<T> {}
// SAFETY: as above.
unsafe impl<T: Body> Sync for Weak<T> {}

impl<T: Body<Shared = Link<T>>> Handle<T> {
    /// A new handle with one reference, of a kind that may have members, and a weak way to it.
    pub fn linked(body: T) -> (Handle<T>, Weak<T>) {
        const { assert!(T::UPGRADED, "the last reference of such a handle must be counted down") };
        let place = Place::default();
        let link = Link(place.clone());
        let handle = if body.members().is_some() { Handle::grouped(link, body) } else { Handle::alone(link, body) };
        *place.lock() = Some(handle.block());
        (handle, Weak(place))
    }
}

impl<T: Body> Weak<T> {
    /// A reference of its own, unless the last one is gone.
    pub fn upgrade(&self) -> Option<Handle<T>> {
        let place = self.0.lock();
        let block = (*place)?;
        // SAFETY: the place is emptied before the memory goes, by who takes the lock for that.
        let references = &unsafe { block.as_ref() }.references;
        // The last reference of such a body is counted down to 0, from where there is no way back. Acquire, as the
        // reference may be used for what other threads did with the body before.
        references.fetch_update(Ordering::Acquire, Ordering::Relaxed, |count| (count != 0).then(|| count + 1)).ok()?;
        // SAFETY: the block lives, and the reference that was just counted is nobody else's.
        Some(unsafe { Handle::of_block(block) })
    }
}

impl<T: Body> Drop for Link<T> {
    fn drop(&mut self) {
        *self.0.lock() = None;
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    struct Kept(Arc<()>);
    impl Body for Kept {
        const TAG: u64 = 5;
        const UPGRADED: bool = true;
        type Shared = Link<Kept>;
    }

    #[test]
    fn a_weak_way_leads_to_the_handle_until_its_last_reference_goes() {
        let body = Arc::new(());
        let (handle, weak) = Handle::linked(Kept(body.clone()));
        let again = weak.upgrade().unwrap();
        assert!(again.is(&handle) && Arc::strong_count(&again.0) == 2);
        assert!(!handle.release() && weak.upgrade().is_some());
        assert!(again.release() && weak.upgrade().is_none());
        assert_eq!(Arc::strong_count(&body), 1);
    }

    #[test]
    fn the_last_reference_goes_once_whoever_looks_meanwhile() {
        for _ in 0..500 {
            let body = Arc::new(());
            let (handle, weak) = Handle::linked(Kept(body.clone()));
            thread::scope(|scope| {
                scope.spawn(|| while weak.upgrade().is_some() {});
                scope.spawn(move || drop(handle));
            });
            assert_eq!(Arc::strong_count(&body), 1);
        }
    }
}
