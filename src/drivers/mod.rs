//! The drivers, each a folder of its own; none uses another.
#![forbid(unsafe_code)]

pub(crate) mod test;
