//! The history of a tree: each benchmark over time.

mod cursor;
mod draw;
mod plot;
mod state;
mod update;

pub use draw::counts;
pub use state::TimelineState;
