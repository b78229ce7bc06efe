//! Waits for input, a signal, another thread, or the closing of the terminal.
//!
//! One poll watches the terminal, the signals and the bell that other threads ring. Nothing else in the event loop waits.

/// Why the wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(unix), allow(dead_code, reason = "some are signals"))]
pub enum Wake {
    /// There is input.
    Input,
    /// Another thread has finished something.
    Bell,
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

/// What a wait may end for, besides signals, the bell, and the closing of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watch {
    /// Also for input.
    Input,
    /// Nothing else: input is left where it is.
    NoInput,
}

#[cfg(unix)]
pub use unix::{Bell, Listener, Waiter, end_by, suspend};

#[cfg(unix)]
mod unix {
    use std::io::{self, Read, Write};
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::backend::SignalDelivery;
    use signal_hook::iterator::exfiltrator::SignalOnly;
    use signal_hook::low_level::emulate_default_handler;

    use super::{Wake, Watch};
    use crate::tui::terminal::device;

    /// Wakes the event loop from another thread.
    #[derive(Debug, Clone)]
    pub struct Bell {
        end: Arc<UnixStream>,
    }

    impl Bell {
        /// Wakes the event loop.
        pub fn ring(&self) {
            // If the pipe is full, the loop has been woken already; if it is closed, nobody listens.
            let _ = (&*self.end).write(&[0]);
        }
    }

    /// Hears its bells, which other threads ring.
    #[derive(Debug)]
    pub struct Listener {
        end: UnixStream,
        bell: Bell,
    }

    impl Listener {
        /// Creates a listener.
        ///
        /// # Errors
        /// If the operating system has no file descriptors left.
        pub fn new() -> io::Result<Self> {
            let (end, other) = UnixStream::pair()?;
            end.set_nonblocking(true)?;
            other.set_nonblocking(true)?;
            let bell = Bell {
                end: Arc::new(other),
            };
            Ok(Self { end, bell })
        }

        /// A bell of this listener.
        #[must_use]
        pub fn bell(&self) -> Bell {
            self.bell.clone()
        }

        fn clear(&mut self) {
            let mut buffer = [0; 64];
            while self.end.read(&mut buffer).is_ok_and(|count| count > 0) {}
        }
    }

    /// Watches the terminal, the signals, and a bell.
    pub struct Waiter {
        terminal: OwnedFd,
        signals: SignalDelivery<UnixStream, SignalOnly>,
        listener: Listener,
    }

    impl Waiter {
        /// Takes over the signals. Must be called before the terminal is taken over, so that no signal leaves it as it
        /// is then, and before the first frame, so that no change of size after that is missed.
        ///
        /// # Errors
        /// If there is no terminal.
        pub fn new(listener: Listener) -> io::Result<Self> {
            let (read, write) = UnixStream::pair()?;
            let signals = [SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT];
            Ok(Self {
                terminal: device::open()?,
                signals: SignalDelivery::with_pipe(read, write, SignalOnly, signals)?,
                listener,
            })
        }

        /// Waits until something happens, or until the timeout. Returns `None` after a timeout.
        ///
        /// # Errors
        /// If the operating system cannot wait.
        pub fn wait(&mut self, watch: Watch, time: Option<Duration>) -> io::Result<Option<Wake>> {
            loop {
                if let Some(wake) = self.signal() {
                    return Ok(Some(wake));
                }
                let ready = match self.poll(watch, time) {
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
                        self.listener.clear();
                        return Ok(Some(Wake::Bell));
                    }
                    Ready::Nothing => return Ok(None),
                    // Handled at the start of the loop.
                    Ready::Signal => {}
                }
            }
        }

        /// A bell that ends the wait.
        #[must_use]
        pub fn bell(&self) -> Bell {
            self.listener.bell()
        }

        /// Whether there is input, or will be within `time`.
        ///
        /// # Errors
        /// If the operating system cannot wait.
        pub fn has_input(&self, time: Duration) -> io::Result<bool> {
            let mut watched = [PollFd::new(&self.terminal, PollFlags::IN)];
            match poll(&mut watched, Some(&timespec(time))) {
                Err(rustix::io::Errno::INTR) => Ok(false),
                count => Ok(count? > 0 && watched[0].revents().contains(PollFlags::IN)),
            }
        }

        /// Reads the input that is there, without waiting for any. Returns how many bytes of `buffer` were filled.
        ///
        /// # Errors
        /// If the terminal cannot be read.
        pub fn read(&self, buffer: &mut [u8]) -> io::Result<usize> {
            match rustix::io::read(&self.terminal, buffer) {
                Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => Ok(0),
                count => Ok(count?),
            }
        }

        fn poll(&self, watch: Watch, time: Option<Duration>) -> rustix::io::Result<Ready> {
            let wanted = match watch {
                Watch::Input => PollFlags::IN,
                Watch::NoInput => PollFlags::empty(),
            };
            let mut watched = [
                PollFd::new(&self.terminal, wanted),
                PollFd::new(self.signals.get_read(), PollFlags::IN),
                PollFd::new(&self.listener.end, PollFlags::IN),
            ];
            let count = poll(&mut watched, time.map(timespec).as_ref())?;
            let [terminal, _, bell] = watched.map(|watched| watched.revents());
            let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
            Ok(if count == 0 {
                Ready::Nothing
            } else if terminal.intersects(gone) {
                Ready::Gone
            } else if !bell.is_empty() {
                Ready::Bell
            } else if !terminal.is_empty() {
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
                Wake::Resized | Wake::Input | Wake::Bell => 0,
            })
        }
    }

    fn timespec(time: Duration) -> Timespec {
        Timespec {
            tv_sec: time.as_secs().try_into().unwrap_or(i64::MAX),
            tv_nsec: time.subsec_nanos().into(),
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
pub use elsewhere::{Bell, Listener, Waiter, end_by, suspend};

#[cfg(not(unix))]
mod elsewhere {
    use std::io;
    use std::time::Duration;

    use super::{Wake, Watch};

    /// How often the event loop checks what other threads have finished.
    const INTERVAL: Duration = Duration::from_millis(100);

    /// Rings nothing: the event loop checks from time to time what has been finished.
    #[derive(Debug, Clone)]
    pub struct Bell;

    impl Bell {
        pub fn ring(&self) {}
    }

    /// Hears nothing.
    #[derive(Debug)]
    pub struct Listener;

    impl Listener {
        /// There is nothing to listen to.
        pub fn new() -> io::Result<Self> {
            Ok(Self)
        }

        /// What other threads ring.
        pub fn bell(&self) -> Bell {
            Bell
        }
    }

    /// Waits for input only, because these signals do not exist here.
    pub struct Waiter;

    impl Waiter {
        pub fn new(_: Listener) -> io::Result<Self> {
            Ok(Self)
        }

        pub fn bell(&self) -> Bell {
            Bell
        }

        pub fn signal(&mut self) -> Option<Wake> {
            None
        }

        pub fn wait(&mut self, watch: Watch, time: Option<Duration>) -> io::Result<Option<Wake>> {
            let time = time.map_or(INTERVAL, |time| time.min(INTERVAL));
            if watch == Watch::NoInput {
                std::thread::sleep(time);
                return Ok(Some(Wake::Bell));
            }
            let is_input = crossterm::event::poll(time)?;
            Ok(Some(if is_input { Wake::Input } else { Wake::Bell }))
        }
    }

    pub fn suspend() {}

    pub fn end_by(_: Wake) {}
}
