//! What a headline is about, and its sentences.

use crate::comparison::influence::InfluentialRows;
use crate::comparison::metric::Metric;
use crate::comparison::verdict::{Exclusions, Verdict};

/// What a headline is about.
#[derive(Clone, Copy)]
pub struct Headline<'v> {
    /// The metric of the view.
    pub metric: Metric,
    /// The rows of the verdict.
    pub rows: &'v [usize],
    /// The verdict for these rows.
    pub verdict: &'v Verdict,
    /// Whether the published exclusions apply.
    pub exclusions: Exclusions,
    /// How many t-tests were run for the benchmarks in view.
    pub tested: usize,
}

/// What a sentence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Direction, size and certainty of the change.
    Overall,
    /// How many changes are beyond the noise from night to night, and what that makes of the mean.
    Nights,
    /// Why the two means of time disagree.
    Disagreement,
    /// The benchmarks without which a mean would lead to another conclusion.
    Driver,
    /// The worst clear regression and the best clear improvement.
    Extremes,
    /// How many tests are expected to find a change where there is none.
    FalsePositives,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What it says.
    pub topic: Topic,
    /// Its text. Raw: it may contain names from the files.
    pub text: String,
}

/// Two means lead to different conclusions if they differ by at least this share, or in their direction.
pub(super) const NOTABLE: f64 = 0.01;

impl Verdict {
    /// The rows that drive the headline of a metric: without them, it would lead to another conclusion.
    #[must_use]
    pub fn driver(&self, metric: Metric) -> Option<&InfluentialRows> {
        let mean = match metric {
            Metric::Time => self.pyperf_mean?,
            Metric::Memory => self.memory.as_ref().ok()?.change?,
        };
        let influential = self.influential_by(metric)?;
        (conclusion(mean) != conclusion(influential.without)).then_some(influential)
    }
}

/// What a mean of ratios says: worse by at least one percent, better by at least one percent, or neither.
fn conclusion(ratio: f64) -> i8 {
    if ratio >= 1.0 + NOTABLE {
        1
    } else if 1.0 / ratio >= 1.0 + NOTABLE {
        -1
    } else {
        0
    }
}
