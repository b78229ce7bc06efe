//! The open history of a tree.

mod builds;
mod find;
mod history;
mod pair;
mod scale;

pub use history::{HistoryChoice, OpenHistory};
pub use scale::Other;
