//! What is logged of a call: its name and arguments, at debug level, as each exported function begins.
//!
//! [`entry!`] or [`begin!`](crate::api::call), which has it in it, is the first line of each of them. While nobody
//! wants to know, it is one look at a byte.

use std::any::TypeId;
use std::ffi::{CStr, c_char, c_uchar, c_void};
use std::fmt::Write as _;
use std::ptr;

use crate::abi::*;
use crate::call::Rule;
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
        const {
            let names: &[&str] = &[$(stringify!($argument)),*];
            assert!($crate::call::rules::$function.arity() == names.len(), "not all of the arguments");
        }
        if $crate::log::debug() {
            $crate::api::entry::called(
                file!(),
                line!(),
                $crate::call::rules::$function,
                &[$($crate::api::entry::Logged::logged($argument)),*],
            );
        }
    };
}

/// An argument as it is logged, and as it is checked.
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

impl Argument {
    /// Where it points; nowhere if it is no pointer to data.
    pub(crate) fn pointer(&self) -> *const c_void {
        match *self {
            Argument::Pointer(pointer) => pointer,
            Argument::Domain(domain) => domain.cast_const().cast(),
            Argument::Text(text) => text.cast(),
            _ => ptr::null(),
        }
    }

    /// Whether it points nowhere; numbers do not.
    pub(crate) fn is_null(&self) -> bool {
        match *self {
            Argument::Pointer(_) | Argument::Domain(_) | Argument::Text(_) => self.pointer().is_null(),
            Argument::Function(given) => !given,
            Argument::Signed(_) | Argument::Unsigned(_) | Argument::Real(_) => false,
        }
    }
}

/// What can be an argument of an exported function.
pub(crate) trait Logged: Copy {
    /// How it is logged.
    fn logged(self) -> Argument;

    /// Whether it points nowhere.
    #[inline(always)]
    fn missing(&self) -> bool {
        false
    }

    /// The bits of a number.
    #[inline(always)]
    fn bits(&self) -> u64 {
        0
    }
}

impl<T: 'static> Logged for *mut T {
    fn logged(self) -> Argument {
        if TypeId::of::<T>() == TypeId::of::<_virDomain>() {
            return Argument::Domain(self.cast());
        }
        Argument::Pointer(self.cast_const().cast())
    }

    #[inline(always)]
    fn missing(&self) -> bool {
        self.is_null()
    }
}

impl<T: Copy> Logged for Option<T> {
    fn logged(self) -> Argument {
        Argument::Function(self.is_some())
    }

    #[inline(always)]
    fn missing(&self) -> bool {
        self.is_none()
    }
}

macro_rules! pointers {
    ($($target:ty: $make:expr;)*) => {
        $(impl Logged for *const $target {
            fn logged(self) -> Argument {
                $make(self)
            }

            #[inline(always)]
            fn missing(&self) -> bool {
                self.is_null()
            }
        })*
    };
}

pointers! {
    c_char: Argument::Text;
    c_uchar: |pointer: *const c_uchar| Argument::Pointer(pointer.cast());
    c_void: Argument::Pointer;
}

macro_rules! numbers {
    ($($kind:ty: $make:expr;)*) => {
        $(impl Logged for $kind {
            fn logged(self) -> Argument {
                $make(self)
            }

            #[inline(always)]
            fn bits(&self) -> u64 {
                *self as u64
            }
        })*
    };
}

numbers! {
    i32: |number| Argument::Signed(i64::from(number));
    i64: Argument::Signed;
    u32: |number| Argument::Unsigned(u64::from(number));
    u64: Argument::Unsigned;
    usize: |number| Argument::Unsigned(number as u64);
    f64: Argument::Real;
}

/// Logs a call.
#[cold]
#[inline(never)]
pub(crate) fn called(file: &'static str, line: u32, rule: &Rule, arguments: &[Argument]) {
    keep_errno(|| {
        let mut text = String::new();
        for (name, argument) in rule.parameters().zip(arguments) {
            if !text.is_empty() {
                text.push_str(", ");
            }
            text.push_str(name);
            text.push('=');
            push_value(&mut text, name, argument);
        }
        let source = source(file, rule.function());
        log::write(&Message {
            level: Level::Debug,
            source,
            place: (file, line),
            function: Some(rule.function()),
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
            write!(text, "{domain:p}, (VM: name={}, uuid={})", handle.name, uuid::format(&handle.uuid))
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
