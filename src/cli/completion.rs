//! The command lines of completion.

use clap::{Args, ValueEnum};

/// The shell whose completion script is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[expect(
    missing_docs,
    reason = "--help would print the comments, and the names say it"
)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// What `benchlens completions` prints.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell that is to complete command lines of benchlens
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: Shell,
}

/// What the scripts of the shells ask the program.
#[derive(Debug, Args)]
pub struct CompleteArgs {
    /// The line up to the cursor, of which bash has not told the words
    #[arg(long, value_name = "LINE", allow_hyphen_values = true)]
    pub line: Option<String>,
    /// The characters that begin what bash replaces
    #[arg(
        long,
        value_name = "BREAKS",
        requires = "line",
        default_value = "",
        allow_hyphen_values = true
    )]
    pub breaks: String,
    /// The words after the name of the program; the last is completed
    #[arg(value_name = "WORD", last = true)]
    pub words: Vec<String>,
}
