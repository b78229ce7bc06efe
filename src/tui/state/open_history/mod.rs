//! The open history of a tree.

mod builds;
mod history;
mod pair;

pub use history::{HistoryChoice, OpenHistory};
