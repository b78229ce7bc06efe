//! How far the reading has come, for somebody who waits, and how much may be read.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// The most text that one file may hold, after unpacking, unless more is asked for: 1 GiB, far above any usual result
/// (2 MB), below what would take a machine down.
pub const USUAL_MOST_BYTES: u64 = 1 << 30;

/// Places in a text are kept in 32 bits.
pub const MOST_BYTES: u64 = u32::MAX as u64;

/// Counts what was read, over all files that share it.
#[derive(Debug, Default)]
pub struct Progress {
    bytes: AtomicU64,
    benchmarks: AtomicUsize,
}

impl Progress {
    /// One that nobody looks at.
    pub const fn unwatched() -> Self {
        Self {
            bytes: AtomicU64::new(0),
            benchmarks: AtomicUsize::new(0),
        }
    }

    pub fn add_bytes(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    pub fn add_benchmark(&self) {
        self.benchmarks.fetch_add(1, Ordering::Relaxed);
    }

    /// Unpacked bytes, and benchmarks, so far.
    pub fn so_far(&self) -> (u64, usize) {
        (
            self.bytes.load(Ordering::Relaxed),
            self.benchmarks.load(Ordering::Relaxed),
        )
    }
}

/// How files are read.
#[derive(Debug)]
pub struct Reading {
    /// Unpacked bytes that one file may have, at most [`MOST_BYTES`].
    pub most_bytes: u64,
    pub progress: Progress,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            most_bytes: USUAL_MOST_BYTES,
            progress: Progress::default(),
        }
    }
}
