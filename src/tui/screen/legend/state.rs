//! The scroll position of the legend.

use crate::tui::screen::scroll::Scroll;

/// The legend of colours and marks.
#[derive(Debug, Default)]
pub struct LegendState {
    /// Its scroll position.
    pub scroll: Scroll,
}
