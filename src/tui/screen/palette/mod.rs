mod commands;
mod draw;
mod state;
mod update;

pub(in crate::tui) use commands::selected;
pub use state::PaletteState;
