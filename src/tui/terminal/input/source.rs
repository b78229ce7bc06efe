//! The events of the terminal, read without ever waiting for the rest of a sequence.

#[cfg(unix)]
pub use unix::Input;

#[cfg(not(unix))]
pub use elsewhere::Input;

#[cfg(unix)]
mod unix {
    use std::io;
    use std::time::{Duration, Instant};

    use crossterm::event::Event;

    use crate::tui::terminal::input::decoder::Decoder;
    use crate::tui::terminal::wake::{Bell, Waiter, Wake, Watch};

    /// How long to wait for more input before what was read is handled, so that the keys of a burst cause one frame.
    const AT_ONCE: Duration = Duration::from_micros(50);

    /// How many bytes are read at most before they are handled.
    const MAX_BYTES: usize = 1 << 16;

    /// Waits for events, and decodes them.
    pub struct Input {
        waiter: Waiter,
        decoder: Decoder,
        /// When the last bytes were read.
        heard: Instant,
    }

    impl Input {
        /// Takes what `waiter` waits for.
        #[must_use]
        pub fn new(waiter: Waiter) -> Self {
            Self {
                waiter,
                decoder: Decoder::default(),
                heard: Instant::now(),
            }
        }

        /// A bell that ends the wait.
        #[must_use]
        pub fn bell(&self) -> Bell {
            self.waiter.bell()
        }

        /// The next event that was read.
        pub fn next_event(&mut self) -> Option<Event> {
            self.decoder.next_event()
        }

        /// The most serious of the pending signals.
        pub fn signal(&mut self) -> Option<Wake> {
            self.waiter.signal()
        }

        /// Waits until something happens, or until the timeout, and reads the input that is there. Returns `None` after
        /// a timeout, and also when an incomplete sequence was given up.
        ///
        /// # Errors
        /// If the terminal cannot be read.
        pub fn wait(&mut self, watch: Watch, time: Option<Duration>) -> io::Result<Option<Wake>> {
            // Input that is left where it is may be the rest of a sequence.
            let patience = match watch {
                Watch::Input => self.decoder.patience(),
                Watch::NoInput => None,
            };
            let rest = patience.map(|patience| patience.saturating_sub(self.heard.elapsed()));
            let time = [time, rest].into_iter().flatten().min();
            let wake = self.waiter.wait(watch, time)?;
            if wake == Some(Wake::Input) {
                self.read()?;
            } else if patience.is_some_and(|patience| self.heard.elapsed() >= patience) {
                self.decoder.give_up();
            }
            Ok(wake)
        }

        fn read(&mut self) -> io::Result<()> {
            let mut buffer = [0; 4096];
            let mut total = 0;
            while total < MAX_BYTES && (total == 0 || self.waiter.has_input(AT_ONCE)?) {
                let count = self.waiter.read(&mut buffer)?;
                if count == 0 {
                    break;
                }
                total += count;
                self.decoder.feed(&buffer[..count]);
            }
            self.heard = Instant::now();
            Ok(())
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::collections::VecDeque;
    use std::io;
    use std::time::Duration;

    use crossterm::event::{self, Event};

    use crate::tui::terminal::wake::{Bell, Waiter, Wake, Watch};

    /// With a timeout of zero, crossterm 0.29 ignores even the input that it has already read.
    const AT_ONCE: Duration = Duration::from_micros(50);

    /// Waits for events, which crossterm decodes.
    pub struct Input {
        waiter: Waiter,
        events: VecDeque<Event>,
    }

    impl Input {
        #[must_use]
        pub fn new(waiter: Waiter) -> Self {
            Self {
                waiter,
                events: VecDeque::new(),
            }
        }

        #[must_use]
        pub fn bell(&self) -> Bell {
            self.waiter.bell()
        }

        pub fn next_event(&mut self) -> Option<Event> {
            self.events.pop_front()
        }

        pub fn signal(&mut self) -> Option<Wake> {
            self.waiter.signal()
        }

        pub fn wait(&mut self, watch: Watch, time: Option<Duration>) -> io::Result<Option<Wake>> {
            let wake = self.waiter.wait(watch, time)?;
            if wake == Some(Wake::Input) {
                while event::poll(AT_ONCE)? {
                    self.events.push_back(event::read()?);
                }
            }
            Ok(wake)
        }
    }
}
