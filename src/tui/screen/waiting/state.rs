//! What the program is waiting for.

use std::sync::Arc;

use crate::suite::Progress;

/// What the program is waiting for. Each of them can take any time, for example on a broken file system.
#[derive(Debug, Clone)]
pub enum Waiting {
    /// The results are read for the first time.
    Loading(Arc<Progress>),
    /// The results are read again. The comparison stays as it is until they have been read.
    Reloading(Arc<Progress>),
    /// Two results of the tree are read.
    Comparing(Arc<Progress>),
    /// All results of the tree are read for their history.
    ReadingHistory(Arc<Progress>),
    /// A file is written; with its name, which is raw.
    Writing(String),
    /// tmux is asked whether it lets copied text through.
    AskingTmux,
}

/// The screen while the program waits.
#[derive(Debug)]
pub struct WaitingState {
    /// What it waits for.
    pub waiting: Waiting,
}

impl WaitingState {
    /// The text that says what is waited for, and how to stop. Names stand last, because the end may be cut off. Raw.
    #[must_use]
    pub fn text(&self) -> String {
        match &self.waiting {
            Waiting::Loading(progress) => read("reading", progress, "q quits"),
            Waiting::Reloading(progress) | Waiting::Comparing(progress) => {
                read("reading", progress, "Esc cancels, q quits")
            }
            Waiting::ReadingHistory(progress) => {
                read("reading the history", progress, "Esc cancels, q quits")
            }
            Waiting::Writing(file) => format!("writing (Esc cancels, q quits): {file}"),
            Waiting::AskingTmux => {
                "asking tmux whether it lets copies through (Esc cancels, q quits)".to_owned()
            }
        }
    }

    /// Whether the text changes with time.
    #[must_use]
    pub fn has_progress(&self) -> bool {
        match self.waiting {
            Waiting::Loading(_)
            | Waiting::Reloading(_)
            | Waiting::Comparing(_)
            | Waiting::ReadingHistory(_) => true,
            Waiting::Writing(_) | Waiting::AskingTmux => false,
        }
    }
}

/// What has been read, and what is being read.
fn read(what: &str, progress: &Progress, keys: &str) -> String {
    let (bytes, benchmarks) = progress.so_far();
    let mib = bytes >> 20;
    let read = format!("{what} ({keys}): {mib} MiB, {benchmarks} benchmarks so far");
    match progress.sources().as_slice() {
        [] => read,
        sources => format!("{read}; waiting for {}", sources.join(" and ")),
    }
}
