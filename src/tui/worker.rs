//! Work on separate threads, so that the screens stay responsive.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use super::terminal::Bell;
use crate::comparison::Comparison;

/// From this number of rows on, computing something for all of them would delay the answer to a key.
const MANY_ROWS: usize = 300;

/// Whether the result of some work is no longer wanted.
#[derive(Debug, Clone, Default)]
pub struct Cancellation(Arc<AtomicBool>);

impl Cancellation {
    /// Whether the work was cancelled.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    /// Cancels the work.
    pub fn request(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// A thread that computes one value. If this is dropped, the work is cancelled. The thread itself may go on: it can be
/// blocked for any time by a file that another program does not write, or by a broken file system.
pub struct Worker<T> {
    made: Receiver<T>,
    cancellation: Cancellation,
}

impl<T: Send + 'static> Worker<T> {
    /// Starts computing a value. `bell` is rung when the thread has ended.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn start(
        bell: Bell,
        make: impl FnOnce(&Cancellation) -> T + Send + 'static,
    ) -> io::Result<Self> {
        let (sender, made) = mpsc::channel();
        let cancellation = Cancellation::default();
        let cancelled = cancellation.clone();
        thread::Builder::new().spawn(move || {
            let _ringing = RingOnDrop(bell);
            // Dropped before the bell rings, even after a panic, so that the end of the thread can be seen by then.
            let sender = sender;
            // If the receiver is gone, the value is no longer needed.
            let _ = sender.send(make(&cancelled));
        })?;
        Ok(Self { made, cancellation })
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

impl<T> Worker<T> {
    /// Cancels the work. It may still end with a value.
    pub fn cancel(&self) {
        self.cancellation.request();
    }
}

impl<T> Drop for Worker<T> {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// Rings even if the thread panics.
struct RingOnDrop(Bell);

impl Drop for RingOnDrop {
    fn drop(&mut self) {
        self.0.ring();
    }
}

fn ended() -> io::Error {
    io::Error::other("the thread that was waited for ended without a result")
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
