//! Goes to a benchmark, or to a result, from elsewhere in the program.

use std::path::Path;

use super::history::OpenHistory;
use crate::history::{Subject, Trend};

impl OpenHistory {
    /// Selects a benchmark, with the cursor on the result in a file: the first series that has both, otherwise the first of
    /// the benchmark. Nothing happens if the benchmark is not listed.
    pub fn select_benchmark(&mut self, name: &str, file: Option<&Path>) {
        let is_it = |trend: &Trend| matches!(&trend.subject, Subject::Benchmark(it) if it == name);
        let has_both = file.and_then(|file| self.find(&is_it, Some(file)));
        if let Some((place, point)) = has_both.or_else(|| self.find(&is_it, None)) {
            self.show(place, point);
        }
    }

    /// Puts the cursor on the result in a file: in the selected series if that has it, otherwise in the first that has.
    pub fn select_file(&mut self, file: &Path) {
        let selected = self.current().map(|trend| (trend.group, &trend.subject));
        let is_selected = |trend: &Trend| selected == Some((trend.group, &trend.subject));
        let found = self.find(&is_selected, Some(file));
        if let Some((place, point)) = found.or_else(|| self.find(&|_| true, Some(file))) {
            self.show(place, point);
        }
    }

    /// The place in the list of the first series that is wanted, and that of the point of a file, or of the newest point.
    fn find(
        &self,
        is_wanted: &dyn Fn(&Trend) -> bool,
        file: Option<&Path>,
    ) -> Option<(usize, usize)> {
        let results = &self.trends.tree.results;
        self.shown.iter().enumerate().find_map(|(place, &trend)| {
            let trend = &self.trends.trends[trend];
            if !is_wanted(trend) {
                return None;
            }
            let points = self.first(trend)..trend.series.points.len();
            let is_it = |&point: &usize| {
                let night = self.trends.night(trend, point);
                file.is_none_or(|file| results[night.result].path == file)
            };
            Some((place, points.rev().find(is_it)?))
        })
    }

    fn show(&mut self, place: usize, point: usize) {
        if place != self.selected {
            self.select(place);
        }
        self.cursor = point;
        if !self.window().contains(&point) {
            self.zoom = None;
        }
        self.remember();
    }
}
