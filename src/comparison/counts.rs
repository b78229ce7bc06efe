//! How many benchmarks became faster, slower, and so on.

use super::judgement::Judgement;
use super::measure::Change;
use crate::stats::noise::BEYOND_NOISE;

/// How one row changed by a metric.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Judged {
    pub change: Change,
    pub judgement: Judgement,
    /// The change in units of what the noise from night to night makes of no change, if that is known.
    pub night: Option<f64>,
}

/// The number of rows with each kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Faster, or smaller.
    pub better: usize,
    /// Those of them that are clear.
    pub clearly_better: usize,
    /// Those of them that are beyond the noise from night to night, as far as it is known.
    pub better_beyond_noise: usize,
    /// Slower, or larger.
    pub worse: usize,
    /// Those of them that are clear.
    pub clearly_worse: usize,
    /// Those of them that are beyond the noise from night to night, likewise.
    pub worse_beyond_noise: usize,
    /// Those that are better or worse, but of which this noise is not known.
    pub noise_unknown: usize,
    /// With the same mean to the last bit.
    pub unchanged: usize,
    /// Without a difference that the test could find.
    pub not_significant: usize,
    /// Rows that could not be tested.
    pub not_tested: usize,
    /// Rows whose metric is missing on a side; no row lacks its time.
    pub unknown: usize,
}

impl FromIterator<Option<Judged>> for Counts {
    /// Counts changes; `None` means that a side lacks the metric.
    fn from_iter<I: IntoIterator<Item = Option<Judged>>>(changes: I) -> Self {
        let mut counts = Self::default();
        for change in changes {
            let is_clear = change.is_some_and(|it| it.judgement == Judgement::Clear);
            let night = change.and_then(|it| it.night);
            let is_beyond = night.is_some_and(|night| night >= BEYOND_NOISE);
            let count = match change.map(|it| it.change) {
                Some(Change::Better) => {
                    counts.clearly_better += usize::from(is_clear);
                    counts.better_beyond_noise += usize::from(is_beyond);
                    counts.noise_unknown += usize::from(night.is_none());
                    &mut counts.better
                }
                Some(Change::Worse) => {
                    counts.clearly_worse += usize::from(is_clear);
                    counts.worse_beyond_noise += usize::from(is_beyond);
                    counts.noise_unknown += usize::from(night.is_none());
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
