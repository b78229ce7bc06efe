//! Completion of command lines: the scripts of the shells ask the program what may follow, since only the program knows
//! the names in files.

mod candidate;
mod names;
mod position;
mod split;
mod values;

use crate::cli::{CompleteArgs, Shell};
use crate::command::outcome::{Error, Outcome};
use crate::command::output;
use crate::text::visible;
use position::Position;
use split::Line;
use values::Completion;

/// Prints the script of a shell.
///
/// # Errors
/// If standard output cannot be written to.
pub fn print_script(shell: Shell) -> Result<Outcome, Error> {
    output::print(match shell {
        Shell::Bash => {
            include_str!("../../../assets/install/data/share/bash-completion/completions/benchlens")
        }
        Shell::Zsh => {
            include_str!("../../../assets/install/data/share/zsh/site-functions/_benchlens")
        }
        Shell::Fish => include_str!(
            "../../../assets/install/data/share/fish/vendor_completions.d/benchlens.fish"
        ),
    })?;
    Ok(Outcome::Done)
}

/// Prints what may be in the place of the last word: on the first line whether files or folders may be there too, then a
/// line for each word, with its meaning behind a tab.
///
/// # Errors
/// If standard output cannot be written to.
pub fn print_candidates(args: &CompleteArgs) -> Result<Outcome, Error> {
    let line = match &args.line {
        Some(line) => Line::split(line, &args.breaks),
        None => Line::of_words(&args.words),
    };
    let command = position::command();
    let position = Position::find(&command, &line);
    let Completion { files, candidates } = values::complete(&position);
    let mut text = format!("{}\n", files.name());
    for candidate in candidates {
        let word = format!("{}{}", position.before, candidate.word);
        if let Some(word) = line.replacement(&word) {
            text.push_str(&format!("{word}\t{}\n", visible(&candidate.meaning)));
        }
    }
    output::print(&text)?;
    Ok(Outcome::Done)
}
