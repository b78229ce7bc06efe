//! The program around the screens, which handles files and reports.

use std::fmt;
use std::sync::Arc;

use super::app::App;
use super::clipboard::Clipboard;
use super::clipboard::tmux::{self, Passage};
use super::effect::{Copied, Effect, Exported};
use super::screen::Waiting;
use super::state::OpenComparison;
use super::worker::Cancellation;
use crate::comparison::Comparison;
use crate::results::Results;
use crate::suite::Progress;

/// Writes an export. Runs on a separate thread.
pub type Export = Box<dyn FnOnce(&Cancellation) -> Exported + Send>;

/// The program around the screens. The messages that it returns are raw.
pub trait Host {
    /// The text to copy, which is safe for a terminal.
    ///
    /// # Errors
    /// If there is no such text; the error says why.
    fn text(&self, open: &OpenComparison, what: Copied) -> Result<String, String>;

    /// Prepares to write the view to a file. The extension of the file selects the format.
    ///
    /// # Errors
    /// If the file cannot be written; the error says why.
    fn export(&self, open: &OpenComparison, file: &str, overwrite: bool) -> Result<Export, String>;
}

/// How the user quit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// With a key.
    Quit,
    /// With Ctrl-C.
    Interrupted,
}

/// What is left for the event loop to do.
#[derive(Debug)]
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
    /// Run a job on a separate thread, and pass its outcome to [`finish`].
    Start(Job),
}

/// Work that can take any time, because it depends on a file system or on another program.
pub struct Job {
    run: Box<dyn FnOnce(&Cancellation) -> Outcome + Send>,
}

impl Job {
    fn new(run: impl FnOnce(&Cancellation) -> Outcome + Send + 'static) -> Self {
        Self { run: Box::new(run) }
    }

    /// Does the work.
    #[must_use]
    pub fn run(self, cancellation: &Cancellation) -> Outcome {
        (self.run)(cancellation)
    }
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Job")
    }
}

/// The outcome of a job.
pub enum Outcome {
    /// Of an export to a file.
    Exported(String, Exported),
    /// Of a reload; the error says what is wrong with the files.
    Reloaded(Result<Box<(Results, Comparison)>, String>),
    /// Of the question what tmux does with a text on its way to the clipboard.
    Copying(Copying, Passage),
}

/// A text on its way to the clipboard.
pub struct Copying {
    /// The sequence that copies it.
    sequence: String,
    /// The message after it was sent.
    message: String,
}

/// Carries out an effect as far as that takes no time, and passes the outcome to the app.
pub fn perform(effect: Effect, app: &mut App, host: &dyn Host, clipboard: Clipboard) -> Task {
    match effect {
        Effect::None => Task::None,
        Effect::Quit => Task::End(Ending::Quit),
        Effect::Interrupt => Task::End(Ending::Interrupted),
        Effect::Suspend => Task::Suspend,
        Effect::Redraw => Task::Redraw,
        Effect::Mouse(on) => Task::Mouse(on),
        Effect::Copy(what) => copy(what, app, host, clipboard),
        Effect::Export { file, overwrite } => export(file, overwrite, app, host),
        Effect::Reload => reload(app),
    }
}

/// Passes the outcome of a job to the app.
pub fn finish(outcome: Outcome, app: &mut App) -> Task {
    app.stop_waiting();
    match outcome {
        Outcome::Exported(file, exported) => app.exported(file, exported),
        Outcome::Reloaded(Ok(read)) => {
            let (results, comparison) = *read;
            app.reloaded(results, comparison);
        }
        Outcome::Reloaded(Err(reason)) => app.not_reloaded(&reason),
        Outcome::Copying(_, Passage::Closed(message)) => app.message = Some(message),
        Outcome::Copying(copying, passage) => {
            let advice = match passage {
                Passage::Unknown => Clipboard::TMUX_ADVICE,
                Passage::Open | Passage::Closed(_) => "",
            };
            app.message = Some(format!("{}{advice}", copying.message));
            return Task::Send(copying.sequence);
        }
    }
    Task::None
}

fn copy(what: Copied, app: &mut App, host: &dyn Host, clipboard: Clipboard) -> Task {
    let Some(open) = &app.comparison else {
        return Task::None;
    };
    let sequence = host.text(open, what).and_then(|text| {
        let sequence = clipboard.sequence(&text)?;
        Ok((sequence, text))
    });
    let (sequence, text) = match sequence {
        Ok(sequence) => sequence,
        Err(reason) => {
            app.message = Some(reason);
            return Task::None;
        }
    };
    let what = match what {
        Copied::Command { .. } => format!("copied {}; ", text.trim_end()),
        Copied::Row(_) | Copied::View => String::new(),
    };
    let message = format!("{what}{}", clipboard.message(text.len()));
    if clipboard == Clipboard::Tmux {
        app.wait_for(Waiting::AskingTmux);
        let copying = Copying { sequence, message };
        return Task::Start(Job::new(move |_| {
            Outcome::Copying(copying, tmux::passage())
        }));
    }
    app.message = Some(message);
    Task::Send(sequence)
}

fn export(file: String, overwrite: bool, app: &mut App, host: &dyn Host) -> Task {
    let Some(open) = &app.comparison else {
        return Task::None;
    };
    match host.export(open, &file, overwrite) {
        Ok(write) => {
            app.wait_for(Waiting::Writing(file.clone()));
            Task::Start(Job::new(move |cancellation| {
                Outcome::Exported(file, write(cancellation))
            }))
        }
        Err(reason) => {
            app.exported(file, Exported::Failed(reason));
            Task::None
        }
    }
}

/// Reads the files again, and compares them. The old comparison is kept until that has succeeded.
fn reload(app: &mut App) -> Task {
    let Some(open) = &app.comparison else {
        return Task::None;
    };
    let results = open.results.clone();
    let progress = Arc::new(Progress::default());
    app.wait_for(Waiting::Reloading(Arc::clone(&progress)));
    Task::Start(Job::new(move |_| {
        let reload = || {
            let results = results
                .reload(progress)
                .map_err(|error| error.to_string())?;
            let comparison = Comparison::of(&results).map_err(|error| error.to_string())?;
            Ok(Box::new((results, comparison)))
        };
        Outcome::Reloaded(reload())
    }))
}
