//! By what it is noticed that a file has changed.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// The size of a file, and when it was last modified. Another content nearly always has another stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    /// In nanoseconds since 1970.
    pub modified: u64,
}

impl Stamp {
    /// The stamp of a file; `None` if the file system does not tell it.
    #[must_use]
    pub fn of(file: &Path) -> Option<Self> {
        let metadata = fs::metadata(file).ok()?;
        let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self {
            size: metadata.len(),
            modified: u64::try_from(since.as_nanos()).ok()?,
        })
    }
}
