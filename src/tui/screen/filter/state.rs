//! A filter that is typed.

use tui_input::Input;

use crate::tui::state::OpenComparison;

/// The filter is typed. The table follows every key.
#[derive(Debug)]
pub struct FilterState {
    /// What is typed; raw.
    pub text: Input,
}

impl FilterState {
    /// Goes on with the filter that there is.
    pub(in crate::tui::screen) fn open(open: &mut OpenComparison) -> Self {
        open.filters.rewind();
        Self {
            text: Input::new(open.view.filter_text.clone()),
        }
    }
}
