//! Handles the choice of the order of the history.

use strum::VariantArray;

use super::state::TrendSortState;
use crate::history::TrendOrder;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::{Context, Handle, Next};

impl Handle for TrendSortState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.history.as_deref_mut() else {
            return Next::Close;
        };
        let all = TrendOrder::VARIANTS;
        match action {
            ScreenAction::Back => return Next::Close,
            ScreenAction::Accept => {
                open.sort(all[self.selected.min(all.len() - 1)]);
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
