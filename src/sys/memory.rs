//! Memory, and what is done when there is none.
//!
//! The library's allocator is malloc. What C programs on other libraries die of, malloc's NULL, is met
//! in two ways:
//!
//! * What grows with input or history asks first: [`grow`] makes room in a vector, or says that there is
//!   none, before anything is changed. Where much is made at once (a document that is read), the call
//!   makes a [`provide`] before it begins: memory of its own, used only while malloc has none.
//! * All else is small. It comes from a reserve then, so that the call ends well, or fails as it does
//!   for any other reason. A call that finds the reserve low fails at its start ([`Scope`]).
//!
//! Blocks of the reserve may live on in what the call made, and are freed like all others. As long as
//! there are none, which is always but for programs in trouble, all this costs a look at one number.

mod arena;
mod reservation;

#[cfg(test)]
mod tests;

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::{Cell, UnsafeCell};
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::error::{Code, Error, Origin, Result};
use arena::Arena;
use reservation::Reservation;

/// What the reserve has, in bytes. They are pages that are never touched until malloc fails.
const RESERVE: usize = 4 << 20;

/// What a call may take of the reserve: more than one needs that reserves nothing.
const SHARE: usize = 1 << 20;

#[repr(C, align(4096))]
struct Pages(UnsafeCell<[u8; RESERVE]>);

// SAFETY: the pages are only used through the arena.
unsafe impl Sync for Pages {}

static PAGES: Pages = Pages(UnsafeCell::new([0; RESERVE]));

// SAFETY: the pages are this arena's, and always there.
static ARENA: Arena = unsafe { Arena::new(PAGES.0.get().cast(), RESERVE) };

/// How many reservations threads hold.
static HELD: AtomicUsize = AtomicUsize::new(0);

/// How many blocks live that are not malloc's.
static SERVED: AtomicUsize = AtomicUsize::new(0);

/// What a thread has for the call that it is in.
struct Mine {
    /// The last of its reservations, or NULL.
    reservation: Cell<*mut Reservation>,
    /// It asks for what it can do without.
    asks: Cell<bool>,
}

thread_local! {
    // Without a destructor, so that the allocator may look at it at any time.
    static MINE: Mine = const { Mine { reservation: Cell::new(ptr::null_mut()), asks: Cell::new(false) } };
}

/// malloc, and what stands behind it.
struct Allocator;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

// SAFETY: blocks come from the system's allocator or from an arena and go back where they came from;
// both keep to the layout. None is inlined: the thousands of places that allocate would be a
// twentieth of the library larger.
unsafe impl GlobalAlloc for Allocator {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: by the caller's promise.
        let block = unsafe { System.alloc(layout) };
        if block.is_null() { serve(layout) } else { block }
    }

    #[inline(never)]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: by the caller's promise.
        let block = unsafe { System.alloc_zeroed(layout) };
        if !block.is_null() {
            return block;
        }
        let block = serve(layout);
        if !block.is_null() {
            // SAFETY: the block has that size.
            unsafe { block.write_bytes(0, layout.size()) };
        }
        block
    }

    #[inline(never)]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // Who frees a block has it from whoever counted it, so it cannot miss its own.
        if SERVED.load(Ordering::Relaxed) != 0 && take_back(block, layout) {
            return;
        }
        // SAFETY: by the caller's promise.
        unsafe { System.dealloc(block, layout) };
    }

    #[inline(never)]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if SERVED.load(Ordering::Relaxed) == 0 {
            // SAFETY: by the caller's promise.
            let moved = unsafe { System.realloc(block, layout, size) };
            if !moved.is_null() {
                return moved;
            }
        }
        // SAFETY: by the caller's promise.
        unsafe { resize(block, layout, size) }
    }
}

/// A block from what the thread has for this, or from the reserve; NULL if neither has room.
#[cold]
fn serve(layout: Layout) -> *mut u8 {
    let block = MINE.with(|mine| {
        if mine.asks.get() {
            return ptr::null_mut();
        }
        let mut own = mine.reservation.get();
        while let Some(reservation) = NonNull::new(own) {
            // SAFETY: the thread holds it.
            let block = unsafe { Reservation::take(reservation, layout) };
            if !block.is_null() {
                return block;
            }
            // SAFETY: as above.
            own = unsafe { (*own).below };
        }
        ARENA.take(layout)
    });
    if !block.is_null() {
        SERVED.fetch_add(1, Ordering::Relaxed);
    }
    block
}

/// Frees a block if it is not malloc's; whether it was not.
#[cold]
fn take_back(block: *mut u8, layout: Layout) -> bool {
    if ARENA.has(block) {
        ARENA.give_back(block, layout.size());
    } else if let Some(reservation) = reservation::of_block(block) {
        // SAFETY: the block lies in it, and is freed.
        unsafe { Reservation::give_back(reservation, block, layout.size()) };
    } else {
        return false;
    }
    SERVED.fetch_sub(1, Ordering::Relaxed);
    true
}

/// Resizes a block when malloc could not, or when it may not be malloc's.
///
/// # Safety
/// As for [`GlobalAlloc::realloc`].
#[cold]
unsafe fn resize(block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
    let (own, given) = (ARENA.has(block), reservation::of_block(block));
    if !own && given.is_none() {
        // SAFETY: by the caller's promise, as the block is malloc's.
        let moved = unsafe { System.realloc(block, layout, size) };
        if !moved.is_null() {
            return moved;
        }
    }
    // SAFETY: the block lies in the reservation.
    let in_place = given.is_some_and(|given| unsafe { Reservation::resize(given, block, layout.size(), size) })
        || own && ARENA.resize(block, layout.size(), size);
    // What becomes smaller may stay, whatever malloc says.
    if in_place || size <= layout.size() && !own && given.is_none() {
        return block;
    }
    // SAFETY: by the caller's promise about size; the alignment is a layout's. The new block has room
    // for what is copied, and the old one is freed once.
    unsafe {
        let moved = ALLOCATOR.alloc(Layout::from_size_align_unchecked(size, layout.align()));
        if !moved.is_null() {
            moved.copy_from_nonoverlapping(block, size.min(layout.size()));
            ALLOCATOR.dealloc(block, layout);
        }
        moved
    }
}

/// The error that there is no memory.
#[cold]
pub fn none() -> Error {
    Error::bare(Origin::None, Code::NoMemory)
}

/// Does what can be done without: the reserve is not for it. It must allocate fallibly.
fn asking<R>(body: impl FnOnce() -> R) -> R {
    MINE.with(|mine| {
        let before = mine.asks.replace(true);
        let result = body();
        mine.asks.set(before);
        result
    })
}

/// Makes room for so many more elements.
///
/// # Errors
/// `Code::NoMemory`; the vector is as it was.
#[inline]
pub fn grow<T>(vector: &mut Vec<T>, more: usize) -> Result<()> {
    if vector.capacity() - vector.len() >= more {
        return Ok(());
    }
    asking(|| vector.try_reserve(more)).map_err(|_| none())
}

/// Tries what allocates fallibly, as `try_reserve` of a table.
///
/// # Errors
/// `Code::NoMemory` if it fails.
pub fn attempt<E>(allocate: impl FnOnce() -> std::result::Result<(), E>) -> Result<()> {
    asking(allocate).map_err(|_| none())
}

/// Makes sure that the call under way has so many bytes for itself, whatever malloc says later.
///
/// # Errors
/// `Code::NoMemory`.
pub fn reserve(bytes: usize) -> Result<()> {
    if bytes <= SHARE {
        return Ok(());
    }
    add_reservation(bytes)
}

#[cold]
fn add_reservation(bytes: usize) -> Result<()> {
    MINE.with(|mine| {
        let reservation = Reservation::new(bytes, mine.reservation.get()).ok_or_else(none)?;
        mine.reservation.set(reservation.as_ptr());
        HELD.fetch_add(1, Ordering::Relaxed);
        Ok(())
    })
}

/// Gives up the thread's reservations above one.
#[cold]
fn release_to(before: *mut Reservation) {
    MINE.with(|mine| {
        while let Some(reservation) = NonNull::new(mine.reservation.get()).filter(|last| last.as_ptr() != before) {
            // SAFETY: the thread holds what it noted, and notes it no more.
            mine.reservation.set(unsafe { Reservation::release(reservation) });
            HELD.fetch_sub(1, Ordering::Relaxed);
        }
    });
}

/// The length of a call: what it provides for itself goes with it.
pub struct Scope {
    before: *mut Reservation,
}

impl Scope {
    /// Begins a call.
    ///
    /// # Errors
    /// `Code::NoMemory` if the reserve is low, and malloc has nothing in its place.
    #[inline]
    pub fn begin() -> Result<Scope> {
        // Where no thread holds any reservation, this one does not, and the reserve is whole.
        if HELD.load(Ordering::Relaxed) | SERVED.load(Ordering::Relaxed) == 0 {
            return Ok(Scope { before: ptr::null_mut() });
        }
        Scope::begin_short()
    }
}

impl Scope {
    #[cold]
    fn begin_short() -> Result<Scope> {
        let scope = Scope { before: MINE.with(|mine| mine.reservation.get()) };
        if ARENA.is_low() {
            add_reservation(SHARE)?;
        }
        Ok(scope)
    }
}

impl Drop for Scope {
    #[inline]
    fn drop(&mut self) {
        if HELD.load(Ordering::Relaxed) != 0 {
            release_to(self.before);
        }
    }
}
