//! A stretch of memory that is given out from the front.
//!
//! It is used only while malloc fails, so it is simple: what is freed comes back when it was the last
//! that was given out, or when all is freed. One word says all, so nobody ever waits for another, not
//! even in a child of fork.

use std::alloc::Layout;
use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering};

/// What places are counted in, in bytes: the alignment that malloc gives.
const UNIT: usize = 16;

/// Set as long as somebody may take from the arena, if nothing lives in it.
const HELD: u32 = 1 << 31;

/// A stretch of memory.
pub(super) struct Arena {
    start: *mut u8,
    bytes: usize,
    /// A packed [`State`].
    state: AtomicU64,
}

// SAFETY: the state is atomic, and a place is given to one taker at a time.
unsafe impl Sync for Arena {}

/// How far an arena is given out, in units; and how many blocks in it live, with [`HELD`].
#[derive(Clone, Copy)]
struct State {
    top: u32,
    live: u32,
}

impl State {
    const fn packed(self) -> u64 {
        (self.top as u64) << 32 | self.live as u64
    }

    fn of(packed: u64) -> State {
        State { top: (packed >> 32) as u32, live: packed as u32 }
    }
}

impl Arena {
    /// An arena of memory that nobody else uses, held.
    ///
    /// # Safety
    /// The memory is writable as long as the arena is used.
    pub(super) const unsafe fn new(start: *mut u8, bytes: usize) -> Arena {
        Arena { start, bytes, state: AtomicU64::new(State { top: 0, live: HELD }.packed()) }
    }

    /// Whether a block lies in it.
    pub(super) fn has(&self, block: *const u8) -> bool {
        block.addr().wrapping_sub(self.start.addr()) < self.bytes
    }

    /// The address after its last byte.
    pub(super) fn end(&self) -> usize {
        self.start.addr() + self.bytes
    }

    /// Whether more than half is given out.
    pub(super) fn is_low(&self) -> bool {
        let State { top, .. } = State::of(self.state.load(Ordering::Relaxed));
        top as usize * UNIT > self.bytes / 2
    }

    /// A block; NULL if there is no room.
    pub(super) fn take(&self, layout: Layout) -> *mut u8 {
        let mut given = ptr::null_mut();
        let change = |state: State| {
            let free = self.start.addr() + state.top as usize * UNIT;
            let from = free.checked_next_multiple_of(layout.align())? - self.start.addr();
            let top = self.units(from.checked_add(layout.size())?)?;
            given = self.start.wrapping_add(from);
            Some(State { top, live: state.live + 1 })
        };
        if self.change(change).is_some() { given } else { ptr::null_mut() }
    }

    /// Gives a block back; whether nothing lives in the arena any more and nobody holds it.
    pub(super) fn give_back(&self, block: *mut u8, size: usize) -> bool {
        let from = block.addr() - self.start.addr();
        self.leave(|state| match self.units(from + size) {
            Some(end) if end == state.top => (from / UNIT) as u32,
            _ => state.top,
        })
    }

    /// Makes the block that was given out last larger or smaller; whether that could be done.
    pub(super) fn resize(&self, block: *mut u8, old: usize, new: usize) -> bool {
        let from = block.addr() - self.start.addr();
        let change = |state: State| {
            let is_last = self.units(from + old)? == state.top;
            let top = self.units(from.checked_add(new)?)?;
            is_last.then_some(State { top, ..state })
        };
        self.change(change).is_some()
    }

    /// Nobody takes from it any more; whether nothing lives in it either.
    pub(super) fn release(&self) -> bool {
        let before = State::of(self.state.fetch_sub(u64::from(HELD), Ordering::AcqRel));
        before.live == HELD
    }

    /// Counts one block less, with `top` for what is given out after that.
    fn leave(&self, top: impl Fn(State) -> u32) -> bool {
        let change = |state: State| {
            let live = state.live - 1;
            let top = if live & !HELD == 0 { 0 } else { top(state) };
            Some(State { top, live })
        };
        self.change(change).is_some_and(|state| state.live == 0)
    }

    /// The units that so many bytes from the start take; `None` if they go past the end.
    fn units(&self, bytes: usize) -> Option<u32> {
        if bytes > self.bytes {
            return None;
        }
        u32::try_from(bytes.div_ceil(UNIT)).ok()
    }

    /// Changes the state, and returns the new one; `None` if `change` refuses.
    fn change(&self, mut change: impl FnMut(State) -> Option<State>) -> Option<State> {
        let mut new = None;
        let change = |packed| {
            new = change(State::of(packed));
            new.map(State::packed)
        };
        // What was done with a block is done before its place is given out again.
        let _ = self.state.fetch_update(Ordering::AcqRel, Ordering::Acquire, change);
        new
    }
}
