//! Which of bench_runner's plots is selected.

use crate::tui::state::OpenHistory;

/// The menu of bench_runner's plots.
#[derive(Debug)]
pub struct TrendPlotState {
    /// The place of the selected entry: the whole history, then the plots.
    pub selected: usize,
}

impl TrendPlotState {
    /// Selects what is shown.
    pub(in crate::tui::screen) fn open(open: &OpenHistory) -> Self {
        Self {
            selected: open.plot().map_or(0, |plot| plot + 1),
        }
    }
}
