//! The drivers, each a folder of its own; none uses another.
#![forbid(unsafe_code)]

#[cfg(test)]
pub(crate) mod distant;
pub(crate) mod test;

use crate::driver::{Opened, Opening};
use crate::error::Result;

/// A driver as the registry finds it.
pub(crate) struct Entry {
    /// Its name, which is the scheme of its URIs if it has one of its own.
    pub(crate) name: &'static str,
    /// Opens a connection; `None` where the URI is none of its, and the next driver may be asked.
    pub(crate) open: fn(&Opening<'_>) -> Result<Option<Opened>>,
}

/// All drivers of this build, in the order in which they are asked.
pub(crate) const ALL: &[Entry] = &[
    Entry { name: "test", open: test::open },
    #[cfg(test)]
    Entry { name: "distant", open: distant::open },
];
