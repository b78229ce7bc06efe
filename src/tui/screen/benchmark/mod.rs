mod distributions;
mod draw;
mod numbers;
mod run_order;
mod state;
mod update;

pub use state::BenchmarkState;
