//! What the rows of a view come to for each of several heads.

use std::sync::{Arc, OnceLock};

use super::summary::HeadSummary;
use super::view::View;
use crate::comparison::comparison::Comparison;
use crate::comparison::verdict::Verdict;
use crate::stats::geometric;

impl View {
    /// What the rows in view come to for one of several heads; `None` if there is no such head, or only one. It is
    /// computed when it is first asked for.
    #[must_use]
    pub fn head_summary(&self, head: usize) -> Option<&HeadSummary> {
        let comparison = self.heads.get(head)?;
        let summary = || {
            let chosen = self.chosen();
            let rows = present(chosen, comparison);
            HeadSummary {
                verdict: self.verdict_for(&rows, comparison),
                counts: comparison.counts(&rows, self.metric),
                lacking: chosen.len() - rows.len(),
            }
        };
        Some(self.head_summaries.get(head)?.get_or_init(summary))
    }

    /// Whether one of several heads lacks a row in view. This is cheaper than the summaries.
    #[must_use]
    pub fn is_any_lacking(&self) -> bool {
        let lacks = |head: &Arc<Comparison>| {
            let mut chosen = self.chosen().iter();
            chosen.any(|&row| head.rows[row].is_absent())
        };
        self.heads.iter().any(lacks)
    }

    /// The geometric mean of the ratios of a group for one head, without the excluded rows; `None` if no row counts.
    #[must_use]
    pub fn group_mean(&self, group: usize, comparison: &Comparison) -> Option<f64> {
        let rows = self.groups[group].group.rows.iter();
        let counted = rows.filter(|row| !self.excluded.contains(row));
        let log_ratios = counted.filter_map(|&row| comparison.log_ratio(self.metric, row));
        geometric::of_logarithms(log_ratios)
    }

    /// The rows that the user looks at, whether or not the selected head has them.
    #[must_use]
    pub fn chosen(&self) -> &[usize] {
        self.computed_for.as_ref().map_or(&[], |last| &last.chosen)
    }

    /// The verdict for rows of a head.
    pub(super) fn verdict_for(&self, rows: &[usize], comparison: &Comparison) -> Verdict {
        if rows.len() == comparison.count_present() {
            comparison.whole(self.exclusions).clone()
        } else {
            comparison.verdict(rows, self.exclusions)
        }
    }

    /// Makes the summaries be computed again when they are asked for.
    pub(super) fn forget_summaries(&mut self) {
        self.head_summaries = self.heads.iter().map(|_| OnceLock::new()).collect();
    }

    /// The shown rows of the benchmarks that both sides have.
    #[must_use]
    pub fn shown_present(&self, comparison: &Comparison) -> Vec<usize> {
        present(&self.shown, comparison)
    }
}

/// Those of `rows` whose benchmarks both sides have.
pub(super) fn present(rows: &[usize], comparison: &Comparison) -> Vec<usize> {
    let rows = rows.iter().copied();
    rows.filter(|&row| !comparison.rows[row].is_absent())
        .collect()
}
