//! Standard output and standard error.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use super::outcome::Error;
use crate::report::TextStyle;
use crate::tui::terminal_size;

/// Whether standard output was closed when the program started.
static IS_CLOSED: AtomicBool = AtomicBool::new(false);

/// Remembers whether standard output is closed. To be called before the standard library starts, whose services cannot
/// be used yet.
#[cfg(unix)]
pub extern "C" fn look_at_standard_output() {
    let is_closed = rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err();
    IS_CLOSED.store(is_closed, Ordering::Relaxed);
}

/// Fails if standard output was closed when the program started. What is written to it since is lost, without an error.
///
/// # Errors
/// If it was.
pub fn check_standard_output() -> io::Result<()> {
    if IS_CLOSED.load(Ordering::Relaxed) {
        return Err(io::Error::other("it is closed"));
    }
    Ok(())
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
    print_bytes(text.as_bytes())
}

/// Writes to standard output what may not be text, such as a path.
///
/// # Errors
/// If standard output cannot be written to.
pub fn print_bytes(bytes: &[u8]) -> Result<(), Error> {
    let mut output = io::stdout().lock();
    let written = check_standard_output()
        .and_then(|()| output.write_all(bytes))
        .and_then(|()| output.flush());
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => {
            result.map_err(|error| format!("standard output cannot be written: {error}").into())
        }
    }
}

/// Writes a message to standard error, with lines below it.
pub fn tell_lines(message: &str, lines: &[String]) {
    tell(message);
    let mut output = io::stderr().lock();
    for line in lines {
        // As below.
        let _ = writeln!(output, "{line}");
    }
}

/// Writes a message to standard error. Errors are ignored, because there is no way left to report them.
pub fn tell(message: &str) {
    let _ = writeln!(io::stderr().lock(), "benchlens: {message}");
}
