//! What is made from the program for its packages and its documents: `cargo xtask --help`.

mod assets;

use std::error::Error;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Makes what the packages and the documents of benchlens contain
#[derive(Parser)]
struct Xtask {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write the man pages and the completions of shells from the definition of the command line
    Assets,
}

fn main() -> ExitCode {
    match run(&Xtask::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> Result<(), Box<dyn Error>> {
    match task {
        Task::Assets => assets::write(),
    }
}
