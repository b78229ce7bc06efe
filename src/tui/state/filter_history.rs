//! The filters that were typed before.

/// The filters that the user kept, the oldest first, and which of them is shown.
#[derive(Debug, Default)]
pub struct FilterHistory {
    texts: Vec<String>,
    place: usize,
    /// The text that was being typed before the user went back to an earlier filter. It comes after the latest filter.
    draft: String,
}

impl FilterHistory {
    /// Goes to the end, where a new filter is typed.
    pub fn rewind(&mut self) {
        self.place = self.texts.len();
    }

    /// Adds a filter as the latest.
    pub fn remember(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.texts.retain(|other| other != text);
            self.texts.push(text.to_owned());
        }
    }

    /// Goes back to the filter before `text`, which is the one that is shown.
    pub fn earlier(&mut self, text: &str) -> String {
        if self.place == self.texts.len() {
            text.clone_into(&mut self.draft);
        }
        self.place = self.place.saturating_sub(1);
        let earlier = self.texts.get(self.place);
        earlier.map_or_else(|| text.to_owned(), String::clone)
    }

    /// Goes forward to the filter after `text`, which is the one that is shown.
    pub fn later(&mut self, text: &str) -> String {
        if self.place == self.texts.len() {
            return text.to_owned();
        }
        self.place += 1;
        self.texts.get(self.place).unwrap_or(&self.draft).clone()
    }
}
