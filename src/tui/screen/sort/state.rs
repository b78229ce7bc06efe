//! Which column is selected.

use crate::comparison::Column;
use crate::tui::state::OpenComparison;

/// The menu of columns to sort by.
#[derive(Debug)]
pub struct SortState {
    /// The place of the selected column among all columns.
    pub selected: usize,
}

impl SortState {
    /// Selects the column that the table is sorted by.
    pub(in crate::tui::screen) fn open(open: &OpenComparison) -> Self {
        let column = open.view.order().column;
        let selected = Column::ALL.iter().position(|&other| other == column);
        Self {
            selected: selected.unwrap_or(0),
        }
    }
}
