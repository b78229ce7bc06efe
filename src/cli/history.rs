//! The command line of `benchlens history`.

use std::num::NonZero;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::index::parse_day;
use super::published::PublishedArgs;
use super::screen::{LookArgs, SettingsArgs};
use crate::comparison::OutputFormat;
use crate::history::TrendOrder;
use crate::tree::Day;

/// What `benchlens history` shows or prints.
#[derive(Debug, Clone, Args)]
pub struct HistoryArgs {
    /// The folder that has results/ in it, or any other folder of results
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
    /// Only the results of this machine, by its nickname
    #[arg(long, value_name = "MACHINE")]
    pub machine: Option<String>,
    /// Only builds with exactly these flags, such as JIT,NOGIL; none for builds without flags [default: all]
    #[arg(long, value_name = "FLAGS")]
    pub flags: Option<String>,
    /// What the means are divided by: the name of a result, which each machine has its own of. Without it, headline
    /// numbers are those against the oldest result that is not disturbed
    #[arg(long, value_name = "NAME")]
    pub base: Option<String>,
    /// Only this benchmark, and no headline numbers (repeatable)
    #[arg(long, value_name = "NAME")]
    pub benchmark: Vec<String>,
    /// The headline numbers of a plot that bench_runner.toml describes, such as 'Effect of JIT': its title, or a part of it
    #[arg(long, value_name = "TITLE", conflicts_with_all = ["base", "benchmark", "flags"])]
    pub plot: Option<String>,
    /// Only results and changes from this day on; noise and changes are still found with all results
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    pub since: Option<Day>,
    /// Only the series and changes that pass this filter, such as 'changed>2% is:regression within:7d'
    #[arg(long, value_name = "FILTER", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// The order of the series [default: name; on a screen: recent]
    #[arg(long, value_enum, value_name = "ORDER")]
    pub sort: Option<TrendOrder>,
    /// Print the history in this form, also on a terminal, which otherwise shows it on a screen [default elsewhere: text]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<HistoryFormat>,
    /// Print the history, and exit with 1 if a change passes this filter, or a series if no term is about changes, and
    /// name it on standard error
    #[arg(long, value_name = "FILTER", allow_hyphen_values = true)]
    pub fail_if: Option<String>,
    /// On how many threads to read [default: one for each core]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZero<usize>>,
    /// How the screen looks
    #[command(flatten)]
    pub look: LookArgs,
    /// Where its settings are from
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// What bench_runner's numbers leave out
    #[command(flatten)]
    pub published: PublishedArgs,
}

/// A format of the history. Its help says what the format holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistoryFormat(pub OutputFormat);

impl ValueEnum for HistoryFormat {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [HistoryFormat; 3] = [
            HistoryFormat(OutputFormat::Csv),
            HistoryFormat(OutputFormat::Json),
            HistoryFormat(OutputFormat::Text),
        ];
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self.0 {
            OutputFormat::Csv => "A line for each point of each series",
            OutputFormat::Json => "Everything, with a schema version",
            OutputFormat::Text | OutputFormat::Markdown => {
                "The changes, newest first, and a line for each series"
            }
        };
        Some(PossibleValue::new(self.0.name()).help(help))
    }
}

impl ValueEnum for TrendOrder {
    fn value_variants<'a>() -> &'a [Self] {
        <Self as strum::VariantArray>::VARIANTS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Name => "By machine and flags, headlines first",
            Self::Recent => "Changed most recently",
            Self::Regression => "The largest regression that was not reverted",
            Self::Noise => "The noisiest",
        };
        Some(PossibleValue::new(self.name()).help(help))
    }
}
