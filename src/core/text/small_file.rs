//! Reads text files that are written by hand, such as configurations, and locates what is wrong in them.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// The limit on the size of a file in bytes; real ones have a few kilobytes.
const MAX_BYTES: u64 = 1 << 20;

/// Reads the text of a file of limited size. The file may be a device or a FIFO, which can be endless.
///
/// # Errors
/// If it cannot be read, or is too large or not text.
pub fn read_small_file(file: &Path) -> io::Result<String> {
    read_text_file(file, MAX_BYTES)
}

/// As [`read_small_file`], with another limit on the size in bytes.
///
/// # Errors
/// As above.
pub fn read_text_file(file: &Path, max_bytes: u64) -> io::Result<String> {
    let file = open(file)?;
    let is_fifo = is_fifo(&file)?;
    let mut bytes = Vec::new();
    file.take(max_bytes.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > max_bytes {
        let limit = max_bytes >> 20;
        return Err(io::Error::other(format!("it is larger than {limit} MiB")));
    }
    if bytes.is_empty() && is_fifo {
        return Err(io::Error::other("nobody writes to this FIFO"));
    }
    String::from_utf8(bytes).map_err(|_| io::Error::other("the text is not UTF-8"))
}

/// Opens a file without waiting for somebody to write to it.
fn open(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    let file = options.open(file)?;
    #[cfg(unix)]
    {
        // If somebody writes, what is not there yet is waited for.
        let flags = rustix::fs::fcntl_getfl(&file)?;
        rustix::fs::fcntl_setfl(&file, flags - rustix::fs::OFlags::NONBLOCK)?;
    }
    Ok(file)
}

#[cfg(unix)]
fn is_fifo(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::FileTypeExt;

    Ok(file.metadata()?.file_type().is_fifo())
}

#[cfg(not(unix))]
fn is_fifo(_: &File) -> io::Result<bool> {
    Ok(false)
}

/// A place in a text, as editors count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl Place {
    /// The place of a byte of `text`.
    #[must_use]
    pub fn of(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before[start..].chars().count() + 1,
        }
    }
}
