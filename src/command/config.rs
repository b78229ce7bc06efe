//! Which of bench_runner's configurations the command line means.

use crate::bench_runner::{Config, ConfigError};
use crate::cli::PublishedArgs;
use crate::results::ConfigChoice;
use crate::tree::Place;

/// Where bench_runner's configuration comes from.
pub fn choice(args: &PublishedArgs) -> ConfigChoice {
    match &args.config {
        Some(file) => ConfigChoice::File(file.clone()),
        None if args.no_config => ConfigChoice::None,
        None => ConfigChoice::Find,
    }
}

/// The configuration that was chosen, or the one of a tree.
///
/// # Errors
/// If one was named that cannot be read.
pub fn of_tree(choice: &ConfigChoice, place: &Place) -> Result<Config, ConfigError> {
    // The search starts in the folder of a file, which need not be there.
    choice.read(Some(&place.root.join("results")))
}
