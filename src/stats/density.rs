//! The shape of a distribution: a histogram, and how many modes it has.
//!
//! Source: a Gaussian kernel density with the bandwidth of B. W. Silverman, "Density Estimation for Statistics and
//! Data Analysis", 1986, section 3.4.2: 0.9 min(σ, IQR / 1.34) n^(-1/5). A mode is a peak of it that is at least a
//! fifth as high as the highest one, and is parted from its neighbour by a valley of at most four fifths of the lower
//! of the two, so that a ripple is none.

use super::summary::percentile;

/// How many of `values` fall into each of `bins` equal parts of the range from `low` to `high`, which belongs to the
/// last part. Values outside, and all values where there is no range, are not counted, but for a range of one point,
/// which is the middle part.
pub fn histogram(values: &[f64], low: f64, high: f64, bins: usize) -> Vec<usize> {
    let mut counts = vec![0; bins];
    if bins == 0 {
        return counts;
    }
    for &value in values.iter().filter(|value| (low..=high).contains(*value)) {
        let place = if high > low {
            (value - low) / (high - low) * bins as f64
        } else {
            bins as f64 / 2.0
        };
        counts[(place as usize).min(bins - 1)] += 1;
    }
    counts
}

/// The number of modes of `sorted` values: 1 unless the density has several peaks of weight. 0 without values.
pub fn modes(sorted: &[f64]) -> usize {
    let (Some(&low), Some(&high)) = (sorted.first(), sorted.last()) else {
        return 0;
    };
    let Some(bandwidth) = bandwidth(sorted) else {
        return 1;
    };
    const STEPS: usize = 256;
    let (low, high) = (low - 3.0 * bandwidth, high + 3.0 * bandwidth);
    let density: Vec<f64> = (0..=STEPS)
        .map(|step| {
            let at = low + (high - low) * step as f64 / STEPS as f64;
            sorted
                .iter()
                .map(|value| (-0.5 * ((at - value) / bandwidth).powi(2)).exp())
                .sum()
        })
        .collect();
    let highest = density.iter().copied().fold(0.0, f64::max);
    let mut modes = 0;
    // The height of the last peak that counted, and the lowest point since.
    let (mut last_peak, mut valley) = (0.0, f64::INFINITY);
    for window in density.windows(3) {
        let [before, here, after] = [window[0], window[1], window[2]];
        valley = f64::min(valley, here);
        if here <= before || here < after || here < highest / 5.0 {
            continue;
        }
        if modes == 0 || valley <= 0.8 * f64::min(last_peak, here) {
            modes += 1;
            (last_peak, valley) = (here, here);
        } else if here > last_peak {
            (last_peak, valley) = (here, here);
        }
    }
    modes.max(1)
}

/// Silverman's rule of thumb; `None` where the values have no spread.
fn bandwidth(sorted: &[f64]) -> Option<f64> {
    let count = sorted.len() as f64;
    let mean = sorted.iter().sum::<f64>() / count;
    let deviation = (sorted
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum::<f64>()
        / (count - 1.0))
        .sqrt();
    let range = (percentile(sorted, 0.75)? - percentile(sorted, 0.25)?) / 1.34;
    let spread = if range > 0.0 {
        deviation.min(range)
    } else {
        deviation
    };
    let bandwidth = 0.9 * spread * count.powf(-0.2);
    (bandwidth > 0.0 && bandwidth.is_finite()).then_some(bandwidth)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::summary::sorted;

    #[test]
    fn a_histogram_counts_every_value_of_its_range() {
        assert_eq!(
            histogram(&[0.0, 0.1, 0.5, 1.0, 2.0], 0.0, 1.0, 4),
            [2, 0, 1, 1]
        );
        assert_eq!(histogram(&[3.0, 3.0], 3.0, 3.0, 5), [0, 0, 2, 0, 0]);
        assert_eq!(histogram(&[1.0], 0.0, 1.0, 0), [0; 0]);
    }

    #[test]
    fn modes_are_counted_and_ripples_are_not() {
        let around = |centre: f64, count: i32| {
            (0..count).map(move |index| centre + f64::from(index % 7) * 0.01)
        };
        let one: Vec<f64> = around(1.0, 60).collect();
        let two: Vec<f64> = around(1.0, 30).chain(around(2.0, 30)).collect();
        let stray: Vec<f64> = around(1.0, 59).chain([2.0]).collect();
        assert_eq!(modes(&sorted(&one)), 1);
        assert_eq!(modes(&sorted(&two)), 2);
        assert_eq!(modes(&sorted(&stray)), 1, "one value is no mode");
        let few: Vec<f64> = around(1.0, 57).chain([2.0, 2.01, 2.02]).collect();
        assert_eq!(modes(&sorted(&few)), 1, "nor are three of sixty");
        assert_eq!(modes(&[1.0, 1.0, 1.0]), 1);
        assert_eq!(modes(&[1.0]), 1);
        assert_eq!(modes(&[]), 0);
    }
}
