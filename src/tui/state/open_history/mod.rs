//! The open history of a tree.

mod annotated;
mod bisect;
mod builds;
mod history;
mod pair;
mod plot;
mod scale;

pub use history::{HistoryChoice, OpenHistory};
pub use scale::Other;
