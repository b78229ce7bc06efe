//! Handles the choice of columns.

use super::state::ColumnsState;
use crate::tui::screen::command::{ColumnsCommand, Command};
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::ColumnChoice;

impl Handle for ColumnsState {
    fn handle(&mut self, command: Command, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        match command {
            Command::Back | Command::Accept => return Next::Close,
            Command::Move(motion) => {
                let count = open.columns.all().len();
                self.selected = motion.apply(self.selected, count, count);
            }
            Command::Columns(ColumnsCommand::Toggle) => open.columns.toggle(self.selected),
            Command::Columns(ColumnsCommand::MoveLeft) => {
                self.selected = open.columns.move_left(self.selected);
            }
            Command::Columns(ColumnsCommand::MoveRight) => {
                self.selected = open.columns.move_right(self.selected);
            }
            Command::Columns(ColumnsCommand::Reset) => open.columns = ColumnChoice::default(),
            Command::Agree
            | Command::Text(_)
            | Command::Benchmark(_)
            | Command::SortBy(_)
            | Command::Table(_)
            | Command::Click(_) => {}
        }
        open.first_column = 0;
        Next::Stay
    }
}
