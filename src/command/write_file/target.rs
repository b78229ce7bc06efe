//! What is to be written, and why it was not.

use std::io;
use std::path::Path;

/// Which file is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The path of the file.
    pub file: &'a Path,
    /// The results, which are never written to; `-` is standard input.
    pub inputs: &'a [&'a Path],
    /// Whether an existing file may be replaced.
    pub overwrite: bool,
}

/// Why a file was not written.
#[derive(Debug)]
pub enum WriteError {
    /// It exists, and may not be overwritten.
    Exists,
    /// It is one of the results, which may have taken hours to measure.
    IsInput,
    /// The caller cancelled the write.
    Cancelled,
    /// The operating system refused.
    Other(io::Error),
}

impl WriteError {
    /// What to tell the user about a file that was named with `--output`. The name must have passed the sanitiser.
    pub fn message(&self, file: &str) -> String {
        match self {
            Self::Exists => format!(
                "{file}: the file exists already; overwrite it with --force, or name another --output"
            ),
            Self::IsInput => {
                format!("{file}: this is one of the result files; name another --output")
            }
            Self::Cancelled => format!("{file}: the write was cancelled"),
            Self::Other(error) => format!("{file}: cannot be written: {error}"),
        }
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::Other(error)
    }
}
