//! The headline: sentences that say what changed, how certain that is, and why two means disagree. The rules are in
//! docs/NUMBERS.md.

mod disagreement;
mod model;
mod nights;
mod overall;
mod sentences;

#[cfg(test)]
mod tests;

pub use disagreement::{Cause, Disagreement};
pub use model::{Headline, Sentence, Topic};
