//! The program around the screens, which handles files and reports.

use std::fmt;
use std::sync::Arc;

use super::app::{App, Framed};
use super::clipboard::Clipboard;
use super::clipboard::tmux::{self, Passage};
use super::effect::{Copied, Effect, Exported};
use super::screen::Waiting;
use super::sent::Sent;
use super::state::{Chosen, HistoryChoice, OpenComparison, OpenHistory, OpenTree};
use super::worker::Cancellation;
use crate::comparison::Comparison;
use crate::history::{Trends, means};
use crate::results::Results;
use crate::series::{self, History, ReadOptions};
use crate::suite::{LoadOptions, Progress};
use crate::tree::{Entry, TreeOptions};

/// Writes an export. Runs on a separate thread.
pub type Export = Box<dyn FnOnce(&Cancellation) -> Exported + Send>;

/// Reads and compares results; the error says why that failed. Runs on a separate thread.
pub type Compare = Box<dyn FnOnce() -> Result<OpenComparison, String> + Send>;

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

    /// The text to copy of a list of results, which is safe for a terminal. Rows are indices of results.
    ///
    /// # Errors
    /// If there is no such text; the error says why.
    fn list_text(&self, open: &OpenTree, what: Copied) -> Result<String, String>;

    /// Prepares to write a list of results to a file. The extension of the file selects the format.
    ///
    /// # Errors
    /// If the file cannot be written; the error says why.
    fn export_list(&self, open: &OpenTree, file: &str, overwrite: bool) -> Result<Export, String>;

    /// The limit on the uncompressed size of one file in bytes, if it is not the default.
    fn max_bytes(&self) -> Option<u64> {
        None
    }

    /// Prepares to compare results of the open tree. `progress` counts what is read.
    fn compare(&self, chosen: &Chosen, progress: Arc<Progress>) -> Compare;
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
    /// Read the tree again.
    ReadTree,
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
    Reloaded(Result<Box<(Results, Vec<Comparison>)>, String>),
    /// Of reading the history of the tree.
    HistoryRead(Box<OpenHistory>),
    /// Of a comparison of the same results in other pairs.
    Rearranged(Result<Box<(Results, Vec<Comparison>)>, String>),
    /// Of a comparison of results of the tree, with the file of the first head: the tree may have been read again by now.
    Compared(Chosen, Box<Result<OpenComparison, String>>),
    /// Of the question what tmux does with a text on its way to the clipboard.
    Copying(Copying, Passage),
}

/// A text on its way to the clipboard.
pub struct Copying {
    /// The sequence that copies it.
    sequence: String,
    what: Sent,
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
        Effect::Rearrange { reference, head } => rearrange(reference, head, app),
        Effect::Compare(chosen) => compare(chosen, app, host),
        Effect::ReadHistory => read_history(app, host),
        Effect::ReadTree => Task::ReadTree,
    }
}

/// Passes the outcome of a job to the app.
pub fn finish(outcome: Outcome, app: &mut App) -> Task {
    app.stop_waiting();
    match outcome {
        Outcome::Exported(file, exported) => app.exported(file, exported),
        Outcome::Reloaded(Ok(read)) => {
            let (results, heads) = *read;
            app.reloaded(results, heads);
        }
        Outcome::HistoryRead(history) => app.history_read(*history),
        Outcome::Rearranged(Ok(made)) => {
            let (results, heads) = *made;
            app.rearranged(results, heads);
        }
        Outcome::Rearranged(Err(reason)) => app.message = Some(format!("not compared: {reason}")),
        Outcome::Reloaded(Err(reason)) => app.not_reloaded(&reason),
        Outcome::Compared(chosen, compared) => app.compared(&chosen, *compared),
        Outcome::Copying(copying, Passage::Closed(reason)) => {
            let message = copying.what.not_sent(reason, "tmux needs set-clipboard on");
            app.message = Some(message);
        }
        Outcome::Copying(copying, passage) => {
            app.message = Some(copying.what.message(Clipboard::Tmux, Some(&passage)));
            return Task::Send(copying.sequence);
        }
    }
    Task::None
}

fn copy(what: Copied, app: &mut App, host: &dyn Host, clipboard: Clipboard) -> Task {
    let of_text = |text: Result<String, String>, without| {
        text.map(|text| (Sent::new(what, &text, without), text))
    };
    let sent = match app.frame() {
        None => return Task::None,
        Some(Framed::History(open)) => open.bisect().map(|it| (Sent::Bisect(it.clone()), it.line)),
        Some(Framed::Comparison(open)) => of_text(host.text(open, what), Vec::new()),
        Some(Framed::Tree(open)) => of_text(host.list_text(open, what), open.beyond_command()),
    };
    let (what, text) = match sent {
        Ok(sent) => sent,
        Err(reason) => {
            app.message = Some(reason);
            return Task::None;
        }
    };
    let sequence = match clipboard.sequence(&text) {
        Ok(sequence) => sequence,
        Err(reason) => {
            let short_reason = "this terminal's clipboard does not take it";
            app.message = Some(what.not_sent(reason, short_reason));
            return Task::None;
        }
    };
    if clipboard == Clipboard::Tmux {
        app.wait_for(Waiting::AskingTmux);
        let copying = Copying { sequence, what };
        return Task::Start(Job::new(move |_| {
            Outcome::Copying(copying, tmux::passage())
        }));
    }
    app.message = Some(what.message(clipboard, None));
    Task::Send(sequence)
}

fn export(file: String, overwrite: bool, app: &mut App, host: &dyn Host) -> Task {
    let export = match app.frame() {
        None | Some(Framed::History(_)) => return Task::None,
        Some(Framed::Comparison(open)) => host.export(open, &file, overwrite),
        Some(Framed::Tree(open)) => host.export_list(open, &file, overwrite),
    };
    match export {
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

fn compare(chosen: Chosen, app: &mut App, host: &dyn Host) -> Task {
    let progress = Arc::new(Progress::default());
    let compare = host.compare(&chosen, Arc::clone(&progress));
    let tree = app.history_tree().cloned();
    app.wait_for(Waiting::Comparing(progress));
    Task::Start(Job::new(move |_| {
        let mut compared = compare();
        if let Ok(open) = &mut compared {
            open.history = tree;
        }
        Outcome::Compared(chosen, Box::new(compared))
    }))
}

/// Reads all results of the tree for their history.
fn read_history(app: &mut App, host: &dyn Host) -> Task {
    let Some(tree) = app.history_tree().cloned() else {
        return Task::None;
    };
    let progress = Arc::new(Progress::default());
    let mut load = LoadOptions {
        progress: Arc::clone(&progress),
        ..LoadOptions::default()
    };
    load.max_bytes = host.max_bytes().unwrap_or(load.max_bytes);
    let max_bytes = load.max_bytes;
    app.wait_for(Waiting::ReadingHistory(progress));
    Task::Start(Job::new(move |cancellation| {
        let jobs = TreeOptions::default().jobs;
        let is_cancelled = || cancellation.is_requested();
        let options = ReadOptions { load, jobs };
        // Results of forks would look like changes.
        let is_nightly = |entry: &Entry| entry.identity.is_of_python();
        let measured = series::read(&tree, &options, &is_nightly, &is_cancelled);
        let history = History::new(&tree, measured);
        let mut trends = Trends::new(Arc::clone(&tree), history, &|_| true);
        let choice = HistoryChoice::usual(&trends, max_bytes);
        let means = means(&tree, &choice.bases, &options);
        trends.compare_with(&choice.bases, &means);
        Outcome::HistoryRead(Box::new(OpenHistory::new(trends, choice)))
    }))
}

/// Compares the results in other pairs. The old comparison is kept until that has succeeded.
fn rearrange(reference: usize, head: usize, app: &mut App) -> Task {
    let open = app.comparison.as_ref();
    let Some(results) = open.and_then(|open| open.results.rearranged(reference, head)) else {
        return Task::None;
    };
    app.wait_for(Waiting::Comparing(Arc::new(Progress::default())));
    Task::Start(Job::new(move |_| {
        let heads = Comparison::of_heads(&results).map_err(|error| error.to_string());
        Outcome::Rearranged(heads.map(|heads| Box::new((results, heads))))
    }))
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
            let heads = Comparison::of_heads(&results).map_err(|error| error.to_string())?;
            Ok(Box::new((results, heads)))
        };
        Outcome::Reloaded(reload())
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_line_is_called_copied_only_if_tmux_lets_it_through() {
        let what = Sent::CommandLine {
            line: "benchlens demo".to_owned(),
            without: Vec::new(),
        };
        let message = |passage| what.message(Clipboard::Tmux, Some(&passage));
        assert_eq!(
            message(Passage::Open),
            "sent to the terminal's clipboard through tmux: benchlens demo"
        );
        assert_eq!(
            message(Passage::Unknown),
            "sent to the terminal's clipboard through tmux, which needs set-clipboard on: benchlens demo"
        );
        let reason = "tmux needs set-clipboard on";
        assert_eq!(
            what.not_sent("a longer reason".to_owned(), reason),
            "Not copied, tmux needs set-clipboard on: benchlens demo"
        );
        let table = Sent::Table(9);
        assert_eq!(
            table.not_sent("a longer reason".to_owned(), reason),
            "a longer reason"
        );
    }
}
