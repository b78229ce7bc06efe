//! What the screens ask of the program around them.

/// What an action asks of the program around the screens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// Quit.
    Quit,
    /// Quit by Ctrl-C, which the parent is told.
    Interrupt,
    /// Suspend the program, until the user resumes it.
    Suspend,
    /// Draw the whole screen again.
    Redraw,
    /// Put a text on the clipboard.
    Copy(Copied),
    /// Write the view to a file.
    Export {
        /// Its name; raw.
        file: String,
        /// Whether it may be overwritten.
        overwrite: bool,
    },
    /// Read the files again.
    Reload,
    /// Have the terminal report the mouse, or not.
    Mouse(bool),
}

/// What is put on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// One benchmark, by its row.
    Row(usize),
    /// The rows in view and their verdict, as Markdown.
    View,
    /// The command line that opens this view again.
    Command {
        /// The row of the benchmark that is open.
        benchmark: Option<usize>,
    },
}

/// What became of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    /// It was written; with what is to be said of it.
    Done(String),
    /// The file exists.
    Exists,
    /// It was not written; with the reason.
    Failed(String),
}
