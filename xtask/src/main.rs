//! What is made from the program for its packages and its documents: `cargo xtask --help`.

use clap::{Parser, Subcommand};

/// Makes what the packages and the documents of benchlens contain
#[derive(Parser)]
struct Xtask {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {}

fn main() {
    match Xtask::parse().task {}
}
