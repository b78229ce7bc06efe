//! The device that keys are read from, and its settings.

#[cfg(unix)]
pub use unix::{make_raw, open, reset};

#[cfg(not(unix))]
pub use elsewhere::{make_raw, reset};

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{self, IsTerminal};
    use std::os::fd::{AsFd, OwnedFd};
    use std::sync::{Mutex, PoisonError};

    use rustix::termios::{OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};

    /// The settings to go back to; `None` while the terminal is not raw.
    static USUAL: Mutex<Option<(OwnedFd, Termios)>> = Mutex::new(None);

    /// The terminal: standard input, or `/dev/tty` if standard input is not a terminal.
    pub fn open() -> io::Result<OwnedFd> {
        let input = io::stdin();
        if input.is_terminal() {
            input.as_fd().try_clone_to_owned()
        } else {
            let mut options = File::options();
            Ok(options.read(true).write(true).open("/dev/tty")?.into())
        }
    }

    /// Passes each key on at once and unchanged, and makes reading return at once if there is nothing to read.
    pub fn make_raw() -> io::Result<()> {
        let device = open()?;
        let usual = tcgetattr(&device)?;
        let mut raw = usual.clone();
        raw.make_raw();
        raw.special_codes[SpecialCodeIndex::VMIN] = 0;
        raw.special_codes[SpecialCodeIndex::VTIME] = 0;
        // Stored first, so that a signal after the change can undo it.
        let mut stored = USUAL.lock().unwrap_or_else(PoisonError::into_inner);
        let (device, usual) = stored.insert((device, usual));
        let result = tcsetattr(&*device, OptionalActions::Now, &raw);
        if result.is_err() {
            // Some of the settings may have been changed.
            let _ = tcsetattr(&*device, OptionalActions::Now, usual);
            *stored = None;
        }
        Ok(result?)
    }

    /// Goes back to the usual settings. It is safe in a signal handler: it waits for nothing, and allocates nothing.
    /// Errors are ignored, because there is no way left to report them.
    pub fn reset() {
        if let Ok(stored) = USUAL.try_lock()
            && let Some((device, usual)) = &*stored
        {
            let _ = tcsetattr(device, OptionalActions::Now, usual);
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::io;

    pub fn make_raw() -> io::Result<()> {
        crossterm::terminal::enable_raw_mode()
    }

    pub fn reset() {
        let _ = crossterm::terminal::disable_raw_mode();
    }
}
