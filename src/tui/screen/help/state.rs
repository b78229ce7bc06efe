//! The scroll position of the help.

/// The screen with the keys and the glossary.
#[derive(Debug, Default)]
pub struct HelpState {
    /// The first visible line.
    pub top: usize,
}
