//! How files are read.

use std::sync::Arc;

use super::progress::Progress;

/// The most text that one file may hold, after unpacking, unless more is asked for: 1 GiB, far above any usual result
/// (2 MB), below what would take a machine down.
const DEFAULT_MAX_BYTES: u64 = 1 << 30;

/// Places in a text are kept in 32 bits.
pub const MAX_BYTES: u64 = u32::MAX as u64;

/// How files are read.
#[derive(Debug)]
pub struct LoadOptions {
    /// Unpacked bytes that one file may have, at most [`MAX_BYTES`].
    pub max_bytes: u64,
    /// Counts what was read; shared with what shows it.
    pub progress: Arc<Progress>,
}

impl Default for LoadOptions {
    fn default() -> Self {
        Self {
            max_bytes: DEFAULT_MAX_BYTES,
            progress: Arc::default(),
        }
    }
}
