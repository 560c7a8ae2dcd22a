//! Files that domains are saved to: a magic word, the length of the description, and the description.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use super::ORIGIN;
use crate::error::{Error, Result};

/// How the files begin.
const MAGIC: &[u8] = b"TestGuestMagic\0";

/// Longer descriptions are refused, in bytes.
const LONGEST: usize = 1 << 24;

/// Why a file could not be written.
pub(super) enum Failed {
    /// It could not be opened.
    Open(io::Error),
    /// It could not be filled.
    Write(io::Error),
}

/// Writes a file with a description.
///
/// # Errors
/// As [`write`].
pub(super) fn save(path: &Path, description: &str) -> std::result::Result<(), Failed> {
    let length = i32::try_from(description.len()).map_err(|error| Failed::Write(io::Error::other(error)))?;
    write(path, &[MAGIC, &length.to_ne_bytes(), description.as_bytes()])
}

/// Writes a file that stands for a domain's memory.
///
/// # Errors
/// As [`write`].
pub(super) fn dump(path: &Path) -> std::result::Result<(), Failed> {
    write(path, &[MAGIC])
}

/// Writes a file; one that was there stays as it is until all of the new one is written.
///
/// # Errors
/// When the file cannot be opened or filled.
fn write(path: &Path, parts: &[&[u8]]) -> std::result::Result<(), Failed> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&target) {
        Ok(present) if present.is_file() => {
            // As the original would: who may not write to the file may not replace it either.
            OpenOptions::new().write(true).open(&target).map_err(Failed::Open)?;
            let new = beside(&target);
            fill(&new, parts)?;
            let replace = || {
                fs::set_permissions(&new, present.permissions())?;
                fs::rename(&new, &target)
            };
            replace().map_err(|error| give_up(&new, error))
        }
        // Devices and the like are written to, and stay.
        Ok(_) => write_to(open(&target)?, parts).map_err(Failed::Write),
        Err(_) => fill(&target, parts),
    }
}

/// A name for the new file while it is written.
fn beside(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    PathBuf::from(name)
}

/// Writes a file that was not there, and leaves none if that fails.
fn fill(path: &Path, parts: &[&[u8]]) -> std::result::Result<(), Failed> {
    write_to(open(path)?, parts).map_err(|error| give_up(path, error))
}

fn give_up(path: &Path, error: io::Error) -> Failed {
    // What went wrong before is what counts.
    let _ = fs::remove_file(path);
    Failed::Write(error)
}

fn open(path: &Path) -> std::result::Result<File, Failed> {
    OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path).map_err(Failed::Open)
}

fn write_to(mut file: File, parts: &[&[u8]]) -> io::Result<()> {
    parts.iter().try_for_each(|part| file.write_all(part))
}

/// Reads the description in a file.
///
/// # Errors
/// When the file cannot be read, or is none that a domain was saved to.
pub(super) fn load(path: &Path) -> Result<Vec<u8>> {
    let shown = path.display();
    let failed = |error: &io::Error, detail: String| Error::system(ORIGIN, error, detail);
    let mut file = File::open(path).map_err(|error| failed(&error, format!("cannot read domain image '{shown}'")))?;
    let mut magic = [0; MAGIC.len()];
    read(&mut file, &mut magic).map_err(|error| failed(&error, format!("incomplete save header in '{shown}'")))?;
    if magic != MAGIC {
        return Err(Error::internal(ORIGIN, "mismatched header magic"));
    }
    let mut length = [0; 4];
    let unread = |error| failed(&error, format!("failed to read metadata length in '{shown}'"));
    read(&mut file, &mut length).map_err(unread)?;
    let length = usize::try_from(i32::from_ne_bytes(length)).ok().filter(|length| (1..=LONGEST).contains(length));
    let length = length.ok_or_else(|| Error::internal(ORIGIN, "length of metadata out of range"))?;
    let mut text = Vec::new();
    text.try_reserve_exact(length).map_err(|_| Error::bare(ORIGIN, crate::error::Code::NoMemory))?;
    text.resize(length, 0);
    read(&mut file, &mut text).map_err(|error| failed(&error, format!("incomplete metadata in '{shown}'")))?;
    // C's strings end at the first NUL.
    let end = text.iter().position(|byte| *byte == 0).unwrap_or(text.len());
    text.truncate(end);
    Ok(text)
}

/// Fills a buffer. A file that ends before has no error number of its own: it is 0, as in C.
fn read(file: &mut File, buffer: &mut [u8]) -> io::Result<()> {
    file.read_exact(buffer).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => io::Error::from_raw_os_error(0),
        _ => error,
    })
}
