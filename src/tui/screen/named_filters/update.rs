//! Handles the choice of a named filter.

use super::state::{NamedFiltersState, typed};
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::{OpenComparison, Pane};

impl Handle for NamedFiltersState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        match action {
            ScreenAction::Back => return Next::Close,
            ScreenAction::Accept => {
                self.apply(open);
                return Next::Close;
            }
            ScreenAction::Move(motion) => {
                let count = self.items.len();
                self.selected = motion.apply(self.selected, count, count);
            }
            ScreenAction::Agree
            | ScreenAction::Text(_)
            | ScreenAction::Benchmark(_)
            | ScreenAction::SortBy(_)
            | ScreenAction::Table(_)
            | ScreenAction::Timeline(_)
            | ScreenAction::Columns(_)
            | ScreenAction::Help(_)
            | ScreenAction::Results(_)
            | ScreenAction::Click(_) => {}
        }
        Next::Stay
    }
}

impl NamedFiltersState {
    /// Filters by the selected filter, in place of the one that applies. It can be edited from there, and the one before
    /// comes back from the history.
    fn apply(&self, open: &mut OpenComparison) {
        if let Some((filter, _)) = self.items.get(self.selected) {
            let text = typed(filter);
            open.filters.remember(&open.view.filter_text);
            open.filters.remember(&text);
            open.set_filter(text);
            open.focus = Pane::Table;
        }
    }
}
