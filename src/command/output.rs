//! Where text goes: standard output, a file, or standard error.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::outcome::Error;
use crate::report::TextStyle;
use crate::suite::Source;
use crate::tui::terminal_size;

/// Why a file was not written.
#[derive(Debug)]
pub enum WriteError {
    /// It exists, and may not be overwritten.
    Exists,
    /// It is one of the two results, which may have taken hours to measure.
    IsInput,
    /// The operating system refused.
    Other(io::Error),
}

/// Writes a file, unless it is one of `inputs`. An existing file is overwritten only if `overwrite` is set.
///
/// # Errors
/// If the file was not written; the error says why.
pub fn write_file(
    file: &Path,
    text: &str,
    inputs: &[&Path],
    overwrite: bool,
) -> Result<(), WriteError> {
    let handle = |input: &Path| match Source::from_argument(input) {
        Source::StandardInput => same_file::Handle::stdin(),
        _ => same_file::Handle::from_path(input),
    };
    // Also finds an input that has another name, or that is read through standard input.
    if let Ok(target) = same_file::Handle::from_path(file)
        && inputs
            .iter()
            .filter_map(|input| handle(input).ok())
            .any(|input| input == target)
    {
        return Err(WriteError::IsInput);
    }
    let mut options = OpenOptions::new();
    options.write(true);
    if overwrite {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    let result = options
        .open(file)
        .and_then(|mut file| file.write_all(text.as_bytes()));
    result.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => WriteError::Exists,
        _ => WriteError::Other(error),
    })
}

/// Whether the terminal declares that it cannot position text.
pub fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Colour and width for the text report on standard output.
pub fn text_style() -> TextStyle {
    let is_terminal = io::stdout().is_terminal();
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) || is_dumb();
    TextStyle {
        color: is_terminal && !plain,
        width: is_terminal
            .then(terminal_size)
            .flatten()
            .map(|size| size.width.into()),
    }
}

/// Writes to standard output. It is not an error if the reader, such as `head`, has closed the pipe.
///
/// # Errors
/// If standard output cannot be written to.
pub fn print(text: &str) -> Result<(), Error> {
    let mut output = io::stdout().lock();
    match output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
    {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => {
            result.map_err(|error| format!("standard output cannot be written: {error}").into())
        }
    }
}

/// Writes a message to standard error. Errors are ignored, because there is no way left to report them.
pub fn tell(message: &str) {
    let _ = writeln!(io::stderr().lock(), "benchlens: {message}");
}
