//! Which column of the list is selected.

use crate::listing::ListColumn;
use crate::tui::state::OpenTree;

/// The menu of columns to sort the results by.
#[derive(Debug)]
pub struct ListSortState {
    /// The place of the selected column among all columns.
    pub selected: usize,
}

impl ListSortState {
    /// Selects the column that the list is sorted by.
    pub(in crate::tui::screen) fn open(open: &OpenTree) -> Self {
        let mut all = ListColumn::all(open.listing.bases.len()).into_iter();
        let selected = all.position(|column| column == open.listing.order.column);
        Self {
            selected: selected.unwrap_or(0),
        }
    }
}
