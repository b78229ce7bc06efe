//! Handles scrolling.

use super::state::LegendState;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::OpenComparison;

impl Handle for LegendState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        if self.scroll.handle(action, context.page) {
            Next::Close
        } else {
            Next::Stay
        }
    }

    fn limit_scroll(&mut self, max_top: usize, _comparison: Option<&mut OpenComparison>) {
        self.scroll.limit(max_top);
    }
}
