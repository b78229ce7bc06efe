//! Summary statistics of one side of one benchmark.
//!
//! Source: `statistics.mean`, `statistics.stdev` and `statistics.median` of CPython, which pyperf prints.

use super::exact;

/// Summary statistics of one side's values, in the unit of the values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// How many values there are, at least 1.
    pub count: usize,
    /// The exact mean, rounded once.
    pub mean: f64,
    /// The sum of the squared deviations from `mean`, rounded once.
    pub squared_deviations: f64,
    /// The sample standard deviation (n - 1); `None` for a single value.
    pub standard_deviation: Option<f64>,
    /// The middle value, or the mean of the two in the middle.
    pub median: f64,
    /// The smallest value.
    pub minimum: f64,
    /// The largest value.
    pub maximum: f64,
}

impl Summary {
    /// Summarises `values`; `sorted` holds the same values in ascending order. `None` without values.
    #[must_use]
    pub fn new(values: &[f64], sorted: &[f64]) -> Option<Self> {
        let mean = exact::mean(values)?;
        let count = values.len();
        let squared_deviations =
            exact::sum(values.iter().map(|value| (value - mean) * (value - mean)));
        Some(Self {
            count,
            mean,
            squared_deviations,
            standard_deviation: (count > 1)
                .then(|| (squared_deviations / (count - 1) as f64).sqrt()),
            median: median(sorted)?,
            minimum: *sorted.first()?,
            maximum: *sorted.last()?,
        })
    }

    /// The standard deviation divided by the mean, without a unit; `None` for a single value.
    #[must_use]
    pub fn coefficient_of_variation(&self) -> Option<f64> {
        self.standard_deviation
            .map(|deviation| deviation / self.mean)
    }
}

/// The values in ascending order, NaN last.
pub fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted
}

/// The two middle values of a sorted slice, which are the same if the number of values is odd. `None` without values.
#[must_use]
pub fn middle(sorted: &[f64]) -> Option<(f64, f64)> {
    let count = sorted.len();
    Some((
        *sorted.get(count.checked_sub(1)? / 2)?,
        *sorted.get(count / 2)?,
    ))
}

/// The median of a sorted slice, which is the mean of the two middle values if their number is even. `None` without
/// values.
#[must_use]
pub fn median(sorted: &[f64]) -> Option<f64> {
    middle(sorted).map(|(low, high)| {
        if low == high {
            low
        } else {
            f64::midpoint(low, high)
        }
    })
}

/// The value below which a share `p` (0 to 1) of a sorted slice lies, with linear interpolation between two values.
/// `None` without values.
///
/// Source: `percentile` in pyperf's `_utils.py`.
#[must_use]
pub fn percentile(sorted: &[f64], p: f64) -> Option<f64> {
    let place = sorted.len().checked_sub(1)? as f64 * p.clamp(0.0, 1.0);
    let (low, high) = (
        sorted.get(place.floor() as usize)?,
        sorted.get(place.ceil() as usize)?,
    );
    Some(low + (high - low) * place.fract())
}

/// The median of the distances from the median; `None` without values.
#[must_use]
pub fn median_absolute_deviation(sorted_values: &[f64]) -> Option<f64> {
    let centre = median(sorted_values)?;
    let distances: Vec<f64> = sorted_values
        .iter()
        .map(|value| (value - centre).abs())
        .collect();
    median(&sorted(&distances))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_of_known_values() {
        let values = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0];
        let summary = Summary::new(&values, &sorted(&values)).expect("there are values");
        assert_eq!(summary.mean, 5.0);
        assert_eq!(summary.squared_deviations, 32.0);
        assert_eq!(summary.standard_deviation, Some(2.138_089_935_299_395));
        assert_eq!(
            (summary.minimum, summary.median, summary.maximum),
            (2.0, 4.5, 9.0)
        );
    }

    #[test]
    fn percentiles_and_the_median_deviation_are_pyperfs() {
        // pyperf._utils.percentile([1, 2, 4, 8], 0.25) prints 1.75, median_abs_dev([1, 2, 4, 8]) prints 1.5.
        let values = [1.0, 2.0, 4.0, 8.0];
        assert_eq!(percentile(&values, 0.25), Some(1.75));
        assert_eq!(
            [0.0, 1.0].map(|p| percentile(&values, p)),
            [Some(1.0), Some(8.0)]
        );
        assert_eq!(median_absolute_deviation(&values), Some(1.5));
        assert_eq!(
            (percentile(&[], 0.5), median_absolute_deviation(&[])),
            (None, None)
        );
    }

    #[test]
    fn one_value_has_no_spread_and_none_has_no_summary() {
        let summary = Summary::new(&[3.0], &[3.0]).expect("there is a value");
        assert_eq!(summary.standard_deviation, None);
        assert_eq!(summary.coefficient_of_variation(), None);
        assert_eq!(summary.median, 3.0);
        assert_eq!(Summary::new(&[], &[]), None);
    }
}
