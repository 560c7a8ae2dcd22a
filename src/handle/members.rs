//! References that threads make and give up at once without fighting over one count.
//!
//! Every domain's handle holds its connection, so threads that look up domains change the count of
//! one connection all the time. A [`Member`] is such a reference: it is counted in one of several
//! places, by thread, and what is in one place alone means nothing: it may be below 0. All members
//! together have one reference of the block, whether there are any or not, as long as the program holds
//! the block by its own handle: so long nobody needs the sum. When the last handle goes, the places are
//! closed, one after another, and what was in them goes into one count, which members change from then
//! on. While that is 0, they have no reference.

use std::mem::ManuallyDrop;
use std::ops::Deref;

use super::atomic::{AtomicBool, AtomicI64, Ordering};
use super::block::Body;
use super::reference::Handle;
use crate::lock::Apart;

#[cfg(not(loom))]
use crate::lock::{PLACES, place};

/// Enough places for two threads to differ in.
#[cfg(loom)]
const PLACES: usize = 2;

/// Where threads count when a test does not say so.
#[cfg(loom)]
fn place() -> usize {
    0
}

/// What a closed place holds, more or less what was counted there since, which nobody reads.
const CLOSED: i64 = i64::MIN / 2;

/// More than all members that there can be: as long as places are open, the count is at least half of it.
const OPEN: i64 = 1 << 60;

fn is_closed(count: i64) -> bool {
    count < CLOSED / 2
}

/// How many members a block has.
pub struct Members {
    places: [Apart<AtomicI64>; PLACES],
    /// Whether the places are yet to be closed.
    open: AtomicBool,
    /// `OPEN` until the places are closed, and the members not counted there.
    total: AtomicI64,
}

impl Default for Members {
    fn default() -> Members {
        Members {
            places: std::array::from_fn(|_| Apart(AtomicI64::new(0))),
            open: AtomicBool::new(true),
            total: AtomicI64::new(OPEN),
        }
    }
}

impl Members {
    /// Counts a member; whether it is the first, for which the members get a reference. The caller has a
    /// reference or is a member.
    #[inline]
    fn join(&self, place: usize) -> bool {
        // Relaxed, as with references: a member is made by who keeps the block alive.
        let before = self.places[place].0.fetch_add(1, Ordering::Relaxed);
        is_closed(before) && self.total.fetch_add(1, Ordering::Relaxed) == 0
    }

    /// Gives up a member; whether it was the last, with which the members' reference goes. If not, another
    /// thread may have freed the block.
    #[inline]
    fn leave(&self, place: usize) -> bool {
        // Release, so that what this member did is done before who closes the place goes on to free the
        // block. In a closed place it was not counted down: the member is in the total, and keeps the block.
        let before = self.places[place].0.fetch_sub(1, Ordering::Release);
        is_closed(before) && self.total.fetch_sub(1, Ordering::AcqRel) == 1
    }

    /// Whether the places are yet to be closed.
    pub(super) fn is_open(&self) -> bool {
        self.open.load(Ordering::Acquire)
    }

    /// Closes the places, once; whether there are no members, so that their reference goes. The caller has a
    /// reference of its own.
    #[cold]
    pub(super) fn close(&self) -> bool {
        if !self.open.swap(false, Ordering::AcqRel) {
            return false;
        }
        // Acquire: what members did that left by an open place comes before what is done next.
        let counted: i64 = self.places.iter().map(|place| place.0.swap(CLOSED, Ordering::AcqRel)).sum();
        let change = counted - OPEN;
        self.total.fetch_add(change, Ordering::AcqRel) + change == 0
    }

    /// Whether there are members, or the places are yet to be closed.
    pub(super) fn are_there(&self) -> bool {
        self.total.load(Ordering::Acquire) != 0
    }
}

impl<T: Body> Handle<T> {
    /// A new handle with one reference, of a kind that has members, alone in its batch.
    pub fn grouped(shared: T::Shared, body: T) -> Handle<T> {
        let handle = Handle::alone(shared, body);
        handle.join_group();
        handle
    }
}

/// A reference that is counted as a member, to a block of a kind that has such; a plain reference of others.
pub struct Member<T: Body>(ManuallyDrop<Handle<T>>);

impl<T: Body> Member<T> {
    /// A new one.
    #[inline]
    pub fn of(handle: &Handle<T>) -> Member<T> {
        Member::of_at(handle, place())
    }

    #[inline]
    pub(super) fn of_at(handle: &Handle<T>, place: usize) -> Member<T> {
        match handle.members() {
            Some(members) => {
                if members.join(place) {
                    handle.join_group();
                }
                // SAFETY: the reference is the member's, which is counted, and does not drop it.
                Member(ManuallyDrop::new(unsafe { Handle::of_block(handle.block()) }))
            }
            None => Member(ManuallyDrop::new(handle.clone())),
        }
    }

    #[inline]
    pub(super) fn leave_at(&mut self, place: usize) {
        let last = match self.0.members() {
            Some(members) => members.leave(place),
            None => {
                // SAFETY: it is a plain reference, used no more.
                unsafe { ManuallyDrop::drop(&mut self.0) };
                return;
            }
        };
        if last {
            // SAFETY: `leave` says so to the last member.
            unsafe { Handle::leave_group(self.0.block()) };
        }
    }
}

impl<T: Body> Clone for Member<T> {
    #[inline]
    fn clone(&self) -> Member<T> {
        Member::of(self)
    }
}

impl<T: Body> Drop for Member<T> {
    #[inline]
    fn drop(&mut self) {
        self.leave_at(place());
    }
}

impl<T: Body> Deref for Member<T> {
    type Target = Handle<T>;

    fn deref(&self) -> &Handle<T> {
        &self.0
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use std::sync::Arc;
    use std::thread;

    use super::*;

    struct Group(Members, #[expect(dead_code, reason = "only its drop counts")] Arc<()>);
    impl Body for Group {
        const TAG: u64 = 6;
        type Shared = ();
        fn members(&self) -> Option<&Members> {
            Some(&self.0)
        }
    }

    fn group() -> (Handle<Group>, Arc<()>) {
        let alive = Arc::new(());
        (Handle::grouped((), Group(Members::default(), Arc::clone(&alive))), alive)
    }

    #[test]
    fn a_group_goes_with_its_last_member_or_its_last_handle() {
        let (handle, alive) = group();
        let members = [Member::of(&handle), Member::of(&handle)];
        assert!(!handle.release(), "members are left");
        let [one, two] = members;
        drop(one);
        assert_eq!(Arc::strong_count(&alive), 2);
        drop(two);
        assert_eq!(Arc::strong_count(&alive), 1);
        let (handle, alive) = group();
        drop(Member::of(&handle).clone());
        let other = handle.clone();
        assert!(!handle.release());
        assert!(other.release(), "nobody is left");
        assert_eq!(Arc::strong_count(&alive), 1);
    }

    #[test]
    fn a_member_can_make_a_handle_when_there_is_none() {
        let (handle, alive) = group();
        let member = Member::of(&handle);
        assert!(!handle.release());
        let again = Handle::clone(&member);
        drop(member);
        assert_eq!(Arc::strong_count(&alive), 2);
        assert!(again.release());
        assert_eq!(Arc::strong_count(&alive), 1);
    }

    #[test]
    fn members_of_many_threads_outlive_the_handle_and_go_once() {
        for _ in 0..50 {
            let (handle, alive) = group();
            thread::scope(|scope| {
                for _ in 0..4 {
                    let member = Member::of(&handle);
                    scope.spawn(move || {
                        let mut kept = vec![member];
                        for turn in 0..200 {
                            kept.push(kept[turn / 2].clone());
                        }
                        drop(kept);
                    });
                }
                drop(handle);
            });
            assert_eq!(Arc::strong_count(&alive), 1);
        }
    }
}
