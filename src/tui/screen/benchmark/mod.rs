mod beside;
mod conclusion;
mod distributions;
mod dock;
mod draw;
mod numbers;
mod run_order;
mod sections;
mod state;
mod update;

pub use dock::draw_docked;
pub use state::BenchmarkState;
