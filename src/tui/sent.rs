//! What is said about a text that was sent to the clipboard.

use super::clipboard::Clipboard;
use super::clipboard::tmux::Passage;
use super::effect::Copied;
use crate::history::BisectCommand;

/// What is sent to the clipboard, for the messages about it.
pub(super) enum Sent {
    /// A table of this many bytes, which could also be exported.
    Table(usize),
    /// A command line. It is short enough to be shown, so that it is not lost if it cannot be copied.
    CommandLine {
        line: String,
        /// What of the view it does not open or print.
        without: Vec<&'static str>,
    },
    /// A command line of bench_runner, for a change of the history.
    Bisect(BisectCommand),
}

impl Sent {
    /// What is sent as `text`. It does not open or print the parts `without`.
    pub fn new(what: Copied, text: &str, without: Vec<&'static str>) -> Self {
        match what {
            Copied::Command { .. } | Copied::Bisect => Self::CommandLine {
                line: text.trim_end().to_owned(),
                without,
            },
            Copied::Row(_) | Copied::View | Copied::FoldedView => Self::Table(text.len()),
        }
    }

    /// The message after the text was sent. `passage` is what tmux does with it, if there is a tmux.
    pub fn message(&self, clipboard: Clipboard, passage: Option<&Passage>) -> String {
        match self {
            Self::Table(bytes) => clipboard.message(*bytes, passage == Some(&Passage::Unknown)),
            Self::CommandLine { line, without } => {
                format!("{}{}: {line}", sent(passage), left_out(without))
            }
            Self::Bisect(command) => format!("{}: {}", sent(passage), with_note(command)),
        }
    }

    /// The message if the text was not sent, because of `reason`.
    pub fn not_sent(&self, reason: String, short_reason: &str) -> String {
        match self {
            Self::Table(_) => reason,
            Self::CommandLine { line, without } => {
                format!("Not copied, {short_reason}{}: {line}", left_out(without))
            }
            Self::Bisect(command) => {
                format!("Not copied, {short_reason}: {}", with_note(command))
            }
        }
    }
}

fn left_out(without: &[&str]) -> String {
    match without {
        [] => String::new(),
        [one] => format!(", without {one}"),
        [all @ .., last] => format!(", without {} and {last}", all.join(", ")),
    }
}

fn sent(passage: Option<&Passage>) -> String {
    let way = match passage {
        Some(Passage::Unknown) => " through tmux, which needs set-clipboard on",
        Some(_) => " through tmux",
        None => " (OSC 52)",
    };
    format!("sent to the terminal's clipboard{way}")
}

fn with_note(BisectCommand { line, note }: &BisectCommand) -> String {
    match note {
        Some(note) => format!("{line} ({note})"),
        None => line.clone(),
    }
}
