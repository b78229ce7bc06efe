//! How many benchmarks became faster, slower, and so on.

use super::judgement::Judgement;
use super::measure::Change;

/// The number of rows with each kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Faster, or smaller.
    pub better: usize,
    /// Those of them that are clear.
    pub clearly_better: usize,
    /// Slower, or larger.
    pub worse: usize,
    /// Those of them that are clear.
    pub clearly_worse: usize,
    /// With the same mean to the last bit.
    pub unchanged: usize,
    /// Without a difference that the test could find.
    pub not_significant: usize,
    /// Rows that could not be tested.
    pub not_tested: usize,
    /// Rows whose metric is missing on a side; no row lacks its time.
    pub unknown: usize,
}

impl FromIterator<Option<(Change, Judgement)>> for Counts {
    /// Counts changes; `None` means that a side lacks the metric.
    fn from_iter<I: IntoIterator<Item = Option<(Change, Judgement)>>>(changes: I) -> Self {
        let mut counts = Self::default();
        for change in changes {
            let is_clear = change.is_some_and(|(_, judgement)| judgement == Judgement::Clear);
            let count = match change.map(|(change, _)| change) {
                Some(Change::Better) => {
                    counts.clearly_better += usize::from(is_clear);
                    &mut counts.better
                }
                Some(Change::Worse) => {
                    counts.clearly_worse += usize::from(is_clear);
                    &mut counts.worse
                }
                Some(Change::Unchanged) => &mut counts.unchanged,
                Some(Change::NotSignificant) => &mut counts.not_significant,
                Some(Change::NotTested) => &mut counts.not_tested,
                None => &mut counts.unknown,
            };
            *count += 1;
        }
        counts
    }
}
