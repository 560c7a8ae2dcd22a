//! The shape that every exported function shares.
//!
//! A call begins with [`Api::on`], which forgets the thread's last error and looks at the handle.
//! Checks follow, each a method that passes on the first failure. It ends with the finishing method
//! of its C return convention, which runs the body with panics caught, and turns an error into the
//! failure value after recording it for the thread and the connection and telling the handler.

use std::ffi::{CStr, c_char, c_int, c_uchar, c_uint, c_ulong, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use crate::abi::*;
use crate::api::report::dispatch;
use crate::driver::{Ask, Listing};
use crate::error::{Code, Error, Origin, Result, reset_thread};
use crate::object::{
    Borrowed, CheckpointBody, Connect, ConnectBody, Connected, DomainBody, Handle, InterfaceBody, NetworkBody,
    NetworkPortBody, NodeDeviceBody, NwFilterBindingBody, NwFilterBody, SecretBody, SnapshotBody, StoragePoolBody,
    StorageVolBody, StreamBody,
};
use crate::uuid::{self, Uuid};

/// A C type that stands for a handle.
pub(crate) trait Opaque {
    /// What the handle holds.
    type Body: Connected;

    /// Where an error about a wrong handle says it comes from; `None` for the header's own origin.
    const ORIGIN: Option<Origin>;

    /// The code of that error.
    const CODE: Code;
}

macro_rules! opaque {
    ($($c:ident: $body:ident, $origin:expr, $code:ident;)*) => {
        $(impl Opaque for $c {
            type Body = $body;
            const ORIGIN: Option<Origin> = $origin;
            const CODE: Code = Code::$code;
        })*
    };
}

opaque! {
    _virConnect: ConnectBody, None, InvalidConn;
    _virDomain: DomainBody, Some(Origin::Dom), InvalidDomain;
    _virDomainSnapshot: SnapshotBody, Some(Origin::DomainSnapshot), InvalidDomainSnapshot;
    _virDomainCheckpoint: CheckpointBody, Some(Origin::DomainCheckpoint), InvalidDomainCheckpoint;
    _virNetwork: NetworkBody, Some(Origin::Network), InvalidNetwork;
    _virNetworkPort: NetworkPortBody, Some(Origin::Network), InvalidNetworkPort;
    _virInterface: InterfaceBody, Some(Origin::Interface), InvalidInterface;
    _virStoragePool: StoragePoolBody, Some(Origin::Storage), InvalidStoragePool;
    _virStorageVol: StorageVolBody, Some(Origin::Storage), InvalidStorageVol;
    _virNodeDevice: NodeDeviceBody, Some(Origin::Nodedev), InvalidNodeDevice;
    _virSecret: SecretBody, Some(Origin::Secret), InvalidSecret;
    _virStream: StreamBody, Some(Origin::Streams), InvalidStream;
    _virNWFilter: NwFilterBody, Some(Origin::Nwfilter), InvalidNwfilter;
    _virNWFilterBinding: NwFilterBindingBody, Some(Origin::Nwfilter), InvalidNwfilterBinding;
}

/// The value that a C function returns to say that it failed.
pub(crate) trait Failure {
    /// That value.
    const FAILURE: Self;
}

impl Failure for c_int {
    const FAILURE: Self = -1;
}
impl Failure for c_uint {
    /// `(unsigned int)-1`, as virDomainGetID returns.
    const FAILURE: Self = c_uint::MAX;
}
impl Failure for c_ulong {
    const FAILURE: Self = 0;
}
impl Failure for () {
    const FAILURE: Self = ();
}
impl<T> Failure for *mut T {
    const FAILURE: Self = ptr::null_mut();
}
impl<T> Failure for *const T {
    const FAILURE: Self = ptr::null();
}

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

/// Sets an output of a call to zero, which the API promises even when the call fails.
///
/// # Safety
/// `output` is NULL or valid for a write; all zero bytes are a `T`.
pub(crate) unsafe fn clear<T>(output: *mut T) {
    if !output.is_null() {
        // SAFETY: by the caller's promise.
        unsafe { output.write_bytes(0, 1) };
    }
}

/// The functions of a header: the origin of the errors that its own checks make.
#[derive(Clone, Copy)]
pub(crate) struct Api(pub(crate) Origin);

impl Api {
    /// Begins a call on a handle.
    ///
    /// # Safety
    /// `handle` is NULL, or readable for the size of a tag; a live handle stays alive for the call.
    pub(crate) unsafe fn on<C: Opaque>(self, function: &'static str, handle: *mut C) -> Call<Borrowed<C::Body>> {
        reset_thread();
        // SAFETY: by the caller's promise.
        let subject = unsafe { Handle::borrow(handle) };
        let subject = subject
            .ok_or_else(|| Failed { error: Error::new(C::ORIGIN.unwrap_or(self.0), C::CODE, function), subject: None });
        Call { origin: self.0, function, subject }
    }

    /// Begins a call that has no handle.
    pub(crate) fn call(self, function: &'static str) -> Call<NoHandle> {
        reset_thread();
        Call { origin: self.0, function, subject: Ok(NoHandle) }
    }
}

/// The subject of a call that has no handle.
pub(crate) struct NoHandle;

/// What a call is about: a handle, or nothing.
pub(crate) trait Subject {
    /// The connection whose error record and handler the call's failure goes to.
    fn connect(&self) -> Option<&Connect>;
}

impl Subject for NoHandle {
    fn connect(&self) -> Option<&Connect> {
        None
    }
}

impl<T: Connected> Subject for Borrowed<T> {
    fn connect(&self) -> Option<&Connect> {
        Some(self.connection())
    }
}

/// A call under way: its subject, or the first check that failed.
pub(crate) struct Call<S> {
    origin: Origin,
    function: &'static str,
    subject: std::result::Result<S, Failed<S>>,
}

/// A failed call; the subject is kept where there is one, as its connection records the error.
struct Failed<S> {
    error: Error,
    subject: Option<S>,
}

impl<S: Subject> Call<S> {
    /// Fails the call with what `problem` makes of the function's name and origin, if `bad`.
    fn fail_if(self, bad: bool, problem: impl FnOnce(&'static str, Origin) -> Error) -> Self {
        let Call { origin, function, subject } = self;
        let subject = match subject {
            Ok(subject) if bad => Err(Failed { error: problem(function, origin), subject: Some(subject) }),
            other => other,
        };
        Call { origin, function, subject }
    }

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

    /// Typed parameters that go in: names must end, strings must be there.
    ///
    /// # Safety
    /// `params` points to `nparams` typed parameters, unless an earlier check failed.
    pub(crate) unsafe fn typed_parameters(self, params: virTypedParameterPtr, nparams: c_int) -> Self {
        self.check_with(|_, function, origin| {
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
            if uuid::parse(&unsafe { self::text(text) }).is_some() {
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

    /// Goes on as another exported function, which errors name from here on.
    pub(crate) fn continued_as(self, function: &'static str) -> Self {
        Call { function, ..self }
    }

    /// Any other check: fails with `problem` of the function's name and origin.
    pub(crate) fn check(self, good: bool, problem: impl FnOnce(&'static str, Origin) -> Error) -> Self {
        self.fail_if(!good, problem)
    }

    /// A check that needs the subject.
    pub(crate) fn check_with(self, test: impl FnOnce(&S, &'static str, Origin) -> Result<()>) -> Self {
        let outcome = match &self.subject {
            Ok(subject) => test(subject, self.function, self.origin),
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

    /// Runs the body, catches what it throws, records and tells an error.
    fn run<R>(self, body: impl FnOnce(&S) -> Result<R>) -> Option<R> {
        let Call { origin, function, subject } = self;
        let (subject, error) = match subject {
            Ok(subject) => match catch_unwind(AssertUnwindSafe(|| body(&subject))) {
                Ok(Ok(value)) => return Some(value),
                Ok(Err(error)) if error.is_unsupported_mark() => (Some(subject), Error::unsupported(origin, function)),
                Ok(Err(error)) => (Some(subject), error),
                Err(_) => (Some(subject), panicked(function, origin)),
            },
            Err(Failed { error, subject }) => (subject, error),
        };
        dispatch(&error, subject.as_ref().and_then(Subject::connect));
        None
    }

    /// Finishes a call that no driver answers yet.
    pub(crate) fn unsupported<R: Failure>(self) -> R {
        self.run::<R>(|_| Err(Error::unsupported_mark())).unwrap_or(R::FAILURE)
    }

    /// Finishes a call whose C value the body makes.
    pub(crate) fn value<R: Failure>(self, body: impl FnOnce(&S) -> Result<R>) -> R {
        self.run(body).unwrap_or(R::FAILURE)
    }

    /// Finishes a call that returns 0, or -1.
    pub(crate) fn status(self, body: impl FnOnce(&S) -> Result<()>) -> c_int {
        self.run(body).map_or(-1, |()| 0)
    }

    /// Finishes a call that returns 1 or 0, or -1.
    pub(crate) fn truth(self, body: impl FnOnce(&S) -> Result<bool>) -> c_int {
        self.run(body).map_or(-1, c_int::from)
    }

    /// Finishes a call that returns how many there are, or -1.
    pub(crate) fn count(self, body: impl FnOnce(&S) -> Result<usize>) -> c_int {
        self.run(|subject| c_count(body(subject)?)).unwrap_or(-1)
    }

    /// Finishes a call that returns a new handle, or NULL.
    pub(crate) fn handle<C: Opaque>(self, body: impl FnOnce(&S) -> Result<Handle<C::Body>>) -> *mut C {
        self.run(body).map_or(ptr::null_mut(), Handle::into_raw)
    }

    /// Finishes a call that returns a string for the caller to free, or NULL.
    pub(crate) fn string(self, body: impl FnOnce(&S) -> Result<String>) -> *mut c_char {
        self.run(|subject| c_string(body(subject)?.as_bytes())).map_or(ptr::null_mut(), |text| text.as_ptr())
    }

    /// Finishes a call that writes a value to `output` and returns 0, or -1 with nothing written.
    ///
    /// # Safety
    /// `output` is valid for a write, unless an earlier check failed.
    pub(crate) unsafe fn store<T>(self, output: *mut T, body: impl FnOnce(&S) -> Result<T>) -> c_int {
        self.status(|subject| {
            let value = body(subject)?;
            // SAFETY: no check failed, so by the caller's promise.
            unsafe { output.write(value) };
            Ok(())
        })
    }

    /// Finishes a call that copies a UUID to 16 bytes of the caller's.
    ///
    /// # Safety
    /// `buffer` is valid for 16 writes, unless an earlier check failed.
    pub(crate) unsafe fn uuid(self, buffer: *mut c_uchar, body: impl FnOnce(&S) -> Uuid) -> c_int {
        // SAFETY: by the caller's promise.
        unsafe { self.store(buffer.cast::<Uuid>(), |subject| Ok(body(subject))) }
    }

    /// Finishes a call that copies a UUID as text to 37 bytes of the caller's.
    ///
    /// # Safety
    /// `buffer` is valid for 37 writes, unless an earlier check failed.
    pub(crate) unsafe fn uuid_string(self, buffer: *mut c_char, body: impl FnOnce(&S) -> Uuid) -> c_int {
        self.status(|subject| {
            let text = uuid::format(&body(subject));
            // SAFETY: no check failed, so by the caller's promise; the text has 36 bytes.
            unsafe {
                ptr::copy_nonoverlapping(text.as_ptr(), buffer.cast(), text.len());
                buffer.add(text.len()).write(0);
            }
            Ok(())
        })
    }

    /// Finishes a call that returns a handle owned by its own, or NULL.
    pub(crate) fn borrowed_handle<C: Opaque>(self, body: impl for<'a> FnOnce(&'a S) -> &'a Handle<C::Body>) -> *mut C {
        self.run(|subject| Ok(body(subject).as_raw())).unwrap_or(ptr::null_mut())
    }

    /// Finishes a call that fills up to `room` numbers of the caller's and returns how many.
    ///
    /// # Safety
    /// `array` is valid for `room` writes, unless an earlier check failed.
    pub(crate) unsafe fn fill<T>(self, array: *mut T, room: c_int, body: impl FnOnce(&S) -> Result<Vec<T>>) -> c_int {
        self.count(|subject| {
            let mut values = body(subject)?;
            values.truncate(self::room(room));
            let count = values.len();
            for (index, value) in values.into_iter().enumerate() {
                // SAFETY: no check failed and index is below room, so by the caller's promise.
                unsafe { array.add(index).write(value) };
            }
            Ok(count)
        })
    }

    /// Finishes a listing that may be asked for the count alone; else as [`Call::list`].
    ///
    /// # Safety
    /// `array` is NULL or valid for a write.
    pub(crate) unsafe fn listing<C: Opaque>(
        self,
        array: *mut *mut *mut C,
        body: impl FnOnce(&S, Ask) -> Result<Listing<Handle<C::Body>>>,
    ) -> c_int {
        let ask = if array.is_null() { Ask::Count } else { Ask::Handles };
        self.run(|subject| match body(subject, ask)? {
            Listing::Count(count) => c_count(count),
            Listing::Handles(handles) => {
                let count = c_count(handles.len())?;
                if !array.is_null() {
                    let handed_out = c_handles(handles)?;
                    // SAFETY: by the caller's promise.
                    unsafe { array.write(handed_out) };
                }
                Ok(count)
            }
        })
        .unwrap_or(-1)
    }

    /// Finishes a call that returns a string owned by the handle, or NULL.
    pub(crate) fn borrowed_string(self, body: impl for<'a> FnOnce(&'a S) -> &'a CStr) -> *const c_char {
        self.run(|subject| Ok(body(subject).as_ptr())).unwrap_or(ptr::null())
    }

    /// Finishes a call that returns a new array of handles with a NULL at the end through `array`,
    /// and how many they are; only that, if `array` is NULL. On failure -1 and nothing is written: the
    /// function has cleared `array` before its checks.
    ///
    /// # Safety
    /// `array` is NULL or valid for a write.
    pub(crate) unsafe fn list<C: Opaque>(
        self,
        array: *mut *mut *mut C,
        body: impl FnOnce(&S) -> Result<Vec<Handle<C::Body>>>,
    ) -> c_int {
        // SAFETY: by the caller's promise.
        unsafe { self.listing(array, |subject, _| body(subject).map(Listing::Handles)) }
    }

    /// Finishes a call that stores up to `room` names, each for the caller to free, in an array of
    /// the caller's, and returns how many it stored. On failure -1, and nothing is stored.
    ///
    /// # Safety
    /// `names` is valid for `room` writes.
    pub(crate) unsafe fn names(
        self,
        names: *mut *mut c_char,
        room: c_int,
        body: impl FnOnce(&S) -> Result<Vec<String>>,
    ) -> c_int {
        self.run(|subject| {
            let mut found = body(subject)?;
            found.truncate(self::room(room));
            let count = c_count(found.len())?;
            let copies: Vec<Text> = found
                .iter()
                .map(|name| c_string(name.as_bytes()).map(|text| Text(text.as_ptr())))
                .collect::<Result<_>>()?;
            for (index, copy) in copies.into_iter().enumerate() {
                // SAFETY: index is below room, up to which the caller's promise goes.
                unsafe { names.add(index).write(copy.into_raw()) };
            }
            Ok(count)
        })
        .unwrap_or(-1)
    }
}

/// A string from malloc that is freed unless it is handed out.
struct Text(*mut c_char);

impl Text {
    fn into_raw(self) -> *mut c_char {
        let text = self.0;
        std::mem::forget(self);
        text
    }
}

impl Drop for Text {
    fn drop(&mut self) {
        // SAFETY: from malloc, and not handed out.
        unsafe { libc::free(self.0.cast::<c_void>()) };
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

    /// Finishes a `Ref` function: one more reference for C to free.
    pub(crate) fn reference(self) -> c_int {
        self.status(|handle| {
            let _: *mut c_void = Handle::clone(handle).into_raw();
            Ok(())
        })
    }

    /// Finishes a `Free` function: C's reference goes.
    pub(crate) fn release(self) -> c_int {
        self.give_up().map_or(-1, |_| 0)
    }

    /// Finishes virConnectClose: C's reference goes; 0 if that was the last one, 1 if others are left.
    pub(crate) fn close(self) -> c_int {
        self.give_up().map_or(-1, |last| c_int::from(!last))
    }

    /// Drops C's reference and tells whether it was the last; `None` after a failure, which is recorded.
    fn give_up(self) -> Option<bool> {
        let Call { origin, function, subject } = self;
        let error = match subject {
            // A driver's destructor may run here.
            Ok(handle) => match catch_unwind(AssertUnwindSafe(|| handle.take().release())) {
                Ok(last) => return Some(last),
                Err(_) => Failed { error: panicked(function, origin), subject: None },
            },
            Err(failed) => failed,
        };
        Call { origin, function, subject: Err(error) }.run(|_: &Borrowed<T>| Ok(false))
    }
}

fn panicked(function: &str, origin: Origin) -> Error {
    Error::internal(origin, format!("panic in {function}"))
}

/// Whether one of the bits of a flag is set.
pub(crate) fn has(flags: impl Into<u64>, (_, flag): Named) -> bool {
    flags.into() & u64::from(flag.cast_unsigned()) != 0
}

/// A text argument; what is not UTF-8 in it is replaced, so that it can be shown but matches nothing.
///
/// # Safety
/// `text` points to a string that ends in NUL and outlives the result.
pub(crate) unsafe fn text<'a>(text: *const c_char) -> std::borrow::Cow<'a, str> {
    // SAFETY: by the caller's promise.
    unsafe { CStr::from_ptr(text) }.to_string_lossy()
}

/// As [`text`], but the argument may be NULL.
///
/// # Safety
/// `text` is NULL, or as for [`text`].
pub(crate) unsafe fn optional_text<'a>(text: *const c_char) -> Option<std::borrow::Cow<'a, str>> {
    // SAFETY: not NULL, so by the caller's promise.
    (!text.is_null()).then(|| unsafe { self::text(text) })
}

/// The UUID of a text argument that [`Call::uuid_argument`] let pass.
///
/// # Safety
/// As for [`text`].
pub(crate) unsafe fn checked_uuid(text: *const c_char) -> Uuid {
    // SAFETY: by the caller's promise.
    uuid::parse(&unsafe { self::text(text) }).unwrap_or_default()
}

/// The bytes of a text argument, without the NUL.
///
/// # Safety
/// As for [`text`].
pub(crate) unsafe fn bytes<'a>(text: *const c_char) -> &'a [u8] {
    // SAFETY: by the caller's promise.
    unsafe { CStr::from_ptr(text) }.to_bytes()
}

/// The room in an array of the caller's; none where the number is negative, which is checked before.
pub(crate) fn room(length: c_int) -> usize {
    usize::try_from(length).unwrap_or(0)
}

/// A count as C returns it.
pub(crate) fn c_count(count: usize) -> Result<c_int> {
    c_int::try_from(count).map_err(|_| Error::new(Origin::None, Code::Overflow, format!("too many results: {count}")))
}

/// Moves handles to an array of C's, with a NULL at the end.
pub(crate) fn c_handles<C: Opaque>(handles: Vec<Handle<C::Body>>) -> Result<*mut *mut C> {
    let mut array = CArray::new(handles.len() + 1)?;
    for (slot, handle) in array.slice().iter_mut().zip(handles) {
        *slot = handle.into_raw();
    }
    Ok(array.into_raw().as_ptr())
}
