//! A line on standard error that says how far some work has come.

use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::output::is_dumb;

/// What is done by then needs no line.
const PATIENCE: Duration = Duration::from_millis(300);
/// The time between two lines.
const INTERVAL: Duration = Duration::from_millis(100);

/// Shows how many of all steps are done, if standard error is a terminal. The line is removed in the end.
pub struct ProgressLine {
    what: &'static str,
    all: usize,
    state: Option<Mutex<State>>,
}

struct State {
    done: usize,
    /// When the next line is due.
    due: Instant,
    is_shown: bool,
}

impl ProgressLine {
    /// Nothing is done yet.
    pub fn new(what: &'static str, all: usize) -> Self {
        let is_seen = io::stderr().is_terminal() && !is_dumb();
        let state = || {
            Mutex::new(State {
                done: 0,
                due: Instant::now() + PATIENCE,
                is_shown: false,
            })
        };
        Self {
            what,
            all,
            state: is_seen.then(state),
        }
    }

    /// One more step is done.
    pub fn step(&self) {
        let Some(state) = &self.state else { return };
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        state.done += 1;
        let now = Instant::now();
        if now >= state.due {
            state.due = now + INTERVAL;
            state.is_shown = true;
            // Without the line, the work goes on all the same.
            let _ = write!(
                io::stderr(),
                "\r{} of {} {}\x1b[K",
                state.done,
                self.all,
                self.what
            );
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        let state = self.state.as_ref().and_then(|state| state.lock().ok());
        if state.is_some_and(|state| state.is_shown) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
