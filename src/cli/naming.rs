//! The options that say where named results are, and where their history is.

use std::path::PathBuf;

use clap::Args;

/// Where results are looked up by their names.
#[derive(Debug, Args, Clone, Default)]
#[command(next_help_heading = "Names of results")]
pub struct NamingArgs {
    /// The folder of results in which names are looked up [default: the one around the current folder]
    #[arg(long, value_name = "DIR")]
    pub tree: Option<PathBuf>,
    /// The machine whose results are meant, by its nickname; for one side, write NAME@MACHINE
    #[arg(long, value_name = "MACHINE")]
    pub machine: Option<String>,
    /// Compare the results of each machine with that machine's own reference; REF and HEAD are names
    #[arg(long, conflicts_with = "machine")]
    pub each_machine: bool,
    /// Compare pairs, each with its own reference: REF HEAD REF HEAD …
    #[arg(long, conflicts_with = "each_machine")]
    pub pairs: bool,
    /// Judge changes by how much the results in this folder vary from night to night [default: the folder in which names
    /// were looked up]
    #[arg(long, value_name = "DIR")]
    pub history: Option<PathBuf>,
    /// Compare all results of a tree again: neither read nor write the cache
    #[arg(long)]
    pub no_cache: bool,
}
