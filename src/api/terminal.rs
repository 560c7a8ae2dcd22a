//! Asking for credentials on the terminal: what `virConnectAuthPtrDefault` (`libvirt-host.h`) does.

use std::ffi::{CStr, c_char, c_int, c_uint, c_void};
use std::{ptr, slice};

use crate::abi::*;
use crate::api::auth::take_bytes;

unsafe extern "C" {
    // The C library's own, as the program may have used them before: text that it wrote but did not
    // flush comes first, and input that was read ahead is not lost.
    static mut stdin: *mut libc::FILE;
    static mut stdout: *mut libc::FILE;
}

/// What it can be asked for. No VIR_CRED_USERNAME: users would be asked for a name twice.
static mut KINDS: [c_int; 6] = [
    VIR_CRED_AUTHNAME,
    VIR_CRED_ECHOPROMPT,
    VIR_CRED_REALM,
    VIR_CRED_PASSPHRASE,
    VIR_CRED_NOECHOPROMPT,
    VIR_CRED_EXTERNAL,
];

static mut TERMINAL: virConnectAuth =
    virConnectAuth { credtype: (&raw mut KINDS).cast(), ncredtype: 6, cb: Some(ask), cbdata: ptr::null_mut() };

/// Asks for credentials on the terminal, for virConnectOpenAuth.
///
/// Prompts go to the standard output; what the user types comes from the standard input, passwords
/// from the terminal without being shown.
#[unsafe(no_mangle)]
pub static mut virConnectAuthPtrDefault: virConnectAuthPtr = &raw mut TERMINAL;

/// Fills in credentials; -1 if one of them is not for a user to give, or the terminal fails.
///
/// # Safety
/// `cred` points to `ncred` credentials, whose texts are NULL or end in NUL.
unsafe extern "C" fn ask(cred: virConnectCredentialPtr, ncred: c_uint, _: *mut c_void) -> c_int {
    if cred.is_null() {
        return if ncred == 0 { 0 } else { -1 };
    }
    // SAFETY: by the caller's promise.
    let credentials = unsafe { slice::from_raw_parts_mut(cred, ncred as usize) };
    for credential in credentials {
        // SAFETY: by the caller's promise.
        if unsafe { answer(credential) }.is_none() {
            return -1;
        }
    }
    0
}

/// Fills in one credential; `None` if that failed.
///
/// # Safety
/// The texts of `credential` are NULL or end in NUL.
unsafe fn answer(credential: &mut virConnectCredential) -> Option<()> {
    // SAFETY: by the caller's promise, if not NULL.
    let text = |text: *const c_char| if text.is_null() { c"" } else { unsafe { CStr::from_ptr(text) } };
    let hidden = match credential.r#type {
        // The user may have proved to PolicyKit who they are, behind our back.
        VIR_CRED_EXTERNAL => return (text(credential.challenge) == c"PolicyKit").then_some(()),
        VIR_CRED_USERNAME | VIR_CRED_AUTHNAME | VIR_CRED_ECHOPROMPT | VIR_CRED_REALM => false,
        VIR_CRED_PASSPHRASE | VIR_CRED_NOECHOPROMPT => true,
        _ => return None,
    };
    print(text(credential.prompt))?;
    print(c": ")?;
    let mut typed = if hidden { read_hidden()? } else { read_shown()? };
    if typed.is_empty() {
        typed = text(credential.defresult).to_bytes().to_vec();
    }
    credential.result = c_string(&typed).ok()?.as_ptr();
    credential.resultlen = c_uint::try_from(typed.len()).ok()?;
    Some(())
}

/// Writes to the standard output at once.
fn print(text: &CStr) -> Option<()> {
    // SAFETY: the text ends in NUL; the C library's streams are there as long as the process.
    unsafe { (libc::fputs(text.as_ptr(), stdout) >= 0 && libc::fflush(stdout) == 0).then_some(()) }
}

/// A line from the standard input.
fn read_shown() -> Option<Vec<u8>> {
    // SAFETY: the C library's streams are there as long as the process.
    unsafe { read_line(stdin) }
}

/// A line from the terminal that is not shown; from the standard input if there is no terminal.
fn read_hidden() -> Option<Vec<u8>> {
    // SAFETY: both texts end in NUL.
    let terminal = unsafe { libc::fopen(c"/dev/tty".as_ptr(), c"re".as_ptr()) };
    // SAFETY: the variable is the C library's and set before any code of ours runs.
    let input = if terminal.is_null() { unsafe { stdin } } else { terminal };
    // SAFETY: input is an open stream.
    let echo = EchoOff::new(unsafe { libc::fileno(input) });
    // SAFETY: as above.
    let line = unsafe { read_line(input) };
    if echo.is_some() {
        drop(echo);
        // The end of line that the user typed was not shown either.
        print(c"\n")?;
    }
    if !terminal.is_null() {
        // SAFETY: opened above, and used no more.
        unsafe { libc::fclose(terminal) };
    }
    line
}

/// A line without its end; empty at the end of the input, `None` if reading failed.
///
/// # Safety
/// `input` is an open stream.
unsafe fn read_line(input: *mut libc::FILE) -> Option<Vec<u8>> {
    let (mut line, mut room) = (ptr::null_mut(), 0);
    // SAFETY: by the caller's promise; getline allocates the line.
    let length = unsafe { libc::getline(&raw mut line, &raw mut room, input) };
    if length < 0 {
        // SAFETY: from getline, or NULL; the stream is open.
        let ended = unsafe {
            libc::free(line.cast());
            libc::feof(input) != 0
        };
        return ended.then(Vec::new);
    }
    // SAFETY: getline succeeded, so this is a string from malloc, and nobody else has it.
    let mut bytes = unsafe { take_bytes(line) };
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    }
    Some(bytes)
}

/// While this lives, a terminal does not show what is typed.
struct EchoOff {
    fd: c_int,
    before: libc::termios,
}

impl EchoOff {
    /// `None` if `fd` is no terminal.
    fn new(fd: c_int) -> Option<EchoOff> {
        // SAFETY: all zeros are a termios.
        let mut before: libc::termios = unsafe { std::mem::zeroed() };
        // SAFETY: before is valid for a write.
        if unsafe { libc::tcgetattr(fd, &raw mut before) } != 0 {
            return None;
        }
        let mut silent = before;
        // Without signals from the keyboard: one that ended the process would leave the terminal silent.
        silent.c_lflag &= !(libc::ECHO | libc::ISIG);
        // SAFETY: silent is a termios.
        (unsafe { libc::tcsetattr(fd, libc::TCSAFLUSH, &raw const silent) } == 0).then_some(EchoOff { fd, before })
    }
}

impl Drop for EchoOff {
    fn drop(&mut self) {
        // SAFETY: before came from tcgetattr.
        unsafe { libc::tcsetattr(self.fd, libc::TCSAFLUSH, &raw const self.before) };
    }
}
