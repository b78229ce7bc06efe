//! The measurements of a benchmark on both sides, of time or peak memory, and how they changed.

use std::cmp::Ordering;

use crate::results::Sides;
use crate::stats::significance::Significance;
use crate::stats::{Student, Summary, Untestable};
use crate::suite::Unit;

/// Both sides of one benchmark by one metric.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The units of the two sides, which may differ.
    pub units: Sides<Unit>,
    /// Summary statistics of the samples of each side.
    pub sides: Sides<Summary>,
    /// Whether the mean of a side is an integer in Python, which affects its formatting.
    pub integral: Sides<bool>,
    /// Mean of the head over mean of the reference: above 1 is slower, or larger.
    pub ratio: f64,
    /// Natural logarithm of `ratio`, for geometric means.
    pub log_ratio: f64,
    /// The outcome of the t-test.
    pub significance: Significance,
}

/// How a benchmark changed, according to the t-test.
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
        units: Sides<Unit>,
        sides: Sides<Summary>,
        integral: Sides<bool>,
        test: Result<Student, Untestable>,
    ) -> Self {
        let ratio = sides.head.mean / sides.reference.mean;
        Self {
            units,
            sides,
            integral,
            ratio,
            log_ratio: ratio.ln(),
            significance: Significance::new(test),
        }
    }

    /// How the benchmark changed, according to the t-test.
    #[must_use]
    pub fn change(&self) -> Change {
        match (self.significance, self.ratio.partial_cmp(&1.0)) {
            (Significance::NotTested(_), _) => Change::NotTested,
            (Significance::NotSignificant { .. }, _) => Change::NotSignificant,
            (Significance::Significant { .. }, Some(Ordering::Less)) => Change::Better,
            (Significance::Significant { .. }, Some(Ordering::Equal)) => Change::Unchanged,
            (Significance::Significant { .. }, _) => Change::Worse,
        }
    }

    /// Student's t of the test; `None` if the test could not be run.
    #[must_use]
    pub fn t(&self) -> Option<f64> {
        match self.significance {
            Significance::Significant { t } | Significance::NotSignificant { t } => Some(t),
            Significance::NotTested(_) => None,
        }
    }

    /// The mean of each side as pyperf writes it, in the side's own unit.
    #[must_use]
    pub fn means(&self) -> Sides<String> {
        let sides = self.units.zip(self.sides).zip(self.integral);
        sides.map(|((unit, summary), integral)| unit.format(summary.mean, integral))
    }

    /// The mean of the head in the scale of the reference, so that both are easy to compare, unless the units differ or
    /// it would take too many digits.
    #[must_use]
    pub fn head_mean_like_reference(&self) -> String {
        let unit = self.units.head;
        let is_near = (0.01..1000.0).contains(&self.ratio);
        if self.units.are_equal() && unit != Unit::Integer && is_near {
            unit.format_like(self.sides.head.mean, self.sides.reference.mean)
        } else {
            unit.format(self.sides.head.mean, self.integral.head)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Untestable;

    fn measure(units: Sides<Unit>, means: Sides<f64>) -> Measure {
        let sides = means.map(|mean| Summary::new(&[mean], &[mean]).expect("there is a value"));
        let integral = Sides::new(true, true);
        Measure::new(units, sides, integral, Err(Untestable::SingleValues))
    }

    #[test]
    fn the_head_is_written_in_the_scale_of_the_reference_if_that_helps() {
        let tiny = 2f64.powi(-20);
        for (unit, reference, head, expected) in [
            (Unit::Second, 0.0009, 0.0011, "1100 us"),
            (Unit::Second, 1.0, 0.01, "0.0100 sec"),
            (Unit::Second, 1.0, 0.0099, "9.90 ms"),
            (Unit::Second, tiny, 999.0 * tiny, "952721 ns"),
            (Unit::Second, tiny, 1000.0 * tiny, "954 us"),
            (Unit::Integer, 3.0, 4.0, "4"),
        ] {
            let units = Sides::new(unit, unit);
            let measure = measure(units, Sides::new(reference, head));
            assert_eq!(measure.head_mean_like_reference(), expected);
        }
        let units = Sides::new(Unit::Byte, Unit::Second);
        let measure = measure(units, Sides::new(1.0, 0.5));
        assert_eq!(measure.head_mean_like_reference(), "500 ms");
    }
}
