//! The open history of a tree.

mod annotated;
mod bisect;
mod builds;
mod history;
mod pair;

pub use history::{HistoryChoice, OpenHistory};
