//! The history of a tree: each benchmark over time.

mod draw;
mod plot;
mod state;
mod update;

pub use state::TimelineState;
