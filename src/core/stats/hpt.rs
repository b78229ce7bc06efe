//! Hierarchical performance testing: is a whole suite faster, and by at least how much?
//!
//! Source: T. Chen, Y. Chen, Q. Guo, O. Temam, Y. Wu and W. Hu, "Statistical performance comparisons of computers",
//! HPCA 2012, doi 10.1109/HPCA.2012.6169043, as implemented in bench_runner's `hpt.py` (2.0.9), including its quirks:
//! the rank-sum test of a single benchmark never filters anything out, so each benchmark contributes the difference of
//! its medians, and the differences enter one Wilcoxon signed-rank test.

use super::summary;

/// The minimum number of values per side (the mean of both sides if they differ). bench_runner rejects benchmarks with
/// fewer.
pub const MIN_VALUES: usize = 12;

/// The probabilities for which the minimum speedup is computed.
pub const LEVELS: [f64; 3] = [0.9, 0.95, 0.99];

/// The data that HPT needs from one benchmark: enough to scale the head's values and to compute the difference of the
/// medians, without sorting again if both sides have the same number of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Medians(Halves);

#[derive(Debug, Clone, PartialEq)]
enum Halves {
    /// Both sides have the same number of values: the two middle values of the head, and the median of the reference.
    Equal { head: (f64, f64), reference: f64 },
    /// The sides have different numbers of values. bench_runner joins head and reference and splits them in the middle,
    /// so one half holds values of both sides.
    Mixed { head: Vec<f64>, reference: Vec<f64> },
}

impl Medians {
    /// Takes the values of both sides, sorted and in the order of the file. The latter matters if the sides have
    /// different numbers of values.
    ///
    /// # Errors
    /// Returns the number of values in a half if it is below [`MIN_VALUES`].
    pub fn new(
        reference: &[f64],
        sorted_reference: &[f64],
        head: &[f64],
        sorted_head: &[f64],
    ) -> Result<Self, usize> {
        let half = usize::midpoint(reference.len(), head.len());
        if half < MIN_VALUES {
            return Err(half);
        }
        let halves = match (
            summary::middle(sorted_head),
            summary::median(sorted_reference),
        ) {
            (Some(head_middle), Some(median)) if reference.len() == head.len() => Halves::Equal {
                head: head_middle,
                reference: median,
            },
            _ => Halves::Mixed {
                head: head.to_vec(),
                reference: reference.to_vec(),
            },
        };
        Ok(Self(halves))
    }

    /// Median of the first half minus median of the second, with the head's values multiplied by `scale`.
    fn difference(&self, scale: f64) -> f64 {
        match &self.0 {
            Halves::Equal {
                head: (low, high),
                reference,
            } => {
                let median = if low == high {
                    scale * low
                } else {
                    f64::midpoint(scale * low, scale * high)
                };
                median - reference
            }
            Halves::Mixed { head, reference } => {
                let joined: Vec<f64> = head
                    .iter()
                    .map(|value| scale * value)
                    .chain(reference.iter().copied())
                    .collect();
                let (first, second) = joined.split_at(joined.len() / 2);
                let median =
                    |half: &[f64]| summary::median(&summary::sorted(half)).unwrap_or(f64::NAN);
                median(first) - median(second)
            }
        }
    }
}

/// Whether the head is faster or slower than the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The head is faster than the reference.
    Faster,
    /// The head is slower than the reference, or equally fast.
    Slower,
}

/// The result of HPT for a set of benchmarks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hpt {
    /// The likelier direction.
    pub direction: Direction,
    /// The probability of `direction`, between 0 and 1; equal data gives 0.5 and `Slower`.
    pub reliability: f64,
    /// For each of [`LEVELS`], the largest factor by which the head is at least faster or slower (see `direction`) with
    /// that probability, rounded down to two decimals; `None` if it is 10 or more, which bench_runner leaves out.
    pub at_least: [Option<f64>; 3],
}

impl Hpt {
    /// The bound at 99% as a factor of time: above 1 is slower. `None` if it is not known.
    #[must_use]
    pub fn change_at_99(&self) -> Option<f64> {
        let factor = self.at_least[2]?;
        Some(match self.direction {
            Direction::Faster => 1.0 / factor,
            Direction::Slower => factor,
        })
    }

    /// Tests all `benchmarks` together; `None` without any.
    #[must_use]
    pub fn new(benchmarks: &[&Medians]) -> Option<Self> {
        if benchmarks.is_empty() {
            return None;
        }
        let mut test = SignedRank::default();
        let (p, positive, negative) = test.run(benchmarks, 1.0);
        let direction = if positive < negative {
            Direction::Faster
        } else {
            Direction::Slower
        };
        let reliability = match direction {
            Direction::Faster => 1.0 - p,
            Direction::Slower => p,
        };
        // The searches for the three levels start with the same factors, so their p-values are kept.
        let mut known: Vec<(f64, f64)> = Vec::new();
        let mut p_at = |factor: f64| {
            if let Some(&(_, p)) = known.iter().find(|(other, _)| *other == factor) {
                return p;
            }
            let scale = match direction {
                Direction::Faster => factor,
                Direction::Slower => 1.0 / factor,
            };
            let (p, ..) = test.run(benchmarks, scale);
            known.push((factor, p));
            p
        };
        let at_least = LEVELS.map(|level| {
            largest_factor(|factor| match direction {
                Direction::Faster => p_at(factor) < 1.0 - level,
                Direction::Slower => p_at(factor) > level,
            })
        });
        Some(Self {
            direction,
            reliability,
            at_least,
        })
    }
}

/// Searches for the largest factor that still `holds`, digit by digit as bench_runner does: units, tenths, hundredths.
/// `None` if 10 holds.
fn largest_factor(mut holds: impl FnMut(f64) -> bool) -> Option<f64> {
    if holds(10.0) {
        return None;
    }
    // The factors that are tried are sums, as bench_runner's are. A sum such as 1.1900000000000002 is not the result.
    let mut base = 0.0;
    let mut step = 1.0;
    let mut hundredths = 0;
    let (mut low, mut high) = (1u32, 10u32);
    for _ in 0..3 {
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if holds(base + step * f64::from(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        base += f64::from(low) * step;
        hundredths = 10 * hundredths + low;
        step /= 10.0;
        (low, high) = (0, 10);
    }
    Some(f64::from(hundredths) / 100.0)
}

/// The Wilcoxon signed-rank test, with a buffer that all runs of one search share.
#[derive(Default)]
struct SignedRank {
    /// For each difference, the bits of its absolute value, which sort like the values, and in the lowest bit whether
    /// its sign is positive. Sorting integers takes half the time of sorting pairs.
    keys: Vec<u64>,
}

impl SignedRank {
    /// Returns the one-sided p-value, and the rank sums of the positive and the negative differences.
    fn run(&mut self, benchmarks: &[&Medians], scale: f64) -> (f64, f64, f64) {
        let differences = benchmarks.iter().map(|medians| medians.difference(scale));
        self.keys.clear();
        // NaN has no rank, but it counts in the number of benchmarks.
        self.keys.extend(
            differences
                .filter(|difference| !difference.is_nan())
                .map(|difference| {
                    (difference.abs().to_bits() << 1) + u64::from(difference.is_sign_positive())
                }),
        );
        self.keys.sort_unstable();
        let (mut positive, mut negative) = (0.0, 0.0);
        // All sums are multiples of a quarter and small enough to be exact in a double, so the order of the additions
        // does not matter.
        let mut smaller = 0.0;
        for equal in self.keys.chunk_by(|a, b| a >> 1 == b >> 1) {
            let size = f64::from_bits(equal[0] >> 1);
            let count = equal.len() as f64;
            // bench_runner finds ties by subtraction. Infinity minus infinity is NaN, so an infinite difference is not
            // even tied with itself.
            let ties = if size.is_finite() { count } else { 0.0 };
            let rank = smaller + 1.0;
            if size == 0.0 {
                let share = rank / 2.0 + ties / 4.0 - 0.25;
                positive += count * share;
                negative += count * share;
            } else {
                let above = equal.iter().filter(|key| *key & 1 == 1).count() as f64;
                let share = rank + ties / 2.0 - 0.5;
                positive += above * share;
                negative += (count - above) * share;
            }
            smaller += count;
        }
        let n = benchmarks.len() as f64;
        let expected = n * (n + 1.0) / 4.0;
        let deviation = (n * (n + 1.0) * (2.0 * n + 1.0) / 24.0).sqrt();
        (
            normal_cdf((positive - expected) / deviation),
            positive,
            negative,
        )
    }
}

/// The cumulative distribution function of the standard normal distribution, by the polynomial 26.2.17 of
/// Abramowitz and Stegun.
fn normal_cdf(x: f64) -> f64 {
    let size = x.abs();
    let k = 1.0 / (1.0 + 0.2316419 * size);
    let polynomial = ((((1.330274429 * k - 1.821255978) * k + 1.781477937) * k - 0.356563728) * k
        + 0.31938153)
        * k;
    let tail = (0.0 - size * size / 2.0).exp() * polynomial / (2.0 * std::f64::consts::PI).sqrt();
    if x > 0.0 { 1.0 - tail } else { tail }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn benchmark(reference: f64, head: f64) -> Medians {
        let around = |centre: f64| -> Vec<f64> {
            (0..20)
                .map(|index| centre * (1.0 + f64::from(index) * 1e-4))
                .collect()
        };
        let (reference, head) = (around(reference), around(head));
        Medians::new(&reference, &reference, &head, &head).expect("20 values are enough")
    }

    fn hpt(pairs: &[(f64, f64)]) -> Hpt {
        let medians: Vec<Medians> = pairs
            .iter()
            .map(|&(reference, head)| benchmark(reference, head))
            .collect();
        Hpt::new(&medians.iter().collect::<Vec<_>>()).expect("there are benchmarks")
    }

    #[test]
    fn a_suite_that_is_twice_as_fast() {
        let pairs: Vec<(f64, f64)> = (1..=30)
            .map(|index| (2.0 * f64::from(index), f64::from(index)))
            .collect();
        let hpt = hpt(&pairs);
        assert_eq!(hpt.direction, Direction::Faster);
        assert!(hpt.reliability > 0.9999, "{hpt:?}");
        assert_eq!(
            hpt.at_least
                .map(|factor| factor.map(|value| format!("{value:.2}"))),
            [(); 3].map(|()| Some("1.99".to_owned()))
        );
    }

    #[test]
    fn equal_data_is_even_odds_and_called_slow() {
        let hpt = hpt(&[(1.0, 1.0), (2.0, 2.0), (3.0, 3.0)]);
        assert_eq!(hpt.direction, Direction::Slower);
        // The polynomial is inexact at 0, on the side that is not printed as 49.99%.
        assert!((hpt.reliability - 0.5000000210180745).abs() < 1e-15);
    }

    /// The rank sums were computed with `scipy.stats.rankdata`, the ranks of zeros halved, and the p-value with
    /// `scipy.stats.norm.cdf`, without a correction for ties.
    #[test]
    fn ranks_agree_with_scipy() {
        let cases: [(&[f64], f64, f64, f64); 7] = [
            (&[2.0], 1.0, 0.0, 0.8413447460685429),
            (&[-2.0, 1.0], 1.0, 2.0, 0.32736042300928847),
            (&[0.0, 0.0, 0.0, -1.0], 3.0, 7.0, 0.2326044092260709),
            (&[0.0, 0.0, 1.0, -3.0, 5.0], 9.5, 5.5, 0.7051807241867165),
            (
                &[1.0, -1.0, 1.0, 2.0, -2.0, 3.0],
                14.5,
                6.5,
                0.7991609167651135,
            ),
            (&[0.0, 1.8, 1.8, -1.8, -1.0], 8.5, 6.5, 0.6062967546668654),
            (
                &[3.0, -2.0, 2.5, -1.75, 0.5, 0.0, -4.0],
                13.5,
                14.5,
                0.466323319482938,
            ),
        ];
        for (differences, positive, negative, p) in cases {
            let medians: Vec<Medians> = differences
                .iter()
                .map(|&difference| {
                    let (reference, head) = ([0.0; 12], [difference; 12]);
                    Medians::new(&reference, &reference, &head, &head).expect("12 are enough")
                })
                .collect();
            let actual = SignedRank::default().run(&medians.iter().collect::<Vec<_>>(), 1.0);
            assert_eq!(
                (actual.1, actual.2),
                (positive, negative),
                "{differences:?}"
            );
            // The polynomial is good for six decimals.
            assert!((actual.0 - p).abs() < 1e-7, "{differences:?}: {}", actual.0);
        }
    }

    #[test]
    fn beyond_ten_times_there_is_no_level() {
        let pairs: Vec<(f64, f64)> = (1..=30)
            .map(|index| (30.0 * f64::from(index), f64::from(index)))
            .collect();
        assert_eq!(hpt(&pairs).at_least, [None; 3]);
    }

    #[test]
    fn a_factor_has_two_decimals_and_no_more() {
        for hundredths in 100..1000 {
            let factor = f64::from(hundredths) / 100.0;
            // 1 + 0.1 + 0.09 is more than 1.19.
            let found = largest_factor(|tried| tried < factor + 0.005);
            assert_eq!(found, Some(factor));
        }
    }

    #[test]
    fn too_few_values_are_refused_with_their_number() {
        let few = [1.0; 10];
        assert_eq!(Medians::new(&few, &few, &few, &few), Err(10));
    }

    #[test]
    fn halves_of_unequal_sides_are_cut_in_the_middle_of_both() {
        // Head has 16 values, reference 10: each half has 13, so three of the head's fall into the second half.
        let (reference, head) = (vec![1.0; 10], vec![4.0; 16]);
        let medians =
            Medians::new(&reference, &reference, &head, &head).expect("13 values in a half");
        assert_eq!(medians.difference(1.0), 3.0);
        assert_eq!(medians.difference(0.25), 0.0);
    }
}
