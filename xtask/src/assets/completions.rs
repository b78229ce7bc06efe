//! The completions of shells.

use benchlens::cli::Cli;
use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::Files;

/// Each shell, and where it looks for completions below the prefix.
const SHELLS: [(Shell, &str); 3] = [
    (Shell::Bash, "share/bash-completion/completions/benchlens"),
    (Shell::Zsh, "share/zsh/site-functions/_benchlens"),
    (
        Shell::Fish,
        "share/fish/vendor_completions.d/benchlens.fish",
    ),
];

/// A file for each shell.
pub fn files() -> Files {
    SHELLS
        .map(|(shell, path)| {
            let mut script = Vec::new();
            generate(shell, &mut Cli::command(), "benchlens", &mut script);
            (path.to_owned(), script)
        })
        .into()
}
