//! Handles the typing of the name.

use tui_input::Input;

use super::state::{ExportState, with_next_extension};
use crate::tui::effect::Effect;
use crate::tui::screen::action::{ScreenAction, TextAction};
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::widget::{edit, insert};

impl Handle for ExportState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        match action {
            ScreenAction::Back => return Next::Close,
            ScreenAction::Accept if self.file.value().trim().is_empty() => return Next::Close,
            ScreenAction::Accept => {
                return Next::Ask(Effect::Export {
                    file: self.file.value().to_owned(),
                    overwrite: false,
                });
            }
            ScreenAction::Text(TextAction::Complete) => {
                self.file = Input::new(with_next_extension(self.file.value()));
            }
            ScreenAction::Text(TextAction::Edit(request)) => {
                edit(&mut self.file, request, context.message);
            }
            ScreenAction::Text(TextAction::Earlier | TextAction::Later)
            | ScreenAction::Agree
            | ScreenAction::Move(_)
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
        insert(&mut self.file, text, context.message);
    }
}
