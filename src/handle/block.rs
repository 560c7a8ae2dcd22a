//! What a handle points to.

use super::atomic::{AtomicU32, AtomicU64};
use super::members::Members;

/// What stands behind a kind of handle.
pub trait Body: Send + Sync + Sized + 'static {
    /// Tells this kind from all others; eight ASCII letters by habit, to be seen in a debugger.
    const TAG: u64;

    /// Whether there are [`Weak`](super::Weak) ways to such handles: then their last reference is counted down too.
    const UPGRADED: bool = false;

    /// What the handles of one listing have in common, kept once for each batch of them.
    type Shared: Send + Sync + 'static;

    /// Who belongs to it and is counted apart; only a kind that [`Member`](super::Member)s hold has such.
    #[inline]
    fn members(&self) -> Option<&Members> {
        None
    }
}

/// What a C handle points to.
#[repr(C)]
pub struct Block<T> {
    pub(super) tag: AtomicU64,
    pub(super) references: AtomicU32,
    /// Which block of its batch this is.
    pub(super) place: u32,
    pub(super) body: T,
}

impl<T: Body> Block<T> {
    /// A block with one reference.
    pub(super) fn new(body: T, place: u32) -> Block<T> {
        Block { tag: AtomicU64::new(T::TAG), references: AtomicU32::new(1), place, body }
    }
}
