//! The results that bench_runner puts into its short table.
//!
//! Source: `summarize_results` in bench_runner's `generate_results.py`.

use super::date::Day;
use super::entry::Entry;
use super::order::Section;
use crate::suite::read_run_date;

/// How many results of each runner are always recent.
const COUNT: usize = 3;
/// For how many days a result is recent after it was measured.
const DAYS: i64 = 3;

impl Section {
    /// The same section with the first three results, and those that were measured in the last three days. Reads the
    /// beginnings of the files of the others.
    #[must_use]
    pub fn recent(&self, results: &[Entry], today: Day) -> Self {
        let earliest = today.minus(DAYS).to_string();
        let is_recent = |result: usize| {
            let entry = &results[result];
            let date = entry.error.is_none().then(|| read_run_date(&entry.path));
            date.flatten()
                .is_some_and(|date| date.chars().take(10).collect::<String>() >= earliest)
        };
        let all = self.results.iter().enumerate();
        let recent = all.filter(|&(place, &result)| place < COUNT || is_recent(result));
        Self {
            runner: self.runner.clone(),
            results: recent.map(|(_, &result)| result).collect(),
        }
    }
}
