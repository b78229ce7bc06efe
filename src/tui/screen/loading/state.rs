//! The progress of reading the files.

use std::sync::Arc;

use crate::suite::Progress;

/// The screen while the results are being read.
pub struct LoadingState {
    /// Counts what has been read.
    pub progress: Arc<Progress>,
}

impl LoadingState {
    /// The text that shows the progress.
    #[must_use]
    pub fn text(&self) -> String {
        let (bytes, benchmarks) = self.progress.so_far();
        let mib = bytes >> 20;
        format!("benchlens reads both files: {mib} MiB, {benchmarks} benchmarks so far (q quits)")
    }
}
