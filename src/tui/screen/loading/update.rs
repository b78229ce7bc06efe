//! Handles no actions: while the results are being read, the user can only leave, redraw or suspend, and the app
//! handles that.

use super::state::LoadingState;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::{Context, Handle, Next};

impl Handle for LoadingState {
    fn handle(&mut self, _command: ScreenAction, _context: &mut Context<'_>) -> Next {
        Next::Stay
    }
}
