//! Selects the command to run.

use super::outcome::{Error, Outcome};
use super::{
    browse, completion, demo, explore, generate, history, index, report, request, settings,
};
use std::path::{Path, PathBuf};

use crate::cli::{Cli, Command};
use crate::tree::Place;

/// Runs the command line.
///
/// # Errors
/// Any error is a message for the user.
pub fn run(cli: Cli) -> Result<Outcome, Error> {
    match (cli.command, cli.reference, cli.heads) {
        (Some(Command::Report(args)), ..) => report::print(&args),
        (Some(Command::Index(args)), ..) => index::print(&args),
        (Some(Command::History(args)), ..) => history::run(&args),
        (Some(Command::Generate(args)), ..) => generate::run(&args),
        (Some(Command::Demo(args)), ..) => {
            explore::run(demo::demo().into(), false, &args.explore, args.tour)
        }
        (Some(Command::Config(args)), ..) => settings::print(&args),
        (Some(Command::Completions(args)), ..) => completion::print_script(args.shell),
        (Some(Command::Complete(args)), ..) => completion::print_candidates(&args),
        (None, Some(folder), heads) if heads.is_empty() && folder.is_dir() => {
            browse::run(&folder, &cli.naming, cli.published, &cli.explore)
        }
        (None, Some(reference), heads) => {
            let asked = request::from_args(&reference, &heads, &cli.naming, &cli.published)?;
            explore::run(asked, cli.published.verbose, &cli.explore, false)
        }
        (None, ..) => match tree(cli.naming.tree.as_deref()) {
            Some(folder) => browse::run(&folder, &cli.naming, cli.published, &cli.explore),
            None => Err(Cli::help_on_nothing().into()),
        },
    }
}

/// The tree that was named, or the one around the current folder.
fn tree(named: Option<&Path>) -> Option<PathBuf> {
    let named = named.map(Path::to_owned);
    named.or_else(|| Some(Place::find(Path::new("."))?.root))
}
