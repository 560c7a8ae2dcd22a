//! How close two answers must come.

use std::collections::HashMap;
use std::time::{SystemTime, UNIX_EPOCH};

/// What a call gave, by columns: `return`, the fields of the error, outputs by the names of their parameters, `events`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    pub(crate) columns: Vec<(String, String)>,
}

impl Answer {
    /// The text of a column; empty where the answer has none.
    pub(crate) fn column(&self, name: &str) -> &str {
        self.columns.iter().find(|(column, _)| column == name).map_or("", |(_, value)| value)
    }
}

/// Generated values, UUIDs and MAC addresses, which stand for each other: theirs by ours, and the reverse.
#[derive(Default)]
pub(crate) struct Twins(HashMap<String, String>);

/// How far a time may be from now, in seconds, to be one that the library took from the clock.
const NEAR: u64 = 3600;

/// Numbers of digits that times have in seconds, milliseconds, microseconds and nanoseconds.
const TIMES: [usize; 4] = [10, 13, 16, 19];

impl Twins {
    /// The columns in which two answers differ.
    pub(crate) fn differences(&mut self, ours: &Answer, theirs: &Answer) -> Vec<String> {
        let mut names: Vec<&String> = Vec::new();
        for (name, _) in ours.columns.iter().chain(&theirs.columns) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.retain(|name| !self.same(ours.column(name), theirs.column(name)));
        names.into_iter().cloned().collect()
    }

    /// Whether two texts are equal but for generated values and times.
    fn same(&mut self, ours: &str, theirs: &str) -> bool {
        if ours == theirs {
            return true;
        }
        let (ours, theirs) = (ours.as_bytes(), theirs.as_bytes());
        let (mut a, mut b) = (0, 0);
        while a < ours.len() && b < theirs.len() {
            if ours[a] == theirs[b] && !ours[a].is_ascii_hexdigit() {
                (a, b) = (a + 1, b + 1);
                continue;
            }
            let (one, other) = (word(&ours[a..]), word(&theirs[b..]));
            if one != other && !is_time(one, other) && !self.twins(one, other) {
                return false;
            }
            if one.is_empty() {
                return false;
            }
            (a, b) = (a + one.len(), b + other.len());
        }
        a == ours.len() && b == theirs.len()
    }

    /// Whether both are UUIDs or MAC addresses, and no other one stands for either.
    fn twins(&mut self, ours: &[u8], theirs: &[u8]) -> bool {
        let shape = |text: &[u8]| text.iter().map(|byte| if byte.is_ascii_hexdigit() { b'x' } else { *byte }).collect();
        let (one, other): (Vec<u8>, Vec<u8>) = (shape(ours), shape(theirs));
        let generated: [&[u8]; 2] = [b"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", b"xx:xx:xx:xx:xx:xx"];
        if one != other || !generated.contains(&&*one) {
            return false;
        }
        let key = |side, text| format!("{side} {}", String::from_utf8_lossy(text));
        let (ours, theirs) = (key("ours", ours), key("theirs", theirs));
        let forth = self.0.entry(ours.clone()).or_insert_with(|| theirs.clone()) == &theirs;
        let back = self.0.entry(theirs).or_insert_with(|| ours.clone()) == &ours;
        forth && back
    }
}

/// The hexadecimal digits, `-` and `:` that a text begins with; a number ends where it stops being one.
fn word(text: &[u8]) -> &[u8] {
    let end = text.iter().position(|byte| !byte.is_ascii_hexdigit() && !b"-:".contains(byte)).unwrap_or(text.len());
    let digits = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    if TIMES.contains(&digits) { &text[..digits] } else { &text[..end] }
}

/// Whether both are times, in the same unit, that are near now.
fn is_time(ours: &[u8], theirs: &[u8]) -> bool {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let near = |text: &[u8]| {
        let seconds = str::from_utf8(text).ok().and_then(|text| text.get(..TIMES[0])?.parse::<u64>().ok());
        seconds.is_some_and(|seconds| seconds.abs_diff(now) < NEAR)
    };
    ours.len() == theirs.len() && TIMES.contains(&ours.len()) && near(ours) && near(theirs)
}
