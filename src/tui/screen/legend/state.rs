//! The scroll position of the legend.

/// The screen with the legend of colours and marks.
#[derive(Debug, Default)]
pub struct LegendState {
    /// The first visible line.
    pub top: usize,
}
