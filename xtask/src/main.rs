//! What is made from the program for its packages and its documents: `cargo xtask --help`.

mod assets;
mod dist;
mod pictures;
mod program;
mod tree;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use pictures::Purpose;

/// Makes what the packages and the documents of benchlens contain
#[derive(Parser)]
struct Xtask {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write the pictures of the documents: the program runs in a terminal, and its screens become SVG
    Pictures {
        /// The program that is shown [default: it is built]
        #[arg(long, value_name = "FILE")]
        program: Option<PathBuf>,
        /// The folder to write to [default: assets]
        #[arg(long, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Write nothing, and fail if a picture is not what the program shows
        #[arg(long)]
        check: bool,
    },
    /// Write a synthetic tree of results, to try benchlens with: random numbers like those of real nights
    Tree {
        /// The folder to write, which is new or empty
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Write the man pages from the definition of the command line
    Assets,
    /// Make everything that users of this kind of machine are given, in target/dist: the program, a wheel, a source
    /// distribution, a Debian package, an archive and checksums
    Dist,
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
        Task::Pictures {
            program,
            output,
            check,
        } => {
            let program = program.map_or_else(program::build, |file| Ok(file.canonicalize()?))?;
            let assets = || program::root().join("assets");
            let folder = output.unwrap_or_else(assets);
            let purpose = if check {
                Purpose::Check
            } else {
                Purpose::Write
            };
            let count = pictures::make(&program, &folder, purpose)?;
            let done = if check {
                "are what the program shows"
            } else {
                "were written"
            };
            Ok(format!("{count} pictures {done}: {}", folder.display()))
        }
        Task::Tree { folder } => {
            let results = tree::write(&folder)?;
            let folder = folder.display();
            Ok(format!(
                "wrote {results} results; explore them with: benchlens {folder}"
            ))
        }
        Task::Assets => assets::write(),
        Task::Dist => dist::make(),
    }
}
