mod distributions;
mod draw;
mod run_order;
mod sections;
mod state;
mod update;

pub use state::BenchmarkState;
