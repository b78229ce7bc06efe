//! Handles the choice of the column to sort the results by.

use super::state::ListSortState;
use crate::listing::ListColumn;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::{Context, Handle, Next};

impl Handle for ListSortState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.tree.as_deref_mut() else {
            return Next::Close;
        };
        let all = ListColumn::all(open.listing.bases.len());
        match action {
            ScreenAction::Back => return Next::Close,
            ScreenAction::Accept => {
                open.sort_by(all[self.selected.min(all.len() - 1)]);
                return Next::Close;
            }
            ScreenAction::Move(motion) => {
                self.selected = motion.apply(self.selected, all.len(), all.len());
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
