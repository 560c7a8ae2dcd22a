//! What is checked of a call before any driver: one [`Rule`] for each public function.
//!
//! The exported functions ask this layer with what C handed over; a server asks it with what it decoded.
//! So what a read-only client must not do is refused in one place, whoever asks. Nothing here knows a C
//! type: arguments are whatever answers the questions of [`Arguments`].
#![forbid(unsafe_code)]

mod arguments;
mod check;
pub mod panic;
mod rule;

pub use arguments::{Arguments, Object, Unsound, Value};
pub use check::check;
pub use rule::{ByHand, Kind, Rule};

/// The rule of each function, under the function's name.
pub mod rules {
    #![allow(non_upper_case_globals, reason = "C's names, letter for letter")]

    use super::rule::ByHand;
    use super::rule::{Check, Fault, Kind, Operand, Relation, Rule, Span, Test};
    use crate::error::{Code, Origin};

    include!(concat!(env!("OUT_DIR"), "/checks.rs"));

    /// The rules of all public functions.
    pub fn all() -> &'static [Rule] {
        &RULES
    }

    pub(super) fn text() -> &'static str {
        TEXT
    }

    pub(super) fn numbers() -> &'static [i64] {
        NUMBERS
    }

    pub(super) fn checks() -> &'static [Check] {
        CHECKS
    }
}

#[cfg(test)]
mod tests;
