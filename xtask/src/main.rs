//! What is made from the program for its packages and its documents: `cargo xtask --help`.

mod tree;

use std::error::Error;
use std::path::PathBuf;
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
    /// Write a synthetic tree of results, to try benchlens with: random numbers like those of real nights
    Tree {
        /// The folder to write, which is new or empty
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(Xtask::parse().task) {
        Ok(told) => {
            eprintln!("{told}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Does a task. Returns what was done.
fn run(task: Task) -> Result<String, Box<dyn Error>> {
    match task {
        Task::Tree { folder } => {
            let results = tree::write(&folder)?;
            let folder = folder.display();
            Ok(format!(
                "wrote {results} results; explore them with: benchlens {folder}"
            ))
        }
    }
}
