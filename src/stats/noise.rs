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

    proptest! {
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
