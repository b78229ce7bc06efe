mod draw;
mod state;
mod update;

pub use state::TrendPlotState;
