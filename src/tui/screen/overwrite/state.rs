//! A file that exists.

/// Whether a file may be overwritten is asked.
#[derive(Debug)]
pub struct OverwriteState {
    /// Its name; raw.
    pub file: String,
}
