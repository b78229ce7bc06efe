//! The scroll position of a screen that is only read.

use super::command::ScreenCommand;

/// The scroll position of a text.
#[derive(Debug, Default)]
pub struct Scroll {
    /// The first visible line.
    pub top: usize,
}

impl Scroll {
    /// Scrolls. Returns whether the screen is to be closed.
    pub fn handle(&mut self, command: ScreenCommand, page: usize) -> bool {
        match command {
            ScreenCommand::Back => return true,
            ScreenCommand::Move(motion) => self.top = motion.scroll(self.top, page),
            ScreenCommand::Accept
            | ScreenCommand::Agree
            | ScreenCommand::Text(_)
            | ScreenCommand::Benchmark(_)
            | ScreenCommand::SortBy(_)
            | ScreenCommand::Table(_)
            | ScreenCommand::Columns(_)
            | ScreenCommand::Click(_) => {}
        }
        false
    }

    /// Limits the scroll position to the last one at which the end of the text is visible.
    pub fn limit(&mut self, max_top: usize) {
        self.top = self.top.min(max_top);
    }
}
