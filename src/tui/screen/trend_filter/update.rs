//! Handles the typing of a filter of the history.

use super::state::TrendFilterState;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::{Context, Handle, Next};

impl Handle for TrendFilterState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.history.as_deref_mut() else {
            return Next::Close;
        };
        self.0.handle(action, open, context.message, context.page)
    }

    fn paste(&mut self, text: &str, context: &mut Context<'_>) {
        let open = context.history.as_deref_mut();
        self.0.paste(text, open, context.message);
    }
}
