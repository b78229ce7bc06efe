//! Handles the choice of columns.

use super::state::ColumnsState;
use crate::tui::screen::action::{ColumnsAction, ScreenAction};
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::ColumnChoice;

impl Handle for ColumnsState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        match action {
            ScreenAction::Back | ScreenAction::Accept => return Next::Close,
            ScreenAction::Move(motion) => {
                let count = open.columns.all().len();
                self.selected = motion.apply(self.selected, count, count);
            }
            ScreenAction::Columns(ColumnsAction::Toggle) => open.columns.toggle(self.selected),
            ScreenAction::Columns(ColumnsAction::MoveUp) => {
                self.selected = open.columns.move_left(self.selected);
            }
            ScreenAction::Columns(ColumnsAction::MoveDown) => {
                self.selected = open.columns.move_right(self.selected);
            }
            ScreenAction::Columns(ColumnsAction::Reset) => open.columns = ColumnChoice::default(),
            ScreenAction::Agree
            | ScreenAction::Text(_)
            | ScreenAction::Benchmark(_)
            | ScreenAction::SortBy(_)
            | ScreenAction::Table(_)
            | ScreenAction::Help(_)
            | ScreenAction::Results(_)
            | ScreenAction::Click(_) => {}
        }
        open.first_column = 0;
        Next::Stay
    }
}
