//! Scripts run in child processes: each begins with fresh libraries, and a crash is an answer like any other.

use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus, Stdio};

/// How a child ended.
pub(crate) struct Ending {
    status: ExitStatus,
    /// What it printed, without the lines that tell places.
    pub(crate) output: String,
    /// The number in the last line `@NUMBER`: where it was.
    pub(crate) place: Option<u64>,
}

impl Ending {
    /// Whether all was as expected.
    pub(crate) fn fine(&self) -> bool {
        self.status.success()
    }

    /// Whether an answer differed or the child crashed, as against a script that cannot be read.
    pub(crate) fn differs(&self) -> bool {
        self.status.code() == Some(1) || self.signal().is_some()
    }

    /// The signal that ended it.
    pub(crate) fn signal(&self) -> Option<i32> {
        self.status.signal()
    }
}

/// Runs this program with arguments and an input.
///
/// # Errors
/// When that cannot be.
pub(crate) fn play(arguments: &[&str], input: &str) -> Result<Ending, String> {
    let failed = |why: std::io::Error| format!("a child cannot be run: {why}");
    let program = std::env::current_exe().map_err(failed)?;
    let mut child =
        Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(failed)?;
    if let Some(mut pipe) = child.stdin.take() {
        pipe.write_all(input.as_bytes()).map_err(failed)?;
    }
    let ended = child.wait_with_output().map_err(failed)?;
    let text = String::from_utf8_lossy(&ended.stdout);
    let places = text.lines().filter_map(|line| line.strip_prefix('@'));
    let place = places.filter_map(|number| number.parse().ok()).next_back();
    let output = text.lines().filter(|line| !line.starts_with('@')).collect::<Vec<_>>().join("\n");
    Ok(Ending { status: ended.status, output, place })
}
