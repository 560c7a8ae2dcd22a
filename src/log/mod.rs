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
mod message;
mod outputs;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Error, Result};
use filters::Filter;
pub use message::{Level, Message};
use outputs::Outputs;

/// Whether a message at debug level could be kept. Its only use is to leave early.
static DEBUG: AtomicBool = AtomicBool::new(false);

/// What the variables ask for; unset before the library is prepared for use.
static SETTINGS: OnceLock<Settings> = OnceLock::new();

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

#[cfg(test)]
mod tests;
