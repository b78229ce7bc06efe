//! Where the legend is scrolled to.

/// What the colours and marks mean.
#[derive(Debug, Default)]
pub struct LegendState {
    /// The line that it begins at.
    pub top: usize,
}
