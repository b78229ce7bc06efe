//! The command line of `benchlens generate`.

use std::num::NonZero;
use std::path::PathBuf;

use clap::Args;

use super::index::parse_day;
use super::published::PublishedArgs;
use crate::tree::Day;

/// What `benchlens generate` writes, and where.
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// The folder that has results/ in it, with a README.md and a RESULTS.md for the tables
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
    /// Compare all results, and write their reports again [default: only the reports that are missing]
    #[arg(long)]
    pub force: bool,
    /// Write nothing, and list the files that would be written
    #[arg(long)]
    pub dry_run: bool,
    /// Write to the same paths in this folder, and only read DIR
    #[arg(long, value_name = "OUT")]
    pub output_dir: Option<PathBuf>,
    /// On how many threads to compare [default: one for each core]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZero<usize>>,
    /// The day from which the last three days are counted, for tests
    #[arg(long, value_name = "DAY", hide = true, value_parser = parse_day)]
    pub today: Option<Day>,
    /// What bench_runner's numbers leave out
    #[command(flatten)]
    pub published: PublishedArgs,
}
