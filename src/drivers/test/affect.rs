//! Which of a domain's two definitions a call is about, as this driver's methods are asked.

use super::ORIGIN;
use crate::error::Result;
use crate::flags::{self, DomainAffectFlags};

/// Refuses flags that say anything else.
pub(super) fn check(function: &str, wanted: DomainAffectFlags) -> Result<()> {
    flags::check(ORIGIN, function, wanted, DomainAffectFlags::LIVE | DomainAffectFlags::CONFIG)
}
