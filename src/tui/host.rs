//! The program around the screens, which handles files and reports.

use super::app::App;
use super::clipboard::Clipboard;
use super::effect::{Copied, Effect, Exported};
use super::state::OpenComparison;
use crate::comparison::Comparison;
use crate::results::Results;

/// The program around the screens. The messages that it returns are raw.
pub trait Host {
    /// The text to copy, which is safe for a terminal.
    ///
    /// # Errors
    /// If there is no such text; the error says why.
    fn text(&self, open: &OpenComparison, what: Copied) -> Result<String, String>;

    /// Writes the view to a file. The extension of the file selects the format.
    fn export(&self, open: &OpenComparison, file: &str, overwrite: bool) -> Exported;
}

/// How the user quit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// With a key.
    Quit,
    /// With Ctrl-C.
    Interrupted,
}

/// What is left for the event loop to do at the terminal.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Nothing.
    None,
    /// End the program.
    End(Ending),
    /// Draw the whole screen again.
    Redraw,
    /// Suspend the program until the user resumes it.
    Suspend,
    /// Send an escape sequence.
    Send(String),
    /// Turn mouse reporting on or off.
    Mouse(bool),
}

/// Carries out an effect, and passes the outcome to the app.
pub fn perform(effect: Effect, app: &mut App, host: &dyn Host, clipboard: Clipboard) -> Task {
    match effect {
        Effect::None => Task::None,
        Effect::Quit => Task::End(Ending::Quit),
        Effect::Interrupt => Task::End(Ending::Interrupted),
        Effect::Suspend => Task::Suspend,
        Effect::Redraw => Task::Redraw,
        Effect::Mouse(on) => Task::Mouse(on),
        Effect::Copy(what) => copy(what, app, host, clipboard),
        Effect::Export { file, overwrite } => {
            if let Some(open) = &app.comparison {
                let outcome = host.export(open, &file, overwrite);
                app.exported(file, outcome);
            }
            Task::None
        }
        Effect::Reload => {
            if let Some(open) = &app.comparison {
                match reload(&open.results) {
                    Ok((results, comparison)) => app.reloaded(results, comparison),
                    Err(reason) => app.not_reloaded(&reason),
                }
            }
            Task::None
        }
    }
}

fn copy(what: Copied, app: &mut App, host: &dyn Host, clipboard: Clipboard) -> Task {
    let Some(open) = &app.comparison else {
        return Task::None;
    };
    let sequence = host.text(open, what).and_then(|text| {
        let sequence = clipboard.sequence(&text)?;
        Ok((sequence, text))
    });
    match sequence {
        Ok((sequence, text)) => {
            let what = match what {
                Copied::Command { .. } => format!("copied {}; ", text.trim_end()),
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

/// Reads the files again, and compares them. The error says what is wrong with them.
fn reload(results: &Results) -> Result<(Results, Comparison), String> {
    let results = results.reload().map_err(|error| error.to_string())?;
    let comparison = Comparison::of(&results).map_err(|error| error.to_string())?;
    Ok((results, comparison))
}
