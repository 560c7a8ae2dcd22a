//! LIBVIRT_LOG_FILTERS: `LEVEL:PATTERN` separated by blanks, the first that matches a source counts.

use super::message::{Level, wrong};
use crate::error::Result;

/// One filter.
pub(super) struct Filter {
    /// The lowest level that is kept.
    pub(super) level: Level,
    /// What a source's name must contain; `*` stands for anything, `?` for one character.
    pattern: Vec<char>,
}

impl Filter {
    fn new(text: &str) -> Result<Filter> {
        let mut parts = text.split(':');
        let (Some(level), Some(pattern)) = (parts.next(), parts.next()) else {
            return Err(wrong(format!("Malformed format for filter '{text}'")));
        };
        let number = level;
        let Some(level) = Level::from_number(number) else {
            return Err(wrong(format!("Invalid priority '{number}' for filter '{text}'")));
        };
        // A plus sign once asked for a stack trace.
        let name = pattern.strip_prefix('+').unwrap_or(pattern);
        if name.is_empty() {
            return Err(wrong(format!("Invalid match string '{pattern}'")));
        }
        Ok(Filter { level, pattern: format!("*{name}*").chars().collect() })
    }

    /// Whether the source of that name is meant.
    pub(super) fn matches(&self, source: &str) -> bool {
        let (mut at, mut rest) = (0, source.chars());
        // Where the last star was, and what it has not eaten yet.
        let mut star = None;
        loop {
            let mut next = rest.clone();
            match (self.pattern.get(at), next.next()) {
                (Some('*'), _) => {
                    star = Some((at, rest.clone()));
                    at += 1;
                    continue;
                }
                (None, None) => return true,
                (Some(&wanted), Some(is)) if wanted == '?' || wanted == is => {
                    at += 1;
                    rest = next;
                    continue;
                }
                _ => {}
            }
            // The last star eats one more.
            let Some((position, eaten)) = &mut star else { return false };
            if eaten.next().is_none() {
                return false;
            }
            (at, rest) = (*position + 1, eaten.clone());
        }
    }
}

/// Reads a list of filters.
pub(super) fn parse(text: &str) -> Result<Vec<Filter>> {
    text.split(' ').filter(|part| !part.is_empty()).map(Filter::new).collect()
}
