//! Everything about one benchmark by one metric, ready to be shown.

mod conclusion;
mod explanation;
mod factor;
mod model;
mod statistics;

pub use model::{Detail, Point, SideSamples};

#[cfg(test)]
mod tests;
