//! What each command does: read, compare, and hand over to the report or the screen.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::cli::{self, Cli, Command, Published, View};
use crate::comparison::{Comparison, Order};
use crate::config::Config;
use crate::report::{self, Look};
use crate::suite::sanitize::visible;
use crate::suite::{Source, load_pair};
use crate::tui::{self, App};

/// Anything that ends the program with a message.
pub type Error = Box<dyn std::error::Error>;

/// The pair inside the program.
const DEMO: [Source; 2] = [
    Source::Embedded {
        name: "sample/results/bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json",
        bytes: include_bytes!(
            "../assets/sample/bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json.gz"
        ),
    },
    Source::Embedded {
        name: "sample/results/bm-20241007-3.13.0-60403a5/bm-20241007-sample-x86_64-python-v3.13.0-3.13.0-60403a5.json",
        bytes: include_bytes!(
            "../assets/sample/bm-20241007-3.13.0-60403a5/bm-20241007-sample-x86_64-python-v3.13.0-3.13.0-60403a5.json.gz"
        ),
    },
];

/// Runs the command line.
pub fn run(cli: Cli) -> Result<(), Error> {
    match (cli.command, cli.reference, cli.head) {
        (Some(Command::Report(report)), ..) => print_report(&report),
        (Some(Command::Demo), ..) => explore(demo()?, &cli.view),
        (None, Some(reference), Some(head)) => {
            explore(load(&reference, &head, &cli.published)?, &cli.view)
        }
        // The parser demands them.
        (None, ..) => Err("name two result files, or a command; see benchlens --help".into()),
    }
}

/// The comparison inside the program.
pub fn demo() -> Result<Comparison, Error> {
    let [reference, head] = &DEMO;
    compare(reference, head, Config::default())
}

fn load(reference: &Path, head: &Path, published: &Published) -> Result<Comparison, Error> {
    let sources = (
        Source::from_argument(reference),
        Source::from_argument(head),
    );
    if let (Source::StandardInput, Source::StandardInput) = sources {
        return Err("only one of the two files can be standard input".into());
    }
    let config = config(published, head)?;
    let comparison = compare(&sources.0, &sources.1, config)?;
    let is_known = |name: &String| {
        let suites = [&comparison.reference, &comparison.head];
        suites.iter().any(|suite| {
            suite
                .benchmarks
                .iter()
                .any(|benchmark| benchmark.name == *name)
        })
    };
    // A configuration names benchmarks of years; what is typed is meant for these files.
    for name in published.exclude.iter().filter(|name| !is_known(name)) {
        tell(&visible(&format!(
            "note: --exclude {name}: neither file has a benchmark of this name"
        )));
    }
    Ok(comparison)
}

fn compare(reference: &Source, head: &Source, config: Config) -> Result<Comparison, Error> {
    let (reference, head) = load_pair(reference, head)?;
    Ok(Comparison::new(reference, head, config)?)
}

fn config(published: &Published, head: &Path) -> Result<Config, Error> {
    let file = match &published.config {
        Some(file) => Some(file.clone()),
        None if published.no_config => None,
        None => Config::find(head),
    };
    let mut config = match &file {
        Some(file) => Config::read(file)?,
        None => Config::default(),
    };
    config.excluded.extend(published.exclude.iter().cloned());
    if published.verbose {
        let used = match &file {
            Some(file) => format!("configuration {}", file.display()),
            None => "no configuration".to_owned(),
        };
        let names: Vec<&str> = config.excluded.iter().map(String::as_str).collect();
        let excluded = match names.len() {
            0 => "nothing is left out of bench_runner's numbers".to_owned(),
            count => format!(
                "left out of bench_runner's numbers ({count}): {}",
                names.join(", ")
            ),
        };
        tell(&visible(&format!("{used}; {excluded}")));
    }
    Ok(config)
}

/// Opens the screen, or prints its rows as a table where there is none to open.
fn explore(comparison: Comparison, view: &View) -> Result<(), Error> {
    let app = arranged(App::new(comparison), view)?;
    if !io::stdout().is_terminal() {
        return print(&report::render_rows(
            &app.comparison,
            &app.shown,
            &app.verdict,
            look(),
        ));
    }
    Ok(tui::run(app)?)
}

/// The screen as the command line wants it opened.
fn arranged(mut app: App, view: &View) -> Result<App, Error> {
    if let Some(tag) = &view.group
        && !app.choose_group(tag)
    {
        let tags: Vec<&str> = app.comparison.by_tag().into_keys().collect();
        let known = if tags.is_empty() {
            "the files have no tags".to_owned()
        } else {
            format!("there are {}", tags.join(", "))
        };
        return Err(visible(&format!(
            "--group {tag}: no benchmark has this tag; {known}"
        ))
        .into_owned()
        .into());
    }
    if let Some(order) = &view.sort {
        let read = Order::parse(order);
        app.sort(read.map_err(|expected| {
            visible(&format!("--sort {order}: expected {expected}")).into_owned()
        })?);
    }
    if let Some(filter) = &view.filter {
        app.set_filter(filter.clone());
        if let Some(problem) = app.filter.problems().first() {
            let word = &filter[problem.place.clone()];
            let message = format!("--filter {filter}: '{word}': expected {}", problem.expected);
            return Err(visible(&message).into_owned().into());
        }
    }
    if let Some(name) = &view.benchmark
        && !app.open(name)
    {
        let message = format!(
            "--benchmark {name}: it is not in the table; the names in a file: python -m pyperf show FILE"
        );
        return Err(visible(&message).into_owned().into());
    }
    Ok(app)
}

fn print_report(arguments: &cli::Report) -> Result<(), Error> {
    let comparison = load(&arguments.reference, &arguments.head, &arguments.published)?;
    let to_terminal = arguments.output.is_none() && io::stdout().is_terminal();
    let format = match arguments.format {
        cli::Format::Markdown => report::Format::Markdown {
            header: match arguments.header {
                cli::Header::Always => true,
                cli::Header::Never => false,
                cli::Header::Auto => report::has_header(&comparison),
            },
        },
        cli::Format::Csv => report::Format::Csv,
        cli::Format::Json => report::Format::Json,
        cli::Format::Text if arguments.output.is_some() => report::Format::Text(Look {
            color: false,
            width: None,
        }),
        cli::Format::Text => report::Format::Text(look()),
    };
    let text = report::render(&comparison, format);
    if let report::Format::Markdown { .. } = format {
        for (what, reason) in report::markdown::missing(&comparison.published()) {
            tell(&visible(&format!("note: {what}: not available ({reason})")));
        }
    }
    match &arguments.output {
        Some(file) => write_file(file, &text, arguments),
        // Only the text table has escape sequences of its own.
        None if to_terminal && !matches!(format, report::Format::Text(_)) => {
            print(&text.split('\n').map(visible).collect::<Vec<_>>().join("\n"))
        }
        None => print(&text),
    }
}

fn write_file(file: &Path, text: &str, arguments: &cli::Report) -> Result<(), Error> {
    let shown = file.to_string_lossy();
    let shown = visible(&shown);
    let inputs = [&arguments.reference, &arguments.head].into_iter();
    let handle = |input: &PathBuf| match Source::from_argument(input) {
        Source::StandardInput => same_file::Handle::stdin(),
        _ => same_file::Handle::from_path(input),
    };
    // Also by another name, or through standard input: a result may have taken hours to measure.
    if let Ok(target) = same_file::Handle::from_path(file)
        && inputs
            .filter_map(|input| handle(input).ok())
            .any(|input| input == target)
    {
        return Err(
            format!("{shown}: this is one of the two result files; name another --output").into(),
        );
    }
    let mut options = OpenOptions::new();
    options.write(true);
    if arguments.force {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    let result = options
        .open(file)
        .and_then(|mut file| file.write_all(text.as_bytes()));
    result.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => format!(
            "{shown}: the file exists already; overwrite it with --force, or name another --output"
        )
        .into(),
        _ => format!("{shown}: cannot be written: {error}").into(),
    })
}

/// Colour and width for the text report on standard output.
fn look() -> Look {
    let is_terminal = io::stdout().is_terminal();
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    Look {
        color: is_terminal && !plain,
        width: is_terminal
            .then(|| crossterm::terminal::size().ok())
            .flatten()
            .map(|(columns, _)| columns.into()),
    }
}

/// Writes to standard output. A reader that has gone, such as `head`, is no error.
fn print(text: &str) -> Result<(), Error> {
    let mut output = io::stdout().lock();
    match output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
    {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => {
            result.map_err(|error| format!("standard output cannot be written: {error}").into())
        }
    }
}

/// Writes a message to standard error. If that cannot be written, there is nobody to tell.
pub fn tell(message: &str) {
    let _ = writeln!(io::stderr().lock(), "benchlens: {message}");
}
