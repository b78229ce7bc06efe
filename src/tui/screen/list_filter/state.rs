//! The filter of results that is being typed.

use tui_input::Input;

use crate::filter::SyntaxError;
use crate::tui::state::OpenTree;

/// The prompt for the filter of the results. The table is updated at every key: as long as the text is not valid, the
/// last valid filter applies.
#[derive(Debug)]
pub struct ListFilterState {
    /// The typed text; raw.
    pub text: Input,
    /// The parts of it that cannot be parsed.
    pub(super) errors: Vec<SyntaxError>,
}

impl ListFilterState {
    /// Continues with the current filter.
    pub(in crate::tui::screen) fn open(open: &mut OpenTree) -> Self {
        open.filters.rewind();
        Self {
            text: Input::new(open.listing.filter_text().to_owned()),
            errors: Vec::new(),
        }
    }
}
