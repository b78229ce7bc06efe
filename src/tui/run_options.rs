//! How the screens are run, and how that can fail.

use std::io;

use super::source::LoaderError;
use super::theme::Theme;

/// How the screen looks and behaves.
#[derive(Debug, Clone, Copy)]
pub struct ScreenOptions {
    /// The styles.
    pub theme: Theme,
    /// Whether mouse reporting is on from the start.
    pub mouse: bool,
    /// Whether a tour begins, which is about the built-in pair.
    pub tour: bool,
}

/// An error that ended the screens.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The terminal cannot be used.
    #[error(transparent)]
    Terminal(#[from] io::Error),
    /// The loader failed.
    #[error(transparent)]
    NotLoaded(LoaderError),
}
