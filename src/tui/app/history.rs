//! How the app opens the history of a tree, and goes back to where it was opened.

use std::sync::Arc;

use super::app::App;
use crate::tree::Tree;
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
        let Some(tree) = self.history_tree() else {
            self.message = Some(
                "the history needs a tree of results: benchlens DIR, or --history DIR".to_owned(),
            );
            return Effect::None;
        };
        let is_of_tree = |history: &OpenHistory| Arc::ptr_eq(&history.trends.tree, tree);
        if self.history.as_ref().is_some_and(is_of_tree) {
            self.show_history();
            return Effect::None;
        }
        Effect::ReadHistory
    }

    /// The tree whose history can be shown: the open one, else that of the history from which comparisons are opened, else
    /// the one that the open comparison is judged by.
    pub(in crate::tui) fn history_tree(&self) -> Option<&Arc<Tree>> {
        let of_list = self.tree.as_ref().map(|open| &open.index.tree);
        let of_history = || Some(&self.history.as_ref()?.trends.tree);
        let of_comparison = || self.comparison.as_ref()?.history.as_ref();
        of_list.or_else(of_history).or_else(of_comparison)
    }

    /// Shows the history that was read.
    pub fn history_read(&mut self, history: OpenHistory) {
        if history.trends.trends.is_empty() {
            self.message = Some("no result of this tree has a machine and a date".to_owned());
            return;
        }
        self.history = Some(history);
        self.tell_annotations();
        self.show_history();
    }

    /// Says what cannot be used of the annotations of the history, if there is something.
    pub fn tell_annotations(&mut self) {
        let Some(history) = &self.history else {
            return;
        };
        let problems = &history.trends.annotations.problems;
        let more = problems.len().saturating_sub(1);
        if let Some(problem) = problems.first() {
            let more = match more {
                0 => String::new(),
                more => format!(" (and {more} more)"),
            };
            self.message = Some(format!("note: {problem}{more}"));
        }
    }

    /// Shows the history at the selected result, and at the open or selected benchmark of its comparison.
    fn show_history(&mut self) {
        let is_of_comparison = matches!(self.top(), Screen::Comparison(_) | Screen::Benchmark(_));
        let row = self.selected_row().filter(|_| is_of_comparison);
        let name = row.zip(self.comparison.as_ref());
        let name = name.map(|(row, open)| open.comparison.rows[row].name.clone());
        // The list selects the head of the comparison.
        let file = self.tree.as_ref().and_then(|open| {
            let result = open.selected_result()?;
            Some(open.index.tree.results[result].path.as_path())
        });
        if let Some(history) = &mut self.history {
            match (name, file) {
                (Some(name), file) => {
                    // A plot has no benchmarks.
                    history.leave_plot();
                    history.select_benchmark(&name, file);
                }
                (None, Some(file)) => history.select_file(file),
                (None, None) => {}
            }
        }
        self.screens.push(Screen::Timeline(TimelineState));
    }

    /// The history, while its screen is open.
    #[must_use]
    pub fn shown_history(&self) -> Option<&OpenHistory> {
        let mut screens = self.screens.iter();
        let is_shown = screens.any(|screen| matches!(screen, Screen::Timeline(_)));
        self.history.as_ref().filter(|_| is_shown)
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
                let is_of_list = matches!(self.top(), Screen::Results(_));
                let file = self.history.as_ref().and_then(OpenHistory::file);
                if let (Some(open), Some(file), true) = (&mut self.tree, file, is_of_list) {
                    open.select_file(file);
                }
            }
            _ => {}
        }
    }
}
