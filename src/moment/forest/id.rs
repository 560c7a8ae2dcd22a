//! What a moment is known by within its forest.

use std::num::NonZeroU32;

/// The place of a thing in its forest. Good until the next removal, which may move things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(NonZeroU32);

impl Id {
    /// The id of a slot; `None` past the last that fits.
    pub(super) fn of(slot: usize) -> Option<Id> {
        u32::try_from(slot).ok()?.checked_add(1).and_then(NonZeroU32::new).map(Id)
    }

    /// The id of a slot that is there, so that it fits.
    pub(super) fn of_slot(slot: usize) -> Id {
        Id(NonZeroU32::MIN.saturating_add(slot as u32))
    }

    pub(super) fn slot(self) -> usize {
        self.0.get() as usize - 1
    }
}
