//! Handles the choice of the column to sort by.

use super::state::SortState;
use crate::comparison::Column;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::{Context, Handle, Next};

impl Handle for SortState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        match action {
            ScreenAction::Back => return Next::Close,
            ScreenAction::SortBy(column) => {
                open.sort_in_usual_order(column);
                return Next::Close;
            }
            ScreenAction::Accept => {
                open.sort_in_usual_order(Column::ALL[self.selected]);
                return Next::Close;
            }
            ScreenAction::Move(motion) => {
                let count = Column::ALL.len();
                self.selected = motion.apply(self.selected, count, count);
            }
            ScreenAction::Agree
            | ScreenAction::Text(_)
            | ScreenAction::Benchmark(_)
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
