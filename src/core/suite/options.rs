//! Options for reading files.

use std::sync::Arc;

use super::progress::Progress;

/// The default limit on the uncompressed size of one file: 1 GiB, which is far above the size of a usual result (2 MB)
/// and below what would exhaust the memory of a machine.
const DEFAULT_MAX_BYTES: u64 = 1 << 30;

/// The highest limit that can be set, since offsets in a text are stored in 32 bits.
pub const MAX_BYTES: u64 = u32::MAX as u64;

/// How much of a result is kept. All of it is read and checked in either case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Everything.
    Full,
    /// What the headline numbers of a comparison depend on. That is all but the warm-ups, and the metadata of runs that
    /// speaks for a run alone.
    Headline,
}

/// Options for reading files.
#[derive(Debug, Clone)]
pub struct LoadOptions {
    /// The limit on the uncompressed size of one file in bytes, at most [`MAX_BYTES`].
    pub max_bytes: u64,
    /// Counts what was read. It is shared with the code that displays it.
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
