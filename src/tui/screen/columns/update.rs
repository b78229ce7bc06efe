//! Handles the choice of columns.

use super::state::ColumnsState;
use crate::tui::screen::command::{ColumnsCommand, ScreenCommand};
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::ColumnChoice;

impl Handle for ColumnsState {
    fn handle(&mut self, command: ScreenCommand, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        match command {
            ScreenCommand::Back | ScreenCommand::Accept => return Next::Close,
            ScreenCommand::Move(motion) => {
                let count = open.columns.all().len();
                self.selected = motion.apply(self.selected, count, count);
            }
            ScreenCommand::Columns(ColumnsCommand::Toggle) => open.columns.toggle(self.selected),
            ScreenCommand::Columns(ColumnsCommand::MoveLeft) => {
                self.selected = open.columns.move_left(self.selected);
            }
            ScreenCommand::Columns(ColumnsCommand::MoveRight) => {
                self.selected = open.columns.move_right(self.selected);
            }
            ScreenCommand::Columns(ColumnsCommand::Reset) => open.columns = ColumnChoice::default(),
            ScreenCommand::Agree
            | ScreenCommand::Text(_)
            | ScreenCommand::Benchmark(_)
            | ScreenCommand::SortBy(_)
            | ScreenCommand::Table(_)
            | ScreenCommand::Click(_) => {}
        }
        open.first_column = 0;
        Next::Stay
    }
}
