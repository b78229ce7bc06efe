//! Writes piece by piece, so that the write can be cancelled.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::thread;
use std::time::Duration;

use super::target::WriteError;

/// How much is written before the next question whether the write was cancelled.
pub const CHUNK: usize = 64 * 1024;

/// How long to wait for the reader of a FIFO before trying again.
const PATIENCE: Duration = Duration::from_millis(10);

/// Waits a moment for the other end of a FIFO.
pub fn wait(cancelled: &dyn Fn() -> bool) -> Result<(), WriteError> {
    if cancelled() {
        return Err(WriteError::Cancelled);
    }
    thread::sleep(PATIENCE);
    Ok(())
}

/// Writes all of a text, and waits for the reader where that is necessary.
pub fn write_all(
    file: &mut File,
    text: &str,
    cancelled: &dyn Fn() -> bool,
) -> Result<(), WriteError> {
    for chunk in text.as_bytes().chunks(CHUNK) {
        if cancelled() {
            return Err(WriteError::Cancelled);
        }
        let mut rest = chunk;
        while !rest.is_empty() {
            match file.write(rest) {
                Ok(0) => return Err(io::Error::from(ErrorKind::WriteZero).into()),
                Ok(count) => rest = &rest[count..],
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => wait(cancelled)?,
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(())
}
