//! What is known of the nights of each side.

use std::sync::Arc;

use crate::results::Sides;
use crate::series::NightNoise;

/// What the history of the machine and the flags of one side says.
#[derive(Debug, Clone, Default)]
pub struct SideNights {
    /// How much its results vary from night to night; `None` if the tree has no results of it.
    pub noise: Option<Arc<NightNoise>>,
    /// Whether the side itself is of a night on which most benchmarks moved together, and back.
    pub disturbance: Disturbance,
    /// The instant of its commit in seconds since 1970 (UTC), if it is one of the results of the history.
    pub instant: Option<i64>,
}

/// Whether a night is one on which most benchmarks moved together, and back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Disturbance {
    /// No.
    #[default]
    None,
    /// They moved, but it is the newest night.
    Possible,
    /// Yes.
    Certain,
}

/// What the nights before say about a comparison.
#[derive(Debug)]
pub(in crate::comparison) struct Nights {
    pub sides: Sides<SideNights>,
    /// The noise of each row.
    pub rows: Vec<Option<f64>>,
}
