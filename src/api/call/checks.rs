//! What a call checks beyond its rule, as it needs what only C can hand over. Each check passes over a call
//! that failed before.

use super::{Call, Failed, Opaque, Subject};
use crate::call::panic::guarded;
use crate::error::{Error, Origin, Result};
use crate::handle::Handle;

impl<S: Subject> Call<S> {
    /// A further handle, which must be one of its kind.
    ///
    /// # Safety
    /// As for [`Call::on`].
    pub(crate) unsafe fn also<C: Opaque>(self, handle: *mut C) -> Self {
        // SAFETY: by the caller's promise.
        let good = unsafe { Handle::<C::Body>::borrow(handle) }.is_some();
        let rule = self.rule;
        self.check_with(|_, _, _| if good { Ok(()) } else { Err(C::HANDLE.wrong(rule)) })
    }

    /// Any other check: fails with `problem` of the function's name and origin.
    pub(crate) fn check(self, good: bool, problem: impl FnOnce(&'static str, Origin) -> Error) -> Self {
        self.check_with(|_, function, origin| if good { Ok(()) } else { Err(problem(function, origin)) })
    }

    /// A check that needs the subject.
    pub(crate) fn check_with(self, test: impl FnOnce(&S, &'static str, Origin) -> Result<()>) -> Self {
        let Call { rule, subject } = self;
        let subject =
            subject.and_then(|subject| match guarded(rule, || test(&subject, rule.function(), rule.origin())) {
                Ok(()) => Ok(subject),
                Err(error) => Err(Failed { error, subject: Some(subject) }),
            });
        Call { rule, subject }
    }
}
