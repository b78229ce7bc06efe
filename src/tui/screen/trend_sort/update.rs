//! Handles the choice of the order of the history.

use strum::VariantArray;

use super::state::TrendSortState;
use crate::history::TrendOrder;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::pick::{Picked, pick};
use crate::tui::screen::{Context, Handle, Next};

impl Handle for TrendSortState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.history.as_deref_mut() else {
            return Next::Close;
        };
        let all = TrendOrder::VARIANTS;
        match pick(action, &mut self.selected, all.len()) {
            Picked::Nothing => Next::Stay,
            Picked::Leave => Next::Close,
            Picked::Entry(place) => {
                open.sort(all[place]);
                Next::Close
            }
        }
    }
}
