//! Handles the typing of the name.

use tui_input::Input;

use super::state::{ExportState, with_next_extension};
use crate::tui::effect::Effect;
use crate::tui::screen::command::{ScreenCommand, TextCommand};
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::widget::insert;

impl Handle for ExportState {
    fn handle(&mut self, command: ScreenCommand, _context: &mut Context<'_>) -> Next {
        match command {
            ScreenCommand::Back => return Next::Close,
            ScreenCommand::Accept if self.file.value().trim().is_empty() => return Next::Close,
            ScreenCommand::Accept => {
                return Next::Ask(Effect::Export {
                    file: self.file.value().to_owned(),
                    overwrite: false,
                });
            }
            ScreenCommand::Text(TextCommand::Complete) => {
                self.file = Input::new(with_next_extension(self.file.value()));
            }
            ScreenCommand::Text(TextCommand::Edit(request)) => {
                self.file.handle(request);
            }
            ScreenCommand::Text(TextCommand::Earlier | TextCommand::Later)
            | ScreenCommand::Agree
            | ScreenCommand::Move(_)
            | ScreenCommand::Benchmark(_)
            | ScreenCommand::SortBy(_)
            | ScreenCommand::Table(_)
            | ScreenCommand::Columns(_)
            | ScreenCommand::Click(_) => {}
        }
        Next::Stay
    }

    fn paste(&mut self, text: &str, _context: &mut Context<'_>) {
        insert(&mut self.file, text);
    }
}
