//! bench_runner's measure of the change of one benchmark, and its overall means.
//!
//! Source: `_get_combined_data`, `_calculate_geometric_mean` and `_calculate_memory_change` in bench_runner's
//! `result.py` (2.0.9).

use super::{Student, Summary, Untestable, pairwise, summary};

/// How one benchmark enters bench_runner's means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Speedup {
    /// The t-test found no difference. The benchmark counts as 1 in the mean of times, and not at all in the mean of
    /// memory.
    NotSignificant,
    /// The mean of all quotients of a value of the first side and a value of the second; above 1 if the second side is
    /// smaller. NaN if a side has more than three values and all are the same, since each is then an outlier.
    Factor(f64),
}

/// How the mean of all quotients is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotients {
    /// As the product of two means, in n steps: exact except for the last bits.
    InClosedForm,
    /// From all quotients, sorted and summed as bench_runner does, in n² steps: exact to the last bit.
    OneByOne,
}

impl Speedup {
    /// Compares `first` with `second`; `test` is the t-test of the two. `None` if bench_runner leaves the benchmark out
    /// because it has no values or different numbers of them.
    #[must_use]
    pub fn new(
        first: &[f64],
        second: &[f64],
        test: Result<Student, Untestable>,
        quotients: Quotients,
    ) -> Option<Self> {
        if first.is_empty() || first.len() != second.len() {
            return None;
        }
        if first.len() <= 3 {
            return Some(Self::Factor(mean_quotient(first, second, quotients)));
        }
        if !test.is_ok_and(|student| student.reaches_critical_value()) {
            return Some(Self::NotSignificant);
        }
        let (first, second) = (without_outliers(first), without_outliers(second));
        Some(Self::Factor(mean_quotient(&first, &second, quotients)))
    }

    /// Like [`Self::new`], but runs the t-test itself.
    #[must_use]
    pub fn of_values(first: &[f64], second: &[f64], quotients: Quotients) -> Option<Self> {
        if first.len() != second.len() {
            return None;
        }
        let side = |values: &[f64]| Summary::new(values, &summary::sorted(values));
        let test = match (side(first), side(second)) {
            (Some(first), Some(second)) => Student::test(&first, &second),
            _ => return None,
        };
        Self::new(first, second, test, quotients)
    }

    /// Like [`Self::new`] in closed form, with means that were computed before.
    #[must_use]
    pub fn of_means(
        first: (&[f64], QuotientMeans),
        second: (&[f64], QuotientMeans),
        test: Result<Student, Untestable>,
    ) -> Option<Self> {
        let ((first, of_first), (second, of_second)) = (first, second);
        let factor = of_first.mean * of_second.inverse;
        let is_compared =
            first.len() <= 3 || test.is_ok_and(|student| student.reaches_critical_value());
        if first.is_empty() || first.len() != second.len() || !is_compared || !factor.is_finite() {
            return Self::new(first, second, test, Quotients::InClosedForm);
        }
        Some(Self::Factor(factor))
    }

    /// The factor, unless the benchmark is not significant.
    #[must_use]
    pub fn factor(self) -> Option<f64> {
        match self {
            Self::NotSignificant => None,
            Self::Factor(factor) => Some(factor),
        }
    }
}

/// What one side contributes to the mean of the quotients in closed form, without its outliers.
#[derive(Debug, Clone, Copy)]
pub struct QuotientMeans {
    mean: f64,
    inverse: f64,
}

impl QuotientMeans {
    /// Those of the values of a side. Up to three values have no outliers.
    #[must_use]
    pub fn new(values: &[f64]) -> Self {
        if values.len() <= 3 {
            return Self::of_all(values);
        }
        Self::of_all(&without_outliers(values))
    }

    fn of_all(values: &[f64]) -> Self {
        let inverses: Vec<f64> = values.iter().map(|value| 1.0 / value).collect();
        Self {
            mean: pairwise::mean(values),
            inverse: pairwise::mean(&inverses),
        }
    }
}

/// The values that are less than two population standard deviations away from their mean.
fn without_outliers(values: &[f64]) -> Vec<f64> {
    let mean = pairwise::mean(values);
    let limit = 2.0 * pairwise::standard_deviation(values);
    values
        .iter()
        .copied()
        .filter(|value| (value - mean).abs() < limit)
        .collect()
}

/// The largest number of quotients that are computed one by one; real benchmarks have a few thousand.
const MAX_QUOTIENTS: usize = 1 << 22;

/// The mean of all products of a value of `first` and the inverse of a value of `second`.
fn mean_quotient(first: &[f64], second: &[f64], quotients: Quotients) -> f64 {
    let inverses: Vec<f64> = second.iter().map(|value| 1.0 / value).collect();
    let closed = pairwise::mean(first) * pairwise::mean(&inverses);
    // Above the limit, there are more quotients (n²) than bench_runner itself could hold.
    let are_too_many = first.len().saturating_mul(second.len()) > MAX_QUOTIENTS;
    if closed.is_finite() && (quotients == Quotients::InClosedForm || are_too_many) {
        return closed;
    }
    if are_too_many {
        return f64::NAN;
    }
    let mut products: Vec<f64> = first
        .iter()
        .flat_map(|value| inverses.iter().map(move |inverse| value * inverse))
        .collect();
    products.sort_unstable_by(f64::total_cmp);
    pairwise::mean(&products)
}

/// Whether the last bits of a mean may change how it is printed: it is close to a tie in rounding to `decimals`, or
/// close to 1, where the wording changes. Its factors should then be computed [one by one](Quotients::OneByOne).
#[must_use]
pub fn is_on_the_edge(mean: f64, decimals: i32) -> bool {
    let scaled = mean * 10f64.powi(decimals);
    (scaled - scaled.floor() - 0.5).abs() < 1e-6 || (mean - 1.0).abs() < 1e-9
}

/// bench_runner's overall mean of times: the product of the significant speedups, to the power of one over the number
/// of *all* speedups; above 1 is faster. `None` without benchmarks, for which bench_runner divides by zero.
pub fn overall_mean(speedups: impl IntoIterator<Item = Speedup>) -> Option<f64> {
    let mut count = 0usize;
    let mut factors: Vec<f64> = speedups
        .into_iter()
        .inspect(|_| count += 1)
        .filter_map(Speedup::factor)
        .collect();
    factors.sort_unstable_by(f64::total_cmp);
    let product: f64 = factors.iter().product();
    (count > 0).then(|| product.powf(1.0 / count as f64))
}

/// bench_runner's memory change: the arithmetic mean of the significant factors; above 1 is larger. `None` without
/// any.
pub fn memory_change(factors: impl IntoIterator<Item = Speedup>) -> Option<f64> {
    let mut factors: Vec<f64> = factors.into_iter().filter_map(Speedup::factor).collect();
    factors.sort_unstable_by(f64::total_cmp);
    (!factors.is_empty()).then(|| pairwise::mean(&factors))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_values(first: &[f64], second: &[f64]) -> Option<Speedup> {
        Speedup::of_values(first, second, Quotients::InClosedForm)
    }

    #[test]
    fn up_to_three_values_are_not_tested() {
        assert_eq!(of_values(&[2.0], &[1.0]), Some(Speedup::Factor(2.0)));
        assert_eq!(
            of_values(&[4.0, 4.0, 4.0], &[2.0, 2.0, 2.0]),
            Some(Speedup::Factor(2.0))
        );
        assert_eq!(
            of_values(&[1.0, 2.0], &[1.0]),
            None,
            "unequal numbers are left out"
        );
        assert_eq!(of_values(&[], &[]), None);
    }

    #[test]
    fn constant_sides_that_differ_are_not_a_number() {
        let Some(Speedup::Factor(factor)) = of_values(&[2.0; 6], &[1.0; 6]) else {
            panic!("an infinite t is significant");
        };
        assert!(factor.is_nan());
        assert_eq!(
            of_values(&[2.0; 6], &[2.0; 6]),
            Some(Speedup::NotSignificant)
        );
    }

    #[test]
    fn the_last_bits_matter_on_an_edge_only() {
        // NumPy's mean of the sorted products of [11, 28] * 6 and the inverses of [12, 5] * 6 is above the tie.
        let (first, second) = ([11.0, 28.0].repeat(6), [12.0, 5.0].repeat(6));
        let closed = mean_quotient(&first, &second, Quotients::InClosedForm);
        assert!(is_on_the_edge(closed, 3));
        assert_eq!(
            format!("{:.3}", mean_quotient(&first, &second, Quotients::OneByOne)),
            "2.763"
        );
        assert!(is_on_the_edge(1.0, 3) && is_on_the_edge(1.0 - f64::EPSILON, 3));
        assert!(!is_on_the_edge(1.0391, 3) && !is_on_the_edge(f64::NAN, 3));
    }

    #[test]
    fn a_million_values_are_not_multiplied_one_by_one() {
        let (first, second) = (vec![3.0; 1_000_000], vec![2.0; 1_000_000]);
        assert_eq!(mean_quotient(&first, &second, Quotients::OneByOne), 1.5);
        let infinite = vec![f64::INFINITY; 1_000_000];
        assert!(mean_quotient(&infinite, &second, Quotients::OneByOne).is_nan());
        assert_eq!(
            mean_quotient(&infinite[..2048], &second[..2048], Quotients::OneByOne),
            f64::INFINITY,
            "2048 values are"
        );
    }

    #[test]
    fn insignificant_benchmarks_count_in_the_root_only() {
        assert_eq!(
            overall_mean([Speedup::Factor(4.0), Speedup::NotSignificant]),
            Some(2.0)
        );
        assert_eq!(overall_mean([Speedup::NotSignificant]), Some(1.0));
        assert_eq!(overall_mean([]), None);
        assert_eq!(
            memory_change([Speedup::Factor(4.0), Speedup::NotSignificant]),
            Some(4.0)
        );
        assert_eq!(memory_change([Speedup::NotSignificant]), None);
    }

    proptest::proptest! {
        #[test]
        fn the_closed_form_prints_the_same_digits(
            first in proptest::collection::vec(0.9f64..1.1, 20..60),
            second in proptest::collection::vec(0.5f64..2.0, 20..60),
        ) {
            let closed = mean_quotient(&first, &second, Quotients::InClosedForm);
            let outer = mean_quotient(&first, &second, Quotients::OneByOne);
            proptest::prop_assert!(((closed - outer) / outer).abs() < 1e-14, "{} {}", closed, outer);
        }
    }
}
