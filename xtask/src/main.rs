//! What is made from the program for its packages and its documents: `cargo xtask --help`.

mod assets;
mod dist;

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
    /// Make everything that users of this kind of machine are given, in target/dist: the program, a wheel, a source
    /// distribution, a Debian package, an archive and checksums
    Dist,
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
        Task::Dist => dist::make(),
    }
}
