//! What is completed: a command, an option, or the value of one.

use clap::{Arg, Command, CommandFactory};

use super::split::Line;
use crate::cli::Cli;

/// The last word of a command line, and what it may be.
#[derive(Debug)]
pub struct Position<'c> {
    /// The command whose argument it is.
    pub command: &'c Command,
    /// What kind of word it is.
    pub kind: Kind<'c>,
    /// The part of the word that stays: the name of an option and its equals sign.
    pub before: &'c str,
    /// The part that is completed.
    pub typed: String,
    /// The words before it that are complete, an option without its value left out.
    pub words: Vec<String>,
}

/// What kind of word is completed.
#[derive(Debug)]
pub enum Kind<'c> {
    /// The name of an option.
    Option,
    /// The value of an option, or an argument without a name.
    Value(&'c Arg),
    /// A command, or the first argument.
    First,
    /// Nothing is expected.
    Nothing,
}

/// The definition of the command line.
pub fn command() -> Command {
    let mut command = Cli::command();
    command.build();
    command
}

impl<'c> Position<'c> {
    /// Finds what the last word of a line is.
    pub fn find(root: &'c Command, line: &'c Line) -> Self {
        let mut command = root;
        let mut pending: Option<&Arg> = None;
        let (mut places, mut are_options_over) = (0, false);
        for word in &line.before {
            if pending.take().is_some() {
            } else if are_options_over || !word.starts_with("--") {
                match command.find_subcommand(word).filter(|_| places == 0) {
                    Some(found) => command = found,
                    None => places += 1,
                }
            } else if word == "--" {
                are_options_over = true;
            } else {
                pending = option(command, word).filter(|it| takes_next(it));
            }
        }
        let complete = line.before.len() - usize::from(pending.is_some());
        let mut position = Self {
            command,
            kind: Kind::Nothing,
            before: "",
            typed: line.last.clone(),
            words: line.before[..complete].to_vec(),
        };
        let is_option = line.last.starts_with('-') && line.last != "-" && !are_options_over;
        position.kind = match (pending, line.last.split_once('=')) {
            (Some(argument), _) => Kind::Value(argument),
            (None, Some((name, value))) if is_option => {
                position.before = &line.last[..=name.len()];
                value.clone_into(&mut position.typed);
                option(command, &line.last).map_or(Kind::Nothing, Kind::Value)
            }
            (None, _) if is_option => Kind::Option,
            (None, _) if places == 0 && command.has_subcommands() => Kind::First,
            (None, _) => place(command, places).map_or(Kind::Nothing, Kind::Value),
        };
        position
    }
}

/// The option that a word names, perhaps with its value.
fn option<'c>(command: &'c Command, word: &str) -> Option<&'c Arg> {
    let name = word.strip_prefix("--")?.split('=').next()?;
    let option = command
        .get_arguments()
        .find(|it| it.get_long() == Some(name))?;
    let has_value = word.contains('=');
    (!has_value || option.get_action().takes_values()).then_some(option)
}

/// Whether the value of an option is the next word.
fn takes_next(option: &Arg) -> bool {
    option.get_action().takes_values() && !option.is_require_equals_set()
}

/// The argument without a name at a place; the last one may be repeated.
fn place(command: &Command, place: usize) -> Option<&Arg> {
    let mut arguments = command.get_positionals();
    let last = command.get_positionals().last()?;
    let may_repeat = matches!(last.get_action(), clap::ArgAction::Append);
    arguments.nth(place).or(Some(last).filter(|_| may_repeat))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_is_known_by_the_words_before_it() {
        let root = command();
        for (line, expected) in [
            ("b ", "first of benchlens"),
            ("b re", "first of benchlens"),
            ("b --the", "option of benchlens"),
            ("b report ", "reference of report"),
            ("b report a ", "heads of report"),
            ("b report a b c ", "heads of report"),
            ("b a ", "heads of benchlens"),
            ("b --theme ", "theme of benchlens"),
            ("b --theme light ", "first of benchlens"),
            ("b report a b --format=t", "format of report"),
            ("b report a b --memory ", "heads of report"),
            ("b demo --mouse ", "nothing of demo"),
            ("b demo --mouse=t", "mouse of demo"),
            ("b report -- --x", "reference of report"),
            ("b index . ", "nothing of index"),
            ("b demo --nonsense=", "nothing of demo"),
            ("b demo --memory=", "nothing of demo"),
            ("b report -", "reference of report"),
        ] {
            let line_split = Line::split(line, "");
            let position = Position::find(&root, &line_split);
            let kind = match &position.kind {
                Kind::Option => "option",
                Kind::Value(argument) => argument.get_id().as_str(),
                Kind::First => "first",
                Kind::Nothing => "nothing",
            };
            let found = format!("{kind} of {}", position.command.get_name());
            assert_eq!(found, expected, "{line}");
        }
    }
}
