//! The filter of the history that is being typed.

use crate::filter::SyntaxError;
use crate::history::TrendFilter;
use crate::tui::screen::Motion;
use crate::tui::screen::typed_filter::{Filtered, TypedFilter};
use crate::tui::state::{FilterHistory, OpenHistory};

/// The prompt for the filter of the history.
#[derive(Debug)]
pub struct TrendFilterState(pub(super) TypedFilter);

impl TrendFilterState {
    /// Continues with the current filter.
    pub(in crate::tui::screen) fn open(open: &mut OpenHistory) -> Self {
        Self(TypedFilter::open(open))
    }
}

impl Filtered for OpenHistory {
    fn filter_text(&self) -> &str {
        OpenHistory::filter_text(self)
    }

    fn set_filter(&mut self, text: &str) {
        OpenHistory::set_filter(self, text);
    }

    fn errors(text: &str) -> Vec<SyntaxError> {
        TrendFilter::parse(text).errors().to_vec()
    }

    fn may_begin_term(word: &str) -> bool {
        TrendFilter::may_begin_term(word)
    }

    fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    fn filters(&mut self) -> &mut FilterHistory {
        &mut self.filters
    }

    fn move_selection(&mut self, motion: Motion, page: usize) {
        self.select(motion.apply(self.selected, self.shown.len(), page));
    }
}
