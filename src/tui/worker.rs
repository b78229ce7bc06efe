//! Work on threads of their own, so that the screen goes on meanwhile.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use super::wake::{Bell, Listener, bell};
use crate::comparison::Comparison;

/// From so many rows on, what is computed of all of them at a key would be waited for.
const MANY_ROWS: usize = 300;

/// A thread that makes one thing.
pub struct Worker<T> {
    made: Receiver<T>,
    listener: Option<Listener>,
}

impl<T: Send + 'static> Worker<T> {
    /// Starts making something.
    ///
    /// # Errors
    /// Where there is no thread to be had.
    pub fn start(make: impl FnOnce() -> T + Send + 'static) -> io::Result<Self> {
        let (sender, made) = mpsc::channel();
        let (bell, listener): (Bell, Listener) = bell()?;
        thread::Builder::new().spawn(move || {
            // If nobody waits for it any more, nobody needs it.
            let _ = sender.send(make());
            // Rings when it is dropped, after a panic too.
            drop(bell);
        })?;
        Ok(Self {
            made,
            listener: Some(listener),
        })
    }

    /// What rings when the thing is made. There is one.
    pub fn listener(&mut self) -> Option<Listener> {
        self.listener.take()
    }

    /// Waits for it, but no longer than `patience`.
    ///
    /// # Errors
    /// Where the thread ended without making it.
    pub fn wait(&self, patience: Duration) -> io::Result<Option<T>> {
        match self.made.recv_timeout(patience) {
            Ok(made) => Ok(Some(made)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(ended()),
        }
    }

    /// The thing, if it is made.
    ///
    /// # Errors
    /// Where the thread ended without making it.
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

/// Has everything computed that is asked of a comparison of many rows, while the user looks at the first screen.
#[derive(Default)]
pub struct Precomputation {
    /// The comparison that it was last started for.
    comparison: Weak<Comparison>,
}

impl Precomputation {
    /// Starts it, once for each comparison.
    pub fn start(&mut self, comparison: &Arc<Comparison>) {
        let this = Arc::downgrade(comparison);
        if comparison.rows.len() < MANY_ROWS || Weak::ptr_eq(&this, &self.comparison) {
            return;
        }
        self.comparison = this;
        let comparison = Arc::clone(comparison);
        // Without a thread it is computed when it is asked for.
        let _ = thread::Builder::new().spawn(move || comparison.compute_all());
    }
}
