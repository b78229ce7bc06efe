//! Handles the answer.

use super::state::OverwriteState;
use crate::tui::effect::Effect;
use crate::tui::screen::command::ScreenCommand;
use crate::tui::screen::{Context, Handle, Next};

impl Handle for OverwriteState {
    fn handle(&mut self, command: ScreenCommand, _context: &mut Context<'_>) -> Next {
        match command {
            ScreenCommand::Agree => Next::Ask(Effect::Export {
                file: self.file.clone(),
                overwrite: true,
            }),
            ScreenCommand::Back => Next::Close,
            ScreenCommand::Accept
            | ScreenCommand::Move(_)
            | ScreenCommand::Text(_)
            | ScreenCommand::Benchmark(_)
            | ScreenCommand::SortBy(_)
            | ScreenCommand::Table(_)
            | ScreenCommand::Columns(_)
            | ScreenCommand::Click(_) => Next::Stay,
        }
    }
}
