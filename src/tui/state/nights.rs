//! What an open comparison knows of the nights before.

use super::open_comparison::OpenComparison;
use crate::comparison::{Column, SideNights};

impl OpenComparison {
    /// Whether it is not known yet what the history says.
    #[must_use]
    pub fn awaits_nights(&self) -> bool {
        self.history.is_some() && !self.heads[0].has_nights()
    }

    /// The chosen columns, without the one that would be empty as long as nothing is known of the nights before.
    pub fn shown_columns(&self) -> impl Iterator<Item = Column> {
        let has_nights = self.heads.iter().any(|head| head.knows_nights());
        let shown = self.columns.shown();
        shown.filter(move |&column| column != Column::Night || has_nights)
    }

    /// Takes into account what the history says of each result, in their order.
    pub fn set_nights(&mut self, nights: &[SideNights]) {
        SideNights::set(nights, &self.heads, &self.results);
        self.comparison.differences();
        // The rows and numbers may depend on the judgements.
        self.view.change_head();
        self.update_view();
    }
}
