//! Handles the choice of the column to sort the results by.

use super::state::ListSortState;
use crate::listing::ListColumn;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::pick::{Picked, pick};
use crate::tui::screen::{Context, Handle, Next};

impl Handle for ListSortState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.tree.as_deref_mut() else {
            return Next::Close;
        };
        let all = ListColumn::all(open.listing.bases.len());
        match pick(action, &mut self.selected, all.len()) {
            Picked::Nothing => Next::Stay,
            Picked::Leave => Next::Close,
            Picked::Entry(place) => {
                open.sort_by(all[place]);
                Next::Close
            }
        }
    }
}
