//! Handles the choice of the column to sort by.

use super::state::SortState;
use crate::comparison::Column;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::pick::{Picked, pick};
use crate::tui::screen::{Context, Handle, Next};

impl Handle for SortState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        if let ScreenAction::SortBy(column) = action {
            open.sort_in_usual_order(column);
            return Next::Close;
        }
        match pick(action, &mut self.selected, Column::ALL.len()) {
            Picked::Nothing => Next::Stay,
            Picked::Leave => Next::Close,
            Picked::Entry(place) => {
                open.sort_in_usual_order(Column::ALL[place]);
                Next::Close
            }
        }
    }
}
