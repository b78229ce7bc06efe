//! Is the difference of two means more than noise? Student's two-sample, two-tailed t-test at 95 %.
//!
//! Source: `tscore` and `tdist95conf_level` in pyperf's `_utils.py`, and `_compare.py`, which treats a test that raises
//! an exception as a significant difference.

use super::Summary;

/// Critical values of Student's t for 95 %, two-tailed, by degrees of freedom 1 to 30.
const CRITICAL: [f64; 30] = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042,
];

/// The critical value that pyperf uses: a table without interpolation. Between two entries, the one with fewer degrees
/// of freedom is used.
#[must_use]
pub fn critical_value(degrees_of_freedom: usize) -> f64 {
    match degrees_of_freedom {
        200.. => 1.960,
        100.. => 1.984,
        80.. => 1.990,
        60.. => 2.000,
        50.. => 2.009,
        40.. => 2.021,
        31.. => 2.042,
        0 => 0.0,
        known => CRITICAL[known - 1],
    }
}

/// Why the t-test of two sides cannot be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untestable {
    /// One value on each side.
    SingleValues,
    /// The sides have different numbers of values.
    UnequalCounts {
        /// How many values the reference has.
        reference: usize,
        /// How many values the head has.
        head: usize,
    },
    /// All values of each side are the same.
    NoVariance,
    /// A squared deviation is too large for a double.
    Overflow,
}

/// The t-test of two sides with equal numbers of values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Student {
    /// The t score as NumPy computes it: infinite or NaN if there is no variance.
    pub t: f64,
    /// 2n - 2 for n values on each side.
    pub degrees_of_freedom: usize,
    /// The critical value of |t| at 95 %.
    pub critical: f64,
    /// The reason for which the test raises an exception with Python's own floats, if it does.
    pub raised: Option<Untestable>,
}

impl Student {
    /// Tests two sides of `count` values each.
    ///
    /// # Errors
    /// If the counts differ or both are 1, since t is then undefined.
    pub fn test(reference: &Summary, head: &Summary) -> Result<Self, Untestable> {
        if reference.count == 1 && head.count == 1 {
            return Err(Untestable::SingleValues);
        }
        if reference.count != head.count {
            return Err(Untestable::UnequalCounts {
                reference: reference.count,
                head: head.count,
            });
        }
        let count = reference.count;
        let degrees_of_freedom = 2 * count - 2;
        let critical = critical_value(degrees_of_freedom);
        let squares = reference.squared_deviations + head.squared_deviations;
        let error = squares / degrees_of_freedom as f64 / count as f64;
        let scale = (error * 2.0).sqrt();
        let t = (reference.mean - head.mean) / scale;
        // Python raises an exception if the values of a side are finite, but their squares are not. An infinite value
        // has an infinite square without an exception, and an overflow in the sum of both sides raises no exception
        // either.
        let overflows =
            |side: &Summary| side.mean.is_finite() && side.squared_deviations.is_infinite();
        let raised = if overflows(reference) || overflows(head) {
            Some(Untestable::Overflow)
        } else if scale == 0.0 {
            Some(Untestable::NoVariance)
        } else {
            None
        };
        Ok(Self {
            t,
            degrees_of_freedom,
            critical,
            raised,
        })
    }

    /// Whether |t| reaches the critical value. An infinite t, as NumPy computes it, does; NaN does not.
    #[must_use]
    pub fn reaches_critical_value(&self) -> bool {
        self.t.abs() >= self.critical
    }
}

/// The outcome of the t-test of one benchmark, including the case that it could not be run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Significance {
    /// The means differ.
    Significant {
        /// Student's t.
        t: f64,
    },
    /// The means may be the same.
    NotSignificant {
        /// Student's t.
        t: f64,
    },
    /// The test could not be run. pyperf counts this as significant.
    NotTested(Untestable),
}

impl Significance {
    /// Interprets a test as pyperf does.
    #[must_use]
    pub fn new(test: Result<Student, Untestable>) -> Self {
        match test {
            Err(reason)
            | Ok(Student {
                raised: Some(reason),
                ..
            }) => Self::NotTested(reason),
            Ok(student) if student.reaches_critical_value() => Self::Significant { t: student.t },
            Ok(student) => Self::NotSignificant { t: student.t },
        }
    }

    /// Whether pyperf prints the row.
    #[must_use]
    pub fn counts_as_significant(&self) -> bool {
        !matches!(self, Self::NotSignificant { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::summary::sorted;

    fn test(reference: &[f64], head: &[f64]) -> Result<Student, Untestable> {
        let side =
            |values: &[f64]| Summary::new(values, &sorted(values)).expect("there are values");
        Student::test(&side(reference), &side(head))
    }

    #[test]
    fn the_table_has_pyperfs_steps() {
        for (degrees, critical) in [
            (1, 12.706),
            (2, 4.303),
            (30, 2.042),
            (31, 2.042),
            (39, 2.042),
            (40, 2.021),
            (49, 2.021),
            (50, 2.009),
            (59, 2.009),
            (60, 2.0),
            (80, 1.99),
            (99, 1.99),
            (100, 1.984),
            (118, 1.984),
            (199, 1.984),
            (200, 1.96),
            (398, 1.96),
        ] {
            assert_eq!(
                critical_value(degrees),
                critical,
                "{degrees} degrees of freedom"
            );
        }
    }

    #[test]
    fn t_agrees_with_pyperf() {
        // pyperf._utils.tscore([1, 2, 3], [2, 3, 5]) prints -1.2649110640673518.
        let student = test(&[1.0, 2.0, 3.0], &[2.0, 3.0, 5.0]).expect("testable");
        assert_eq!(student.t, -1.2649110640673518);
        assert_eq!(student.degrees_of_freedom, 4);
        assert!(!Significance::new(Ok(student)).counts_as_significant());
    }

    #[test]
    fn a_test_that_cannot_be_run_counts_as_significant() {
        for (reference, head, reason) in [
            (&[1.0][..], &[2.0][..], Untestable::SingleValues),
            (
                &[1.0, 2.0],
                &[1.0, 2.0, 3.0],
                Untestable::UnequalCounts {
                    reference: 2,
                    head: 3,
                },
            ),
            (&[1.0, 1.0], &[2.0, 2.0], Untestable::NoVariance),
            (&[1.0, 1e300], &[1.0, 2.0], Untestable::Overflow),
        ] {
            let significance = Significance::new(test(reference, head));
            assert_eq!(significance, Significance::NotTested(reason));
            assert!(significance.counts_as_significant());
        }
    }

    #[test]
    fn an_infinite_value_is_not_significant() {
        let significance = Significance::new(test(&[1.0, 2.0], &[1.0, f64::INFINITY]));
        assert!(!significance.counts_as_significant(), "{significance:?}");
        let significance = Significance::new(test(&[1.0, 1e300], &[1.0, f64::INFINITY]));
        assert_eq!(significance, Significance::NotTested(Untestable::Overflow));
        let (reference, head) = ([1.0, 1.3e154].repeat(2), [2.0, 1.287e154].repeat(2));
        let significance = Significance::new(test(&reference, &head));
        assert!(
            !significance.counts_as_significant(),
            "only the sum of the sides overflows: {significance:?}"
        );
    }
}
