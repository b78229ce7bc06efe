//! Splits a series at its change points.

use std::ops::Range;

use super::windows::{LONGEST, SHORTEST, Windows};
use crate::stats::{rank_sum, summary};

/// The smallest contrast of a change point, in standard errors of the difference of two medians.
const LEAST_CONTRAST: f64 = 4.0;

/// How far a change point is moved at a time, in points.
const REACH: usize = 4;

/// How often the change points are moved, and those that are none any more dropped.
const ROUNDS: usize = 2;

/// A point at which the level of a series changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChangePoint {
    /// The first point after the change, counted from 0.
    pub index: usize,
    /// The median of the segment before, which begins at the change point before or at the start; a logarithm.
    pub before: f64,
    /// The median of the segment after, which ends before the next change point or at the end; a logarithm.
    pub after: f64,
    /// The two-sided p-value of the rank-sum test between the two segments, of which the 28 points next to the change
    /// count. It is of this split alone: that the split was searched for makes it too small.
    pub p: f64,
}

/// The change points of a series of logarithms, in order. There are at least [`SHORTEST`] points before, between and after
/// them. None if a value is not finite.
///
/// Whether and where there is one depends on the [`LONGEST`] points before and after it, and on the change points among
/// them: later nights do not move it, unless they add another one near it.
#[must_use]
pub fn change_points(logarithms: &[f64]) -> Vec<ChangePoint> {
    if logarithms.len() < 2 * SHORTEST || !logarithms.iter().all(|value| value.is_finite()) {
        return Vec::new();
    }
    let windows = Windows::new(logarithms);
    let mut points = split(logarithms, &windows);
    for _ in 0..ROUNDS {
        points = moved(logarithms, &points);
        drop_weak(logarithms, &windows, &mut points);
    }
    let described = |place| {
        described(
            logarithms,
            &part(&points, place, logarithms.len()),
            points[place],
        )
    };
    (0..points.len()).map(described).collect()
}

/// The points that split the series, in order.
fn split(values: &[f64], windows: &Windows<'_>) -> Vec<usize> {
    let mut points = Vec::new();
    let mut parts: Vec<Range<usize>> = std::iter::once(0..values.len()).collect();
    while let Some(part) = parts.pop() {
        let mut best = (0.0, 0);
        for point in part.start + SHORTEST..=part.end.saturating_sub(SHORTEST) {
            let contrast = windows.contrast(point, &part, LEAST_CONTRAST);
            // Neighbours can have the same contrast, since medians can be the same.
            let is_tie = contrast > 0.0 && contrast == best.0;
            let of = |place: usize| Cost::of(values, part.clone(), place);
            if contrast > best.0 || is_tie && of(point).is_below(&of(best.1)) {
                best = (contrast, point);
            }
        }
        if best.0 > 0.0 {
            let point = best_place(values, &part, best.1, REACH..REACH);
            points.push(point);
            parts.extend([part.start..point, point..part.end]);
        }
    }
    points.sort_unstable();
    points
}

/// The two segments that meet at a point.
fn part(points: &[usize], place: usize, length: usize) -> Range<usize> {
    let start = place.checked_sub(1).map_or(0, |before| points[before]);
    start..points.get(place + 1).copied().unwrap_or(length)
}

/// The points, each moved to its best place between its neighbours. All move at the same time, and at most half of the way
/// towards each other, so that the order of the moves does not matter.
fn moved(values: &[f64], points: &[usize]) -> Vec<usize> {
    let half = |distance: usize| (distance.saturating_sub(SHORTEST) / 2).min(REACH);
    let one = |place: usize| {
        let (point, part) = (points[place], part(points, place, values.len()));
        // At the ends of the series there is no neighbour that moves.
        let back = if place == 0 {
            REACH
        } else {
            half(point - part.start)
        };
        let is_last = place + 1 == points.len();
        let on = if is_last {
            REACH
        } else {
            half(part.end - point)
        };
        best_place(values, &part, point, back..on)
    };
    (0..points.len()).map(one).collect()
}

/// The place near `point` that splits the part with the least cost; at most `reach.start` points before it and
/// `reach.end` points after it.
fn best_place(values: &[f64], part: &Range<usize>, point: usize, reach: Range<usize>) -> usize {
    let first = (part.start + SHORTEST).max(point.saturating_sub(reach.start));
    let last = (part.end - SHORTEST).min(point + reach.end);
    let near = part.start.max(point.saturating_sub(LONGEST))..part.end.min(point + LONGEST);
    let mut best = (Cost::of(values, near.clone(), first), first);
    for place in first + 1..=last {
        let cost = Cost::of(values, near.clone(), place);
        if cost.is_below(&best.0) {
            best = (cost, place);
        }
    }
    best.1
}

/// How badly two levels describe a part of a series that is split.
struct Cost {
    /// The sum of the absolute deviations from the two medians.
    deviations: f64,
    /// The sum of their squares.
    squares: f64,
}

impl Cost {
    fn of(values: &[f64], part: Range<usize>, place: usize) -> Self {
        let mut cost = Self {
            deviations: 0.0,
            squares: 0.0,
        };
        for segment in [&values[part.start..place], &values[place..part.end]] {
            let sorted = summary::sorted(segment);
            let centre = summary::median(&sorted).unwrap_or(0.0);
            for value in sorted {
                cost.deviations += (value - centre).abs();
                cost.squares += (value - centre) * (value - centre);
            }
        }
        cost
    }

    /// Two values that are on opposite sides of both medians can be in either segment at the same sum of deviations. Then
    /// the squares decide, rather than the rounding or the order of the nights.
    fn is_below(&self, other: &Self) -> bool {
        let difference = self.deviations - other.deviations;
        if difference.abs() <= 1e-9 * other.deviations {
            self.squares < other.squares
        } else {
            difference < 0.0
        }
    }
}

/// Drops the points that are no changes between their neighbours, the weakest first; of those that are equally weak, the
/// one with the smallest step.
fn drop_weak(values: &[f64], windows: &Windows<'_>, points: &mut Vec<usize>) {
    loop {
        let strength = |place: usize| {
            let part = part(points, place, values.len());
            let [before, after] = levels(values, &part, points[place]);
            let contrast = windows.contrast(points[place], &part, 0.0);
            (contrast, (after - before).abs(), place)
        };
        let order = |a: &(f64, f64, usize), b: &(f64, f64, usize)| {
            a.0.total_cmp(&b.0).then_with(|| a.1.total_cmp(&b.1))
        };
        match (0..points.len()).map(strength).min_by(order) {
            Some((contrast, _, place)) if contrast < LEAST_CONTRAST => points.remove(place),
            _ => return,
        };
    }
}

fn described(values: &[f64], part: &Range<usize>, index: usize) -> ChangePoint {
    let [before, after] = levels(values, part, index);
    let near = &values[part.start.max(index.saturating_sub(rank_sum::MOST))..index];
    let next = &values[index..part.end.min(index + rank_sum::MOST)];
    ChangePoint {
        index,
        before,
        after,
        p: rank_sum::p_value(near, next).unwrap_or(1.0),
    }
}

/// The medians of the two segments that meet at a point.
fn levels(values: &[f64], part: &Range<usize>, point: usize) -> [f64; 2] {
    let segments = [&values[part.start..point], &values[point..part.end]];
    segments.map(|segment| summary::median(&summary::sorted(segment)).unwrap_or(f64::NAN))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NONE: [usize; 0] = [];

    /// Noise that is the same every time, between -0.01 and 0.01.
    fn noise(length: usize, seed: u64) -> Vec<f64> {
        let mut state = seed;
        let mut next = || {
            state = state
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            (state >> 40) as f64 / f64::from(1 << 23) * 0.01 - 0.01
        };
        (0..length).map(|_| next()).collect()
    }

    fn with_steps(mut values: Vec<f64>, steps: &[(usize, f64)]) -> Vec<f64> {
        for &(start, step) in steps {
            for value in &mut values[start..] {
                *value += step;
            }
        }
        values
    }

    fn indices(values: &[f64]) -> Vec<usize> {
        change_points(values)
            .iter()
            .map(|point| point.index)
            .collect()
    }

    #[test]
    fn a_step_is_found_where_it_is_and_described() {
        let values = with_steps(noise(60, 7), &[(41, 0.05)]);
        let points = change_points(&values);
        assert_eq!(points.len(), 1, "{points:?}");
        let ChangePoint {
            index,
            before,
            after,
            p,
        } = points[0];
        assert_eq!(index, 41);
        assert!((after - before - 0.05).abs() < 0.005, "{before} {after}");
        // The 19 points after it are all above the 28 before it.
        assert!(p < 1e-9, "{p}");
    }

    #[test]
    fn a_level_that_lasts_five_nights_is_one_and_three_nights_are_outliers() {
        let five = with_steps(noise(40, 3), &[(20, 0.08), (25, -0.08)]);
        assert_eq!(indices(&five), [20, 25]);
        let three = with_steps(noise(40, 3), &[(20, 0.08), (23, -0.08)]);
        assert_eq!(indices(&three), NONE);
        assert_eq!(indices(&with_steps(noise(40, 3), &[(35, 0.08)])), [35]);
        assert_eq!(indices(&with_steps(noise(40, 3), &[(37, 0.08)])), NONE);
    }

    #[test]
    fn several_steps_are_found_also_if_they_cancel_out() {
        let steps = [(20, 0.06), (34, -0.06), (50, 0.04), (57, 0.05)];
        assert_eq!(
            indices(&with_steps(noise(80, 11), &steps)),
            [20, 34, 50, 57]
        );
    }

    #[test]
    fn a_series_that_alternates_has_no_change() {
        let values: Vec<f64> = (0..60).map(|night| f64::from(night % 2)).collect();
        assert_eq!(indices(&values), NONE);
    }

    #[test]
    fn values_that_are_no_numbers_are_no_changes() {
        let mut values = with_steps(noise(40, 3), &[(20, 0.08)]);
        values[3] = f64::NAN;
        assert_eq!(indices(&values), NONE);
    }

    fn config() -> ProptestConfig {
        ProptestConfig {
            cases: 64,
            failure_persistence: None,
            ..ProptestConfig::default()
        }
    }

    proptest! {
        #![proptest_config(config())]

        #[test]
        fn a_constant_series_has_none(value in -30.0..30.0, length in 0_usize..120) {
            prop_assert_eq!(indices(&vec![value; length]), NONE);
        }

        #[test]
        fn a_short_series_has_none(values in prop::collection::vec(-30.0..30.0, 0..2 * SHORTEST)) {
            prop_assert_eq!(indices(&values), NONE);
        }

        #[test]
        fn any_series_is_cut_into_parts_that_are_long_enough(values in prop::collection::vec(-1.0..1.0, 0..90)) {
            let mut last = 0;
            for point in change_points(&values) {
                prop_assert!(point.index >= last + SHORTEST);
                prop_assert!((0.0..=1.0).contains(&point.p) && point.before != point.after);
                last = point.index;
            }
            prop_assert!(last == 0 || values.len() >= last + SHORTEST);
        }

        // Steps of 2^-20 are added without rounding.
        #[test]
        fn another_scale_changes_nothing(
            seed: u64, start in 5_usize..60, step in 0.0..0.1, scale in -1_000_000_i32..1_000_000
        ) {
            let exact = |value: f64| (value * f64::from(1 << 20)).round() / f64::from(1 << 20);
            let values = with_steps(noise(65, seed), &[(start, step)]);
            let values: Vec<f64> = values.into_iter().map(exact).collect();
            let scale = f64::from(scale) / f64::from(1 << 20);
            let scaled: Vec<f64> = values.iter().map(|value| value + scale).collect();
            prop_assert_eq!(indices(&values), indices(&scaled));
        }

        #[test]
        fn a_reversed_series_has_the_mirrored_ones(
            seed: u64, first in 5_usize..40, length in 5_usize..30, steps in [-0.1..0.1, -0.1..0.1]
        ) {
            let mut values = with_steps(noise(75, seed), &[(first, steps[0]), (first + length, steps[1])]);
            let forward = indices(&values);
            values.reverse();
            let mut mirrored: Vec<usize> = indices(&values).iter().map(|index| 75 - index).collect();
            mirrored.reverse();
            prop_assert_eq!(forward, mirrored);
        }

        // Established: the step is six times the noise, which has a standard deviation of 0.006, and is a week old.
        #[test]
        fn another_night_does_not_move_an_established_change_point(
            seed: u64, start in 10_usize..60, age in 7_usize..40, night in -3.0..3.0
        ) {
            let mut values = with_steps(noise(start + age, seed), &[(start, 0.035)]);
            let before = indices(&values);
            prop_assert!(before.contains(&start), "{:?}", before);
            values.push(night);
            prop_assert!(indices(&values).contains(&start));
        }

        // Whatever the next nights are: also another change.
        #[test]
        fn nights_that_are_far_away_change_nothing(
            seed: u64, start in 10_usize..40, later in prop::collection::vec(-1.0..1.0, 0..40)
        ) {
            let mut values = with_steps(noise(start + 2 * LONGEST, seed), &[(start, 0.035)]);
            let known = |values: &[f64]| -> Vec<usize> {
                indices(values).into_iter().filter(|&index| index <= start + REACH).collect()
            };
            let before = known(&values);
            values.extend(later);
            prop_assert_eq!(before, known(&values));
        }
    }
}
