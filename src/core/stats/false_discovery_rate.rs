//! Significance when many tests are made at once: p-values adjusted for the false discovery rate.
//!
//! Source: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical
//! Society B 57 (1995).

/// The adjusted p-value (q) of each p-value: among all tests whose q is at most some bound, the expected share of false
/// alarms is at most that bound. NaN stays NaN and does not count as a test.
#[must_use]
pub fn adjusted(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).filter(|&index| !p[index].is_nan()).collect();
    order.sort_by(|&a, &b| p[b].total_cmp(&p[a]));
    let tests = order.len();
    let mut q = vec![f64::NAN; p.len()];
    let mut smallest = 1.0f64;
    for (from_last, &index) in order.iter().enumerate() {
        let rank = tests - from_last;
        smallest = smallest.min(p[index] * tests as f64 / rank as f64);
        q[index] = smallest;
    }
    q
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values() {
        // scipy.stats.false_discovery_control([0.01, 0.04, 0.03, 0.005, 0.5]) prints these.
        let expected = [0.025, 0.05, 0.05, 0.025, 0.5];
        for (actual, expected) in adjusted(&[0.01, 0.04, 0.03, 0.005, 0.5])
            .into_iter()
            .zip(expected)
        {
            assert!((actual - expected).abs() < 1e-15, "{actual} {expected}");
        }
    }

    #[test]
    fn what_was_not_tested_does_not_count() {
        let q = adjusted(&[0.02, f64::NAN]);
        assert_eq!(q[0], 0.02);
        assert!(q[1].is_nan());
        assert!(adjusted(&[]).is_empty());
    }
}
