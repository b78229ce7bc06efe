//! The command line of `benchlens index`.

use std::num::NonZero;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::published::PublishedArgs;
use crate::comparison::OutputFormat;
use crate::tree::Day;

/// What `benchlens index` prints, and where.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
pub struct IndexArgs {
    /// The folder that has results/ in it, or any other folder of results
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
    /// Form of the index
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = IndexFormat(OutputFormat::Text))]
    pub format: IndexFormat,
    /// Only the results that pass this filter, as it is typed behind / in the list of results
    #[arg(long, value_name = "FILTER", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// The base that the numbers in --filter refer to [default: base, the commit that a result was branched from]
    #[arg(long, value_name = "NAME", requires = "filter")]
    pub base: Option<String>,
    /// Only the three newest results of each runner, and those measured in the last three days
    #[arg(long)]
    pub short: bool,
    /// Compare with an earlier result where there is none for the commit that a result was branched from
    #[arg(long)]
    pub stand_ins: bool,
    /// On how many threads to compare [default: one for each core]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZero<usize>>,
    /// Compare all results again: neither read nor write the cache
    #[arg(long)]
    pub no_cache: bool,
    /// The day from which the last three days are counted, for tests
    #[arg(long, value_name = "DAY", hide = true, value_parser = parse_day)]
    pub today: Option<Day>,
    /// Write to a file instead of standard output, which is -
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Let --output overwrite a file
    #[arg(long, requires = "output")]
    pub force: bool,
    /// What bench_runner's numbers leave out
    #[command(flatten)]
    pub published: PublishedArgs,
}

impl IndexArgs {
    /// What is printed of a folder where no screen can be shown.
    #[must_use]
    pub fn of_folder(folder: PathBuf, published: PublishedArgs) -> Self {
        Self {
            folder,
            format: IndexFormat(OutputFormat::Text),
            filter: None,
            base: None,
            short: false,
            stand_ins: true,
            jobs: None,
            no_cache: false,
            today: None,
            output: None,
            force: false,
            published,
        }
    }
}

/// A format of the index. Its help says what the format holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexFormat(pub OutputFormat);

impl ValueEnum for IndexFormat {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [IndexFormat; 4] = [
            IndexFormat(OutputFormat::Markdown),
            IndexFormat(OutputFormat::Csv),
            IndexFormat(OutputFormat::Json),
            IndexFormat(OutputFormat::Text),
        ];
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self.0 {
            OutputFormat::Markdown => "What bench_runner puts between the markers of RESULTS.md",
            OutputFormat::Csv => "A line for each comparison",
            OutputFormat::Json => "Everything, with a schema version",
            OutputFormat::Text => "A table for each runner",
        };
        Some(PossibleValue::new(self.0.name()).help(help))
    }
}

/// Reads a day, such as `2024-06-03`.
///
/// # Errors
/// If it is none.
pub(super) fn parse_day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "it must be a day, such as 2024-06-03".to_owned())
}
