//! Credentials: asking the program through its `virConnectAuth`.

use std::ffi::{CStr, CString, c_char, c_int, c_uint};
use std::{ptr, slice};

use crate::abi::*;
use crate::auth::{Authenticator, Credential};
use crate::driver::object::c_name;

/// A program's `virConnectAuth`.
pub(super) struct ProgramAuth<'a>(&'a virConnectAuth);

impl ProgramAuth<'_> {
    /// `None` for NULL.
    ///
    /// # Safety
    /// `auth` is NULL, or it, its array of kinds and its callback are valid as long as the result is used.
    pub(super) unsafe fn new(auth: virConnectAuthPtr) -> Option<Self> {
        // SAFETY: by the caller's promise.
        unsafe { auth.as_ref() }.map(ProgramAuth)
    }
}

/// The texts of a credential, kept for the length of the program's call.
struct Texts {
    prompt: CString,
    challenge: Option<CString>,
    default: Option<CString>,
}

impl Texts {
    fn of(credential: &Credential) -> Texts {
        Texts {
            prompt: c_name(&credential.prompt),
            challenge: credential.challenge.as_deref().map(c_name),
            default: credential.default.as_deref().map(c_name),
        }
    }

    fn credential(&self, kind: c_int) -> virConnectCredential {
        let text = |text: &Option<CString>| text.as_ref().map_or(ptr::null(), |text| text.as_ptr());
        virConnectCredential {
            r#type: kind,
            prompt: self.prompt.as_ptr(),
            challenge: text(&self.challenge),
            defresult: text(&self.default),
            result: ptr::null_mut(),
            resultlen: 0,
        }
    }
}

impl Authenticator for ProgramAuth<'_> {
    fn kinds(&self) -> &[c_int] {
        if self.0.credtype.is_null() {
            return &[];
        }
        // SAFETY: by the promise made to new.
        unsafe { slice::from_raw_parts(self.0.credtype, self.0.ncredtype as usize) }
    }

    fn can_ask(&self) -> bool {
        self.0.cb.is_some()
    }

    fn ask(&self, credentials: &mut [Credential]) -> bool {
        let (Some(callback), Ok(count)) = (self.0.cb, c_uint::try_from(credentials.len())) else { return false };
        let texts: Vec<Texts> = credentials.iter().map(Texts::of).collect();
        let kinds = credentials.iter().map(|credential| credential.kind);
        let mut asked: Vec<virConnectCredential> =
            texts.iter().zip(kinds).map(|(text, kind)| text.credential(kind)).collect();
        // SAFETY: by the promise made to new; the texts outlive the call.
        let status = unsafe { callback(asked.as_mut_ptr(), count, self.0.cbdata) };
        for (credential, answer) in credentials.iter_mut().zip(asked) {
            // SAFETY: the callback left NULL, or a string from malloc that is now ours.
            credential.result = unsafe { take_secret(answer.result) };
        }
        status >= 0
    }
}

/// Takes over a string from malloc, which is wiped before it is freed. `None` for NULL, and for what is
/// not UTF-8: no user or password that it could be compared with is anything else.
///
/// # Safety
/// `text` is NULL or a string from malloc that nobody else uses.
unsafe fn take_secret(text: *mut c_char) -> Option<String> {
    if text.is_null() {
        return None;
    }
    // SAFETY: by the caller's promise.
    String::from_utf8(unsafe { take_bytes(text) }).ok()
}

/// As [`take_secret`], with the bytes up to the NUL.
///
/// # Safety
/// `text` is a string from malloc that nobody else uses.
pub(super) unsafe fn take_bytes(text: *mut c_char) -> Vec<u8> {
    // SAFETY: by the caller's promise.
    let bytes = unsafe { CStr::from_ptr(text) }.to_bytes().to_vec();
    for index in 0..bytes.len() {
        // SAFETY: within the string. Volatile, so that the write is not left out as dead.
        unsafe { text.add(index).write_volatile(0) };
    }
    // SAFETY: by the caller's promise.
    unsafe { libc::free(text.cast()) };
    bytes
}
