mod draw;
mod glossary;
mod state;
mod update;

pub use state::HelpState;
