use std::process::ExitCode;

use benchlens::cli::Cli;
use benchlens::command;
use clap::Parser;

/// The command line, or one of the files, is at fault.
const FAULT: u8 = 2;

fn main() -> ExitCode {
    match command::run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            command::tell(&error.to_string());
            ExitCode::from(FAULT)
        }
    }
}
