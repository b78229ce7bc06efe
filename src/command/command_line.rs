//! The command line that opens a view again.

use std::ffi::{OsStr, OsString};

use clap::CommandFactory;

use super::{request, view_args};
use crate::cli::Cli;
use crate::comparison::Column;
use crate::settings::SettingsChoice;
use crate::text::shell::{line, option};
use crate::tui::{ColumnChoice, OpenComparison};

/// Writes the command line, with the benchmark of a row open if one is given. It is text that a terminal may show.
///
/// # Errors
/// If a name cannot be written on a command line, or if no command opens the results.
pub fn write(open: &OpenComparison, benchmark: Option<usize>) -> Result<String, String> {
    let options = options(open, benchmark);
    let mut words = vec![OsString::from("benchlens")];
    match request::files_to_words(&open.results) {
        None if open.results.is_swapped() => {
            return Err("no command opens the swapped demo; r swaps it back".to_owned());
        }
        None => {
            words.push("demo".into());
            words.extend(options);
        }
        Some(files) if !files.iter().any(|file| could_be_something_else(file)) => {
            words.extend(files);
            words.extend(options);
        }
        Some(files) => {
            words.extend(options);
            words.push("--".into());
            words.extend(files);
        }
    }
    line(&words)
}

/// The command line that opens a view again; `None` if what was read cannot be read again, such as standard input.
pub fn of_files(open: &OpenComparison) -> Option<String> {
    open.results
        .request()
        .filter(|request| request.is_repeatable())?;
    write(open, None).ok()
}

fn options(open: &OpenComparison, benchmark: Option<usize>) -> Vec<OsString> {
    let settings = &open.settings;
    let mut options = request::options_to_words(&open.results);
    if let Some(tree) = &open.history {
        options.push(option("--history", &tree.place.root));
    }
    options.extend(match &settings.choice {
        SettingsChoice::Find => None,
        SettingsChoice::File(file) => Some(option("--settings", file)),
        SettingsChoice::None => Some("--no-settings".into()),
    });
    options.extend(view_args::to_words(&open.comparison, &open.view, settings));
    options.extend(view_args::heads_to_words(&open.results, &open.view));
    let at_start = ColumnChoice::of_setting(settings.columns.value.as_deref());
    if open.columns != ColumnChoice::default() || open.columns != at_start {
        let keys: Vec<&str> = open.columns.shown().map(Column::key).collect();
        options.push(option("--columns", keys.join(",")));
    }
    if open.is_docked {
        options.push("--dock".into());
    } else if settings.dock.value {
        options.push("--dock=false".into());
    }
    if let Some(row) = benchmark {
        options.push(option("--benchmark", &open.comparison.rows[row].name));
    }
    options
}

/// Whether a file would be taken for an option or a command, unless `--` stands before it.
fn could_be_something_else(file: &OsStr) -> bool {
    let is_option = file != "-" && file.as_encoded_bytes().starts_with(b"-");
    let cli = Cli::command();
    let mut commands = cli.get_subcommands().map(clap::Command::get_name);
    is_option || file == "help" || commands.any(|command| file == command)
}
