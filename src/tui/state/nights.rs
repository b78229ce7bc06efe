//! What an open comparison knows of the nights before.

use super::open_comparison::OpenComparison;
use crate::comparison::{Column, Metric, SideNights, wording};
use crate::results::Sides;

impl OpenComparison {
    /// Whether it is not known yet what the history says.
    #[must_use]
    pub fn awaits_nights(&self) -> bool {
        self.history.is_some() && !self.heads[0].has_nights()
    }

    /// The folder of the history, and how many nights of it say something about the two sides; raw. `None` without a history.
    #[must_use]
    pub fn history_in_words(&self) -> Option<String> {
        let root = self.history.as_ref()?.place.root.display();
        let words = |side: Option<(usize, usize)>| match side {
            None => "no result of this machine with these flags".to_owned(),
            Some((nights, 0)) => wording::count(nights, "night"),
            Some((nights, disturbed)) => {
                format!("{}, {disturbed} disturbed", wording::count(nights, "night"))
            }
        };
        let nights = match self.comparison.night_counts() {
            None => "being read …".to_owned(),
            Some(sides) if sides.are_equal() => words(sides.head),
            Some(Sides { reference, head }) => {
                format!("reference {}; head {}", words(reference), words(head))
            }
        };
        Some(format!("{root}: {nights}"))
    }

    /// The chosen columns, without the one that would be empty if nothing is known of the nights before, or of memory.
    pub fn shown_columns(&self) -> impl Iterator<Item = Column> {
        let is_known = self.heads.iter().any(|head| head.knows_nights());
        let has_nights = is_known && self.view.metric == Metric::Time;
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
