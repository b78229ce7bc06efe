//! What the screens request from the program around them.

use super::state::Chosen;

/// What an action requests from the program around the screens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// Quit.
    Quit,
    /// Quit because of Ctrl-C, which the exit status reports to the parent process.
    Interrupt,
    /// Suspend the program until the user resumes it.
    Suspend,
    /// Draw the whole screen again.
    Redraw,
    /// Put a text on the clipboard.
    Copy(Copied),
    /// Write the view to a file.
    Export {
        /// The name of the file; raw.
        file: String,
        /// Whether an existing file may be overwritten.
        overwrite: bool,
    },
    /// Read the files again.
    Reload,
    /// Compare all results with one of them, by their places.
    Rearrange {
        /// The reference.
        reference: usize,
        /// The head to select.
        head: usize,
    },
    /// Compare results of the tree.
    Compare(Chosen),
    /// Read the history of the tree.
    ReadHistory,
    /// Read the tree again.
    ReadTree,
    /// Turn mouse reporting on or off.
    Mouse(bool),
}

/// What to copy to the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// One benchmark, by its row; of a tree, one result.
    Row(usize),
    /// The rows in view and their verdict, as Markdown.
    View,
    /// The same, folded into a summary.
    FoldedView,
    /// The command line that opens this view again.
    Command {
        /// The row of the open benchmark, if any.
        benchmark: Option<usize>,
    },
    /// The command line that searches for the commit of a change of the history.
    Bisect,
}

/// The outcome of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    /// The file was written; with a message about it.
    Done(String),
    /// Nothing was written, because the file exists.
    Exists,
    /// The file was not written; with the reason.
    Failed(String),
}
