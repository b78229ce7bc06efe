//! A ratio and its 95% CI, with as many decimals as are needed to tell them from 1.

use crate::stats::interval::Interval;
use crate::text::fixed;

/// A ratio with its 95% CI, which are shown with the same number of decimals.
pub(super) struct Factors {
    ratio: f64,
    interval: Option<Interval>,
    decimals: usize,
}

impl Factors {
    const MAX_DECIMALS: usize = 6;

    pub fn new(ratio: f64, interval: Option<Interval>) -> Self {
        let ends = interval.map_or([ratio; 2], |interval| [interval.low, interval.high]);
        Self {
            ratio,
            interval,
            decimals: decimals(ratio, ends),
        }
    }

    /// The factor by which something became slower or faster, which is at least 1 in both cases, with the 95% CI of
    /// that factor.
    pub fn of_change(ratio: f64, interval: Option<Interval>) -> Self {
        if ratio >= 1.0 {
            return Self::new(ratio, interval);
        }
        let inverse = |interval: Interval| Interval {
            low: 1.0 / interval.high,
            high: 1.0 / interval.low,
        };
        Self::new(1.0 / ratio, interval.map(inverse))
    }

    /// The ratio without an `x`.
    pub fn ratio(&self) -> String {
        fixed(self.ratio, self.decimals)
    }

    /// `0.998–1.035x`; empty if there is no interval.
    pub fn ends(&self) -> String {
        let shown = |interval: Interval| {
            let [low, high] = [interval.low, interval.high].map(|end| fixed(end, self.decimals));
            format!("{low}–{high}x")
        };
        self.interval.map_or_else(String::new, shown)
    }

    /// `, 95% CI 0.998–1.035x`; empty if there is no interval.
    pub fn interval(&self) -> String {
        match self.ends() {
            ends if ends.is_empty() => ends,
            ends => format!(", 95% CI {ends}"),
        }
    }
}

/// How many decimals a ratio and the ends of its interval need: three digits, and more if a value would be rounded to 1
/// or to 0, or if both ends would look the same.
fn decimals(ratio: f64, [low, high]: [f64; 2]) -> usize {
    let values = [ratio, low, high];
    let usual = match values.into_iter().fold(f64::INFINITY, f64::min) {
        ..1.1 => 3,
        ..10.0 => 2,
        ..100.0 => 1,
        _ => 0,
    };
    let look_alike =
        |(a, b): (f64, f64), decimals| a != b && fixed(a, decimals) == fixed(b, decimals);
    let tells_apart = |&decimals: &usize| {
        let rounded = values
            .into_iter()
            .flat_map(|value| [(value, 0.0), (value, 1.0)]);
        let mut pairs = rounded.chain([(low, high)]);
        !pairs.any(|pair| look_alike(pair, decimals))
    };
    let enough = (usual..=Factors::MAX_DECIMALS).find(tells_apart);
    enough.unwrap_or(Factors::MAX_DECIMALS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(ratio: f64, low: f64, high: f64) -> String {
        let factors = Factors::of_change(ratio, Some(Interval { low, high }));
        format!("{}x{}", factors.ratio(), factors.interval())
    }

    #[test]
    fn a_ratio_has_the_decimals_that_tell_it_from_1() {
        for ((ratio, low, high), expected) in [
            ((1.77, 1.73, 1.81), "1.77x, 95% CI 1.73–1.81x"),
            ((1.016, 0.998, 1.035), "1.016x, 95% CI 0.998–1.035x"),
            ((195.0, 130.2, 292.7), "195x, 95% CI 130–293x"),
            ((12.0, 11.04, 13.0), "12.0x, 95% CI 11.0–13.0x"),
            ((1.283, 1.2819, 1.2842), "1.283x, 95% CI 1.282–1.284x"),
            ((1.004, 1.000_04, 1.01), "1.00400x, 95% CI 1.00004–1.01000x"),
            ((2.0, 2.0, 2.0), "2.00x, 95% CI 2.00–2.00x"),
            ((1.0, 1.0, 1.0), "1.000x, 95% CI 1.000–1.000x"),
            ((3.0, 0.01, 900.0), "3.000x, 95% CI 0.010–900.000x"),
        ] {
            assert_eq!(shown(ratio, low, high), expected);
        }
    }

    #[test]
    fn a_speedup_is_shown_as_a_factor_above_1() {
        assert_eq!(shown(0.5, 0.4, 0.8), "2.00x, 95% CI 1.25–2.50x");
        assert_eq!(shown(0.98, 0.96, 1.001), "1.020x, 95% CI 0.999–1.042x");
    }

    #[test]
    fn without_an_interval_only_the_ratio_is_shown() {
        let factors = Factors::of_change(f64::INFINITY, None);
        assert_eq!(
            (factors.ratio().as_str(), factors.interval().as_str()),
            ("inf", "")
        );
        assert_eq!(Factors::new(f64::NAN, None).ratio(), "nan");
    }
}
