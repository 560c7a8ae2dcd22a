//! The atomics of reference counts: the standard library's, or those of the model checker loom, which
//! runs what is in [`super::model`] in every order that threads may meet in.

#[cfg(not(loom))]
pub(super) use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicU64, Ordering};

#[cfg(loom)]
pub(super) use loom::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicU64, Ordering};
