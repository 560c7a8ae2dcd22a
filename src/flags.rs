//! The flag sets of the public calls, made from `abi/flags.tsv` and `abi/enums.tsv`.
//!
//! A set keeps the bits that it has no name for, so that a driver can refuse them by name.

use crate::error::{Error, Origin};

include!(concat!(env!("OUT_DIR"), "/flags.rs"));

/// Refuses bits outside `known`, as every driver method does first.
///
/// `function` is the driver's own name for the method: clients see it in the message.
///
/// # Errors
/// `Code::InvalidArg` from `origin`, with the unknown bits in hexadecimal.
pub fn check<F: bitflags::Flags<Bits = u32>>(origin: Origin, function: &str, flags: F, known: F) -> Result<(), Error> {
    let unknown = flags.bits() & !known.bits();
    if unknown == 0 {
        return Ok(());
    }
    Err(Error::argument(origin, function, "flags", format!("unsupported flags (0x{unknown:x}) in function {function}")))
}

/// The flags of a call that knows none.
pub fn check_none(origin: Origin, function: &str, flags: u32) -> Result<(), Error> {
    bitflags::bitflags! {
        struct NoFlags: u32 {}
    }
    check(origin, function, NoFlags::from_bits_retain(flags), NoFlags::empty())
}
