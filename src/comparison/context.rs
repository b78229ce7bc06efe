//! The context of cells, orders and filters: everything that they depend on besides the row.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::comparison::Comparison;
use super::evidence::Evidence;
use super::judgement::Judgement;
use super::measure::Measure;
use super::metric::Metric;

/// A comparison, and the settings of the view.
#[derive(Clone, Copy)]
pub struct ViewContext<'c> {
    /// The comparison to view.
    pub comparison: &'c Comparison,
    /// The comparisons of all heads, which have the same rows; may be empty if there is only one.
    pub heads: &'c [Arc<Comparison>],
    /// The metric of the view.
    pub metric: Metric,
    /// Rows that are excluded from every number.
    pub excluded: &'c BTreeSet<usize>,
    /// The influence of each row on the metric's headline; `None` for rows that are not in it.
    pub influences: &'c [Option<f64>],
}

impl<'c> ViewContext<'c> {
    /// The context of each head. The influences are known for the selected head only.
    pub fn each_head(&self) -> impl Iterator<Item = Self> {
        let selected = std::iter::once(self.comparison).filter(|_| self.heads.is_empty());
        let all = self.heads.iter().map(AsRef::as_ref).chain(selected);
        all.map(|comparison| Self {
            comparison,
            influences: if std::ptr::eq(comparison, self.comparison) {
                self.influences
            } else {
                &[]
            },
            ..*self
        })
    }

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

    /// The symbol of the judgement of a row; a blank if a side lacks the metric.
    #[must_use]
    pub fn symbol(&self, row: usize) -> &'static str {
        let judgement = self.comparison.judgement(self.metric, row);
        judgement.map_or(" ", Judgement::symbol)
    }

    /// The influence of a row on the headline; `None` if it has none.
    #[must_use]
    pub fn influence(&self, row: usize) -> Option<f64> {
        self.influences.get(row).copied().flatten()
    }
}
