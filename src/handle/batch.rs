//! The memory of handles: a few batches for a listing, not a block for each handle.
//!
//! A batch is one allocation of at most [`BATCH_BYTES`]: a count of the blocks in it that live, what
//! they share, and the blocks. It goes with the last of them, so one handle kept from a listing of a
//! million keeps that much and no more.

use std::alloc::{GlobalAlloc as _, Layout, System, alloc, dealloc, handle_alloc_error};
use std::ptr::{self, NonNull};

use super::atomic::{AtomicU32, Ordering};
use super::block::{Block, Body};

/// The most that a batch takes: a page, less what malloc adds.
pub(super) const BATCH_BYTES: usize = 4096 - 16;

/// Before the blocks of a batch, which follow it as in an array.
#[repr(C)]
struct Batch<T: Body> {
    /// How many of the blocks live.
    live: AtomicU32,
    /// How many there is room for.
    room: u32,
    shared: T::Shared,
    blocks: [Block<T>; 0],
}

fn layout<T: Body>(room: u32) -> Layout {
    let blocks = room as usize * size_of::<Block<T>>();
    // SAFETY: room is 1 for a handle alone, whose type the compiler laid out, or as much as fits
    // BATCH_BYTES, so nothing overflows; the alignment is a type's.
    unsafe { Layout::from_size_align_unchecked(size_of::<Batch<T>>() + blocks, align_of::<Batch<T>>()) }
}

/// Where a block of a batch is.
///
/// # Safety
/// `place` is below the room of the batch.
unsafe fn block_at<T: Body>(batch: NonNull<Batch<T>>, place: u32) -> NonNull<Block<T>> {
    // SAFETY: within the allocation by the caller's promise. No reference is made on the way, so the
    // pointer is good for all of it.
    unsafe { NonNull::new_unchecked((&raw mut (*batch.as_ptr()).blocks).cast::<Block<T>>()).add(place as usize) }
}

/// The batch of a block.
///
/// # Safety
/// The block is in a batch, if dead; the batch is there.
unsafe fn batch_of<T: Body>(block: NonNull<Block<T>>) -> NonNull<Batch<T>> {
    // SAFETY: by the caller's promise, and the place was written with the block.
    unsafe {
        let first = block.sub((*block.as_ptr()).place as usize);
        first.byte_sub(std::mem::offset_of!(Batch<T>, blocks)).cast()
    }
}

/// A live block in a batch of its own, with one reference.
pub(super) fn alone<T: Body>(shared: T::Shared, body: T) -> NonNull<Block<T>> {
    // SAFETY: `with` passes a layout of some size.
    let made = Filling::with(shared, 1, |layout| unsafe { alloc(layout) }).and_then(|mut filling| {
        let block = filling.push(|| body);
        filling.seal();
        block
    });
    made.unwrap_or_else(|| handle_alloc_error(layout::<T>(1)))
}

/// What the blocks of a batch share.
///
/// # Safety
/// The block lives as long as the result is used.
pub(super) unsafe fn shared<'a, T: Body>(block: NonNull<Block<T>>) -> &'a T::Shared {
    // SAFETY: a live block keeps its batch, and what is shared is not changed.
    unsafe { &(*batch_of(block).as_ptr()).shared }
}

/// Gives up a block whose body is gone; frees the batch with the last.
///
/// # Safety
/// The block's last reference is gone, its body dropped, and it is given up once.
pub(super) unsafe fn give_up<T: Body>(block: NonNull<Block<T>>) {
    // SAFETY: the block still counts as live, so its batch is there.
    let batch = unsafe { batch_of(block) };
    // SAFETY: as above; the reference ends before the batch may go.
    let live = unsafe { &(*batch.as_ptr()).live };
    // As with the references of a handle: the last one need not count down, all others release what
    // they did, and the last acquires that.
    if live.load(Ordering::Acquire) != 1 && live.fetch_sub(1, Ordering::AcqRel) != 1 {
        return;
    }
    // SAFETY: no block lives, so nobody knows the batch any more.
    unsafe { free(batch) };
}

/// Frees a batch, and drops what its blocks shared.
///
/// # Safety
/// No block in it lives.
unsafe fn free<T: Body>(batch: NonNull<Batch<T>>) {
    // SAFETY: by the caller's promise this is the only use left; the layout is the one it came with.
    unsafe {
        let room = (*batch.as_ptr()).room;
        ptr::drop_in_place(&raw mut (*batch.as_ptr()).shared);
        dealloc(batch.as_ptr().cast(), layout::<T>(room));
    }
}

/// A batch that is being filled. Its blocks are not counted as live before it is sealed, so until
/// then none may be given up.
pub(super) struct Filling<T: Body> {
    batch: NonNull<Batch<T>>,
    filled: u32,
}

impl<T: Body> Filling<T> {
    /// A batch for about that many blocks, or as many as fit; `None` if malloc has no memory.
    pub(super) fn new(shared: T::Shared, wanted: usize) -> Option<Filling<T>> {
        // Not from the reserve: a listing may be of any length, and can fail.
        // SAFETY: `with` passes a layout of some size.
        Filling::with(shared, wanted, |layout| unsafe { System.alloc(layout) })
    }

    /// A batch in a block that `allocate` gives; the library's allocator can free it.
    fn with(shared: T::Shared, wanted: usize, allocate: impl Fn(Layout) -> *mut u8) -> Option<Filling<T>> {
        let most = (BATCH_BYTES - size_of::<Batch<T>>()) / size_of::<Block<T>>();
        let room = u32::try_from(wanted.clamp(1, most.max(1))).unwrap_or(1);
        // The size is not 0, as there are counts in it.
        let batch = NonNull::new(allocate(layout::<T>(room)).cast::<Batch<T>>())?;
        // SAFETY: new memory, of that layout.
        unsafe { batch.write(Batch { live: AtomicU32::new(0), room, shared, blocks: [] }) };
        Some(Filling { batch, filled: 0 })
    }

    /// Whether no more blocks fit.
    pub(super) fn is_full(&self) -> bool {
        // SAFETY: the batch is there; nobody else has it.
        self.filled == unsafe { (*self.batch.as_ptr()).room }
    }

    /// Adds a block with the body that `make` makes, and with one reference; `None` if it is full.
    ///
    /// The body is made in its place: were it handed in, the compiler would copy it part by part, as
    /// it might have to be dropped.
    #[inline]
    pub(super) fn push(&mut self, make: impl FnOnce() -> T) -> Option<NonNull<Block<T>>> {
        if self.is_full() {
            return None;
        }
        // SAFETY: there is room.
        let block = unsafe { block_at(self.batch, self.filled) };
        // SAFETY: the place is in the allocation, aligned as in an array, and holds nothing yet.
        unsafe { block.write(Block::new(make(), self.filled)) };
        self.filled += 1;
        Some(block)
    }

    /// Counts the blocks as live; an empty batch is freed.
    pub(super) fn seal(self) {
        // SAFETY: the batch is there, and this is the only thread that knows it, so nothing needs to
        // be ordered; without blocks nobody knows it from here on.
        unsafe {
            (*self.batch.as_ptr()).live.store(self.filled, Ordering::Relaxed);
            if self.filled == 0 {
                free(self.batch);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::handle::Handle;

    struct Leaf(#[expect(dead_code, reason = "only its drop counts")] Arc<()>);
    impl Body for Leaf {
        const TAG: u64 = 3;
        type Shared = Arc<()>;
    }

    #[test]
    fn a_batch_lives_as_long_as_one_of_its_handles() {
        let (shared, body) = (Arc::new(()), Arc::new(()));
        let mut filling = Filling::new(Arc::clone(&shared), 3).unwrap();
        let blocks: Vec<_> = (0..3).map(|_| filling.push(|| Leaf(Arc::clone(&body))).unwrap()).collect();
        assert!(filling.is_full() && filling.push(|| Leaf(Arc::clone(&body))).is_none());
        filling.seal();
        // SAFETY: the blocks are live, and each is taken once.
        let mut handles: Vec<_> = blocks.into_iter().map(|block| unsafe { Handle::of_block(block) }).collect();
        assert_eq!((Arc::strong_count(&shared), Arc::strong_count(&body)), (2, 4));
        let kept = handles.remove(1);
        drop(handles);
        assert_eq!((Arc::strong_count(&shared), Arc::strong_count(&body)), (2, 2));
        assert!(Arc::ptr_eq(kept.shared(), &shared));
        drop(kept);
        assert_eq!((Arc::strong_count(&shared), Arc::strong_count(&body)), (1, 1));
    }

    #[test]
    fn an_empty_batch_gives_back_what_it_shares() {
        let shared = Arc::new(());
        Filling::<Leaf>::new(Arc::clone(&shared), 10).unwrap().seal();
        assert_eq!(Arc::strong_count(&shared), 1);
    }

    #[test]
    fn a_batch_is_no_larger_than_a_page() {
        let mut filling = Filling::<Leaf>::new(Arc::new(()), usize::MAX).unwrap();
        let mut handles = Vec::new();
        while !filling.is_full() {
            // SAFETY: the block is taken once, and live when it is dropped.
            handles.push(unsafe { Handle::of_block(filling.push(|| Leaf(Arc::new(()))).unwrap()) });
        }
        filling.seal();
        assert!((90..=4096 / size_of::<Block<Leaf>>()).contains(&handles.len()), "{}", handles.len());
    }
}
