//! Waits for input, a signal, a worker, or the closing of the terminal.
//!
//! crossterm's own blocking read spins when the terminal has been closed, and handles no signal except SIGWINCH. Here
//! one poll watches the terminal, the signals and a worker. It has no timeout except while files are being read.

/// Why the wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// There is input.
    Input,
    /// A worker has finished, or there is new progress to show.
    Progress,
    /// The size of the terminal may have changed.
    Resized,
    /// The program is to be suspended.
    Suspend,
    /// The program was resumed after it had been stopped.
    Resumed,
    /// A signal is to end the program.
    End(i32),
    /// The terminal was closed.
    Gone,
}

#[cfg(unix)]
pub use unix::{Bell, Listener, Waiter, bell, end_by, suspend};

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

    /// Wakes its [`Listener`] when it is dropped.
    pub struct Bell {
        _end: UnixStream,
    }

    /// The receiving end of a [`Bell`].
    pub struct Listener {
        end: UnixStream,
    }

    /// A bell and its listener.
    pub fn bell() -> io::Result<(Bell, Listener)> {
        let (ours, theirs) = UnixStream::pair()?;
        Ok((Bell { _end: theirs }, Listener { end: ours }))
    }

    /// Watches the terminal, the signals, and a worker.
    pub struct Waiter {
        terminal: OwnedFd,
        signals: SignalDelivery<UnixStream, SignalOnly>,
        /// `None` once its bell has rung.
        listener: Option<Listener>,
    }

    impl Waiter {
        /// Takes over the signals. Must be called before the first frame, so that no change of size after that frame is
        /// missed.
        pub fn new(listener: Option<Listener>) -> io::Result<Self> {
            // crossterm watches for changes of size only after its first poll. It has to notice one before this waiter
            // wakes up.
            crossterm::event::poll(Duration::ZERO)?;
            let (read, write) = UnixStream::pair()?;
            let signals = [SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT];
            Ok(Self {
                terminal: terminal()?,
                signals: SignalDelivery::with_pipe(read, write, SignalOnly, signals)?,
                listener,
            })
        }

        /// Waits until something happens, or until the timeout. Returns `None` after a timeout.
        pub fn wait(&mut self, time: Option<Duration>) -> io::Result<Option<Wake>> {
            let time = time.map(|time| Timespec {
                tv_sec: time.as_secs().try_into().unwrap_or(i64::MAX),
                tv_nsec: time.subsec_nanos().into(),
            });
            loop {
                if let Some(wake) = self.signal() {
                    return Ok(Some(wake));
                }
                let ready = match self.poll(time.as_ref()) {
                    // Interrupted by a signal, which is handled at the start of the loop.
                    Err(rustix::io::Errno::INTR) => continue,
                    ready => ready?,
                };
                // A signal comes first: it tells the parent process more than a closed terminal does.
                if let Some(wake) = self.signal() {
                    return Ok(Some(wake));
                }
                match ready {
                    Ready::Input => return Ok(Some(Wake::Input)),
                    Ready::Gone => return Ok(Some(Wake::Gone)),
                    Ready::Bell => {
                        self.listener = None;
                        return Ok(Some(Wake::Progress));
                    }
                    Ready::Nothing => return Ok(None),
                    // Handled at the start of the loop.
                    Ready::Signal => {}
                }
            }
        }

        fn poll(&self, time: Option<&Timespec>) -> rustix::io::Result<Ready> {
            let mut watched = vec![
                PollFd::new(&self.terminal, PollFlags::IN),
                PollFd::new(self.signals.get_read(), PollFlags::IN),
            ];
            let listener = self.listener.as_ref();
            watched.extend(listener.map(|listener| PollFd::new(&listener.end, PollFlags::IN)));
            let count = poll(&mut watched, time)?;
            let has_something = |place: usize| {
                let watched: Option<&PollFd<'_>> = watched.get(place);
                watched.is_some_and(|watched| !watched.revents().is_empty())
            };
            let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
            Ok(if count == 0 {
                Ready::Nothing
            } else if watched[0].revents().intersects(gone) {
                Ready::Gone
            } else if has_something(2) {
                Ready::Bell
            } else if has_something(0) {
                Ready::Input
            } else {
                Ready::Signal
            })
        }

        /// The most serious of the pending signals.
        pub fn signal(&mut self) -> Option<Wake> {
            let wakes = self.signals.pending().map(|signal| match signal {
                SIGWINCH => Wake::Resized,
                SIGTSTP => Wake::Suspend,
                SIGCONT => Wake::Resumed,
                ending => Wake::End(ending),
            });
            wakes.max_by_key(|wake| match wake {
                Wake::End(_) | Wake::Gone => 3,
                Wake::Suspend => 2,
                Wake::Resumed => 1,
                Wake::Resized | Wake::Input | Wake::Progress => 0,
            })
        }
    }

    /// What ended a poll.
    enum Ready {
        /// The timeout is over.
        Nothing,
        Input,
        /// The terminal was closed.
        Gone,
        Bell,
        Signal,
    }

    /// Where crossterm reads keys from: standard input, or `/dev/tty` if standard input is not a terminal.
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

    /// Suspends the program as Ctrl-Z usually does, until the user resumes it.
    pub fn suspend() {
        // This can fail only for an unknown signal.
        let _ = emulate_default_handler(SIGTSTP);
    }

    /// Ends the program with a signal, so that the parent process sees which one. For a closed terminal the signal is
    /// SIGHUP.
    pub fn end_by(wake: Wake) {
        let signal = match wake {
            Wake::End(signal) => signal,
            _ => SIGHUP,
        };
        let _ = emulate_default_handler(signal);
    }
}

#[cfg(not(unix))]
pub use elsewhere::{Bell, Listener, Waiter, bell, end_by, suspend};

#[cfg(not(unix))]
mod elsewhere {
    use std::io;
    use std::time::Duration;

    use super::Wake;

    /// Wakes nothing: the event loop checks from time to time whether a worker has finished.
    pub struct Bell;

    /// Receives nothing.
    pub struct Listener;

    pub fn bell() -> io::Result<(Bell, Listener)> {
        Ok((Bell, Listener))
    }

    /// Waits for input only, because these signals do not exist here.
    pub struct Waiter;

    impl Waiter {
        pub fn new(_: Option<Listener>) -> io::Result<Self> {
            crossterm::event::poll(Duration::ZERO)?;
            Ok(Self)
        }

        pub fn signal(&mut self) -> Option<Wake> {
            None
        }

        pub fn wait(&mut self, time: Option<Duration>) -> io::Result<Option<Wake>> {
            let is_input = crossterm::event::poll(time.unwrap_or(Duration::MAX))?;
            Ok(Some(if is_input {
                Wake::Input
            } else {
                Wake::Progress
            }))
        }
    }

    pub fn suspend() {}

    pub fn end_by(_: Wake) {}
}
