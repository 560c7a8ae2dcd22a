//! What the library tells about what it does, as LIBVIRT_DEBUG, LIBVIRT_LOG_FILTERS and
//! LIBVIRT_LOG_OUTPUTS ask.
//!
//! The variables are read once, when the library is prepared for use. A message has a level and a
//! source, which is the name of a part of the library. It is kept if its level is at least that of the
//! first filter that matches the source, or else that of LIBVIRT_DEBUG, and goes to each output whose
//! own level it reaches.
#![forbid(unsafe_code)]

mod filters;
mod line;
mod outputs;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Code, Error, Origin, Result};
use filters::Filter;
use outputs::Outputs;

/// Whether a message at debug level could be kept. Its only use is to leave early.
static DEBUG: AtomicBool = AtomicBool::new(false);

/// What the variables ask for; unset before the library is prepared for use.
static SETTINGS: OnceLock<Settings> = OnceLock::new();

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
    fn from_number(text: &str) -> Option<Level> {
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
    fn from_setting(text: &str) -> Result<Level> {
        match text {
            "1" | "debug" => Ok(Level::Debug),
            "2" | "info" => Ok(Level::Info),
            "3" | "warning" => Ok(Level::Warning),
            "4" | "error" => Ok(Level::Error),
            _ => Err(wrong(format!("Failed to set logging priority, argument '{text}' is invalid"))),
        }
    }

    /// Its name in a line.
    fn name(self) -> &'static str {
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

/// What the three variables say.
struct Settings {
    default: Level,
    filters: Vec<Filter>,
    outputs: Outputs,
}

impl Settings {
    /// Reads the variables; one that is empty counts as not set.
    fn from_environment() -> Result<Settings> {
        let variable = |name| {
            let value = std::env::var_os(name).filter(|value| !value.is_empty());
            value.map(|value| value.to_string_lossy().into_owned())
        };
        let default = variable("LIBVIRT_DEBUG").map_or(Ok(Level::Warning), |text| Level::from_setting(&text))?;
        let filters = filters::parse(&variable("LIBVIRT_LOG_FILTERS").unwrap_or_default())?;
        let outputs = Outputs::parse(&variable("LIBVIRT_LOG_OUTPUTS").unwrap_or_default())?;
        Ok(Settings { default, filters, outputs })
    }

    /// The lowest level of messages from `source` that are kept.
    fn level_of(&self, source: &str) -> Level {
        self.filters.iter().find(|filter| filter.matches(source)).map_or(self.default, |filter| filter.level)
    }

    /// Whether some source's messages at debug level are kept and have an output.
    fn wants_debug(&self) -> bool {
        let kept = self.default == Level::Debug || self.filters.iter().any(|filter| filter.level == Level::Debug);
        kept && self.outputs.lowest() == Level::Debug
    }
}

/// Reads the variables; later calls answer what the first one did.
///
/// # Errors
/// VIR_ERR_INVALID_ARG for a value that is none, VIR_ERR_SYSTEM_ERROR for a file that cannot be written.
pub fn start() -> Result<()> {
    static STARTED: OnceLock<Option<Error>> = OnceLock::new();
    let failure = STARTED.get_or_init(|| match Settings::from_environment() {
        Ok(settings) => {
            let debug = settings.wants_debug();
            let _ = SETTINGS.set(settings);
            DEBUG.store(debug, Ordering::Relaxed);
            None
        }
        Err(error) => Some(error),
    });
    failure.clone().map_or(Ok(()), Err)
}

/// Whether a message at debug level may be kept: one look, for those who would have to make its text.
#[inline(always)]
pub fn debug() -> bool {
    // Relaxed: nothing is read on the strength of it, as `write` looks at the settings itself.
    DEBUG.load(Ordering::Relaxed)
}

/// Whether errors are told: not where they would only go where the error handler prints them anyway.
pub fn tells_errors() -> bool {
    SETTINGS.get().is_some_and(|settings| !settings.outputs.is_default() || settings.default == Level::Debug)
}

/// Tells a message to who asked for it.
pub fn write(message: &Message) {
    if let Some(settings) = SETTINGS.get()
        && message.level >= settings.level_of(message.source)
    {
        settings.outputs.write(message);
    }
}

/// The error for a setting that is none.
fn wrong(detail: String) -> Error {
    Error::new(Origin::None, Code::InvalidArg, detail)
}

#[cfg(test)]
mod tests;
