//! The files and their differences.

use crate::tui::state::OpenComparison;

/// The files and their differences. The selected item belongs to the comparison: a benchmark that is opened from here
/// moves it.
#[derive(Debug)]
pub struct FilesState;

impl FilesState {
    /// Selects the first item.
    pub(in crate::tui::screen) fn open(open: &mut OpenComparison) -> Self {
        open.item = 0;
        Self
    }
}
