//! Handles the choice of a named filter.

use super::state::{NamedFiltersState, typed};
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::pick::{Picked, pick};
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::{OpenComparison, Pane};

impl Handle for NamedFiltersState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        match pick(action, &mut self.selected, self.items.len()) {
            Picked::Nothing => Next::Stay,
            Picked::Leave => Next::Close,
            Picked::Entry(place) => {
                self.apply(place, open);
                Next::Close
            }
        }
    }
}

impl NamedFiltersState {
    /// Filters by the filter at this place of the menu, instead of the one that applies. It can be edited from there, and the one before
    /// comes back from the history.
    fn apply(&self, place: usize, open: &mut OpenComparison) {
        if let Some((filter, _)) = self.items.get(place) {
            let text = typed(filter);
            open.filters.remember(&open.view.filter_text);
            open.filters.remember(&text);
            open.set_filter(text);
            open.focus = Pane::Table;
        }
    }
}
