//! The command lines, options and filters in the documents are those of the program.

use benchlens::cli::{Cli, Command as Task};
use benchlens::comparison::Column;
use benchlens::comparison::filter::{Filter, NamedFilters};
use benchlens::history::TrendFilter;
use benchlens::listing::ListFilter;
use clap::error::ErrorKind;
use clap::{Command, CommandFactory, Parser};

use crate::document::{Code, Document, path};
use crate::shell;

/// Options of other programs, which the documents mention on their own.
const FOREIGN: [(&str, &str); 9] = [
    ("--skip", "cargo test"),
    ("--disable-gil", "configure"),
    ("--enable-experimental-jit", "configure"),
    ("--enable-option-checking", "configure"),
    ("--prefix", "configure"),
    ("--with-pydebug", "configure"),
    ("--with-tail-call-interp", "configure"),
    ("--…dir", "configure"),
    ("--invert", "bench_runner"),
];

/// All code of a document that could be a command line.
fn code(document: &Document) -> Vec<Code> {
    let steps = document.blocks("yaml").map(|code| Code {
        text: code.text.replace("- run: ", ""),
        ..code
    });
    let blocks = document.blocks("sh").chain(steps);
    blocks.chain(document.spans()).collect()
}

/// The arguments of benchlens in a command, if it runs that, perhaps by the program of a package manager.
fn arguments(command: &[String]) -> Option<&[String]> {
    let is_assignment =
        |word: &String| word.starts_with(|it: char| it.is_uppercase()) && word.contains('=');
    let start = command.iter().position(|word| !is_assignment(word))?;
    let command = &command[start..];
    let behind = |word: &str| {
        let place = command.iter().position(|it| it == word)?;
        Some(&command[place + 1..])
    };
    match command[0].as_str() {
        "benchlens" => Some(&command[1..]),
        "pipx" | "uvx" => behind("benchlens"),
        "cargo" if command.get(1).is_some_and(|it| it == "run") => behind("--"),
        _ => None,
    }
}

/// All command lines of benchlens in the documents: where they are, and their arguments.
fn command_lines() -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for document in Document::all() {
        for code in code(&document) {
            let place = format!("{}:{}: {}", document.name, code.line, code.text);
            // Text that is not for a shell may have a single apostrophe.
            if !code.text.contains("benchlens ") && !code.text.contains("cargo run") {
                continue;
            }
            for command in shell::commands(&code.text) {
                if let Some(arguments) = arguments(&command) {
                    found.push((place.clone(), arguments.to_vec()));
                }
            }
        }
    }
    assert!(found.len() > 40, "{} command lines", found.len());
    found
}

fn parse(arguments: &[String]) -> Result<Cli, clap::Error> {
    let name = "benchlens".to_owned();
    Cli::try_parse_from(std::iter::once(&name).chain(arguments))
}

#[test]
fn every_command_line_is_accepted() {
    for (place, arguments) in command_lines() {
        if let Err(error) = parse(&arguments) {
            // Text may name a command alone, such as `benchlens report`, or one with an option.
            let is_name = match error.kind() {
                ErrorKind::MissingRequiredArgument => arguments.len() == 1,
                ErrorKind::InvalidValue => arguments.last().is_some_and(|it| it.starts_with("--")),
                _ => false,
            };
            assert!(is_name || !error.use_stderr(), "{place}\n{error}");
        }
    }
}

/// What is wrong with a filter, by the language of the command that takes it.
fn problem(task: Option<&Task>, filter: &str) -> Option<String> {
    let errors = match task {
        Some(Task::Index(_)) => ListFilter::parse(filter).errors().to_vec(),
        Some(Task::History(_)) => TrendFilter::parse(filter).errors().to_vec(),
        _ => Filter::parse(filter, &NamedFilters::default())
            .errors()
            .to_vec(),
    };
    let error = errors.first()?;
    Some(format!("{filter}: expected {}", error.expected))
}

#[test]
fn every_filter_and_every_column_of_a_command_line_is_valid() {
    let mut count = 0;
    for (place, arguments) in command_lines() {
        let Ok(cli) = parse(&arguments) else {
            continue; // It asks for help, or the test above fails.
        };
        for pair in arguments.windows(2) {
            let (option, value) = (pair[0].as_str(), &pair[1]);
            let problem = match option {
                "--filter" | "--fail-if" => problem(cli.command.as_ref(), value),
                "--columns" => value.split(',').find_map(|it| Column::from_key(it).err()),
                "--sort" if !matches!(cli.command, Some(Task::History(_))) => {
                    Column::from_key(value.trim_start_matches('-')).err()
                }
                _ => continue,
            };
            count += 1;
            assert_eq!(problem, None, "{place}");
        }
    }
    assert!(count >= 10, "{count} options");
}

/// The commands whose names are in the code of a line; the program itself is one of them.
fn named(program: &Command, spans: &[&Code]) -> Vec<Command> {
    let mut found = Vec::new();
    for span in spans {
        let mut words = span.text.split(' ');
        let first = words.next();
        let name = if first == Some("benchlens") {
            words.next()
        } else {
            first
        };
        let subcommand = name.and_then(|name| program.find_subcommand(name));
        match subcommand {
            Some(command) => found.push(command.clone()),
            None if first == Some("benchlens") => found.push(program.clone()),
            None => {}
        }
    }
    found
}

/// Whether code has options of this program, on their own or after its name or that of a command.
fn is_ours(program: &Command, code: &str) -> bool {
    let first = code.split(' ').next().unwrap_or_default();
    let is_start = first == "benchlens" || program.find_subcommand(first).is_some();
    is_start || first.starts_with("--")
}

/// The options in code, without their values.
fn options(code: &str) -> impl Iterator<Item = &str> {
    let words = code.split([' ', '=', '[', ':', ',', ';']);
    words.filter(|it| it.starts_with("--") && it.len() > 2)
}

fn has(command: &Command, option: &str) -> bool {
    let mut options = command.get_arguments().filter_map(clap::Arg::get_long);
    options.any(|long| Some(long) == option.strip_prefix("--")) || option == "--help"
}

#[test]
fn every_option_exists_in_the_command_of_its_line() {
    let mut program = Cli::command();
    program.build();
    let mut unused: Vec<&str> = FOREIGN.iter().map(|(option, _)| *option).collect();
    for document in Document::all() {
        // In a block of code, comments name options too.
        let spans = code(&document);
        for span in spans.iter().filter(|span| is_ours(&program, &span.text)) {
            let on_line: Vec<&Code> = spans.iter().filter(|it| it.line == span.line).collect();
            let mut commands = named(&program, &on_line);
            if commands.is_empty() {
                commands = program.get_subcommands().cloned().collect();
                commands.push(program.clone());
            }
            for option in options(&span.text) {
                unused.retain(|it| *it != option);
                let is_foreign = FOREIGN.iter().any(|(it, _)| *it == option);
                let is_known = is_foreign || commands.iter().any(|command| has(command, option));
                let names: Vec<&str> = commands.iter().map(Command::get_name).collect();
                let (name, line) = (&document.name, span.line);
                assert!(
                    is_known,
                    "{name}:{line}: {option} is no option of {names:?}"
                );
            }
        }
    }
    assert_eq!(unused, [""; 0], "no document mentions these");
}

#[test]
fn every_test_and_benchmark_that_cargo_is_told_to_run_exists() {
    let mut count = 0;
    for document in Document::all() {
        for code in code(&document) {
            let words: Vec<&str> = code.text.split(' ').collect();
            for pair in words.windows(2) {
                let folder = match pair[0] {
                    "--test" => "tests",
                    "--bench" => "benches",
                    _ => continue,
                };
                count += 1;
                let (inside, name) = (format!("xtask/{folder}"), pair[1]);
                let files = [format!("{name}.rs"), format!("{name}/main.rs")];
                let places = [folder, &inside].into_iter();
                let mut paths =
                    places.flat_map(|at| files.iter().map(move |it| format!("{at}/{it}")));
                let is_there = paths.any(|name| path(&name).exists());
                assert!(is_there, "{}:{}: {}", document.name, code.line, code.text);
            }
        }
    }
    assert!(count >= 8, "{count} commands");
}
