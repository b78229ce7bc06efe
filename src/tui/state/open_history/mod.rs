//! The open history of a tree.

mod annotated;
mod bisect;
mod builds;
mod find;
mod history;
mod pair;
mod plot;
mod scale;

pub use history::{HistoryChoice, OpenHistory};
pub use scale::Other;
