//! Handles the choice of the column to sort by.

use super::state::SortState;
use crate::comparison::{Column, Order};
use crate::tui::screen::command::ScreenCommand;
use crate::tui::screen::{Context, Handle, Next};

impl Handle for SortState {
    fn handle(&mut self, command: ScreenCommand, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        match command {
            ScreenCommand::Back => return Next::Close,
            ScreenCommand::SortBy(column) => {
                open.sort(Order::first_of(column));
                return Next::Close;
            }
            ScreenCommand::Accept => {
                open.sort(Order::first_of(Column::ALL[self.selected]));
                return Next::Close;
            }
            ScreenCommand::Move(motion) => {
                let count = Column::ALL.len();
                self.selected = motion.apply(self.selected, count, count);
            }
            ScreenCommand::Agree
            | ScreenCommand::Text(_)
            | ScreenCommand::Benchmark(_)
            | ScreenCommand::Table(_)
            | ScreenCommand::Columns(_)
            | ScreenCommand::Click(_) => {}
        }
        Next::Stay
    }
}
