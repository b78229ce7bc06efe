//! The context of cells, orders and filters: everything that they depend on besides the row.

use std::collections::BTreeSet;

use super::comparison::Comparison;
use super::evidence::Evidence;
use super::measure::{Change, Measure};
use super::metric::Metric;

/// A comparison, and the settings of the view.
#[derive(Clone, Copy)]
pub struct ViewContext<'c> {
    /// The comparison to view.
    pub comparison: &'c Comparison,
    /// The metric of the view.
    pub metric: Metric,
    /// Rows that are excluded from every number.
    pub excluded: &'c BTreeSet<usize>,
    /// The influence of each row on the metric's headline; `None` for rows that are not in it.
    pub influences: &'c [Option<f64>],
}

impl<'c> ViewContext<'c> {
    /// A row by the metric; `None` if a side lacks it.
    #[must_use]
    pub fn measure(&self, row: usize) -> Option<&'c Measure> {
        self.comparison.measure(self.metric, row)
    }

    /// The evidence for or against a change of a row by the metric; `None` if a side lacks it.
    #[must_use]
    pub fn evidence(&self, row: usize) -> Option<&'c Evidence> {
        self.comparison.evidence(self.metric, row)
    }

    /// The mark after the ratio of a row.
    #[must_use]
    pub fn mark(&self, row: usize) -> &'static str {
        self.mark_by(self.metric, row)
    }

    /// The mark after a ratio: `~` if it is not significant, `?` if it could not be tested.
    #[must_use]
    pub fn mark_by(&self, metric: Metric, row: usize) -> &'static str {
        match self.comparison.change(metric, row) {
            Some(Change::NotSignificant) => "~",
            Some(Change::NotTested) => "?",
            Some(Change::Worse | Change::Better | Change::Unchanged) | None => "",
        }
    }

    /// The influence of a row on the headline; `None` if it has none.
    #[must_use]
    pub fn influence(&self, row: usize) -> Option<f64> {
        self.influences.get(row).copied().flatten()
    }
}
