//! All heads at once: by group, and each against each.

mod cells;
mod draw;
mod grid;
mod state;
mod update;

pub use state::HeadsState;
