//! The screens, each in a folder: its state, what its keys do to that, and how it is drawn.

mod benchmark;
mod columns;
mod command;
mod comparison;
mod export;
mod files;
mod filter;
mod help;
mod legend;
mod list;
mod loading;
mod motion;
mod overwrite;
mod sort;

pub use benchmark::BenchmarkState;
pub use command::{BenchmarkCommand, ColumnsCommand, Command, TableCommand, TextCommand};
pub use comparison::ComparisonState;
pub use list::{Context, DrawContext, Next, Screen, ScreenKind};
pub use loading::LoadingState;
pub use motion::Motion;
pub use overwrite::OverwriteState;
