//! The progress of reading files, for a user who waits.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// Counts what was read, summed over all files that share it.
#[derive(Debug, Default)]
pub struct Progress {
    bytes: AtomicU64,
    benchmarks: AtomicUsize,
}

impl Progress {
    pub(super) fn add_bytes(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    pub(super) fn add_benchmark(&self) {
        self.benchmarks.fetch_add(1, Ordering::Relaxed);
    }

    /// The uncompressed bytes and the benchmarks that were read so far.
    #[must_use]
    pub fn so_far(&self) -> (u64, usize) {
        (
            self.bytes.load(Ordering::Relaxed),
            self.benchmarks.load(Ordering::Relaxed),
        )
    }
}
