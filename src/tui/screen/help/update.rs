//! Handles scrolling.

use super::state::HelpState;
use crate::tui::screen::command::Command;
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::OpenComparison;

impl Handle for HelpState {
    fn handle(&mut self, command: Command, context: &mut Context<'_>) -> Next {
        match command {
            Command::Back => return Next::Close,
            Command::Move(motion) => self.top = motion.scroll(self.top, context.page),
            Command::Accept
            | Command::Agree
            | Command::Text(_)
            | Command::Benchmark(_)
            | Command::SortBy(_)
            | Command::Table(_)
            | Command::Columns(_)
            | Command::Click(_) => {}
        }
        Next::Stay
    }

    fn limit_scroll(&mut self, max_top: usize, _comparison: Option<&mut OpenComparison>) {
        self.top = self.top.min(max_top);
    }
}
