//! What each command does: what it reads, and what it passes to the report or the screens.

mod annotation;
mod browse;
mod command_line;
mod completion;
mod config;
mod demo;
mod each_machine;
mod explore;
mod export;
mod gate;
mod generate;
mod history;
mod host;
mod index;
mod index_filter;
mod list_host;
mod load;
mod names;
mod near_names;
mod nights;
mod opening;
mod outcome;
mod output;
mod progress_line;
mod read_tree;
mod report;
mod request;
mod run;
mod settings;
mod unusable;
mod view_args;
mod warnings;
mod write_file;

pub use demo::demo;
pub use host::Program;
pub use outcome::{Error, Outcome};
#[cfg(unix)]
pub use output::look_at_standard_output;
pub use output::tell;
pub use run::run;
