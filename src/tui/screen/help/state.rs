//! The scroll position of the help.

use crate::tui::screen::scroll::Scroll;

/// The help.
#[derive(Debug, Default)]
pub struct HelpState {
    /// Its scroll position.
    pub scroll: Scroll,
}
