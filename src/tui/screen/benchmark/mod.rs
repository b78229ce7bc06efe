mod distributions;
mod dock;
mod draw;
mod run_order;
mod sections;
mod state;
mod update;

pub use dock::draw_docked;
pub use state::BenchmarkState;
