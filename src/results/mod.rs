//! The results to compare, as requested and as loaded: each is read once, one is the reference, the others are heads.

mod common;
mod labels;
mod request;
mod set;
mod sides;

pub use common::common;
pub use request::{ConfigChoice, Request};
pub use set::{LoadedResult, Results, ResultsError};
pub use sides::Sides;
