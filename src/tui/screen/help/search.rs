//! Goes from one match to the next.

use super::content::matches;
use super::state::{HelpState, Place};
use crate::tui::screen::ScreenKind;

impl HelpState {
    /// Searches for `text`, and goes to the first match from the top of the page on, then on the pages after it.
    pub(in crate::tui::screen) fn search(&mut self, text: &str, opened_from: ScreenKind) {
        text.clone_into(&mut self.search);
        self.found = None;
        self.next(opened_from);
    }

    /// Goes to the next match, after the last one to the first again. Returns whether there is a match.
    pub(in crate::tui::screen) fn next(&mut self, opened_from: ScreenKind) -> bool {
        let all = matches(&self.search, opened_from);
        let page = self.page;
        let is_after = |place: &&Place| match self.found {
            Some(found) => **place > found,
            None => place.page >= page,
        };
        let next = all.iter().find(is_after).or(all.first());
        self.go_to_any(next.copied())
    }

    /// Goes to the previous match, before the first one to the last again. Returns whether there is a match.
    pub(in crate::tui::screen) fn previous(&mut self, opened_from: ScreenKind) -> bool {
        let all = matches(&self.search, opened_from);
        let page = self.page;
        let is_before = |place: &&Place| match self.found {
            Some(found) => **place < found,
            None => place.page < page,
        };
        let previous = all.iter().rev().find(is_before).or(all.last());
        self.go_to_any(previous.copied())
    }

    fn go_to_any(&mut self, place: Option<Place>) -> bool {
        if let Some(place) = place {
            self.go_to(place);
        }
        place.is_some()
    }

    /// `2 of 7`, or what else is known of the search; `None` if nothing is searched for.
    pub(in crate::tui::screen) fn search_status(&self, opened_from: ScreenKind) -> Option<String> {
        if self.search.is_empty() {
            return None;
        }
        let all = matches(&self.search, opened_from);
        let place = self.found.and_then(|found| all.binary_search(&found).ok());
        Some(match (place, all.len()) {
            (_, 0) => "no match".to_owned(),
            (Some(place), count) => format!("match {} of {count}", place + 1),
            (None, 1) => "1 match".to_owned(),
            (None, count) => format!("{count} matches"),
        })
    }
}
