//! What the log needs of the system: the thread's number, the host's name, writing and syslog.

use std::ffi::CString;
use std::io;
use std::os::fd::{AsRawFd as _, BorrowedFd};
use std::sync::OnceLock;

/// The number of this thread, as the kernel and debuggers show it.
pub fn thread_id() -> i32 {
    // SAFETY: always safe; it has no arguments and cannot fail.
    unsafe { libc::gettid() }
}

/// The name of this machine, found out once; `localhost` where it has none.
pub fn host_name() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let mut name = [0_u8; 256];
        // SAFETY: the buffer is valid for a write of one byte less than it has.
        let failed = unsafe { libc::gethostname(name.as_mut_ptr().cast(), name.len() - 1) } != 0;
        let length = name.iter().position(|&byte| byte == 0).unwrap_or(0);
        if failed || length == 0 {
            "localhost".to_owned()
        } else {
            String::from_utf8_lossy(&name[..length]).into_owned()
        }
    })
}

/// Writes all of `bytes`, in one call if the system takes them so; gives up on a failure.
///
/// The standard library's handle of standard error has a lock, which a child of fork could find held.
pub fn write_all(file: BorrowedFd, mut bytes: &[u8]) {
    while !bytes.is_empty() {
        // SAFETY: the bytes are valid for a read of their length.
        let written = unsafe { libc::write(file.as_raw_fd(), bytes.as_ptr().cast(), bytes.len()) };
        match usize::try_from(written) {
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(_) if io::Error::last_os_error().kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}

/// Opens syslog for this process, whose lines begin with `name` from now on.
pub fn open_syslog(name: &str) {
    // syslog goes on to read the name, so it is kept for good. There is one a process at most.
    static NAME: OnceLock<CString> = OnceLock::new();
    let name = NAME.get_or_init(|| CString::new(name.replace('\0', "")).unwrap_or_default());
    // SAFETY: the name ends in NUL and is never freed.
    unsafe { libc::openlog(name.as_ptr(), 0, libc::LOG_DAEMON) };
}

/// Hands a line to syslog.
pub fn write_syslog(severity: i32, line: &str) {
    if let Ok(line) = CString::new(line) {
        // SAFETY: the format takes one string, which ends in NUL.
        unsafe { libc::syslog(severity, c"%s".as_ptr(), line.as_ptr()) };
    }
}
