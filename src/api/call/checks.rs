//! What a call checks before its body runs. Each check passes over a call that failed before.

use std::ffi::{CStr, c_char, c_int};

use super::argument::clear;
use super::{Call, Opaque, Subject, panicked};
use crate::abi::{VIR_TYPED_PARAM_STRING, virTypedParameterPtr};
use crate::api::panic::caught;
use crate::driver::object::Connected;
use crate::error::{Code, Error, Origin, Result};
use crate::handle::{Borrowed, Handle};
use crate::uuid;

/// A pointer to data or to a function.
pub(crate) trait Nullable {
    /// Whether it points nowhere.
    fn is_null(&self) -> bool;
}

impl<T> Nullable for *const T {
    fn is_null(&self) -> bool {
        (*self).is_null()
    }
}
impl<T> Nullable for *mut T {
    fn is_null(&self) -> bool {
        (*self).is_null()
    }
}
impl<T> Nullable for Option<T> {
    fn is_null(&self) -> bool {
        self.is_none()
    }
}

/// A flag with its C name, for messages.
pub(crate) type Named = (&'static str, c_int);

/// Pairs a C constant, or several joined by `|`, with its name.
macro_rules! named {
    ($($constant:ident)|+) => {
        (stringify!($($constant)|+), $($constant)|+)
    };
}
pub(crate) use named;

/// Whether one of the bits of a flag is set.
pub(crate) fn has(flags: impl Into<u64>, (_, flag): Named) -> bool {
    flags.into() & u64::from(flag.cast_unsigned()) != 0
}

/// More typed parameters than any call has. Who says that there are more does not have them.
const MOST_PARAMETERS: c_int = 4096;

/// Bytes of a CPU map that is longer than any host needs, which has a bit for each processor.
const LONGEST_MAP: c_int = 65_536;

impl<S: Subject> Call<S> {
    /// Fails with VIR_ERR_INVALID_ARG about `name`: "`name` in `function` `rule`".
    fn argument(self, bad: bool, name: &str, rule: &str) -> Self {
        self.fail_if(bad, |function, origin| {
            Error::argument(origin, function, name, format!("{name} in {function} {rule}"))
        })
    }

    /// A pointer that must be given.
    pub(crate) fn non_null(self, pointer: impl Nullable, name: &str) -> Self {
        self.argument(pointer.is_null(), name, "must not be NULL")
    }

    /// A pointer that must not be given.
    pub(crate) fn null<T>(self, pointer: *const T, name: &str) -> Self {
        self.argument(!pointer.is_null(), name, "must be NULL")
    }

    /// An array that must be given unless its length is 0.
    pub(crate) fn non_null_array<T>(self, pointer: *const T, length: impl TryInto<i64>, name: &str) -> Self {
        let wanted = length.try_into().map_or(true, |length| length > 0);
        self.argument(pointer.is_null() && wanted, name, "must not be NULL")
    }

    /// A number that must be 0 or more.
    pub(crate) fn non_negative(self, number: impl Into<i64>, name: &str) -> Self {
        self.argument(number.into() < 0, name, "must be zero or greater")
    }

    /// A number that must be 1 or more. Numbers too large for an i64 are.
    pub(crate) fn positive(self, number: impl TryInto<i64>, name: &str) -> Self {
        self.argument(number.try_into().is_ok_and(|number| number <= 0), name, "must be greater than zero")
    }

    /// A number of typed parameters that go in.
    pub(crate) fn parameter_count(self, nparams: c_int) -> Self {
        self.at_most(nparams, MOST_PARAMETERS, "nparams")
    }

    /// The length of a CPU map in bytes.
    pub(crate) fn map_length(self, maplen: c_int) -> Self {
        self.at_most(maplen, LONGEST_MAP, "maplen")
    }

    /// What the program says that it has room for, or has filled, which has a limit.
    fn at_most(self, number: c_int, most: c_int, name: &str) -> Self {
        self.fail_if(number > most, |function, origin| {
            Error::argument(origin, function, name, format!("{name} in {function} must be at most {most}"))
        })
    }

    /// A number that must not be 0. Numbers too large for an i64 are not.
    pub(crate) fn non_zero(self, number: impl TryInto<i64>, name: &str) -> Self {
        self.argument(number.try_into().is_ok_and(|number| number == 0), name, "must not be zero")
    }

    /// A number that must be 0.
    pub(crate) fn zero(self, number: impl TryInto<i64>, name: &str) -> Self {
        self.argument(number.try_into().map_or(true, |number| number != 0), name, "must be zero")
    }

    /// A string that must be given and not empty.
    pub(crate) fn non_empty(self, string: *const c_char, name: &str) -> Self {
        self.non_null(string, name).non_empty_if_given(string, name)
    }

    /// A string that must not be empty, but may be NULL.
    pub(crate) fn non_empty_if_given(self, string: *const c_char, name: &str) -> Self {
        // SAFETY: a string argument is NULL or ends in NUL, by the promise made to the function.
        let empty = !string.is_null() && unsafe { *string } == 0;
        self.fail_if(empty, |function, origin| {
            Error::argument(origin, function, name, format!("string {name} in {function} must not be empty"))
        })
    }

    /// Two flags that must not come together.
    pub(crate) fn exclusive(self, flags: impl Into<u64>, one: Named, other: Named) -> Self {
        let flags = flags.into();
        let both = has(flags, one) && has(flags, other);
        self.fail_if(both, |function, origin| {
            let message = format!("Flags '{}' and '{}' are mutually exclusive", one.0, other.0);
            Error::argument(origin, function, "ctl", message)
        })
    }

    /// A flag that must not come without another: `one` needs `other`.
    pub(crate) fn requires(self, flags: impl Into<u64>, one: Named, other: Named) -> Self {
        let flags = flags.into();
        let alone = has(flags, one) && !has(flags, other);
        self.fail_if(alone, |function, origin| {
            let message = format!("Flag '{}' is required by flag '{}'", other.0, one.0);
            Error::argument(origin, function, "ctl", message)
        })
    }

    /// Further checks that count only under a condition.
    pub(crate) fn when(self, condition: bool, checks: impl FnOnce(Self) -> Self) -> Self {
        if condition { checks(self) } else { self }
    }

    /// Further checks of a number behind a pointer; not read if an earlier check failed.
    ///
    /// # Safety
    /// `number` is valid for a read, unless an earlier check failed.
    pub(crate) unsafe fn with_value_of(self, number: *const c_int, checks: impl FnOnce(Self, c_int) -> Self) -> Self {
        if self.subject.is_err() {
            return self;
        }
        // SAFETY: no check failed, so by the caller's promise.
        checks(self, unsafe { number.read() })
    }

    /// A second handle, which must be one of its kind.
    ///
    /// # Safety
    /// As for [`Api::on`].
    pub(crate) unsafe fn also<C: Opaque>(self, handle: *mut C) -> Self {
        // SAFETY: by the caller's promise.
        let good = unsafe { Handle::<C::Body>::borrow(handle) }.is_some();
        self.check(good, |function, origin| Error::new(C::ORIGIN.unwrap_or(origin), C::CODE, function))
    }

    /// Typed parameters that go in: no more than any call has, names must end, strings must be there.
    ///
    /// # Safety
    /// `params` points to `nparams` typed parameters, unless an earlier check failed.
    pub(crate) unsafe fn typed_parameters(self, params: virTypedParameterPtr, nparams: c_int) -> Self {
        self.parameter_count(nparams).check_with(|_, function, origin| {
            let length = usize::try_from(nparams).unwrap_or(0);
            for index in 0..length {
                // SAFETY: index is below nparams; the earlier checks passed.
                let parameter = unsafe { &*params.add(index) };
                if !parameter.field.contains(&0) {
                    let field: Vec<u8> = parameter.field.iter().map(|byte| byte.cast_unsigned()).collect();
                    let message = format!("string parameter name '{}' too long", String::from_utf8_lossy(&field));
                    return Err(Error::argument(origin, function, "params", message));
                }
                // SAFETY: a parameter of the string type has its string member set.
                let missing = parameter.r#type == VIR_TYPED_PARAM_STRING && unsafe { parameter.value.s }.is_null();
                if missing {
                    // SAFETY: the field holds a NUL, as was just seen.
                    let name = unsafe { CStr::from_ptr(parameter.field.as_ptr()) }.to_string_lossy();
                    let message = format!("NULL string parameter '{name}'");
                    return Err(Error::argument(origin, function, "params", message));
                }
            }
            Ok(())
        })
    }

    /// A second handle, whose connection must not be read-only.
    ///
    /// # Safety
    /// As for [`Api::on`].
    pub(crate) unsafe fn writable_too<C: Opaque>(self, other: *mut C) -> Self {
        // SAFETY: by the caller's promise.
        let read_only = unsafe { Handle::<C::Body>::borrow(other) }.is_some_and(|other| other.connection().read_only());
        self.fail_if(read_only, |function, origin| {
            Error::new(origin, Code::OperationDenied, format!("read only access prevents {function}"))
        })
    }

    /// A UUID as text.
    ///
    /// # Safety
    /// `text` is NULL or a string.
    pub(crate) unsafe fn uuid_argument(self, text: *const c_char) -> Self {
        self.non_null(text, "uuidstr").check_with(|_, function, origin| {
            // SAFETY: not NULL, so a string by the caller's promise.
            if uuid::parse(&unsafe { super::text(text) }).is_some() {
                return Ok(());
            }
            Err(Error::argument(origin, function, "uuidstr", format!("uuidstr in {function} must be a valid UUID")))
        })
    }

    /// Sets an output to zero, unless a check failed before.
    ///
    /// # Safety
    /// `output` is valid for a write, unless an earlier check failed; all zero bytes are a `T`.
    pub(crate) unsafe fn cleared<T>(self, output: *mut T) -> Self {
        if self.subject.is_ok() {
            // SAFETY: by the caller's promise.
            unsafe { clear(output) };
        }
        self
    }

    /// Any other check: fails with `problem` of the function's name and origin.
    pub(crate) fn check(self, good: bool, problem: impl FnOnce(&'static str, Origin) -> Error) -> Self {
        self.fail_if(!good, problem)
    }

    /// A check that needs the subject.
    pub(crate) fn check_with(self, test: impl FnOnce(&S, &'static str, Origin) -> Result<()>) -> Self {
        let outcome = match &self.subject {
            Ok(subject) => caught(|| test(subject, self.function, self.origin))
                .unwrap_or_else(|thrown| Err(panicked(self.function, self.origin, thrown))),
            Err(_) => Ok(()),
        };
        match outcome {
            Ok(()) => self,
            Err(error) => self.fail_if(true, |_, _| error),
        }
    }

    /// Refuses the call on a read-only connection.
    pub(crate) fn writable(self) -> Self {
        self.forbidden_if(true, |function| format!("read only access prevents {function}"))
    }

    /// Refuses the call on a read-only connection if one of `secret` is among the flags.
    pub(crate) fn not_read_only_with(self, flags: u32, secret: c_int) -> Self {
        let asked = flags & secret.cast_unsigned() != 0;
        self.forbidden_if(asked, |function| format!("{function} with secure flag"))
    }

    fn forbidden_if(self, asked: bool, detail: impl FnOnce(&str) -> String) -> Self {
        let read_only =
            self.subject.as_ref().is_ok_and(|subject| subject.connect().is_some_and(|connect| connect.read_only()));
        self.fail_if(asked && read_only, |function, origin| Error::new(origin, Code::OperationDenied, detail(function)))
    }
}

impl<T: Connected> Call<Borrowed<T>> {
    /// A second handle, which must be of the same connection; `message` says so otherwise.
    ///
    /// # Safety
    /// As for [`Api::on`].
    pub(crate) unsafe fn same_connection<C: Opaque>(
        self,
        other: *mut C,
        name: &str,
        message: impl FnOnce(&Borrowed<T>) -> String,
    ) -> Self {
        self.check_with(|subject, function, origin| {
            // SAFETY: by the caller's promise.
            let other = unsafe { Handle::<C::Body>::borrow(other) };
            if other.is_some_and(|other| other.connection().is(subject.connection())) {
                return Ok(());
            }
            Err(Error::argument(origin, function, name, message(subject)))
        })
    }
}
