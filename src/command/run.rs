//! Selects the command to run.

use super::outcome::{Error, Outcome};
use super::{demo, explore, index, report, request, settings};
use crate::cli::{Cli, Command};

/// Runs the command line.
///
/// # Errors
/// Any error is a message for the user.
pub fn run(cli: Cli) -> Result<Outcome, Error> {
    match (cli.command, cli.reference, cli.head) {
        (Some(Command::Report(args)), ..) => report::print(&args),
        (Some(Command::Index(args)), ..) => index::print(&args),
        (Some(Command::Demo(args)), ..) => explore::run(demo::demo(), false, &args),
        (Some(Command::Config(args)), ..) => settings::print(&args),
        (None, Some(reference), head) => {
            let head = head.as_deref();
            let request = request::from_args(&reference, head, &cli.naming, &cli.published)?;
            explore::run(request, cli.published.verbose, &cli.explore)
        }
        // The parser requires one.
        (None, ..) => Err("name two result files, or a command; see benchlens --help".into()),
    }
}
