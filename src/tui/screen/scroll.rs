//! The scroll position of a screen that is only read.

use super::action::ScreenAction;

/// The scroll position of a text.
#[derive(Debug, Default)]
pub struct Scroll {
    /// The first visible line.
    pub top: usize,
}

impl Scroll {
    /// Scrolls. Returns whether the screen is to be closed.
    pub fn handle(&mut self, action: ScreenAction, page: usize) -> bool {
        match action {
            ScreenAction::Back => return true,
            ScreenAction::Move(motion) => self.top = motion.scroll(self.top, page),
            ScreenAction::Accept
            | ScreenAction::Agree
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
        false
    }

    /// Limits the scroll position to the last one at which the end of the text is visible.
    pub fn limit(&mut self, max_top: usize) {
        self.top = self.top.min(max_top);
    }
}
