//! What C holds a pointer to: reference-counted blocks that begin with a tag, batches of them, and
//! listings as C gets them.
//!
//! A block holds a [`Body`] of any kind. What bodies there are is none of this module's business:
//! `driver/object/` has the connections, domains and the rest.

mod atomic;
mod batch;
mod block;
mod list;
mod members;
#[cfg(all(test, loom))]
mod model;
mod reference;
mod weak;

pub use block::{Block, Body};
pub use list::{Batches, List};
pub use members::{Member, Members};
pub use reference::{Borrowed, Handle};
pub use weak::{Link, Weak};
