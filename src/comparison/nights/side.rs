//! What is known of the nights of one side.

use std::sync::Arc;

use crate::comparison::comparison::Comparison;
use crate::results::Results;
use crate::series::NightNoise;

/// What the history of the machine and the flags of one side says.
#[derive(Debug, Clone, Default)]
pub struct SideNights {
    /// How much its results vary from night to night; `None` if the tree has no results of it.
    pub noise: Option<Arc<NightNoise>>,
    /// Whether the side itself is of a night on which most benchmarks moved together, and back.
    pub is_disturbed: bool,
}

impl SideNights {
    /// Makes the comparisons of the heads of `results` know what is known of each result, in the order of the results.
    pub fn set(nights: &[Self], heads: &[Arc<Comparison>], results: &Results) {
        for (comparison, pair) in heads.iter().zip(results.pairs()) {
            let of_side = |place: usize| nights.get(place).cloned().unwrap_or_default();
            comparison.set_nights(pair.map(|(place, _)| of_side(place)));
        }
    }
}
