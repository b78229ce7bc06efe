mod draw;
mod items;
mod state;
mod update;

pub use state::FilesState;
