//! A line of text that is being typed, and the lines before it.

use crate::tui::action::Action;

/// Changes `text` by an action that edits; other actions leave it as it is.
pub fn edit(text: &mut String, action: Action) {
    match action {
        Action::Type(character) => text.push(character),
        Action::Erase => drop(text.pop()),
        Action::EraseWord => {
            let end = text
                .trim_end()
                .rfind(char::is_whitespace)
                .map_or(0, |space| space + 1);
            text.truncate(end);
        }
        Action::EraseAll => text.clear(),
        _ => {}
    }
}

/// The filters that were kept, the oldest first, and where in them the user is.
#[derive(Default)]
pub struct History {
    texts: Vec<String>,
    place: usize,
    /// What was being typed before an earlier filter was asked for; it stands behind the last one.
    draft: String,
}

impl History {
    /// Goes behind the last one, where something new is typed.
    pub fn rewind(&mut self) {
        self.place = self.texts.len();
    }

    pub fn remember(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.texts.retain(|other| other != text);
            self.texts.push(text.to_owned());
        }
    }

    /// The filter before this one.
    pub fn earlier(&mut self, text: String) -> String {
        if self.place == self.texts.len() {
            self.draft.clone_from(&text);
        }
        self.place = self.place.saturating_sub(1);
        self.texts.get(self.place).cloned().unwrap_or(text)
    }

    /// The filter behind this one.
    pub fn later(&mut self, text: String) -> String {
        if self.place == self.texts.len() {
            return text;
        }
        self.place += 1;
        self.texts.get(self.place).unwrap_or(&self.draft).clone()
    }
}
