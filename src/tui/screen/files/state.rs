//! The files and their differences.

use crate::tui::state::OpenComparison;

/// The screen of the files and their differences. The selected item is stored in the comparison, because the benchmark
/// screen also moves it if it was opened from here.
#[derive(Debug)]
pub struct FilesState;

impl FilesState {
    /// Selects the first item.
    pub(in crate::tui::screen) fn open(open: &mut OpenComparison) -> Self {
        open.item = 0;
        Self
    }
}
