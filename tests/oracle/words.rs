//! The words of a line: what a script writes for an argument.

use crate::interface::{INTERFACE, kind_of};

/// An argument as the script says it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Word {
    Null,
    Number(i64),
    Text(Vec<u8>),
    /// A handle that is looked up for this call: its kind, the names on the way to it, the connection's variable.
    Handle {
        kind: String,
        path: Vec<Vec<u8>>,
        conn: String,
    },
    /// What an earlier line has kept.
    Variable(String),
    /// Room for one output, and what is in it before the call.
    Out(i64),
    /// Room for so many outputs.
    Room(usize),
    /// Texts, or typed parameters such as `shares:ullong=7`.
    List(Vec<Vec<u8>>),
    /// A UUID's bytes.
    Uuid([u8; 16]),
    /// A callback that writes down what it is told.
    Record,
}

/// Splits a line at its blanks, but not inside quotes and brackets; a `#` between words begins a comment.
///
/// # Errors
/// When a quote or bracket is not closed.
pub(crate) fn split(line: &str) -> Result<Vec<String>, String> {
    let mut words = vec![String::new()];
    let (mut quoted, mut depth) = (false, 0usize);
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        let fresh = words.last().is_some_and(String::is_empty);
        match c {
            '#' if !quoted && depth == 0 && fresh => break,
            ' ' | '\t' if !quoted && depth == 0 => {
                if !fresh {
                    words.push(String::new());
                }
                continue;
            }
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.checked_sub(1).ok_or("a bracket that was not opened")?,
            _ => {}
        }
        let word = words.last_mut().ok_or("no word")?;
        word.push(c);
        if c == '\\' && quoted {
            word.extend(characters.next());
        }
    }
    if quoted || depth > 0 {
        return Err("a quote or bracket is not closed".to_owned());
    }
    words.retain(|word| !word.is_empty());
    Ok(words)
}

impl Word {
    /// Reads a word.
    ///
    /// # Errors
    /// When it is none of the kinds.
    pub(crate) fn read(text: &str) -> Result<Word, String> {
        match text {
            "NULL" => return Ok(Word::Null),
            "out" => return Ok(Word::Out(0)),
            "record" => return Ok(Word::Record),
            _ => {}
        }
        if text.starts_with('"') {
            return Ok(Word::Text(unquote(text)?));
        }
        if let Some(name) = text.strip_prefix('$') {
            return Ok(Word::Variable(name.to_owned()));
        }
        if let Some(number) = text.strip_prefix("out=") {
            return Ok(Word::Out(number_of(number)?));
        }
        if let Some(room) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
            return room.parse().map(Word::Room).map_err(|_| format!("{text} is no room"));
        }
        if let Some(inner) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
            let items = split(inner)?.iter().map(|word| unquote(word)).collect::<Result<_, _>>()?;
            return Ok(Word::List(items));
        }
        if let Some(digits) = text.strip_prefix("uuid:") {
            return uuid_of(digits).map(Word::Uuid).ok_or_else(|| format!("{text} is no UUID"));
        }
        match text.split_once(':') {
            Some((kind, rest)) if kind_of(kind).is_some() => handle(kind, rest),
            _ => number_of(text).map(Word::Number),
        }
    }
}

/// `web/first@ro`: the names on the way, and the connection's variable.
fn handle(kind: &str, text: &str) -> Result<Word, String> {
    let (text, conn) = text.rsplit_once('@').unwrap_or((text, "conn"));
    let path = text.split('/').map(unquote).collect::<Result<_, _>>()?;
    Ok(Word::Handle { kind: kind.to_owned(), path, conn: conn.to_owned() })
}

/// `1<<3|VIR_DOMAIN_NONE|0x10`
fn number_of(text: &str) -> Result<i64, String> {
    let one = |part: &str| {
        if let Some(digits) = part.strip_prefix("0x") {
            return i64::from_str_radix(digits, 16).ok();
        }
        if let Some(shift) = part.strip_prefix("1<<") {
            return 1i64.checked_shl(shift.parse().ok()?);
        }
        part.parse().ok().or_else(|| INTERFACE.constants.get(part).copied())
    };
    text.split('|').try_fold(0, |all, part| Some(all | one(part)?)).ok_or_else(|| format!("{text} is no number"))
}

fn uuid_of(text: &str) -> Option<[u8; 16]> {
    let digits: String = text.chars().filter(|c| *c != '-').collect();
    u128::from_str_radix(&digits, 16).ok().map(u128::to_be_bytes)
}

/// The bytes of a text whose quoted parts have escapes: `\n`, `\t`, `\"`, `\\`, `\x41`.
fn unquote(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match c {
            '"' => {}
            '\\' => match characters.next() {
                Some('n') => bytes.push(b'\n'),
                Some('t') => bytes.push(b'\t'),
                Some('x') => {
                    let digits: String = characters.by_ref().take(2).collect();
                    bytes.push(u8::from_str_radix(&digits, 16).map_err(|_| format!("\\x{digits} is no byte"))?);
                }
                Some(other) => bytes.push(u8::try_from(other).map_err(|_| "a strange escape")?),
                None => return Err("a text ends in a backslash".to_owned()),
            },
            other => bytes.extend(other.to_string().bytes()),
        }
    }
    Ok(bytes)
}
