//! Handles the answer.

use super::state::OverwriteState;
use crate::tui::effect::Effect;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::{Context, Handle, Next};

impl Handle for OverwriteState {
    fn handle(&mut self, action: ScreenAction, _context: &mut Context<'_>) -> Next {
        match action {
            ScreenAction::Agree => Next::Ask(Effect::Export {
                file: self.file.clone(),
                overwrite: true,
            }),
            ScreenAction::Back => Next::Close,
            ScreenAction::Accept
            | ScreenAction::Move(_)
            | ScreenAction::Text(_)
            | ScreenAction::Benchmark(_)
            | ScreenAction::SortBy(_)
            | ScreenAction::Table(_)
            | ScreenAction::Timeline(_)
            | ScreenAction::Columns(_)
            | ScreenAction::Help(_)
            | ScreenAction::Results(_)
            | ScreenAction::Click(_) => Next::Stay,
        }
    }
}
