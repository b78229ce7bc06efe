//! Handles the answer.

use super::state::OverwriteState;
use crate::tui::effect::Effect;
use crate::tui::screen::command::Command;
use crate::tui::screen::{Context, Handle, Next};

impl Handle for OverwriteState {
    fn handle(&mut self, command: Command, _context: &mut Context<'_>) -> Next {
        match command {
            Command::Agree => Next::Ask(Effect::Export {
                file: self.file.clone(),
                overwrite: true,
            }),
            Command::Back => Next::Close,
            Command::Accept
            | Command::Move(_)
            | Command::Text(_)
            | Command::Benchmark(_)
            | Command::SortBy(_)
            | Command::Table(_)
            | Command::Columns(_)
            | Command::Click(_) => Next::Stay,
        }
    }
}
