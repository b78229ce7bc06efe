//! Handles the typing of the name.

use tui_input::Input;

use super::state::{ExportState, with_next_extension};
use crate::tui::effect::Effect;
use crate::tui::screen::command::{Command, TextCommand};
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::widget::insert;

impl Handle for ExportState {
    fn handle(&mut self, command: Command, _context: &mut Context<'_>) -> Next {
        match command {
            Command::Back => return Next::Close,
            Command::Accept if self.file.value().trim().is_empty() => return Next::Close,
            Command::Accept => {
                return Next::Ask(Effect::Export {
                    file: self.file.value().to_owned(),
                    overwrite: false,
                });
            }
            Command::Text(TextCommand::Complete) => {
                self.file = Input::new(with_next_extension(self.file.value()));
            }
            Command::Text(TextCommand::Edit(request)) => {
                self.file.handle(request);
            }
            Command::Text(TextCommand::Earlier | TextCommand::Later)
            | Command::Agree
            | Command::Move(_)
            | Command::Benchmark(_)
            | Command::SortBy(_)
            | Command::Table(_)
            | Command::Columns(_)
            | Command::Click(_) => {}
        }
        Next::Stay
    }

    fn paste(&mut self, text: &str, _context: &mut Context<'_>) {
        insert(&mut self.file, text);
    }
}
