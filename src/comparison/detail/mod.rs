//! Everything about one benchmark by one metric, ready to be shown.

mod explanation;
mod model;
mod numbers;

pub use model::{Detail, Point, SideSamples};
