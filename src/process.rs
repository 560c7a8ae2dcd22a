//! Who the process runs as.

/// Whether it runs as root.
pub(crate) fn is_root() -> bool {
    // SAFETY: geteuid has no preconditions and cannot fail.
    unsafe { libc::geteuid() == 0 }
}

/// Whether it runs as another user or group than the one who started it: such a program must not
/// trust its environment, which this library does.
pub(crate) fn is_setuid_or_setgid() -> bool {
    // SAFETY: none of the four has preconditions or can fail.
    unsafe { libc::getuid() != libc::geteuid() || libc::getgid() != libc::getegid() }
}
