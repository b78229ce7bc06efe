//! The command that is being typed.

use tui_input::Input;

/// The command palette.
#[derive(Debug, Default)]
pub struct PaletteState {
    /// The typed text; raw.
    pub text: Input,
    /// The place of the selected command among those that match.
    pub selected: usize,
}
