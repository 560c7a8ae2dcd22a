//! What is logged of a call: its name and arguments, at debug level, as each exported function begins.
//!
//! [`entry!`] is the first line of each of them. While nobody wants to know, it is one look at a byte.

use std::any::TypeId;
use std::ffi::{CStr, c_char, c_uchar, c_void};
use std::fmt::Write as _;

use crate::abi::*;
use crate::driver::object::DomainBody;
use crate::error::{Error, keep_errno};
use crate::handle::Handle;
use crate::log::{self, Level, Message};
use crate::uuid;

/// Logs the call of an exported function with its arguments, in their order.
///
/// Arguments of the type `*const c_char` are read as strings: those that are none, and secrets, are cast
/// to another type of pointer.
macro_rules! entry {
    ($function:ident $(, $argument:expr)* $(,)?) => {
        if $crate::log::debug() {
            $crate::api::entry::called(
                file!(),
                line!(),
                concat!(stringify!($function) $(, " ", stringify!($argument))*),
                &[$($crate::api::entry::Logged::logged($argument)),*],
            );
        }
    };
}

/// An argument as it is logged.
pub(crate) enum Argument {
    /// A pointer, by its address.
    Pointer(*const c_void),
    /// A domain, by its address, name and UUID.
    Domain(*mut _virDomain),
    /// A string, by its text.
    Text(*const c_char),
    /// A number.
    Signed(i64),
    /// A number without a sign.
    Unsigned(u64),
    /// A fraction.
    Real(f64),
    /// A function: whether it is given.
    Function(bool),
}

/// What can be an argument of an exported function.
pub(crate) trait Logged {
    /// How it is logged.
    fn logged(self) -> Argument;
}

impl<T: 'static> Logged for *mut T {
    fn logged(self) -> Argument {
        if TypeId::of::<T>() == TypeId::of::<_virDomain>() {
            return Argument::Domain(self.cast());
        }
        Argument::Pointer(self.cast_const().cast())
    }
}

impl<T> Logged for Option<T> {
    fn logged(self) -> Argument {
        Argument::Function(self.is_some())
    }
}

impl Logged for *const c_char {
    fn logged(self) -> Argument {
        Argument::Text(self)
    }
}

macro_rules! logged {
    ($($kind:ty: $make:expr;)*) => {
        $(impl Logged for $kind {
            fn logged(self) -> Argument {
                $make(self)
            }
        })*
    };
}

logged! {
    *const c_uchar: |pointer: *const c_uchar| Argument::Pointer(pointer.cast());
    *const c_void: Argument::Pointer;
    i32: |number| Argument::Signed(i64::from(number));
    i64: Argument::Signed;
    u32: |number| Argument::Unsigned(u64::from(number));
    u64: Argument::Unsigned;
    usize: |number| Argument::Unsigned(number as u64);
    f64: Argument::Real;
}

/// Logs a call: `words` is the function's name and its arguments' names, with blanks between.
#[cold]
#[inline(never)]
pub(crate) fn called(file: &'static str, line: u32, words: &'static str, arguments: &[Argument]) {
    keep_errno(|| {
        let mut words = words.split(' ');
        let function = words.next().unwrap_or_default();
        let mut text = String::new();
        for (name, argument) in words.zip(arguments) {
            if !text.is_empty() {
                text.push_str(", ");
            }
            push_name(&mut text, name);
            text.push('=');
            push_value(&mut text, name, argument);
        }
        let source = source(file, function);
        log::write(&Message {
            level: Level::Debug,
            source,
            place: (file, line),
            function: Some(function),
            text: &text,
            error: None,
        });
    });
}

/// Logs the error that a call ends with.
#[cold]
pub(crate) fn failed(function: &str, error: &Error) {
    if !log::tells_errors() {
        return;
    }
    keep_errno(|| {
        let fields = error.fields();
        log::write(&Message {
            level: if fields.level == VIR_ERR_WARNING { Level::Warning } else { Level::Error },
            source: "util.error",
            place: (file!(), line!()),
            function: Some(function),
            text: &fields.message,
            error: Some((fields.origin.0, fields.code.0)),
        });
    });
}

/// A name of Rust's as the headers have it: `xmlDesc` for `xml_desc`. What follows a dot is a cast.
fn push_name(text: &mut String, name: &str) {
    let name = name.split('.').next().unwrap_or_default();
    let mut after_underscore = false;
    for letter in name.chars() {
        if letter == '_' {
            after_underscore = true;
        } else {
            text.push(if after_underscore { letter.to_ascii_uppercase() } else { letter });
            after_underscore = false;
        }
    }
}

fn push_value(text: &mut String, name: &str, argument: &Argument) {
    // A String takes all.
    let _ = match *argument {
        Argument::Pointer(pointer) if pointer.is_null() => write!(text, "(nil)"),
        Argument::Pointer(pointer) => write!(text, "{pointer:p}"),
        Argument::Domain(domain) => push_domain(text, domain),
        Argument::Text(string) if string.is_null() => write!(text, "(null)"),
        Argument::Text(string) => {
            // SAFETY: strings that are not NULL end in NUL, by the promise made to the function.
            let bytes = unsafe { CStr::from_ptr(string) };
            // A string without memory for a copy of it is left out.
            match text.try_reserve(bytes.count_bytes().saturating_mul(3)) {
                Ok(()) => write!(text, "{}", bytes.to_string_lossy()),
                Err(_) => write!(text, "..."),
            }
        }
        Argument::Unsigned(flags) if name.ends_with("flags") => write!(text, "{flags:#x}"),
        Argument::Signed(number) => write!(text, "{number}"),
        Argument::Unsigned(number) => write!(text, "{number}"),
        Argument::Real(number) => write!(text, "{number:.6}"),
        Argument::Function(given) => write!(text, "{}", if given { "given" } else { "(nil)" }),
    };
}

fn push_domain(text: &mut String, domain: *mut _virDomain) -> std::fmt::Result {
    // SAFETY: handles are NULL or of this library, by the promise made to the function.
    match unsafe { Handle::<DomainBody>::borrow(domain) } {
        Some(handle) => {
            write!(
                text,
                "{domain:p}, (VM: name={}, uuid={})",
                handle.name.to_string_lossy(),
                uuid::format(&handle.uuid)
            )
        }
        None if domain.is_null() => write!(text, "(nil)"),
        None => write!(text, "{domain:p}"),
    }
}

/// The sources, as filters know them, by how the names of our files begin: those of the original's files
/// for the same functions.
const SOURCES: &[(&str, &str)] = &[
    ("domain", "libvirt.domain"),
    ("snapshot", "libvirt.domain-snapshot"),
    ("checkpoint", "libvirt.domain-checkpoint"),
    ("network", "libvirt.network"),
    ("interface", "libvirt.interface"),
    ("storage", "libvirt.storage"),
    ("nodedev", "libvirt.nodedev"),
    ("nwfilter", "libvirt.nwfilter"),
    ("secret", "libvirt.secret"),
    ("stream", "libvirt.stream"),
    ("qemu", "libvirt-qemu"),
    ("lxc", "libvirt-lxc"),
    ("event", "util.event"),
    ("error", "util.error"),
    ("typed", "util.typedparam"),
];

/// The source that a function belongs to.
fn source(file: &str, function: &str) -> &'static str {
    let topic = file.strip_prefix("src/api/").unwrap_or(file);
    if let Some((_, source)) = SOURCES.iter().find(|(begin, _)| topic.starts_with(begin)) {
        return source;
    }
    match function {
        "virInitialize" | "virGetVersion" | "virConnectClose" => "libvirt",
        _ if function.starts_with("virConnectOpen") => "libvirt",
        _ => "libvirt.host",
    }
}
