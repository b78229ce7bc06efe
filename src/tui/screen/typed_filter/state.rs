//! A filter that is being typed, and the list that it is for.

use tui_input::Input;

use crate::filter::SyntaxError;
use crate::tui::screen::Motion;
use crate::tui::state::FilterHistory;

/// A filter that is being typed. The list is updated at every key: as long as the text is not valid, the last valid
/// filter applies.
#[derive(Debug)]
pub(in crate::tui::screen) struct TypedFilter {
    /// The typed text; raw.
    pub text: Input,
    /// The parts of it that cannot be parsed.
    pub(super) errors: Vec<SyntaxError>,
}

/// A list with a filter.
pub(in crate::tui::screen) trait Filtered {
    /// The filter that applies; raw.
    fn filter_text(&self) -> &str;

    /// Applies a valid filter.
    fn set_filter(&mut self, text: &str);

    /// The parts of a text that cannot be parsed.
    fn errors(text: &str) -> Vec<SyntaxError>;

    /// Whether a word may be the beginning of a term that is still being typed.
    fn may_begin_term(word: &str) -> bool;

    /// Whether nothing passes the filter.
    fn is_empty(&self) -> bool;

    /// The filters that were typed before.
    fn filters(&mut self) -> &mut FilterHistory;

    /// Moves the selection. A page has `page` lines.
    fn move_selection(&mut self, motion: Motion, page: usize);
}

impl TypedFilter {
    /// Continues with the current filter.
    pub fn open(list: &mut impl Filtered) -> Self {
        list.filters().rewind();
        Self {
            text: Input::new(list.filter_text().to_owned()),
            errors: Vec::new(),
        }
    }
}
