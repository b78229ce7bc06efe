//! The command line, and nothing else.

mod completion;
mod generate;
mod history;
mod index;
mod naming;
mod published;
mod screen;

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::comparison::{Column, Grouping, OutputFormat};
use crate::settings::parse_percent;
use crate::text::visible_lines;

pub use completion::{CompleteArgs, CompletionsArgs, Shell};
pub use generate::GenerateArgs;
pub use history::{HistoryArgs, HistoryFormat};
pub use index::{IndexArgs, IndexFormat};
pub use naming::NamingArgs;
pub use published::PublishedArgs;
pub use screen::{LookArgs, SettingsArgs};

/// Compare pyperf results in the terminal.
#[derive(Debug, Parser)]
#[command(
    name = "benchlens",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  \
        benchlens ref.json head.json            explore the comparison\n  \
        benchlens ref.json a.json b.json        explore several heads beside each other\n  \
        benchlens demo --tour                   explore a built-in pair, with a tour\n  \
        benchlens report ref.json head.json     print the published Markdown\n  \
        benchlens index .                       print the numbers of all results in a folder\n  \
        benchlens history .                     show each benchmark night after night\n  \
        benchlens generate .                    write the reports and tables that are missing\n  \
        benchlens config                        print the settings, and where each comes from\n  \
        benchlens report ref.json head.json --fail-if 'slower>5% is:significant'\n  \
        ssh host cat new.json | benchlens old.json -\n\n\
        When standard output is no terminal, the text report is printed instead.\n\
        Exit status: 0; 1 if --fail-if matched; 2 if the command line or a file is at fault; 130 after Ctrl-C."
)]
pub struct Cli {
    /// What is done instead of exploring two files
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The result to compare with: a file, - for standard input, or the name of a result in a tree: a version, the
    /// first digits of a commit, latest, or @base for the base of HEAD; :JIT after it for a build with flags.
    /// Of a folder alone, the results are listed
    #[arg(value_name = "REF")]
    pub reference: Option<PathBuf>,
    /// The candidates, named in the same way; each is compared with REF
    // Only a published report or a folder is named alone.
    #[arg(value_name = "HEAD")]
    pub heads: Vec<PathBuf>,
    /// Where results are looked up by their names
    #[command(flatten)]
    pub naming: NamingArgs,
    /// How the screen opens
    #[command(flatten)]
    pub explore: ExploreArgs,
    /// What bench_runner's numbers leave out
    #[command(flatten)]
    pub published: PublishedArgs,
}

impl Cli {
    /// Whether a word is the name of a command.
    #[must_use]
    pub fn is_command(word: &str) -> bool {
        Self::command().find_subcommand(word).is_some()
    }

    /// What is answered to a command line without anything, where there is no tree of results. It is short, so that
    /// nothing of it scrolls away.
    #[must_use]
    pub fn help_on_nothing() -> String {
        let usage = Self::command().render_usage();
        format!(
            "name two results, a folder of results, or a command\n\n{usage}\n\nExamples:\n  \
               benchlens demo --tour           explore a built-in pair, with a tour\n  \
               benchlens ref.json head.json    explore the comparison of two files\n  \
               benchlens DIR                   explore a folder of results\n\n\
             benchlens --help lists all options"
        )
    }

    /// Reads the command line of the process, and ends it where that is wrong or asks for help.
    #[must_use]
    pub fn read() -> Self {
        Self::try_parse().unwrap_or_else(|error| {
            let (written, code) = if error.use_stderr() {
                let message = Self::refusal(&error);
                (
                    io::stderr().write_all(message.as_bytes()),
                    error.exit_code(),
                )
            } else {
                (error.print(), error.exit_code())
            };
            let is_lost = |error: &io::Error| error.kind() != io::ErrorKind::BrokenPipe;
            std::process::exit(match written.err().filter(is_lost) {
                None => code,
                Some(error) => {
                    // If that cannot be written either, there is nobody to tell.
                    let _ = writeln!(
                        io::stderr(),
                        "benchlens: the help cannot be written: {error}"
                    );
                    2
                }
            })
        })
    }

    /// The message for a command line that is wrong. It is safe for a terminal, although it quotes arguments.
    #[must_use]
    pub fn refusal(error: &clap::Error) -> String {
        let mut message = visible_lines(&error.render().to_string());
        if matches!(
            error.kind(),
            ErrorKind::UnknownArgument | ErrorKind::ArgumentConflict
        ) {
            message.push_str(
                "\nA command comes first: report, index, history, generate, demo, config, completions or help. --format is of report, index and history, --output of report and index, --fail-if of report and history.\n"
            );
        }
        message
    }
}

/// How the screen opens.
#[derive(Debug, Args, Clone, Default)]
#[command(next_help_heading = "The screen")]
pub struct ExploreArgs {
    /// Open with this benchmark
    #[arg(long, value_name = "NAME")]
    pub benchmark: Option<String>,
    /// How the screen looks
    #[command(flatten)]
    pub look: LookArgs,
    /// Where the settings come from
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// Which rows are looked at
    #[command(flatten)]
    pub view: ViewArgs,
}

/// Which rows are looked at.
#[derive(Debug, Args, Clone, Default)]
#[command(next_help_heading = "Which rows")]
pub struct ViewArgs {
    /// Only the benchmarks that pass this filter, as it is typed behind /
    #[arg(long, value_name = "FILTER", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// A column, perhaps with a - before it
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true, help = sort_help())]
    pub sort: Option<String>,
    /// Only the benchmarks of this tag or family; '' for those without one
    #[arg(long, value_name = "NAME")]
    pub group: Option<String>,
    /// tags, or families: names that begin with the same word [default: tags]
    #[arg(long, value_name = "GROUPS", hide_possible_values = true)]
    pub group_by: Option<Grouping>,
    /// Exclude a benchmark from all numbers, as x does (repeatable)
    #[arg(long, value_name = "NAME")]
    pub without: Vec<String>,
    /// Compare peak memory instead of time
    #[arg(long)]
    pub memory: bool,
    /// Leave out the rows that are not significant, as n does
    #[arg(long)]
    pub significant: bool,
    /// Count the published exclusions in bench_runner's numbers, as p does
    #[arg(long)]
    pub count_excluded: bool,
    /// Call a change below this small, not clear [default: 1%]
    #[arg(long, value_name = "PERCENT", value_parser = parse_percent)]
    pub small: Option<f64>,
    /// Of several heads, the one that --filter and --significant are about; 1 is the first [default: 1]
    #[arg(long, value_name = "N")]
    pub head: Option<NonZeroUsize>,
    /// Of several heads, the one by whose numbers the rows are sorted [default: that of --head]
    #[arg(long, value_name = "N")]
    pub sort_head: Option<NonZeroUsize>,
}

/// What is done instead of exploring two files.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the comparison: as published, or as CSV, JSON or a text table
    Report(ReportArgs),
    /// Print the headline numbers of all results in a folder, each compared with its bases
    Index(IndexArgs),
    /// Show each benchmark night after night: its changes and its noise; piped, print them
    History(HistoryArgs),
    /// Write what bench_runner derives from a folder of results: reports and tables
    Generate(GenerateArgs),
    /// Explore a built-in pair: CPython 3.12.1 and 3.13.0
    Demo(DemoArgs),
    /// Print the settings, and where each comes from
    Config(ConfigArgs),
    /// Print the completion script of a shell, which completes names from files, too
    Completions(CompletionsArgs),
    /// What the scripts of the shells ask
    #[command(name = "_complete", hide = true)]
    Complete(CompleteArgs),
}

/// How the built-in pair is explored.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Begin with a tour: five stops that say what to press and what it shows
    // Its stops are about all benchmarks, and about their times.
    #[arg(long, conflicts_with_all = ["benchmark", "filter", "group", "without", "memory", "significant"])]
    pub tour: bool,
    /// How the screen opens
    #[command(flatten)]
    pub explore: ExploreArgs,
}

/// What `benchlens config` prints.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// Print only the path of the file, whether it is there or not
    #[arg(long, conflicts_with = "no_settings")]
    pub path: bool,
    /// A column, perhaps with a - before it
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true, help = sort_help(), help_heading = "The screen")]
    pub sort: Option<String>,
    /// Call a change below this small, not clear [default: 1%]
    #[arg(long, value_name = "PERCENT", value_parser = parse_percent, help_heading = "The screen")]
    pub small: Option<f64>,
    /// tags, or families: names that begin with the same word [default: tags]
    #[arg(
        long,
        value_name = "GROUPS",
        hide_possible_values = true,
        help_heading = "The screen"
    )]
    pub group_by: Option<Grouping>,
    /// How the screen looks
    #[command(flatten)]
    pub look: LookArgs,
    /// Where the settings come from
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// What `benchlens report` prints, and where.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The result to compare with: a file, - for standard input, or the name of a result in a tree: a version, the
    /// first digits of a commit, latest, or @base for the base of HEAD; :JIT after it for a build with flags
    #[arg(value_name = "REF")]
    pub reference: PathBuf,
    /// The candidates, named in the same way; each is compared with REF
    #[arg(value_name = "HEAD")]
    pub heads: Vec<PathBuf>,
    /// Exit with 1 if a benchmark passes this filter, or cannot be judged by it, and name it on standard error; names
    /// are in quotes or with *
    #[arg(long, value_name = "FILTER", allow_hyphen_values = true)]
    pub fail_if: Option<String>,
    /// Whether --fail-if names them as annotations of a GitHub workflow; auto: in a workflow
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Annotations::Auto, requires = "fail_if")]
    pub annotations: Annotations,
    /// Form of the report
    #[arg(long, value_enum, default_value_t = OutputFormat::Markdown)]
    pub format: OutputFormat,
    /// Whether the list of fields is above the Markdown; auto: if both names are bench_runner's
    #[arg(long, value_enum, default_value_t = HeaderChoice::Auto)]
    pub header: HeaderChoice,
    /// Write to a file instead of standard output, which is -
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Let --output overwrite a file
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Read settings from this file: the order, the thresholds and the named filters [default: none, so that a report is
    /// the same for everybody]
    #[arg(long, value_name = "FILE", conflicts_with = "no_settings")]
    pub settings: Option<PathBuf>,
    /// Read no settings, which is the default of a report; accepted because the screen has it
    #[arg(long, hide = true)]
    pub no_settings: bool,
    /// Where results are looked up by their names
    #[command(flatten)]
    pub naming: NamingArgs,
    /// What bench_runner's numbers leave out
    #[command(flatten)]
    pub published: PublishedArgs,
    /// Which rows are looked at
    #[command(flatten)]
    pub view: ViewArgs,
}

/// Whether the benchmarks that `--fail-if` finds become annotations of a GitHub workflow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[expect(
    missing_docs,
    reason = "--help would print the comments, and the names say it"
)]
pub enum Annotations {
    Auto,
    Always,
    Never,
}

/// Whether the list of fields is above the Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[expect(
    missing_docs,
    reason = "--help would print the comments, and the names say it"
)]
pub enum HeaderChoice {
    Auto,
    Always,
    Never,
}

impl ValueEnum for Grouping {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for OutputFormat {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.report()))
    }
}

fn sort_help() -> String {
    let keys = Column::keys();
    format!(
        "Sort by this column, by its heading or its key ({keys}); a - before it reverses the order"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn files_need_no_subcommand() {
        let cli = Cli::try_parse_from([
            "benchlens",
            "a.json",
            "-",
            "--exclude",
            "x",
            "--exclude",
            "y",
        ]);
        let cli = cli.expect("it is valid");
        assert_eq!(cli.heads, [PathBuf::from("-")]);
        assert_eq!(cli.published.exclude, ["x", "y"]);
        assert!(Cli::try_parse_from(["benchlens", "demo"]).is_ok());
        assert!(Cli::try_parse_from(["benchlens"]).is_ok());
        assert!(Cli::try_parse_from(["benchlens", "a.md"]).is_ok());
    }
}
