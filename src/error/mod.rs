//! What can go wrong, as a value: an [`Error`] holds the fields that C sees in `virError`.
//!
//! Errors travel as values up to the C boundary, where [`crate::api`] records them for the thread.

mod last;

pub use last::{ConnectErrors, Handler, Record, copy, keep_errno, no_error, reset, reset_thread, thread_record};

/// What went wrong: a number of the C enum `virErrorNumber`, whose members are constants of this type.
///
/// Any number is one: an error that comes from another host may be newer than this library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code(pub i32);

/// Which part of the library an error comes from: a number of the C enum `virErrorDomain`, as [`Code`] is one of
/// codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Origin(pub i32);

include!(concat!(env!("OUT_DIR"), "/codes.rs"));

/// A result with the library's error.
pub type Result<T> = std::result::Result<T, Error>;

/// An error with all that a C program can ask of it, but for the handles (which are always NULL).
///
/// Boxed inside, so that results stay as small as a pointer.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", .0.fields.message)]
pub struct Error(Box<Content>);

/// What an [`Error`] is.
#[derive(Clone, Debug)]
struct Content {
    fields: Fields,
    /// Whether it stands for a feature that the driver lacks.
    unsupported: bool,
}

/// The fields of [`Error`]; C sees them in `virError` under the same names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    /// Where the error comes from; `domain` in C.
    pub origin: Origin,
    /// What went wrong.
    pub code: Code,
    /// How bad it is: a value of `virErrorLevel`, 2 for an error.
    pub level: i32,
    /// The whole text for a person.
    pub message: String,
    /// For ordinary errors the format, for argument errors the function.
    pub str1: Option<String>,
    /// For ordinary errors the detail, for argument errors the argument.
    pub str2: Option<String>,
    /// Not used by errors of this library's own.
    pub str3: Option<String>,
    /// The errno of a system error, else -1, or 0 for argument errors.
    pub int1: i32,
    /// -1, or 0 for argument errors.
    pub int2: i32,
}

/// `VIR_ERR_ERROR` of the C enum `virErrorLevel`.
const LEVEL_ERROR: i32 = 2;

impl Error {
    /// An error that was made elsewhere, such as on another host: all its fields are kept as they are.
    pub fn from_fields(fields: Fields) -> Error {
        Error(Box::new(Content { fields, unsupported: false }))
    }

    /// An error whose message is the code's wording with `detail` in it.
    pub fn new(origin: Origin, code: Code, detail: impl Into<String>) -> Error {
        let (_, format) = wording(code);
        let detail = detail.into();
        let message = if format == "%s" { detail.clone() } else { format.replace("%1$s", &detail) };
        Error::from_fields(Fields {
            origin,
            code,
            level: LEVEL_ERROR,
            message,
            str1: Some(format.to_owned()),
            str2: Some(detail),
            str3: None,
            int1: -1,
            int2: -1,
        })
    }

    /// An error whose message is the code's wording alone.
    pub fn bare(origin: Origin, code: Code) -> Error {
        let (bare, _) = wording(code);
        Error::from_fields(Fields {
            origin,
            code,
            level: LEVEL_ERROR,
            message: bare.to_owned(),
            str1: Some(bare.to_owned()),
            str2: None,
            str3: None,
            int1: -1,
            int2: -1,
        })
    }

    /// `VIR_ERR_INVALID_ARG` about the argument `name` of `function`, with the whole message given.
    pub fn argument(origin: Origin, function: &str, name: &str, message: impl Into<String>) -> Error {
        Error::from_fields(Fields {
            origin,
            code: Code::InvalidArg,
            level: LEVEL_ERROR,
            message: message.into(),
            str1: Some(function.to_owned()),
            str2: Some(name.to_owned()),
            str3: None,
            int1: 0,
            int2: 0,
        })
    }

    /// `VIR_ERR_SYSTEM_ERROR`: the message is `what` and the system's words for `error`.
    pub fn system(origin: Origin, error: &std::io::Error, what: impl std::fmt::Display) -> Error {
        let number = error.raw_os_error();
        // The standard library appends " (os error N)", which the C library's strerror does not.
        let text = error.to_string();
        let words = text.split(" (os error").next().unwrap_or_default();
        let mut made = Error::new(origin, Code::SystemError, format!("{what}: {words}"));
        made.0.fields.int1 = number.unwrap_or(-1);
        made
    }

    /// `VIR_ERR_INTERNAL_ERROR`: something that should not happen, or that has no better code.
    pub fn internal(origin: Origin, detail: impl Into<String>) -> Error {
        Error::new(origin, Code::InternalError, detail)
    }

    /// `VIR_ERR_NO_SUPPORT` for the C function `function`.
    pub fn unsupported(origin: Origin, function: &str) -> Error {
        Error::new(origin, Code::NoSupport, function)
    }

    /// Says that a driver lacks a feature; the C boundary makes [`Error::unsupported`] of it, as
    /// only that knows the function's name.
    pub fn unsupported_mark() -> Error {
        let mut mark = Error::bare(Origin::None, Code::NoSupport);
        mark.0.unsupported = true;
        mark
    }

    /// Whether this is [`Error::unsupported_mark`].
    pub(crate) fn is_unsupported_mark(&self) -> bool {
        self.0.unsupported
    }

    /// What C sees of this error.
    pub fn fields(&self) -> &Fields {
        &self.0.fields
    }

    /// What went wrong.
    pub fn code(&self) -> Code {
        self.0.fields.code
    }

    /// Says that the error comes from another part of the library.
    #[must_use]
    pub fn from_origin(mut self, origin: Origin) -> Error {
        self.0.fields.origin = origin;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_errors_carry_format_and_detail() {
        let error = Error::new(Origin::Test, Code::NoDomainSnapshot, "x");
        let fields = error.fields();
        assert_eq!(fields.message, "Domain snapshot not found: x");
        assert_eq!(fields.str1.as_deref(), Some("Domain snapshot not found: %1$s"));
        assert_eq!((fields.str2.as_deref(), fields.int1, fields.int2), (Some("x"), -1, -1));
    }

    #[test]
    fn an_error_from_elsewhere_keeps_every_field() {
        let fields = Fields {
            origin: Origin(4711),
            code: Code(9999),
            level: 1,
            message: "from elsewhere".to_owned(),
            str1: Some("%s".to_owned()),
            str2: None,
            str3: Some("three".to_owned()),
            int1: 7,
            int2: -3,
        };
        let error = Error::from_fields(fields.clone());
        assert_eq!(*error.fields(), fields);
        assert!(!error.is_unsupported_mark());
    }

    #[test]
    fn lacking_a_feature_is_told_from_an_error_of_that_code() {
        assert!(Error::unsupported_mark().is_unsupported_mark());
        let bare = Error::bare(Origin::Rpc, Code::NoSupport);
        assert!(!bare.is_unsupported_mark() && bare.code() == Error::unsupported_mark().code());
    }

    #[test]
    fn system_errors_carry_errno_and_no_rust_suffix() {
        let error = Error::system(Origin::None, &std::io::Error::from_raw_os_error(2), "open");
        assert_eq!(error.fields().message, "open: No such file or directory");
        assert_eq!((error.fields().int1, error.fields().code.0), (2, 38));
    }
}
