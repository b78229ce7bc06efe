//! The rank-sum test of two small samples, exact.
//!
//! Source: H. B. Mann and D. R. Whitney, "On a test of whether one of two random variables is stochastically larger than
//! the other", Annals of Mathematical Statistics 18 (1947). The number of orders of two samples without ties that have
//! the same U is a coefficient of the Gaussian binomial coefficient.

/// The most values of a sample: with them, every number of orders is an integer below 2^53.
pub const MOST: usize = 28;

/// The two-sided p-value of the hypothesis that both samples come from the same distribution: the probability of an order
/// that is at least as extreme if all orders are equally likely. Of equal values, each counts half, and U is rounded
/// towards its mean. `None` if a sample has no values or more than [`MOST`].
#[must_use]
pub fn p_value(left: &[f64], right: &[f64]) -> Option<f64> {
    let is_usual = |sample: &[f64]| (1..=MOST).contains(&sample.len());
    if !is_usual(left) || !is_usual(right) {
        return None;
    }
    let orders = orders(left.len(), right.len());
    let all: i64 = orders.iter().sum();
    let extreme: i64 = orders.iter().take(smaller_u(left, right) + 1).sum();
    Some((2.0 * extreme as f64 / all as f64).min(1.0))
}

/// The largest U that is significant for samples of these sizes, at most [`MOST`]; `None` if none is.
#[must_use]
pub fn critical_u(sizes: [usize; 2], significance: f64) -> Option<usize> {
    let orders = orders(sizes[0], sizes[1]);
    let all = orders.iter().sum::<i64>() as f64;
    let mut sum = 0;
    let is_significant = |count: &i64| {
        sum += count;
        2.0 * sum as f64 / all <= significance
    };
    let significant = orders.iter().copied().take_while(is_significant).count();
    significant.checked_sub(1)
}

/// How many pairs of a value of each sample are in the rarer order. Of equal values, each counts half; a half that is left
/// over is rounded up.
#[must_use]
pub fn smaller_u(left: &[f64], right: &[f64]) -> usize {
    let mut twice = 0;
    for one in left {
        for other in right {
            twice += usize::from(one < other) + usize::from(one <= other);
        }
    }
    twice.min(2 * left.len() * right.len() - twice).div_ceil(2)
}

/// How many orders of two samples of these sizes have each U, from 0 on.
fn orders(one: usize, other: usize) -> Vec<i64> {
    let most = one * other;
    let mut orders = vec![0; most + 1];
    orders[0] = 1;
    // The product of (1 - q^(other + i)) / (1 - q^i), as a polynomial in q.
    for i in 1..=one {
        for power in (other + i..=most).rev() {
            orders[power] -= orders[power - other - i];
        }
        for power in i..=most {
            orders[power] += orders[power - i];
        }
    }
    orders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_values_are_exact() {
        // scipy.stats.mannwhitneyu(left, right, method="exact") prints the same.
        let left = [1.0, 2.0, 3.0, 4.0, 5.0];
        let right = [6.0, 7.0, 8.0, 9.0, 10.0];
        assert_eq!(p_value(&left, &right), Some(2.0 / 252.0));
        assert_eq!(p_value(&right, &left), Some(2.0 / 252.0));
        let mixed = [0.5, 2.5, 7.5, 8.5];
        assert_eq!(p_value(&mixed, &left), Some(92.0 / 126.0));
        assert_eq!(p_value(&[1.0], &[2.0]), Some(1.0));
        assert_eq!(p_value(&[], &[2.0]), None);
        assert_eq!(p_value(&[0.0; MOST + 1], &[2.0]), None);
    }

    #[test]
    fn equal_values_are_no_evidence() {
        assert_eq!(p_value(&[1.0; 7], &[1.0; 9]), Some(1.0));
        assert_eq!(smaller_u(&[1.0, 2.0], &[2.0, 3.0]), 1);
    }

    #[test]
    fn the_largest_samples_are_counted_without_rounding() {
        let counts = orders(MOST, MOST);
        // 56 over 28.
        assert_eq!(counts.iter().sum::<i64>(), 7_648_690_600_760_440);
        assert!(counts.iter().all(|&count| count > 0 && count < 1 << 53));
    }

    #[test]
    fn the_critical_value_is_the_last_that_is_significant() {
        assert_eq!(critical_u([5, 5], 0.01), Some(0));
        assert_eq!(critical_u([5, 5], 0.001), None);
        for sizes in [[5, 7], [10, 10], [7, 28]] {
            let critical = critical_u(sizes, 0.003).expect("they are large enough");
            let orders = orders(sizes[0], sizes[1]);
            let p = |u: usize| {
                2.0 * orders[..=u].iter().sum::<i64>() as f64 / orders.iter().sum::<i64>() as f64
            };
            assert!(p(critical) <= 0.003 && p(critical + 1) > 0.003, "{sizes:?}");
        }
    }
}
