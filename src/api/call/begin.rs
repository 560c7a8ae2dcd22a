//! How a call begins: [`begin!`].

use super::given::Given;
use super::{Call, Failed, NoHandle, Opaque, Subject};
use crate::api::entry::Argument;
use crate::call::panic::guarded;
use crate::call::{Rule, check};
use crate::driver::object::{Connect, Connected};
use crate::error::{Result, reset_thread};
use crate::handle::{Borrowed, Handle};

/// Begins the call of an exported function on a handle, the first of its arguments, all of which follow in
/// their order: logs it, forgets the last error, looks at the handle and checks the arguments.
/// A semicolon after the name begins one that has no handle.
///
/// Unsafe as [`Call::on`] and [`Call::checked`] are. For the types of arguments, see [`entry!`].
macro_rules! begin {
    ($function:ident, $handle:expr $(, $argument:expr)* $(,)?) => {{
        entry!($function, $handle $(, $argument)*);
        $crate::api::call::Call::on($crate::call::rules::$function, $handle).checked(
            $crate::api::call::doubt!($function, $handle $(, $argument)*),
            || [
                $crate::api::entry::Logged::logged($handle)
                $(, $crate::api::entry::Logged::logged($argument))*
            ],
        )
    }};
    ($function:ident; $($argument:expr),* $(,)?) => {{
        entry!($function $(, $argument)*);
        $crate::api::call::Call::without_handle($crate::call::rules::$function).checked(
            $crate::api::call::doubt!($function $(, $argument)*),
            || [$($crate::api::entry::Logged::logged($argument)),*],
        )
    }};
}

/// Whether the arguments of a call need a look: for most calls, that some are not NULL and that a few
/// flags are not there says all. The compiler makes of it what the function's rule asks.
macro_rules! doubt {
    ($function:ident $(, $argument:expr)*) => {{
        let rule = $crate::call::rules::$function;
        #[allow(unused, reason = "a function may have no argument")]
        let mut places = 0_usize..;
        rule.always_looks() $(|| {
            let argument = &$argument;
            rule.doubts(
                places.next().unwrap_or_default(),
                $crate::api::entry::Logged::missing(argument),
                $crate::api::entry::Logged::bits(argument),
            )
        })*
    }};
}
pub(crate) use doubt;

impl<T: Connected> Call<Borrowed<T>> {
    /// Begins a call on a handle.
    ///
    /// # Safety
    /// `handle` is NULL, or readable for the size of a tag; a live handle stays alive for the call.
    #[inline]
    pub(crate) unsafe fn on<C: Opaque<Body = T>>(rule: &'static Rule, handle: *mut C) -> Self {
        reset_thread();
        // SAFETY: by the caller's promise.
        let subject = unsafe { Handle::borrow(handle) };
        Call { rule, subject: subject.ok_or_else(|| Failed { error: C::HANDLE.wrong(rule), subject: None }) }
    }
}

impl Call<NoHandle> {
    /// Begins a call that has no handle.
    pub(crate) fn without_handle(rule: &'static Rule) -> Self {
        reset_thread();
        Call { rule, subject: Ok(NoHandle) }
    }
}

impl<S: Subject> Call<S> {
    /// The name of the function.
    pub(crate) fn function(&self) -> &'static str {
        self.rule.function()
    }

    /// Checks the arguments, if there is doubt about them or about the connection, unless the call failed
    /// already. `doubt` comes from [`doubt!`].
    ///
    /// # Safety
    /// The arguments are those of the rule's function, and as its caller promises.
    #[inline(always)]
    pub(crate) unsafe fn checked<const COUNT: usize>(
        self,
        doubt: bool,
        arguments: impl FnOnce() -> [Argument; COUNT],
    ) -> Self {
        let Call { rule, subject: Ok(subject) } = &self else { return self };
        if doubt || (rule.writes() && subject.connect().is_some_and(|connect| connect.read_only())) {
            // SAFETY: by the caller's promise.
            return unsafe { self.looked(&arguments()) };
        }
        self
    }

    /// Checks the arguments as the rule says, and those of the functions that it goes on as.
    ///
    /// # Safety
    /// As for [`Call::checked`].
    #[inline(never)]
    unsafe fn looked(self, arguments: &[Argument]) -> Self {
        let Call { mut rule, subject } = self;
        let subject = subject.and_then(|subject| {
            // SAFETY: by the caller's promise.
            match unsafe { look(&mut rule, subject.connect(), arguments) } {
                Ok(()) => Ok(subject),
                Err(error) => Err(Failed { error, subject: Some(subject) }),
            }
        });
        Call { rule, subject }
    }
}

/// Checks arguments rule by rule; leaves the rule that it came to. Where a function goes on as another, the
/// one that was called fails if the connection's URI asks for that.
///
/// # Safety
/// As for [`Call::checked`].
unsafe fn look(rule: &mut &'static Rule, connect: Option<&Connect>, arguments: &[Argument]) -> Result<()> {
    let read_only = connect.is_some_and(|connect| connect.read_only());
    // SAFETY: by the caller's promise.
    let given = unsafe { Given::new(arguments, connect) };
    loop {
        guarded(rule, || check(rule, read_only, &given))?;
        let Some(next) = rule.then() else { return Ok(()) };
        if let Some(faults) = connect.and_then(|connect| connect.faults()) {
            guarded(rule, || faults.fail(rule.function(), rule.origin()))?;
        }
        *rule = next;
    }
}
