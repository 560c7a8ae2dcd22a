//! LIBVIRT_LOG_OUTPUTS: `LEVEL:stderr`, `LEVEL:file:PATH`, `LEVEL:syslog:NAME` and `LEVEL:journald`,
//! separated by blanks.
//!
//! A line is written at once and without a lock: threads may log while others do, and a child of fork
//! after its parent's other threads are gone.

use std::fs::{File, OpenOptions};
use std::os::fd::AsFd as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::os::unix::net::UnixDatagram;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use super::line;
use super::message::{Level, Message, wrong};
use crate::abi::LIBVIR_VERSION_NUMBER;
use crate::error::{Error, Origin, Result};
use crate::sys::log as system;

/// Where the journal listens.
const JOURNAL: &str = "/run/systemd/journal/socket";

/// The longest text that goes to the journal, in bytes: what one datagram holds, with room for the rest.
const LONGEST_IN_JOURNAL: usize = 128 << 10;

/// The outputs that were asked for, or standard error where none was.
pub(super) struct Outputs {
    wanted: Vec<Output>,
    /// Not in the list: where nothing was asked for, the settings hold no memory.
    default: Output,
}

impl Outputs {
    /// Reads a list of outputs and opens them. Of those to the same place, the last counts.
    pub(super) fn parse(text: &str) -> Result<Outputs> {
        let mut wanted: Vec<Output> = Vec::new();
        for part in text.split(' ').filter(|part| !part.is_empty()) {
            let output = Output::new(part)?;
            wanted.retain(|other| !other.target.same(&output.target));
            wanted.push(output);
        }
        for output in &wanted {
            output.target.start();
        }
        let default = Output { level: Level::Debug, target: Target::Stderr, begun: AtomicBool::new(false) };
        Ok(Outputs { wanted, default })
    }

    /// Whether none was asked for.
    pub(super) fn is_default(&self) -> bool {
        self.wanted.is_empty()
    }

    /// Those that count.
    fn all(&self) -> &[Output] {
        if self.is_default() { std::slice::from_ref(&self.default) } else { &self.wanted }
    }

    /// The lowest level that some output takes.
    pub(super) fn lowest(&self) -> Level {
        self.all().iter().map(|output| output.level).min().unwrap_or(Level::Error)
    }

    /// Hands a message to all that take its level.
    pub(super) fn write(&self, message: &Message) {
        let time = line::now();
        for output in self.all().iter().filter(|output| message.level >= output.level) {
            if !output.begun.swap(true, Ordering::Relaxed) {
                for text in [version(), format!("hostname: {}", system::host_name())] {
                    let place = (file!(), line!());
                    let first = Message {
                        level: Level::Info,
                        source: "util.log",
                        place,
                        function: None,
                        text: &text,
                        error: None,
                    };
                    output.target.write(&time, &first);
                }
            }
            output.target.write(&time, message);
        }
    }
}

/// The first line of every log: which library this is.
fn version() -> String {
    let number = LIBVIR_VERSION_NUMBER;
    let (major, minor, release) = (number / 1_000_000, number / 1000 % 1000, number % 1000);
    format!("libvirt version: {major}.{minor}.{release}, package: ferrovirt {}", env!("CARGO_PKG_VERSION"))
}

/// One output.
struct Output {
    level: Level,
    target: Target,
    /// Whether it got its first lines.
    begun: AtomicBool,
}

impl Output {
    fn new(text: &str) -> Result<Output> {
        let parts: Vec<&str> = text.split(':').collect();
        let [number, kind, rest @ ..] = parts.as_slice() else {
            return Err(wrong(format!("Malformed format for log output '{text}'")));
        };
        let Some(level) = Level::from_number(number) else {
            return Err(wrong(format!("Invalid log priority '{number}' for log output '{text}'")));
        };
        let target = match (*kind, rest) {
            ("stderr", []) => Target::Stderr,
            ("journald", []) => Target::journal()?,
            ("file", [path]) => Target::file(path)?,
            ("syslog", [name]) => Target::Syslog((*name).to_owned()),
            ("stderr" | "journald" | "file" | "syslog", _) => {
                return Err(wrong(format!(
                    "Log output '{text}' does not meet the format requirements for destination type '{kind}'"
                )));
            }
            _ => return Err(wrong(format!("Invalid log destination '{kind}' for log output '{text}'"))),
        };
        Ok(Output { level, target, begun: AtomicBool::new(false) })
    }
}

/// Where an output goes.
enum Target {
    Stderr,
    File(PathBuf, File),
    /// The name that its lines begin with.
    Syslog(String),
    Journal(UnixDatagram),
}

impl Target {
    fn file(path: &str) -> Result<Target> {
        // Relative to where the program was when it started to log.
        let path = std::path::absolute(if path.is_empty() { "." } else { path }).unwrap_or_else(|_| path.into());
        let file = OpenOptions::new().append(true).create(true).mode(0o600).open(&path);
        let file =
            file.map_err(|error| Error::system(Origin::None, &error, format!("failed to open {}", path.display())))?;
        Ok(Target::File(path, file))
    }

    fn journal() -> Result<Target> {
        let socket = UnixDatagram::unbound();
        socket.map(Target::Journal).map_err(|error| Error::system(Origin::None, &error, "failed to open the journal"))
    }

    /// Whether both go to the same place.
    fn same(&self, other: &Target) -> bool {
        match (self, other) {
            (Target::Stderr, Target::Stderr) | (Target::Journal(_), Target::Journal(_)) => true,
            (Target::File(one, _), Target::File(other, _)) => one == other,
            (Target::Syslog(one), Target::Syslog(other)) => one == other,
            _ => false,
        }
    }

    /// Makes ready what must be ready for the whole process.
    fn start(&self) {
        if let Target::Syslog(name) = self {
            system::open_syslog(name);
        }
    }

    /// Writes a message. Nobody could be told of a failure.
    fn write(&self, time: &str, message: &Message) {
        let line = |time| line::line(time, message).unwrap_or_default();
        match self {
            Target::Stderr => system::write_all(std::io::stderr().as_fd(), line(Some(time)).as_bytes()),
            Target::File(_, file) => system::write_all(file.as_fd(), line(Some(time)).as_bytes()),
            Target::Syslog(_) => system::write_syslog(severity(message.level), &line(None)),
            Target::Journal(socket) => {
                let _ = socket.send_to(&journal_entry(message), JOURNAL);
            }
        }
    }
}

/// The severity of syslog and of the journal.
fn severity(level: Level) -> i32 {
    match level {
        Level::Debug => 7,
        Level::Info => 6,
        Level::Warning => 4,
        Level::Error => 3,
    }
}

/// A message in the journal's own format, see systemd's page "Native Journal Protocol".
pub(super) fn journal_entry(message: &Message) -> Vec<u8> {
    let mut entry = Vec::new();
    let mut field = |name: &str, value: &str| {
        entry.extend_from_slice(name.as_bytes());
        if value.contains('\n') {
            entry.push(b'\n');
            entry.extend_from_slice(&(value.len() as u64).to_le_bytes());
        } else {
            entry.push(b'=');
        }
        entry.extend_from_slice(value.as_bytes());
        entry.push(b'\n');
    };
    field("MESSAGE", beginning(message.text));
    field("PRIORITY", &severity(message.level).to_string());
    // Daemons, as syslog counts them.
    field("SYSLOG_FACILITY", "3");
    field("LIBVIRT_SOURCE", message.source);
    field("CODE_FILE", message.place.0);
    field("CODE_LINE", &message.place.1.to_string());
    if let Some(function) = message.function {
        field("CODE_FUNC", function);
    }
    if let Some((origin, code)) = message.error {
        field("LIBVIRT_DOMAIN", &origin.to_string());
        field("LIBVIRT_CODE", &code.to_string());
    }
    entry
}

/// As much of a text as the journal takes.
fn beginning(text: &str) -> &str {
    let longest = text.len().min(LONGEST_IN_JOURNAL);
    (0..=longest).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}
