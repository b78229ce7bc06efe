//! Runs the command line, and turns the outcome into an exit status.

use std::process::ExitCode;

use benchlens::cli::Cli;
use benchlens::command::{self, Outcome};

/// `--fail-if` found what it was told to look for.
const MATCHED: u8 = 1;

/// Ctrl-C was pressed: 128 and the number of its signal, as shells have it.
const INTERRUPTED: u8 = 130;

/// The command line, or one of the files, is at fault.
const FAULT: u8 = 2;

fn main() -> ExitCode {
    match command::run(Cli::read()) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Matched) => ExitCode::from(MATCHED),
        Ok(Outcome::Interrupted) => ExitCode::from(INTERRUPTED),
        Err(error) => {
            command::tell(&error.to_string());
            ExitCode::from(FAULT)
        }
    }
}
