//! What may be in the place of a word.

use clap::builder::PossibleValue;
use clap::{Arg, Command};

use super::candidate::Candidate;
use super::names;
use super::position::{Kind, Position};
use crate::comparison::filter::{self, NamedFilters};
use crate::comparison::{Column, Metric};
use crate::history;
use crate::listing::LIST_EXAMPLES;
use crate::tui::ThemeName;

/// What the shell completes beside the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    Neither,
    Any,
    Folders,
}

impl Files {
    /// What the scripts call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Neither => "words",
            Self::Any => "files",
            Self::Folders => "folders",
        }
    }
}

/// All that may be in the place of a word.
#[derive(Debug)]
pub struct Completion {
    pub files: Files,
    pub candidates: Vec<Candidate>,
}

/// All that begins with what is typed, at a position.
pub fn complete(position: &Position) -> Completion {
    let (files, mut candidates) = match position.kind {
        Kind::Nothing => (Files::Neither, Vec::new()),
        Kind::Option => (Files::Neither, options(position.command)),
        Kind::First => {
            let mut candidates = commands(position.command);
            candidates.extend(names::results(&position.words, &position.typed));
            (Files::Any, candidates)
        }
        Kind::Value(argument) => (files(argument), values(position, argument)),
    };
    candidates.retain(|candidate| candidate.word.starts_with(&position.typed));
    Completion { files, candidates }
}

/// The first sentence of a help, without its default.
fn first_sentence(help: Option<&clap::builder::StyledStr>) -> String {
    let help = help.map(ToString::to_string).unwrap_or_default();
    let end = [" [", "; ", ": ", ". "]
        .iter()
        .filter_map(|mark| help.find(mark));
    help[..end.min().unwrap_or(help.len())].to_owned()
}

fn options(command: &Command) -> Vec<Candidate> {
    let options = command
        .get_arguments()
        .filter(|option| !option.is_hide_set());
    let candidate = |option: &Arg| {
        let name = option.get_long()?;
        let meaning = first_sentence(option.get_help());
        Some(Candidate::new(format!("--{name}"), meaning))
    };
    options.filter_map(candidate).collect()
}

fn commands(command: &Command) -> Vec<Candidate> {
    let commands = command.get_subcommands().filter(|it| !it.is_hide_set());
    let commands = commands.map(|it| Candidate::new(it.get_name(), first_sentence(it.get_about())));
    commands.collect()
}

fn files(argument: &Arg) -> Files {
    let names = argument.get_value_names().unwrap_or_default();
    match names.first().map(clap::builder::Str::as_str) {
        Some("FILE" | "REF" | "HEAD") => Files::Any,
        Some("DIR" | "OUT") => Files::Folders,
        _ => Files::Neither,
    }
}

fn values(position: &Position, argument: &Arg) -> Vec<Candidate> {
    let Position { words, typed, .. } = position;
    let possible = argument.get_possible_values();
    if !possible.is_empty() {
        return possible.iter().map(possible_value).collect();
    }
    match argument.get_id().as_str() {
        "reference" | "heads" | "base" => names::results(words, typed),
        "benchmark" | "without" | "exclude" => names::benchmarks(words),
        "group" => names::groups(words),
        "filter" | "fail_if" => terms(position),
        "sort" => columns(typed),
        "columns" => several_columns(typed),
        "theme" => ThemeName::ALL
            .iter()
            .map(|theme| Candidate::new(theme.name(), ""))
            .collect(),
        "machine" => names::machines(words),
        _ => Vec::new(),
    }
}

fn possible_value(value: &PossibleValue) -> Candidate {
    let meaning = value.get_help().map(ToString::to_string);
    Candidate::new(value.get_name(), meaning.unwrap_or_default())
}

/// The columns, perhaps with the sign that reverses the order.
fn columns(typed: &str) -> Vec<Candidate> {
    let sign = if typed.starts_with('-') { "-" } else { "" };
    let candidate = |column: &Column| {
        let title = column.title(Metric::Time);
        Candidate::new(format!("{sign}{}", column.key()), title)
    };
    Column::ALL.iter().map(candidate).collect()
}

/// Columns behind those that are typed already.
fn several_columns(typed: &str) -> Vec<Candidate> {
    let (before, _) = typed.split_at(typed.rfind(',').map_or(0, |comma| comma + 1));
    let mut candidates = columns("");
    candidates.retain(|column| !before.split(',').any(|key| key == column.word));
    for candidate in &mut candidates {
        candidate.word.insert_str(0, before);
    }
    candidates
}

/// Filters whose last term is completed.
fn terms(position: &Position) -> Vec<Candidate> {
    let typed = &position.typed;
    let examples: &[(&str, &str)] = match position.command.get_name() {
        "index" => &LIST_EXAMPLES,
        "history" => &history::EXAMPLES,
        _ => {
            let tags = names::tags(&position.words);
            let tags = tags.iter().map(String::as_str);
            let completion = filter::complete(typed, tags, &NamedFilters::default());
            let start = typed.len() - last_word(typed).len();
            return completion
                .candidates
                .into_iter()
                .map(|candidate| {
                    let whole = candidate.filter;
                    let unfinished = || format!("{}{}", &typed[..start], candidate.word);
                    Candidate::new(whole.unwrap_or_else(unfinished), "")
                })
                .collect();
        }
    };
    let before = &typed[..typed.len() - last_word(typed).len()];
    // A word without a key would be one name of many.
    let terms = examples
        .iter()
        .filter(|(term, _)| term.contains([':', '>', '<', '=']));
    let terms = terms.map(|(term, meaning)| Candidate::new(format!("{before}{term}"), *meaning));
    terms.collect()
}

fn last_word(typed: &str) -> &str {
    typed.rsplit(' ').next().unwrap_or_default()
}
