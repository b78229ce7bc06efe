//! pyperf's geometric mean.
//!
//! Source: `statistics.geometric_mean` of CPython, which is exp(fsum(ln r) / n).

use super::exact;

/// The geometric mean of positive `ratios`; `None` without any.
pub fn mean(ratios: impl IntoIterator<Item = f64>) -> Option<f64> {
    of_logarithms(ratios.into_iter().map(f64::ln))
}

/// The geometric mean of numbers that are given by their natural logarithms; `None` without any.
pub fn of_logarithms(logarithms: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut count = 0.0;
    let sum = exact::sum(logarithms.into_iter().inspect(|_| count += 1.0));
    (count > 0.0).then(|| (sum / count).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposite_changes_cancel() {
        assert_eq!(mean([2.0, 0.5]), Some(1.0));
        assert_eq!(mean([4.0, 1.0]), Some(2.0));
        assert_eq!(mean([]), None);
    }
}
