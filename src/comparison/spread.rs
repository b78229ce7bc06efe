//! How large the changes of some rows are.

use super::metric::Metric;
use super::pair::Pair;

/// At most this many rows lie beyond the spread, however many there are.
const MAX_BEYOND: usize = 5;

impl Pair {
    /// The size of the change, |ln ratio|, that all but the largest changes of `rows` stay within: all but a tenth, and
    /// all but five at most. 0 if there is no change.
    #[must_use]
    pub fn spread(&self, rows: &[usize], metric: Metric) -> f64 {
        let sizes = rows.iter().filter_map(|&row| self.log_ratio(metric, row));
        let mut sizes: Vec<f64> = sizes.map(f64::abs).collect();
        let beyond = (sizes.len() / 10).min(MAX_BEYOND);
        match sizes.len().checked_sub(1 + beyond) {
            Some(place) => *sizes.select_nth_unstable_by(place, f64::total_cmp).1,
            None => 0.0,
        }
    }
}
