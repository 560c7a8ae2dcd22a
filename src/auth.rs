//! Asking for user names and passwords: the user's file of credentials first, then the program.
#![forbid(unsafe_code)]

mod file;

use std::fs::File;
use std::path::PathBuf;

use crate::abi::{VIR_CRED_AUTHNAME, VIR_CRED_NOECHOPROMPT, VIR_CRED_PASSPHRASE};
use crate::client_config::{SYSTEM_DIR, user_dir};
use crate::error::{Code, Error, Origin, Result};
use crate::uri::Uri;

/// One thing that the program is asked for.
#[derive(Debug, Default)]
pub struct Credential {
    /// What is wanted: a value of `virConnectCredentialType`.
    pub kind: i32,
    /// What to show the user.
    pub prompt: String,
    /// What the other side says to it; for a user name, the host.
    pub challenge: Option<String>,
    /// What counts if the user gives nothing.
    pub default: Option<String>,
    /// The answer.
    pub result: Option<String>,
}

/// Where the program gets credentials from: `virConnectAuth` in C.
pub trait Authenticator {
    /// The kinds of credentials that it can ask for: values of `virConnectCredentialType`.
    fn kinds(&self) -> &[i32];

    /// Whether there is anything to call; C programs may leave it out.
    fn can_ask(&self) -> bool {
        true
    }

    /// Fills in the results; `false` if that failed.
    fn ask(&self, credentials: &mut [Credential]) -> bool;
}

/// The user name for `service` on `host`.
///
/// # Errors
/// When the file of credentials is malformed, or it has none and the program gives none.
pub(crate) fn username(
    uri: &Uri,
    auth: Option<&dyn Authenticator>,
    service: &str,
    default: Option<&str>,
    host: &str,
) -> Result<String> {
    if let Some(name) = from_file(uri, service, host, "username")? {
        return Ok(name);
    }
    let auth = auth.ok_or_else(no_credentials)?;
    if !auth.kinds().contains(&VIR_CRED_AUTHNAME) {
        return Err(failed(Code::AuthFailed, "Missing VIR_CRED_AUTHNAME credential type"));
    }
    let prompt = match default {
        Some(default) => format!("Enter username for {host} [{default}]"),
        None => format!("Enter username for {host}"),
    };
    let wanted = Credential {
        kind: VIR_CRED_AUTHNAME,
        prompt,
        challenge: Some(host.to_owned()),
        default: default.map(str::to_owned),
        result: None,
    };
    ask(auth, wanted)?.ok_or_else(|| failed(Code::AuthFailed, "Username request failed"))
}

/// The password of `user` for `service` on `host`.
///
/// # Errors
/// As for [`username`].
pub(crate) fn password(
    uri: &Uri,
    auth: Option<&dyn Authenticator>,
    service: &str,
    user: &str,
    host: &str,
) -> Result<String> {
    if let Some(password) = from_file(uri, service, host, "password")? {
        return Ok(password);
    }
    let auth = auth.ok_or_else(no_credentials)?;
    let kind = auth.kinds().iter().find(|kind| matches!(**kind, VIR_CRED_PASSPHRASE | VIR_CRED_NOECHOPROMPT));
    let kind = *kind
        .ok_or_else(|| failed(Code::OperationUnsupported, "no suitable callback authentication callback was found"))?;
    let prompt = format!("Enter {user}'s password for {host}");
    ask(auth, Credential { kind, prompt, ..Credential::default() })?
        .ok_or_else(|| failed(Code::OperationFailed, "failed to retrieve user response for authentication callback"))
}

fn ask(auth: &dyn Authenticator, wanted: Credential) -> Result<Option<String>> {
    if !auth.can_ask() {
        return Err(failed(Code::InvalidArg, "Missing authentication callback"));
    }
    let mut wanted = [wanted];
    let answered = auth.ask(&mut wanted);
    let [asked] = wanted;
    Ok(asked.result.filter(|_| answered))
}

fn failed(code: Code, detail: &str) -> Error {
    Error::new(Origin::Auth, code, detail)
}

fn no_credentials() -> Error {
    failed(Code::InvalidArg, "Missing authentication credentials")
}

/// What the file of credentials says, if there is one and it knows the service.
fn from_file(uri: &Uri, service: &str, host: &str, name: &str) -> Result<Option<String>> {
    match file_path(uri) {
        Some(path) => file::Credentials::read(&path)?.find(service, host, name),
        None => Ok(None),
    }
}

/// Which file that is: what the environment says, or the URI, or the first of two that can be read.
fn file_path(uri: &Uri) -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("LIBVIRT_AUTH_FILE") {
        return Some(path.into());
    }
    if let Some((_, path)) = uri.params.iter().find(|(name, _)| name == "authfile") {
        return Some(path.into());
    }
    let usual = [user_dir().join("auth.conf"), PathBuf::from(SYSTEM_DIR).join("auth.conf")];
    usual.into_iter().find(|path| File::open(path).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::abi::{VIR_CRED_ECHOPROMPT, VIR_CRED_EXTERNAL};
    use std::cell::RefCell;

    /// Answers with what was given, and keeps what was asked.
    struct Program {
        kinds: Vec<i32>,
        answer: Option<&'static str>,
        good: bool,
        callable: bool,
        asked: RefCell<Vec<Credential>>,
    }

    impl Program {
        fn new(kinds: &[i32], answer: Option<&'static str>) -> Program {
            Program { kinds: kinds.to_vec(), answer, good: true, callable: true, asked: RefCell::default() }
        }
    }

    impl Authenticator for Program {
        fn kinds(&self) -> &[i32] {
            &self.kinds
        }

        fn can_ask(&self) -> bool {
            self.callable
        }

        fn ask(&self, credentials: &mut [Credential]) -> bool {
            for credential in credentials {
                credential.result = self.answer.map(str::to_owned);
                self.asked.borrow_mut().push(Credential {
                    kind: credential.kind,
                    prompt: credential.prompt.clone(),
                    challenge: credential.challenge.clone(),
                    default: credential.default.clone(),
                    result: None,
                });
            }
            self.good
        }
    }

    /// A URI that names a file of credentials that knows nothing, so that the user's own is not read.
    fn uri() -> Uri {
        Uri::parse("test:///x?authfile=/dev/null").unwrap()
    }

    fn code_and_detail(error: &Error) -> (Code, Origin, &str) {
        let fields = error.fields();
        (fields.code, fields.origin, fields.str2.as_deref().unwrap_or_default())
    }

    #[test]
    fn the_program_is_asked_for_the_name_with_host_and_default() {
        let program = Program::new(&[VIR_CRED_ECHOPROMPT, VIR_CRED_AUTHNAME], Some("me"));
        assert_eq!(username(&uri(), Some(&program), "test", Some("you"), "h").unwrap(), "me");
        let asked = program.asked.borrow();
        assert_eq!((asked[0].kind, asked[0].prompt.as_str()), (VIR_CRED_AUTHNAME, "Enter username for h [you]"));
        assert_eq!((asked[0].challenge.as_deref(), asked[0].default.as_deref()), (Some("h"), Some("you")));
    }

    #[test]
    fn the_first_kind_of_password_that_the_program_can_ask_for_is_used() {
        let kinds = [VIR_CRED_EXTERNAL, VIR_CRED_NOECHOPROMPT, VIR_CRED_PASSPHRASE];
        let program = Program::new(&kinds, Some("secret"));
        assert_eq!(password(&uri(), Some(&program), "test", "me", "h").unwrap(), "secret");
        let asked = program.asked.borrow();
        assert_eq!((asked[0].kind, asked[0].prompt.as_str()), (VIR_CRED_NOECHOPROMPT, "Enter me's password for h"));
        assert_eq!(asked[0].challenge, None);
    }

    #[test]
    fn without_a_program_to_ask_the_credentials_are_missing() {
        for error in [
            username(&uri(), None, "test", None, "h").unwrap_err(),
            password(&uri(), None, "test", "me", "h").unwrap_err(),
        ] {
            let wanted = (Code::InvalidArg, Origin::Auth, "Missing authentication credentials");
            assert_eq!(code_and_detail(&error), wanted);
        }
    }

    #[test]
    fn a_program_without_the_kind_or_the_callback_is_refused() {
        let none = Program::new(&[VIR_CRED_ECHOPROMPT], None);
        let error = username(&uri(), Some(&none), "test", None, "h").unwrap_err();
        let wanted = (Code::AuthFailed, Origin::Auth, "Missing VIR_CRED_AUTHNAME credential type");
        assert_eq!(code_and_detail(&error), wanted);
        let error = password(&uri(), Some(&none), "test", "me", "h").unwrap_err();
        assert_eq!(code_and_detail(&error).0, Code::OperationUnsupported);
        let mute = Program { callable: false, ..Program::new(&[VIR_CRED_AUTHNAME, VIR_CRED_PASSPHRASE], None) };
        let error = username(&uri(), Some(&mute), "test", None, "h").unwrap_err();
        assert_eq!(code_and_detail(&error), (Code::InvalidArg, Origin::Auth, "Missing authentication callback"));
        let error = password(&uri(), Some(&mute), "test", "me", "h").unwrap_err();
        assert_eq!(code_and_detail(&error).0, Code::InvalidArg);
    }

    #[test]
    fn no_answer_and_a_failed_one_are_errors() {
        let kinds = [VIR_CRED_AUTHNAME, VIR_CRED_PASSPHRASE];
        for program in [Program::new(&kinds, None), Program { good: false, ..Program::new(&kinds, Some("x")) }] {
            let error = username(&uri(), Some(&program), "test", None, "h").unwrap_err();
            assert_eq!(code_and_detail(&error), (Code::AuthFailed, Origin::Auth, "Username request failed"));
            let error = password(&uri(), Some(&program), "test", "me", "h").unwrap_err();
            let detail = "failed to retrieve user response for authentication callback";
            assert_eq!(code_and_detail(&error), (Code::OperationFailed, Origin::Auth, detail));
        }
    }

    #[test]
    fn a_file_of_credentials_that_cannot_be_read_is_an_error() {
        let uri = Uri::parse("test:///x?authfile=/nonexistent/auth.conf").unwrap();
        let program = Program::new(&[VIR_CRED_AUTHNAME], Some("me"));
        let error = username(&uri, Some(&program), "test", None, "h").unwrap_err();
        assert_eq!((error.code(), error.fields().origin), (Code::InternalError, Origin::None));
        assert!(error.fields().message.contains("/nonexistent/auth.conf: No such file"), "{error}");
    }
}
