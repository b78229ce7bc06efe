mod draw;
mod results;
mod sample;
mod state;
mod timeline;
mod update;

pub use state::LegendState;
