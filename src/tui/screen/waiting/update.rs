//! Cancels what is waited for. Leaving, redrawing and suspending are handled by the app.

use super::state::{Waiting, WaitingState};
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::{Context, Handle, Next};

impl Handle for WaitingState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        match action {
            ScreenAction::Back => {}
            ScreenAction::Accept
            | ScreenAction::Agree
            | ScreenAction::Move(_)
            | ScreenAction::Text(_)
            | ScreenAction::Benchmark(_)
            | ScreenAction::SortBy(_)
            | ScreenAction::Table(_)
            | ScreenAction::Timeline(_)
            | ScreenAction::Columns(_)
            | ScreenAction::Help(_)
            | ScreenAction::Results(_)
            | ScreenAction::Click(_) => return Next::Stay,
        }
        *context.message = Some(match &self.waiting {
            // There is nothing to go back to.
            Waiting::Loading(_) => return Next::Stay,
            Waiting::Reloading(_) => "reload cancelled; these are still the old results".to_owned(),
            Waiting::Comparing(_) => "cancelled; nothing was compared".to_owned(),
            Waiting::ReadingHistory(_) => "cancelled; the history was not read".to_owned(),
            Waiting::Writing(file) => format!("export cancelled: {file} was not written"),
            Waiting::AskingTmux => "Not copied: cancelled".to_owned(),
        });
        Next::Close
    }
}
