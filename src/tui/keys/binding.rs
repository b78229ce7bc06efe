//! One line of the key table.

use std::borrow::Cow;

use crate::tui::action::Action;
use crate::tui::keys::Key;
use crate::tui::screen::ScreenKind;

/// One line of the key table.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The screens on which the binding applies.
    pub screens: Cow<'static, [ScreenKind]>,
    /// The keys, which all mean the same.
    pub keys: Cow<'static, [Key]>,
    /// The action that the keys trigger.
    pub action: Action,
    /// What the action does, for the help.
    pub words: Cow<'static, str>,
    /// A word or two for the footer, if the binding is important enough to be shown there.
    pub hint: Option<&'static str>,
}

impl Binding {
    /// The keys as the help shows them.
    #[must_use]
    pub fn keys_in_words(&self) -> String {
        let keys: Vec<String> = self.keys.iter().map(Key::to_string).collect();
        keys.join(" ")
    }
}
