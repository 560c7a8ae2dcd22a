//! Memory that a call took from malloc before it began what cannot be stopped halfway.

use std::alloc::Layout;
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering, fence};

use super::arena::Arena;

/// One block of malloc's: this, and the arena behind it.
pub(super) struct Reservation {
    arena: Arena,
    /// The one that the thread had before.
    pub(super) below: *mut Reservation,
    /// Where blocks are told to be of this arena, once there are any.
    place: Option<&'static Place>,
}

/// Where a reservation lies: how a block is known to be in one.
struct Place {
    /// Odd while it changes. Who frees a block need not wait: what changes is not where that block is.
    version: AtomicUsize,
    reservation: AtomicPtr<Reservation>,
    end: AtomicUsize,
}

/// Provisions that blocks were taken from. No thread has more than one or two calls under way.
static PLACES: [Place; 64] = [const {
    Place { version: AtomicUsize::new(0), reservation: AtomicPtr::new(ptr::null_mut()), end: AtomicUsize::new(0) }
}; 64];

impl Place {
    /// An empty place, filled with a reservation; `None` if there is none.
    fn fill(reservation: *mut Reservation, end: usize) -> Option<&'static Place> {
        PLACES.iter().find(|place| {
            let version = place.version.load(Ordering::Acquire);
            let is_empty = version.is_multiple_of(2) && place.reservation.load(Ordering::Relaxed).is_null();
            let taken = is_empty
                && place.version.compare_exchange(version, version + 1, Ordering::AcqRel, Ordering::Relaxed).is_ok();
            if taken {
                place.set(version, reservation, end);
            }
            taken
        })
    }

    fn empty(&self) {
        let version = self.version.fetch_add(1, Ordering::AcqRel);
        self.set(version, ptr::null_mut(), 0);
    }

    /// Ends the change that began at that version.
    fn set(&self, version: usize, reservation: *mut Reservation, end: usize) {
        fence(Ordering::Release);
        self.reservation.store(reservation, Ordering::Relaxed);
        self.end.store(end, Ordering::Relaxed);
        self.version.store(version + 2, Ordering::Release);
    }

    /// Its reservation, if the block lies in that.
    fn of(&self, block: *const u8) -> Option<NonNull<Reservation>> {
        let version = self.version.load(Ordering::Acquire);
        let (reservation, end) = (self.reservation.load(Ordering::Relaxed), self.end.load(Ordering::Relaxed));
        fence(Ordering::Acquire);
        let is_whole = version.is_multiple_of(2) && self.version.load(Ordering::Relaxed) == version;
        let reservation = NonNull::new(reservation).filter(|_| is_whole)?;
        (reservation.addr().get()..end).contains(&block.addr()).then_some(reservation)
    }
}

/// The reservation that a block lies in.
pub(super) fn of_block(block: *const u8) -> Option<NonNull<Reservation>> {
    PLACES.iter().find_map(|place| place.of(block))
}

impl Reservation {
    /// A reservation of so many bytes above another; `None` if there is no memory.
    pub(super) fn new(bytes: usize, below: *mut Reservation) -> Option<NonNull<Reservation>> {
        let header = size_of::<Reservation>().next_multiple_of(16);
        // SAFETY: malloc may be called with any size.
        let memory = unsafe { libc::malloc(bytes.checked_add(header)?) };
        let reservation = NonNull::new(memory.cast::<Reservation>())?;
        // SAFETY: the memory has room for both, and is nobody else's until the reservation is freed.
        unsafe {
            let arena = Arena::new(memory.cast::<u8>().add(header), bytes);
            reservation.write(Reservation { arena, below, place: None });
        }
        Some(reservation)
    }

    /// A block; NULL if there is no room.
    ///
    /// # Safety
    /// The thread holds the reservation.
    pub(super) unsafe fn take(this: NonNull<Reservation>, layout: Layout) -> *mut u8 {
        // SAFETY: it is there, and only the thread that holds it looks at its place before blocks of
        // it are out.
        unsafe {
            if (*this.as_ptr()).place.is_none() {
                (*this.as_ptr()).place = Place::fill(this.as_ptr(), (*this.as_ptr()).arena.end());
            }
            if (*this.as_ptr()).place.is_none() {
                return ptr::null_mut();
            }
            (*this.as_ptr()).arena.take(layout)
        }
    }

    /// Gives a block back, and the reservation with the last one when nobody holds it.
    ///
    /// # Safety
    /// The block lies in the reservation and is used no more.
    pub(super) unsafe fn give_back(this: NonNull<Reservation>, block: *mut u8, size: usize) {
        // SAFETY: the block keeps the reservation up to here, and who is told that nothing is left in
        // it is the only one.
        unsafe {
            if (*this.as_ptr()).arena.give_back(block, size) {
                Reservation::free(this);
            }
        }
    }

    /// As [`Arena::resize`].
    ///
    /// # Safety
    /// The block lies in the reservation.
    pub(super) unsafe fn resize(this: NonNull<Reservation>, block: *mut u8, old: usize, new: usize) -> bool {
        // SAFETY: the block keeps the reservation.
        unsafe { (*this.as_ptr()).arena.resize(block, old, new) }
    }

    /// The thread takes no more from it; returns the one below.
    ///
    /// # Safety
    /// The thread holds the reservation.
    pub(super) unsafe fn release(this: NonNull<Reservation>) -> *mut Reservation {
        // SAFETY: the thread's hold keeps it up to here, then as for a block.
        unsafe {
            let below = (*this.as_ptr()).below;
            if (*this.as_ptr()).arena.release() {
                Reservation::free(this);
            }
            below
        }
    }

    /// # Safety
    /// Nobody holds it, and no block of it lives.
    unsafe fn free(this: NonNull<Reservation>) {
        // SAFETY: nobody else knows it any more; from malloc.
        unsafe {
            if let Some(place) = (*this.as_ptr()).place {
                place.empty();
            }
            libc::free(this.as_ptr().cast());
        }
    }
}
