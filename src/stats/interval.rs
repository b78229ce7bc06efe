//! The 95% confidence interval of the ratio of two means.
//!
//! The values of one process are not independent of each other: they share its memory layout, its hash seed and its
//! place on the machine. So the variance is that of the process means, not that of the values.
//!
//! Source: T. Kalibera and R. Jones, "Rigorous benchmarking in reasonable time", ISMM 2013, for the mean of each
//! process as the unit of repetition. The interval of the ratio is computed with the delta method on its logarithm,
//! Var(ln(b / a)) = `s_a²` / (`k_a` a²) + `s_b²` / (`k_b` b²), and Student's t with the degrees of freedom of Welch and
//! Satterthwaite.

use super::student_t;

/// A 95% confidence interval of a ratio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// The interval of mean(head) / mean(reference), from the means of their processes. `None` if a side has fewer than
    /// two processes, if its mean is not positive and finite, or if the interval is not finite.
    #[must_use]
    pub fn of_ratio(reference: &[f64], head: &[f64]) -> Option<Self> {
        let (a, b) = (Relative::new(reference)?, Relative::new(head)?);
        let variance = a.variance + b.variance;
        let ratio = (b.mean / a.mean).ln();
        if variance == 0.0 {
            return Some(Self {
                low: ratio.exp(),
                high: ratio.exp(),
            });
        }
        let degrees = variance * variance
            / (a.variance * a.variance / a.degrees_of_freedom
                + b.variance * b.variance / b.degrees_of_freedom);
        let half = student_t::critical(0.05, degrees) * variance.sqrt();
        let interval = Self {
            low: (ratio - half).exp(),
            high: (ratio + half).exp(),
        };
        (interval.low.is_finite() && interval.high.is_finite()).then_some(interval)
    }

    /// Whether the interval contains 1, which means no change.
    #[must_use]
    pub fn holds_no_change(&self) -> bool {
        self.low <= 1.0 && self.high >= 1.0
    }
}

/// A mean, and the variance of that mean divided by the square of the mean.
struct Relative {
    mean: f64,
    variance: f64,
    degrees_of_freedom: f64,
}

impl Relative {
    fn new(means: &[f64]) -> Option<Self> {
        let count = means.len() as f64;
        if means.len() < 2 {
            return None;
        }
        let mean = means.iter().sum::<f64>() / count;
        let squares: f64 = means
            .iter()
            .map(|value| (value - mean) * (value - mean))
            .sum();
        let variance = squares / (count - 1.0) / count / (mean * mean);
        (mean > 0.0 && variance.is_finite()).then_some(Self {
            mean,
            variance,
            degrees_of_freedom: count - 1.0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

        /// The means of `processes` processes with 3 values each. The values of a process share a random effect.
        fn process_means(&mut self, mean: f64, processes: usize) -> Vec<f64> {
            (0..processes)
                .map(|_| {
                    let effect = 0.05 * self.normal();
                    let values: f64 = (0..3)
                        .map(|_| mean * (1.0 + effect + 0.01 * self.normal()))
                        .sum();
                    values / 3.0
                })
                .collect()
        }
    }

    #[test]
    fn the_interval_covers_the_true_ratio_as_often_as_it_says() {
        let mut random = Random(20_261_123);
        let rounds = 4000;
        let covered = (0..rounds).filter(|_| {
            let (reference, head) = (random.process_means(1.0, 20), random.process_means(1.1, 20));
            let interval = Interval::of_ratio(&reference, &head).expect("20 processes are enough");
            interval.low <= 1.1 && 1.1 <= interval.high
        });
        let share = covered.count() as f64 / f64::from(rounds);
        // Four standard errors of a share of 4000 rounds.
        assert!((share - 0.95).abs() < 0.014, "{share}");
    }

    #[test]
    fn repeated_values_of_a_process_would_make_it_narrower() {
        // Repeating the value of a process three times adds no information, but makes the interval narrower.
        let means = [1.0, 1.1, 0.9, 1.05, 0.95];
        let values: Vec<f64> = means.iter().flat_map(|mean| [*mean; 3]).collect();
        let width = |values: &[f64]| {
            Interval::of_ratio(values, values).map(|interval| interval.high - interval.low)
        };
        assert!(
            width(&means) > width(&values),
            "the caller passes means of processes, not values"
        );
    }

    #[test]
    fn too_little_has_no_interval() {
        assert_eq!(Interval::of_ratio(&[1.0], &[1.0, 2.0]), None);
        assert_eq!(Interval::of_ratio(&[1.0, f64::INFINITY], &[1.0, 2.0]), None);
        assert_eq!(
            Interval::of_ratio(&[2.0, 2.0], &[1.0, 1.0]),
            Some(Interval {
                low: 0.5,
                high: 0.5
            })
        );
    }
}
