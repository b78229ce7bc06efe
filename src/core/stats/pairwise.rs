//! Sums, means and standard deviations with NumPy's rounding.
//!
//! Source: `pairwise_sum` in NumPy's `loops_utils.h.src`. bench_runner's numbers come from NumPy, so values are summed
//! in NumPy's order: fewer than 8 one after the other, up to 128 in eight interleaved accumulators, more by recursion
//! on two halves.

/// The sum of `values` in NumPy's order; 0 without values.
#[must_use]
pub fn sum(values: &[f64]) -> f64 {
    let count = values.len();
    if count > 128 {
        let half = count / 2;
        let (left, right) = values.split_at(half - half % 8);
        return sum(left) + sum(right);
    }
    // Fewer than 8 values are all in the remainder, which is added one after the other.
    let mut lanes = [0.0; 8];
    let mut chunks = values.chunks_exact(8);
    for chunk in &mut chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    let [a, b, c, d, e, f, g, h] = lanes;
    let mut total = ((a + b) + (c + d)) + ((e + f) + (g + h));
    for value in chunks.remainder() {
        total += value;
    }
    total
}

/// The arithmetic mean: `numpy.mean`. NaN without values.
#[must_use]
pub fn mean(values: &[f64]) -> f64 {
    sum(values) / values.len() as f64
}

/// The population standard deviation: `numpy.std`. NaN without values.
#[must_use]
pub fn standard_deviation(values: &[f64]) -> f64 {
    let mean = mean(values);
    let squares: Vec<f64> = values
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .collect();
    (sum(&squares) / values.len() as f64).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each expectation was printed by `repr(float(numpy.sum(...)))`, NumPy 2.4.
    #[test]
    fn sums_round_as_numpys_do() {
        let series =
            |count: usize| -> Vec<f64> { (1..=count).map(|index| 1.0 / index as f64).collect() };
        let roots = |count: usize| sum(&(1..=count).map(|i| (i as f64).sqrt()).collect::<Vec<_>>());
        assert_eq!(roots(1), 1.0);
        assert_eq!(roots(7), 13.47757340128953);
        assert_eq!(roots(8), 16.306000526035724);
        assert_eq!(roots(9), 19.306000526035724);
        assert_eq!(roots(128), 970.8891094495568);
        assert_eq!(roots(129), 982.2469261411575);
        assert_eq!(roots(131), 1005.0942035344085);
        assert_eq!(roots(135), 1051.310678363568);
        assert_eq!(roots(136), 1062.9725821532584);
        assert_eq!(roots(1000), 21097.455887480734);
        assert_eq!(sum(&series(7)), 2.5928571428571425);
        assert_eq!(sum(&series(20)), NUMPY_SUM_20);
        assert_eq!(sum(&series(131)), NUMPY_SUM_131);
        assert_eq!(sum(&series(1000)), NUMPY_SUM_1000);
        assert_eq!(standard_deviation(&series(60)), NUMPY_STD_60);
        assert_eq!(sum(&[]).to_bits(), 0.0_f64.to_bits());
        assert_eq!(sum(&[-0.0; 3]).to_bits(), 0.0_f64.to_bits());
        assert!(mean(&[]).is_nan());
    }

    const NUMPY_SUM_20: f64 = 3.597739657143682;
    const NUMPY_SUM_131: f64 = 5.456224926052236;
    const NUMPY_SUM_1000: f64 = 7.485470860550345;
    const NUMPY_STD_60: f64 = 0.1451083349781591;
}
