//! The processors of the POWER family.

/// The models of 64 bit POWER processors.
pub(super) const MODELS: &[&str] =
    &["POWER6", "POWER7", "POWER8", "POWER9", "POWER10", "POWERPC_e5500", "POWERPC_e6500"];
