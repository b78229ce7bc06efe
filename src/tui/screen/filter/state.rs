//! The filter that is being typed.

use tui_input::Input;

use crate::filter::SyntaxError;
use crate::tui::state::OpenComparison;

/// The prompt for the filter. The table is updated at every key: as long as the text is not valid, the last valid filter
/// applies.
#[derive(Debug)]
pub struct FilterState {
    /// The typed text; raw.
    pub text: Input,
    /// What is known about the text.
    pub(super) checked: Checked,
}

/// What is known about a text.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// The text; raw.
    pub text: String,
    /// The byte at which the cursor was when the candidates were looked up; `None` if they were not yet.
    pub cursor: Option<usize>,
    /// The parts that cannot be parsed.
    pub errors: Vec<SyntaxError>,
    /// What the word before the cursor may become: the words, which are raw, each with how many benchmarks would pass
    /// the filter. A word whose limit is missing has no such number.
    pub candidates: Vec<(String, Option<usize>)>,
}

impl FilterState {
    /// Continues with the current filter.
    pub(in crate::tui::screen) fn open(open: &mut OpenComparison) -> Self {
        open.filters.rewind();
        Self {
            text: Input::new(open.view.filter_text.clone()),
            checked: Checked::default(),
        }
    }
}
