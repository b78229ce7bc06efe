//! What of a comparison is reported.

use crate::comparison::{Comparison, Metric, Published, Verdict, View, wording};

/// Some of the rows in an order, and what they come to.
#[derive(Debug)]
pub struct Extract<'c> {
    pub comparison: &'c Comparison,
    pub metric: Metric,
    pub rows: Vec<usize>,
    pub verdict: Verdict,
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
            scope: view.scope(comparison),
            excluded: view.excluded.iter().copied().collect(),
            comparison,
        }
    }
}
