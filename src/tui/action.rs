//! What a user can mean by a key.

use super::screen::{Command, ScreenKind};

/// An intention, whatever key stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Quits.
    Quit,
    /// Quits at once, as Ctrl-C does.
    Interrupt,
    /// Suspends the program.
    Suspend,
    /// Draws the whole screen again.
    Redraw,
    /// Opens a screen over the one that is open.
    Open(ScreenKind),
    /// Puts reference and head each in the place of the other.
    Swap,
    /// Reads the files again.
    Reload,
    /// Copies the benchmark that is selected or open.
    CopyRow,
    /// Copies the rows in view and their verdict.
    CopyView,
    /// Copies the command line that opens this view.
    CopyCommand,
    /// Has the terminal report the mouse, or not.
    ToggleMouse,
    /// Asks the screen that is open for something.
    Screen(Command),
}
