//! Taking it away: copies, exports, the sides swapped, the files read again.

use super::{App, Effect, Mode, input};
use crate::tui::action::Action;

/// What is put on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// One benchmark, by its row.
    Row(usize),
    /// The rows in view and their verdict, as Markdown.
    View,
    /// The command line that opens this view again.
    Command,
}

/// What became of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    /// With what was written.
    Done(String),
    /// The file exists.
    Exists,
    Failed(String),
}

impl App {
    pub(super) fn copy_row(&mut self) -> Effect {
        match self.selected_row() {
            Some(row) => Effect::Copy(Copied::Row(row)),
            None => {
                self.message = Some("the table is empty: there is no row to copy".to_owned());
                Effect::None
            }
        }
    }

    pub(super) fn ask_export(&mut self) -> Effect {
        self.mode = Mode::Export {
            file: "benchlens.md".to_owned(),
        };
        Effect::None
    }

    pub(super) fn name_export(&mut self, action: Action, mut file: String) -> Effect {
        match action {
            Action::Back => self.mode = Mode::Browse,
            Action::Accept if file.trim().is_empty() => self.mode = Mode::Browse,
            Action::Accept => {
                return Effect::Export {
                    file,
                    overwrite: false,
                };
            }
            Action::Complete => {
                self.mode = Mode::Export {
                    file: next_ending(&file),
                }
            }
            action => {
                input::edit(&mut file, action);
                self.mode = Mode::Export { file };
            }
        }
        Effect::None
    }

    pub(super) fn answer_overwrite(&mut self, action: Action, file: String) -> Effect {
        match action {
            Action::Agree => Effect::Export {
                file,
                overwrite: true,
            },
            _ => {
                self.mode = Mode::Export { file };
                Effect::None
            }
        }
    }

    /// Takes note of what became of an export.
    pub fn exported(&mut self, file: String, outcome: Exported) {
        match outcome {
            Exported::Done(message) => {
                self.mode = Mode::Browse;
                self.message = Some(message);
            }
            Exported::Exists => self.mode = Mode::Overwrite { file },
            Exported::Failed(message) => {
                self.mode = Mode::Export { file };
                self.message = Some(message);
            }
        }
    }

    pub(super) fn swap(&mut self) {
        match self.comparison.swapped() {
            Ok(swapped) => {
                self.replace(swapped);
                self.swapped = !self.swapped;
                self.message = Some(format!(
                    "swapped: the reference is {}, the head {}",
                    self.comparison.labels.0, self.comparison.labels.1
                ));
            }
            Err(error) => self.message = Some(format!("cannot be swapped: {error}")),
        }
    }

    pub(super) fn toggle_mouse(&mut self) -> Effect {
        self.mouse = !self.mouse;
        self.message = Some(if self.mouse {
            "mouse on: click selects, sorts and opens, the wheel scrolls; M turns it off".to_owned()
        } else {
            "mouse off: the terminal selects text again".to_owned()
        });
        Effect::Mouse(self.mouse)
    }
}

/// The forms of an export, by the endings of their files.
pub const ENDINGS: [&str; 4] = ["md", "csv", "json", "txt"];

/// The name with the next of the endings.
fn next_ending(file: &str) -> String {
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let place = ENDINGS.iter().position(|other| *other == ending);
    match place {
        Some(place) => format!("{stem}.{}", ENDINGS[(place + 1) % ENDINGS.len()]),
        None => format!("{file}.{}", ENDINGS[0]),
    }
}
