//! Work on separate threads, so that the screens stay responsive.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use super::wake::{Bell, Listener, bell};
use crate::comparison::Comparison;

/// From this number of rows on, computing something for all of them would delay the answer to a key.
const MANY_ROWS: usize = 300;

/// A thread that computes one value.
pub struct Worker<T> {
    made: Receiver<T>,
    listener: Option<Listener>,
}

impl<T: Send + 'static> Worker<T> {
    /// Starts computing a value.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn start(make: impl FnOnce() -> T + Send + 'static) -> io::Result<Self> {
        let (sender, made) = mpsc::channel();
        let (bell, listener): (Bell, Listener) = bell()?;
        thread::Builder::new().spawn(move || {
            // If the receiver is gone, the value is no longer needed.
            let _ = sender.send(make());
            // Dropping the bell wakes the listener. It is also dropped after a panic.
            drop(bell);
        })?;
        Ok(Self {
            made,
            listener: Some(listener),
        })
    }

    /// The listener that wakes up when the value is ready. It can be taken once.
    pub fn listener(&mut self) -> Option<Listener> {
        self.listener.take()
    }

    /// Waits for the value, but no longer than `patience`.
    ///
    /// # Errors
    /// If the thread ended without a value.
    pub fn wait(&self, patience: Duration) -> io::Result<Option<T>> {
        match self.made.recv_timeout(patience) {
            Ok(made) => Ok(Some(made)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(ended()),
        }
    }

    /// The value, if it is ready.
    ///
    /// # Errors
    /// If the thread ended without a value.
    pub fn made(&self) -> io::Result<Option<T>> {
        match self.made.try_recv() {
            Ok(made) => Ok(Some(made)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => Err(ended()),
        }
    }
}

fn ended() -> io::Error {
    io::Error::other("the reading ended")
}

/// Computes everything about a comparison with many rows in advance, while the user looks at the first screen.
#[derive(Default)]
pub struct Precomputation {
    /// The comparison that it was last started for.
    comparison: Weak<Comparison>,
}

impl Precomputation {
    /// Starts the computation, once for each comparison.
    pub fn start(&mut self, comparison: &Arc<Comparison>) {
        let this = Arc::downgrade(comparison);
        if comparison.rows.len() < MANY_ROWS || Weak::ptr_eq(&this, &self.comparison) {
            return;
        }
        self.comparison = this;
        let comparison = Arc::clone(comparison);
        // If no thread can be started, everything is computed when it is needed.
        let _ = thread::Builder::new().spawn(move || comparison.compute_all());
    }
}
