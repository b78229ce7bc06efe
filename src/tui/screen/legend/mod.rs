mod draw;
mod results;
mod sample;
mod state;
mod update;

pub use state::LegendState;
