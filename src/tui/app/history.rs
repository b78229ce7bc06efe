//! How the app opens the history of a tree, and goes back to where it was opened.

use super::app::App;
use crate::tui::effect::Effect;
use crate::tui::indexer::TreeUpdate;
use crate::tui::screen::{Screen, TimelineState};
use crate::tui::state::OpenHistory;

impl App {
    /// Asks for the history, if a tree is open. Goes back to it if it is open already.
    pub(super) fn ask_for_history(&mut self) -> Effect {
        let mut screens = self.screens.iter();
        if let Some(place) = screens.rposition(|screen| matches!(screen, Screen::Timeline(_))) {
            while self.screens.len() > place + 1 {
                self.close();
            }
            return Effect::None;
        }
        if self.tree.is_some() {
            return Effect::ReadHistory;
        }
        self.message = Some("the history needs a tree of results: benchlens DIR".to_owned());
        Effect::None
    }

    /// Shows the history that was read, with the open or selected benchmark, or at the selected result.
    pub fn history_read(&mut self, mut history: OpenHistory) {
        if history.trends.trends.is_empty() {
            self.message = Some("no result of this tree has a machine and a date".to_owned());
            return;
        }
        match (self.top(), &self.tree) {
            (Screen::Comparison(_) | Screen::Benchmark(_), _) => {
                if let (Some(row), Some(open)) = (self.selected_row(), &self.comparison) {
                    history.select_benchmark(&open.comparison.rows[row].name);
                }
            }
            (Screen::Results(_), Some(open)) => {
                let result = open.selected_result();
                let results = &open.index.tree.results;
                if let Some(result) = result {
                    history.select_file(&results[result].path);
                }
            }
            _ => {}
        }
        self.history = Some(history);
        self.screens.push(Screen::Timeline(TimelineState));
    }

    /// Shows what became known of the headline numbers of the history.
    pub fn headlines_updated(&mut self, updates: Vec<TreeUpdate>) {
        let Some(history) = &mut self.history else {
            return;
        };
        let is_complete = |update: &TreeUpdate| matches!(update, TreeUpdate::Complete);
        let is_complete = updates.iter().any(is_complete);
        let events = updates.into_iter().filter_map(|update| match update {
            TreeUpdate::Indexed(event) => Some(event),
            TreeUpdate::Listed(..) | TreeUpdate::Complete => None,
        });
        history.record(events.collect());
        if is_complete {
            history.complete();
        }
    }

    /// Whether the history receives the keys.
    pub(super) fn is_history(&self) -> bool {
        matches!(self.top(), Screen::Timeline(_))
    }

    /// Closes the top screen, unless it is the only one. Back in the history, the comparison below it is open again. Back
    /// in the list from the history, the result under its cursor is selected.
    pub(super) fn close(&mut self) {
        if self.screens.len() < 2 {
            return;
        }
        match self.screens.pop() {
            Some(Screen::Comparison(_)) if self.is_history() && self.covered.is_some() => {
                self.comparison = self.covered.take();
            }
            Some(Screen::Timeline(_)) => {
                let closed = self.history.take();
                let is_of_list = matches!(self.top(), Screen::Results(_));
                let file = closed.as_ref().and_then(OpenHistory::file);
                if let (Some(open), Some(file), true) = (&mut self.tree, file, is_of_list) {
                    open.select_file(file);
                }
            }
            _ => {}
        }
    }
}
