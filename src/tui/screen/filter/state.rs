//! The filter that is being typed.

use tui_input::Input;

use crate::tui::state::OpenComparison;

/// The prompt for the filter. The table is updated at every key.
#[derive(Debug)]
pub struct FilterState {
    /// The typed text; raw.
    pub text: Input,
}

impl FilterState {
    /// Continues with the current filter.
    pub(in crate::tui::screen) fn open(open: &mut OpenComparison) -> Self {
        open.filters.rewind();
        Self {
            text: Input::new(open.view.filter_text.clone()),
        }
    }
}
