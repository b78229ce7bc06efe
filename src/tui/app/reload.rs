//! How the app shows other results in place of those that are compared.

use super::app::App;
use crate::comparison::Comparison;
use crate::results::Results;
use crate::tui::screen::{BenchmarkState, Screen};

impl App {
    /// Shows the reloaded files.
    pub fn reloaded(&mut self, results: Results, heads: Vec<Comparison>) {
        let lost = self.replace(results, heads).join(", ");
        self.message = Some(match lost.as_str() {
            "" => "the files were reloaded".to_owned(),
            lost => format!("the files were reloaded; no longer there: {lost}"),
        });
    }

    /// Shows why the files could not be reloaded, and marks the comparison as stale.
    pub fn not_reloaded(&mut self, reason: &str) {
        if let Some(open) = &mut self.comparison {
            open.is_stale = true;
        }
        self.message = Some(format!("not reloaded: {reason}"));
    }

    pub(super) fn swap(&mut self) {
        let Some(open) = &self.comparison else {
            return;
        };
        let results = open.results.swapped();
        self.message = Some(match Comparison::of_heads(&results) {
            Ok(heads) => {
                let labels = heads[results.selected()].labels.clone();
                self.replace(results, heads);
                let (reference, head) = (labels.reference, labels.head);
                format!("swapped: the reference is {reference}, the head {head}")
            }
            Err(error) => format!("cannot be swapped: {error}"),
        });
    }

    /// Replaces the comparison. Keeps the view, and a benchmark that was opened from the table, as far as they exist in
    /// the new one. Returns the names of what no longer exists; raw.
    pub(super) fn replace(&mut self, results: Results, heads: Vec<Comparison>) -> Vec<String> {
        let row = self.selected_row();
        let is_open = matches!(self.top(), Screen::Benchmark(state) if !state.is_from_files);
        let Some(open) = &mut self.comparison else {
            return Vec::new();
        };
        let (row, lost) = open.replace(results, heads, row);
        self.close_above_comparison();
        if let Some(row) = row.filter(|_| is_open) {
            self.screens
                .push(Screen::Benchmark(BenchmarkState::new(row)));
        }
        lost
    }
}
