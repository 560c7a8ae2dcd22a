//! A message as a line: `2026-11-22 10:00:00.000+0000: 1234: debug : virConnectOpen:90 : name=(null)`.

use std::fmt::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};

use super::message::Message;
use crate::sys::log::thread_id;

/// A message as a line: time if given (syslog has its own), thread, level, function with line, text.
///
/// `None` without memory for it, which a text of many megabytes may need.
pub(super) fn line(time: Option<&str>, message: &Message) -> Option<String> {
    let mut line = String::new();
    line.try_reserve(message.text.len() + 256).ok()?;
    if let Some(time) = time {
        let _ = write!(line, "{time}: ");
    }
    let _ = write!(line, "{}: {} : ", thread_id(), message.level.name());
    if let Some(function) = message.function {
        let _ = write!(line, "{function}:{} : ", message.place.1);
    }
    line.push_str(message.text);
    line.push('\n');
    Some(line)
}

/// The time now, in UTC.
pub(super) fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let (seconds, milliseconds) = (since.as_secs(), since.subsec_millis());
    let (year, month, day) = date(seconds / 86_400);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}.{milliseconds:03}+0000")
}

/// Year, month and day of a day counted from the first of 1970.
pub(super) fn date(mut days: u64) -> (u64, u64, u64) {
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    // 400 years have the same number of days wherever they begin.
    let mut year = 1970 + days / 146_097 * 400;
    days %= 146_097;
    while days >= 365 + u64::from(leap(year)) {
        days -= 365 + u64::from(leap(year));
        year += 1;
    }
    let mut month = 1;
    for length in [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    (year, month, days + 1)
}
