//! What was measured of a benchmark on both sides, time or peak memory, and whether it changed.

use std::cmp::Ordering;

use crate::stats::significance::Significance;
use crate::stats::{Student, Summary};
use crate::suite::Unit;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Metric {
    /// The values of the benchmark: nearly always times, but pyperf knows bytes and integers too.
    #[default]
    Time,
    /// The peak memory of its processes.
    Memory,
}

impl Metric {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Time => Self::Memory,
            Self::Memory => Self::Time,
        }
    }
}

/// Both sides of one benchmark by one metric.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The units of reference and head, which may differ.
    pub units: (Unit, Unit),
    pub reference: Summary,
    pub head: Summary,
    /// Whether the mean of a side is an integer in Python, which shows in its formatting.
    pub integral: (bool, bool),
    /// Mean of the head over mean of the reference: above 1 is slower, or larger.
    pub ratio: f64,
    /// Natural logarithm of `ratio`, of which geometric means are made.
    pub log_ratio: f64,
    pub significance: Significance,
}

/// What became of a benchmark, as far as the test lets one say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Slower, or larger.
    Worse,
    /// Faster, or smaller.
    Better,
    /// The means are the same to the last bit.
    Unchanged,
    /// The test found no difference.
    NotSignificant,
    /// The test could not be run.
    NotTested,
}

impl Measure {
    /// Compares two summaries; `test` is the t-test of the two.
    pub(super) fn new(
        units: (Unit, Unit),
        (reference, head): (Summary, Summary),
        integral: (bool, bool),
        test: Result<Student, crate::stats::Untestable>,
    ) -> Self {
        let ratio = head.mean / reference.mean;
        Self {
            units,
            reference,
            head,
            integral,
            ratio,
            log_ratio: ratio.ln(),
            significance: Significance::new(test),
        }
    }

    pub fn change(&self) -> Change {
        match (self.significance, self.ratio.partial_cmp(&1.0)) {
            (Significance::NotTested(_), _) => Change::NotTested,
            (Significance::NotSignificant { .. }, _) => Change::NotSignificant,
            (Significance::Significant { .. }, Some(Ordering::Less)) => Change::Better,
            (Significance::Significant { .. }, Some(Ordering::Equal)) => Change::Unchanged,
            (Significance::Significant { .. }, _) => Change::Worse,
        }
    }

    /// Student's t of the test; `None` where it could not be run.
    pub fn t(&self) -> Option<f64> {
        match self.significance {
            Significance::Significant { t } | Significance::NotSignificant { t } => Some(t),
            Significance::NotTested(_) => None,
        }
    }

    /// The mean of the reference as pyperf writes it.
    pub fn reference_mean(&self) -> String {
        self.units.0.format(self.reference.mean, self.integral.0)
    }

    /// The mean of the head as pyperf writes it, in the head's own unit.
    pub fn head_mean(&self) -> String {
        self.units.1.format(self.head.mean, self.integral.1)
    }

    /// The mean of the head in the scale of the reference, to be compared at sight, unless that would take too many
    /// digits.
    pub fn head_mean_like_reference(&self) -> String {
        let is_near = (0.01..1000.0).contains(&self.ratio);
        if self.units.0 == self.units.1 && self.units.0 != Unit::Integer && is_near {
            self.units
                .0
                .format_like(self.head.mean, self.reference.mean)
        } else {
            self.head_mean()
        }
    }
}
