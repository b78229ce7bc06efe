//! What ends the waiting for input: input, a signal, or the end of the terminal.
//!
//! crossterm's own blocking read spins when the terminal has gone, and knows no signal but that of a new size. Here
//! one poll without a time-out watches the terminal and the signals.

/// Why the wait is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    Input,
    /// The size may have changed.
    Resized,
    /// Somebody wants the program stopped for a while.
    Stop,
    /// The program runs again after it was stopped.
    Continued,
    /// A signal that ends the program.
    End(i32),
    /// The terminal has gone.
    Gone,
}

#[cfg(unix)]
pub use unix::{Waiter, end_by, stop};

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{self, IsTerminal};
    use std::os::fd::{AsFd, OwnedFd};
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::backend::SignalDelivery;
    use signal_hook::iterator::exfiltrator::SignalOnly;
    use signal_hook::low_level::emulate_default_handler;

    use super::Wake;

    /// Watches the terminal and the signals from its making on.
    pub struct Waiter {
        terminal: OwnedFd,
        signals: SignalDelivery<UnixStream, SignalOnly>,
    }

    impl Waiter {
        /// Takes over the signals. To be made before the first frame, so that no new size is missed after it.
        pub fn new() -> io::Result<Self> {
            // crossterm listens for new sizes from its first look at the input on, and is to know of one before this
            // wakes.
            crossterm::event::poll(Duration::ZERO)?;
            let (read, write) = UnixStream::pair()?;
            let signals = [SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT];
            Ok(Self {
                terminal: terminal()?,
                signals: SignalDelivery::with_pipe(read, write, SignalOnly, signals)?,
            })
        }

        /// Waits as long as it takes, or as long as it may.
        pub fn wait(&mut self, time: Option<Duration>) -> io::Result<Option<Wake>> {
            let time = time.map(|time| Timespec {
                tv_sec: time.as_secs() as _,
                tv_nsec: time.subsec_nanos() as _,
            });
            loop {
                if let Some(wake) = self.signal() {
                    return Ok(Some(wake));
                }
                let mut watched = [
                    PollFd::new(&self.terminal, PollFlags::IN),
                    PollFd::new(self.signals.get_read(), PollFlags::IN),
                ];
                let ready = match poll(&mut watched, time.as_ref()) {
                    // A signal: it is asked for above.
                    Err(error) if error == rustix::io::Errno::INTR => continue,
                    ready => ready?,
                };
                let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
                let [terminal, _] = watched;
                let terminal = terminal.revents();
                // The signal of a hang-up tells the parent more than the bare end.
                if let Some(wake) = self.signal() {
                    return Ok(Some(wake));
                }
                if terminal.intersects(gone) {
                    return Ok(Some(Wake::Gone));
                }
                if terminal.contains(PollFlags::IN) {
                    return Ok(Some(Wake::Input));
                }
                if ready == 0 {
                    return Ok(None);
                }
            }
        }

        /// The gravest of the signals that have come.
        pub fn signal(&mut self) -> Option<Wake> {
            let wakes = self.signals.pending().map(|signal| match signal {
                SIGWINCH => Wake::Resized,
                SIGTSTP => Wake::Stop,
                SIGCONT => Wake::Continued,
                ending => Wake::End(ending),
            });
            wakes.max_by_key(|wake| match wake {
                Wake::End(_) | Wake::Gone => 3,
                Wake::Stop => 2,
                Wake::Continued => 1,
                Wake::Resized | Wake::Input => 0,
            })
        }
    }

    /// Where crossterm reads keys from: standard input, or the terminal itself where that is something else.
    fn terminal() -> io::Result<OwnedFd> {
        let input = io::stdin();
        if input.is_terminal() {
            input.as_fd().try_clone_to_owned()
        } else {
            Ok(File::options()
                .read(true)
                .write(true)
                .open("/dev/tty")?
                .into())
        }
    }

    /// Stops the program as the terminal's own key would, until somebody lets it go on.
    pub fn stop() {
        // Only an unknown signal could fail.
        let _ = emulate_default_handler(SIGTSTP);
    }

    /// Ends the program by a signal, so that the parent sees which. A terminal that has gone hangs up.
    pub fn end_by(wake: Wake) {
        let signal = match wake {
            Wake::End(signal) => signal,
            _ => SIGHUP,
        };
        let _ = emulate_default_handler(signal);
    }
}

#[cfg(not(unix))]
pub use elsewhere::{Waiter, end_by, stop};

#[cfg(not(unix))]
mod elsewhere {
    use std::io;
    use std::time::Duration;

    use super::Wake;

    /// Where there are no such signals, input is all there is.
    pub struct Waiter;

    impl Waiter {
        pub fn new() -> io::Result<Self> {
            crossterm::event::poll(Duration::ZERO)?;
            Ok(Self)
        }

        pub fn signal(&mut self) -> Option<Wake> {
            None
        }

        pub fn wait(&mut self, time: Option<Duration>) -> io::Result<Option<Wake>> {
            let is_input = crossterm::event::poll(time.unwrap_or(Duration::MAX))?;
            Ok(is_input.then_some(Wake::Input))
        }
    }

    pub fn stop() {}

    pub fn end_by(_: Wake) {}
}
