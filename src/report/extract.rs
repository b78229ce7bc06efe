//! What of a comparison is reported.

use std::collections::BTreeSet;

use crate::comparison::{
    Change, Comparison, Counts, Lens, Measure, Metric, Published, Verdict, View, wording,
};

/// Some of the rows in an order, and what they come to.
#[derive(Debug)]
pub struct Extract<'c> {
    pub comparison: &'c Comparison,
    pub metric: Metric,
    pub rows: Vec<usize>,
    pub verdict: Verdict,
    /// What became of the judged rows by the metric.
    pub counts: Counts,
    /// What the verdict was computed for, and how many of these rows are not listed; raw.
    pub scope: String,
    /// Whether this is all there is.
    pub is_whole: bool,
    /// What became of the published exclusions.
    pub published: Published,
    /// Rows that were taken out of every number, though they may be among `rows`.
    pub taken_out: BTreeSet<usize>,
}

impl<'c> Extract<'c> {
    /// All rows in the reference's order, with the published verdict.
    pub fn whole(comparison: &'c Comparison) -> Self {
        Self {
            metric: Metric::Time,
            rows: comparison.all(),
            verdict: comparison.published(),
            counts: comparison.counts(&comparison.all(), Metric::Time),
            scope: format!("all, {}", wording::count(comparison.rows.len(), "row")),
            is_whole: true,
            published: Published::LeftOut,
            taken_out: BTreeSet::new(),
            comparison,
        }
    }

    /// The rows that a view shows, in its order, with its verdict.
    pub fn of(comparison: &'c Comparison, view: &View) -> Self {
        // Where nothing is left out, what bench_runner pairs beyond the rows counts too.
        let is_whole =
            view.verdict.rows == comparison.rows.len() && view.published == Published::LeftOut;
        Self {
            metric: view.metric,
            rows: view.shown.clone(),
            verdict: if is_whole {
                comparison.published()
            } else {
                view.verdict.clone()
            },
            counts: view.counts,
            scope: match view.hidden {
                0 => view.scope(comparison),
                hidden => format!(
                    "{}, {hidden} of them not significant and not listed",
                    view.scope(comparison)
                ),
            },
            is_whole: is_whole && view.hidden == 0,
            published: view.published,
            taken_out: view.excluded.clone(),
            comparison,
        }
    }

    /// What cells depend on besides the row.
    pub fn lens(&self) -> Lens<'_> {
        Lens {
            comparison: self.comparison,
            metric: self.metric,
            excluded: &self.taken_out,
            pulls: &[],
        }
    }

    /// What is to be known of a row besides its numbers: `not significant`, `not in the numbers`. Nothing for most.
    pub fn notes(&self, row: usize) -> Vec<&'static str> {
        let measure = self.comparison.measure(self.metric, row);
        let mut notes = Vec::new();
        match measure.map(Measure::change) {
            Some(change @ (Change::NotSignificant | Change::NotTested)) => {
                notes.push(wording::change(self.metric, change));
            }
            Some(Change::Worse | Change::Better | Change::Unchanged) | None => {}
        }
        if self.taken_out.contains(&row) {
            notes.push("taken out of the numbers");
        }
        if self.published == Published::LeftOut && self.comparison.is_excluded(row) {
            notes.push("left out by bench_runner");
        }
        notes
    }

    /// What became of the rows, in words: `49 faster, 32 slower, 3 not significant`.
    pub fn tally(&self) -> String {
        let counts = self.counts;
        let word = |change: Change| wording::change(self.metric, change);
        let parts = [
            (counts.better, word(Change::Better), true),
            (counts.worse, word(Change::Worse), true),
            (counts.unchanged, "unchanged", false),
            (counts.not_significant, "not significant", false),
            (counts.not_tested, "not tested", false),
            (counts.unknown, "unknown", false),
        ];
        let parts = parts
            .iter()
            .filter(|(count, _, always)| *always || *count > 0);
        let parts: Vec<String> = parts
            .map(|(count, what, _)| format!("{count} {what}"))
            .collect();
        parts.join(", ")
    }
}
