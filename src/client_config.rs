//! The client configuration, `libvirt.conf`: where it is, its syntax, and what it says of URIs.
//!
//! The syntax is a small part of Python's: `name = value`, one to a line or ended by `;`, with
//! comments from `#` on. A value is a number, a string in `'`, `"` or `"""` (no escapes), or a list
//! of values in `[ ]`.
#![forbid(unsafe_code)]

mod syntax;

use std::ffi::OsString;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use crate::error::{Code, Error, Origin, Result};
use crate::sys;
use syntax::Value;

/// Where configuration for all users is.
pub(crate) const SYSTEM_DIR: &str = "/etc/libvirt";

/// Larger files are refused, in bytes.
const LARGEST: u64 = 10 << 20;

/// What may be part of an alias besides letters and digits.
const ALIAS_MARKS: &[u8] = b"_-";

/// The settings of a configuration file; none where there is no file.
#[derive(Default)]
pub struct ClientConfig {
    /// The file's path, for messages.
    path: String,
    settings: Vec<(String, Value)>,
}

/// Where the user's own configuration is: below `$XDG_CONFIG_HOME`, or `~/.config` without it.
pub(crate) fn user_dir() -> PathBuf {
    let set = |value: &OsString| !value.is_empty();
    let base = std::env::var_os("XDG_CONFIG_HOME").filter(set).map(PathBuf::from);
    base.unwrap_or_else(|| std::env::home_dir().unwrap_or_default().join(".config")).join("libvirt")
}

impl ClientConfig {
    /// Reads the file that counts for this process: the system's for root, else the user's.
    ///
    /// # Errors
    /// When the file is there but cannot be read, or its syntax is wrong.
    pub fn load() -> Result<ClientConfig> {
        let directory = if sys::is_root() { PathBuf::from(SYSTEM_DIR) } else { user_dir() };
        ClientConfig::read(&directory.join("libvirt.conf"))
    }

    fn read(path: &Path) -> Result<ClientConfig> {
        let shown = path.display().to_string();
        let failed =
            |what: &str, error: &_| Error::system(Origin::None, error, format_args!("Failed to {what} file '{shown}'"));
        let file = match File::open(path) {
            Ok(file) => file,
            // The original looks with access(), which does not tell these two apart either.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(ClientConfig::default());
            }
            Err(error) => return Err(failed("open", &error)),
        };
        let mut content = Vec::new();
        let length = file.take(LARGEST + 1).read_to_end(&mut content).map_err(|error| failed("read", &error))?;
        if u64::try_from(length).is_ok_and(|length| length > LARGEST) {
            return Err(failed("read", &std::io::Error::from_raw_os_error(libc::EOVERFLOW)));
        }
        ClientConfig::parse(shown, &content)
    }

    /// The settings that `content` has; `path` is for messages.
    ///
    /// # Errors
    /// When its syntax is wrong.
    pub fn parse(path: String, content: &[u8]) -> Result<ClientConfig> {
        let settings = syntax::parse(content).map_err(|problem| {
            Error::new(Origin::Conf, problem.code, format!("{path}:{}: {}", problem.line, problem.what))
        })?;
        Ok(ClientConfig { path, settings })
    }

    /// A setting; the first of that name counts.
    fn setting(&self, name: &str) -> Option<&Value> {
        self.settings.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The URI to open where the program names none.
    ///
    /// # Errors
    /// When the setting is no string.
    pub fn default_uri(&self) -> Result<Option<&str>> {
        match self.setting("uri_default") {
            None => Ok(None),
            Some(Value::Text(uri)) => Ok(Some(uri)),
            Some(_) => Err(self.wrong(Code::InternalError, "a string", "uri_default")),
        }
    }

    /// The URI that `name` is an alias of, if it is one.
    ///
    /// # Errors
    /// When the setting is no list of strings, or an entry before the one that fits is malformed.
    pub fn resolve_alias(&self, name: &str) -> Result<Option<&str>> {
        let entries = match self.setting("uri_aliases") {
            None => return Ok(None),
            Some(Value::List(entries)) => entries,
            Some(_) => return Err(self.wrong(Code::InternalError, "a string list", "uri_aliases")),
        };
        let texts: Option<Vec<&str>> = entries.iter().map(Value::text).collect();
        let texts = texts.ok_or_else(|| self.wrong(Code::ConfSyntax, "a string list", "uri_aliases"))?;
        for entry in texts {
            let (alias, uri) = split_alias(entry)?;
            if alias == name {
                return Ok(Some(uri));
            }
        }
        Ok(None)
    }

    fn wrong(&self, code: Code, wanted: &str, name: &str) -> Error {
        Error::new(Origin::Conf, code, format!("{}: expected {wanted} for '{name}' parameter", self.path))
    }
}

/// Splits `alias=uri`.
fn split_alias(entry: &str) -> Result<(&str, &str)> {
    let malformed = |rule: &str| {
        Error::new(Origin::Uri, Code::ConfSyntax, format!("Malformed 'uri_aliases' config entry '{entry}', {rule}"))
    };
    let (alias, uri) = entry.split_once('=').ok_or_else(|| malformed("expected 'alias=uri://host/path'"))?;
    if alias.bytes().all(|byte| byte.is_ascii_alphanumeric() || ALIAS_MARKS.contains(&byte)) {
        return Ok((alias, uri));
    }
    Err(malformed("aliases may only contain 'a-Z, 0-9, _, -'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> ClientConfig {
        ClientConfig::parse("f".to_owned(), text.as_bytes()).unwrap()
    }

    /// The code, origin and detail of an error.
    fn parts(error: &Error) -> (Code, Origin, &str) {
        let fields = error.fields();
        (fields.code, fields.origin, fields.str2.as_deref().unwrap_or_default())
    }

    #[test]
    fn the_first_default_counts() {
        let found = config("uri_default = 'a'\nuri_default = \"b\"");
        assert_eq!(found.default_uri().unwrap(), Some("a"));
        assert_eq!(config("").default_uri().unwrap(), None);
    }

    #[test]
    fn a_default_that_is_no_string_is_refused() {
        let found = config("uri_default = 1");
        let error = found.default_uri().unwrap_err();
        let detail = "f: expected a string for 'uri_default' parameter";
        assert_eq!(parts(&error), (Code::InternalError, Origin::Conf, detail));
    }

    #[test]
    fn an_alias_is_resolved_whole() {
        let found =
            config("uri_aliases = [\n  'hail=qemu+ssh://root@hail/system',\n  'a_b-1=test:///default?x=y',\n]\n");
        assert_eq!(found.resolve_alias("a_b-1").unwrap(), Some("test:///default?x=y"));
        assert_eq!(found.resolve_alias("a_b").unwrap(), None);
        assert_eq!(config("").resolve_alias("x").unwrap(), None);
    }

    #[test]
    fn malformed_aliases_are_refused_up_to_the_one_that_fits() {
        let found = config("uri_aliases = ['good=x', 'bad']");
        assert_eq!(found.resolve_alias("good").unwrap(), Some("x"));
        let error = found.resolve_alias("other").unwrap_err();
        let detail = "Malformed 'uri_aliases' config entry 'bad', expected 'alias=uri://host/path'";
        assert_eq!(parts(&error), (Code::ConfSyntax, Origin::Uri, detail));
        let error = config("uri_aliases = ['a b=x']").resolve_alias("other").map(drop).unwrap_err();
        let detail = "Malformed 'uri_aliases' config entry 'a b=x', aliases may only contain 'a-Z, 0-9, _, -'";
        assert_eq!(parts(&error), (Code::ConfSyntax, Origin::Uri, detail));
    }

    #[test]
    fn aliases_that_are_no_list_of_strings_are_refused() {
        let error = config("uri_aliases = 'a=b'").resolve_alias("a").map(drop).unwrap_err();
        let detail = "f: expected a string list for 'uri_aliases' parameter";
        assert_eq!(parts(&error), (Code::InternalError, Origin::Conf, detail));
        let error = config("uri_aliases = ['a=b', 1]").resolve_alias("a").map(drop).unwrap_err();
        assert_eq!(parts(&error), (Code::ConfSyntax, Origin::Conf, detail));
    }

    #[test]
    fn syntax_errors_name_file_and_line() {
        let error = ClientConfig::parse("f".to_owned(), b"a = 1\nb =\n").map(drop).unwrap_err();
        assert_eq!(parts(&error), (Code::ConfSyntax, Origin::Conf, "f:2: expecting a value"));
    }

    #[test]
    fn no_file_is_no_error_and_a_directory_is_one() {
        assert!(ClientConfig::read(Path::new("/nonexistent/libvirt.conf")).unwrap().settings.is_empty());
        assert!(ClientConfig::read(Path::new("/dev/null/libvirt.conf")).unwrap().settings.is_empty());
        let error = ClientConfig::read(Path::new("/")).map(drop).unwrap_err();
        assert_eq!((error.code(), error.fields().int1), (Code::SystemError, libc::EISDIR));
        assert_eq!(error.fields().message, "Failed to read file '/': Is a directory");
    }

    #[test]
    fn a_file_without_end_is_refused() {
        let error = ClientConfig::read(Path::new("/dev/zero")).map(drop).unwrap_err();
        assert_eq!((error.code(), error.fields().int1), (Code::SystemError, libc::EOVERFLOW));
    }
}
