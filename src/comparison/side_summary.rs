//! All statistics of one side of a benchmark, for its details and for exports.

use crate::stats::Summary;
use crate::stats::summary::{median_absolute_deviation, percentile, sorted};
use crate::suite::Unit;

/// All statistics of one side of a benchmark by a metric, in the unit of the samples unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SideSummary {
    /// The unit of the samples.
    pub unit: Unit,
    /// Mean, spread, median and extremes.
    pub samples: Summary,
    /// The number of processes that have samples.
    pub processes: usize,
    /// The median absolute deviation from the median.
    pub mad: Option<f64>,
    /// The 5th percentile.
    pub p5: Option<f64>,
    /// The 25th percentile.
    pub p25: Option<f64>,
    /// The 75th percentile.
    pub p75: Option<f64>,
    /// The 95th percentile.
    pub p95: Option<f64>,
    /// The number of modes of the distribution.
    pub modes: usize,
}

/// What the statistics of a side are computed from, besides its samples.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub unit: Unit,
    /// The summary of the same samples.
    pub summary: Summary,
    pub processes: usize,
    pub modes: usize,
}

impl SideSummary {
    pub(super) fn new(samples: &[f64], known: Known) -> Self {
        let sorted = sorted(samples);
        Self {
            unit: known.unit,
            samples: known.summary,
            processes: known.processes,
            mad: median_absolute_deviation(&sorted),
            p5: percentile(&sorted, 0.05),
            p25: percentile(&sorted, 0.25),
            p75: percentile(&sorted, 0.75),
            p95: percentile(&sorted, 0.95),
            modes: known.modes,
        }
    }

    /// The standard deviation divided by the mean, without a unit; `None` for a single sample.
    #[must_use]
    pub fn cv(&self) -> Option<f64> {
        self.samples.coefficient_of_variation()
    }
}
