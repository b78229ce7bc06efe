//! Which command is run.

use std::io::{self, Write};

use super::{demo, explore, report, request};
use crate::cli::{Cli, Command};

/// Anything that ends the program with a message.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// How a command ended without an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It did what it was to do.
    Done,
    /// `--fail-if` found what it was told to look for.
    Matched,
    /// By Ctrl-C.
    Interrupted,
}

/// Runs the command line.
///
/// # Errors
/// With a message for the user.
pub fn run(cli: Cli) -> Result<Outcome, Error> {
    match (cli.command, cli.reference, cli.head) {
        (Some(Command::Report(args)), ..) => report::print(&args),
        (Some(Command::Demo(args)), ..) => explore::run(demo::demo(), false, &args),
        (None, Some(reference), Some(head)) => {
            let request = request::from_args(&reference, &head, &cli.published)?;
            explore::run(request, cli.published.verbose, &cli.explore)
        }
        // The parser demands them.
        (None, ..) => Err("name two result files, or a command; see benchlens --help".into()),
    }
}

/// Writes a message to standard error. If that cannot be written, there is nobody to tell.
pub fn tell(message: &str) {
    let _ = writeln!(io::stderr().lock(), "benchlens: {message}");
}
