//! What bench_runner's numbers leave out, as the command line says it.

use std::path::PathBuf;

use clap::Args;

use crate::suite::MAX_BYTES;

/// What bench_runner's numbers leave out.
#[derive(Debug, Clone, Args, Default)]
#[command(next_help_heading = "Published exclusions")]
pub struct PublishedArgs {
    /// Leave a benchmark out of the overall mean, HPT and the memory change (repeatable)
    #[arg(long, value_name = "NAME")]
    pub exclude: Vec<String>,
    /// Read exclusions and runners from this bench_runner.toml [default: the one beside or above HEAD, or in or above DIR]
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Look for no bench_runner.toml
    #[arg(long)]
    pub no_config: bool,
    /// Say on standard error which configuration is used
    #[arg(long)]
    pub verbose: bool,
    /// Read files of at most this many MiB, unpacked [default: 1024; at most 4095]
    #[arg(
        long,
        value_name = "MIB",
        help_heading = "Options",
        value_parser = clap::value_parser!(u64).range(..=MAX_BYTES >> 20)
    )]
    pub max_size: Option<u64>,
}
