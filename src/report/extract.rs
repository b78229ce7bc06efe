//! What of a comparison is reported.

use std::collections::BTreeSet;

use crate::comparison::{
    Change, Comparison, Counts, Exclusions, Metric, Verdict, View, ViewContext, wording,
};

/// Some of the rows in an order, and what they come to.
#[derive(Debug)]
pub struct Extract<'c> {
    /// What is reported.
    pub comparison: &'c Comparison,
    /// By what it is looked at.
    pub metric: Metric,
    /// The rows that are listed, in their order.
    pub rows: Vec<usize>,
    /// What the judged rows come to.
    pub verdict: Verdict,
    /// What became of the judged rows by the metric.
    pub counts: Counts,
    /// What the verdict was computed for, and how many of these rows are not listed; raw.
    pub scope: String,
    /// Whether this is all there is.
    pub is_whole: bool,
    /// What is done about the published exclusions.
    pub exclusions: Exclusions,
    /// Rows that are excluded from every number, though they may be among `rows`.
    pub excluded: BTreeSet<usize>,
}

impl<'c> Extract<'c> {
    /// All rows in the reference's order, with the published verdict.
    #[must_use]
    pub fn whole(comparison: &'c Comparison) -> Self {
        Self {
            metric: Metric::Time,
            rows: comparison.all(),
            verdict: comparison.published(),
            counts: comparison.counts(&comparison.all(), Metric::Time),
            scope: format!("all, {}", wording::count(comparison.rows.len(), "row")),
            is_whole: true,
            exclusions: Exclusions::Applied,
            excluded: BTreeSet::new(),
            comparison,
        }
    }

    /// The rows that a view shows, in its order, with its verdict.
    #[must_use]
    pub fn of(comparison: &'c Comparison, view: &View) -> Self {
        // Where nothing is left out, what bench_runner pairs beyond the rows counts too.
        let is_whole =
            view.verdict.rows == comparison.rows.len() && view.exclusions == Exclusions::Applied;
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
            exclusions: view.exclusions,
            excluded: view.excluded.clone(),
            comparison,
        }
    }

    /// What cells depend on besides the row.
    #[must_use]
    pub fn context(&self) -> ViewContext<'_> {
        ViewContext {
            comparison: self.comparison,
            metric: self.metric,
            excluded: &self.excluded,
            influences: &[],
        }
    }

    /// What is to be known of a row besides its numbers: `not significant`, `not in the numbers`. Nothing for most.
    #[must_use]
    pub fn notes(&self, row: usize) -> Vec<&'static str> {
        let mut notes = Vec::new();
        match self.comparison.change(self.metric, row) {
            Some(change @ (Change::NotSignificant | Change::NotTested)) => {
                notes.push(wording::change(self.metric, change));
            }
            Some(Change::Worse | Change::Better | Change::Unchanged) | None => {}
        }
        if self.excluded.contains(&row) {
            notes.push("taken out of the numbers");
        }
        if self.exclusions == Exclusions::Applied && self.comparison.is_excluded(row) {
            notes.push("left out by bench_runner");
        }
        notes
    }

    /// What became of the rows, in words: `49 faster, 32 slower, 3 not significant`.
    #[must_use]
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
