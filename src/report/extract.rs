//! What of a comparison is reported.

use crate::comparison::{Change, Comparison, Counts, Metric, Published, Verdict, View, wording};

/// Some of the rows in an order, and what they come to.
#[derive(Debug)]
pub struct Extract<'c> {
    pub comparison: &'c Comparison,
    pub metric: Metric,
    pub rows: Vec<usize>,
    pub verdict: Verdict,
    /// What became of the judged rows by the metric.
    pub counts: Counts,
    /// What the verdict was computed for; raw.
    pub scope: String,
    /// Rows that were taken out of every number, though they may be among `rows`.
    pub excluded: Vec<usize>,
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
            excluded: Vec::new(),
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
            scope: view.scope(comparison),
            excluded: view.excluded.iter().copied().collect(),
            comparison,
        }
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
