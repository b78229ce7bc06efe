//! The command `benchlens generate`, which does what `bench_runner generate_results` does, except for plots and pystats.

mod folders;
mod generate;
mod interruption;
mod output;
mod reports;
mod tables;

pub use generate::run;
