//! Everything about one benchmark by one metric, ready to be shown.

mod explanation;
mod model;
mod statistics;

pub use model::{Detail, Point, SideSamples};

#[cfg(test)]
mod tests;
