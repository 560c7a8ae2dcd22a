//! Listings of handles as C gets them: an array from malloc that ends in NULL.

use std::mem::ManuallyDrop;
use std::ptr::{self, NonNull};

use super::batch::Filling;
use super::block::{Block, Body};
use super::reference::Handle;
use crate::error::{Code, Error, Origin, Result};

/// New handles of one kind, in an array that C frees with free() when it has freed each of them.
/// Dropped before that, it frees them all.
pub struct List<T: Body> {
    /// From malloc, with NULL at the end once the list is whole.
    array: *mut *mut Block<T>,
    length: usize,
    room: usize,
    filling: Option<Filling<T>>,
}

// SAFETY: a list owns its handles, which are Send, and is only ever changed by who has it alone.
unsafe impl<T: Body> Send for List<T> {}

impl<T: Body> List<T>
where
    T::Shared: Clone,
{
    /// A list of handles, with the body that `make` makes of each item, and `shared` in common.
    ///
    /// # Errors
    /// `Code::NoMemory`.
    pub fn of<I>(shared: &T::Shared, items: impl Iterator<Item = I>, make: impl Fn(I) -> T) -> Result<List<T>> {
        let mut batches = Batches::new(shared, items.size_hint().0);
        // Not a `for` loop: walks over a forest are much faster when they call than when they are asked.
        items.for_each(|item| batches.add(|| make(item)));
        batches.done()
    }
}

/// A list that is being made.
pub struct Batches<'a, T: Body> {
    list: List<T>,
    shared: &'a T::Shared,
    /// How many there will be at least, as far as that is known.
    expected: usize,
    /// Whether there was memory for all so far.
    enough: bool,
}

impl<'a, T: Body> Batches<'a, T>
where
    T::Shared: Clone,
{
    /// An empty list of handles that have `shared` in common, with room for so many.
    pub fn new(shared: &'a T::Shared, expected: usize) -> Batches<'a, T> {
        let mut list = List { array: ptr::null_mut(), length: 0, room: 0, filling: None };
        let enough = list.make_room(expected).is_some();
        Batches { list, shared, expected, enough }
    }

    /// Makes room for as many as are still to come, as far as that is known now.
    pub fn expect(&mut self, more: usize) {
        self.expected = self.list.length.saturating_add(more);
        self.enough = self.enough && (self.list.room >= self.expected || self.list.make_room(more).is_some());
    }

    /// What the handles have in common.
    pub fn shared(&self) -> &'a T::Shared {
        self.shared
    }

    /// Adds a handle with the body that `make` makes; does nothing once there was no memory for one.
    #[inline]
    pub fn add(&mut self, make: impl FnOnce() -> T) {
        self.enough = self.enough && self.push(make).is_some();
    }

    /// The list.
    ///
    /// # Errors
    /// `Code::NoMemory`.
    pub fn done(self) -> Result<List<T>> {
        let mut list = self.list;
        list.seal();
        if !self.enough {
            return Err(Error::bare(Origin::None, Code::NoMemory));
        }
        // SAFETY: there is room for one more than `room`, which is at least length.
        unsafe { list.array.add(list.length).write(ptr::null_mut()) };
        Ok(list)
    }

    /// Adds a handle; `None` if there is no memory.
    #[inline]
    fn push(&mut self, make: impl FnOnce() -> T) -> Option<()> {
        if self.list.length == self.list.room {
            self.list.make_room(self.list.length)?;
        }
        if self.list.filling.as_ref().is_none_or(Filling::is_full) {
            self.begin()?;
        }
        let block = self.list.filling.as_mut()?.push(make)?;
        // SAFETY: length is below room.
        unsafe { self.list.array.add(self.list.length).write(block.as_ptr()) };
        self.list.length += 1;
        Some(())
    }

    /// Begins another batch: for as many as are still to come, as far as that is known, else for as
    /// many as there are. `None` if there is no memory.
    #[cold]
    fn begin(&mut self) -> Option<()> {
        self.list.seal();
        let length = self.list.length;
        let wanted = if length < self.expected { self.expected - length } else { length };
        self.list.filling = Some(Filling::new(self.shared.clone(), wanted)?);
        Some(())
    }
}

impl<T: Body> List<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Hands the array to C, with NULL at its end.
    pub fn into_raw<C>(self) -> *mut *mut C {
        let array = ManuallyDrop::new(self).array;
        array.cast()
    }

    /// Makes room for so many more, and for the NULL at the end; `None` if there is no memory.
    #[cold]
    fn make_room(&mut self, more: usize) -> Option<()> {
        let room = self.length.checked_add(more.max(4))?;
        let bytes = room.checked_add(1)?.checked_mul(size_of::<*mut Block<T>>())?;
        // SAFETY: the array is NULL or from realloc.
        let array = unsafe { libc::realloc(self.array.cast(), bytes) };
        self.array = NonNull::new(array)?.as_ptr().cast();
        self.room = room;
        Some(())
    }

    fn seal(&mut self) {
        if let Some(filling) = self.filling.take() {
            filling.seal();
        }
    }
}

impl<T: Body> Drop for List<T> {
    fn drop(&mut self) {
        self.seal();
        for place in 0..self.length {
            // SAFETY: the first `length` slots hold live blocks, each owned by this list.
            drop(unsafe { Handle::of_block(NonNull::new_unchecked(*self.array.add(place))) });
        }
        // SAFETY: NULL or from realloc, and not handed out.
        unsafe { libc::free(self.array.cast()) };
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    struct Number(usize);
    impl Body for Number {
        const TAG: u64 = 4;
        type Shared = Arc<()>;
    }

    #[test]
    fn an_array_holds_all_in_order_and_ends_in_null() {
        // One hint that is exact and one that says nothing.
        let vague = (0..2000).filter(|number| number % 2 == 0).map(|number| number / 2);
        for numbers in [Box::new(0..1000_usize) as Box<dyn Iterator<Item = usize>>, Box::new(vague)] {
            let shared = Arc::new(());
            let list = List::of(&shared, numbers, Number).unwrap();
            assert_eq!(list.len(), 1000);
            let array = list.into_raw::<Block<Number>>();
            for place in 0..1000 {
                // SAFETY: the array has that many live handles, each taken once.
                let handle = unsafe { Handle::of_block(NonNull::new(*array.add(place)).unwrap()) };
                assert_eq!(handle.0, place);
            }
            // SAFETY: one more slot, and the array is malloc's.
            unsafe {
                assert!((*array.add(1000)).is_null());
                libc::free(array.cast());
            }
            assert_eq!(Arc::strong_count(&shared), 1);
        }
    }

    #[test]
    fn a_list_that_is_not_handed_out_frees_its_handles() {
        let shared = Arc::new(());
        let list = List::of(&shared, 0..300, Number).unwrap();
        assert!(Arc::strong_count(&shared) > 1 && !list.is_empty());
        drop(list);
        assert_eq!(Arc::strong_count(&shared), 1);
    }

    #[test]
    fn an_empty_list_is_an_array_of_null() {
        let list = List::of(&Arc::new(()), 0..0, Number).unwrap();
        let array = list.into_raw::<Block<Number>>();
        // SAFETY: one slot, and the array is malloc's.
        unsafe {
            assert!((*array).is_null());
            libc::free(array.cast());
        }
    }
}
