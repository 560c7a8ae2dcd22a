//! Files of credentials: `auth.conf`.
//!
//! They are key files as of the desktop entry specification of freedesktop.org: groups in `[ ]`, each
//! with lines `key=value`, and comments from `#` on. A group `auth-SERVICE-HOST`, or else
//! `auth-SERVICE-default`, says in `credentials` which group `credentials-NAME` to look in.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::error::{Code, Error, Origin, Result};

/// Larger files are refused, in bytes.
const LARGEST: u64 = 1 << 20;

/// What a file says.
#[derive(Debug)]
pub(super) struct Credentials {
    /// The file's path, for messages.
    path: String,
    groups: Vec<Group>,
}

#[derive(Debug)]
struct Group {
    name: String,
    /// Keys and values, the values as they were written.
    entries: Vec<(String, String)>,
}

impl Group {
    /// The value of a key, the last if it is there twice; none if it has a wrong escape.
    fn value(&self, key: &str) -> Option<String> {
        self.entries.iter().rev().find(|(known, _)| known == key).and_then(|(_, value)| unescape(value))
    }
}

impl Credentials {
    /// Reads a file.
    pub(super) fn read(path: &Path) -> Result<Credentials> {
        let shown = path.display().to_string();
        let cannot = |why: &dyn std::fmt::Display| {
            // The standard library's " (os error N)" says nothing to a user.
            let why = why.to_string();
            let why = why.split(" (os error").next().unwrap_or_default();
            Error::internal(Origin::None, format!("cannot use the authentication file {shown}: {why}"))
        };
        let mut text = String::new();
        let length = File::open(path)
            .and_then(|file| file.take(LARGEST + 1).read_to_string(&mut text))
            .map_err(|error| cannot(&error))?;
        if u64::try_from(length).is_ok_and(|length| length > LARGEST) {
            return Err(cannot(&"it is too large"));
        }
        let groups = parse(&text).map_err(|line| cannot(&format_args!("line {line} is malformed")))?;
        Ok(Credentials { path: shown, groups })
    }

    fn group(&self, name: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.name == name)
    }

    /// The credential `name` for a service on a host, if the file has one.
    pub(super) fn find(&self, service: &str, host: &str, name: &str) -> Result<Option<String>> {
        let group = self.group(&format!("auth-{service}-{host}"));
        let Some(group) = group.or_else(|| self.group(&format!("auth-{service}-default"))) else { return Ok(None) };
        let wrong = |what: String| Error::new(Origin::None, Code::ConfSyntax, what);
        let set = group
            .value("credentials")
            .ok_or_else(|| wrong(format!("Missing item 'credentials' in group '{}' in '{}'", group.name, self.path)))?;
        let credentials = self.group(&format!("credentials-{set}")).ok_or_else(|| {
            let (from, path) = (&group.name, &self.path);
            wrong(format!("Missing group 'credentials-{set}' referenced from group '{from}' in '{path}'"))
        })?;
        Ok(credentials.value(name))
    }
}

/// The groups of a file, or the first line that is wrong. Groups of one name are one group.
fn parse(text: &str) -> std::result::Result<Vec<Group>, usize> {
    let mut groups: Vec<Group> = Vec::new();
    let mut current = None;
    for (number, line) in text.lines().enumerate() {
        let wrong = number + 1;
        let line = line.trim_ascii_start();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(rest) = line.strip_prefix('[') {
            let name = rest.trim_ascii_end().strip_suffix(']').filter(|name| is_name(name, "[]")).ok_or(wrong)?;
            let known = groups.iter().position(|group| group.name == name);
            current = Some(known.unwrap_or(groups.len()));
            if known.is_none() {
                groups.push(Group { name: name.to_owned(), entries: Vec::new() });
            }
            continue;
        }
        let (key, value) = line.split_once('=').ok_or(wrong)?;
        let key = Some(key.trim_ascii_end()).filter(|key| is_name(key, "")).ok_or(wrong)?;
        let group = current.and_then(|index| groups.get_mut(index)).ok_or(wrong)?;
        group.entries.push((key.to_owned(), value.trim_ascii_start().to_owned()));
    }
    Ok(groups)
}

/// Whether `text` can be the name of a group or key.
fn is_name(text: &str, forbidden: &str) -> bool {
    !text.is_empty() && !text.contains(|character: char| character.is_ascii_control() || forbidden.contains(character))
}

/// Replaces the escapes of a value; `None` if one is wrong.
fn unescape(value: &str) -> Option<String> {
    let mut text = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next()? {
                's' => ' ',
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                '\\' => '\\',
                _ => return None,
            },
            '\0' => return None,
            plain => plain,
        });
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credentials(text: &str) -> Credentials {
        Credentials { path: "f".to_owned(), groups: parse(text).unwrap() }
    }

    const FILE: &str = "# comment\n\n[credentials-one]\nusername = fred\npassword=a\\sb=c \n\n\
                        [credentials-two]\nusername=jim\n[auth-test-h]\ncredentials=one\n\
                        [auth-test-default]\ncredentials=two\n[credentials-two]\npassword=x\n";

    #[test]
    fn a_host_is_found_before_the_default() {
        let file = credentials(FILE);
        assert_eq!(file.find("test", "h", "username").unwrap().as_deref(), Some("fred"));
        assert_eq!(file.find("test", "h", "password").unwrap().as_deref(), Some("a b=c "));
        assert_eq!(file.find("test", "other", "username").unwrap().as_deref(), Some("jim"));
        assert_eq!(file.find("test", "other", "password").unwrap().as_deref(), Some("x"));
        assert_eq!(file.find("test", "h", "realm").unwrap(), None);
        assert_eq!(file.find("esx", "h", "username").unwrap(), None);
    }

    #[test]
    fn a_group_that_leads_nowhere_is_an_error() {
        let error = credentials("[auth-test-h]\nx=y\n").find("test", "h", "username").unwrap_err();
        assert_eq!(error.fields().str2.as_deref(), Some("Missing item 'credentials' in group 'auth-test-h' in 'f'"));
        let error = credentials("[auth-test-h]\ncredentials=z\n").find("test", "h", "username").unwrap_err();
        let detail = "Missing group 'credentials-z' referenced from group 'auth-test-h' in 'f'";
        assert_eq!((error.code(), error.fields().str2.as_deref()), (Code::ConfSyntax, Some(detail)));
    }

    #[test]
    fn malformed_lines_are_told_by_number() {
        for (text, line) in
            [("x=y", 1), ("[a]\nnonsense", 2), ("[a", 1), ("[]", 1), ("[a]\n=x", 2), ("[a]b", 1), ("\n[[a]", 2)]
        {
            assert_eq!(parse(text).map(drop), Err(line), "{text}");
        }
    }

    #[test]
    fn wrong_escapes_give_no_value() {
        assert_eq!(unescape("a\\\\b\\n\\t\\r").as_deref(), Some("a\\b\n\t\r"));
        assert_eq!(unescape("a\\"), None);
        assert_eq!(unescape("a\\q"), None);
    }
}
