//! Handles the typing of a command, and the selection.

use tui_input::InputRequest;

use super::commands::commands;
use super::state::PaletteState;
use crate::tui::screen::action::{ScreenAction, TextAction};
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::widget::{edit, insert};

impl Handle for PaletteState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        match action {
            ScreenAction::Back => return Next::Close,
            ScreenAction::Text(TextAction::Edit(InputRequest::DeletePrevChar))
                if self.text.value().is_empty() =>
            {
                return Next::Close;
            }
            ScreenAction::Text(TextAction::Edit(request)) => {
                let before = self.text.value().to_owned();
                edit(&mut self.text, request, context.message);
                if before != self.text.value() {
                    self.selected = 0;
                }
            }
            ScreenAction::Accept => {
                if self.count(context) > 0 {
                    return Next::Run;
                }
                let message = format!("no command matches '{}'", self.text.value().trim());
                *context.message = Some(message);
            }
            ScreenAction::Move(motion) => {
                let count = self.count(context);
                self.selected = motion.apply(self.selected, count, context.page);
            }
            ScreenAction::Text(TextAction::Complete | TextAction::Earlier | TextAction::Later)
            | ScreenAction::Agree
            | ScreenAction::Benchmark(_)
            | ScreenAction::SortBy(_)
            | ScreenAction::Table(_)
            | ScreenAction::Timeline(_)
            | ScreenAction::Columns(_)
            | ScreenAction::Help(_)
            | ScreenAction::Results(_)
            | ScreenAction::Click(_) => {}
        }
        Next::Stay
    }

    fn paste(&mut self, text: &str, context: &mut Context<'_>) {
        insert(&mut self.text, text, context.message);
        self.selected = 0;
    }
}

impl PaletteState {
    fn count(&self, context: &Context<'_>) -> usize {
        let below = context.below;
        below.map_or(0, |below| commands(self.text.value(), below).len())
    }
}
