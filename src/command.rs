//! What each command does: read, compare, and hand over to the report or the screen.

mod explore;
mod load;
mod output;
mod report;
mod shell;
mod view;

use std::io::{self, Write};

use crate::cli::{Cli, Command};
pub use load::{Pair, demo};
pub use shell::Program;

/// Anything that ends the program with a message.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// How a command ended that had nothing to complain of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// `--fail-if` found what it was told to look for.
    Matched,
    /// By Ctrl-C.
    Interrupted,
}

/// Runs the command line.
pub fn run(cli: Cli) -> Result<Outcome, Error> {
    match (cli.command, cli.reference, cli.head) {
        (Some(Command::Report(arguments)), ..) => report::print(&arguments),
        (Some(Command::Demo(arguments)), ..) => explore::run(load::Pair::Demo, &arguments),
        (None, Some(reference), Some(head)) => {
            let pair = load::Pair::Files {
                reference,
                head,
                published: cli.published,
            };
            explore::run(pair, &cli.explore)
        }
        // The parser demands them.
        (None, ..) => Err("name two result files, or a command; see benchlens --help".into()),
    }
}

/// Writes a message to standard error. If that cannot be written, there is nobody to tell.
pub fn tell(message: &str) {
    let _ = writeln!(io::stderr().lock(), "benchlens: {message}");
}
