//! The system calls that the standard library lacks.
//!
//! Drivers and the event loop wait for file descriptors, and the standard library has no way to wait
//! for several. They hold no unsafe code themselves, so this file has it for them: it calls the C
//! library and hands out values that cannot be misused.

pub mod log;
pub mod memory;

use std::io::{self, Read as _, Write as _};
use std::os::fd::{AsRawFd as _, RawFd};
use std::os::unix::net::UnixStream;
use std::time::Duration;

bitflags::bitflags! {
    /// What may be the matter with a file descriptor.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Ready: libc::c_short {
        /// It can be read without waiting, or is at its end.
        const READ = libc::POLLIN;
        /// It can be written without waiting.
        const WRITE = libc::POLLOUT;
        /// It is broken. Always looked for.
        const ERROR = libc::POLLERR;
        /// The other end is closed. Always looked for.
        const HANGUP = libc::POLLHUP;
        /// It is not open. Always looked for.
        const INVALID = libc::POLLNVAL;
    }
}

/// A file descriptor to wait for, and what came of it.
#[repr(transparent)]
#[derive(Clone, Copy)]
pub struct PollFd(libc::pollfd);

impl PollFd {
    /// Waits for `fd` to become one of `wanted`. A negative `fd` never does.
    pub fn new(fd: RawFd, wanted: Ready) -> PollFd {
        PollFd(libc::pollfd { fd, events: wanted.bits(), revents: 0 })
    }

    /// What the last [`poll`] found.
    pub fn ready(&self) -> Ready {
        Ready::from_bits_truncate(self.0.revents)
    }
}

/// Waits until one of `fds` is ready or `timeout` has passed (`None`: for ever); returns how many are.
///
/// A signal ends the wait with 0, so that a program's loop sees what its signal handler did. The
/// timeout is rounded up to whole milliseconds.
///
/// # Errors
/// What poll(2) says, but for EINTR.
pub fn poll(fds: &mut [PollFd], timeout: Option<Duration>) -> io::Result<usize> {
    let milliseconds = timeout.map_or(-1, |timeout| {
        libc::c_int::try_from(timeout.as_nanos().div_ceil(1_000_000)).unwrap_or(libc::c_int::MAX)
    });
    let count = libc::nfds_t::try_from(fds.len()).map_err(io::Error::other)?;
    // SAFETY: PollFd is a transparent pollfd, and the slice is valid for count of them during the call.
    let ready = unsafe { libc::poll(fds.as_mut_ptr().cast(), count, milliseconds) };
    usize::try_from(ready).or_else(|_| {
        let error = io::Error::last_os_error();
        for fd in fds {
            fd.0.revents = 0;
        }
        if error.kind() == io::ErrorKind::Interrupted { Ok(0) } else { Err(error) }
    })
}

/// Ends another thread's wait: one end is waited for, the other one written to.
///
/// Neither end blocks, nor lives on in a program that is executed.
pub struct Waker {
    watched: UnixStream,
    written: UnixStream,
}

impl Waker {
    /// A new waker.
    ///
    /// # Errors
    /// When the process has too many files open.
    pub fn new() -> io::Result<Waker> {
        let (watched, written) = UnixStream::pair()?;
        watched.set_nonblocking(true)?;
        written.set_nonblocking(true)?;
        Ok(Waker { watched, written })
    }

    /// What to wait for.
    pub fn poll_fd(&self) -> PollFd {
        PollFd::new(self.watched.as_raw_fd(), Ready::READ)
    }

    /// Ends the wait that is under way, or else the next one.
    pub fn wake(&self) {
        // When there is no room, enough was written to wake whoever waits.
        let _ = (&self.written).write(&[0]);
    }

    /// Forgets what woke the wait.
    pub fn clear(&self) {
        let mut buffer = [0; 64];
        while matches!((&self.watched).read(&mut buffer), Ok(length) if length == buffer.len()) {}
    }
}

/// Whether the process runs as root.
pub fn is_root() -> bool {
    // SAFETY: geteuid has no preconditions and cannot fail.
    unsafe { libc::geteuid() == 0 }
}

/// Whether the process runs as another user or group than the one who started it: such a program must
/// not trust its environment, which this library does.
pub fn is_setuid_or_setgid() -> bool {
    // SAFETY: none of the four has preconditions or can fail.
    unsafe { libc::getuid() != libc::geteuid() || libc::getgid() != libc::getegid() }
}

/// Whether an open file descriptor is a socket.
///
/// # Errors
/// When it is not open.
pub fn is_socket(fd: RawFd) -> io::Result<bool> {
    // SAFETY: all zero is a stat.
    let mut stat: libc::stat = unsafe { std::mem::zeroed() };
    // SAFETY: fstat writes one stat, and fails on a descriptor that is not open.
    if unsafe { libc::fstat(fd, &raw mut stat) } != 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(stat.st_mode & libc::S_IFMT == libc::S_IFSOCK)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Option<Duration> = Some(Duration::from_secs(60));

    #[test]
    fn poll_tells_which_of_several_is_ready() {
        let (one, two) = (Waker::new().unwrap(), Waker::new().unwrap());
        two.wake();
        let mut fds = [one.poll_fd(), two.poll_fd()];
        assert_eq!(poll(&mut fds, LONG).unwrap(), 1);
        assert_eq!((fds[0].ready(), fds[1].ready()), (Ready::empty(), Ready::READ));
    }

    #[test]
    fn a_cleared_waker_does_not_end_the_wait() {
        let waker = Waker::new().unwrap();
        for _ in 0..200 {
            waker.wake();
        }
        waker.clear();
        assert_eq!(poll(&mut [waker.poll_fd()], Some(Duration::ZERO)).unwrap(), 0);
        waker.wake();
        assert_eq!(poll(&mut [waker.poll_fd()], LONG).unwrap(), 1);
    }

    #[test]
    fn a_short_timeout_is_not_cut_to_nothing() {
        let started = std::time::Instant::now();
        assert_eq!(poll(&mut [], Some(Duration::from_micros(1500))).unwrap(), 0);
        assert!(started.elapsed() >= Duration::from_micros(1500));
    }

    #[test]
    fn a_closed_descriptor_is_invalid_and_a_negative_one_is_never_ready() {
        // Far above what the process has open.
        let mut fds = [PollFd::new(1_000_000, Ready::READ), PollFd::new(-1, Ready::READ)];
        assert_eq!(poll(&mut fds, LONG).unwrap(), 1);
        assert_eq!((fds[0].ready(), fds[1].ready()), (Ready::INVALID, Ready::empty()));
    }
}
