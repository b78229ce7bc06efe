//! One line of the key table.

use std::borrow::Cow;

use crate::tui::action::Action;
use crate::tui::key::Key;
use crate::tui::screen::ScreenKind;

/// One line of the key table.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Where it holds.
    pub screens: Cow<'static, [ScreenKind]>,
    /// The keys that mean the same.
    pub keys: Cow<'static, [Key]>,
    /// What they mean.
    pub action: Action,
    /// What that does, for the help.
    pub words: Cow<'static, str>,
    /// A word or two for the footer, where the binding is worth its place there.
    pub hint: Option<&'static str>,
}

impl Binding {
    /// Its keys as the help writes them.
    #[must_use]
    pub fn keys_in_words(&self) -> String {
        let keys: Vec<String> = self.keys.iter().map(Key::to_string).collect();
        keys.join(" ")
    }
}
