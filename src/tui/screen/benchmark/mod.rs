mod beside;
mod conclusion;
mod distributions;
mod draw;
mod numbers;
mod run_order;
mod sections;
mod state;
mod update;

pub use state::BenchmarkState;
