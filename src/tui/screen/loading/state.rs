//! How far the reading has come.

use std::sync::Arc;

use crate::suite::Progress;

/// Results are read.
pub struct LoadingState {
    /// Counts what was read.
    pub progress: Arc<Progress>,
}

impl LoadingState {
    /// What there is to say of it.
    #[must_use]
    pub fn text(&self) -> String {
        let (bytes, benchmarks) = self.progress.so_far();
        let mib = bytes >> 20;
        format!("benchlens reads both files: {mib} MiB, {benchmarks} benchmarks so far (q quits)")
    }
}
