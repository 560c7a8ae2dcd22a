//! The drivers, each a folder of its own; none uses another.

pub(crate) mod test;
