//! Handles scrolling.

use super::state::HelpState;
use crate::tui::screen::command::ScreenCommand;
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::OpenComparison;

impl Handle for HelpState {
    fn handle(&mut self, command: ScreenCommand, context: &mut Context<'_>) -> Next {
        match command {
            ScreenCommand::Back => return Next::Close,
            ScreenCommand::Move(motion) => self.top = motion.scroll(self.top, context.page),
            ScreenCommand::Accept
            | ScreenCommand::Agree
            | ScreenCommand::Text(_)
            | ScreenCommand::Benchmark(_)
            | ScreenCommand::SortBy(_)
            | ScreenCommand::Table(_)
            | ScreenCommand::Columns(_)
            | ScreenCommand::Click(_) => {}
        }
        Next::Stay
    }

    fn limit_scroll(&mut self, max_top: usize, _comparison: Option<&mut OpenComparison>) {
        self.top = self.top.min(max_top);
    }
}
