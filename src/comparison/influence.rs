//! The influence of single benchmarks on a mean (leave-one-out): how the mean would change without them.

use super::metric::Metric;
use crate::stats::{exact, summary};

/// Rows that a headline depends on, and its value without them.
#[derive(Debug, Clone, PartialEq)]
pub struct InfluentialRows {
    /// At most [`InfluentialRows::MAX_ROWS`], the most influential first.
    pub rows: Vec<usize>,
    /// The headline without them.
    pub without: f64,
}

impl InfluentialRows {
    /// The maximum number of rows.
    pub const MAX_ROWS: usize = 3;
    /// A row is influential if its influence on the headline is at least this share ...
    const MIN_INFLUENCE: f64 = 0.01;
    /// ... and at least this many times the median influence.
    const TIMES_MEDIAN: f64 = 4.0;

    /// Removes the most influential of `rows` repeatedly, as long as there is one; `headline` has one part for each
    /// row.
    pub(super) fn find(mut rows: Vec<usize>, mut headline: Headline) -> Option<Self> {
        let mut influential: Option<Self> = None;
        for _ in 0..Self::MAX_ROWS {
            let sizes: Vec<f64> = headline.influences().map(f64::abs).collect();
            let largest = (0..sizes.len()).max_by(|&a, &b| sizes[a].total_cmp(&sizes[b]));
            let Some(largest) = largest.filter(|_| rows.len() >= 3) else {
                break;
            };
            // Comparisons with NaN are false, so NaN reaches nothing.
            let reaches = |least: f64| sizes[largest] >= least;
            let median = || summary::median(&summary::sorted(&sizes));
            if !reaches(Self::MIN_INFLUENCE)
                || !median().is_some_and(|median| reaches(Self::TIMES_MEDIAN * median))
            {
                break;
            }
            let influential = influential.get_or_insert(Self {
                rows: Vec::new(),
                without: 0.0,
            });
            influential.rows.push(rows.remove(largest));
            headline = headline.leave_out(largest);
            influential.without = headline.value();
        }
        influential
    }
}

/// A mean over rows, with one part for each row.
pub(super) struct Headline {
    metric: Metric,
    parts: Vec<f64>,
    sum: f64,
}

impl Headline {
    /// pyperf's geometric mean, whose parts are the logarithms of the ratios, or bench_runner's arithmetic mean, whose
    /// parts are the memory factors.
    pub fn new(metric: Metric, parts: Vec<f64>) -> Self {
        let sum = exact::sum(parts.iter().copied());
        Self { metric, parts, sum }
    }

    /// The mean of the parts without one of them.
    fn rest(&self, part: f64) -> f64 {
        (self.sum - part) / (self.parts.len() as f64 - 1.0)
    }

    /// The headline without the part at index `place`.
    fn leave_out(mut self, place: usize) -> Self {
        self.parts.remove(place);
        Self::new(self.metric, self.parts)
    }

    fn value(&self) -> f64 {
        let mean = self.sum / self.parts.len() as f64;
        match self.metric {
            Metric::Time => mean.exp(),
            Metric::Memory => mean,
        }
    }

    /// The influence of each row: by how much the headline would fall without the row, as a share of its value without
    /// the row. NaN for a single row, without which there is no headline.
    pub fn influences(&self) -> impl Iterator<Item = f64> {
        let mean = self.sum / self.parts.len() as f64;
        self.parts.iter().map(move |&part| match self.metric {
            Metric::Time => (mean - self.rest(part)).exp_m1(),
            Metric::Memory => mean / self.rest(part) - 1.0,
        })
    }
}
