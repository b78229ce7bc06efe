//! The actions that a key can trigger.

use super::screen::{ScreenAction, ScreenKind};
use super::tour::TourAction;

/// What the user wants, independent of the key.
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
    /// Opens a screen on top of the current one.
    Open(ScreenKind),
    /// Reads the history of the tree, and opens it.
    OpenTimeline,
    /// Swaps reference and head.
    Swap,
    /// Selects the next of several heads.
    NextHead,
    /// Selects the previous of several heads.
    PreviousHead,
    /// Reads the files again.
    Reload,
    /// Copies the selected or open benchmark, or the selected result of a tree.
    CopyRow,
    /// Copies the rows in view and their verdict.
    CopyView,
    /// Copies the same, folded into a summary.
    CopyFoldedView,
    /// Copies the command line that opens this view.
    CopyCommand,
    /// Turns mouse reporting on or off.
    ToggleMouse,
    /// Goes on in the tour, or ends it.
    Tour(TourAction),
    /// Passes an action to the current screen.
    Screen(ScreenAction),
}
