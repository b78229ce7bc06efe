//! The shape of a distribution: a histogram, a density curve, and how many modes it has.
//!
//! Source: a Gaussian kernel density estimate with the bandwidth of B. W. Silverman, "Density Estimation for Statistics
//! and Data Analysis", 1986, section 3.4.2: 0.9 min(σ, IQR / 1.34) n^(-1/5). A peak of the density counts as a mode if
//! it is at least a fifth as high as the highest peak, and if the valley between it and the neighbouring mode is at
//! most four fifths as high as the lower of the two. This excludes ripples.

use super::summary::percentile;

/// The distance, in bandwidths, at which a kernel has fallen to about 1e-14 of its height.
const REACH: f64 = 8.0;

/// The width, in bandwidths, to which wider gaps are narrowed: no kernel reaches further than to the middle.
const WIDEST_GAP: f64 = 16.0;

/// The distance, in bandwidths, from the first and the last value to the ends of the axis on which modes are counted.
const MARGIN: f64 = 3.0;

/// Counts how many of `values` fall into each of `bins` equal parts of the range from `low` to `high`; `high` itself
/// belongs to the last part. Values outside the range are not counted, and nothing is counted if the range is empty. If
/// the range is a single point, its values are counted in the middle part.
#[must_use]
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

/// The kernel density estimate of `sorted` values at `points` equally spaced places from `low` to `high`, in units of
/// 1/value: its integral over all values is 1. `None` without values, or if they have no spread, or if the range is not
/// finite. If the range is empty or a single point, all densities are 0.
///
/// The bandwidth is at least half the distance between two places, so that no peak between them is missed.
#[must_use]
pub fn curve(sorted: &[f64], low: f64, high: f64, points: usize) -> Option<Vec<f64>> {
    let distance = (high - low).abs() / points.saturating_sub(1).max(1) as f64;
    let bandwidth = bandwidth(sorted)?.max(distance / 2.0);
    // The height of a kernel whose area is 1.
    let height = 1.0 / (bandwidth * std::f64::consts::TAU.sqrt());
    if !(distance.is_finite() && height.is_finite()) {
        return None;
    }
    let sums = kernel_sums(sorted, bandwidth, low, high, points);
    let count = sorted.len() as f64;
    Some(sums.into_iter().map(|sum| sum / count * height).collect())
}

/// The modes of `sorted` values in ascending order, each given by the value nearest to its peak. One unless several
/// peaks of the density count as modes; none without values.
#[must_use]
pub fn modes(sorted: &[f64]) -> Vec<f64> {
    let Some(bandwidth) = bandwidth(sorted) else {
        return sorted.first().copied().into_iter().collect();
    };
    let places = without_wide_gaps(sorted, bandwidth);
    let length = places.last().copied().unwrap_or(0.0) + MARGIN;
    // A peak is about two wide.
    let points = (length * 4.0).clamp(257.0, 8193.0) as usize;
    let density = kernel_sums(&places, 1.0, 0.0, length, points);
    let distance = length / (points - 1) as f64;
    let value_at = |point: usize| nearest(&places, point as f64 * distance).map(|at| sorted[at]);
    peaks(&density).into_iter().filter_map(value_at).collect()
}

/// The indices of the peaks of a density that count as modes; that of its highest point if none does.
fn peaks(density: &[f64]) -> Vec<usize> {
    let highest = density.iter().copied().fold(0.0, f64::max);
    let mut peaks: Vec<usize> = Vec::new();
    // The height of the last peak, and the lowest point since. The first peak comes after a deep valley.
    let (mut peak, mut valley) = (f64::INFINITY, 0.0);
    for (at, &here) in density.iter().enumerate() {
        valley = f64::min(valley, here);
        let is_next = f64::min(peak, here) > f64::max(valley / 0.8, highest / 5.0);
        if is_next {
            peaks.push(at);
        }
        if is_next || here > peak {
            (peak, valley) = (here, here);
            if let Some(last) = peaks.last_mut() {
                *last = at;
            }
        }
    }
    if peaks.is_empty() {
        peaks.push(
            density
                .iter()
                .position(|&here| here == highest)
                .unwrap_or(0),
        );
    }
    peaks
}

/// The index of the place that is nearest to `wanted`; `places` are in ascending order.
fn nearest(places: &[f64], wanted: f64) -> Option<usize> {
    let after = places.partition_point(|&place| place < wanted);
    let candidates = [after.checked_sub(1), Some(after)].into_iter().flatten();
    candidates.filter(|&at| at < places.len()).min_by(|&a, &b| {
        (places[a] - wanted)
            .abs()
            .total_cmp(&(places[b] - wanted).abs())
    })
}

/// The places of `sorted` values on an axis that starts [`MARGIN`] before the first and has the bandwidth as its unit.
/// Wide gaps are narrowed, which changes no mode. So a single outlier, however far it strays, does not take the
/// resolution from the other values.
fn without_wide_gaps(sorted: &[f64], bandwidth: f64) -> Vec<f64> {
    let gaps = sorted
        .windows(2)
        .map(|pair| (pair[1] - pair[0]) / bandwidth);
    let places = gaps.scan(MARGIN, |place, gap| {
        *place += gap.min(WIDEST_GAP);
        Some(*place)
    });
    std::iter::once(MARGIN).chain(places).collect()
}

/// The sum of the kernels of all values, each with a height of 1, at `points` equally spaced places from `low` to
/// `high`. It is 0 everywhere unless the distance between the places is positive and finite.
///
/// From one place to the next, a kernel changes by a factor that itself changes by a constant factor. So each value
/// needs three exponentials, rather than one for each place: exp(-(u + d)²/2) = exp(-u²/2) exp(-ud - d²/2).
fn kernel_sums(sorted: &[f64], bandwidth: f64, low: f64, high: f64, points: usize) -> Vec<f64> {
    let mut sums = vec![0.0; points];
    let distance = (high - low) / points.saturating_sub(1).max(1) as f64;
    if points == 0 || !(distance > 0.0 && distance.is_finite()) {
        return sums;
    }
    let d = distance / bandwidth;
    let fall = (-d * d).exp();
    let reach = (REACH / d) as usize;
    for value in sorted {
        let nearest = (((value - low) / distance).round() as usize).min(points - 1);
        let u = (low + nearest as f64 * distance - value) / bandwidth;
        let peak = (-0.5 * u * u).exp();
        sums[nearest] += peak;
        let add = |place: &mut f64, (height, ratio): (f64, f64)| {
            *place += height * ratio;
            (height * ratio, ratio * fall)
        };
        let (before, behind) = sums.split_at_mut(nearest);
        let start = (peak, (-u * d - 0.5 * d * d).exp());
        behind
            .iter_mut()
            .skip(1)
            .take(reach)
            .fold(start, |state, place| add(place, state));
        let start = (peak, (u * d - 0.5 * d * d).exp());
        before
            .iter_mut()
            .rev()
            .take(reach)
            .fold(start, |state, place| add(place, state));
    }
    sums
}

/// Silverman's rule of thumb; `None` if the values have no spread.
fn bandwidth(sorted: &[f64]) -> Option<f64> {
    if sorted.first() == sorted.last() {
        // The rounding of their mean would give equal values a tiny spread.
        return None;
    }
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
        assert_eq!(modes(&sorted(&one)).len(), 1);
        assert_eq!(modes(&sorted(&two)).len(), 2);
        assert_eq!(modes(&sorted(&stray)).len(), 1, "one value is no mode");
        let few: Vec<f64> = around(1.0, 57).chain([2.0, 2.01, 2.02]).collect();
        assert_eq!(modes(&sorted(&few)).len(), 1, "nor are three of sixty");
        for far in [50.0, 5e4, 5e7] {
            let two = around(1.0, 30).chain(around(1.2, 30));
            let two_and_a_stray: Vec<f64> = two.chain([far]).collect();
            assert_eq!(modes(&sorted(&two_and_a_stray)).len(), 2, "as far as {far}");
        }
        assert_eq!(modes(&[1.0, 1.0, 1.0]).len(), 1);
        assert_eq!(modes(&[1.0]).len(), 1);
        assert_eq!(modes(&[]).len(), 0);
    }

    #[test]
    fn a_mode_is_at_least_a_fifth_as_high_as_the_highest() {
        // Values that are equal give peaks that are as high as they are many.
        let two = |count: usize| [vec![1.0; 60 - count], vec![2.0; count]].concat();
        assert_eq!(modes(&two(9)).len(), 1, "0.18 of the highest");
        assert_eq!(modes(&two(11)).len(), 2, "0.22 of the highest");
    }

    /// Ten values around each of `centres`, which are `width` apart at most.
    fn groups(centres: &[f64], width: f64) -> Vec<f64> {
        let steps = || (0..10).map(|index| width * (f64::from(index) / 9.0 - 0.5));
        let values = centres
            .iter()
            .flat_map(|centre| steps().map(move |step| centre + step));
        sorted(&values.collect::<Vec<_>>())
    }

    #[test]
    fn between_modes_the_density_falls_by_a_fifth() {
        // The depths are those of scipy.stats.gaussian_kde with the bandwidth that the curves below have.
        assert_eq!(
            modes(&groups(&[-1.0, 1.0], 1.36)).len(),
            2,
            "a valley of 0.78"
        );
        assert_eq!(
            modes(&groups(&[-1.0, 1.0], 1.44)).len(),
            1,
            "a valley of 0.83"
        );
    }

    #[test]
    fn strays_do_not_blur_two_modes() {
        for count in 6..=12 {
            let strays = (0..count).flat_map(|index| {
                let far = 10.0 + 11.0 * f64::from(index);
                [-far, far]
            });
            let groups = groups(&[-1.0, 1.0], 1.0).repeat(3);
            let values: Vec<f64> = groups.into_iter().chain(strays).collect();
            assert_eq!(modes(&sorted(&values)).len(), 2, "{count} on each side");
        }
    }

    /// Each expected list was printed by
    /// `scipy.stats.gaussian_kde(values, bw_method=h / s)(np.linspace(0.75, 2.25, 7))` with
    /// `s = np.std(values, ddof=1)` and `h = 0.9 * min(s, iqr / 1.34) * len(values) ** -0.2`, where `iqr` is the
    /// difference of `np.percentile(values, [25, 75])`. If `iqr` is 0, `h = 0.9 * s * len(values) ** -0.2`.
    #[test]
    fn curves_agree_with_scipy() {
        let cases: [(&[f64], [f64; 7]); 3] = [
            (
                &[1.0, 1.1, 1.15, 1.2, 1.4, 2.0, 2.05],
                [
                    0.3543596687923752,
                    0.835581836379666,
                    0.9294853344801814,
                    0.5662155714313936,
                    0.3931088310261503,
                    0.45123579136827313,
                    0.3018472092624601,
                ],
            ),
            (
                &[1.0, 1.1, 1.15, 1.2, 1.25, 1.25, 4.0],
                [
                    6.416688032519616e-05,
                    1.2487006794134698,
                    2.9292058767192373,
                    0.00012924417727500773,
                    3.3714984517489504e-17,
                    3.6323606705280143e-38,
                    1.6054226334144386e-67,
                ],
            ),
            (
                &[1.0, 1.0, 1.0, 1.0, 2.0],
                [
                    0.7578308758466327,
                    1.0948163022035875,
                    0.7678408271116338,
                    0.31479291825151556,
                    0.22960320523405597,
                    0.2765836041739295,
                    0.18956340017405218,
                ],
            ),
        ];
        for (values, expected) in cases {
            // Every fifth of 31 places is compared: the distance between SciPy's seven places is larger than the width
            // of the kernels of the second case.
            let actual = curve(values, 0.75, 2.25, 31).unwrap();
            for (actual, expected) in actual.into_iter().step_by(5).zip(expected) {
                // Kernels far away from a place are left out, each of which would add about 1e-14 of its height.
                let allowed = 1e-9 * expected + 1e-12;
                assert!((actual - expected).abs() < allowed, "{actual} {expected}");
            }
        }
    }

    #[test]
    fn a_mode_lies_where_its_values_are_densest() {
        let around =
            |centre: f64| (0..40).map(move |step| centre + f64::from(step % 5 - 2) / 100.0);
        for stray in [3.0, 9e6] {
            let values: Vec<f64> = around(1.0).chain(around(2.0)).chain([stray]).collect();
            let modes = modes(&sorted(&values));
            assert_eq!(modes.len(), 2, "{modes:?}");
            let is_near = |(mode, centre): (&f64, f64)| (mode - centre).abs() <= 0.03;
            assert!(modes.iter().zip([1.0, 2.0]).all(is_near), "{modes:?}");
        }
        assert_eq!(modes(&[3.0, 3.0]), [3.0]);
        assert_eq!(modes(&[]), [0.0; 0]);
    }

    #[test]
    fn what_has_no_spread_has_no_curve() {
        assert_eq!(curve(&[], 0.0, 1.0, 5), None);
        assert_eq!(curve(&[0.5], 0.0, 1.0, 5), None);
        assert_eq!(curve(&[0.1; 3], 0.0, 1.0, 5), None, "their mean is not 0.1");
        assert_eq!(curve(&[0.4, 0.6], f64::NEG_INFINITY, 1.0, 5), None);
        assert_eq!(curve(&[0.4, 0.6], 0.0, f64::NAN, 5), None);
        assert_eq!(curve(&[0.4, 0.6], 0.0, 1.0, 0), Some(Vec::new()));
        assert_eq!(curve(&[0.4, 0.6], 0.5, 0.5, 1).unwrap().len(), 1);
    }

    #[test]
    fn what_has_too_little_or_too_much_spread_for_a_double_has_no_curve() {
        let little = [0.0, 0.0, 0.0, 0.0, 1e-200];
        assert_eq!(curve(&little, 0.0, 1.0, 5), None);
        assert_eq!(modes(&little), [0.0]);
        let much = [0.0, 0.0, 0.0, 0.0, 1e200];
        assert_eq!(curve(&much, 0.0, 1.0, 5), None);
        assert_eq!(modes(&much), [0.0]);
    }

    #[test]
    fn the_curve_is_flat_where_the_range_is_empty() {
        assert_eq!(curve(&[0.4, 0.6], 0.5, 0.5, 3), Some(vec![0.0; 3]));
        assert_eq!(curve(&[0.4, 0.6], 1.0, 0.0, 3), Some(vec![0.0; 3]));
    }

    #[test]
    fn values_that_differ_in_their_last_digits_only_keep_their_shape() {
        let values = [1.0, 1.0, 1.0, 1.0, 2.0];
        let far = 2f64.powi(30);
        let shape = curve(&values, 0.75, 2.25, 31).unwrap();
        let shifted = curve(&values.map(|value| far + value), far + 0.75, far + 2.25, 31).unwrap();
        for (here, there) in shape.into_iter().zip(shifted) {
            assert!((here - there).abs() < 1e-5 * here, "{here} {there}");
        }
    }

    #[test]
    fn a_peak_between_two_places_is_seen() {
        let narrow = [0.149_999, 0.15, 0.150_001];
        let density = curve(&narrow, 0.0, 1.0, 11).unwrap();
        let area: f64 = density.iter().sum::<f64>() * 0.1;
        assert!((area - 1.0).abs() < 0.02, "{area}");
    }

    proptest::proptest! {
        #[test]
        fn the_area_below_a_curve_is_one(
            values in proptest::collection::vec(0.5f64..2.0, 2..60),
            points in 20usize..400,
        ) {
            let values = sorted(&values);
            let (low, high) = (-3.5, 6.0);
            let density = curve(&values, low, high, points).unwrap();
            proptest::prop_assert_eq!(density.len(), points);
            proptest::prop_assert!(density.iter().all(|&here| here >= 0.0));
            let area = density.iter().sum::<f64>() * (high - low) / (points - 1) as f64;
            proptest::prop_assert!((area - 1.0).abs() < 0.02, "{}", area);
        }
    }
}
