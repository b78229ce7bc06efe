//! How the app opens the history of a tree, and goes back to where it was opened.

use super::app::App;
use crate::tui::effect::Effect;
use crate::tui::screen::{Screen, TimelineState};

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

    /// Shows the history that was read, with the open or selected benchmark.
    pub fn history_read(&mut self, mut history: TimelineState) {
        let is_of_comparison = matches!(self.top(), Screen::Comparison(_) | Screen::Benchmark(_));
        let row = self.selected_row().filter(|_| is_of_comparison);
        if let (Some(row), Some(open)) = (row, &self.comparison) {
            history.select_benchmark(&open.comparison.rows[row].name);
        }
        if history.count() == 0 {
            self.message = Some("no result of this tree has a machine and a date".to_owned());
            return;
        }
        self.screens.push(Screen::Timeline(Box::new(history)));
    }

    /// Whether the history receives the keys.
    pub(super) fn is_history(&self) -> bool {
        matches!(self.top(), Screen::Timeline(_))
    }

    /// Closes the top screen, unless it is the only one. Back in the history, the comparison below it is open again.
    pub(super) fn close(&mut self) {
        if self.screens.len() > 1 {
            let closed = self.screens.pop();
            let is_comparison = matches!(closed, Some(Screen::Comparison(_)));
            if is_comparison && self.is_history() && self.covered.is_some() {
                self.comparison = self.covered.take();
            }
        }
    }
}
