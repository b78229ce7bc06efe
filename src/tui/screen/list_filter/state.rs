//! The filter of results that is being typed.

use crate::filter::SyntaxError;
use crate::listing::ListFilter;
use crate::tui::screen::Motion;
use crate::tui::screen::typed_filter::{Filtered, TypedFilter};
use crate::tui::state::{FilterHistory, OpenTree};

/// The prompt for the filter of the results.
#[derive(Debug)]
pub struct ListFilterState(pub(super) TypedFilter);

impl ListFilterState {
    /// Continues with the current filter.
    pub(in crate::tui::screen) fn open(open: &mut OpenTree) -> Self {
        Self(TypedFilter::open(open))
    }
}

impl Filtered for OpenTree {
    fn filter_text(&self) -> &str {
        self.listing.filter_text()
    }

    fn set_filter(&mut self, text: &str) {
        self.listing.set_filter(text);
        self.update();
    }

    fn errors(text: &str) -> Vec<SyntaxError> {
        ListFilter::parse(text).errors().to_vec()
    }

    fn may_begin_term(word: &str) -> bool {
        ListFilter::may_begin_term(word)
    }

    fn is_empty(&self) -> bool {
        self.listing.shown.is_empty()
    }

    fn filters(&mut self) -> &mut FilterHistory {
        &mut self.filters
    }

    fn move_selection(&mut self, motion: Motion, page: usize) {
        let count = self.listing.shown.len();
        self.select(motion.apply(self.selected, count, page));
    }
}
