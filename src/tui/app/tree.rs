//! How the app shows a tree of results, and the comparisons that are opened out of it.

use super::app::{App, READING_AGAIN};
use crate::tui::indexer::TreeUpdate;
use crate::tui::screen::{ComparisonState, Screen};
use crate::tui::state::{Chosen, OpenComparison, OpenHistory, OpenTree};

/// What the header and the footer are about.
#[derive(Clone, Copy)]
pub enum Framed<'a> {
    /// A tree of results.
    Tree(&'a OpenTree),
    /// The history of a tree.
    History(&'a OpenHistory),
    /// A comparison.
    Comparison(&'a OpenComparison),
}

impl App {
    /// Shows what became known of the tree.
    pub fn tree_updated(&mut self, updates: Vec<TreeUpdate>) {
        let mut events = Vec::new();
        for update in updates {
            match update {
                TreeUpdate::Listed(index, comparisons) => {
                    let mut open = OpenTree::new(*index, comparisons);
                    if let Some(before) = self.tree.take() {
                        open.take_choices(before);
                        open.is_read_again = true;
                        // From now on, the counts tell how far it is.
                        self.message = self.message.take().filter(|told| told != READING_AGAIN);
                    }
                    if let Some(filter) = self.first_filter() {
                        open.listing.set_filter(&filter);
                        open.update();
                    }
                    self.tree = Some(open);
                }
                TreeUpdate::Indexed(event) => events.push(event),
                TreeUpdate::Complete => {
                    if let Some(open) = &mut self.tree {
                        open.is_computing = false;
                        if open.is_read_again {
                            self.message = Some("the tree was read again".to_owned());
                        }
                    }
                }
            }
        }
        if let Some(open) = self.tree.as_mut().filter(|_| !events.is_empty()) {
            open.record(events);
        }
    }

    /// Shows what became known of what the user asked for besides.
    pub fn wish_updated(&mut self, updates: Vec<TreeUpdate>) {
        let events = updates.into_iter().filter_map(|update| match update {
            TreeUpdate::Indexed(event) => Some(event),
            TreeUpdate::Listed(..) | TreeUpdate::Complete => None,
        });
        let events: Vec<_> = events.collect();
        if let Some(open) = self.tree.as_mut().filter(|_| !events.is_empty()) {
            open.record_wished(events);
        }
    }

    /// The row of the table that is copied: a benchmark, or a result of the tree.
    ///
    /// # Errors
    /// If the table is empty.
    pub(super) fn row_to_copy(&self) -> Result<usize, &'static str> {
        if let (Screen::Results(_), Some(open)) = (self.top(), &self.tree) {
            let result = open.selected_result();
            return result.ok_or("the table is empty: there is no result to copy");
        }
        let row = self.selected_row();
        row.ok_or("the table is empty: there is no benchmark to copy")
    }

    /// The filter to begin with, which is used once.
    fn first_filter(&mut self) -> Option<String> {
        match self.screens.first_mut() {
            Some(Screen::Results(state)) => state.first_filter.take(),
            _ => None,
        }
    }

    /// Shows a comparison of two results of the tree, or why there is none. One that was open before gives it its place,
    /// except below the history, to which the user comes back.
    pub fn compared(&mut self, chosen: &Chosen, compared: Result<OpenComparison, String>) {
        match compared {
            Err(reason) => self.message = Some(reason),
            Ok(mut comparison) => {
                let before = self.comparison.take().filter(|_| self.has_comparison());
                let is_of_history = self.is_history();
                if is_of_history {
                    self.covered = before;
                } else if let Some(before) = before {
                    comparison.take_choices(before);
                }
                self.comparison = Some(comparison);
                if self.has_comparison() && !is_of_history {
                    self.close_above_comparison();
                } else {
                    self.screens.push(Screen::Comparison(ComparisonState));
                }
                if let (Some(open), Some(head)) = (&mut self.tree, chosen.heads.first()) {
                    open.select_file(head);
                }
                if chosen.note.is_some() {
                    self.message.clone_from(&chosen.note);
                }
            }
        }
    }

    fn has_comparison(&self) -> bool {
        let mut screens = self.screens.iter();
        screens.any(|screen| matches!(screen, Screen::Comparison(_)))
    }

    /// Closes everything that was opened from the comparison.
    pub(super) fn close_above_comparison(&mut self) {
        let mut screens = self.screens.iter();
        let place = screens.rposition(|screen| matches!(screen, Screen::Comparison(_)));
        if let Some(place) = place {
            self.screens.truncate(place + 1);
        }
    }

    /// What the header and the footer are about: the tree, its history or the comparison, whichever is in view. `None` if none was
    /// read.
    #[must_use]
    pub fn frame(&self) -> Option<Framed<'_>> {
        let mut screens = self.screens.iter().rev();
        let is_about = |screen: &&Screen| {
            matches!(
                screen,
                Screen::Results(_)
                    | Screen::Timeline(_)
                    | Screen::Comparison(_)
                    | Screen::Waiting(_)
            )
        };
        let about = screens.by_ref().filter(is_about);
        let mut about = about.filter(|screen| !matches!(screen, Screen::Waiting(_)));
        match about.next() {
            Some(Screen::Results(_)) => self.tree.as_ref().map(Framed::Tree),
            Some(Screen::Timeline(_)) => self.history.as_ref().map(Framed::History),
            _ => self.comparison.as_ref().map(Framed::Comparison),
        }
    }
}
