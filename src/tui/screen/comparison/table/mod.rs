//! The table of benchmarks: both means, the ratio in words and as a bar, and as many other columns as fit.

mod columns;
mod draw;
mod empty;
mod heads;
mod name;
mod row;
mod scale;
mod shape;

pub use columns::TableColumns;
pub(super) use draw::draw;
