//! The 95% confidence interval of the ratio of two means, and that of one mean.
//!
//! The values of one process are not independent of each other: they share its memory layout, its hash seed and its
//! place on the machine. So the variance is that of the process means, not that of the values.
//!
//! Source: T. Kalibera and R. Jones, "Rigorous benchmarking in reasonable time", ISMM 2013, for the mean of each
//! process as the unit of repetition. The interval of the ratio is computed with the delta method on its logarithm,
//! Var(ln(b / a)) = Var(a) / a² + Var(b) / b², and Student's t with the degrees of freedom of Welch and Satterthwaite.
//!
//! The mean of a side is that of all its values, so a process counts by the number of its values. With `K` processes of
//! `n_i` values with the mean `m_i`, `N` values in all and the mean `m` of all values, the variance of `m` is
//! `K / (K - 1) · Σ (n_i / N)² (m_i - m)²`, with `K - 1` degrees of freedom: the linearised estimator for the mean of
//! clusters of unequal sizes in W. G. Cochran, "Sampling Techniques", 3rd edition, 1977, chapters 6 and 9. If all
//! processes have the same number of values, it is `s² / K`, where `s²` is the sample variance of the process means.

use super::student_t;

/// A 95% confidence interval of a ratio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The values of one process.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Process {
    /// The mean of its values.
    pub mean: f64,
    /// How many values it has.
    pub count: usize,
}

/// One side of a ratio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Side<'a> {
    /// The mean of all values of all processes.
    pub mean: f64,
    /// The processes that have values.
    pub processes: &'a [Process],
}

impl Interval {
    /// The interval of mean(head) / mean(reference), which lies in it. `None` if a side has fewer than two processes, if
    /// its mean is not positive and finite, or if the interval is not finite.
    #[must_use]
    pub fn of_ratio(reference: Side<'_>, head: Side<'_>) -> Option<Self> {
        let (a, b) = (Relative::new(reference)?, Relative::new(head)?);
        let ratio = head.mean / reference.mean;
        let variance = a.variance + b.variance;
        let interval = if variance == 0.0 {
            Self {
                low: ratio,
                high: ratio,
            }
        } else {
            let degrees = variance * variance
                / (a.variance * a.variance / a.degrees_of_freedom
                    + b.variance * b.variance / b.degrees_of_freedom);
            let half = student_t::critical(0.05, degrees) * variance.sqrt();
            // The ends are products of the ratio, so that rounding cannot put it outside.
            Self {
                low: ratio * (-half).exp(),
                high: ratio * half.exp(),
            }
        };
        (interval.low.is_finite() && interval.high.is_finite()).then_some(interval)
    }

    /// Whether the interval contains 1, which means no change.
    #[must_use]
    pub fn holds_no_change(&self) -> bool {
        self.low <= 1.0 && self.high >= 1.0
    }
}

/// Half the width of the 95% confidence interval of the mean of a side, in the unit of the mean: `t · √Var(m)`, with the
/// variance above and the value of Student's t that is exceeded with 5% (both tails together) at `K - 1` degrees of
/// freedom. `None` if there are fewer than two processes, if the mean is not positive, or if it is not finite.
///
/// Source: W. G. Cochran, "Sampling Techniques", 3rd edition, 1977, section 2.8, for the interval `m ± t · s(m)`.
#[must_use]
pub fn half_width(side: Side<'_>) -> Option<f64> {
    let relative = Relative::new(side)?;
    let t = student_t::critical(0.05, relative.degrees_of_freedom);
    Some(t * relative.variance.sqrt() * side.mean).filter(|half| half.is_finite())
}

/// The variance of the mean of a side, divided by the square of that mean.
struct Relative {
    variance: f64,
    degrees_of_freedom: f64,
}

impl Relative {
    fn new(side: Side<'_>) -> Option<Self> {
        let processes = side.processes.len() as f64;
        if side.processes.len() < 2 {
            return None;
        }
        let values: usize = side.processes.iter().map(|process| process.count).sum();
        let values = values as f64;
        let squares: f64 = side
            .processes
            .iter()
            .map(|process| process.count as f64 / values * (process.mean - side.mean))
            .map(|deviation| deviation * deviation)
            .sum();
        let variance = squares * processes / (processes - 1.0) / (side.mean * side.mean);
        (side.mean > 0.0 && variance.is_finite()).then_some(Self {
            variance,
            degrees_of_freedom: processes - 1.0,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::stats::exact;

    #[test]
    fn the_interval_of_one_mean_is_that_of_students_t_over_the_process_means() {
        let process = |mean: f64, count| Process { mean, count };
        let side = |mean, processes| half_width(Side { mean, processes });
        let three = [process(9.0, 5), process(10.0, 5), process(11.0, 5)];
        // s = 1, so that the standard error is 1 / √3; t(0.975, 2) = 4.302653.
        let half = side(10.0, &three).expect("there are enough");
        assert!((half - 4.302_653 / 3.0_f64.sqrt()).abs() < 1e-5, "{half}");
        let equal = [process(2.0, 3), process(2.0, 3)];
        assert_eq!(side(2.0, &equal), Some(0.0));
        assert_eq!(side(9.0, &three[..1]), None, "one process says nothing");
        assert_eq!(side(0.0, &equal), None);
    }

    /// A generator of pseudorandom numbers that are the same in every run of the test.
    struct Random(u64);

    impl Random {
        fn uniform(&mut self) -> f64 {
            // Source: splitmix64 by Sebastiano Vigna.
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
        }

        fn normal(&mut self) -> f64 {
            let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
            radius * (2.0 * std::f64::consts::PI * self.uniform()).cos()
        }

        /// Processes with these numbers of values. The values of a process share a random effect.
        fn side(&mut self, mean: f64, counts: &[usize]) -> Values {
            let process = |&count: &usize| {
                let effect = 0.05 * self.normal();
                (0..count)
                    .map(|_| mean * (1.0 + effect + 0.01 * self.normal()))
                    .collect()
            };
            Values(counts.iter().map(process).collect())
        }
    }

    /// The values of one side, by process.
    #[derive(Debug, Clone)]
    struct Values(Vec<Vec<f64>>);

    impl Values {
        fn mean(&self) -> f64 {
            exact::mean(&self.0.concat()).expect("there are values")
        }
    }

    fn interval(reference: &Values, head: &Values) -> Option<Interval> {
        let processes = |side: &Values| -> Vec<Process> {
            let process = |values: &Vec<f64>| Process {
                mean: exact::mean(values).expect("a process has values"),
                count: values.len(),
            };
            side.0.iter().map(process).collect()
        };
        let (a, b) = (processes(reference), processes(head));
        let side = |values: &Values, processes| Side {
            mean: values.mean(),
            processes,
        };
        Interval::of_ratio(side(reference, &a), side(head, &b))
    }

    /// How often the interval contains the true ratio if the processes have these numbers of values.
    fn coverage(counts: &[usize]) -> f64 {
        let mut random = Random(20_261_123);
        let rounds = 4000;
        let covered = (0..rounds).filter(|_| {
            let (reference, head) = (random.side(1.0, counts), random.side(1.1, counts));
            let interval = interval(&reference, &head).expect("20 processes are enough");
            interval.low <= 1.1 && 1.1 <= interval.high
        });
        covered.count() as f64 / f64::from(rounds)
    }

    /// Four standard errors of a share of 4000 rounds.
    const ALLOWED: f64 = 0.014;

    #[test]
    fn the_interval_covers_the_true_ratio_as_often_as_it_says() {
        let share = coverage(&[3; 20]);
        assert!((share - 0.95).abs() < ALLOWED, "{share}");
    }

    #[test]
    fn it_covers_the_true_ratio_if_processes_have_different_numbers_of_values() {
        let share = coverage(&[1, 2, 3, 4, 5].repeat(4));
        assert!((share - 0.95).abs() < ALLOWED, "{share}");
    }

    #[test]
    fn processes_with_equal_numbers_of_values_have_the_variance_of_their_means() {
        // exp(±t s / √3), where s is the relative standard deviation of 1, 2 and 3, and t has 2 degrees of freedom.
        let (constant, side) = ([2.0; 3], [1.0, 2.0, 3.0]);
        let values = |means: [f64; 3]| Values(means.map(|mean| vec![mean; 4]).into());
        let interval = interval(&values(constant), &values(side)).expect("there are three");
        let half = 4.302652729749462 * 0.5 / 3_f64.sqrt();
        assert!((interval.low - (-half).exp()).abs() < 1e-9, "{interval:?}");
        assert!((interval.high - half.exp()).abs() < 1e-9, "{interval:?}");
    }

    #[test]
    fn a_process_counts_by_the_number_of_its_values() {
        // The means of the processes, each counted once, would have a ratio of 1.5.
        let reference = Values(vec![vec![1.0; 9], vec![1.0; 1]]);
        let head = Values(vec![vec![1.0; 9], vec![2.0; 1]]);
        let interval = interval(&reference, &head).expect("there are two processes");
        // 2 / 1 · ((0.9 · 0.1)² + (0.1 · 0.9)²) / 1.1², and Student's t with 1 degree of freedom.
        let half = 12.706204736174698 * (0.0324_f64 / 1.21).sqrt();
        let expected = [1.1 * (-half).exp(), 1.1 * half.exp()];
        for (end, expected) in [interval.low, interval.high].into_iter().zip(expected) {
            assert!((end / expected - 1.0).abs() < 1e-9, "{interval:?}");
        }
    }

    #[test]
    fn repeated_values_of_a_process_would_make_it_narrower() {
        // Repeating the value of a process three times adds no information, but makes the interval narrower if each
        // value is taken for a process.
        let values = [1.0, 1.1, 0.9, 1.05, 0.95];
        let processes = Values(values.map(|value| vec![value; 3]).into());
        let one_by_one = Values(
            values
                .iter()
                .flat_map(|value| vec![vec![*value]; 3])
                .collect(),
        );
        let width =
            |side: &Values| interval(side, side).map(|interval| interval.high - interval.low);
        assert!(width(&processes) > width(&one_by_one));
    }

    #[test]
    fn too_little_has_no_interval() {
        let one_each = |values: &[f64]| Values(values.iter().map(|&value| vec![value]).collect());
        let of = |reference: &[f64], head: &[f64]| interval(&one_each(reference), &one_each(head));
        assert_eq!(of(&[1.0], &[1.0, 2.0]), None);
        assert_eq!(of(&[1.0, f64::INFINITY], &[1.0, 2.0]), None);
        let (small, large) = ([1e-152, 1e-152], [0.1e153, 1.9e153]);
        assert_eq!(of(&small, &large), None, "the upper end is infinite");
    }

    #[test]
    fn without_variance_it_is_the_ratio() {
        let values = |value: f64| Values(vec![vec![value; 3], vec![value; 2]]);
        let ratio = 0.7 / 0.3;
        assert_eq!(
            interval(&values(0.3), &values(0.7)),
            Some(Interval {
                low: ratio,
                high: ratio
            })
        );
    }

    /// Any processes, or a long one beside short ones that are slower, on which a mean of their means would depend.
    fn side() -> impl Strategy<Value = Values> {
        let any = vec(vec(0.5_f64..2.0, 1..6), 2..8);
        let long = vec(0.99_f64..1.01, 20..40);
        let short = vec(vec(1.4_f64..1.5, 1), 5..12);
        let uneven = (long, short).prop_map(|(long, short)| [vec![long], short].concat());
        prop_oneof![any, uneven].prop_map(Values)
    }

    proptest! {
        #[test]
        fn the_ratio_of_the_means_lies_in_the_interval(reference in side(), head in side()) {
            let ratio = head.mean() / reference.mean();
            let interval = interval(&reference, &head).expect("there are two processes");
            prop_assert!(interval.low <= ratio && ratio <= interval.high, "{ratio} {interval:?}");
        }
    }
}
