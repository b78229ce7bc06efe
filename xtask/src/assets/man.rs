//! The man pages: one for the program, one for each command.

use std::error::Error;

use benchlens::cli::Cli;
use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command, CommandFactory};
use clap_mangen::Man;
use roff::{Roff, bold, roman};

use super::Files;
use super::sections::{self, Entry, Examples, Page, Section};

/// A file for each page.
///
/// # Errors
/// If a command has no page in [`sections`].
pub fn files() -> Result<Files, Box<dyn Error>> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let commands = program.get_subcommands();
    let commands: Vec<Command> = commands.filter(|it| !it.is_hide_set()).cloned().collect();
    let mut files = Files::new();
    for command in commands.into_iter().chain([program]) {
        let name = command.get_display_name().unwrap_or(command.get_name());
        let name = name.to_owned();
        let page = sections::page(&name).ok_or_else(|| format!("{name} has no sections"))?;
        let text = render(command, &name, &page)?;
        files.insert(format!("{name}.1"), text);
    }
    Ok(files)
}

fn render(command: Command, name: &str, page: &Page) -> Result<Vec<u8>, Box<dyn Error>> {
    let command = prepared(command);
    let has_commands = command.has_subcommands();
    let man = Man::new(command);
    let mut text = title(name);
    man.render_name_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    paragraphs(page.description).to_writer(&mut text)?;
    if has_commands {
        man.render_subcommands_section(&mut text)?;
    }
    man.render_options_section(&mut text)?;
    for section in page.sections {
        list(section).to_writer(&mut text)?;
    }
    examples(&page.examples).to_writer(&mut text)?;
    see_also(name).to_writer(&mut text)?;
    Ok(text)
}

/// The line of the title. The generator would leave out an empty date, and what follows would move into its place; a date
/// would be another with each build.
fn title(name: &str) -> Vec<u8> {
    let title = name.to_uppercase();
    let version = Cli::command().render_version();
    format!(
        ".TH {title} 1 \"\" \"{}\" \"User Commands\"\n",
        version.trim()
    )
    .into_bytes()
}

/// The command with its usage as `--help` prints it, its arguments below headings of their own, and its texts without
/// marks of Markdown.
fn prepared(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    let about = command.get_about().map(ToString::to_string);
    command
        .override_usage(usage)
        .long_about(format!("{}.", about.unwrap_or_default()))
        .subcommand_help_heading("COMMANDS")
        .mut_args(|argument| values_in_a_line(plain(below_heading(argument))))
}

fn below_heading(argument: Arg) -> Arg {
    if argument.is_positional() {
        below_heading_of_arguments(argument)
    } else if argument.get_help_heading() == Some("Options") {
        // Without a heading, an option is in this section anyway.
        argument.help_heading(None)
    } else {
        argument
    }
}

/// The dots of an argument that may be repeated are not added to its name by the generator.
fn below_heading_of_arguments(argument: Arg) -> Arg {
    let argument = argument.help_heading("Arguments");
    let name = argument.get_value_names().and_then(|names| names.first());
    let is_repeated = matches!(argument.get_action(), ArgAction::Append);
    match name
        .filter(|_| is_repeated)
        .map(|name| format!("{name}..."))
    {
        // A name has to live as long as the process, which is short.
        Some(name) => argument.value_name(&*name.leak()),
        None => argument,
    }
}

fn plain(argument: Arg) -> Arg {
    let unmarked = |text: &clap::builder::StyledStr| text.to_string().replace('`', "");
    let short = argument.get_help().map(unmarked);
    let long = argument.get_long_help().map(unmarked);
    let argument = match short {
        Some(text) => argument.help(text),
        None => argument,
    };
    match long {
        Some(text) => argument.long_help(text),
        None => argument,
    }
}

/// Values that need no explanation are named in the text instead of a list.
fn values_in_a_line(argument: Arg) -> Arg {
    let values = argument.get_possible_values();
    if argument.is_hide_possible_values_set()
        || values.is_empty()
        || values.iter().any(|value| value.get_help().is_some())
    {
        return argument;
    }
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    let help = argument.get_help().map(ToString::to_string);
    let help = format!("{} [{}]", help.unwrap_or_default(), names.join(", "));
    argument.help(help).hide_possible_values(true)
}

fn paragraphs(texts: &[&str]) -> Roff {
    let mut roff = Roff::new();
    for text in texts {
        roff.control("PP", []);
        roff.text([roman(*text)]);
    }
    roff
}

fn list(section: &Section) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [section.heading]);
    for Entry(term, text) in section.entries {
        roff.control("TP", []);
        roff.text([bold(*term)]);
        roff.text([roman(*text)]);
    }
    roff
}

fn examples(examples: &Examples) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]);
    for Entry(line, meaning) in *examples {
        roff.control("PP", []);
        roff.text([roman(format!("{meaning}:"))]);
        roff.control("PP", []);
        roff.control("RS", ["4"]);
        roff.control("nf", []);
        roff.text([bold(*line)]);
        roff.control("fi", []);
        roff.control("RE", []);
    }
    roff
}

fn see_also(name: &str) -> Roff {
    let others = sections::NAMES.iter().filter(|other| **other != name);
    let mut roff = Roff::new();
    roff.control("SH", ["SEE ALSO"]);
    let mut references = Vec::new();
    for (place, other) in others.enumerate() {
        let comma = if place == 0 { "" } else { ", " };
        references.extend([roman(comma), bold(*other), roman("(1)")]);
    }
    roff.text(references);
    roff
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;
    use std::process::Command as Process;

    #[test]
    fn every_page_says_how_it_ends_and_what_it_reads_and_gives_examples() {
        for (path, page) in files().expect("they can be made") {
            let page = String::from_utf8(page).expect("it is UTF-8");
            for heading in [
                "NAME",
                "SYNOPSIS",
                "DESCRIPTION",
                "OPTIONS",
                "EXIT STATUS",
                "FILES",
                "ENVIRONMENT",
                "EXAMPLES",
            ] {
                let line = page.lines().filter(|line| {
                    let heading_of = line.strip_prefix(".SH ");
                    heading_of.is_some_and(|it| it.trim_matches('"') == heading)
                });
                assert_eq!(line.count(), 1, "{path}: {heading}");
            }
            assert!(!page.contains('`'), "{path} has marks of Markdown");
        }
    }

    #[test]
    fn every_command_has_a_page() {
        let expected = Cli::command();
        let commands = expected.get_subcommands().filter(|it| !it.is_hide_set());
        let mut expected: Vec<String> = commands
            .map(|command| format!("benchlens-{}", command.get_name()))
            .chain(["benchlens".to_owned()])
            .collect();
        expected.sort();
        let mut names = sections::NAMES;
        names.sort_unstable();
        assert_eq!(names.to_vec(), expected);
    }

    #[test]
    fn the_examples_are_valid_command_lines() {
        for name in sections::NAMES {
            let page = sections::page(name).expect("it is one of them");
            for Entry(line, _) in page.examples {
                let own = line.rsplit("| ").next().expect("there is a last command");
                let words = Process::new("sh")
                    .args(["-c", &format!("printf '%s\\n' {own}")])
                    .output()
                    .expect("a shell splits the words");
                let words = String::from_utf8(words.stdout).expect("it is UTF-8");
                let parsed = Cli::try_parse_from(words.lines());
                assert!(parsed.is_ok(), "{line}: {}", parsed.err().unwrap());
            }
        }
    }

    #[test]
    #[ignore = "needs man"]
    fn man_reads_the_pages_without_a_complaint() {
        let folder = super::super::folder();
        for name in sections::NAMES {
            let output = Process::new("man")
                .args(["--warnings", "-l"])
                .arg(folder.join(format!("{name}.1")))
                .env("MANWIDTH", "80")
                .env("LC_ALL", "C.UTF-8")
                .output()
                .expect("man is installed");
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{name}");
            assert!(String::from_utf8_lossy(&output.stdout).contains("EXIT STATUS"));
        }
    }
}
