//! The progress of reading files, for a user who waits.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Counts what was read, summed over all files that share it.
#[derive(Debug, Default)]
pub struct Progress {
    bytes: AtomicU64,
    benchmarks: AtomicUsize,
    /// The names of the sources that are being read.
    sources: Mutex<Vec<String>>,
}

impl Progress {
    pub(super) fn add_bytes(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    pub(super) fn add_benchmark(&self) {
        self.benchmarks.fetch_add(1, Ordering::Relaxed);
    }

    /// Adds a source to those that are being read, until the result is dropped.
    pub(super) fn start(&self, source: String) -> impl Drop {
        self.lock().push(source.clone());
        Started {
            progress: self,
            source,
        }
    }

    /// The uncompressed bytes and the benchmarks that were read so far.
    #[must_use]
    pub fn so_far(&self) -> (u64, usize) {
        (
            self.bytes.load(Ordering::Relaxed),
            self.benchmarks.load(Ordering::Relaxed),
        )
    }

    /// The names of the sources that are being read; raw.
    #[must_use]
    pub fn sources(&self) -> Vec<String> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        self.sources.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A source that is being read.
struct Started<'p> {
    progress: &'p Progress,
    source: String,
}

impl Drop for Started<'_> {
    fn drop(&mut self) {
        let mut sources = self.progress.lock();
        if let Some(place) = sources.iter().position(|source| *source == self.source) {
            sources.remove(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_named_as_long_as_it_is_read() {
        let progress = Progress::default();
        let first = progress.start("ref.json".to_owned());
        let second = progress.start("head.json".to_owned());
        assert_eq!(progress.sources(), ["ref.json", "head.json"]);
        drop(first);
        assert_eq!(progress.sources(), ["head.json"]);
        drop(second);
        assert!(progress.sources().is_empty());
    }
}
