//! Writes to what is not replaced: a device, a FIFO, an open descriptor.

#[cfg(unix)]
use std::fs;
use std::fs::{File, OpenOptions};
#[cfg(unix)]
use std::io;
use std::io::{ErrorKind, IsTerminal};
use std::path::Path;

#[cfg(unix)]
use super::chunks::wait;
use super::chunks::write_all;
#[cfg(unix)]
use super::place::folder;
use super::target::WriteError;
#[cfg(unix)]
use crate::command::output::check_standard_output;
use crate::text::visible_lines;

/// Writes to something that is not replaced. It is not an error if its reader is gone.
pub fn write_stream(
    path: &Path,
    text: &str,
    cancelled: &dyn Fn() -> bool,
) -> Result<(), WriteError> {
    let mut file = open_stream(path, cancelled)?;
    let result = if file.is_terminal() {
        write_all(&mut file, &visible_lines(text), cancelled)
    } else {
        write_all(&mut file, text, cancelled)
    };
    match result {
        Err(WriteError::Other(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

#[cfg(unix)]
fn open_stream(path: &Path, cancelled: &dyn Fn() -> bool) -> Result<File, WriteError> {
    use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};

    if let Some(own) = own_descriptor(path) {
        return Ok(File::from(own?));
    }
    let is_fifo = fs::metadata(path)?.file_type().is_fifo();
    let mut options = OpenOptions::new();
    options.append(true);
    if is_fifo {
        // Otherwise, nobody could cancel the wait for a reader.
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    loop {
        match options.open(path) {
            Err(error) if is_fifo && has_no_reader(&error) => wait(cancelled)?,
            result => return Ok(result?),
        }
    }
}

/// Standard output or standard error, if `path` names its descriptor. Opened again, a file to which it is redirected
/// would be written from its start.
#[cfg(unix)]
fn own_descriptor(path: &Path) -> Option<io::Result<std::os::fd::OwnedFd>> {
    use std::os::fd::AsFd;

    let here = fs::canonicalize(folder(path)).ok()?;
    let is_here = |own: &&str| fs::canonicalize(own).is_ok_and(|own| own == here);
    ["/proc/self/fd", "/dev/fd"].into_iter().find(is_here)?;
    match path.file_name()?.to_str()? {
        "1" => {
            Some(check_standard_output().and_then(|()| io::stdout().as_fd().try_clone_to_owned()))
        }
        "2" => Some(io::stderr().as_fd().try_clone_to_owned()),
        _ => None,
    }
}

#[cfg(unix)]
fn has_no_reader(error: &io::Error) -> bool {
    rustix::io::Errno::from_io_error(error) == Some(rustix::io::Errno::NXIO)
}

#[cfg(not(unix))]
fn open_stream(path: &Path, _: &dyn Fn() -> bool) -> Result<File, WriteError> {
    Ok(OpenOptions::new().write(true).open(path)?)
}
