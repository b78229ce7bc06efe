//! Where the help is scrolled to.

/// The keys and the words.
#[derive(Debug, Default)]
pub struct HelpState {
    /// The line that it begins at.
    pub top: usize,
}
