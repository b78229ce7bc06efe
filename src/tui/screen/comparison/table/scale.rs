//! The scale of the bars of the ratios.

use crate::comparison::{Measure, View};
use crate::stats::interval::Interval;
use crate::tui::widget::plot::DivergingBar;

/// The factors at which the scale can end.
const FACTORS: [f64; 9] = [1.02, 1.05, 1.1, 1.2, 1.5, 2.0, 5.0, 10.0, 100.0];

/// The scale of all bars of a view. Its middle is no change, and it follows the logarithm of the ratio, so that twice
/// as slow is as long as twice as fast.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// The ratio at its right end.
    factor: f64,
}

impl Scale {
    /// The smallest scale that has room for nearly all rows in view. It does not depend on which of them are visible,
    /// so it stays the same while the selection moves.
    pub fn of(view: &View) -> Self {
        let is_enough = |factor: &f64| factor.ln() >= view.spread;
        let factor = FACTORS.into_iter().find(is_enough);
        Self {
            factor: factor.unwrap_or(FACTORS[FACTORS.len() - 1]),
        }
    }

    /// The bar of a ratio with its 95% CI, and the band of the changes that noise makes: their logarithms are at most `band`.
    pub fn bar(
        self,
        measure: Option<&Measure>,
        interval: Option<Interval>,
        band: Option<f64>,
    ) -> DivergingBar {
        let place = |ratio: f64| ratio.ln() / self.factor.ln();
        DivergingBar {
            value: measure.map_or(f64::NAN, |measure| place(measure.ratio)),
            interval: interval.map(|interval| (place(interval.low), place(interval.high))),
            band: band.map(|band| band / self.factor.ln()),
        }
    }

    /// The ratios at both ends: `0.67x`, `1.5x`.
    pub fn ends(self) -> (String, String) {
        let text = |ratio: f64| format!("{}x", (ratio * 100.0).round() / 100.0);
        (text(1.0 / self.factor), text(self.factor))
    }
}
