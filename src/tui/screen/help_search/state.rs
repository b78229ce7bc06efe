//! The search text that is being typed.

use tui_input::Input;

use crate::tui::screen::action::HelpPage;
use crate::tui::screen::help::HelpState;

/// The prompt for the text to search for in the help.
#[derive(Debug)]
pub struct HelpSearchState {
    /// The help, which shows the first match while the text is typed.
    pub help: HelpState,
    /// The typed text; raw.
    pub text: Input,
    /// The page on which the search started.
    pub origin: HelpPage,
}

impl HelpSearchState {
    /// Starts a search in the help.
    pub(in crate::tui::screen) fn of(help: HelpState) -> Self {
        Self {
            origin: help.page,
            help,
            text: Input::default(),
        }
    }
}
