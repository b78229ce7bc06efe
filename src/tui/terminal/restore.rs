//! Restores the terminal on every way out: in order, before the message of a panic, and when the program is aborted.

use std::io::{self, Write};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::{device, writer};

/// Whether the terminal has to be restored. Restoring clears it, so that it happens only once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// What restores the screen: ends a frame that was cut off, turns off the mouse (1006, 1000) and bracketed paste (2004),
/// shows the cursor (25), and leaves the alternate screen (1049). What is already off stays off.
pub const SEQUENCE: &[u8] = b"\x1b[?2026l\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// How long a panic waits for what is still being written.
const PATIENCE: Duration = Duration::from_millis(500);

/// Makes the terminal raw, from where [`restore`] and [`reset`] lead back.
///
/// # Errors
/// If there is no terminal, or if it does not take the settings.
pub fn take() -> io::Result<()> {
    device::make_raw()?;
    TAKEN.store(true, Ordering::SeqCst);
    Ok(())
}

/// Restores the settings of the terminal. Its screen must have been restored already.
pub fn reset() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        device::reset();
    }
}

/// Restores the terminal. Errors are ignored, because there is no way left to report them.
pub fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // A terminal that takes nothing would block the program here for ever.
        if writer::wait(PATIENCE) {
            let mut output = io::stdout();
            let _ = output.write_all(SEQUENCE).and_then(|()| output.flush());
        }
        device::reset();
    }
}

/// Restores the terminal before the message of a panic is printed, so that it can be read, and when the program is
/// aborted, which is what happens when memory runs out.
pub fn install_hooks() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            restore();
            previous(info);
        }));
        #[cfg(unix)]
        abort::install();
    });
}

#[cfg(unix)]
mod abort {
    use std::sync::atomic::Ordering;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::write;
    use rustix::stdio::{stderr, stdout};
    use signal_hook::consts::SIGABRT;
    use signal_hook::low_level::{emulate_default_handler, register};

    use super::{SEQUENCE, TAKEN};
    use crate::tui::terminal::device;

    const MESSAGE: &[u8] = b"benchlens: aborted, probably because memory ran out\n";

    /// How long to wait until the terminal takes something.
    const PATIENCE: Timespec = Timespec {
        tv_sec: 0,
        tv_nsec: 200_000_000,
    };

    /// Installs the handler. If that fails, an abort leaves the terminal as it is, which `reset` repairs.
    #[expect(unsafe_code, reason = "a signal handler cannot be installed otherwise")]
    pub fn install() {
        // SAFETY: `restore` makes only calls that are safe in a signal handler: atomic operations, system calls, and the
        // attempt to take a lock without waiting for it. It neither allocates nor panics.
        let _ = unsafe { register(SIGABRT, restore) };
    }

    fn restore() {
        if TAKEN.swap(false, Ordering::SeqCst) {
            if poll(
                &mut [PollFd::new(&stdout(), PollFlags::OUT)],
                Some(&PATIENCE),
            ) == Ok(1)
            {
                let _ = write(stdout(), SEQUENCE);
            }
            device::reset();
            let _ = write(stderr(), MESSAGE);
        }
        let _ = emulate_default_handler(SIGABRT);
    }
}
