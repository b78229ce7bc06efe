//! Handles the typing of a filter of results.

use super::state::ListFilterState;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::TreePane;

impl Handle for ListFilterState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.tree.as_deref_mut() else {
            return Next::Close;
        };
        let next = self.0.handle(action, open, context.message, context.page);
        if action == ScreenAction::Accept && matches!(next, Next::Close) {
            open.focus = TreePane::Table;
        }
        next
    }

    fn paste(&mut self, text: &str, context: &mut Context<'_>) {
        let open = context.tree.as_deref_mut();
        self.0.paste(text, open, context.message);
    }
}
