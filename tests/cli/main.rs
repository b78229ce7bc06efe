//! The command line: what goes in, what comes out, and with which exit status.

mod completion;
mod exclusions;
mod folder;
mod formats;
mod gate;
mod heads;
mod help;
mod hostile;
mod input;
mod names;
mod output;
mod settings;
#[path = "../support/mod.rs"]
mod support;
mod view;
