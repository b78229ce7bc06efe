//! One line of the key table.

use std::borrow::Cow;

use crate::tui::action::Action;
use crate::tui::keys::Key;
use crate::tui::screen::{Focus, ScreenKind};
use crate::tui::state::Pane;

/// One line of the key table.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The screens on which the binding applies.
    pub screens: Cow<'static, [ScreenKind]>,
    /// The panes in which it applies; empty for all of them.
    pub panes: &'static [Pane],
    /// The keys, which all mean the same.
    pub keys: Cow<'static, [Key]>,
    /// The action that the keys trigger.
    pub action: Action,
    /// What the action does, for the help.
    pub words: Cow<'static, str>,
    /// What the footer shows, if the binding is important enough.
    pub hint: Option<Hint>,
}

/// A word or two for the footer.
#[derive(Debug, Clone, Copy)]
pub struct Hint {
    /// The words.
    pub words: &'static str,
    /// The panes for which they are shown; empty for all of them.
    pub panes: &'static [Pane],
}

impl Binding {
    /// Whether the binding applies where the keys go.
    #[must_use]
    pub fn applies(&self, focus: Focus) -> bool {
        self.screens.contains(&focus.screen) && is_among(focus.pane, self.panes)
    }

    /// The words for the footer, if the binding is shown there.
    #[must_use]
    pub fn hint(&self, focus: Focus) -> Option<&'static str> {
        let hint = self.hint?;
        let words = match self.action {
            Action::NextHead | Action::Open(ScreenKind::Heads) if !focus.has_heads => return None,
            Action::Quit if focus.is_nested => "back",
            _ => hint.words,
        };
        is_among(focus.pane, hint.panes).then_some(words)
    }

    /// The keys as the help shows them.
    #[must_use]
    pub fn keys_in_words(&self) -> String {
        let keys: Vec<String> = self.keys.iter().map(Key::to_string).collect();
        keys.join(" ")
    }
}

/// Whether `pane` is one of `panes`. Screens without panes, and bindings for all panes, are not limited.
fn is_among(pane: Option<Pane>, panes: &[Pane]) -> bool {
    panes.is_empty() || pane.is_none_or(|pane| panes.contains(&pane))
}
