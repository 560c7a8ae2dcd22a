//! A message, how much it matters, and what is wrong with what a variable says of that.

use crate::error::{Code, Error, Origin, Result};

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// For who looks for a fault.
    Debug = 1,
    /// What is good to know.
    Info,
    /// What may be wrong.
    Warning,
    /// What failed.
    Error,
}

impl Level {
    /// The level of a number as filters and outputs have it: in decimal, after blanks and a plus sign
    /// if need be.
    pub(super) fn from_number(text: &str) -> Option<Level> {
        let digits = text.trim_start_matches(|blank: char| blank.is_ascii_whitespace() || blank == '\x0b');
        let digits = digits.strip_prefix('+').unwrap_or(digits);
        if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        match digits.parse() {
            Ok(1) => Some(Level::Debug),
            Ok(2) => Some(Level::Info),
            Ok(3) => Some(Level::Warning),
            Ok(4) => Some(Level::Error),
            _ => None,
        }
    }

    /// The level that LIBVIRT_DEBUG names, by number or by name.
    pub(super) fn from_setting(text: &str) -> Result<Level> {
        match text {
            "1" | "debug" => Ok(Level::Debug),
            "2" | "info" => Ok(Level::Info),
            "3" | "warning" => Ok(Level::Warning),
            "4" | "error" => Ok(Level::Error),
            _ => Err(wrong(format!("Failed to set logging priority, argument '{text}' is invalid"))),
        }
    }

    /// Its name in a line.
    pub(super) fn name(self) -> &'static str {
        match self {
            Level::Debug => "debug",
            Level::Info => "info",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// Something to tell.
#[derive(Clone, Copy)]
pub struct Message<'a> {
    /// How much it matters.
    pub level: Level,
    /// The part of the library that it comes from, which filters match.
    pub source: &'a str,
    /// The source file and line, for the journal and for the line.
    pub place: (&'a str, u32),
    /// The function that it is about.
    pub function: Option<&'a str>,
    /// The text.
    pub text: &'a str,
    /// The origin and the code of the error that it tells of, for the journal.
    pub error: Option<(i32, i32)>,
}

/// The error for a setting that is none.
pub(super) fn wrong(detail: String) -> Error {
    Error::new(Origin::None, Code::InvalidArg, detail)
}
