//! What each command does: what it reads, and what it hands to the report or the screens.

mod command_line;
mod demo;
mod explore;
mod gate;
mod host;
mod load;
mod output;
mod report;
mod request;
mod run;
mod view_args;

pub use demo::demo;
pub use host::Program;
pub use run::{Error, Outcome, run, tell};
