//! The reference-counted block behind every pointer that C holds.
//!
//! A [`Handle`] is to its body what `Arc` is to its value, with these differences: C may hold it as
//! a raw pointer, it begins with a tag that tells its kind, and the tag is spoiled when the last
//! reference goes, so that a wrong or stale pointer is told from a right one as far as memory can.
//! Its block lies in a [`batch`](super::batch) with others of the same listing, or alone.

use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::{self, NonNull};

use super::atomic::{AtomicU32, AtomicU64, Ordering};
use super::batch;
use super::block::{Block, Body};
use super::members::Members;

/// The tag of a block whose last reference is gone.
const DEAD: u64 = u64::from_le_bytes(*b"virDead\0");

/// A count that got as far as this stays there, and the block is never freed: better a leak than a
/// count that wraps and a block freed in use.
const STUCK: u32 = 1 << 31;

/// A counted reference to a body.
pub struct Handle<T: Body>(NonNull<Block<T>>);

// SAFETY: a handle gives shared access to a body and to what its batch shares, both Send and Sync;
// the counts are atomic.
unsafe impl<T: Body> Send for Handle<T> {}
// SAFETY: as above.
unsafe impl<T: Body> Sync for Handle<T> {}

impl<T: Body> Handle<T> {
    /// A new handle with one reference, alone in its batch.
    pub fn alone(shared: T::Shared, body: T) -> Handle<T> {
        Handle(batch::alone(shared, body))
    }

    /// The reference that a new block begins with.
    ///
    /// # Safety
    /// The block is live, and nobody else owns that reference.
    pub(super) unsafe fn of_block(block: NonNull<Block<T>>) -> Handle<T> {
        Handle(block)
    }

    /// Where the block is.
    pub(super) fn block(&self) -> NonNull<Block<T>> {
        self.0
    }

    /// Gives the reference to C as a pointer.
    pub fn into_raw<C>(self) -> *mut C {
        ManuallyDrop::new(self).0.as_ptr().cast()
    }

    /// The pointer that C knows the handle by, without a reference of its own.
    pub fn as_raw<C>(&self) -> *mut C {
        self.0.as_ptr().cast()
    }

    /// Looks at a pointer from C without taking a reference; `None` if it is no handle of this kind.
    ///
    /// # Safety
    /// `pointer` is NULL or readable for the size of a tag, and if it points to a live handle, that
    /// stays alive as long as the result is used.
    pub unsafe fn borrow<C>(pointer: *const C) -> Option<Borrowed<T>> {
        let block = NonNull::new(pointer.cast_mut().cast::<Block<T>>()).filter(|block| block.is_aligned())?;
        // SAFETY: readable by the caller's promise. The tag comes first in every kind of block, so
        // this reads within the block whatever its kind.
        let tag = unsafe { &*block.as_ptr().cast::<AtomicU64>() };
        (tag.load(Ordering::Relaxed) == T::TAG).then(|| Borrowed(ManuallyDrop::new(Handle(block))))
    }

    /// Whether both are handles of the same object.
    pub fn is(&self, other: &Handle<T>) -> bool {
        self.0 == other.0
    }

    /// What it has in common with the handles of its listing.
    pub fn shared(&self) -> &T::Shared {
        // SAFETY: self keeps the block alive, and that its batch.
        unsafe { batch::shared(self.0) }
    }

    /// Drops the reference and tells whether it was the last one.
    pub fn release(self) -> bool {
        let this = ManuallyDrop::new(self);
        // SAFETY: the reference is given up here and `this` is not dropped again.
        unsafe { Self::decrement(this.0) }
    }

    /// Gives up one reference; with the last the body goes, and with the last of a batch its memory.
    ///
    /// # Safety
    /// The caller owns a reference and does not use it afterwards.
    #[inline(always)]
    unsafe fn decrement(pointer: NonNull<Block<T>>) -> bool {
        // SAFETY: the caller's reference keeps the block alive up to here.
        let Block { references, body, .. } = unsafe { pointer.as_ref() };
        if let Some(members) = body.members() {
            // SAFETY: by the caller's promise.
            return unsafe { Self::decrement_of_group(pointer, members) };
        }
        // Most handles have one reference. When it is ours, nobody can make another meanwhile (unless there are weak
        // ways to it), and the count need not be changed. Acquire, so that the drop below sees what other threads did
        // before they gave up theirs.
        if T::UPGRADED || references.load(Ordering::Acquire) != 1 {
            // Release, so that whatever this thread did with the body is done before another thread,
            // which sees the count fall to the end, drops it; Acquire for that other thread.
            let before = references.fetch_sub(1, Ordering::AcqRel);
            if before >= STUCK {
                references.store(STUCK, Ordering::Relaxed);
            }
            if before != 1 {
                return false;
            }
        }
        // SAFETY: the last reference is gone, and the block is given up once.
        unsafe { Self::bury(pointer) };
        true
    }

    /// As [`Handle::decrement`], of a block that members hold too.
    ///
    /// # Safety
    /// As there; `members` are the block's.
    unsafe fn decrement_of_group(pointer: NonNull<Block<T>>, members: &Members) -> bool {
        // SAFETY: the caller's reference keeps the block alive until it is counted down.
        let references = &unsafe { pointer.as_ref() }.references;
        loop {
            let count = references.load(Ordering::Acquire);
            match count {
                // The other reference is the one that the members have together: from here on it depends on them.
                2 if members.is_open() => {
                    if members.close() {
                        references.fetch_sub(1, Ordering::AcqRel);
                    }
                    continue;
                }
                // A reference that nobody has is given up: the members' own, or none at all. Better a leak.
                0 | STUCK.. => return stuck(references),
                1 if members.are_there() => return stuck(references),
                _ => {}
            }
            // As for the order, see `decrement`.
            if references.compare_exchange(count, count - 1, Ordering::AcqRel, Ordering::Relaxed).is_ok() {
                if count == 1 {
                    // SAFETY: the last reference is gone, and the block is given up once.
                    unsafe { Self::bury(pointer) };
                }
                return count == 1;
            }
        }
    }

    /// Gives up the reference that all members have together.
    ///
    /// # Safety
    /// The last member left, and this is done by who left.
    pub(super) unsafe fn leave_group(pointer: NonNull<Block<T>>) {
        // SAFETY: the reference that is given up keeps the block alive up to here.
        if unsafe { pointer.as_ref() }.references.fetch_sub(1, Ordering::AcqRel) == 1 {
            // SAFETY: the last reference is gone, and the block is given up once.
            unsafe { Self::bury(pointer) };
        }
    }

    /// Counts the reference that all members have together.
    pub(super) fn join_group(&self) {
        let _: ManuallyDrop<Handle<T>> = ManuallyDrop::new(self.clone());
    }

    /// Spoils the tag, drops the body, and gives up the block.
    ///
    /// # Safety
    /// Nobody looks at the block any more, and this happens once.
    unsafe fn bury(pointer: NonNull<Block<T>>) {
        // SAFETY: by the caller's promise.
        unsafe {
            pointer.as_ref().tag.store(DEAD, Ordering::Relaxed);
            ptr::drop_in_place(&raw mut (*pointer.as_ptr()).body);
            batch::give_up(pointer);
        }
    }
}

/// Lets a count stay where no reference will free the block.
#[cold]
fn stuck(references: &AtomicU32) -> bool {
    references.store(STUCK, Ordering::Relaxed);
    false
}

impl<T: Body<Shared = ()>> Handle<T> {
    /// A new handle with one reference, of a kind whose handles share nothing.
    pub fn new(body: T) -> Handle<T> {
        Handle::alone((), body)
    }
}

impl<T: Body> Clone for Handle<T> {
    fn clone(&self) -> Self {
        // SAFETY: self keeps the block alive.
        let references = &unsafe { self.0.as_ref() }.references;
        // Relaxed: a new reference is made from one that exists, nothing needs to be ordered by it.
        if references.fetch_add(1, Ordering::Relaxed) >= STUCK {
            references.store(STUCK, Ordering::Relaxed);
        }
        Handle(self.0)
    }
}

impl<T: Body> Drop for Handle<T> {
    fn drop(&mut self) {
        // SAFETY: this is the handle's own reference, used no more.
        unsafe { Self::decrement(self.0) };
    }
}

impl<T: Body> Deref for Handle<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: self keeps the block alive, and the body is only ever shared.
        &unsafe { self.0.as_ref() }.body
    }
}

/// A handle that C holds the reference of; used for the length of one call.
pub struct Borrowed<T: Body>(ManuallyDrop<Handle<T>>);

impl<T: Body> Borrowed<T> {
    /// Takes over the reference that C held, as its `Free` function does.
    pub fn take(self) -> Handle<T> {
        ManuallyDrop::into_inner(self.0)
    }
}

impl<T: Body> Deref for Borrowed<T> {
    type Target = Handle<T>;

    fn deref(&self) -> &Handle<T> {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Apple;
    impl Body for Apple {
        const TAG: u64 = 1;
        type Shared = ();
    }
    struct Pear;
    impl Body for Pear {
        const TAG: u64 = 2;
        type Shared = ();
    }

    #[test]
    fn a_handle_is_freed_with_its_last_reference() {
        let one = Handle::new(Apple);
        let two = one.clone();
        assert!(!one.release());
        assert!(two.release());
    }

    #[test]
    fn another_kind_is_not_taken_for_this_one() {
        let pear = Handle::new(Pear);
        let raw: *mut u8 = pear.as_raw();
        // SAFETY: raw points to a live handle.
        assert!(unsafe { Handle::<Apple>::borrow(raw) }.is_none());
        // SAFETY: as above.
        assert!(unsafe { Handle::<Pear>::borrow(raw) }.is_some());
        // SAFETY: NULL is allowed.
        assert!(unsafe { Handle::<Pear>::borrow(std::ptr::null::<u8>()) }.is_none());
    }

    #[test]
    fn a_count_that_ran_over_stays_and_the_block_with_it() {
        let pear = Handle::new(Pear);
        let stuck = pear.clone();
        // SAFETY: the block is live.
        let references = &unsafe { pear.0.as_ref() }.references;
        references.store(STUCK, Ordering::Relaxed);
        assert!(!pear.clone().release() && !pear.release());
        assert_eq!(references.load(Ordering::Relaxed), STUCK);
        // So that the test leaks nothing.
        references.store(1, Ordering::Relaxed);
        assert!(stuck.release());
    }
}
