//! The order of series.

use std::cmp::Ordering;

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::trend::Trend;
use super::trends::Trends;
use crate::series::Change;
use crate::sorting;
use crate::tree::Day;

/// By what series are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum TrendOrder {
    /// The machine and flags, then headlines, then benchmarks by name.
    Name,
    /// The last change, the newest first.
    Recent,
    /// The largest regression that was not reverted.
    Regression,
    /// The noise, the largest first; last, those of which it is not known.
    Noise,
}

impl TrendOrder {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What it is, for people.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Name => "machine and flags, then name",
            Self::Recent => "last change, the newest first",
            Self::Regression => "largest regression that was not reverted",
            Self::Noise => "noise, the largest first",
        }
    }

    /// Orders the places of series. Changes before the first day of what is shown do not count. Those that are equal keep
    /// their order.
    pub fn sort(self, trends: &Trends, places: &mut [usize], since: Option<Day>) {
        let key = |place: usize| {
            let trend = &trends.trends[place];
            let changes = || trends.changes_since(trend, since);
            match self {
                Self::Name => None,
                Self::Recent => changes()
                    .last()
                    .map(|change| trends.night(trend, change.point).instant as f64),
                Self::Regression => largest_regression(trend, changes()),
                Self::Noise => trend.analysis.noise,
            }
        };
        sorting::sort_by(places, |&a, &b| match (key(a), key(b)) {
            (Some(a), Some(b)) => b.total_cmp(&a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
    }
}

/// The factor of the largest regression that was not reverted.
fn largest_regression(trend: &Trend, changes: &[Change]) -> Option<f64> {
    let left = changes
        .iter()
        .filter(|change| change.ratio() > 1.0 && !trend.is_reverted(change));
    let by_size = |a: &f64, b: &f64| -> Ordering { a.total_cmp(b) };
    left.map(Change::ratio).max_by(by_size)
}
