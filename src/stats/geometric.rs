//! pyperf's geometric mean.
//!
//! Source: `statistics.geometric_mean` of CPython, which is exp(fsum(ln r) / n).

use super::exact;

/// The geometric mean of positive `ratios`; `None` without any.
pub fn mean(ratios: impl IntoIterator<Item = f64>) -> Option<f64> {
    let logarithms: Vec<f64> = ratios.into_iter().map(f64::ln).collect();
    if logarithms.is_empty() {
        return None;
    }
    let count = logarithms.len() as f64;
    Some((exact::sum(logarithms) / count).exp())
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
