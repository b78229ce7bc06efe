//! Which order of the history is selected.

use strum::VariantArray;

use crate::history::TrendOrder;
use crate::tui::state::OpenHistory;

/// The menu of orders of the history.
#[derive(Debug)]
pub struct TrendSortState {
    /// The place of the selected order among all.
    pub selected: usize,
}

impl TrendSortState {
    /// Selects the order that applies.
    pub(in crate::tui::screen) fn open(open: &OpenHistory) -> Self {
        let mut all = TrendOrder::VARIANTS.iter();
        let selected = all.position(|order| *order == open.order());
        Self {
            selected: selected.unwrap_or(0),
        }
    }
}
