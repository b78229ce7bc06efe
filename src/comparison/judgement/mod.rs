//! Whether a change can be believed: one judgement for each benchmark and metric.
//!
//! The rules, and what each judgement means, are in docs/NUMBERS.md.

mod finding;
mod judgement;

pub use finding::Finding;
pub use judgement::{Judgement, Rules};

#[cfg(test)]
mod tests;
