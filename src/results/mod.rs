//! The results that are looked at: which were named, each read once, one of them the reference and the others heads.

mod labels;
mod request;
mod set;
mod sides;

pub use request::{ConfigChoice, Request};
pub use set::{LoadedResult, Results, ResultsError};
pub use sides::Sides;
