//! Writes to the terminal on a separate thread, because a terminal can block for any time: on a link that has broken
//! down, or when the user has stopped the output. The event loop goes on meanwhile.

use std::fs::File;
use std::io::{self, Write};
use std::sync::mpsc::{self, Sender};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::wake::Bell;

/// The state of the writer. There is one terminal for the whole program, and whatever restores it has to know whether
/// something is still being written.
static STATE: Mutex<State> = Mutex::new(State {
    pending: 0,
    error: None,
});

/// Notified when something has been written.
static WRITTEN: Condvar = Condvar::new();

struct State {
    /// How many pieces have not been written yet.
    pending: usize,
    /// Why the last write failed.
    error: Option<io::Error>,
}

/// The thread that writes to the terminal.
pub struct Writer {
    pieces: Sender<Vec<u8>>,
}

impl Writer {
    /// Starts the thread. `bell` is rung each time a piece has been written.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn start(mut output: File, bell: Bell) -> io::Result<Self> {
        let (sender, pieces) = mpsc::channel::<Vec<u8>>();
        thread::Builder::new().spawn(move || {
            for piece in pieces {
                let result = output.write_all(&piece);
                let mut state = state();
                state.pending -= 1;
                // After an error, what follows is still tried: the sequences that restore the terminal may get through.
                if let Err(error) = result {
                    state.error = Some(error);
                }
                drop(state);
                WRITTEN.notify_all();
                bell.ring();
            }
        })?;
        Ok(Self { pieces: sender })
    }

    /// Writes `bytes` after everything that was sent before.
    pub fn send(&self, bytes: Vec<u8>) {
        state().pending += 1;
        if self.pieces.send(bytes).is_err() {
            // The thread has ended, so nothing will be written.
            state().pending -= 1;
        }
    }
}

/// Whether everything has been written.
///
/// # Errors
/// If something could not be written. Each error is returned once.
pub fn is_idle() -> io::Result<bool> {
    let mut state = state();
    match state.error.take() {
        Some(error) => Err(error),
        None => Ok(state.pending == 0),
    }
}

/// Waits until everything has been written, but no longer than `patience`. Returns whether it has been.
pub fn wait(patience: Duration) -> bool {
    let waited = WRITTEN.wait_timeout_while(state(), patience, |state| state.pending > 0);
    let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
    state.pending == 0
}

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}
