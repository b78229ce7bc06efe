mod content;
mod draw;
mod glossary;
mod layout;
mod search;
mod state;
mod update;

pub use state::HelpState;
