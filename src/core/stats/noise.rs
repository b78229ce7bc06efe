//! How much a series varies from night to night without a change.
//!
//! Source: the median absolute deviation, 1.4826 times which is the standard deviation of a normal distribution (F. R.
//! Hampel, "The influence curve and its role in robust estimation", Journal of the American Statistical Association 69,
//! 1974). That a comparison of two runs lacks this level of variation: T. Kalibera and R. Jones, "Rigorous benchmarking in
//! reasonable time", ISMM 2013.

use std::f64::consts::SQRT_2;

use super::summary;

/// The fewest nights that noise is known of.
pub const FEWEST: usize = 8;

/// The fewest nights of a segment that says something of noise: a single night is never away from its own median.
pub const SHORTEST_SEGMENT: usize = 3;

/// The least size of a change that noise does not explain, as [`in_nights`] gives it. `cargo bench --bench history` shows
/// what other thresholds would do.
pub const BEYOND_NOISE: f64 = 3.0;

/// The share of differences that [`usual_difference`] is for.
const USUAL: f64 = 0.9;

/// A standard deviation as a multiple of the median absolute deviation.
const NORMAL: f64 = 1.4826;

/// The noise from night to night of a series that is cut into segments without a change: the robust standard deviation of
/// the logarithms about the medians of their segments. Segments shorter than [`SHORTEST_SEGMENT`] do not count. `None` with
/// fewer than [`FEWEST`] nights, and if a value is not finite.
#[must_use]
pub fn noise<'s>(segments: impl IntoIterator<Item = &'s [f64]>) -> Option<f64> {
    let mut distances = Vec::new();
    for segment in segments {
        if segment.len() < SHORTEST_SEGMENT {
            continue;
        }
        let median = summary::median(&summary::sorted(segment))?;
        distances.extend(segment.iter().map(|value| (value - median).abs()));
    }
    if distances.len() < FEWEST || !distances.iter().all(|distance| distance.is_finite()) {
        return None;
    }
    Some(NORMAL * summary::median(&summary::sorted(&distances))?)
}

/// The size of a change between two nights in units of what the noise of both makes of no change: |ln ratio| ÷ (√2 σ).
/// Without noise it is infinite for any change, and 0 for none.
#[must_use]
pub fn in_nights(log_ratio: f64, noise: f64) -> f64 {
    if log_ratio == 0.0 {
        0.0
    } else {
        log_ratio.abs() / (SQRT_2 * noise)
    }
}

/// The size that 90% of the differences between two nights do not exceed: between each two of `one`, or, if there are
/// `others`, between each of `one` and each of them. It is a quantile, by the nearest rank, since a robust standard deviation
/// says too little of nights that are far from the others. It is not a higher one, since a single such night is in 5% of the
/// pairs of 40. `None` with fewer than [`FEWEST`] nights on a side, and if a value
/// is not finite.
#[must_use]
pub fn usual_difference(one: &[f64], others: Option<&[f64]>) -> Option<f64> {
    let all = || one.iter().chain(others.unwrap_or_default());
    let fewest = others.map_or(one.len(), |others| one.len().min(others.len()));
    if fewest < FEWEST || !all().all(|night| night.is_finite()) {
        return None;
    }
    let mut differences = Vec::new();
    for (place, night) in one.iter().enumerate() {
        let rest = others.unwrap_or(&one[place + 1..]).iter();
        differences.extend(rest.map(|other| (night - other).abs()));
    }
    let rank = (USUAL * differences.len() as f64).ceil() as usize;
    let (_, usual, _) = differences.select_nth_unstable_by(rank - 1, f64::total_cmp);
    Some(*usual)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn noise_is_about_the_medians_of_the_segments() {
        let early = [1.0, 1.1, 0.9, 1.0];
        let late = [5.0, 5.2, 4.8, 5.1, 4.9];
        // The distances are 0, 0, 0, 0.1, 0.1, 0.1, 0.1, 0.2, 0.2.
        let noise = noise([&early[..], &late[..]]).expect("nine nights");
        assert!((noise - 0.14826).abs() < 1e-12, "{noise}");
    }

    #[test]
    fn few_nights_say_nothing() {
        let nights = [1.0, 1.1, 0.9, 1.0, 1.2, 0.8, 1.0, 1.1];
        assert!(noise([&nights[..]]).is_some());
        assert_eq!(noise([&nights[..7]]), None);
        assert_eq!(noise([]), None);
        assert_eq!(
            noise([&nights[..6], &nights[6..]]),
            None,
            "two nights do not count"
        );
        assert_eq!(noise([&[f64::NAN; 8][..]]), None);
    }

    #[test]
    fn a_change_is_measured_in_the_noise_of_two_nights() {
        assert!((in_nights(-0.02 * SQRT_2, 0.01) - 2.0).abs() < 1e-12);
        assert_eq!(in_nights(0.0, 0.0), 0.0);
        assert_eq!(in_nights(0.1, 0.0), f64::INFINITY);
    }

    #[test]
    fn nearly_all_differences_are_usual_and_a_single_night_far_away_is_not_nothing() {
        let nights: Vec<f64> = (0..41).map(f64::from).collect();
        // There are 41 - d differences of d, and of the 820 the 738th is the last of 28.
        assert_eq!(usual_difference(&nights, None), Some(28.0));
        let far = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 9.0];
        assert_eq!(usual_difference(&far, None), Some(9.0));
        let mut one_of_many = [0.0; 40];
        one_of_many[39] = 9.0;
        assert_eq!(usual_difference(&one_of_many, None), Some(0.0));
        assert_eq!(usual_difference(&far[..7], None), None);
        let others = [5.0; 8];
        assert_eq!(usual_difference(&[0.0; 8], Some(&others)), Some(5.0));
        assert_eq!(usual_difference(&[0.0; 8], Some(&others[..7])), None);
        assert_eq!(usual_difference(&[f64::NAN; 8], None), None);
    }

    proptest! {
        #[test]
        fn at_least_90_percent_of_the_differences_are_usual(nights in prop::collection::vec(-1.0..1.0, 8..40)) {
            let usual = usual_difference(&nights, None).expect("enough");
            let pairs = nights.iter().enumerate();
            let differences: Vec<f64> = pairs
                .flat_map(|(place, night)| nights[..place].iter().map(move |other| (night - other).abs()))
                .collect();
            let within = differences.iter().filter(|&&difference| difference <= usual).count();
            prop_assert!(within as f64 >= 0.9 * differences.len() as f64);
            prop_assert!((within as f64) < 0.9 * differences.len() as f64 + 1.0);
        }

        #[test]
        fn one_wild_night_hardly_matters(mut nights in prop::collection::vec(-0.01..0.01, 20..40), wild in -9.0..9.0) {
            nights[3] = wild;
            prop_assert!(noise([&nights[..]]).expect("enough") < 0.04);
        }

        #[test]
        fn scale_does_not_matter(nights in prop::collection::vec(-0.01..0.01, 8..40), scale in -9.0..9.0) {
            let scaled: Vec<f64> = nights.iter().map(|night| night + scale).collect();
            let (one, other) = (noise([&nights[..]]), noise([&scaled[..]]));
            prop_assert!((one.expect("enough") - other.expect("enough")).abs() < 1e-12);
        }
    }
}
