//! The file that already exists.

/// The question whether to overwrite an existing file.
#[derive(Debug)]
pub struct OverwriteState {
    /// The name of the file; raw.
    pub file: String,
}
