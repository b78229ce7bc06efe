//! What the screen asks of the program around it, which knows files and reports.

use super::app::{App, Copied, Effect, Exported};
use super::clipboard::Clipboard;
use super::event_loop::Ending;
use crate::comparison::Comparison;

/// The program around the screen. Texts that it gives back are raw.
pub trait Shell {
    /// The text to copy. Errors with why there is none.
    fn text(&self, app: &App, what: Copied) -> Result<String, String>;
    /// Writes the view to a file, whose ending tells the form.
    fn export(&self, app: &App, file: &str, overwrite: bool) -> Exported;
    /// Reads both files again, in the order in which they were named. Errors with what is wrong with them.
    fn read_again(&self) -> Result<Comparison, String>;
}

/// What is left to do at the terminal.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    None,
    End(Ending),
    Redraw,
    /// Stop the program until it is let go on.
    Stop,
    Send(String),
    Mouse(bool),
}

/// Carries out an effect, and has the state say what came of it.
pub fn perform(effect: Effect, app: &mut App, shell: &dyn Shell, clipboard: Clipboard) -> Task {
    match effect {
        Effect::None => Task::None,
        Effect::Quit => Task::End(Ending::Quit),
        Effect::Interrupt => Task::End(Ending::Interrupted),
        Effect::Stop => Task::Stop,
        Effect::Redraw => Task::Redraw,
        Effect::Mouse(on) => Task::Mouse(on),
        Effect::Copy(what) => {
            let sequence = shell.text(app, what).and_then(|text| {
                let sequence = clipboard.sequence(&text)?;
                Ok((sequence, text))
            });
            match sequence {
                Ok((sequence, text)) => {
                    let what = match what {
                        Copied::Command => format!("copied {}; ", text.trim_end()),
                        Copied::Row(_) | Copied::View => String::new(),
                    };
                    app.message = Some(format!("{what}{}", clipboard.message(text.len())));
                    Task::Send(sequence)
                }
                Err(reason) => {
                    app.message = Some(reason);
                    Task::None
                }
            }
        }
        Effect::Export { file, overwrite } => {
            let outcome = shell.export(app, &file, overwrite);
            app.exported(file, outcome);
            Task::None
        }
        Effect::ReadAgain => {
            let again = shell.read_again().and_then(|comparison| match app.swapped {
                true => comparison.swapped().map_err(|error| error.to_string()),
                false => Ok(comparison),
            });
            app.message = Some(match again {
                Ok(comparison) => match app.replace(comparison).join(", ") {
                    lost if lost.is_empty() => "both files were read again".to_owned(),
                    lost => format!("both files were read again; they have no more: {lost}"),
                },
                Err(error) => {
                    app.stale = true;
                    format!("not read again: {error}")
                }
            });
            Task::None
        }
    }
}
