//! The contrast between the windows before and after a point.

use std::f64::consts::{FRAC_PI_2, SQRT_2};
use std::ops::Range;
use std::sync::LazyLock;

use crate::stats::{rank_sum, summary};

/// The sizes of windows, in points. All pairs of them are tried.
const SIZES: [usize; 6] = [SHORTEST, 7, 10, 14, 20, LONGEST];

/// The shortest part of a series that has a level of its own, in points: fewer are outliers.
pub const SHORTEST: usize = 5;

/// The longest window, in points. What is further away does not matter to a change point.
pub const LONGEST: usize = 28;

/// The largest p-value of a pair of windows, which keeps small windows with chance differences out.
const SIGNIFICANCE: f64 = 0.003;

/// The upper quartile of the absolute value of a normally distributed number, in standard deviations.
const UPPER_QUARTILE: f64 = 1.150349;

/// The smallest spread, in logarithms: a billionth. It keeps a constant series from a division by zero.
const LEAST_SPREAD: f64 = 1e-9;

/// The largest U that is significant, by pairs of [`SIZES`].
static CRITICAL: LazyLock<[[Option<usize>; SIZES.len()]; SIZES.len()]> = LazyLock::new(|| {
    SIZES.map(|one| SIZES.map(|other| rank_sum::critical_u([one, other], SIGNIFICANCE)))
});

/// One window: its median, and the sum of the absolute deviations from it.
#[derive(Clone, Copy)]
struct Window {
    median: f64,
    deviations: f64,
}

/// All windows of a series.
pub struct Windows<'v> {
    values: &'v [f64],
    /// For each size, the windows by their first point.
    by_size: [Vec<Window>; SIZES.len()],
    /// The spread between neighbours around each point, in standard deviations.
    spread: Vec<f64>,
}

impl<'v> Windows<'v> {
    pub fn new(values: &'v [f64]) -> Self {
        let of_size = |size| values.windows(size).map(Window::of).collect();
        Self {
            values,
            by_size: SIZES.map(of_size),
            spread: spread(values),
        }
    }

    /// The largest contrast of two windows that meet at `point`, lie in `part` and differ by the rank-sum test: the
    /// distance of their medians in standard errors. 0 if there is none above `least`.
    pub fn contrast(&self, point: usize, part: &Range<usize>, least: f64) -> f64 {
        let mut best = 0.0;
        for (left, &before) in SIZES.iter().enumerate() {
            if point < part.start + before {
                break;
            }
            for (right, &after) in SIZES.iter().enumerate() {
                if point + after > part.end {
                    break;
                }
                let contrast = self.contrast_of(point, [left, right]);
                if contrast > best && contrast >= least && self.differ(point, [left, right]) {
                    best = contrast;
                }
            }
        }
        best
    }

    /// The contrast of two windows, given by the places of their sizes.
    fn contrast_of(&self, point: usize, [left, right]: [usize; 2]) -> f64 {
        let [before, after] = [SIZES[left], SIZES[right]];
        let one = self.by_size[left][point - before];
        let other = self.by_size[right][point];
        let [n, m] = [before as f64, after as f64];
        // The mean absolute deviation of a normal distribution is √(2/π) of its standard deviation, and the standard
        // error of a median is √(π/2) times that of the mean. Both medians cost a degree of freedom.
        let inside = FRAC_PI_2.sqrt() * (one.deviations + other.deviations) / (n + m - 2.0);
        let spread = inside.max(self.spread[point]).max(LEAST_SPREAD);
        let error = spread * (FRAC_PI_2 * (1.0 / n + 1.0 / m)).sqrt();
        (one.median - other.median).abs() / error
    }

    /// Whether the rank-sum test tells two windows apart.
    fn differ(&self, point: usize, [left, right]: [usize; 2]) -> bool {
        let before = &self.values[point - SIZES[left]..point];
        let after = &self.values[point..point + SIZES[right]];
        CRITICAL[left][right].is_some_and(|most| rank_sum::smaller_u(before, after) <= most)
    }
}

impl Window {
    fn of(values: &[f64]) -> Self {
        let sorted = summary::sorted(values);
        let median = summary::median(&sorted).unwrap_or(f64::NAN);
        Self {
            median,
            deviations: sorted.iter().map(|value| (value - median).abs()).sum(),
        }
    }
}

/// The spread around each point: the upper quartile of the differences between neighbours within the longest windows,
/// as the standard deviation of a normal distribution that has it. Changes of the level hardly matter to it.
fn spread(values: &[f64]) -> Vec<f64> {
    let differences: Vec<f64> = values
        .windows(2)
        .map(|two| (two[1] - two[0]).abs())
        .collect();
    let around = |point: usize| {
        let end = (point + LONGEST - 1).min(differences.len());
        let near = &differences[point.saturating_sub(LONGEST).min(end)..end];
        let quartile = summary::percentile(&summary::sorted(near), 0.75);
        quartile.unwrap_or(0.0) / (UPPER_QUARTILE * SQRT_2)
    };
    (0..=values.len()).map(around).collect()
}
