//! Nothing can be done while results are read but to leave, which the app does.

use super::state::LoadingState;
use crate::tui::screen::command::Command;
use crate::tui::screen::list::{Context, Handle, Next};

impl Handle for LoadingState {
    fn handle(&mut self, _command: Command, _context: &mut Context<'_>) -> Next {
        Next::Stay
    }
}
