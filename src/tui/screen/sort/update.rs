//! Handles the choice of the column to sort by.

use super::state::SortState;
use crate::comparison::{Column, Order};
use crate::tui::screen::command::Command;
use crate::tui::screen::{Context, Handle, Next};

impl Handle for SortState {
    fn handle(&mut self, command: Command, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        match command {
            Command::Back => return Next::Close,
            Command::SortBy(column) => {
                open.sort(Order::first_of(column));
                return Next::Close;
            }
            Command::Accept => {
                open.sort(Order::first_of(Column::ALL[self.selected]));
                return Next::Close;
            }
            Command::Move(motion) => {
                let count = Column::ALL.len();
                self.selected = motion.apply(self.selected, count, count);
            }
            Command::Agree
            | Command::Text(_)
            | Command::Benchmark(_)
            | Command::Table(_)
            | Command::Columns(_)
            | Command::Click(_) => {}
        }
        Next::Stay
    }
}
